import { addDays } from '../../kernel/calendar.ts'
import fs from 'node:fs'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createRouteServer, createTestPlatform, TEST_ORIGIN } from '../../../test/harness.ts'
import type { App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  createIdentityService,
  createPasswordHasher,
  findContact,
  parseEmail,
  parseMobile,
} from '../identity/index.ts'
import {
  makeBuyer,
  makeSellerOwner,
  makeSubUser,
  quickHashing,
  testResolveActor,
  type TestPerson,
} from '../identity/testing.ts'
import { subscribeMessaging } from './message-subscriptions.ts'
import { createMessagingService, type MessagingService } from './messaging-service.ts'
import { registerMessagingRoutes } from './messaging-routes.ts'

const receivers = {
  parseEmail,
  parseMobile: (text: string) => parseMobile(text, 'cn'),
  accountNameOf: () => Promise.resolve('Sample'),
}
const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'yunshi-messaging-'))
let platform: Platform
let messaging: MessagingService
let app: App

beforeAll(async () => {
  platform = await createTestPlatform()
  messaging = createMessagingService(platform, {
    contactOf: findContact,
    receivers,
    smtpUrl: null,
    mailFrom: 'Yunshi <no-reply@market.example>',
    mailboxDir: path.join(directory, 'mailbox'),
  })
  app = await createRouteServer(platform, testResolveActor(platform), (server) =>
    registerMessagingRoutes(server, platform, messaging),
  )
})
afterAll(() => fs.rmSync(directory, { recursive: true, force: true }))

const summary = { zh: '青岚 CRM', en: 'Qinglan CRM' }
const completed = (orderId: string) => ({
  template: 'order.completed' as const,
  values: { orderId, summary },
})
const paid = (orderId: string) => ({
  template: 'order.paid' as const,
  values: { orderId, summary, amount: '1280.00', currency: 'CNY' },
})
const tell = (notice: Parameters<MessagingService['notify']>[1], by = messaging) =>
  platform.db.transaction((tx) => by.notify(tx, notice))
const sweep = (of = messaging) => of.sweeps[0]!.run()
const outgoing = (accountId: string) =>
  platform.db.query
    .selectFrom('outgoing_messages')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute()

async function call(
  person: TestPerson | null,
  method: 'GET' | 'POST',
  url: string,
  options: { body?: object; headers?: Record<string, string>; server?: App } = {},
  // oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, read field by field
): Promise<{ status: number; body: any }> {
  const response = await (options.server ?? app).inject({
    method,
    url: `/api/v1${url}`,
    headers: { origin: TEST_ORIGIN, ...(person && { cookie: person.cookie }), ...options.headers },
    ...(options.body && { payload: options.body }),
  })
  return { status: response.statusCode, body: response.json() }
}

describe('notify', () => {
  it('buyer 20 writes the in-site message, the mail and the SMS of a paid order', async () => {
    const buyer = await makeBuyer({ platform }, { user: { phone: '13800001111', locale: 'en' } })
    await tell({ accountId: buyer.actor.accountId, ...paid('CS1') })
    const rows = await outgoing(buyer.actor.accountId)
    expect(rows.map((row) => [row.channel, row.recipient, row.subject, row.state])).toEqual([
      ['email', `${buyer.login}@example.com`, 'Yunshi: Your order is paid', 'PENDING'],
      ['sms', '13800001111', '', 'PENDING'],
    ])
    expect(rows[0]!.body_text).toContain(`${TEST_ORIGIN}/buyer/orders/CS1`)
    expect(rows[0]!.body_html).toContain('Order CS1 is paid with CNY 1,280.00.')
    expect(rows[1]!.body_text).toMatch(/^Yunshi: Order CS1 is paid/)
    expect(await messaging.countUnread(buyer.actor.accountId)).toBe(1)
  })

  it('dates a message with the time of its fact when the event is delivered later', async () => {
    const buyer = await makeBuyer({ platform })
    const at = new Date('2027-03-01T02:00:00.000Z')
    await tell({ accountId: buyer.actor.accountId, ...paid('CS1'), at })
    const { body } = await call(buyer, 'GET', '/messages')
    expect(body.items[0].createdAt).toBe(at.toISOString())
    expect((await outgoing(buyer.actor.accountId))[0]!.created_at).toEqual(at)
  })

  it('tells nobody when the caller rolls back', async () => {
    const buyer = await makeBuyer({ platform })
    const { accountId } = buyer.actor
    const failed = platform.db.transaction(async (tx) => {
      await messaging.notify(tx, { accountId, ...paid('CS1') })
      throw new Error('rolled back')
    })
    await expect(failed).rejects.toThrow('rolled back')
    expect(await outgoing(accountId)).toEqual([])
    expect(await messaging.countUnread(accountId)).toBe(0)
  })

  it('skips ways without an address, takes another mail address and fewer channels when asked', async () => {
    const silent = await makeBuyer({ platform }, { user: { email: null, phone: null } })
    await tell({ accountId: silent.actor.accountId, ...paid('CS1') })
    expect(await outgoing(silent.actor.accountId)).toEqual([])
    const seller = await makeSellerOwner({ platform }, null, { user: { phone: '13800002222' } })
    const { accountId } = seller.actor
    await tell({
      accountId,
      ...paid('CS1'),
      emailTo: 'service@seller.example',
      channels: { sms: false },
      link: '/x',
    })
    const rows = await outgoing(accountId)
    expect(rows.map((row) => row.recipient)).toEqual(['service@seller.example'])
    expect(rows[0]!.body_text).toContain(`${TEST_ORIGIN}/x`)
  })
})

describe('outgoing messages', () => {
  const received: string[] = []
  let failing = false
  let slow = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    onRcptTo({ address }, _session, done) {
      const refusal = address.startsWith('gone') ? 550 : failing ? 451 : null
      done(refusal === null ? undefined : Object.assign(new Error('later'), { responseCode: refusal }))
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          received.push(mail.messageId ?? '')
          setTimeout(() => done(), slow)
        })
      })
    },
  })
  let mailing: MessagingService

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    mailing = createMessagingService(platform, {
      contactOf: findContact,
      receivers,
      smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      mailFrom: 'Yunshi <no-reply@market.example>',
      mailboxDir: path.join(directory, 'unused'),
    })
  })
  beforeEach(async () => {
    await platform.db.query.deleteFrom('outgoing_messages').execute()
    received.length = 0
    failing = false
    slow = 0
  })
  afterAll(async () => {
    await mailing.close()
    await new Promise<void>((resolve) => server.close(resolve))
  })

  const makeDue = () =>
    platform.db.query
      .updateTable('outgoing_messages')
      .set({ next_attempt_at: sql<Date>`now()` })
      .where('state', '=', 'PENDING')
      .execute()

  it('leave over SMTP once, however many workers sweep at the same time', async () => {
    const buyer = await makeBuyer({ platform })
    for (let i = 0; i < 70; i++) await tell({ accountId: buyer.actor.accountId, ...completed(`CS${i}`) })
    const moved = await Promise.all([sweep(mailing), sweep(mailing), sweep(mailing)])
    const rest = await sweep(mailing)
    expect([...moved, rest].reduce((sum, count) => sum + count, 0)).toBe(70)
    expect(await sweep(mailing)).toBe(0)
    expect(received).toHaveLength(70)
    expect(new Set(received).size).toBe(70)
    const rows = await outgoing(buyer.actor.accountId)
    expect(rows.every((row) => row.state === 'SENT' && row.sent_at && row.next_attempt_at === null)).toBe(
      true,
    )
  })

  it('are tried again later with growing waits, and parked with the reason after eight attempts', async () => {
    const buyer = await makeBuyer({ platform })
    const { accountId } = buyer.actor
    await tell({ accountId, ...completed('CS1') })
    failing = true
    const waits: number[] = []
    for (let attempt = 1; attempt <= 8; attempt++) {
      expect(await sweep(mailing)).toBe(1)
      expect(await sweep(mailing)).toBe(0)
      const [row] = await outgoing(accountId)
      if (row!.next_attempt_at) waits.push((row!.next_attempt_at.getTime() - Date.now()) / 60_000)
      await makeDue()
    }
    expect(waits).toHaveLength(7)
    for (const [n, wait] of waits.entries()) {
      expect(wait).toBeGreaterThan(0.78 * 2 ** n)
      expect(wait).toBeLessThan(1.21 * 2 ** n)
    }
    const [parked] = await mailing.listParked(10)
    expect(parked).toMatchObject({ accountId, channel: 'email', recipient: `${buyer.login}@example.com` })
    expect(parked!.failure).toContain('451')
    failing = false
    const { id } = parked!
    expect(await platform.db.transaction((tx) => mailing.replay(tx, id))).toBe(true)
    expect(await platform.db.transaction((tx) => mailing.replay(tx, id))).toBe(false)
    expect(await sweep(mailing)).toBe(1)
    expect(received).toEqual([`<${id}@market.example>`])
    expect(await mailing.listParked(10)).toEqual([])
  })

  it('are parked at once when the recipient will never exist, and do not hold up others', async () => {
    const gone = await makeBuyer({ platform }, { user: { email: 'gone@example.com' } })
    const here = await makeBuyer({ platform })
    for (const person of [gone, here]) await tell({ accountId: person.actor.accountId, ...completed('CS1') })
    await sweep(mailing)
    expect((await outgoing(gone.actor.accountId))[0]).toMatchObject({ state: 'PARKED', attempts: 1 })
    expect((await outgoing(here.actor.accountId))[0]!.state).toBe('SENT')
  })

  it('hold no transaction and no row lock while they are being sent', async () => {
    const buyer = await makeBuyer({ platform })
    await tell({ accountId: buyer.actor.accountId, ...completed('CS1') })
    slow = 400
    const sending = sweep(mailing)
    while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    const { rows } = await sql<{ count: bigint }>`select count(*) from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`.execute(platform.db.query)
    expect(rows[0]!.count).toBe(0n)
    const lock = sql`select id from outgoing_messages for update nowait`
    await platform.db.transaction((tx) => lock.execute(tx))
    await sending
    expect((await outgoing(buyer.actor.accountId))[0]!.state).toBe('SENT')
  })

  it('are sent by another worker under the same message id when one died while sending', async () => {
    const buyer = await makeBuyer({ platform })
    const { accountId } = buyer.actor
    await tell({ accountId, ...completed('CS1') })
    // What a worker leaves behind that was killed after its claim.
    await platform.db.query
      .updateTable('outgoing_messages')
      .set({ attempts: 1, next_attempt_at: sql<Date>`now() + interval '15 minutes'` })
      .execute()
    expect(await sweep(mailing)).toBe(0)
    await makeDue()
    expect(await sweep(mailing)).toBe(1)
    const [row] = await outgoing(accountId)
    expect(row).toMatchObject({ state: 'SENT', attempts: 2 })
    expect(received).toEqual([`<${row!.id}@market.example>`])
  })

  it('wait for a channel in production without SMS instead of being written for nobody', async () => {
    const production = await createTestPlatform({ sandbox: false })
    const service = createMessagingService(production, {
      contactOf: findContact,
      receivers,
      smtpUrl: 'smtp://127.0.0.1:1',
      mailFrom: 'no-reply@market.example',
      mailboxDir: path.join(directory, 'never'),
    })
    const buyer = await makeBuyer({ platform: production }, { user: { phone: '13800001111' } })
    await production.db.transaction((tx) =>
      service.notify(tx, { accountId: buyer.actor.accountId, ...paid('CS1') }),
    )
    const rows = await production.db.query.selectFrom('outgoing_messages').select('channel').execute()
    expect(rows).toEqual([{ channel: 'email' }])
    expect(service.mailbox).toBeNull()
    expect(fs.existsSync(path.join(directory, 'never'))).toBe(false)
  })
})

describe('accounts', () => {
  it('BUY-ACC-11 mails the owner when a login is locked, and after a password change; both stand in the message center', async () => {
    const own = await createTestPlatform()
    const service = createMessagingService(own, {
      contactOf: findContact,
      receivers,
      smtpUrl: null,
      mailFrom: '',
      mailboxDir: path.join(directory, 'accounts'),
    })
    subscribeMessaging(own.events, service)
    const identity = createIdentityService(own, {
      hasher: createPasswordHasher(quickHashing),
      sendCode: service.sendCode,
      smsAvailable: true,
      sellerIdOf: async () => null,
      ownedProducts: async () => new Set<string>(),
    })
    const origin = { ip: '192.0.2.7', userAgent: null, locale: 'zh-CN', requestId: 'req_1' } as const
    const phone = '13800003333'
    await identity.codes.send({ purpose: 'register', channel: 'sms', target: phone }, null, 'zh-CN')
    await sweep(service)
    const [sms] = await service.mailbox!.list({ to: phone, limit: 1 })
    expect(sms!.text).toMatch(/^【云市】验证码 \d{6}，用于注册账号，5 分钟内有效。/)
    const { actor } = await identity.accounts.register(
      {
        phone,
        code: /\d{6}/.exec(sms!.text)![0],
        password: 'abcdefg1',
        accountName: 'acme-cn',
        region: 'CN',
        accountType: 'enterprise',
        agreements: ['terms', 'privacy'],
        enableService: true,
        locale: 'zh-CN',
      },
      origin,
    )
    for (let i = 0; i < 5; i++)
      await identity.sessions
        .signIn({ login: 'acme-cn', password: 'wrong-one-1' }, null, origin)
        .catch(() => {})
    await identity.accounts.changePassword(actor, { current: 'abcdefg1', next: 'brand-new-1' })
    const page = await service.list(actor, { unread: false, kind: 'account', cursor: null, limit: 20 })
    expect(page.items.map((message) => message.title)).toEqual([
      '密码已修改',
      '登录已暂时锁定',
      '欢迎使用云市',
    ])
    expect(page.items[1]!.bodyHtml).toContain('192.0.2.7')
    await sweep(service)
    // This owner has no e-mail: the notice comes by SMS.
    const texts = (await service.mailbox!.list({ to: phone, limit: 10 })).map((message) => message.text)
    expect(texts.some((text) => text.includes('连续 5 次登录失败'))).toBe(true)
    const buyer = await makeBuyer({ platform: own })
    for (let i = 0; i < 5; i++)
      await identity.sessions
        .signIn({ login: buyer.login, password: 'wrong-one-1' }, null, origin)
        .catch(() => {})
    await sweep(service)
    const [mail] = await service.mailbox!.list({ to: `${buyer.login}@example.com`, limit: 1 })
    expect(mail).toMatchObject({ channel: 'email', subject: '【云市】登录已暂时锁定' })
  })
})

describe('GET /messages', () => {
  it('BUY-MSG-02 answers in the reader’s language with escaped text, newest first, page after page', async () => {
    const buyer = await makeBuyer({ platform })
    const { accountId } = buyer.actor
    const evil = '<script>alert(1)</script>'
    await tell({ accountId, template: 'order.completed', values: { orderId: 'CS0', summary: evil } })
    for (let i = 1; i <= 4; i++) await tell({ accountId, ...paid(`CS${i}`) })
    const first = await call(buyer, 'GET', '/messages?limit=3', { headers: { 'accept-language': 'en' } })
    expect(first.status).toBe(200)
    expect(first.body.items[0]).toEqual({
      id: expect.stringMatching(/^msg_/),
      kind: 'order',
      title: 'Your order is paid',
      bodyHtml: expect.stringContaining('<p>Order CS4 is paid with CNY 1,280.00.'),
      link: '/buyer/orders/CS4',
      readAt: null,
      createdAt: expect.any(String),
    })
    const next = `/messages?limit=3&cursor=${first.body.nextCursor}`
    const second = await call(buyer, 'GET', next, { headers: { 'accept-language': 'zh-CN' } })
    expect(second.body.items.map((item: { title: string }) => item.title)).toEqual([
      '订单已支付',
      '订单已完成',
    ])
    expect(second.body.nextCursor).toBeNull()
    expect(second.body.items[1].bodyHtml).not.toContain('<script')
    expect(second.body.items[1].bodyHtml).toContain('&lt;script&gt;')
  })

  it('BUY-MSG-02 filters by unread and kind', async () => {
    const buyer = await makeBuyer({ platform })
    const { accountId } = buyer.actor
    await tell({ accountId, ...paid('CS1') })
    await tell({ accountId, template: 'account.registered', values: { accountName: 'acme' } })
    const kinds = async (query: string) =>
      (await call(buyer, 'GET', `/messages?${query}`)).body.items.map((item: { kind: string }) => item.kind)
    expect(await kinds('')).toEqual(['account', 'order'])
    expect(await kinds('kind=order')).toEqual(['order'])
    const { body } = await call(buyer, 'GET', '/messages?kind=account')
    await call(buyer, 'POST', '/messages/read', { body: { ids: [body.items[0].id] } })
    expect(await kinds('unread=true')).toEqual(['order'])
    expect(await kinds('unread=false')).toEqual(['account', 'order'])
  })

  it('stays readable when a template is no longer known', async () => {
    const buyer = await makeBuyer({ platform })
    await tell({ accountId: buyer.actor.accountId, ...paid('CS1') })
    await platform.db.query
      .updateTable('messages')
      .set({ template: 'order.gone' })
      .where('account_id', '=', buyer.actor.accountId)
      .execute()
    const { status, body } = await call(buyer, 'GET', '/messages')
    expect([status, body.items[0].title, body.items[0].bodyHtml]).toEqual([200, '消息', ''])
  })

  it('refuses a visitor, a bad cursor, limit and kind; lets every preset of IAM users and sellers read', async () => {
    const buyer = await makeBuyer({ platform })
    expect((await call(null, 'GET', '/messages')).body.code).toBe('SESSION_REQUIRED')
    expect((await call(buyer, 'GET', '/messages?cursor=xx')).body.code).toBe('BAD_CURSOR')
    expect((await call(buyer, 'GET', '/messages?limit=101')).status).toBe(400)
    expect((await call(buyer, 'GET', '/messages?kind=spam')).status).toBe(400)
    const readers = [
      await makeSubUser({ platform }, buyer, 'Buyer-Reader'),
      await makeSubUser({ platform }, buyer, 'Buyer-Finance'),
      await makeSellerOwner({ platform }, null),
    ]
    for (const reader of readers) expect((await call(reader, 'GET', '/messages')).status).toBe(200)
    const nobody = await makeSubUser({ platform }, buyer, null)
    expect((await call(nobody, 'GET', '/messages')).body.code).toBe('IAM_FORBIDDEN')
  })
})

describe('POST /messages/read', () => {
  it('marks the given or all messages and answers how many are unread', async () => {
    const buyer = await makeBuyer({ platform })
    for (let i = 0; i < 3; i++) await tell({ accountId: buyer.actor.accountId, ...paid(`CS${i}`) })
    const { body } = await call(buyer, 'GET', '/messages')
    const one = await call(buyer, 'POST', '/messages/read', { body: { ids: [body.items[1].id] } })
    expect([one.status, one.body]).toEqual([200, { unread: 2 }])
    expect((await call(buyer, 'POST', '/messages/read', { body: { all: true } })).body).toEqual({ unread: 0 })
    expect(await messaging.countUnread(buyer.actor.accountId)).toBe(0)
  })

  it('SELL-MSG-06 deletes the chosen messages, of the own account alone', async () => {
    const buyer = await makeBuyer({ platform })
    const stranger = await makeBuyer({ platform })
    for (let i = 0; i < 2; i++) await tell({ accountId: buyer.actor.accountId, ...paid(`CS${i}`) })
    const ids = (await call(buyer, 'GET', '/messages')).body.items.map(({ id }: { id: string }) => id)
    const remove = (person: typeof buyer, body: object) => call(person, 'POST', '/messages/delete', { body })
    expect((await remove(stranger, { ids })).status).toBe(200)
    expect((await remove(buyer, { ids: [ids[0]] })).body).toEqual({ unread: 1 })
    const left = (await call(buyer, 'GET', '/messages')).body.items
    expect(left.map(({ id }: { id: string }) => id)).toEqual([ids[1]])
    expect((await remove(buyer, { ids: [] })).status).toBe(400)
  })

  it('SELL-MSG-06 messages go after 180 days', async () => {
    const buyer = await makeBuyer({ platform })
    for (const at of [addDays(platform.clock.now(), -179), addDays(platform.clock.now(), -181)])
      await tell({ accountId: buyer.actor.accountId, ...paid('CS1'), at })
    await messaging.sweeps.find(({ name }) => name === 'messaging.retention')!.run()
    expect((await call(buyer, 'GET', '/messages')).body.items).toHaveLength(1)
  })

  it('BUY-SYS-05 changes no message of another account', async () => {
    const buyer = await makeBuyer({ platform })
    const stranger = await makeBuyer({ platform })
    await tell({ accountId: buyer.actor.accountId, ...paid('CS1') })
    const { body } = await call(buyer, 'GET', '/messages')
    expect((await call(stranger, 'GET', '/messages')).body.items).toEqual([])
    const ids = [body.items[0].id as string]
    expect((await call(stranger, 'POST', '/messages/read', { body: { ids } })).body).toEqual({ unread: 0 })
    await call(stranger, 'POST', '/messages/read', { body: { all: true } })
    expect(await messaging.countUnread(buyer.actor.accountId)).toBe(1)
  })

  it('refuses a visitor, another origin, and bodies of another shape', async () => {
    const buyer = await makeBuyer({ platform })
    expect((await call(null, 'POST', '/messages/read', { body: { all: true } })).status).toBe(401)
    const foreign = await call(buyer, 'POST', '/messages/read', {
      body: { all: true },
      headers: { origin: 'https://evil.example' },
    })
    expect(foreign.body.code).toBe('ORIGIN_REFUSED')
    for (const body of [{}, { ids: [] }, { all: false }, { ids: ['msg_1'], all: true }])
      expect((await call(buyer, 'POST', '/messages/read', { body })).status).toBe(400)
  })
})

describe('GET /sandbox/mailbox', () => {
  it('shows what the sandbox did not send, by recipient and page after page', async () => {
    const buyer = await makeBuyer({ platform }, { user: { phone: '13800004444' } })
    for (let i = 0; i < 3; i++) await tell({ accountId: buyer.actor.accountId, ...paid(`CS${i}`) })
    while ((await sweep()) > 0);
    const to = encodeURIComponent(`${buyer.login}@EXAMPLE.com`)
    const first = await call(null, 'GET', `/sandbox/mailbox?to=${to}&limit=2`)
    expect(first.status).toBe(200)
    expect(first.body.items[0]).toEqual({
      id: expect.stringMatching(/^out_/),
      to: `${buyer.login}@example.com`,
      channel: 'email',
      subject: '【云市】订单已支付',
      text: expect.stringContaining('CS2'),
      html: expect.stringContaining('<!doctype html>'),
      at: expect.stringMatching(/Z$/),
    })
    const second = await call(
      null,
      'GET',
      `/sandbox/mailbox?to=${to}&limit=2&cursor=${first.body.nextCursor}`,
    )
    expect(second.body.items).toHaveLength(1)
    expect(second.body.nextCursor).toBeNull()
    const sms = await call(null, 'GET', '/sandbox/mailbox?to=13800004444')
    expect(sms.body.items.map((item: { html: null }) => item.html)).toEqual([null, null, null])
  })

  it('does not exist in production', async () => {
    const production = await createTestPlatform({ sandbox: false })
    const service = createMessagingService(production, {
      contactOf: findContact,
      receivers,
      smtpUrl: 'smtp://127.0.0.1:1',
      mailFrom: '',
      mailboxDir: directory,
    })
    const server = await createRouteServer(production, testResolveActor(production), (to) =>
      registerMessagingRoutes(to, production, service),
    )
    expect((await call(null, 'GET', '/sandbox/mailbox', { server })).status).toBe(404)
  })
})
