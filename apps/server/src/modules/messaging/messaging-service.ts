import { addDays } from '../../kernel/calendar.ts'
import { cutPage, decodeCursor, type Page } from '../../kernel/paging.ts'
import type { Locale } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { createFileMailbox } from '../../platform/mail/file-mailbox.ts'
import type { OutgoingMessage } from '../../platform/mail/outgoing-channel.ts'
import { createSmtpChannel } from '../../platform/mail/smtp-channel.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Contact, SendCode } from '../identity/index.ts'
import { bodyHtmlOf, codeMessageOf, mailOf, smsOf, wordsOf } from './domain/render-message.ts'
import type { MessageKind, MessageTemplate } from './domain/message-template.ts'
import { messageTypeRules, typeOfTemplate } from './domain/message-types.ts'
import { recipientsOf } from './domain/recipients.ts'
import { isTemplateName, templates, type TemplateName, type TemplateValues } from './domain/templates.ts'
import {
  countUnread,
  deleteMessages,
  deleteOldMessages,
  insertMessage,
  listMessages,
  markRead,
  type StoredMessage,
} from './message-repository.ts'
import { findChosen } from './receivers/receiver-repository.ts'
import { insertOutgoing, listParked, replayParked } from './outgoing-repository.ts'
import { createOutgoingSweep, type OutgoingChannels } from './outgoing-sender.ts'
import { createReceiverService, type ReceiverDeps } from './receivers/receiver-service.ts'

export type MessagingService = ReturnType<typeof createMessagingService>

export interface MessagingDeps {
  /** Where the owner of an account is reached; read in the caller's transaction, which may just have made it. */
  contactOf: (tx: Tx, accountId: string) => Promise<Contact | null>
  receivers: Omit<ReceiverDeps, 'channels' | 'queue'>
  /** `null`: mails go to the file mailbox, in a sandbox only. */
  smtpUrl: string | null
  mailFrom: string
  mailboxDir: string
}

export interface Notice<Name extends TemplateName> {
  accountId: string
  template: Name
  values: TemplateValues[Name]
  /** Path in the web application, instead of the template's own. */
  link?: string
  /** Ways beside the in-site message, instead of the template's own (buyer 20). */
  channels?: { email?: boolean; sms?: boolean }
  /** Gets the mail whatever the account chose, in place of its owner: a seller's service address (SELL-MSG-04). */
  emailTo?: string | null
  /** Gets the SMS whatever the account chose, in place of its owner: the contact named in an application (SELL-MSG-04). */
  smsTo?: string | null
  /** Business time at which the fact became true; now, unless an event is delivered later. */
  at?: Date
}

/** A message in the reader's language. */
export interface ReadableMessage {
  id: string
  kind: MessageKind
  title: string
  bodyHtml: string
  link: string | null
  readAt: Date | null
  createdAt: Date
}

/** Old messages removed in one look. */
const RETENTION_BATCH = 5000

/** In-site messages, mails and SMS (BUY-MSG, buyer 20). */
export function createMessagingService(platform: Platform, deps: MessagingDeps) {
  const { db, clock, audit } = platform
  const mailbox = platform.sandbox ? createFileMailbox(deps.mailboxDir) : null
  const smtp = deps.smtpUrl === null ? null : createSmtpChannel({ url: deps.smtpUrl, from: deps.mailFrom })
  const email = smtp ?? mailbox
  const channels: OutgoingChannels = { ...(email && { email }), ...(mailbox && { sms: mailbox }) }

  async function queue(
    tx: Tx,
    accountId: string | null,
    message: Omit<OutgoingMessage, 'id'>,
  ): Promise<void> {
    await insertOutgoing(tx, { ...message, id: newId('out'), accountId })
  }

  const sendCode: SendCode = async (tx, { channel, recipient, code, purpose, locale, ...rest }) => {
    const message = codeMessageOf(code, purpose, rest.expiresInSeconds / 60, locale)
    const { subject, text, html } =
      channel === 'email' ? message : { subject: '', text: message.sms, html: null }
    await queue(tx, rest.accountId, { channel, to: recipient, subject, text, html, at: clock.now() })
  }

  const receivers = createReceiverService(platform, {
    channels: new Set((['email', 'sms'] as const).filter((channel) => channels[channel] !== undefined)),
    queue,
    ...deps.receivers,
  })

  return {
    receivers,

    sweeps: [
      createOutgoingSweep({ db, logger: platform.logger, channels }),
      {
        // SELL-MSG-06: what is older goes, a batch at a time.
        name: 'messaging.retention',
        everyMs: 600_000,
        run: () =>
          deleteOldMessages(
            db.query,
            addDays(clock.now(), -platform.settings.MESSAGE_RETENTION_DAYS),
            RETENTION_BATCH,
          ),
      },
      ...receivers.sweeps,
    ],

    sendCode,

    /**
     * Writes an in-site message and, for each way out that has an address, a mail or SMS, all in the caller's
     * transaction: whoever rolls back told nobody. In-site cannot be turned off (BUY-MSG-01); who gets the others is
     * the account's choice (SELL-MSG-03).
     */
    async notify<Name extends TemplateName>(tx: Tx, notice: Notice<Name>): Promise<void> {
      const template: MessageTemplate<TemplateValues[Name]> = templates[notice.template]
      const at = notice.at ?? clock.now()
      const link = notice.link ?? template.link(notice.values)
      await insertMessage(tx, {
        id: newId('msg'),
        accountId: notice.accountId,
        kind: template.kind,
        template: notice.template,
        values: notice.values,
        link,
        createdAt: at,
      })
      const contact = await deps.contactOf(tx, notice.accountId)
      if (!contact) return
      const words = wordsOf(notice.template, notice.values, contact)
      const type = typeOfTemplate[notice.template]
      const recipients = recipientsOf({
        own: { email: template.email, sms: template.sms, ...notice.channels },
        mandatory: messageTypeRules[type].mandatory,
        chosen: await findChosen(tx, notice.accountId, type),
        owner: contact,
        registered: { email: notice.emailTo ?? null, sms: notice.smsTo ?? null },
      })
      for (const { channel, to } of recipients)
        if (channels[channel])
          await queue(tx, notice.accountId, {
            channel,
            to,
            at,
            ...(channel === 'email'
              ? mailOf(words, contact.locale, `${platform.baseUrl}${link}`)
              : {
                  subject: '',
                  text: smsOf(words.paragraphs[0] ?? words.title, contact.locale),
                  html: null,
                }),
          })
    },

    /** Newest first, in the reader's language (BUY-MSG-02). */
    async list(
      actor: Actor,
      filter: { unread: boolean; kind: MessageKind | null; cursor: string | null; limit: number },
    ): Promise<Page<ReadableMessage>> {
      const rows = await listMessages(db.query, actor.accountId, {
        unread: filter.unread,
        kind: filter.kind,
        after: filter.cursor === null ? null : decodeCursor(filter.cursor),
        limit: filter.limit,
      })
      const page = cutPage(rows, filter.limit, (row) => ({ at: row.createdAt, id: row.id }))
      return { ...page, items: page.items.map((row) => readable(row, actor)) }
    },

    /** @returns how many are still unread */
    async markRead(actor: Actor, which: { ids: readonly string[] } | 'all'): Promise<number> {
      return db.transaction(async (tx) => {
        await markRead(tx, actor.accountId, which, clock.now())
        return countUnread(tx, actor.accountId)
      })
    },

    /** Removes messages for everybody of the account (SELL-MSG-06). @returns how many are still unread */
    async remove(actor: Actor, ids: readonly string[]): Promise<number> {
      return db.transaction(async (tx) => {
        const removed = await deleteMessages(tx, actor.accountId, ids)
        if (removed > 0)
          await audit.append(tx, actor, {
            action: 'account.messages_delete',
            objectType: 'account',
            objectId: actor.accountId,
            after: { messages: removed },
          })
        return countUnread(tx, actor.accountId)
      })
    },

    countUnread: (accountId: string) => countUnread(db.query, accountId),

    /** Messages that never left this machine, newest first; `null` outside a sandbox. */
    mailbox,

    /** Mails and SMS that could not be sent. */
    listParked: (limit: number) => listParked(db.query, limit),

    /** @returns false when nothing of that id is parked */
    replay: (tx: Tx, id: string) => replayParked(tx, id),

    async close(): Promise<void> {
      await Promise.all([smtp?.close(), mailbox?.close()])
    },
  }
}

function readable(row: StoredMessage, reader: { locale: Locale; timeZone: string }): ReadableMessage {
  const { id, kind, link, readAt, createdAt } = row
  const facts = { id, kind, link, readAt, createdAt }
  // A template that a later version dropped must not make the whole list unreadable.
  if (!isTemplateName(row.template))
    return { ...facts, title: reader.locale === 'en' ? 'Message' : '消息', bodyHtml: '' }
  // Values were written by `notify` under the same template.
  const words = wordsOf(row.template, row.values as never, reader)
  return { ...facts, title: words.title, bodyHtml: bodyHtmlOf(words) }
}
