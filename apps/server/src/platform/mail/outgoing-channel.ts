/** A message on its way to a person, complete and rendered. */
export interface OutgoingMessage {
  /** The same on every attempt, so that a receiver can recognize a repeat. */
  id: string
  channel: 'email' | 'sms'
  to: string
  /** Empty for SMS. */
  subject: string
  text: string
  html: string | null
  /** Business time at which it was written. */
  at: Date
}

/**
 * A way out of this installation. Implementations pass `outgoing-channel.test.ts`.
 *
 * `send` resolves once the other side took responsibility and rejects otherwise, within a minute. It may be called
 * again with the same message.
 */
export interface OutgoingChannel {
  /** @throws RecipientRefused when a repeat cannot help; any other error when it may */
  send(message: OutgoingMessage): Promise<void>
  close(): Promise<void>
}

/** The other side will never take mail for this address. */
export class RecipientRefused extends Error {
  override readonly name = 'RecipientRefused'
}
