import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import type { ChosenAddresses, ReceiveSetting } from '../domain/recipients.ts'

type Reader = Tx | Queryable
export type Channel = 'email' | 'sms'

export interface Receiver {
  id: string
  accountId: string
  name: string
  email: string | null
  emailVerifiedAt: Date | null
  mobile: string | null
  mobileVerifiedAt: Date | null
  createdAt: Date
}

const receiverColumns = [
  'id',
  'account_id',
  'name',
  'email',
  'email_verified_at',
  'mobile',
  'mobile_verified_at',
  'created_at',
] as const

/** All of an account, oldest first; there are few. */
export async function listReceivers(db: Reader, accountId: string): Promise<Receiver[]> {
  const rows = await db
    .selectFrom('message_receivers')
    .select(receiverColumns)
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    emailVerifiedAt: row.email_verified_at,
    mobile: row.mobile,
    mobileVerifiedAt: row.mobile_verified_at,
    createdAt: row.created_at,
  }))
}

/** Writes the whole receiver, new or known. */
export async function saveReceiver(tx: Tx, receiver: Receiver): Promise<void> {
  const { id, accountId, createdAt, name, email, emailVerifiedAt, mobile, mobileVerifiedAt } = receiver
  const values = {
    name,
    email,
    email_verified_at: emailVerifiedAt,
    mobile,
    mobile_verified_at: mobileVerifiedAt,
  }
  await tx
    .insertInto('message_receivers')
    .values({ id, account_id: accountId, created_at: createdAt, ...values })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute()
}

/** Removes the receiver from every setting too. */
export async function deleteReceiver(tx: Tx, accountId: string, id: string): Promise<void> {
  await tx.deleteFrom('message_receivers').where('account_id', '=', accountId).where('id', '=', id).execute()
  await tx
    .updateTable('message_settings')
    .set({ receiver_ids: sql<string[]>`array_remove(receiver_ids, ${id})` })
    .where('account_id', '=', accountId)
    .where(sql<boolean>`receiver_ids @> array[${id}]`)
    .execute()
}

/** One writer of an account's receivers at a time. */
export async function lockReceivers(tx: Tx, accountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`message receivers ${accountId}`}, 0))`.execute(
    tx,
  )
}

export interface Proof {
  tokenDigest: string
  receiverId: string
  accountId: string
  channel: Channel
  address: string
  createdAt: Date
  expiresAt: Date
}

export async function insertProof(tx: Tx, proof: Proof): Promise<void> {
  await tx
    .insertInto('message_receiver_proofs')
    .values({
      token_digest: proof.tokenDigest,
      receiver_id: proof.receiverId,
      account_id: proof.accountId,
      channel: proof.channel,
      address: proof.address,
      created_at: proof.createdAt,
      expires_at: proof.expiresAt,
    })
    .execute()
}

export async function findProof(
  tx: Tx,
  tokenDigest: string,
): Promise<(Proof & { usedAt: Date | null; receiver: Pick<Receiver, 'name' | 'email' | 'mobile'> }) | null> {
  const row = await tx
    .selectFrom('message_receiver_proofs as p')
    .innerJoin('message_receivers as r', 'r.id', 'p.receiver_id')
    .selectAll('p')
    .select(['r.name', 'r.email', 'r.mobile'])
    .where('p.token_digest', '=', tokenDigest)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  return {
    tokenDigest,
    receiverId: row.receiver_id,
    accountId: row.account_id,
    // The table's check constraint holds the union.
    channel: row.channel as Channel,
    address: row.address,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
    receiver: { name: row.name, email: row.email, mobile: row.mobile },
  }
}

/** The address is confirmed from now on. */
export async function markProven(
  tx: Tx,
  proof: Pick<Proof, 'tokenDigest' | 'receiverId' | 'channel'>,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('message_receiver_proofs')
    .set({ used_at: at })
    .where('token_digest', '=', proof.tokenDigest)
    .execute()
  await tx
    .updateTable('message_receivers')
    .set(proof.channel === 'email' ? { email_verified_at: at } : { mobile_verified_at: at })
    .where('id', '=', proof.receiverId)
    .execute()
}

/** How many links an account had sent since, and when the newest to this address was. */
export async function countProofs(
  tx: Tx,
  of: { accountId: string; channel: Channel; address: string },
  since: Date,
): Promise<{ ofAccount: number; lastAt: Date | null }> {
  const row = await tx
    .selectFrom('message_receiver_proofs')
    .select([
      sql<bigint>`count(*)`.as('count'),
      sql<Date | null>`max(created_at) filter (where channel = ${of.channel} and address = ${of.address})`.as(
        'last_at',
      ),
    ])
    .where('account_id', '=', of.accountId)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow()
  return { ofAccount: Number(row.count), lastAt: row.last_at }
}

/** Removes links that are long over, some at a time. @returns how many */
export async function deleteOldProofs(db: Queryable, before: Date, limit: number): Promise<number> {
  const old = db
    .selectFrom('message_receiver_proofs')
    .select('token_digest')
    .where('created_at', '<', before)
    .limit(limit)
  const result = await db
    .deleteFrom('message_receiver_proofs')
    .where('token_digest', 'in', old)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

/** What the account chose, by type. */
export async function listSettings(db: Reader, accountId: string): Promise<Map<string, ReceiveSetting>> {
  const rows = await db
    .selectFrom('message_settings')
    .select(['type', 'email', 'sms', 'receiver_ids'])
    .where('account_id', '=', accountId)
    .execute()
  return new Map(
    rows.map(({ type, email, sms, receiver_ids: receiverIds }) => [type, { email, sms, receiverIds }]),
  )
}

export async function saveSetting(
  tx: Tx,
  accountId: string,
  type: string,
  setting: ReceiveSetting,
  at: Date,
): Promise<void> {
  const values = {
    email: setting.email,
    sms: setting.sms,
    receiver_ids: [...setting.receiverIds],
    updated_at: at,
  }
  await tx
    .insertInto('message_settings')
    .values({ account_id: accountId, type, ...values })
    .onConflict((conflict) => conflict.columns(['account_id', 'type']).doUpdateSet(values))
    .execute()
}

export async function deleteSetting(tx: Tx, accountId: string, type: string): Promise<void> {
  await tx
    .deleteFrom('message_settings')
    .where('account_id', '=', accountId)
    .where('type', '=', type)
    .execute()
}

/** What was chosen for a type, with the confirmed addresses of its receivers; `null`: nothing was. */
export async function findChosen(
  tx: Tx,
  accountId: string,
  type: string,
): Promise<{ email: boolean; sms: boolean; addresses: ChosenAddresses } | null> {
  const rows = await tx
    .selectFrom('message_settings as s')
    .leftJoin('message_receivers as r', (join) =>
      join.onRef('r.account_id', '=', 's.account_id').on(sql<boolean>`r.id = any(s.receiver_ids)`),
    )
    .select(['s.email as by_email', 's.sms as by_sms'])
    .select(['r.email', 'r.email_verified_at', 'r.mobile', 'r.mobile_verified_at'])
    .where('s.account_id', '=', accountId)
    .where('s.type', '=', type)
    .orderBy('r.created_at')
    .execute()
  const [first] = rows
  if (!first) return null
  return {
    email: first.by_email,
    sms: first.by_sms,
    addresses: {
      email: rows.flatMap((row) => (row.email !== null && row.email_verified_at !== null ? [row.email] : [])),
      sms: rows.flatMap((row) =>
        row.mobile !== null && row.mobile_verified_at !== null ? [row.mobile] : [],
      ),
    },
  }
}
