import { randomInt } from 'node:crypto'
import { DomainError } from '../../kernel/errors.ts'
import type { Locale } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import { equalSecrets } from '../../platform/crypto/envelope.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  findContact,
  getAccount,
  getUser,
  listLoginCandidates,
  lockUntilCommit,
} from './account-repository.ts'
import { countTry, findLastSentAt, insertCode, markCodeUsed } from './code-repository.ts'
import { normalizeLogin, parseContact, type ContactChannel } from './domain/contact-rules.ts'
import {
  CODE_EXPIRES_SECONDS,
  CODE_RESEND_SECONDS,
  formatCode,
  resendWaitSeconds,
  type CodePurpose,
} from './domain/verification-code.ts'

export type CodeService = ReturnType<typeof createCodeService>

/** How a code leaves: messaging, handed over where the program is composed. */
export type SendCode = (
  tx: Tx,
  message: {
    channel: ContactChannel
    recipient: string
    code: string
    purpose: CodePurpose
    locale: Locale
    accountId: string | null
    expiresInSeconds: number
  },
) => Promise<void>

interface Delivery {
  channel: ContactChannel
  recipient: string
  accountId: string | null
  locale: Locale
}

export interface CodeSent {
  resendAfterSeconds: number
  expiresInSeconds: number
  /** Sandbox only, where no real message leaves the machine. */
  sandboxCode?: string
}

const operationTarget = (userId: string) => `user:${userId}`

/** Verification codes (BUY-ACC-03) and what they open. Real time. */
export function createCodeService(
  platform: Platform,
  deps: {
    sendCode: SendCode
    /** Channels that leave this installation. */
    channels: readonly ContactChannel[]
    /** Channels that a new account may be registered with. */
    registrationChannels: readonly ContactChannel[]
  },
) {
  const { db, vault } = platform
  const hashOf = (id: string, code: string) => vault.digest('verification-code', `${id}:${code}`)

  async function issue(purpose: CodePurpose, target: string, delivery: Delivery | null): Promise<CodeSent> {
    const id = newId('vcd')
    const code = formatCode(randomInt(1_000_000))
    const now = new Date()
    await db.transaction(async (tx) => {
      await lockUntilCommit(tx, `code ${purpose} ${target}`)
      const wait = resendWaitSeconds(await findLastSentAt(tx, purpose, target), now)
      if (wait > 0)
        throw new DomainError('rate_limited', 'ACC_CODE_TOO_SOON', { values: { retryAfterSeconds: wait } })
      await insertCode(tx, {
        id,
        purpose,
        target,
        channel: delivery?.channel ?? 'email',
        codeHash: hashOf(id, code),
        createdAt: now,
        expiresAt: new Date(now.getTime() + CODE_EXPIRES_SECONDS * 1000),
      })
      if (delivery)
        await deps.sendCode(tx, { ...delivery, code, purpose, expiresInSeconds: CODE_EXPIRES_SECONDS })
    })
    return {
      resendAfterSeconds: CODE_RESEND_SECONDS,
      expiresInSeconds: CODE_EXPIRES_SECONDS,
      ...(platform.sandbox && { sandboxCode: code }),
    }
  }

  /** The wished channel where the person has it, else the other one. */
  function deliveryTo(
    person: { email: string | null; phone: string | null; accountId: string; locale: Locale },
    wished: ContactChannel,
  ): Delivery | null {
    const addresses = { sms: person.phone, email: person.email }
    for (const channel of [wished, wished === 'sms' ? 'email' : 'sms'] as const) {
      const recipient = addresses[channel]
      if (recipient !== null && deps.channels.includes(channel))
        return { channel, recipient, accountId: person.accountId, locale: person.locale }
    }
    return null
  }

  async function operationDelivery(actor: Actor, wished: ContactChannel): Promise<Delivery | null> {
    const user = await getUser(db.query, actor.userId)
    const own = deliveryTo({ ...user, locale: actor.locale }, wished)
    if (own || user.kind === 'main') return own
    const owner = await findContact(db.query, actor.accountId)
    return owner && deliveryTo({ ...owner, accountId: actor.accountId }, wished)
  }

  /**
   * Counts the try at once, also when the use case is rolled back later.
   *
   * @returns the id for `consume`
   * @throws validation `ACC_CODE_INVALID`
   */
  async function claim(purpose: CodePurpose, targets: readonly string[], code: string): Promise<string> {
    const open = await countTry(db.query, purpose, targets, new Date())
    const right = open.find((candidate) =>
      equalSecrets(candidate.codeHash, hashOf(candidate.id, code.trim())),
    )
    if (!right) throw new DomainError('validation', 'ACC_CODE_INVALID')
    return right.id
  }

  /** A code opens one thing once. */
  async function consume(tx: Tx, codeId: string): Promise<void> {
    if (!(await markCodeUsed(tx, codeId, new Date()))) throw new DomainError('validation', 'ACC_CODE_INVALID')
  }

  return {
    claim,
    consume,

    /**
     * Sends a code. `register` needs a contact; `reset_password` takes any login and answers alike whether it exists;
     * `operation` goes to the signed-in person, whatever the target says.
     *
     * @throws validation `VALIDATION_FAILED`, rate_limited `ACC_CODE_TOO_SOON`, unauthenticated `SESSION_REQUIRED`
     */
    async send(
      input: { purpose: CodePurpose; channel: ContactChannel; target: string },
      actor: Actor | null,
      locale: Locale,
    ): Promise<CodeSent> {
      switch (input.purpose) {
        case 'register': {
          const recipient = parseContact(input.channel, input.target)
          if (recipient === null || !deps.registrationChannels.includes(input.channel))
            throw new DomainError('validation', 'VALIDATION_FAILED', {
              fields: [{ path: 'target', message: input.channel === 'sms' ? 'phone' : 'email' }],
            })
          return issue('register', recipient, { channel: input.channel, recipient, accountId: null, locale })
        }
        case 'reset_password': {
          const login = normalizeLogin(input.target)
          if (login === '')
            throw new DomainError('validation', 'VALIDATION_FAILED', {
              fields: [{ path: 'target', message: 'required' }],
            })
          const [user] = await listLoginCandidates(db.query, login, null)
          return issue('reset_password', login, user ? deliveryTo(user, input.channel) : null)
        }
        case 'operation': {
          if (!actor) throw new DomainError('unauthenticated', 'SESSION_REQUIRED')
          const delivery = await operationDelivery(actor, input.channel)
          if (!delivery) throw new DomainError('conflict', 'ACC_CONTACT_MISSING')
          return issue('operation', operationTarget(actor.userId), delivery)
        }
      }
    },

    /** Whether a code for protected operations could reach this person. */
    async canReach(actor: Actor): Promise<boolean> {
      return (await operationDelivery(actor, 'sms')) !== null
    },

    /**
     * Guards a protected operation (BUY-ACC-14): does nothing unless the account has operation protection on; then it
     * uses up a fresh code of the acting user in the caller's transaction. The try is counted on a connection of its
     * own, so a rolled-back operation does not give guesses away.
     *
     * @throws forbidden `ACC_CODE_REQUIRED` without a code, validation `ACC_CODE_INVALID`
     */
    async requireOperationCode(tx: Tx, actor: Actor, code: string | undefined): Promise<void> {
      const account = await getAccount(tx, actor.accountId)
      if (!account.operationProtection) return
      if (!code) throw new DomainError('forbidden', 'ACC_CODE_REQUIRED')
      await consume(tx, await claim('operation', [operationTarget(actor.userId)], code))
    },
  }
}
