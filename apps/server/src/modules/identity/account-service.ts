import { randomBytes } from 'node:crypto'
import { DomainError } from '../../kernel/errors.ts'
import type { Locale } from '../../kernel/text.ts'
import { nextState } from '../../kernel/transitions.ts'
import type { Actor } from '../../platform/actor.ts'
import { isUniqueViolation, type Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  countAccountsOfPhone,
  findVerifiedIdentity,
  getAccount,
  getUser,
  insertAccount,
  insertUser,
  listLoginCandidates,
  lockAccount,
  lockUntilCommit,
  lockUser,
  updateAccount,
  updateUser,
} from './account-repository.ts'
import type { CodeService } from './code-service.ts'
import {
  isAccountName,
  isRegion,
  normalizeLogin,
  parseContact,
  type ContactChannel,
} from './domain/contact-rules.ts'
import { isStrongPassword } from './domain/password-rules.ts'
import {
  isDocumentNumber,
  realNameTransitions,
  type RealNameKind,
  type RealNameState,
} from './domain/real-name.ts'
import { deleteLoginFailures } from './login-failure-repository.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { deleteSessionsOfUser } from './session-repository.ts'
import type { RequestOrigin, SessionService, SignedIn } from './session-service.ts'

export type AccountService = ReturnType<typeof createAccountService>

export interface Registration {
  phone?: string | undefined
  email?: string | undefined
  code: string
  password: string
  accountName?: string | undefined
  region: string
  accountType: 'individual' | 'enterprise'
  agreements: readonly string[]
  enableService: boolean
  locale: Locale
}

/** Who an account has proven to be (BUY-ACC-20), as far as other modules need it. */
export interface ProvenIdentity {
  /** `null` before the verification, or when it was refused. */
  kind: 'enterprise' | 'individual' | null
  /** The verified name; the account's own where it was verified without a document. */
  name: string
  documentNumber: string | null
  /** For comparing without handing the number on; `null` without a number. */
  documentDigest: string | null
  serviceEnabled: boolean
  isNormal: boolean
}

const badField = (path: string, message: string) =>
  new DomainError('validation', 'VALIDATION_FAILED', { fields: [{ path, message }] })
const weakPassword = () => new DomainError('validation', 'ACC_PWD_WEAK')

/** Registration, passwords, real name and protection of an account (BUY-ACC). */
export function createAccountService(
  platform: Platform,
  deps: {
    hasher: PasswordHasher
    codes: CodeService
    sessions: SessionService
    channels: readonly ContactChannel[]
  },
) {
  const { db, clock, vault, audit, events, settings } = platform
  const { hasher, codes } = deps

  function contactOf(input: Registration): { channel: ContactChannel; address: string } {
    const channel = deps.channels.find((one) => (one === 'sms' ? input.phone : input.email) !== undefined)
    const path = (channel ?? deps.channels[0]) === 'sms' ? 'phone' : 'email'
    if (!channel) throw badField(path, 'required')
    const address = parseContact(channel, input[path] ?? '')
    if (address === null) throw badField(path, path)
    return { channel, address }
  }

  async function refuseFullPhone(tx: Tx, phone: string): Promise<void> {
    await lockUntilCommit(tx, `phone ${phone}`)
    const limit = settings.PHONE_MAX_ACCOUNTS
    if ((await countAccountsOfPhone(tx, phone)) >= limit)
      throw new DomainError('conflict', 'ACC_PHONE_LIMIT', { values: { limit } })
  }

  return {
    /**
     * Makes an account with its owner and signs the owner in (BUY-ACC-01 to 07).
     *
     * @throws validation `ACC_PWD_WEAK`, `ACC_CODE_INVALID`, `ACC_AGREEMENT`, `VALIDATION_FAILED`;
     *   conflict `ACC_PHONE_LIMIT`, `ACC_EXISTS`
     */
    async register(input: Registration, origin: RequestOrigin): Promise<SignedIn> {
      const { channel, address } = contactOf(input)
      const name = input.accountName?.trim() || `ys_${randomBytes(6).toString('hex')}`
      if (!isAccountName(name)) throw badField('accountName', 'account_name')
      if (!isRegion(input.region)) throw badField('region', 'region')
      if (!['terms', 'privacy'].every((agreement) => input.agreements.includes(agreement)))
        throw new DomainError('validation', 'ACC_AGREEMENT')
      if (!isStrongPassword(input.password, [name, address])) throw weakPassword()
      const codeId = await codes.claim('register', [address], input.code)
      const passwordHash = await hasher.hash(input.password)

      const account = { id: newId('acc'), name }
      const user = { id: newId('usr'), accountId: account.id }
      try {
        return await db.transaction(async (tx) => {
          await codes.consume(tx, codeId)
          if (channel === 'sms') await refuseFullPhone(tx, address)
          const now = clock.now()
          await insertAccount(tx, {
            ...account,
            accountType: input.accountType,
            region: input.region,
            roles: ['buyer'],
            status: 'NORMAL',
            realNameState: 'UNVERIFIED',
            customerLevel: 0,
            timeZone: platform.siteTimeZone,
            serviceEnabled: input.enableService,
            operationProtection: false,
            createdAt: now,
          })
          await insertUser(tx, {
            ...user,
            kind: 'main',
            userName: name,
            email: channel === 'email' ? address : null,
            phone: channel === 'sms' ? address : null,
            passwordHash,
            role: null,
            permissions: [],
            status: 'active',
            locale: input.locale,
            lastLoginAt: new Date(),
            createdAt: now,
          })
          const token = await deps.sessions.open(tx, user, origin)
          const actor = await deps.sessions.actorBehind(tx, token, origin)
          await events.emit(tx, 'identity.account_registered', {
            accountId: account.id,
            accountName: name,
            userId: user.id,
          })
          await audit.append(tx, actor, {
            action: 'account.register',
            objectType: 'account',
            objectId: account.id,
            after: {
              name,
              region: input.region,
              accountType: input.accountType,
              agreements: input.agreements,
            },
          })
          return { token, actor }
        })
      } catch (error) {
        if (isUniqueViolation(error, 'users_main_email') || isUniqueViolation(error, 'accounts_name'))
          throw new DomainError('conflict', 'ACC_EXISTS', { cause: error })
        throw error
      }
    },

    /**
     * Sets a forgotten password with a code (BUY-ACC-12), ends all sessions of the user and lifts a lock.
     *
     * @throws validation `ACC_PWD_WEAK`, `ACC_CODE_INVALID`; conflict `ACC_RESET_AMBIGUOUS` for a phone with several
     *   accounts, said only to someone who holds a right code
     */
    async resetPassword(
      input: { login: string; code: string; password: string },
      origin: RequestOrigin,
    ): Promise<void> {
      if (!isStrongPassword(input.password, [])) throw weakPassword()
      const login = normalizeLogin(input.login)
      const users = await listLoginCandidates(db.query, login, null)
      const only = users.length === 1 ? users[0]! : null
      const names = [login, only?.phone, only?.email?.toLowerCase(), only?.accountName.toLowerCase()].filter(
        (name) => typeof name === 'string',
      )
      const codeId = await codes.claim('reset_password', names, input.code)
      if (users.length > 1) throw new DomainError('conflict', 'ACC_RESET_AMBIGUOUS')
      if (!only) throw new DomainError('validation', 'ACC_CODE_INVALID')
      if (!isStrongPassword(input.password, [only.accountName, only.userName, only.phone, only.email]))
        throw weakPassword()
      const passwordHash = await hasher.hash(input.password)
      const { id: userId, accountId, userName } = only
      await db.transaction(async (tx) => {
        await codes.consume(tx, codeId)
        await updateUser(tx, userId, { passwordHash })
        await deleteSessionsOfUser(tx, userId)
        await deleteLoginFailures(tx, names)
        await events.emit(tx, 'identity.password_changed', { accountId, userId, userName, ip: origin.ip })
        await audit.append(
          tx,
          { system: 'password-reset', accountId },
          {
            action: 'account.password_reset',
            objectType: 'user',
            objectId: userId,
            after: { ip: origin.ip },
          },
        )
      })
    },

    /**
     * Changes one's own password; all other sessions of the user end.
     *
     * @throws validation `ACC_PASSWORD_WRONG`, `ACC_PWD_WEAK`
     */
    async changePassword(actor: Actor, input: { current: string; next: string }): Promise<void> {
      const user = await getUser(db.query, actor.userId)
      if ((await hasher.find([user.passwordHash], input.current, 1)) < 0)
        throw new DomainError('validation', 'ACC_PASSWORD_WRONG')
      const identities = [actor.accountName, user.userName, user.phone, user.email]
      if (!isStrongPassword(input.next, identities)) throw weakPassword()
      const passwordHash = await hasher.hash(input.next)
      await db.transaction(async (tx) => {
        // Another change that came first has made the checked password the old one.
        if ((await lockUser(tx, user.id)).passwordHash !== user.passwordHash)
          throw new DomainError('validation', 'ACC_PASSWORD_WRONG')
        await updateUser(tx, user.id, { passwordHash })
        await deleteSessionsOfUser(tx, user.id, actor.sessionIdHash)
        await events.emit(tx, 'identity.password_changed', {
          accountId: actor.accountId,
          userId: user.id,
          userName: user.userName,
          ip: actor.ip,
        })
        await audit.append(tx, actor, {
          action: 'account.password_change',
          objectType: 'user',
          objectId: user.id,
        })
      })
    },

    /**
     * Submits real-name documents (BUY-ACC-20). A sandbox has no reviewer and approves at once; production waits.
     *
     * @throws conflict `ACC_REALNAME_STATE` when verified or under review
     */
    async submitRealName(
      actor: Actor,
      input: { kind: RealNameKind; name: string; documentNumber: string },
    ): Promise<RealNameState> {
      const name = input.name.trim()
      const documentNumber = input.documentNumber.trim().toUpperCase()
      if (name.length < 2) throw badField('name', 'real_name')
      if (!isDocumentNumber(documentNumber)) throw badField('documentNumber', 'document_number')
      return db.transaction(async (tx) => {
        const account = await lockAccount(tx, actor.accountId)
        const move = (command: keyof typeof realNameTransitions, from: RealNameState) => {
          const next = nextState<RealNameState, typeof command>(realNameTransitions, command, from)
          if (next === null) throw new DomainError('conflict', 'ACC_REALNAME_STATE')
          return next
        }
        let state = move('submit', account.realNameState)
        if (platform.sandbox)
          state = move(input.kind === 'individual' ? 'approveIndividual' : 'approveEnterprise', state)
        await updateAccount(tx, account.id, {
          realNameState: state,
          realName: name,
          realNameDocumentSealed: vault.seal(documentNumber, `real-name:${account.id}`),
          // What the account is follows the proof, not the claim.
          ...(state !== 'PENDING' && { accountType: input.kind }),
        })
        await audit.append(tx, actor, {
          action: 'account.real_name_submit',
          objectType: 'account',
          objectId: account.id,
          before: { state: account.realNameState, accountType: account.accountType },
          after: { state, kind: input.kind },
        })
        return state
      })
    },

    /**
     * Switches operation protection (BUY-ACC-14). Switching it off is itself protected.
     *
     * @throws conflict `ACC_CONTACT_MISSING` when no code could reach the person; forbidden `ACC_CODE_REQUIRED`
     */
    async setOperationProtection(actor: Actor, input: { enabled: boolean; code?: string | undefined }) {
      if (input.enabled && !(await codes.canReach(actor)))
        throw new DomainError('conflict', 'ACC_CONTACT_MISSING')
      await db.transaction(async (tx) => {
        if (!input.enabled) await codes.requireOperationCode(tx, actor, input.code)
        const account = await lockAccount(tx, actor.accountId)
        if (account.operationProtection === input.enabled) return
        await updateAccount(tx, account.id, { operationProtection: input.enabled })
        await audit.append(tx, actor, {
          action: 'account.operation_protection',
          objectType: 'account',
          objectId: account.id,
          before: { enabled: !input.enabled },
          after: { enabled: input.enabled },
        })
      })
    },

    /**
     * Enables the service of an account that was registered without it (BUY-ACC-07); twice is once.
     *
     * @throws validation `ACC_AGREEMENT`
     */
    async enableService(actor: Actor, agreements: readonly string[]): Promise<void> {
      if (!['terms', 'privacy'].every((agreement) => agreements.includes(agreement)))
        throw new DomainError('validation', 'ACC_AGREEMENT')
      await db.transaction(async (tx) => {
        const account = await lockAccount(tx, actor.accountId)
        if (account.serviceEnabled) return
        await updateAccount(tx, account.id, { serviceEnabled: true })
        await audit.append(tx, actor, {
          action: 'account.service_enable',
          objectType: 'account',
          objectId: account.id,
          after: { agreements },
        })
      })
    },

    /** Who the account has proven to be; read in the caller's transaction. */
    async provenIdentity(reader: Tx | typeof db.query, accountId: string): Promise<ProvenIdentity> {
      const found = await findVerifiedIdentity(reader, accountId)
      if (!found) throw new Error(`there is no account ${accountId}`)
      const documentNumber =
        found.documentSealed === null ? null : vault.open(found.documentSealed, `real-name:${accountId}`)
      return {
        kind:
          found.state === 'VERIFIED_ENTERPRISE'
            ? 'enterprise'
            : found.state === 'VERIFIED_INDIVIDUAL'
              ? 'individual'
              : null,
        name: found.realName ?? found.accountName,
        documentNumber,
        documentDigest: documentNumber === null ? null : vault.digest('real-name', documentNumber),
        serviceEnabled: found.serviceEnabled,
        isNormal: found.status === 'NORMAL',
      }
    },

    /**
     * An account without the service may look, but not order (BUY-ACC-07).
     *
     * @throws forbidden `ACC_NOT_ENABLED`
     */
    async requireServiceEnabled(tx: Tx, actor: Actor): Promise<void> {
      const account = await getAccount(tx, actor.accountId)
      if (!account.serviceEnabled) throw new DomainError('forbidden', 'ACC_NOT_ENABLED')
    },
  }
}
