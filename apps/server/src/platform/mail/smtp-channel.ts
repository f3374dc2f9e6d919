import type { Transporter } from 'nodemailer'
import { RecipientRefused, type OutgoingChannel, type OutgoingMessage } from './outgoing-channel.ts'

const CONNECT_TIMEOUT_MS = 10_000
const SILENCE_TIMEOUT_MS = 30_000

/**
 * Mail over SMTP.
 *
 * @param url `smtp://user:password@host:587` or `smtps://…`
 * @param from sender of every mail, e.g. `Yunshi <no-reply@example.com>`
 */
export function createSmtpChannel(options: { url: string; from: string }): OutgoingChannel {
  let transport: Promise<Transporter> | null = null
  // The library is loaded with the first mail: most processes send none.
  const connect = () =>
    (transport ??= import('nodemailer').then(({ default: nodemailer }) =>
      nodemailer.createTransport({
        url: options.url,
        pool: true,
        maxConnections: 3,
        connectionTimeout: CONNECT_TIMEOUT_MS,
        greetingTimeout: CONNECT_TIMEOUT_MS,
        socketTimeout: SILENCE_TIMEOUT_MS,
        disableFileAccess: true,
        disableUrlAccess: true,
      }),
    ))
  return {
    async send(message) {
      const mailer = await connect()
      try {
        await mailer.sendMail({
          from: options.from,
          // An object, not a text: a comma in an address adds no recipient.
          to: { name: '', address: message.to },
          subject: message.subject,
          text: message.text,
          ...(message.html !== null && { html: message.html }),
          messageId: messageIdOf(message, options.from),
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
      } catch (error) {
        if (isRefusal(error))
          throw new RecipientRefused(`the mail server refuses ${message.to}`, { cause: error })
        throw error
      }
    },
    async close() {
      const opened = transport
      transport = null
      if (opened) (await opened).close()
    },
  }
}

function messageIdOf(message: OutgoingMessage, from: string): string {
  const domain = /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return `<${message.id}@${domain}>`
}

/** A permanent refusal of the recipient; refusals of the sender or of the login are ours to mend and may pass. */
function isRefusal(error: unknown): boolean {
  const { command, responseCode } = error as { command?: string; responseCode?: number }
  return command === 'RCPT TO' && responseCode !== undefined && [550, 551, 553, 556].includes(responseCode)
}
