import { hash } from '@node-rs/argon2'
import type { Actor } from '../../platform/actor.ts'
import { SESSION_COOKIE, type ResolveActor } from '../../platform/http/server.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertAccount, insertUser, type Account, type User } from './account-repository.ts'
import { originOf } from './identity-service.ts'
import { createPasswordHasher } from './password-hasher.ts'
import type { SubUserRole } from './roles.ts'
import { insertSession } from './session-repository.ts'
import { createSessionService } from './session-service.ts'

/** Built-in groups of sellers, for tests of what their members may. */
export { presetGroups } from './roles.ts'

/** The least argon2 takes: tests hash a lot and protect nothing. */
export const quickHashing = { memoryCost: 8, timeCost: 1, parallelism: 1 }

/** A person of a test: acts directly (`actor`), over HTTP (`cookie`), or signs in (`login`, `password`). */
export interface TestPerson {
  actor: Actor
  /** Value of the `cookie` header of a signed-in request. */
  cookie: string
  login: string
  password: string
}

export interface PersonOverrides {
  account?: Partial<Account>
  user?: Partial<User>
  password?: string
  /** What `sellerIdOf` finds, for accounts with the role seller. */
  sellerId?: string | null
}

const request = { ip: '127.0.0.1', userAgent: 'test', locale: 'zh-CN', requestId: 'req_test' } as const

/** A verified buyer with an enabled service, its owner, and a session; overrides say what the test is about. */
export async function makeBuyer(
  ctx: { platform: Platform },
  overrides: PersonOverrides = {},
): Promise<TestPerson> {
  const { platform } = ctx
  const password = overrides.password ?? 'correct-horse-1'
  const accountId = overrides.account?.id ?? newId('acc')
  const name = overrides.account?.name ?? `buyer-${accountId.slice(-10).toLowerCase()}`
  const user: User = {
    id: newId('usr'),
    accountId,
    kind: 'main',
    userName: name,
    email: `${name}@example.com`,
    phone: null,
    passwordHash: await hash(password, quickHashing),
    role: null,
    permissions: [],
    status: 'active',
    locale: 'zh-CN',
    lastLoginAt: null,
    createdAt: platform.clock.now(),
    ...overrides.user,
  }
  await platform.db.transaction(async (tx) => {
    await insertAccount(tx, {
      id: accountId,
      name,
      accountType: 'enterprise',
      region: 'CN',
      roles: ['buyer'],
      status: 'NORMAL',
      realNameState: 'VERIFIED_ENTERPRISE',
      customerLevel: 0,
      timeZone: 'Asia/Shanghai',
      serviceEnabled: true,
      operationProtection: false,
      createdAt: platform.clock.now(),
      ...overrides.account,
    })
    await insertUser(tx, user)
  })
  return openSession(platform, user, name, password, overrides.sellerId ?? null)
}

/** The owner of an account that also sells. The shop itself is made by the sellers module. */
export function makeSellerOwner(
  ctx: { platform: Platform },
  sellerId: string | null,
  overrides: PersonOverrides = {},
): Promise<TestPerson> {
  return makeBuyer(ctx, { ...overrides, sellerId, account: { roles: ['seller'], ...overrides.account } })
}

export function makeOperator(
  ctx: { platform: Platform },
  overrides: PersonOverrides = {},
): Promise<TestPerson> {
  return makeBuyer(ctx, { ...overrides, account: { roles: ['operator'], ...overrides.account } })
}

/** An IAM user of the account of `owner`. */
export async function makeSubUser(
  ctx: { platform: Platform },
  owner: TestPerson,
  role: SubUserRole | null,
  overrides: Omit<PersonOverrides, 'account'> = {},
): Promise<TestPerson> {
  const { platform } = ctx
  const password = overrides.password ?? 'correct-horse-1'
  const id = newId('usr')
  const user: User = {
    id,
    accountId: owner.actor.accountId,
    kind: 'iam',
    userName: `user-${id.slice(-8).toLowerCase()}`,
    email: null,
    phone: null,
    passwordHash: await hash(password, quickHashing),
    role,
    permissions: [],
    status: 'active',
    locale: 'zh-CN',
    lastLoginAt: null,
    createdAt: platform.clock.now(),
    ...overrides.user,
  }
  await platform.db.transaction((tx) => insertUser(tx, user))
  return openSession(platform, user, owner.actor.accountName, password, overrides.sellerId ?? null)
}

async function openSession(
  platform: Platform,
  user: User,
  login: string,
  password: string,
  sellerId: string | null,
): Promise<TestPerson> {
  const sessions = createSessionService(platform, {
    hasher: createPasswordHasher(quickHashing),
    sellerIdOf: async () => sellerId,
  })
  const token = await platform.db.transaction((tx) =>
    insertSession(tx, {
      userId: user.id,
      accountId: user.accountId,
      now: new Date(),
      ip: request.ip,
      userAgent: request.userAgent,
    }),
  )
  const actor = await sessions.actorBehind(platform.db.query, token, request)
  return { actor, cookie: `${SESSION_COOKIE}=${token}`, login, password }
}

/** `resolveActor` of a server that has no identity service of its own. */
export function testResolveActor(
  platform: Platform,
  sellerIdOf: (accountId: string) => Promise<string | null> = async () => null,
): ResolveActor {
  const sessions = createSessionService(platform, { hasher: createPasswordHasher(quickHashing), sellerIdOf })
  return (token, req) => sessions.resolveActor(token, originOf(req))
}
