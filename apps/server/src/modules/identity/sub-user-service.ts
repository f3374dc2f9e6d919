import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'
import { isUniqueViolation, type Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { deleteAccessKeysOfUser } from './access-key-repository.ts'
import {
  findSubUserForUpdate,
  insertUser,
  listSubUsers,
  lockAccount,
  updateUser,
  type User,
} from './account-repository.ts'
import type { CodeService } from './code-service.ts'
import { isUserName, parseEmail, parsePhone } from './domain/contact-rules.ts'
import { isStrongPassword } from './domain/password-rules.ts'
import type { PasswordHasher } from './password-hasher.ts'
import { requireWithin } from './people/grant-limits.ts'
import { findAccess, removeFromGroups, replaceAccess } from './people/people-repository.ts'
import { permissionsOf, type SubUserRole } from './roles.ts'
import { deleteSessionsOfUser } from './session-repository.ts'

export type SubUserService = ReturnType<typeof createSubUserService>

export interface SubUser {
  userId: string
  userName: string
  email: string | null
  phone: string | null
  status: 'active' | 'disabled'
  role: SubUserRole | null
  permissions: string[]
  lastLoginAt: Date | null
}

/** IAM users of an account (BUY-IAM-01, 04). All of them act for the same account. */
export function createSubUserService(
  platform: Platform,
  deps: { hasher: PasswordHasher; codes: CodeService },
) {
  const { db, clock, audit, settings } = platform

  async function getSubUser(tx: Tx, actor: Actor, userId: string): Promise<User> {
    const user = await findSubUserForUpdate(tx, actor.accountId, userId)
    if (!user) throw notFound('user')
    return user
  }

  /** Whoever resets a password could act as that user: nobody gets hold of more than they have. */
  async function requireOverUser(tx: Tx, actor: Actor, user: User): Promise<void> {
    const access = await findAccess(tx, user.id)
    const permissions = permissionsOf({
      kind: 'iam',
      accountRoles: [...actor.roles],
      role: user.role,
      granted: access.granted,
    })
    requireWithin(actor, { permissions, productIds: access.productIds })
  }

  return {
    async list(actor: Actor): Promise<SubUser[]> {
      return (await listSubUsers(db.query, actor.accountId)).map((user) => toSubUser(user, actor))
    },

    /** @throws conflict `IAM_USER_EXISTS`, `IAM_USER_LIMIT`; validation `ACC_PWD_WEAK`, `VALIDATION_FAILED` */
    async create(
      actor: Actor,
      input: {
        userName: string
        email?: string | undefined
        phone?: string | undefined
        password: string
        role: SubUserRole | null
      },
    ): Promise<SubUser> {
      const userName = input.userName.trim()
      const { email, phone, fields: contacts } = readContacts(input)
      const fields = [
        ...(isUserName(userName) ? [] : [{ path: 'userName', message: 'user_name' }]),
        ...contacts,
      ]
      if (fields.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields })
      if (!isStrongPassword(input.password, [actor.accountName, userName, email, phone]))
        throw new DomainError('validation', 'ACC_PWD_WEAK')
      const user: User = {
        id: newId('usr'),
        accountId: actor.accountId,
        kind: 'iam',
        userName,
        email,
        phone,
        passwordHash: await deps.hasher.hash(input.password),
        role: input.role,
        permissions: [],
        status: 'active',
        locale: actor.locale,
        lastLoginAt: null,
        createdAt: clock.now(),
      }
      try {
        await db.transaction(async (tx) => {
          // The account's row serializes creations, so that the limit holds for many at once.
          await lockAccount(tx, actor.accountId)
          const limit = settings.SUB_USERS_MAX
          if ((await listSubUsers(tx, actor.accountId)).length >= limit)
            throw new DomainError('conflict', 'IAM_USER_LIMIT', { values: { limit } })
          await insertUser(tx, user)
          // Nobody makes a user who sees more products than they do (SELL-ACC-12).
          if (actor.productGrant !== null)
            await replaceAccess(tx, user.id, {
              groups: [],
              permissions: [],
              productIds: [...actor.productGrant],
            })
          await audit.append(tx, actor, {
            action: 'account.user_create',
            objectType: 'user',
            objectId: user.id,
            after: { userName, role: input.role },
          })
        })
      } catch (error) {
        if (isUniqueViolation(error, 'users_name_in_account'))
          throw new DomainError('conflict', 'IAM_USER_EXISTS', { cause: error })
        throw error
      }
      return toSubUser(user, actor)
    },

    /**
     * Changes state, preset, contacts or password of an IAM user. Disabling or a new password ends the user's sessions; a new
     * password is a protected operation (BUY-ACC-14).
     *
     * @throws not_found, validation `ACC_PWD_WEAK`, `VALIDATION_FAILED`; forbidden `ACC_CODE_REQUIRED`, `IAM_BEYOND_OWN`
     */
    async change(
      actor: Actor,
      userId: string,
      input: {
        status?: 'active' | 'disabled' | undefined
        role?: SubUserRole | undefined
        password?: string | undefined
        email?: string | undefined
        phone?: string | undefined
        code?: string | undefined
      },
    ): Promise<SubUser> {
      const { status, role, password } = input
      const { email, phone, fields } = readContacts(input)
      if (fields.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields })
      const passwordHash = password === undefined ? undefined : await deps.hasher.hash(password)
      return db.transaction(async (tx) => {
        const before = await getSubUser(tx, actor, userId)
        await requireOverUser(tx, actor, before)
        if (password !== undefined) {
          if (!isStrongPassword(password, [actor.accountName, before.userName, before.email, before.phone]))
            throw new DomainError('validation', 'ACC_PWD_WEAK')
          await deps.codes.requireOperationCode(tx, actor, input.code)
        }
        await updateUser(tx, userId, {
          ...(status !== undefined && { status }),
          ...(role !== undefined && { role }),
          ...(passwordHash !== undefined && { passwordHash }),
          ...(input.email !== undefined && { email }),
          ...(input.phone !== undefined && { phone }),
        })
        if (status === 'disabled' || passwordHash !== undefined) await deleteSessionsOfUser(tx, userId)
        await audit.append(tx, actor, {
          action: 'account.user_change',
          objectType: 'user',
          objectId: userId,
          before: { status: before.status, role: before.role },
          after: {
            status: status ?? before.status,
            role: role ?? before.role,
            ...(password !== undefined && { passwordReset: true }),
            ...((input.email !== undefined || input.phone !== undefined) && { contactsChanged: true }),
          },
        })
        return toSubUser(
          {
            ...before,
            status: status ?? before.status,
            role: role ?? before.role,
            ...(input.email !== undefined && { email }),
            ...(input.phone !== undefined && { phone }),
          },
          actor,
        )
      })
    },

    /** The user can no longer sign in; what it did keeps its name. Its name becomes free. */
    async remove(actor: Actor, userId: string): Promise<void> {
      await db.transaction(async (tx) => {
        const user = await getSubUser(tx, actor, userId)
        await requireOverUser(tx, actor, user)
        await removeFromGroups(tx, userId)
        await updateUser(tx, userId, { status: 'deleted' })
        await deleteSessionsOfUser(tx, userId)
        await deleteAccessKeysOfUser(tx, userId)
        await audit.append(tx, actor, {
          action: 'account.user_delete',
          objectType: 'user',
          objectId: userId,
          before: { userName: user.userName, status: user.status, role: user.role },
        })
      })
    },
  }
}

/** Contacts as they were typed; an empty one is none. */
function readContacts(input: { email?: string | undefined; phone?: string | undefined }) {
  const email = input.email ? parseEmail(input.email) : null
  const phone = input.phone ? parsePhone(input.phone) : null
  const fields = [
    ...(input.email && email === null ? [{ path: 'email', message: 'email' }] : []),
    ...(input.phone && phone === null ? [{ path: 'phone', message: 'phone' }] : []),
  ]
  return { email, phone, fields }
}

function toSubUser(user: User, actor: Pick<Actor, 'roles'>): SubUser {
  if (user.status === 'deleted') throw new Error(`user ${user.id} is deleted`)
  return {
    userId: user.id,
    userName: user.userName,
    email: user.email,
    phone: user.phone,
    status: user.status,
    role: user.role,
    permissions: [
      ...permissionsOf({
        kind: 'iam',
        accountRoles: [...actor.roles],
        role: user.role,
        granted: user.permissions,
      }),
    ],
    lastLoginAt: user.lastLoginAt,
  }
}
