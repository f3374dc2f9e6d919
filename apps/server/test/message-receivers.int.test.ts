import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBuyer, makeSubUser, type TestPerson } from '../src/modules/identity/testing.ts'
import { callAs } from './purchase.ts'
import { createTestProgram, type TestProgram } from './test-app.ts'

interface Receiver {
  id: string
  email: string | null
  emailVerified: boolean
  mobile: string | null
  mobileVerified: boolean
}
interface Setting {
  type: string
  mandatory: boolean
  isOwn: boolean
  email: boolean
  sms: boolean
  receiverIds: string[]
}

describe('receivers and receive settings (SELL-MSG-02, 03; BUY-MSG-03)', () => {
  let program: TestProgram
  let buyer: TestPerson
  let call: ReturnType<typeof callAs>
  let n = 0

  const outgoing = async (to: string) => {
    const rows = await program.platform.db.query
      .selectFrom('outgoing_messages')
      .select(['channel', 'subject', 'body_text'])
      .where('recipient', '=', to)
      .orderBy('id')
      .execute()
    return rows
  }
  /** The secret of the newest link that was sent to an address. */
  const linkTo = async (to: string) =>
    /confirm-receiver#([\w-]+)/.exec((await outgoing(to)).at(-1)!.body_text)![1]!
  const add = async (name: string, email: string, mobile = ''): Promise<Receiver> => {
    const answer = await call('POST', '/message-receivers', { name, email, mobile })
    expect(answer.status, JSON.stringify(answer.body)).toBe(201)
    return answer.body as Receiver
  }
  const confirm = (token: string, really = true) =>
    callAs(program, null)('POST', '/message-receiver-confirmations', { token, confirm: really })
  /** As if all links had been sent so many days earlier. */
  const age = (days: number) =>
    sql`update message_receiver_proofs set created_at = created_at - ${days}::float8 * interval '1 day',
      expires_at = expires_at - ${days}::float8 * interval '1 day'`.execute(program.platform.db.query)
  const tell = () =>
    program.platform.db.transaction((tx) =>
      program.composition.messaging.notify(tx, {
        accountId: buyer.actor.accountId,
        template: 'order.paid',
        values: {
          orderId: `ord_${++n}`,
          summary: { zh: '云', en: 'Cloud' },
          amount: '1.00',
          currency: 'CNY',
        },
      }),
    )

  beforeAll(async () => {
    program = await createTestProgram()
    buyer = await makeBuyer(program)
    call = callAs(program, buyer)
  })

  it('an address gets one link, and nothing else before it was confirmed', async () => {
    const receiver = await add('周舟', 'Zhou@a.example', '138 0013 8001')
    expect(receiver).toMatchObject({
      email: 'zhou@a.example',
      emailVerified: false,
      mobile: '13800138001',
      mobileVerified: false,
    })
    await call('PUT', '/message-settings/ORDER', { email: true, sms: false, receiverIds: [receiver.id] })
    await tell()
    expect(await outgoing('zhou@a.example')).toHaveLength(1)
    expect(await outgoing('13800138001')).toHaveLength(1)

    const token = await linkTo('zhou@a.example')
    // Opening the link confirms nothing: mail programs open links by themselves.
    const look = await confirm(token, false)
    expect(look.body).toMatchObject({ receiverName: '周舟', channel: 'email', isConfirmed: false })
    await tell()
    expect(await outgoing('zhou@a.example')).toHaveLength(1)
    expect((await confirm(token)).body).toMatchObject({ isConfirmed: true })
    expect((await confirm(token)).body).toMatchObject({ isConfirmed: true })
    await tell()
    const mails = await outgoing('zhou@a.example')
    expect(mails).toHaveLength(2)
    // The mobile is another address.
    expect(await outgoing('13800138001')).toHaveLength(1)
  })

  it('another address has to be confirmed anew, and the old link is worth nothing', async () => {
    const receiver = await add('李雷', 'lilei@a.example')
    const token = await linkTo('lilei@a.example')
    const changed = await call('PUT', `/message-receivers/${receiver.id}`, {
      name: '李雷',
      email: 'lilei@b.example',
      mobile: '',
    })
    expect(changed.body).toMatchObject({ email: 'lilei@b.example', emailVerified: false })
    expect(await confirm(token)).toMatchObject({ status: 404, body: { code: 'MSG_PROOF_INVALID' } })
    expect((await confirm(await linkTo('lilei@b.example'))).status).toBe(200)
    const renamed = await call('PUT', `/message-receivers/${receiver.id}`, {
      name: '李磊',
      email: 'lilei@b.example',
      mobile: '',
    })
    expect(renamed.body).toMatchObject({ emailVerified: true })
  })

  it('a link is good for seven days, and a new one can be sent, but not at once', async () => {
    const receiver = await add('韩梅梅', 'han@a.example')
    const again = () => call('POST', `/message-receivers/${receiver.id}/proofs`, { channel: 'email' })
    expect(await again()).toMatchObject({ status: 429, body: { code: 'MSG_PROOF_TOO_SOON' } })
    await age(8)
    expect(await confirm(await linkTo('han@a.example'))).toMatchObject({ status: 404 })
    expect((await again()).status).toBe(204)
    expect((await confirm(await linkTo('han@a.example'))).status).toBe(200)
    expect(await again()).toMatchObject({ status: 409, body: { code: 'MSG_RECEIVER_CONFIRMED' } })
  })

  it.each([
    [{ name: ' ', email: 'x@a.example', mobile: '' }, 'name'],
    [{ name: 'a<b', email: 'x@a.example', mobile: '' }, 'name'],
    [{ name: '甲'.repeat(41), email: 'x@a.example', mobile: '' }, 'name'],
    [{ name: '甲', email: '', mobile: '' }, 'email'],
    [{ name: '甲', email: 'x@', mobile: '' }, 'email'],
    [{ name: '甲', email: '', mobile: '12345' }, 'mobile'],
    [{ name: '甲', email: 'zhou@a.example', mobile: '' }, 'email'],
  ])('refuses %j at its field', async (body, path) => {
    const answer = await call('POST', '/message-receivers', body)
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path }] } })
  })

  it('types say their ways; a choice is kept and can be given up; security stays on', async () => {
    const list = async () => ((await call('GET', '/message-settings')).body as { items: Setting[] }).items
    const of = async (type: string) => (await list()).find((setting) => setting.type === type)!
    expect((await list()).map(({ type }) => type)).not.toContain('INTERFACE')
    expect(await of('PRODUCT_RENEWAL')).toMatchObject({
      isOwn: false,
      email: true,
      sms: true,
      receiverIds: [],
    })
    const chosen = await call('PUT', '/message-settings/PRODUCT_RENEWAL', {
      email: false,
      sms: true,
      receiverIds: ['mrc_of_nobody'],
    })
    expect(chosen.body).toMatchObject({ isOwn: true, email: false, sms: true, receiverIds: [] })
    expect((await call('DELETE', '/message-settings/PRODUCT_RENEWAL')).body).toMatchObject({
      isOwn: false,
      email: true,
    })
    const off = { email: false, sms: false, receiverIds: [] }
    expect(await call('PUT', '/message-settings/SECURITY', off)).toMatchObject({
      status: 409,
      body: { code: 'MSG_TYPE_MANDATORY' },
    })
    expect((await call('PUT', '/message-settings/INTERFACE', off)).status).toBe(404)
    expect((await call('PUT', '/message-settings/NOTHING', off)).status).toBe(404)
  })

  it('a removed receiver leaves the settings, and the owner is told again', async () => {
    const receiver = await add('王芳', 'wang@a.example')
    await confirm(await linkTo('wang@a.example'))
    await call('PUT', '/message-settings/ORDER', { email: true, sms: false, receiverIds: [receiver.id] })
    expect((await call('DELETE', `/message-receivers/${receiver.id}`)).status).toBe(204)
    const owner = await program.platform.db.query
      .selectFrom('users')
      .select('email')
      .where('account_id', '=', buyer.actor.accountId)
      .where('kind', '=', 'main')
      .executeTakeFirstOrThrow()
    const before = (await outgoing(owner.email!)).length
    await tell()
    expect((await outgoing(owner.email!)).length).toBe(before + 1)
    expect(await outgoing('wang@a.example')).toHaveLength(1)
  })

  it('receivers of another account are not found, and readers may not settle anything (BUY-SYS-05)', async () => {
    const receiver = await add('赵云', 'zhao@a.example')
    const stranger = callAs(program, await makeBuyer(program))
    const body = { name: 'x', email: 'x@b.example', mobile: '' }
    expect((await stranger('PUT', `/message-receivers/${receiver.id}`, body)).status).toBe(404)
    expect((await stranger('DELETE', `/message-receivers/${receiver.id}`)).status).toBe(404)
    expect(
      (await stranger('POST', `/message-receivers/${receiver.id}/proofs`, { channel: 'email' })).status,
    ).toBe(404)
    const reader = callAs(program, await makeSubUser(program, buyer, 'Buyer-Reader'))
    expect((await reader('GET', '/message-receivers')).status).toBe(403)
  })

  it('an account has up to twenty, and sends up to thirty links a day', async () => {
    const other = await makeBuyer(program)
    const of = callAs(program, other)
    for (let i = 0; i < 20; i++)
      expect(
        (await of('POST', '/message-receivers', { name: `n${i}`, email: `n${i}@c.example`, mobile: '' }))
          .status,
      ).toBe(201)
    const many = await of('POST', '/message-receivers', { name: 'm', email: 'm@c.example', mobile: '' })
    expect(many).toMatchObject({ status: 409, body: { code: 'MSG_RECEIVERS_MANY' } })
    const { items } = (await of('GET', '/message-receivers')).body as { items: Receiver[] }
    let refused = null
    for (const [i, { id }] of items.entries()) {
      const answer = await of('PUT', `/message-receivers/${id}`, {
        name: 'n',
        email: `o${i}@c.example`,
        mobile: '',
      })
      await age(0.01)
      if (answer.status !== 200) {
        refused = answer
        break
      }
    }
    expect(refused).toMatchObject({ status: 429, body: { code: 'MSG_PROOFS_MANY' } })
  })

  it('each act is in the audit log', async () => {
    const rows = await program.platform.db.query
      .selectFrom('audit_log')
      .select('action')
      .distinct()
      .where('action', 'like', 'account.message_%')
      .execute()
    expect(rows.map(({ action }) => action).toSorted()).toEqual([
      'account.message_receiver_change',
      'account.message_receiver_create',
      'account.message_receiver_delete',
      'account.message_receiver_resend',
      'account.message_setting_change',
    ])
  })
})
