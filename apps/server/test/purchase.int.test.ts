import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { makeBuyer, makeSubUser, type TestPerson } from '../src/modules/identity/testing.ts'
import { verifyLedger } from '../src/modules/ledger/index.ts'
import { verifyAuditLog } from '../src/platform/audit/audit-log.ts'
import { startFaultSeller } from './fault-seller.ts'
import { agreements, buy, callAs, eventually, makeShop, quoteHashOf, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const server = await startFaultSeller()
const { product, seller } = await makeShop(program, server)
await program.startWorker()
const { db, vault } = program.platform

let buyer: TestPerson
beforeEach(async () => {
  server.fault = () => undefined
  buyer = await makeBuyer(program)
  await topUp(program, buyer, '1000.00')
})

const orderOf = async (person: TestPerson, id: string) =>
  (await callAs(program, person)('GET', `/orders/${id}`)).body
const submit = async (
  person: TestPerson,
  change: Parameters<typeof selectionOf>[1] = {},
  extra: object = {},
) => {
  const purchase = selectionOf(product, change)
  return callAs(program, person)('POST', '/orders', {
    items: [purchase],
    quoteHash: await quoteHashOf(program, purchase),
    agreements,
    ...extra,
  })
}
const balanceOf = async (person: TestPerson) =>
  (await callAs(program, person)('GET', '/wallet')).body.balance.amount
const booksBalance = async () => expect((await verifyLedger(db, vault)).problems).toEqual([])

describe('a purchase', () => {
  it('T5 T8 I1 I2 is paid, opened at the seller, usable, and the books balance', async () => {
    const id = await buy(program, buyer, selectionOf(product))
    const order = await eventually(
      () => orderOf(buyer, id),
      (value) => value.status === 'COMPLETED',
    )
    expect(order.history.map((row: { to: string }) => row.to)).toEqual([
      'PENDING_PAYMENT',
      'PROCESSING',
      'COMPLETED',
    ])
    expect(order.payments).toMatchObject([{ kind: 'PAYMENT', amount: { amount: '60.00', currency: 'CNY' } }])
    const { body: instance } = await callAs(program, buyer)('GET', `/instances/${order.lines[0].instanceId}`)
    expect(instance).toMatchObject({
      state: 'ACTIVE',
      appInfo: { frontEndUrl: 'https://app.example/t', userName: 'admin', hasPassword: true, memo: '你好' },
    })
    // COMPAT-09: the seller's id, with characters of base64, is kept exactly and sent back exactly.
    expect(instance.sellerInstanceId).toMatch(/\+\/=$/)
    const query = server.calls.findLast((call) => call.activity === 'queryInstance')!
    expect(query.body['instanceId']).toBe(instance.sellerInstanceId)
    expect(await balanceOf(buyer)).toBe('940.00')
    await booksBalance()
  })

  it('BUY-INST-08 shows the password only on request, and the audit log says who looked', async () => {
    const id = await buy(program, buyer, selectionOf(product))
    const order = await eventually(
      () => orderOf(buyer, id),
      (value) => value.status === 'COMPLETED',
    )
    const { instanceId } = order.lines[0]
    const revealed = await callAs(program, buyer)('POST', `/instances/${instanceId}/reveal`, {
      field: 'password',
    })
    expect(revealed.body).toEqual({ value: 'Secret-123' })
    const audit = await db.query
      .selectFrom('audit_log')
      .select('actor_user_id')
      .where('object_id', '=', instanceId)
      .where('action', '=', 'instance.secret.reveal')
      .execute()
    expect(audit).toEqual([{ actor_user_id: buyer.actor.userId }])
    const stored = await db.query.selectFrom('call_attempts').select('response_body').execute()
    expect(JSON.stringify(stored)).not.toContain('Secret-123')
    const sealed = await db.query
      .selectFrom('instances')
      .select('app_info_sealed')
      .where('id', '=', instanceId)
      .executeTakeFirstOrThrow()
    expect(sealed.app_info_sealed).not.toContain('Secret')
  })

  it('BUY-PAY-09 a double click and two tabs pay once', async () => {
    const { body: order } = await submit(buyer)
    const call = callAs(program, buyer)
    const key = randomUUID()
    const results = await Promise.all([
      call('POST', `/orders/${order.id}/pay`, { method: 'BALANCE' }, { 'idempotency-key': key }),
      call('POST', `/orders/${order.id}/pay`, { method: 'BALANCE' }, { 'idempotency-key': key }),
      call('POST', `/orders/${order.id}/pay`, { method: 'BALANCE' }),
      call('POST', `/orders/${order.id}/pay`, { method: 'BALANCE' }),
    ])
    const statuses = results.map((result) => result.status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(1)
    for (const result of results)
      if (result.status !== 200) expect(result.body).toMatchObject({ status: 409, code: 'ORD_STATE' })
    expect(await balanceOf(buyer)).toBe('940.00')
    await eventually(
      () => orderOf(buyer, order.id),
      (value) => value.status === 'COMPLETED',
    )
    expect(server.instances.has(`${order.id}-000001`)).toBe(true)
    await booksBalance()
  })

  it('BUY-SYS-04 a repeated submit gives the same order; the same key with another request is refused', async () => {
    const key = { 'idempotency-key': randomUUID() }
    const purchase = selectionOf(product)
    const body = { items: [purchase], quoteHash: await quoteHashOf(program, purchase), agreements }
    const call = callAs(program, buyer)
    const [first, second] = await Promise.all([
      call('POST', '/orders', body, key),
      call('POST', '/orders', body, key),
    ])
    expect(first.body.id).toBe(second.body.id)
    const other = await call('POST', '/orders', { ...body, agreements: ['product'] }, key)
    expect(other).toMatchObject({ status: 409, body: { code: 'IDEMPOTENCY_KEY_REUSED' } })
  })

  it('a money write without a usable Idempotency-Key is refused before anything happens', async () => {
    const response = await program.app.inject({
      method: 'POST',
      url: '/api/v1/wallet/top-ups',
      headers: { cookie: buyer.cookie },
      payload: { amount: '1.00' },
    })
    expect(response.json()).toMatchObject({ status: 400, code: 'IDEMPOTENCY_KEY_REQUIRED' })
  })

  it('PAY_BALANCE says what is missing and keeps the order payable', async () => {
    const { body: order } = await submit(buyer, { mode: 'YEAR', periodCount: 3, quantity: 50 })
    const call = callAs(program, buyer)
    const refused = await call('POST', `/orders/${order.id}/pay`, { method: 'BALANCE' })
    expect(refused).toMatchObject({ status: 409, body: { code: 'PAY_BALANCE' } })
    expect(refused.body.detail).toContain('44000.00')
    await topUp(program, buyer, '44000.00')
    expect((await call('POST', `/orders/${order.id}/pay`, { method: 'BALANCE' })).status).toBe(200)
    await booksBalance()
  })

  it('BUY-PAY-10 a price that changed since the page or since the order is refused, nothing is charged', async () => {
    const purchase = selectionOf(product, { mode: 'ONE_TIME', quantity: 1 })
    const quoteHash = await quoteHashOf(program, purchase)
    const call = callAs(program, buyer)
    const { body: order } = await call('POST', '/orders', { items: [purchase], quoteHash, agreements })
    const change = (price: string) =>
      db.query
        .updateTable('sku_prices')
        .set({ unit_price: price })
        .where('sku_id', '=', product.skuId)
        .where('mode', '=', 'ONE_TIME')
        .execute()
    await change('1099')
    try {
      expect(await call('POST', `/orders/${order.id}/pay`, { method: 'BALANCE' })).toMatchObject({
        status: 409,
        body: { code: 'PAY_PRICE_CHANGED' },
      })
      expect(await call('POST', '/orders', { items: [purchase], quoteHash, agreements })).toMatchObject({
        status: 409,
        body: { code: 'PAY_PRICE_CHANGED' },
      })
    } finally {
      await change('999')
    }
    expect(await balanceOf(buyer)).toBe('1000.00')
  })

  it.each([
    ['a quantity below the bounds', { quantity: 0 }, 400, 'VALIDATION_FAILED'],
    ['a quantity above the bounds', { quantity: 101 }, 409, 'ELIG_SKU'],
    ['a period that is not offered', { periodCount: 10 }, 409, 'ELIG_SKU'],
    ['an unknown SKU', { skuId: 'sku_none' }, 409, 'ELIG_SKU'],
    ['an unknown product', { productSlug: 'none' }, 409, 'ELIG_OFF_SHELF'],
  ])('BUY-ELIG-02 BUY-ELIG-10 refuses %s', async (_, change, status, code) => {
    const result = await callAs(program, buyer)('POST', '/orders', {
      items: [selectionOf(product, change)],
      quoteHash: 'x',
      agreements,
    })
    expect(result).toMatchObject({ status, body: { code } })
  })

  it('BUY-ELIG-03 05 11 12 refuses frozen accounts, other regions, own products and unticked agreements', async () => {
    const frozen = await makeBuyer(program, { account: { status: 'FROZEN' } })
    expect(await submit(frozen)).toMatchObject({ status: 403, body: { code: 'ELIG_ACCOUNT' } })
    const abroad = await makeShop(program, server, { salesRegions: ['SG'] })
    const purchase = selectionOf(abroad.product)
    const body = { items: [purchase], quoteHash: await quoteHashOf(program, purchase), agreements }
    expect(await callAs(program, buyer)('POST', '/orders', body)).toMatchObject({
      status: 409,
      body: { code: 'ELIG_REGION' },
    })
    const own = await callAs(program, abroad.owner)('POST', '/orders', {
      ...body,
      items: [selectionOf(abroad.product)],
    })
    expect(own.body.code).toBe('ELIG_REGION')
    expect(await submit(buyer, {}, { agreements: ['product', 'user'] })).toMatchObject({
      status: 400,
      body: { code: 'ELIG_AGREEMENT' },
    })
    const mine = await makeShop(program, server)
    const minePurchase = selectionOf(mine.product)
    expect(
      await callAs(program, mine.owner)('POST', '/orders', {
        items: [minePurchase],
        quoteHash: await quoteHashOf(program, minePurchase),
        agreements,
      }),
    ).toMatchObject({ status: 409, body: { code: 'ELIG_SELF' } })
  })

  it('BUY-ACC-21 an unverified buyer may order but not pay', async () => {
    const unverified = await makeBuyer(program, { account: { realNameState: 'UNVERIFIED' } })
    await topUp(program, unverified, '100.00')
    const { body: order } = await submit(unverified)
    expect(
      await callAs(program, unverified)('POST', `/orders/${order.id}/pay`, { method: 'BALANCE' }),
    ).toMatchObject({
      status: 403,
      body: { code: 'ACC_REALNAME_REQUIRED' },
    })
  })

  it('BUY-SYS-05 another account finds neither order nor instance, and changes nothing', async () => {
    const id = await buy(program, buyer, selectionOf(product))
    const order = await eventually(
      () => orderOf(buyer, id),
      (value) => value.status === 'COMPLETED',
    )
    const stranger = callAs(program, await makeBuyer(program))
    const { instanceId } = order.lines[0]
    for (const [method, url, body] of [
      ['GET', `/orders/${id}`, undefined],
      ['POST', `/orders/${id}/pay`, { method: 'BALANCE' }],
      ['POST', `/orders/${id}/cancel`, {}],
      ['GET', `/instances/${instanceId}`, undefined],
      ['POST', `/instances/${instanceId}/reveal`, { field: 'password' }],
      ['PUT', `/instances/${instanceId}/expiry-policy`, { policy: 'NO_RENEW' }],
      ['POST', `/instances/${instanceId}/release`, undefined],
      ['POST', `/instances/${instanceId}/refresh`, undefined],
    ] as const)
      expect([url, (await stranger(method, url, body)).status]).toEqual([url, 404])
  })

  it('BUY-IAM-05 a sub-user is offered only what it may do', async () => {
    const { body: order } = await submit(buyer)
    const commandsOf = async (role: 'Buyer-Finance' | 'Buyer-Operator' | 'Buyer-Reader') => {
      const call = callAs(program, await makeSubUser(program, buyer, role))
      const listed = (await call('GET', '/orders')).body.items[0]
      expect(listed.id).toBe(order.id)
      expect((await call('GET', `/orders/${order.id}`)).body.allowedCommands).toEqual(listed.allowedCommands)
      return listed.allowedCommands as string[]
    }
    expect(await commandsOf('Buyer-Finance')).toEqual(['pay'])
    expect(await commandsOf('Buyer-Operator')).toEqual(['cancel'])
    expect(await commandsOf('Buyer-Reader')).toEqual([])
  })

  it('T6 BUY-ORD-01 BUY-ORD-03 cancels unpaid orders only, singly and in batches', async () => {
    const call = callAs(program, buyer)
    const [a, b] = [(await submit(buyer)).body, (await submit(buyer, { quantity: 3 })).body]
    const paid = await buy(program, buyer, selectionOf(product))
    const batch = await call('POST', '/orders/batch-cancel', { ids: [a.id, paid, 'CS0000000000XXXXX'] })
    expect(batch.body.canceled).toEqual([a.id])
    expect(batch.body.refused.map((row: { code: string }) => row.code).sort()).toEqual([
      'NOT_FOUND',
      'ORD_STATE',
    ])
    expect((await call('POST', `/orders/${b.id}/cancel`, { reason: '不需要了' })).body).toMatchObject({
      status: 'CANCELLED',
      cancelReason: '不需要了',
      allowedCommands: [],
    })
    expect((await call('POST', `/orders/${a.id}/pay`, { method: 'BALANCE' })).body.code).toBe('ORD_STATE')
    const many = Array.from({ length: 31 }, (_, i) => `CS${i}`)
    expect((await call('POST', '/orders/batch-cancel', { ids: many })).body.code).toBe('ORD_TOO_MANY')
  })

  it('BUY-ELIG-10 a product without automatic opening cannot be ordered online', async () => {
    const offline = await makeShop(program, server, { accessType: 'HARDWARE', protocol: null })
    const purchase = selectionOf(offline.product)
    expect(
      await callAs(program, buyer)('POST', '/orders', {
        items: [purchase],
        quoteHash: await quoteHashOf(program, purchase),
        agreements,
      }),
    ).toMatchObject({ status: 409, body: { code: 'ELIG_DELIVERY' } })
  })

  it('BUY-INST-05 refresh reads the access data live from the seller', async () => {
    const id = await buy(program, buyer, selectionOf(product))
    const order = await eventually(
      () => orderOf(buyer, id),
      (value) => value.status === 'COMPLETED',
    )
    const url = `/instances/${order.lines[0].instanceId}/refresh`
    server.fault = ({ activity, body }) =>
      activity === 'queryInstance'
        ? {
            kind: 'answer',
            body: {
              resultCode: '000000',
              info: [{ instanceId: body['instanceId'], appInfo: { frontEndUrl: 'https://new.example' } }],
            },
          }
        : undefined
    expect((await callAs(program, buyer)('POST', url)).body.appInfo.frontEndUrl).toBe('https://new.example')
    server.fault = () => ({ kind: 'html' })
    expect(await callAs(program, buyer)('POST', url)).toMatchObject({
      status: 502,
      body: { code: 'INST_SELLER_UNREACHABLE' },
    })
  })
})

describe('the proofs', () => {
  it('fail when a ledger entry, a balance, or an audit row is edited by hand, and name the row', async () => {
    await buy(program, buyer, selectionOf(product))
    expect((await verifyAuditLog(db, vault)).problems).toEqual([])
    const edit = async (table: string, statement: string) => {
      const undo = [`alter table ${table} enable trigger user`]
      await sql.raw(`alter table ${table} disable trigger user`).execute(db.query)
      await sql.raw(statement).execute(db.query)
      for (const text of undo) await sql.raw(text).execute(db.query)
    }
    const last = `(select max(transaction_id) from ledger_entries)`
    await edit(
      'ledger_entries',
      `update ledger_entries set amount_minor = amount_minor + 1 where transaction_id = ${last} and position = 1`,
    )
    expect((await verifyLedger(db, vault)).problems.join()).toMatch(/sum to 1/)
    await edit(
      'ledger_entries',
      `update ledger_entries set amount_minor = amount_minor - 1 where transaction_id = ${last} and position = 1`,
    )
    await booksBalance()
    const wallet = `wallet:${buyer.actor.accountId}:CNY`
    await edit(
      'ledger_accounts',
      `update ledger_accounts set balance_minor = balance_minor + 100 where id = '${wallet}'`,
    )
    expect((await verifyLedger(db, vault)).problems.join()).toContain(wallet)
    await edit(
      'ledger_accounts',
      `update ledger_accounts set balance_minor = balance_minor - 100 where id = '${wallet}'`,
    )
    await booksBalance()

    const chain = `chain = '${buyer.actor.accountId}'`
    await edit('audit_log', `update audit_log set reason = 'x' where ${chain} and seq = 1`)
    expect((await verifyAuditLog(db, vault)).problems.join()).toMatch(/row 1 .* was edited/)
    await edit('audit_log', `update audit_log set reason = null where ${chain} and seq = 1`)
    expect((await verifyAuditLog(db, vault)).problems).toEqual([])
    await edit('audit_log', `delete from audit_log where ${chain} and seq = 2`)
    expect((await verifyAuditLog(db, vault)).problems.join()).toMatch(/missing/)
  })

  it('no one edits the books or the audit log through the program: the tables refuse', async () => {
    for (const table of ['ledger_entries', 'ledger_transactions', 'audit_log'])
      await expect(sql.raw(`delete from ${table}`).execute(db.query)).rejects.toThrow(/append-only/)
  })
})

it('an unknown address of the API answers with problem details in the reader’s language, whatever the method', async () => {
  for (const method of ['GET', 'POST', 'DELETE'] as const) {
    const result = await callAs(program, null)(method, '/nothing/here', undefined, {
      'accept-language': 'en',
    })
    expect(result).toMatchObject({ status: 404, body: { code: 'NOT_FOUND', title: 'Not found' } })
    expect(result.headers['content-type']).toContain('application/problem+json')
  }
})

describe('what the seller sees', () => {
  it('SELL-TRD-01 SELL-OVW-03 its own lines, figures and messages, and nobody else’s', async () => {
    const shop = await makeShop(program, server)
    const id = await buy(program, buyer, selectionOf(shop.product))
    await eventually(
      () => orderOf(buyer, id),
      (value) => value.status === 'COMPLETED',
    )
    const own = callAs(program, shop.owner)
    const { body: orders } = await own('GET', '/seller/orders')
    expect(orders.items).toMatchObject([{ orderId: id, paid: { amount: '60.00' }, state: 'COMPLETED' }])
    expect((await own('GET', '/seller/overview')).body.figures).toMatchObject({
      paidOrders: 1,
      amount: { amount: '60.00' },
    })
    const { body: messages } = await own('GET', `/seller/messages?orderId=${id}`)
    expect(messages.items).toMatchObject([
      { scenario: 'newInstance', state: 'SUCCEEDED', attempts: 2, allowedCommands: [] },
    ])
    const { body: message } = await own('GET', `/seller/messages/${messages.items[0].id}`)
    expect(message.attemptsList.map((row: { activity: string }) => row.activity)).toEqual([
      'newInstance',
      'queryInstance',
    ])
    expect(message.attemptsList[0].requestUrl).toContain('signature=••')
    const other = callAs(program, (await makeShop(program, server)).owner)
    expect((await other('GET', '/seller/orders')).body.items).toEqual([])
    expect((await other('GET', `/seller/messages/${messages.items[0].id}`)).status).toBe(404)
    expect((await other('GET', `/seller/orders/${id}-000001`)).status).toBe(404)
    expect(seller.id).not.toBe(shop.seller.id)
  })
})
