import { beforeAll, describe, expect, it } from 'vitest'
import { createRouteServer, createTestPlatform, TEST_ORIGIN } from '../../../test/harness.ts'
import type { App } from '../../platform/http/server.ts'
import { verifyAuditLog } from '../../platform/audit/audit-log.ts'
import type { Platform } from '../../platform/platform.ts'
import type { SendCode } from './code-service.ts'
import { createIdentityService, type IdentityService } from './identity-service.ts'
import { createPasswordHasher } from './password-hasher.ts'
import { registerSessionRoutes } from './session-routes.ts'
import { makeBuyer, makeSellerOwner, makeSubUser, quickHashing } from './testing.ts'

let platform: Platform
let identity: IdentityService
let app: App
const sent: Parameters<SendCode>[1][] = []
const locked: { accountId: string; userId: string }[] = []
const passwordChanged: string[] = []

beforeAll(async () => {
  platform = await createTestPlatform()
  identity = createIdentityService(platform, {
    hasher: createPasswordHasher(quickHashing),
    sendCode: async (_tx, message) => void sent.push(message),
    smsAvailable: true,
    sellerIdOf: async (accountId) => `sel_of_${accountId}`,
    ownedProducts: async () => new Set<string>(),
  })
  platform.events.within('identity.login_locked', async (_tx, event) => void locked.push(event.payload))
  platform.events.within('identity.password_changed', async (_tx, event) => {
    passwordChanged.push(event.payload.userId)
  })
  app = await createRouteServer(platform, identity.resolveActor, (server) =>
    registerSessionRoutes(server, platform, identity, {
      countUnread: async () => 3,
      demoAccounts: [{ login: 'buyer@demo', password: 'demo', role: 'buyer' }],
    }),
  )
})

let address = 0
interface Answer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, read field by field
  body: any
  cookie: string | null
  setCookie: string
  headers: Record<string, unknown>
}

/** One request of a browser; each comes from an address of its own, so that the per-address limit stays out. */
async function call(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  options: { body?: object; cookie?: string | null; headers?: Record<string, string>; ip?: string } = {},
): Promise<Answer> {
  const response = await app.inject({
    method,
    url: `/api/v1${path}`,
    remoteAddress: options.ip ?? `10.0.${Math.floor(++address / 250)}.${address % 250}`,
    headers: {
      origin: TEST_ORIGIN,
      ...(options.cookie ? { cookie: options.cookie } : {}),
      ...options.headers,
    },
    ...(options.body ? { payload: options.body } : {}),
  })
  const setCookie = String(response.headers['set-cookie'] ?? '')
  const token = /yunshi_session=([^;]+)/.exec(setCookie)?.[1]
  return {
    status: response.statusCode,
    body: response.body === '' ? null : response.json(),
    cookie: token ? `yunshi_session=${token}` : null,
    setCookie,
    headers: response.headers,
  }
}

let phoneCount = 0
const newPhone = () => `139${String(++phoneCount).padStart(8, '0')}`

async function codeFor(purpose: string, target: string, channel = 'sms'): Promise<string> {
  const answer = await call('POST', '/verification-codes', { body: { purpose, channel, target } })
  expect(answer.status).toBe(202)
  return answer.body.sandboxCode
}

const registration = (overrides: object) => ({
  password: 'abcdefg1',
  region: 'CN',
  accountType: 'enterprise',
  agreements: ['terms', 'privacy'],
  enableService: true,
  locale: 'zh-CN',
  ...overrides,
})

async function register(phone: string, overrides: object = {}) {
  await forgetCodes(phone)
  const code = await codeFor('register', phone)
  return call('POST', '/accounts', { body: registration({ phone, code, ...overrides }) })
}

/** As if the resend interval had passed. */
const forgetCodes = (target: string) =>
  platform.db.query.deleteFrom('verification_codes').where('target', '=', target).execute()

const wrongCode = (code: string) => (code === '000000' ? '000001' : '000000')

describe('GET /session', () => {
  it('answers a visitor with the installation and no user', async () => {
    const { status, body, headers } = await call('GET', '/session')
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(body).toEqual({
      user: null,
      site: 'cn',
      mode: 'sandbox',
      now: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      unreadMessages: 0,
      demoAccounts: [{ login: 'buyer@demo', password: 'demo', role: 'buyer' }],
    })
  })

  it('answers a signed-in person with the contract’s fields, the phone masked', async () => {
    const buyer = await makeBuyer({ platform }, { user: { phone: '13800001111' } })
    const { body } = await call('GET', '/session', { cookie: buyer.cookie })
    expect(body.unreadMessages).toBe(3)
    expect(body.user).toEqual({
      userId: buyer.actor.userId,
      accountId: buyer.actor.accountId,
      accountName: buyer.actor.accountName,
      userName: buyer.actor.userName,
      kind: 'main',
      roles: ['buyer'],
      permissions: expect.arrayContaining(['mkt:order:create', 'mkt:account:admin']),
      realNameState: 'VERIFIED_ENTERPRISE',
      region: 'CN',
      customerLevel: 'V0',
      email: `${buyer.login}@example.com`,
      phoneMasked: '138****1111',
      operationProtection: false,
      serviceEnabled: true,
    })
  })

  it('knows the shop of a seller account', async () => {
    const seller = await makeSellerOwner({ platform }, 'sel_x')
    const token = seller.cookie.split('=')[1]!
    const origin = { ip: '10.1.1.1', userAgent: null, locale: 'en', requestId: 'req_1' } as const
    const actor = await identity.sessions.resolveActor(token, origin)
    expect(actor).toMatchObject({ sellerId: `sel_of_${seller.actor.accountId}`, locale: 'en' })
  })
})

describe('POST /accounts', () => {
  it('BUY-ACC-01 registers with a phone and its code, signs in, and writes the audit log', async () => {
    const phone = newPhone()
    const { status, body, cookie, setCookie } = await register(`+86 ${phone}`, { accountName: 'Acme-Buyer' })
    expect(status).toBe(201)
    expect(body.user).toMatchObject({
      accountName: 'Acme-Buyer',
      realNameState: 'UNVERIFIED',
      roles: ['buyer'],
    })
    expect(setCookie).toMatch(/Path=\/; HttpOnly; SameSite=Lax/)
    expect((await call('GET', '/session', { cookie })).body.user.userId).toBe(body.user.userId)
    const row = await platform.db.query
      .selectFrom('audit_log')
      .select(['action', 'actor_user_id'])
      .where('chain', '=', body.user.accountId)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({ action: 'account.register', actor_user_id: body.user.userId })
  })

  it('BUY-ACC-05 registers with an e-mail, and generates an account name', async () => {
    const email = 'li.lei@example.com'
    const code = await codeFor('register', email, 'email')
    const { status, body } = await call('POST', '/accounts', { body: registration({ email, code }) })
    expect(status).toBe(201)
    expect(body.user).toMatchObject({ email, phoneMasked: null })
    expect(body.user.accountName).toMatch(/^ys_[0-9a-f]{12}$/)
    expect(sent.at(-1)).toMatchObject({ channel: 'email', recipient: email, purpose: 'register', code })
  })

  it('TV-02 BUY-ACC-02 refuses the fourth account of a phone', async () => {
    const phone = newPhone()
    for (let i = 0; i < 3; i++) expect((await register(phone)).status).toBe(201)
    const refused = await register(phone)
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ code: 'ACC_PHONE_LIMIT', title: '该手机号注册账号数量已达上限' })
  })

  it('TV-01 BUY-ACC-04 refuses weak passwords, and one that equals the account name', async () => {
    const phone = newPhone()
    for (const password of ['abcdefgh', 'abc defg1', 'Acme2026x']) {
      const { status, body } = await register(phone, { password, accountName: 'acme2026X' })
      expect([status, body.code]).toEqual([400, 'ACC_PWD_WEAK'])
    }
  })

  it('BUY-ACC-07 refuses unaccepted agreements, and leaves the service off when it was not ticked', async () => {
    const refused = await register(newPhone(), { agreements: ['terms'] })
    expect([refused.status, refused.body.code]).toEqual([400, 'ACC_AGREEMENT'])
    const { body } = await register(newPhone(), { enableService: false })
    expect(body.user.serviceEnabled).toBe(false)
  })

  it('refuses a taken account name or e-mail in any case, and the code stays usable', async () => {
    const phone = newPhone()
    await register(newPhone(), { accountName: 'taken-name' })
    const refused = await register(phone, { accountName: 'Taken-Name' })
    expect([refused.status, refused.body.code]).toEqual([409, 'ACC_EXISTS'])
    const email = (await makeBuyer({ platform })).login + '@example.com'
    const code = await codeFor('register', email, 'email')
    const again = await call('POST', '/accounts', { body: registration({ email, code }) })
    expect([again.status, again.body.code]).toEqual([409, 'ACC_EXISTS'])
  })

  it('names bad fields: contact, account name, region, and a missing one', async () => {
    const at = async (overrides: object) => {
      const { status, body } = await call('POST', '/accounts', {
        body: registration({ code: '123456', ...overrides }),
      })
      return [status, body.errors[0].path]
    }
    expect(await at({ phone: '12345' })).toEqual([400, 'phone'])
    expect(await at({})).toEqual([400, 'phone'])
    expect(await at({ email: '.a@example.com' })).toEqual([400, 'email'])
    expect(await at({ phone: newPhone(), accountName: '1abc' })).toEqual([400, 'accountName'])
    expect(await at({ phone: newPhone(), region: 'XQ' })).toEqual([400, 'region'])
    expect(await at({ phone: newPhone(), accountType: 'robot' })).toEqual([400, 'accountType'])
  })
})

describe('verification codes', () => {
  it('BUY-ACC-03 sends six digits, promises 60 s and 300 s, and refuses to resend within a minute', async () => {
    const target = newPhone()
    const first = await call('POST', '/verification-codes', {
      body: { purpose: 'register', channel: 'sms', target },
    })
    expect(first.body).toEqual({
      resendAfterSeconds: 60,
      expiresInSeconds: 300,
      sandboxCode: expect.stringMatching(/^\d{6}$/),
    })
    const again = await call('POST', '/verification-codes', {
      body: { purpose: 'register', channel: 'sms', target: ` +86${target}` },
      headers: { 'accept-language': 'en' },
    })
    expect([again.status, again.body.code]).toEqual([429, 'ACC_CODE_TOO_SOON'])
    expect(Number(again.headers['retry-after'])).toBeGreaterThan(50)
    expect(again.body.detail).toMatch(/^Ask for a new one in \d+ seconds\.$/)
  })

  it('BUY-ACC-03 sends one code when many are asked for at once', async () => {
    const target = newPhone()
    const body = { purpose: 'register', channel: 'sms', target }
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => call('POST', '/verification-codes', { body })),
    )
    expect(answers.map((answer) => answer.status).sort((a, b) => a - b)).toEqual([
      202, 429, 429, 429, 429, 429,
    ])
    expect(sent.filter((message) => message.recipient === target)).toHaveLength(1)
  })

  it('BUY-ACC-03 voids a code after five wrong tries, also when they come at once', async () => {
    const phone = newPhone()
    const code = await codeFor('register', phone)
    const guesses = await Promise.all(
      Array.from({ length: 8 }, () =>
        call('POST', '/accounts', { body: registration({ phone, code: wrongCode(code) }) }),
      ),
    )
    expect(new Set(guesses.map((answer) => answer.body.code))).toEqual(new Set(['ACC_CODE_INVALID']))
    const right = await call('POST', '/accounts', { body: registration({ phone, code }) })
    expect([right.status, right.body.code]).toEqual([400, 'ACC_CODE_INVALID'])
  })

  it('BUY-ACC-03 accepts the right code after four wrong ones, once', async () => {
    const phone = newPhone()
    const code = await codeFor('register', phone)
    for (let i = 0; i < 4; i++)
      await call('POST', '/accounts', { body: registration({ phone, code: wrongCode(code) }) })
    expect((await call('POST', '/accounts', { body: registration({ phone, code }) })).status).toBe(201)
    const replay = await call('POST', '/accounts', { body: registration({ phone, code }) })
    expect([replay.status, replay.body.code]).toEqual([400, 'ACC_CODE_INVALID'])
  })

  it('BUY-ACC-03 refuses a code after five minutes, and an older one once a newer was sent', async () => {
    const phone = newPhone()
    const expired = await codeFor('register', phone)
    await platform.db.query
      .updateTable('verification_codes')
      .set({ expires_at: new Date(Date.now() - 1), created_at: new Date(Date.now() - 300_001) })
      .where('target', '=', phone)
      .execute()
    const late = await call('POST', '/accounts', { body: registration({ phone, code: expired }) })
    expect(late.body.code).toBe('ACC_CODE_INVALID')
    const newer = await codeFor('register', phone)
    if (newer !== expired) {
      const older = await call('POST', '/accounts', { body: registration({ phone, code: expired }) })
      expect(older.body.code).toBe('ACC_CODE_INVALID')
    }
    const right = await call('POST', '/accounts', { body: registration({ phone, code: newer }) })
    expect(right.status).toBe(201)
  })

  it('keeps the codes of two purposes and two targets apart', async () => {
    const phone = newPhone()
    const other = await codeFor('register', newPhone())
    const reset = await codeFor('reset_password', phone)
    const mine = await codeFor('register', phone)
    for (const code of [other, reset].filter((candidate) => candidate !== mine)) {
      const { body } = await call('POST', '/accounts', { body: registration({ phone, code }) })
      expect(body.code).toBe('ACC_CODE_INVALID')
    }
  })

  it('stores no code in clear', async () => {
    const phone = newPhone()
    const code = await codeFor('register', phone)
    const row = await platform.db.query
      .selectFrom('verification_codes')
      .selectAll()
      .where('target', '=', phone)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(row)).not.toContain(code)
  })

  it('refuses a target that is no contact, and codes for operations without a session', async () => {
    const bad = await call('POST', '/verification-codes', {
      body: { purpose: 'register', channel: 'email', target: 'a..b@example.com' },
    })
    expect([bad.status, bad.body.errors[0].path]).toEqual([400, 'target'])
    const visitor = await call('POST', '/verification-codes', {
      body: { purpose: 'operation', channel: 'sms', target: '' },
    })
    expect([visitor.status, visitor.body.code]).toEqual([401, 'SESSION_REQUIRED'])
  })

  it('BUY-ACC-14 sends the code of an operation to the signed-in person, whatever the target says', async () => {
    const buyer = await makeBuyer({ platform })
    const { status } = await call('POST', '/verification-codes', {
      cookie: buyer.cookie,
      body: { purpose: 'operation', channel: 'sms', target: newPhone() },
    })
    expect(status).toBe(202)
    expect(sent.at(-1)).toMatchObject({ recipient: `${buyer.login}@example.com`, purpose: 'operation' })
    const sub = await makeSubUser({ platform }, buyer, 'Buyer-Admin')
    await call('POST', '/verification-codes', {
      cookie: sub.cookie,
      body: { purpose: 'operation', channel: 'email' },
    })
    expect(sent.at(-1)).toMatchObject({ recipient: `${buyer.login}@example.com`, purpose: 'operation' })
  })

  it('the sandbox alone shows the code in its answer, and production takes a phone only', async () => {
    const production = await createTestPlatform({ sandbox: false })
    const service = createIdentityService(production, {
      hasher: createPasswordHasher(quickHashing),
      sendCode: async () => {},
      smsAvailable: true,
      sellerIdOf: async () => null,
      ownedProducts: async () => new Set<string>(),
    })
    const answer = await service.codes.send(
      { purpose: 'register', channel: 'sms', target: newPhone() },
      null,
      'en',
    )
    expect(answer).toEqual({ resendAfterSeconds: 60, expiresInSeconds: 300 })
    await expect(
      service.codes.send({ purpose: 'register', channel: 'email', target: 'a@example.com' }, null, 'en'),
    ).rejects.toMatchObject({ code: 'VALIDATION_FAILED' })
  })
})

describe('POST /session', () => {
  it('BUY-ACC-10 signs in by account name, e-mail or phone, in any case', async () => {
    const phone = newPhone()
    const buyer = await makeBuyer({ platform }, { user: { phone } })
    for (const login of [
      buyer.login,
      buyer.login.toUpperCase(),
      ` ${buyer.login}@Example.com `,
      `+86${phone}`,
    ]) {
      const { status, body } = await call('POST', '/session', { body: { login, password: buyer.password } })
      expect(status).toBe(200)
      expect(body.user.userId).toBe(buyer.actor.userId)
    }
  })

  it('BUY-ACC-10 signs in the account of a shared phone whose password it is', async () => {
    const phone = newPhone()
    const first = await makeBuyer({ platform }, { user: { phone }, password: 'first-one-1' })
    const second = await makeBuyer({ platform }, { user: { phone }, password: 'second-one-2' })
    const signIn = async (password: string) =>
      (await call('POST', '/session', { body: { login: phone, password } })).body.user?.accountId
    expect(await signIn(second.password)).toBe(second.actor.accountId)
    expect(await signIn(first.password)).toBe(first.actor.accountId)
  })

  it('BUY-ACC-10 signs in an IAM user with account name and user name, and never the owner in its place', async () => {
    const owner = await makeBuyer({ platform })
    const sub = await makeSubUser({ platform }, owner, 'Buyer-Reader', { password: 'sub-user-pass-1' })
    const body = { login: owner.login, iamUserName: sub.actor.userName.toUpperCase(), password: sub.password }
    const answer = await call('POST', '/session', { body })
    expect(answer.body.user).toMatchObject({
      userId: sub.actor.userId,
      accountId: owner.actor.accountId,
      kind: 'iam',
    })
    const asOwner = await call('POST', '/session', { body: { ...body, password: owner.password } })
    expect(asOwner.status).toBe(401)
  })

  it('answers a wrong password and an unknown login alike, with the attempts left', async () => {
    const buyer = await makeBuyer({ platform })
    const wrong = await call('POST', '/session', { body: { login: buyer.login, password: 'wrong-one-1' } })
    const unknown = await call('POST', '/session', {
      body: { login: 'nobody-here', password: 'wrong-one-1' },
    })
    expect(wrong.status).toBe(401)
    const { requestId: _a, ...left } = wrong.body
    const { requestId: _b, ...right } = unknown.body
    expect(left).toEqual(right)
    expect(left).toMatchObject({ code: 'ACC_LOGIN_FAILED', detail: expect.stringContaining('4') })
  })

  it('BUY-ACC-11 locks after five failures for 15 minutes, tells the owner once, and refuses the right password', async () => {
    const buyer = await makeBuyer({ platform })
    const wrong = { login: buyer.login, password: 'wrong-one-1' }
    const codes = []
    for (let i = 0; i < 6; i++) codes.push((await call('POST', '/session', { body: wrong })).body.code)
    expect(codes).toEqual([...Array(4).fill('ACC_LOGIN_FAILED'), 'ACC_LOGIN_LOCKED', 'ACC_LOGIN_LOCKED'])
    const right = await call('POST', '/session', {
      body: { login: buyer.login.toUpperCase(), password: buyer.password },
    })
    expect([right.status, right.body.code]).toEqual([429, 'ACC_LOGIN_LOCKED'])
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(890)
    expect(locked.filter((event) => event.userId === buyer.actor.userId)).toHaveLength(1)
    await platform.db.query
      .updateTable('login_failures')
      .set({ failed_at: new Date(Date.now() - 15 * 60_000 - 1000) })
      .where('login', '=', buyer.login)
      .execute()
    const after = await call('POST', '/session', {
      body: { login: buyer.login, password: buyer.password },
    })
    expect(after.status).toBe(200)
  })

  it('BUY-ACC-11 answers at most four of many failures at once before the lock', async () => {
    const buyer = await makeBuyer({ platform })
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        call('POST', '/session', { body: { login: buyer.login, password: 'wrong-one-1' } }),
      ),
    )
    const failed = answers.filter((answer) => answer.body.code === 'ACC_LOGIN_FAILED')
    expect(failed).toHaveLength(4)
    expect(answers.filter((answer) => answer.body.code === 'ACC_LOGIN_LOCKED')).toHaveLength(8)
  })

  it('BUY-ACC-11 forgets failures after a success', async () => {
    const buyer = await makeBuyer({ platform })
    const wrong = { login: buyer.login, password: 'wrong-one-1' }
    for (let i = 0; i < 4; i++) await call('POST', '/session', { body: wrong })
    await call('POST', '/session', { body: { login: buyer.login, password: buyer.password } })
    const { body } = await call('POST', '/session', { body: wrong })
    expect(body.detail).toContain('4')
  })

  it('lets neither a disabled user nor a closed account in', async () => {
    const disabled = await makeBuyer({ platform })
    const closed = await makeBuyer({ platform })
    const { query } = platform.db
    await query
      .updateTable('users')
      .set({ status: 'disabled' })
      .where('id', '=', disabled.actor.userId)
      .execute()
    await query
      .updateTable('accounts')
      .set({ status: 'CLOSED' })
      .where('id', '=', closed.actor.accountId)
      .execute()
    for (const person of [disabled, closed]) {
      const { login, password } = person
      expect((await call('POST', '/session', { body: { login, password } })).status).toBe(401)
      expect((await call('GET', '/session', { cookie: person.cookie })).body.user).toBeNull()
    }
  })

  it('opens a new session at every sign-in and ends the one the browser came with', async () => {
    const buyer = await makeBuyer({ platform })
    const { login, password } = buyer
    const planted = 'yunshi_session=' + 'x'.repeat(43)
    const first = await call('POST', '/session', { body: { login, password }, cookie: planted })
    expect(first.cookie).not.toBe(planted)
    const second = await call('POST', '/session', { body: { login, password }, cookie: first.cookie })
    expect(second.cookie).not.toBe(first.cookie)
    expect((await call('GET', '/session', { cookie: first.cookie })).body.user).toBeNull()
    expect((await call('GET', '/session', { cookie: second.cookie })).body.user).not.toBeNull()
  })

  it('marks the cookie Secure where people come over https', async () => {
    const secured = { ...platform, baseUrl: 'https://market.example' }
    const server = await createRouteServer(platform, identity.resolveActor, (to) =>
      registerSessionRoutes(to, secured, identity, { countUnread: async () => 0, demoAccounts: null }),
    )
    const { login, password } = await makeBuyer({ platform })
    const payload = { login, password }
    const response = await server.inject({ method: 'POST', url: '/api/v1/session', payload })
    expect(String(response.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('refuses another origin, a body of another shape, and a flood from one address', async () => {
    const body = { login: 'someone', password: 'x' }
    const foreign = await call('POST', '/session', { body, headers: { origin: 'https://evil.example' } })
    expect([foreign.status, foreign.body.code]).toEqual([403, 'ORIGIN_REFUSED'])
    const shape = await call('POST', '/session', { body: { login: 'x', password: 1 } })
    expect([shape.status, shape.body.code]).toEqual([400, 'VALIDATION_FAILED'])
    const unknownField = await call('POST', '/session', { body: { ...body, admin: true } })
    expect(unknownField.status).toBe(400)
    const flood = []
    for (let i = 0; i < 61; i++)
      flood.push(
        await call('POST', '/session', { body: { login: `flood-${i}`, password: 'x' }, ip: '10.9.9.9' }),
      )
    expect(flood.slice(0, 60).every((answer) => answer.status === 401)).toBe(true)
    expect([flood[60]!.status, flood[60]!.body.code]).toEqual([429, 'RATE_LIMITED'])
  })
})

describe('sessions', () => {
  it('BUY-ACC-13 ends after twelve idle hours and after seven days', async () => {
    const idle = await makeBuyer({ platform })
    const old = await makeBuyer({ platform })
    const { query } = platform.db
    await query
      .updateTable('sessions')
      .set({ last_seen_at: new Date(Date.now() - 12 * 3_600_000) })
      .where('user_id', '=', idle.actor.userId)
      .execute()
    await query
      .updateTable('sessions')
      .set({ expires_at: new Date(Date.now() - 1) })
      .where('user_id', '=', old.actor.userId)
      .execute()
    for (const person of [idle, old]) {
      const answer = await call('GET', '/session', { cookie: person.cookie })
      expect(answer.body.user).toBeNull()
      expect(answer.setCookie).toMatch(/yunshi_session=;.*Expires=Thu, 01 Jan 1970/)
    }
    for (const sweep of identity.sweeps) await sweep.run()
    const left = await query
      .selectFrom('sessions')
      .select('user_id')
      .where('user_id', 'in', [idle.actor.userId, old.actor.userId])
      .execute()
    expect(left).toEqual([])
  })

  it('stores a digest of the cookie, and writes last_seen_at at most once a minute', async () => {
    const buyer = await makeBuyer({ platform })
    const read = () =>
      platform.db.query
        .selectFrom('sessions')
        .selectAll()
        .where('user_id', '=', buyer.actor.userId)
        .executeTakeFirstOrThrow()
    const before = await read()
    expect(JSON.stringify(before)).not.toContain(buyer.cookie.split('=')[1])
    await call('GET', '/session', { cookie: buyer.cookie })
    expect((await read()).last_seen_at).toEqual(before.last_seen_at)
    const earlier = new Date(Date.now() - 61_000)
    await platform.db.query
      .updateTable('sessions')
      .set({ last_seen_at: earlier })
      .where('user_id', '=', buyer.actor.userId)
      .execute()
    await call('GET', '/session', { cookie: buyer.cookie })
    expect((await read()).last_seen_at.getTime()).toBeGreaterThan(Date.now() - 10_000)
  })

  it('DELETE /session ends the session for good, also for a replayed cookie, and may be repeated', async () => {
    const buyer = await makeBuyer({ platform })
    const out = await call('DELETE', '/session', { cookie: buyer.cookie })
    expect(out.status).toBe(204)
    expect(out.setCookie).toContain('yunshi_session=;')
    expect((await call('GET', '/session', { cookie: buyer.cookie })).body.user).toBeNull()
    expect((await call('DELETE', '/session', { cookie: buyer.cookie })).status).toBe(204)
    const foreign = await call('DELETE', '/session', {
      cookie: buyer.cookie,
      headers: { origin: 'https://evil.example' },
    })
    expect(foreign.status).toBe(403)
  })
})

describe('POST /password-resets', () => {
  const reset = (body: object) => call('POST', '/password-resets', { body })

  it('BUY-ACC-12 resets by phone, e-mail or account name, ends all sessions and lifts a lock', async () => {
    const phone = newPhone()
    const buyer = await makeBuyer({ platform }, { user: { phone } })
    for (let i = 0; i < 5; i++)
      await call('POST', '/session', { body: { login: buyer.login, password: 'wrong-one-1' } })
    for (const [n, login] of [phone, `${buyer.login}@example.com`, buyer.login].entries()) {
      const code = await codeFor('reset_password', login, 'email')
      const password = `brand-new-${n}`
      expect((await reset({ login, code, password })).status).toBe(204)
      const signIn = await call('POST', '/session', { body: { login: buyer.login, password } })
      expect(signIn.status).toBe(200)
    }
    expect((await call('GET', '/session', { cookie: buyer.cookie })).body.user).toBeNull()
    expect(passwordChanged.filter((userId) => userId === buyer.actor.userId)).toHaveLength(3)
    const actions = await platform.db.query
      .selectFrom('audit_log')
      .select('action')
      .where('chain', '=', buyer.actor.accountId)
      .execute()
    expect(actions.map((row) => row.action)).toEqual([
      'account.login_locked',
      ...Array<string>(3).fill('account.password_reset'),
    ])
  })

  it('BUY-ACC-12 answers alike whether the account exists, and sends nothing to nobody', async () => {
    const buyer = await makeBuyer({ platform })
    const count = sent.length
    const ask = (target: string) =>
      call('POST', '/verification-codes', { body: { purpose: 'reset_password', channel: 'sms', target } })
    const known = await ask(buyer.login)
    const unknown = await ask('no-such-account')
    expect(sent).toHaveLength(count + 1)
    expect([unknown.status, Object.keys(unknown.body)]).toEqual([known.status, Object.keys(known.body)])
    expect([(await ask(buyer.login)).status, (await ask('no-such-account')).status]).toEqual([429, 429])
    const password = 'brand-new-1'
    const code = unknown.body.sandboxCode as string
    const onUnknown = await reset({ login: 'no-such-account', code, password })
    const onKnown = await reset({ login: buyer.login, code: wrongCode(known.body.sandboxCode), password })
    expect([onUnknown.status, onUnknown.body.code]).toEqual([400, 'ACC_CODE_INVALID'])
    expect([onKnown.status, onKnown.body.code]).toEqual([400, 'ACC_CODE_INVALID'])
  })

  it('asks for the account name when a phone has several accounts, and takes the same code for it', async () => {
    const phone = newPhone()
    const first = await makeBuyer({ platform }, { user: { phone } })
    await makeBuyer({ platform }, { user: { phone } })
    const code = await codeFor('reset_password', phone)
    const password = 'brand-new-1'
    const vague = await reset({ login: phone, code, password })
    expect([vague.status, vague.body.code]).toEqual([409, 'ACC_RESET_AMBIGUOUS'])
    expect((await reset({ login: first.login, code, password })).status).toBe(204)
    const { body } = await call('POST', '/session', { body: { login: first.login, password } })
    expect(body.user.accountId).toBe(first.actor.accountId)
  })

  it('refuses the code of another account, weak passwords and replays', async () => {
    const mine = await makeBuyer({ platform })
    const other = await makeBuyer({ platform })
    const code = await codeFor('reset_password', mine.login)
    const password = 'brand-new-1'
    const stolen = await reset({ login: other.login, code, password })
    expect(stolen.body.code).toBe('ACC_CODE_INVALID')
    expect((await reset({ login: mine.login, code, password: 'weak' })).body.code).toBe('ACC_PWD_WEAK')
    expect((await reset({ login: mine.login, code, password })).status).toBe(204)
    expect((await reset({ login: mine.login, code, password })).body.code).toBe('ACC_CODE_INVALID')
  })
})

it('every audit chain that these tests wrote verifies', async () => {
  const { problems, rows } = await verifyAuditLog(platform.db, platform.vault)
  expect(problems).toEqual([])
  expect(rows).toBeGreaterThan(5)
})
