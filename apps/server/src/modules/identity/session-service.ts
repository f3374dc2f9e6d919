import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Locale } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  getAccount,
  getUser,
  listLoginCandidates,
  lockUntilCommit,
  updateUser,
} from './account-repository.ts'
import { maskPhone, normalizeLogin, parsePhone } from './domain/contact-rules.ts'
import { attemptsLeft, lockedUntil, LOGIN_LOCK_MS, LOGIN_WINDOW_MS } from './domain/login-lock.ts'
import { SESSION_TOUCH_MS } from './domain/session-life.ts'
import { deleteLoginFailures, insertLoginFailure, listLoginFailures } from './login-failure-repository.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { permissionsOf } from './roles.ts'
import {
  deleteSession,
  findSessionOwner,
  hashToken,
  insertSession,
  listSessions,
  touchSession,
} from './session-repository.ts'

export type SessionService = ReturnType<typeof createSessionService>

/** What a request says about its sender. */
export interface RequestOrigin {
  ip: string
  userAgent: string | null
  locale: Locale
  requestId: string
}

export interface SignIn {
  login: string
  password: string
  iamUserName?: string | undefined
}

/** A cookie value for the browser, and who it stands for. */
export interface SignedIn {
  token: string
  actor: Actor
}

/** What a console shows of the person who is signed in. */
export type SessionUser = Awaited<ReturnType<SessionService['describe']>>

/** Sign-in, sign-out and the sessions between them (BUY-ACC-10, 11, 13). Real time. */
export function createSessionService(
  platform: Platform,
  deps: { hasher: PasswordHasher; sellerIdOf: (accountId: string) => Promise<string | null> },
) {
  const { db, events, audit, settings } = platform

  /** One statement, but for the minute's touch; `null` when the session has ended. */
  async function resolve(
    reader: Tx | typeof db.query,
    token: string,
    origin: RequestOrigin,
  ): Promise<Actor | null> {
    const now = new Date()
    const owner = await findSessionOwner(reader, token, now)
    if (!owner) return null
    if (now.getTime() - owner.lastSeenAt.getTime() > SESSION_TOUCH_MS)
      await touchSession(reader, owner.idHash, now)
    return {
      userId: owner.userId,
      userName: owner.userName,
      accountId: owner.accountId,
      accountName: owner.accountName,
      kind: owner.kind,
      roles: new Set(owner.accountRoles),
      permissions: permissionsOf(owner),
      sellerId: owner.accountRoles.includes('seller') ? await deps.sellerIdOf(owner.accountId) : null,
      productGrant: owner.productGrant,
      region: owner.region,
      timeZone: owner.timeZone,
      customerLevel: owner.customerLevel,
      accountStatus: owner.accountStatus,
      realNameState: owner.realNameState,
      accountType: owner.accountType,
      sessionIdHash: owner.idHash,
      locale: origin.locale,
      ip: origin.ip,
      requestId: origin.requestId,
    }
  }

  /** Who a session that was just opened stands for. */
  async function actorBehind(reader: Tx | typeof db.query, token: string, origin: RequestOrigin) {
    const actor = await resolve(reader, token, origin)
    if (!actor) throw new DomainError('unauthenticated', 'SESSION_REQUIRED')
    return actor
  }

  /** A new session in the caller's transaction; its token is random, so none can be fixed beforehand. */
  function open(tx: Tx, user: { id: string; accountId: string }, origin: RequestOrigin): Promise<string> {
    return insertSession(tx, {
      userId: user.id,
      accountId: user.accountId,
      now: new Date(),
      ip: origin.ip,
      userAgent: origin.userAgent,
    })
  }

  function refuseLocked(until: Date, now: Date): never {
    throw new DomainError('rate_limited', 'ACC_LOGIN_LOCKED', {
      values: { retryAfterSeconds: Math.ceil((until.getTime() - now.getTime()) / 1000) },
    })
  }

  return {
    open,
    actorBehind,

    resolveActor: (token: string, origin: RequestOrigin) => resolve(db.query, token, origin),

    /**
     * Checks the password and opens a session; the browser's old one ends.
     *
     * @throws unauthenticated `ACC_LOGIN_FAILED` with the attempts left, rate_limited `ACC_LOGIN_LOCKED`
     */
    async signIn(input: SignIn, oldToken: string | null, origin: RequestOrigin): Promise<SignedIn> {
      const login = normalizeLogin(input.login)
      const iamUserName = input.iamUserName?.trim() || null
      const loginKey = iamUserName === null ? login : `${login}/${iamUserName.toLowerCase()}`
      const since = () => new Date(Date.now() - LOGIN_WINDOW_MS - LOGIN_LOCK_MS)
      const started = new Date()
      const before = lockedUntil(await listLoginFailures(db.query, loginKey, since()), started)
      if (before) refuseLocked(before, started)

      const candidates = await listLoginCandidates(db.query, login, iamUserName)
      const slots = parsePhone(login) === null ? 1 : settings.PHONE_MAX_ACCOUNTS
      const found = await deps.hasher.find(
        candidates.map((candidate) => candidate.passwordHash),
        input.password,
        slots,
      )
      const user = candidates[found]

      const outcome = await db.transaction(async (tx) => {
        // Attempts of one login are judged one after another: of many at once, only five can be answered.
        await lockUntilCommit(tx, `login ${loginKey}`)
        const now = new Date()
        const failures = await listLoginFailures(tx, loginKey, since())
        const until = lockedUntil(failures, now)
        if (until) return { lockedUntil: until, now }
        if (!user) {
          await insertLoginFailure(tx, loginKey, now, origin.ip)
          const left = attemptsLeft([...failures, now], now)
          if (left > 0) return { left }
          const owner = candidates[0]
          if (owner) {
            const { accountId, id: userId, userName } = owner
            await events.emit(tx, 'identity.login_locked', { accountId, userId, userName, ip: origin.ip })
            await audit.append(
              tx,
              { system: 'sign-in', accountId },
              {
                action: 'account.login_locked',
                objectType: 'user',
                objectId: userId,
                after: { ip: origin.ip },
              },
            )
          }
          return { lockedUntil: new Date(now.getTime() + LOGIN_LOCK_MS), now }
        }
        await deleteLoginFailures(tx, [loginKey])
        if (oldToken) await deleteSession(tx, { idHash: hashToken(oldToken) })
        await updateUser(tx, user.id, { lastLoginAt: now })
        return { token: await open(tx, user, origin) }
      })
      if (outcome.token !== undefined)
        return { token: outcome.token, actor: await actorBehind(db.query, outcome.token, origin) }
      if (outcome.lockedUntil) refuseLocked(outcome.lockedUntil, outcome.now)
      throw new DomainError('unauthenticated', 'ACC_LOGIN_FAILED', { values: { left: outcome.left } })
    },

    async signOut(actor: Actor): Promise<void> {
      await deleteSession(db.query, { idHash: actor.sessionIdHash })
    },

    async listOwn(actor: Actor) {
      const sessions = await listSessions(db.query, actor.userId, new Date())
      return sessions.map((session) => ({ ...session, current: session.idHash === actor.sessionIdHash }))
    },

    /** @throws not_found for a session of another user */
    async endOwn(actor: Actor, publicId: string): Promise<void> {
      if (!(await deleteSession(db.query, { userId: actor.userId, publicId }))) throw notFound('session')
    },

    async describe(actor: Actor) {
      const [user, account] = await Promise.all([
        getUser(db.query, actor.userId),
        getAccount(db.query, actor.accountId),
      ])
      return {
        userId: actor.userId,
        accountId: actor.accountId,
        accountName: actor.accountName,
        userName: actor.userName,
        kind: actor.kind,
        roles: [...actor.roles],
        permissions: [...actor.permissions] as string[],
        realNameState: account.realNameState,
        region: actor.region,
        customerLevel: `V${actor.customerLevel}`,
        email: user.email,
        phoneMasked: user.phone === null ? null : maskPhone(user.phone),
        operationProtection: account.operationProtection,
        serviceEnabled: account.serviceEnabled,
      }
    },
  }
}
