import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'

/**
 * Notes that codes were in use. Only the first time of a day writes anything.
 *
 * @param day of the site's calendar, as `2031-04-05`
 */
export async function noteHeartbeats(tx: Tx, day: string, codes: readonly string[], at: Date): Promise<void> {
  const first = await sql<{ code: string }>`
    insert into license_heartbeats (day, code, first_at)
    select ${day}::date, code, ${at} from unnest(${codes}::text[]) as code
    on conflict do nothing returning code`.execute(tx)
  const used = first.rows.map((row) => row.code)
  if (used.length === 0) return
  await tx
    .updateTable('license_codes')
    .set({ last_used_at: at })
    .where('code', '=', sql<string>`any(${used}::text[])`)
    .execute()
}

/** Days in use of each code. */
export async function countHeartbeatDays(
  db: Queryable | Tx,
  codes: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('license_heartbeats')
    .select(['code', sql<bigint>`count(*)`.as('days')])
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .groupBy('code')
    .execute()
  return new Map(rows.map((row) => [row.code, Number(row.days)]))
}

export async function deleteUseOfCode(tx: Tx, code: string): Promise<void> {
  await tx.deleteFrom('license_heartbeats').where('code', '=', code).execute()
  await tx.deleteFrom('license_usage').where('code', '=', code).execute()
}

/** Users and devices are counted, never named: only a digest of what the seller's program calls them is kept. */
export function digestOfUser(code: string, id: string): string {
  return createHash('sha256').update(`${code}\n${id}`).digest('base64url')
}

/**
 * Adds software use of a day. The same user counts once; of several counts the largest stands, since programs repeat
 * themselves.
 */
export async function addSoftwareUse(
  tx: Tx,
  day: string,
  uses: readonly { code: string; digests: readonly string[]; activeNum: number | undefined }[],
): Promise<void> {
  const rows = uses.flatMap(({ code, digests, activeNum }) => [
    ...digests.map((digest) => ({ code, digest, count: null as number | null })),
    ...(activeNum === undefined ? [] : [{ code, digest: '', count: activeNum }]),
  ])
  if (rows.length === 0) return
  await sql`
    insert into license_usage (day, code, user_digest, active_num)
    select ${day}::date, u.* from unnest(${rows.map((row) => row.code)}::text[],
      ${rows.map((row) => row.digest)}::text[], ${rows.map((row) => row.count)}::integer[]) as u
    on conflict (code, day, user_digest)
    do update set active_num = greatest(license_usage.active_num, excluded.active_num)
    where excluded.active_num > license_usage.active_num`.execute(tx)
}
