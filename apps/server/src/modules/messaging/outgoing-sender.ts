import type { Logger } from 'pino'
import type { Database } from '../../platform/db/database.ts'
import type { Sweep } from '../../platform/jobs/job-worker.ts'
import { RecipientRefused, type OutgoingChannel } from '../../platform/mail/outgoing-channel.ts'
import { retryDelayMs } from './domain/backoff.ts'
import { claimDue, settleAttempt, type ClaimedMessage } from './outgoing-repository.ts'

export type OutgoingChannels = Partial<Record<'email' | 'sms', OutgoingChannel>>

const BATCH = 50
/** Sent at once; slow servers hold up few others. */
const PARALLEL = 5
/** Longer than a batch can take when every attempt runs into its time limit. */
const LEASE_SECONDS = 900

/**
 * Sends what is due, outside any transaction: claim and commit, send, then write the outcome. A worker that dies in
 * between leaves the message to be sent again after the lease, under the same message id.
 */
export function createOutgoingSweep(deps: {
  db: Database
  logger: Logger
  channels: OutgoingChannels
}): Sweep {
  const { db, logger, channels } = deps

  async function attempt(message: ClaimedMessage): Promise<void> {
    try {
      const channel = channels[message.channel]
      if (!channel) throw new Error(`no channel for ${message.channel} is configured`)
      await channel.send(message)
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      const refused = error instanceof RecipientRefused
      const retryInMs = refused ? null : retryDelayMs(message.attempt, Math.random())
      await settleAttempt(db.query, message, { sent: false, failure: failure.slice(0, 500), retryInMs })
      const facts = { err: error, messageId: message.id, channel: message.channel, attempt: message.attempt }
      if (retryInMs === null) logger.error(facts, 'outgoing message parked')
      else logger.warn({ ...facts, retryInMs }, 'outgoing message failed, trying again')
      return
    }
    await settleAttempt(db.query, message, { sent: true })
  }

  return {
    name: 'messaging.outgoing',
    everyMs: 1000,
    async run() {
      const claimed = await claimDue(db.query, BATCH, LEASE_SECONDS)
      const waiting = [...claimed]
      const line = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) await attempt(next)
      }
      await Promise.all(Array.from({ length: PARALLEL }, line))
      return claimed.length
    },
  }
}
