import { beforeAll, describe, expect, it } from 'vitest'
import { createRouteServer, createTestPlatform, TEST_ORIGIN } from '../../../test/harness.ts'
import type { App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import { registerAccountRoutes } from './account-routes.ts'
import { createIdentityService, type IdentityService } from './identity-service.ts'
import { createPasswordHasher } from './password-hasher.ts'
import { makeBuyer, makeSubUser, quickHashing, type TestPerson } from './testing.ts'

let platform: Platform
let identity: IdentityService
let app: App
let productionApp: App
let production: Platform

async function build(sandbox: boolean) {
  const built = await createTestPlatform({ sandbox, settings: { SUB_USERS_MAX: 2 } })
  const service = createIdentityService(built, {
    hasher: createPasswordHasher(quickHashing),
    sendCode: async () => {},
    smsAvailable: true,
    sellerIdOf: async () => null,
    ownedProducts: async () => new Set<string>(),
  })
  const server = await createRouteServer(built, service.resolveActor, (to) =>
    registerAccountRoutes(to, service),
  )
  return { built, service, server }
}

beforeAll(async () => {
  const sandbox = await build(true)
  platform = sandbox.built
  identity = sandbox.service
  app = sandbox.server
  const real = await build(false)
  production = real.built
  productionApp = real.server
})

let address = 0

/** One request of a signed-in person; `null` is a visitor. */
async function call(
  person: TestPerson | null,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: object,
  server: App = app,
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, read field by field
): Promise<{ status: number; body: any }> {
  const response = await server.inject({
    method,
    url: `/api/v1/account/${path}`,
    remoteAddress: `10.0.0.${(address = (address + 1) % 250)}`,
    headers: { origin: TEST_ORIGIN, ...(person && { cookie: person.cookie }) },
    ...(body && { payload: body }),
  })
  return { status: response.statusCode, body: response.body === '' ? null : response.json() }
}

const buyer = (overrides: Parameters<typeof makeBuyer>[1] = {}) => makeBuyer({ platform }, overrides)
const isSignedIn = async (person: TestPerson) => (await call(person, 'GET', 'sessions')).status === 200

async function operationCode(person: TestPerson): Promise<string> {
  await platform.db.query
    .deleteFrom('verification_codes')
    .where('target', '=', `user:${person.actor.userId}`)
    .execute()
  const sent = await identity.codes.send(
    { purpose: 'operation', channel: 'email', target: '' },
    person.actor,
    'en',
  )
  return sent.sandboxCode!
}

const actionsOf = async (person: TestPerson, on: Platform = platform) => {
  const rows = await on.db.query
    .selectFrom('audit_log')
    .select('action')
    .where('chain', '=', person.actor.accountId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => row.action)
}

describe('every endpoint', () => {
  const endpoints = [
    ['GET', 'sessions', undefined, null],
    ['DELETE', 'sessions/ses_x', undefined, null],
    ['PUT', 'password', { current: 'x', next: 'y' }, null],
    ['POST', 'real-name', { kind: 'individual', name: 'x', documentNumber: 'x' }, 'mkt:account:admin'],
    ['PUT', 'operation-protection', { enabled: true }, 'mkt:account:admin'],
    ['PUT', 'service', { agreements: [] }, 'mkt:account:admin'],
    ['GET', 'users', undefined, 'mkt:account:admin'],
    ['POST', 'users', { userName: 'x', password: 'x', role: 'Buyer-Reader' }, 'mkt:account:admin'],
    ['PATCH', 'users/usr_x', { status: 'disabled' }, 'mkt:account:admin'],
    ['DELETE', 'users/usr_x', undefined, 'mkt:account:admin'],
    ['GET', 'access-keys', undefined, null],
    ['POST', 'access-keys', undefined, null],
    ['PATCH', 'access-keys/AK', { status: 'disabled' }, null],
    ['DELETE', 'access-keys/AK', undefined, null],
  ] as const

  it.each(endpoints)('%s /account/%s refuses a visitor', async (method, path, body) => {
    const answer = await call(null, method, path, body)
    expect([answer.status, answer.body.code]).toEqual([401, 'SESSION_REQUIRED'])
  })

  it('BUY-IAM-05 names the missing point where an IAM user may not', async () => {
    const operator = await makeSubUser({ platform }, await buyer(), 'Buyer-Operator')
    for (const [method, path, body, permission] of endpoints) {
      if (permission === null) continue
      const answer = await call(operator, method, path, body)
      expect([method, path, answer.status, answer.body.code]).toEqual([method, path, 403, 'IAM_FORBIDDEN'])
      expect(answer.body.detail).toContain(permission)
    }
  })

  it.each(endpoints.filter(([method]) => method !== 'GET'))(
    '%s /account/%s refuses another origin',
    async (method, path, body) => {
      const person = await buyer()
      const response = await app.inject({
        method,
        url: `/api/v1/account/${path}`,
        headers: { origin: 'https://evil.example', cookie: person.cookie },
        ...(body && { payload: body }),
      })
      expect([response.statusCode, response.json().code]).toEqual([403, 'ORIGIN_REFUSED'])
    },
  )

  it.each(endpoints.filter(([, , body]) => body))(
    '%s /account/%s refuses unknown fields',
    async (m, path, body) => {
      const answer = await call(await buyer(), m, path, { ...body, accountId: 'acc_other' })
      expect([answer.status, answer.body.code]).toEqual([400, 'VALIDATION_FAILED'])
    },
  )
})

describe('own sessions', () => {
  it('lists only one’s own, marks the current one, and ends another at once', async () => {
    const person = await buyer()
    const origin = { ip: '10.7.7.7', userAgent: 'Phone/1', locale: 'en', requestId: 'req_1' } as const
    const { token } = await identity.sessions.signIn(person, null, origin)
    const phone = { ...person, cookie: `yunshi_session=${token}` }
    const { body } = await call(person, 'GET', 'sessions')
    expect(body.nextCursor).toBeNull()
    expect(body.items).toHaveLength(2)
    const other = body.items.find((item: { current: boolean }) => !item.current)
    expect(other).toMatchObject({ ip: '10.7.7.7', userAgent: 'Phone/1' })
    expect((await call(person, 'DELETE', `sessions/${other.id}`)).status).toBe(204)
    expect(await isSignedIn(phone)).toBe(false)
    expect(await isSignedIn(person)).toBe(true)
  })

  it('BUY-SYS-05 does not find the session of another user, of the same account or another', async () => {
    const owner = await buyer()
    const sub = await makeSubUser({ platform }, owner, 'Buyer-Admin')
    const { body } = await call(owner, 'GET', 'sessions')
    for (const person of [sub, await buyer()]) {
      const answer = await call(person, 'DELETE', `sessions/${body.items[0].id}`)
      expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND'])
    }
    expect(await isSignedIn(owner)).toBe(true)
  })
})

describe('PUT /account/password', () => {
  it('BUY-ACC-04 changes the password, ends the other sessions, keeps this one', async () => {
    const person = await buyer()
    const origin = { ip: '10.7.7.7', userAgent: null, locale: 'en', requestId: 'req_1' } as const
    const { token } = await identity.sessions.signIn(person, null, origin)
    const answer = await call(person, 'PUT', 'password', { current: person.password, next: 'brand-new-1' })
    expect(answer.status).toBe(204)
    expect(await isSignedIn(person)).toBe(true)
    expect(await identity.sessions.resolveActor(token, origin)).toBeNull()
    await expect(identity.sessions.signIn(person, null, origin)).rejects.toMatchObject({
      code: 'ACC_LOGIN_FAILED',
    })
    await identity.sessions.signIn({ login: person.login, password: 'brand-new-1' }, null, origin)
    expect(await actionsOf(person)).toEqual(['account.password_change'])
  })

  it('refuses a wrong present password and a weak new one', async () => {
    const person = await buyer()
    const wrong = await call(person, 'PUT', 'password', { current: 'nope', next: 'brand-new-1' })
    expect([wrong.status, wrong.body.code]).toEqual([400, 'ACC_PASSWORD_WRONG'])
    const weak = await call(person, 'PUT', 'password', { current: person.password, next: 'short1' })
    expect([weak.status, weak.body.code]).toEqual([400, 'ACC_PWD_WEAK'])
  })

  it('lets one of two changes from the same password win', async () => {
    const person = await buyer()
    const answers = await Promise.all(
      ['brand-new-1', 'brand-new-2'].map((next) =>
        call(person, 'PUT', 'password', { current: person.password, next }),
      ),
    )
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([204, 400])
  })
})

describe('POST /account/real-name', () => {
  const unverified = { account: { realNameState: 'UNVERIFIED', accountType: 'individual' } } as const
  const documents = { kind: 'enterprise', name: '云帆科技有限公司', documentNumber: '91440300708461136t' }

  it('BUY-ACC-20 verifies at once in a sandbox, the account’s type follows, the number is sealed', async () => {
    const person = await buyer(unverified)
    const { status, body } = await call(person, 'POST', 'real-name', documents)
    expect([status, body]).toEqual([200, { state: 'VERIFIED_ENTERPRISE' }])
    const row = await platform.db.query
      .selectFrom('accounts')
      .selectAll()
      .where('id', '=', person.actor.accountId)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ account_type: 'enterprise', real_name: documents.name })
    expect(row.real_name_document_sealed).not.toContain('91440300')
    const context = `real-name:${row.id}`
    expect(platform.vault.open(row.real_name_document_sealed!, context)).toBe('91440300708461136T')
  })

  it('BUY-ACC-20 waits for review in production, and refuses a second submission', async () => {
    const person = await makeBuyer({ platform: production }, unverified)
    const first = await call(person, 'POST', 'real-name', documents, productionApp)
    expect([first.status, first.body]).toEqual([200, { state: 'PENDING' }])
    const second = await call(person, 'POST', 'real-name', documents, productionApp)
    expect([second.status, second.body.code]).toEqual([409, 'ACC_REALNAME_STATE'])
    expect(await actionsOf(person, production)).toEqual(['account.real_name_submit'])
  })

  it('names a bad name and a bad number', async () => {
    const person = await buyer(unverified)
    const name = await call(person, 'POST', 'real-name', { ...documents, name: ' x ' })
    expect([name.status, name.body.errors[0].path]).toEqual([400, 'name'])
    const number = await call(person, 'POST', 'real-name', { ...documents, documentNumber: '12' })
    expect([number.status, number.body.errors[0]]).toEqual([
      400,
      { path: 'documentNumber', message: '请填写 6–30 位证件号码' },
    ])
  })
})

describe('PUT /account/operation-protection', () => {
  it('BUY-ACC-14 switches on without, and off only with a fresh code, which works once', async () => {
    const person = await buyer()
    const on = await call(person, 'PUT', 'operation-protection', { enabled: true })
    expect([on.status, on.body]).toEqual([200, { operationProtection: true }])
    const without = await call(person, 'PUT', 'operation-protection', { enabled: false })
    expect([without.status, without.body.code]).toEqual([403, 'ACC_CODE_REQUIRED'])
    const code = await operationCode(person)
    const off = await call(person, 'PUT', 'operation-protection', { enabled: false, code })
    expect([off.status, off.body]).toEqual([200, { operationProtection: false }])
    await call(person, 'PUT', 'operation-protection', { enabled: true })
    const replay = await call(person, 'PUT', 'operation-protection', { enabled: false, code })
    expect([replay.status, replay.body.code]).toEqual([400, 'ACC_CODE_INVALID'])
    expect(await actionsOf(person)).toEqual(Array(3).fill('account.operation_protection'))
  })

  it('refuses protection where no code could arrive', async () => {
    const person = await buyer({ user: { email: null, phone: null } })
    const answer = await call(person, 'PUT', 'operation-protection', { enabled: true })
    expect([answer.status, answer.body.code]).toEqual([409, 'ACC_CONTACT_MISSING'])
  })

  it('BUY-ACC-14 counts wrong codes although the guarded operation is rolled back', async () => {
    const person = await buyer({ account: { operationProtection: true } })
    const code = await operationCode(person)
    const wrong = code === '000000' ? '000001' : '000000'
    for (let i = 0; i < 5; i++) {
      const answer = await call(person, 'POST', 'access-keys', { code: wrong })
      expect(answer.body.code).toBe('ACC_CODE_INVALID')
    }
    const right = await call(person, 'POST', 'access-keys', { code })
    expect([right.status, right.body.code]).toEqual([400, 'ACC_CODE_INVALID'])
  })

  it('BUY-ACC-14 gives a code back when the guarded operation itself fails', async () => {
    const person = await buyer({ account: { operationProtection: true } })
    const code = await operationCode(person)
    const fail = platform.db.transaction(async (tx) => {
      await identity.codes.requireOperationCode(tx, person.actor, code)
      throw new Error('the operation failed')
    })
    await expect(fail).rejects.toThrow('the operation failed')
    await platform.db.transaction((tx) => identity.codes.requireOperationCode(tx, person.actor, code))
  })
})

describe('PUT /account/service', () => {
  it('BUY-ACC-07 enables the service after the agreements, and until then orders are refused', async () => {
    const person = await buyer({ account: { serviceEnabled: false } })
    const require = () =>
      platform.db.transaction((tx) => identity.accounts.requireServiceEnabled(tx, person.actor))
    await expect(require()).rejects.toMatchObject({ code: 'ACC_NOT_ENABLED', kind: 'forbidden' })
    const refused = await call(person, 'PUT', 'service', { agreements: ['terms'] })
    expect([refused.status, refused.body.code]).toEqual([400, 'ACC_AGREEMENT'])
    expect((await call(person, 'PUT', 'service', { agreements: ['terms', 'privacy'] })).status).toBe(204)
    await require()
  })
})

describe('IAM users', () => {
  const input = {
    userName: 'li.lei',
    email: 'li@example.com',
    password: 'sub-user-pass-1',
    role: 'Buyer-Finance',
  }

  it('BUY-IAM-01 creates, lists, changes and deletes users of the account, each in the audit log', async () => {
    const owner = await buyer()
    const created = await call(owner, 'POST', 'users', input)
    expect(created.status).toBe(201)
    expect(created.body).toEqual({
      userId: expect.stringMatching(/^usr_/),
      userName: 'li.lei',
      email: 'li@example.com',
      phone: null,
      status: 'active',
      role: 'Buyer-Finance',
      permissions: expect.arrayContaining(['mkt:order:pay', 'mkt:invoice:apply']),
      lastLoginAt: null,
    })
    const path = `users/${created.body.userId}`
    const changed = await call(owner, 'PATCH', path, { role: 'Buyer-Reader' })
    expect([changed.status, changed.body.role]).toEqual([200, 'Buyer-Reader'])
    expect((await call(owner, 'GET', 'users')).body).toEqual({ items: [changed.body], nextCursor: null })
    expect((await call(owner, 'DELETE', path)).status).toBe(204)
    expect((await call(owner, 'GET', 'users')).body.items).toEqual([])
    expect((await call(owner, 'PATCH', path, { status: 'active' })).status).toBe(404)
    expect((await call(owner, 'POST', 'users', input)).status).toBe(201)
    expect(await actionsOf(owner)).toEqual([
      'account.user_create',
      'account.user_change',
      'account.user_delete',
      'account.user_create',
    ])
  })

  it('refuses a taken name in any case, a bad contact, a weak password, and an unknown role', async () => {
    const owner = await buyer()
    await call(owner, 'POST', 'users', input)
    const taken = await call(owner, 'POST', 'users', { ...input, userName: 'LI.LEI' })
    expect([taken.status, taken.body.code]).toEqual([409, 'IAM_USER_EXISTS'])
    const contact = await call(owner, 'POST', 'users', { ...input, userName: '-', email: 'x', phone: '1' })
    expect(contact.body.errors.map((error: { path: string }) => error.path)).toEqual([
      'userName',
      'email',
      'phone',
    ])
    const weak = await call(owner, 'POST', 'users', { ...input, userName: 'other', password: 'weak' })
    expect([weak.status, weak.body.code]).toEqual([400, 'ACC_PWD_WEAK'])
    expect((await call(owner, 'POST', 'users', { ...input, role: 'Owner' })).status).toBe(400)
  })

  it('holds the limit of users, also when several are created at once', async () => {
    const owner = await buyer()
    const answers = await Promise.all(
      ['a1', 'a2', 'a3', 'a4'].map((userName) => call(owner, 'POST', 'users', { ...input, userName })),
    )
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 201, 409, 409])
    expect(answers.find((answer) => answer.status === 409)!.body.code).toBe('IAM_USER_LIMIT')
  })

  it('BUY-SYS-05 finds neither users of other accounts nor the owner', async () => {
    const owner = await buyer()
    const stranger = await buyer()
    const sub = await makeSubUser({ platform }, stranger, 'Buyer-Admin')
    for (const userId of [sub.actor.userId, owner.actor.userId, stranger.actor.userId])
      for (const method of ['PATCH', 'DELETE'] as const) {
        const answer = await call(
          owner,
          method,
          `users/${userId}`,
          method === 'PATCH' ? { status: 'disabled' } : undefined,
        )
        expect([answer.status, answer.body.code]).toEqual([404, 'NOT_FOUND'])
      }
    expect(await isSignedIn(sub)).toBe(true)
  })

  it('ends the sessions of a user who is disabled, deleted or gets another password', async () => {
    const owner = await buyer()
    for (const change of [{ status: 'disabled' }, { password: 'another-one-1' }, null]) {
      const sub = await makeSubUser({ platform }, owner, 'Buyer-Reader')
      const path = `users/${sub.actor.userId}`
      if (change) expect((await call(owner, 'PATCH', path, change)).status).toBe(200)
      else expect((await call(owner, 'DELETE', path)).status).toBe(204)
      expect(await isSignedIn(sub)).toBe(false)
    }
  })

  it('BUY-ACC-14 asks for a code before another password is set, when protection is on', async () => {
    const owner = await buyer({ account: { operationProtection: true } })
    const sub = await makeSubUser({ platform }, owner, 'Buyer-Reader')
    const path = `users/${sub.actor.userId}`
    const without = await call(owner, 'PATCH', path, { password: 'another-one-1' })
    expect([without.status, without.body.code]).toEqual([403, 'ACC_CODE_REQUIRED'])
    expect((await call(owner, 'PATCH', path, { role: 'Buyer-Finance' })).status).toBe(200)
    const code = await operationCode(owner)
    expect((await call(owner, 'PATCH', path, { password: 'another-one-1', code })).status).toBe(200)
  })
})

describe('access keys', () => {
  it('shows the secret once, stores it sealed, and keeps to the limit', async () => {
    const person = await buyer()
    const created = await call(person, 'POST', 'access-keys')
    expect(created.status).toBe(201)
    expect(created.body).toEqual({
      accessKeyId: expect.stringMatching(/^YS[0-9A-F]{18}$/),
      secretAccessKey: expect.stringMatching(/^[\w-]{40}$/),
    })
    const row = await platform.db.query
      .selectFrom('access_keys')
      .selectAll()
      .where('access_key_id', '=', created.body.accessKeyId)
      .executeTakeFirstOrThrow()
    expect(row.secret_sealed).not.toContain(created.body.secretAccessKey)
    const { body } = await call(person, 'GET', 'access-keys')
    expect(body.items).toEqual([
      {
        accessKeyId: created.body.accessKeyId,
        status: 'active',
        createdAt: expect.any(String),
        lastUsedAt: null,
      },
    ])
    const more = await Promise.all([1, 2, 3].map(() => call(person, 'POST', 'access-keys')))
    expect(more.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([201, 409, 409])
    expect(more.find((answer) => answer.status === 409)!.body.code).toBe('ACCESS_KEY_LIMIT')
  })

  it('disables and deletes a key, each in the audit log without the secret', async () => {
    const person = await buyer()
    const { body } = await call(person, 'POST', 'access-keys')
    const path = `access-keys/${body.accessKeyId}`
    const disabled = await call(person, 'PATCH', path, { status: 'disabled' })
    expect([disabled.status, disabled.body.status]).toEqual([200, 'disabled'])
    expect((await call(person, 'DELETE', path)).status).toBe(204)
    expect((await call(person, 'DELETE', path)).status).toBe(404)
    expect(await actionsOf(person)).toEqual([
      'account.access_key_create',
      'account.access_key_change',
      'account.access_key_delete',
    ])
    const log = await platform.db.query.selectFrom('audit_log').selectAll().execute()
    const text = JSON.stringify(log, (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    )
    expect(text).not.toContain(body.secretAccessKey)
  })

  it('BUY-SYS-05 does not find a key of another user, of the same account or another', async () => {
    const owner = await buyer()
    const sub = await makeSubUser({ platform }, owner, 'Buyer-Admin')
    const { body } = await call(owner, 'POST', 'access-keys')
    for (const person of [sub, await buyer()]) {
      const path = `access-keys/${body.accessKeyId}`
      expect((await call(person, 'PATCH', path, { status: 'disabled' })).status).toBe(404)
      expect((await call(person, 'DELETE', path)).status).toBe(404)
      expect((await call(person, 'GET', 'access-keys')).body.items).toEqual([])
    }
  })
})
