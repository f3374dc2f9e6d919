import { sql } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { OutgoingMessage } from '../../platform/mail/outgoing-channel.ts'

type Reader = Tx | Queryable

/** A message that this process may send until its lease ends. */
export interface ClaimedMessage extends OutgoingMessage {
  /** Attempts including the one now due. */
  attempt: number
}

export interface ParkedMessage {
  id: string
  accountId: string | null
  channel: 'email' | 'sms'
  recipient: string
  subject: string
  failure: string | null
  createdAt: Date
}

/** The row is due at once, in real time. */
export async function insertOutgoing(
  tx: Tx,
  message: OutgoingMessage & { accountId: string | null },
): Promise<void> {
  await tx
    .insertInto('outgoing_messages')
    .values({
      id: message.id,
      account_id: message.accountId,
      channel: message.channel,
      recipient: message.to,
      subject: message.subject,
      body_text: message.text,
      body_html: message.html,
      next_attempt_at: sql<Date>`now()`,
      created_at: message.at,
    })
    .execute()
}

/**
 * Takes due messages by pushing their next attempt behind the lease: other workers pass them by, and a worker that
 * dies leaves them to be tried again.
 */
export async function claimDue(
  db: Queryable,
  limit: number,
  leaseSeconds: number,
): Promise<ClaimedMessage[]> {
  const due = db
    .selectFrom('outgoing_messages')
    .select('id')
    .where('state', '=', 'PENDING')
    .where('next_attempt_at', '<=', sql<Date>`now()`)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
  const rows = await db
    .updateTable('outgoing_messages')
    .set((set) => ({
      attempts: set('attempts', '+', 1),
      next_attempt_at: sql<Date>`now() + make_interval(secs => ${leaseSeconds})`,
    }))
    .where('id', 'in', due)
    .returningAll()
    .execute()
  return rows.map((row) => ({
    id: row.id,
    // The table's check constraint holds the union.
    channel: row.channel as 'email' | 'sms',
    to: row.recipient,
    subject: row.subject,
    text: row.body_text,
    html: row.body_html,
    at: row.created_at,
    attempt: row.attempts,
  }))
}

/**
 * Writes the outcome of an attempt. Nothing happens when the lease was lost and another worker has tried since.
 *
 * @param outcome `retryInMs: null` parks the message
 */
export async function settleAttempt(
  db: Queryable,
  claimed: { id: string; attempt: number },
  outcome: { sent: true } | { sent: false; failure: string; retryInMs: number | null },
): Promise<void> {
  await db
    .updateTable('outgoing_messages')
    .set(
      outcome.sent
        ? { state: 'SENT', sent_at: sql<Date>`now()`, next_attempt_at: null, failure: null }
        : outcome.retryInMs === null
          ? { state: 'PARKED', next_attempt_at: null, failure: outcome.failure }
          : {
              next_attempt_at: sql<Date>`now() + make_interval(secs => ${outcome.retryInMs / 1000})`,
              failure: outcome.failure,
            },
    )
    .where('id', '=', claimed.id)
    .where('attempts', '=', claimed.attempt)
    .where('state', '=', 'PENDING')
    .execute()
}

export async function listParked(db: Reader, limit: number): Promise<ParkedMessage[]> {
  const rows = await db
    .selectFrom('outgoing_messages')
    .select(['id', 'account_id', 'channel', 'recipient', 'subject', 'failure', 'created_at'])
    .where('state', '=', 'PARKED')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    channel: row.channel as 'email' | 'sms',
    recipient: row.recipient,
    subject: row.subject,
    failure: row.failure,
    createdAt: row.created_at,
  }))
}

/** A parked message becomes due again with all its attempts. */
export async function replayParked(tx: Tx, id: string): Promise<boolean> {
  const result = await tx
    .updateTable('outgoing_messages')
    .set({ state: 'PENDING', attempts: 0, next_attempt_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '=', 'PARKED')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
