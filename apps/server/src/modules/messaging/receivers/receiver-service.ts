import { randomBytes } from 'node:crypto'
import { addDays } from '../../../kernel/calendar.ts'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { Locale } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { OutgoingMessage } from '../../../platform/mail/outgoing-channel.ts'
import type { Platform } from '../../../platform/platform.ts'
import {
  isMessageType,
  messageTypeRules,
  ownWaysOf,
  typesFor,
  type MessageType,
} from '../domain/message-types.ts'
import {
  checkReceiver,
  PROOF_DAYS,
  PROOF_RESEND_SECONDS,
  PROOFS_A_DAY,
  RECEIVERS_MAX,
} from '../domain/receiver-form.ts'
import type { ReceiveSetting } from '../domain/recipients.ts'
import { receiverProofOf } from '../domain/render-message.ts'
import {
  countProofs,
  deleteOldProofs,
  deleteReceiver,
  deleteSetting,
  findProof,
  insertProof,
  listReceivers,
  listSettings,
  lockReceivers,
  markProven,
  saveReceiver,
  saveSetting,
  type Channel,
  type Receiver,
} from './receiver-repository.ts'

export type { Receiver }
export type ReceiverService = ReturnType<typeof createReceiverService>

export interface ReceiverDeps {
  /** Ways that leave this installation. */
  channels: ReadonlySet<Channel>
  /** Writes a mail or SMS that leaves after the commit. */
  queue: (tx: Tx, accountId: string, message: Omit<OutgoingMessage, 'id'>) => Promise<void>
  parseEmail: (text: string) => string | null
  parseMobile: (text: string) => string | null
  accountNameOf: (tx: Tx, accountId: string) => Promise<string>
}

/** What the reader of a message type chose, or what holds without a choice. */
export interface TypeSetting extends ReceiveSetting {
  type: MessageType
  mandatory: boolean
  isOwn: boolean
}

const OLD_PROOFS_DAYS = 30
const BATCH = 5000

/** Whom an account wants to be told, and of what (SELL-MSG-02, 03; BUY-MSG-03). */
export function createReceiverService(platform: Platform, deps: ReceiverDeps) {
  const { db, clock, audit, vault } = platform
  const digestOf = (token: string) => vault.digest('receiver-proof', token)

  const addressOf = (receiver: Receiver, channel: Channel) =>
    channel === 'email' ? receiver.email : receiver.mobile
  const isVerified = (receiver: Receiver, channel: Channel) =>
    (channel === 'email' ? receiver.emailVerifiedAt : receiver.mobileVerifiedAt) !== null

  /** Sends the link that confirms an address to that address. */
  async function sendProof(tx: Tx, actor: Actor, receiver: Receiver, channel: Channel): Promise<void> {
    const address = addressOf(receiver, channel)
    if (address === null || !deps.channels.has(channel)) return
    const now = clock.now()
    const of = { accountId: actor.accountId, channel, address }
    const { ofAccount, lastAt } = await countProofs(tx, of, addDays(now, -1))
    const wait = lastAt === null ? 0 : PROOF_RESEND_SECONDS - (now.getTime() - lastAt.getTime()) / 1000
    if (wait > 0)
      throw new DomainError('rate_limited', 'MSG_PROOF_TOO_SOON', {
        values: { retryAfterSeconds: Math.ceil(wait) },
      })
    if (ofAccount >= PROOFS_A_DAY)
      throw new DomainError('rate_limited', 'MSG_PROOFS_MANY', { values: { max: PROOFS_A_DAY } })
    const token = randomBytes(16).toString('base64url')
    await insertProof(tx, {
      ...of,
      receiverId: receiver.id,
      tokenDigest: digestOf(token),
      createdAt: now,
      expiresAt: addDays(now, PROOF_DAYS),
    })
    const url = `${platform.baseUrl}/confirm-receiver#${token}`
    const { subject, text, html, sms } = receiverProofOf(
      { accountName: actor.accountName, receiverName: receiver.name, days: PROOF_DAYS, url },
      actor.locale,
    )
    await deps.queue(tx, actor.accountId, {
      channel,
      to: address,
      at: now,
      ...(channel === 'email' ? { subject, text, html } : { subject: '', text: sms, html: null }),
    })
  }

  async function edit(
    actor: Actor,
    id: string | null,
    typed: { name: string; email: string; mobile: string },
  ): Promise<Receiver> {
    return db.transaction(async (tx) => {
      await lockReceivers(tx, actor.accountId)
      const all = await listReceivers(tx, actor.accountId)
      const before = id === null ? null : (all.find((receiver) => receiver.id === id) ?? null)
      if (id !== null && before === null) throw notFound('message receiver')
      if (id === null && all.length >= RECEIVERS_MAX)
        throw new DomainError('conflict', 'MSG_RECEIVERS_MANY', { values: { max: RECEIVERS_MAX } })
      const { form, problems } = checkReceiver(
        typed,
        { email: deps.parseEmail, mobile: deps.parseMobile },
        all.filter((receiver) => receiver.id !== id),
      )
      if (problems.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields: problems })
      const keepsEmail = before !== null && before.email === form.email
      const keepsMobile = before !== null && before.mobile === form.mobile
      const receiver: Receiver = {
        id: before?.id ?? newId('mrc'),
        accountId: actor.accountId,
        createdAt: before?.createdAt ?? clock.now(),
        ...form,
        // Another address has to be confirmed anew.
        emailVerifiedAt: keepsEmail ? before.emailVerifiedAt : null,
        mobileVerifiedAt: keepsMobile ? before.mobileVerifiedAt : null,
      }
      await saveReceiver(tx, receiver)
      if (!keepsEmail) await sendProof(tx, actor, receiver, 'email')
      if (!keepsMobile) await sendProof(tx, actor, receiver, 'sms')
      await audit.append(tx, actor, {
        action: id === null ? 'account.message_receiver_create' : 'account.message_receiver_change',
        objectType: 'message_receiver',
        objectId: receiver.id,
        ...(before && { before: { name: before.name, email: before.email, mobile: before.mobile } }),
        after: { name: receiver.name, email: receiver.email, mobile: receiver.mobile },
      })
      return receiver
    })
  }

  const settingOf = (type: MessageType, chosen: ReceiveSetting | undefined): TypeSetting => ({
    type,
    mandatory: messageTypeRules[type].mandatory,
    isOwn: chosen !== undefined,
    ...(chosen ?? { ...ownWaysOf(type), receiverIds: [] }),
  })

  return {
    sweeps: [
      {
        name: 'messaging.receiver_proofs',
        everyMs: 3_600_000,
        run: () => deleteOldProofs(db.query, addDays(clock.now(), -OLD_PROOFS_DAYS), BATCH),
      },
    ],

    list: (actor: Actor) => listReceivers(db.query, actor.accountId),

    /** @throws VALIDATION_FAILED, MSG_RECEIVERS_MANY, MSG_PROOFS_MANY */
    create: (actor: Actor, typed: { name: string; email: string; mobile: string }) =>
      edit(actor, null, typed),

    /** Another address has to be confirmed anew. @throws as `create`, and not_found */
    change: (actor: Actor, id: string, typed: { name: string; email: string; mobile: string }) =>
      edit(actor, id, typed),

    async remove(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        await lockReceivers(tx, actor.accountId)
        const receiver = (await listReceivers(tx, actor.accountId)).find((one) => one.id === id)
        if (!receiver) throw notFound('message receiver')
        await deleteReceiver(tx, actor.accountId, id)
        await audit.append(tx, actor, {
          action: 'account.message_receiver_delete',
          objectType: 'message_receiver',
          objectId: id,
          before: { name: receiver.name, email: receiver.email, mobile: receiver.mobile },
        })
      })
    },

    /** Sends the link once more. @throws MSG_RECEIVER_CONFIRMED, MSG_PROOF_TOO_SOON, MSG_PROOFS_MANY */
    async resend(actor: Actor, id: string, channel: Channel): Promise<void> {
      await db.transaction(async (tx) => {
        await lockReceivers(tx, actor.accountId)
        const receiver = (await listReceivers(tx, actor.accountId)).find((one) => one.id === id)
        if (!receiver || addressOf(receiver, channel) === null) throw notFound('message receiver')
        if (isVerified(receiver, channel)) throw new DomainError('conflict', 'MSG_RECEIVER_CONFIRMED')
        await sendProof(tx, actor, receiver, channel)
        await audit.append(tx, actor, {
          action: 'account.message_receiver_resend',
          objectType: 'message_receiver',
          objectId: id,
          after: { channel },
        })
      })
    },

    /**
     * Reads a link, and confirms the address that it was sent to when told so. A link that was used already answers as
     * confirmed: people click twice.
     *
     * @throws MSG_PROOF_INVALID for links that are unknown, too old, or of an address that was changed
     */
    async confirm(token: string, confirms: boolean) {
      return db.transaction(async (tx) => {
        const proof = await findProof(tx, digestOf(token))
        const present = proof && (proof.channel === 'email' ? proof.receiver.email : proof.receiver.mobile)
        if (!proof || present !== proof.address || (proof.usedAt === null && proof.expiresAt <= clock.now()))
          throw new DomainError('not_found', 'MSG_PROOF_INVALID')
        if (confirms && proof.usedAt === null) await markProven(tx, proof, clock.now())
        return {
          accountName: await deps.accountNameOf(tx, proof.accountId),
          receiverName: proof.receiver.name,
          channel: proof.channel,
          isConfirmed: confirms || proof.usedAt !== null,
        }
      })
    },

    /** Every type that people of the account have messages of. */
    async settings(actor: Actor): Promise<TypeSetting[]> {
      const chosen = await listSettings(db.query, actor.accountId)
      return typesFor(actor.roles).map((type) => settingOf(type, chosen.get(type)))
    },

    /**
     * @param setting `null` goes back to the type's own ways
     * @throws MSG_TYPE_MANDATORY when a mandatory type would lose one of its own ways
     */
    async choose(actor: Actor, type: string, setting: ReceiveSetting | null): Promise<TypeSetting> {
      if (!isMessageType(type) || !typesFor(actor.roles).includes(type)) throw notFound('message type')
      const own = ownWaysOf(type)
      if (
        setting !== null &&
        messageTypeRules[type].mandatory &&
        ((own.email && !setting.email) || (own.sms && !setting.sms))
      )
        throw new DomainError('conflict', 'MSG_TYPE_MANDATORY')
      return db.transaction(async (tx) => {
        await lockReceivers(tx, actor.accountId)
        const known = new Set((await listReceivers(tx, actor.accountId)).map(({ id }) => id))
        const before = (await listSettings(tx, actor.accountId)).get(type)
        const next = setting && {
          ...setting,
          receiverIds: [...new Set(setting.receiverIds)].filter((id) => known.has(id)),
        }
        if (next === null) await deleteSetting(tx, actor.accountId, type)
        else await saveSetting(tx, actor.accountId, type, next, clock.now())
        await audit.append(tx, actor, {
          action: 'account.message_setting_change',
          objectType: 'message_setting',
          objectId: type,
          ...(before && { before: { ...before } }),
          after: next === null ? { own: true } : { ...next },
        })
        return settingOf(type, next ?? undefined)
      })
    },

    /** Names and scenes of a type for its reader. */
    describe: (type: MessageType, locale: Locale) => {
      const { name, scenes } = messageTypeRules[type]
      return locale === 'en' ? { name: name.en, scenes: scenes.en } : { name: name.zh, scenes: scenes.zh }
    },

    receiversMax: RECEIVERS_MAX,
  }
}
