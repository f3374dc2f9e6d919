import { sql } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'
import type { Actor } from '../actor.ts'
import type { Vault } from '../crypto/envelope.ts'
import type { Database, Tx } from '../db/database.ts'
import { newId } from '../ids.ts'
import { auditText, GENESIS_HASH, type AuditContent } from './audit-chain.ts'

export interface AuditEntry {
  action: string
  objectType: string
  objectId: string
  before?: Record<string, unknown> | null
  after?: Record<string, unknown> | null
  reason?: string | null
}

/** Who is written down: a person, or the system with the account it acted for. */
export type AuditActor = Actor | { system: string; accountId: string | null }

export interface AuditLog {
  /**
   * Appends one row in the caller's transaction. The head of the account's chain is locked until the commit, so call
   * it last: it is the one lock that all writes of an account share.
   */
  append(tx: Tx, actor: AuditActor, entry: AuditEntry): Promise<void>
}

export interface AuditVerification {
  rows: number
  chains: number
  problems: string[]
}

export function createAuditLog(deps: { clock: Clock; vault: Vault }): AuditLog {
  return {
    async append(tx, actor, entry) {
      const person = 'userId' in actor
      const chain = actor.accountId ?? 'system'
      await sql`insert into audit_heads (chain, seq, hash) values (${chain}, 0, ${GENESIS_HASH})
        on conflict (chain) do nothing`.execute(tx)
      const head = await tx
        .selectFrom('audit_heads')
        .select(['seq', 'hash'])
        .where('chain', '=', chain)
        .forUpdate()
        .executeTakeFirstOrThrow()
      const content: AuditContent = {
        id: newId('aud'),
        chain,
        seq: head.seq + 1n,
        recordedAt: new Date(),
        businessTime: deps.clock.now(),
        actorUserId: person ? actor.userId : null,
        actorAccountId: actor.accountId,
        actorRole: person ? roleOf(actor, entry.action) : actor.system,
        ip: person ? actor.ip : null,
        action: entry.action,
        objectType: entry.objectType,
        objectId: entry.objectId,
        before: entry.before ?? null,
        after: entry.after ?? null,
        reason: entry.reason ?? null,
        requestId: person ? actor.requestId : null,
      }
      const hash = deps.vault.digest('audit', auditText(content, head.hash))
      await tx
        .insertInto('audit_log')
        .values({
          id: content.id,
          chain,
          seq: content.seq,
          recorded_at: content.recordedAt,
          business_time: content.businessTime,
          actor_user_id: content.actorUserId,
          actor_account_id: content.actorAccountId,
          actor_role: content.actorRole,
          ip: content.ip,
          action: content.action,
          object_type: content.objectType,
          object_id: content.objectId,
          before: content.before === null ? null : JSON.stringify(content.before),
          after: content.after === null ? null : JSON.stringify(content.after),
          reason: content.reason,
          request_id: content.requestId,
          previous_hash: head.hash,
          hash,
        })
        .execute()
      await tx.updateTable('audit_heads').set({ seq: content.seq, hash }).where('chain', '=', chain).execute()
    },
  }
}

/** The role in which a person did it follows from the area of the action. */
function roleOf(actor: Actor, action: string): string {
  const area = action.startsWith('ops.') ? 'operator' : action.startsWith('seller.') ? 'seller' : 'buyer'
  return actor.kind === 'iam' ? `${area} sub-user` : area
}

const PROBLEMS_MAX = 20
const BATCH = 5000

/** Recomputes every chain and names each row that was edited, removed or put in (`yunshi audit verify`). */
export async function verifyAuditLog(db: Database, vault: Vault): Promise<AuditVerification> {
  const heads = new Map(
    (await db.query.selectFrom('audit_heads').selectAll().execute()).map((head) => [head.chain, head]),
  )
  const problems: string[] = []
  const report = (text: string) => {
    if (problems.length < PROBLEMS_MAX) problems.push(text)
  }
  const last = new Map<string, { seq: bigint; hash: string }>()
  let rows = 0
  let after: { chain: string; seq: bigint } | null = null
  for (;;) {
    let query = db.query.selectFrom('audit_log').selectAll().orderBy('chain').orderBy('seq').limit(BATCH)
    if (after) {
      const { chain, seq }: { chain: string; seq: bigint } = after
      query = query.where(sql<boolean>`(chain, seq) > (${chain}, ${seq})`)
    }
    const batch = await query.execute()
    for (const row of batch) {
      rows++
      const previous = last.get(row.chain) ?? { seq: 0n, hash: GENESIS_HASH }
      if (row.seq !== previous.seq + 1n)
        report(`chain ${row.chain}: rows between ${previous.seq} and ${row.seq} are missing or doubled`)
      const content: AuditContent = {
        id: row.id,
        chain: row.chain,
        seq: row.seq,
        recordedAt: row.recorded_at,
        businessTime: row.business_time,
        actorUserId: row.actor_user_id,
        actorAccountId: row.actor_account_id,
        actorRole: row.actor_role,
        ip: row.ip,
        action: row.action,
        objectType: row.object_type,
        objectId: row.object_id,
        before: row.before,
        after: row.after,
        reason: row.reason,
        requestId: row.request_id,
      }
      if (row.previous_hash !== previous.hash)
        report(`chain ${row.chain}: row ${row.seq} does not follow its predecessor`)
      if (vault.digest('audit', auditText(content, row.previous_hash)) !== row.hash)
        report(`chain ${row.chain}: row ${row.seq} (${row.action} ${row.object_id}) was edited`)
      last.set(row.chain, { seq: row.seq, hash: row.hash })
    }
    const end = batch.at(-1)
    if (!end || batch.length < BATCH) break
    after = { chain: end.chain, seq: end.seq }
  }
  for (const [chain, head] of heads) {
    const end = last.get(chain) ?? { seq: 0n, hash: GENESIS_HASH }
    if (head.seq !== end.seq || head.hash !== end.hash)
      report(`chain ${chain}: ends at row ${end.seq}, its head says ${head.seq}`)
  }
  for (const chain of last.keys()) if (!heads.has(chain)) report(`chain ${chain}: has no head`)
  return { rows, chains: heads.size, problems }
}
