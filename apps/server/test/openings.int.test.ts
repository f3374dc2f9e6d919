import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { makeBuyer, makeOperator, type TestPerson } from '../src/modules/identity/testing.ts'
import { verifyLedger } from '../src/modules/ledger/index.ts'
import { startFaultSeller } from './fault-seller.ts'
import { buy, callAs, eventually, makeShop, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram({ settings: { CALL_TIMEOUT_SECONDS: 3 } })
const { db, vault } = program.platform
const server = await startFaultSeller()
const { product, owner } = await makeShop(program, server, { deliveryEdition: 'resilient' })
await program.startWorker()

let buyer: TestPerson
beforeEach(async () => {
  server.fault = () => undefined
  server.calls.length = 0
  buyer = await makeBuyer(program)
  await topUp(program, buyer, '1000.00')
})

const as = (person: TestPerson) => callAs(program, person)
const openingOf = async (orderId: string) =>
  (await as(buyer)('GET', `/orders/${orderId}/openings`)).body.items[0]
const retrying = (orderId: string) =>
  eventually(
    () => openingOf(orderId),
    (opening) => opening.state === 'RETRYING',
  )
const cancel = (person: TestPerson, orderId: string, key: string = randomUUID()) =>
  as(person)('POST', `/orders/${orderId}/lines/${orderId}-000001/cancel-opening`, undefined, {
    'idempotency-key': key,
  })
const balance = async () => (await as(buyer)('GET', '/wallet')).body.balance.amount

describe('SELL-APP-34 a buyer who waits for the resilient edition', () => {
  it('sees how it stands, may stop waiting, and has the whole amount back', async () => {
    server.fault = () => ({ kind: 'status', httpStatus: 502 })
    const id = await buy(program, buyer, selectionOf(product))
    const opening = await retrying(id)
    expect(opening).toMatchObject({ edition: 'resilient', allowedCommands: ['cancelOpening'] })
    const key = randomUUID()
    expect((await cancel(buyer, id, key)).status).toBe(204)
    expect((await as(buyer)('GET', `/orders/${id}`)).body.status).toBe('REFUNDED')
    expect(await balance()).toBe('1000.00')
    // The same key again is the same request; another one finds nothing to cancel.
    expect((await cancel(buyer, id, key)).status).toBe(204)
    expect((await cancel(buyer, id)).body.code).toBe('ORD_OPENING_STATE')
    expect(await balance()).toBe('1000.00')
    expect((await verifyLedger(db, vault)).problems).toEqual([])
  })

  it('cannot cancel what is open, nor what another account bought, which looks like nothing', async () => {
    const id = await buy(program, buyer, selectionOf(product))
    await eventually(
      () => openingOf(id),
      (opening) => opening.state === 'SUCCEEDED',
    )
    expect((await cancel(buyer, id)).body.code).toBe('ORD_OPENING_STATE')
    const stranger = await makeBuyer(program)
    expect((await cancel(stranger, id)).status).toBe(404)
    expect((await as(stranger)('GET', `/orders/${id}/openings`)).body.items).toEqual([])
  })

  it('an opening that succeeds at the seller after the cancellation is released there again', async () => {
    server.fault = () => ({ kind: 'status', httpStatus: 502 })
    const id = await buy(program, buyer, selectionOf(product))
    await retrying(id)
    server.fault = ({ activity }) => (activity === 'newInstance' ? { kind: 'slow', ms: 1200 } : undefined)
    const message = (await as(owner)('GET', `/seller/messages?orderId=${id}`)).body.items[0]
    const calls = server.calls.length
    expect((await as(owner)('POST', `/seller/messages/${message.id}/restart`)).status).toBe(200)
    await eventually(
      () => Promise.resolve(server.calls.length),
      (now) => now > calls,
    )
    // The seller is at work; the restarted message is SENDING, which only a failure makes cancelable.
    expect((await cancel(buyer, id)).body.code).toBe('ORD_OPENING_STATE')
    await db.query
      .updateTable('interface_messages')
      .set({ state: 'RETRYING' })
      .where('id', '=', message.id)
      .execute()
    expect((await cancel(buyer, id)).status).toBe(204)
    await eventually(
      () => Promise.resolve([...server.released]),
      (released) => released.includes(server.instances.get(`${id}-000001`)!),
    )
    expect(await balance()).toBe('1000.00')
  })
})

describe('SELL-APP-30 the list of messages', () => {
  it('is filtered by order, product and day, and exported without formulas', async () => {
    server.fault = () => ({ kind: 'answer', body: { resultCode: '000106', resultMsg: '=1+1' } })
    const shop = await makeShop(program, server, { deliveryEdition: 'resilient' })
    const id = await buy(program, buyer, selectionOf(shop.product))
    await retrying(id)
    const call = as(shop.owner)
    const count = async (query: string) => (await call('GET', `/seller/messages?${query}`)).body.items.length
    const today = program.platform.clock.now().toISOString().slice(0, 10)
    expect(await count(`orderId=${id.toLowerCase()}&from=${today}&to=${today}`)).toBe(1)
    expect(await count('to=2020-01-01')).toBe(0)
    expect(await count('productName=Test%20product')).toBe(1)
    expect(await count('productName=%25')).toBe(0)
    expect((await call('GET', '/seller/messages?from=yesterday')).status).toBe(400)
    const csv = await call('GET', `/seller/messages/export.csv?orderId=${id}`)
    expect(csv.headers['content-disposition']).toContain('interface-messages.csv')
    expect(csv.text.trim().split('\r\n')).toHaveLength(2)
    expect(csv.text).toMatch(/newInstance,.*,RETRYING,1,200,000106,result_code: =1\+1/)
    expect(
      (await as(owner)('GET', `/seller/messages/export.csv?orderId=${id}`)).text.trim().split('\r\n'),
    ).toHaveLength(1)
  })
})

describe('failures are told (isv-protocol 11.3, SELL-APP-31)', () => {
  it('the first failure is mailed to the service address with its reason, later ones of the hour are not', async () => {
    server.fault = () => ({ kind: 'answer', body: { resultCode: '000106', resultMsg: '已售罄' } })
    const shop = await makeShop(program, server, { deliveryEdition: 'resilient' })
    for (let i = 0; i < 3; i++) await retrying(await buy(program, buyer, selectionOf(shop.product)))
    const mails = await eventually(
      () =>
        db.query
          .selectFrom('outgoing_messages')
          .select(['recipient', 'body_text'])
          .where('account_id', '=', shop.owner.actor.accountId)
          .where('body_text', 'like', '%newInstance%')
          .execute(),
      (rows) => rows.length > 0,
    )
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ recipient: 'service@shop.example' })
    expect(mails[0]!.body_text).toMatch(/000106.*已售罄/s)
  })
})

describe('SELL-APP-13 a product whose orders keep failing', () => {
  it('leaves the shelf with the sixth failed order of a month; the operator puts it back', async () => {
    const shop = await makeShop(program, server, { deliveryEdition: 'classic' })
    server.fault = () => ({ kind: 'status', httpStatus: 500 })
    for (let i = 0; i < 6; i++) await retrying(await buy(program, buyer, selectionOf(shop.product)))
    const run = await program.composition.clock.start(null, '4h')
    await eventually(
      () => program.composition.clock.findRun(run),
      ({ state }) => state !== 'RUNNING',
      60_000,
    )
    const operator = await makeOperator(program)
    const { items } = (await as(operator)('GET', '/ops/suspended-products')).body
    expect(items).toMatchObject([{ id: shop.product.id, reason: 'FAILED_ORDERS' }])
    await expect(buy(program, buyer, selectionOf(shop.product))).rejects.toThrow('ELIG_OFF_SHELF')
    const path = `/ops/suspended-products/${shop.product.id}/resume`
    expect((await as(shop.owner)('POST', path)).status).toBe(403)
    expect((await as(operator)('POST', path)).status).toBe(204)
    expect((await as(operator)('POST', path)).status).toBe(404)
    server.fault = () => undefined
    await buy(program, buyer, selectionOf(shop.product))
  }, 60_000)
})

describe('SELL-APP-01 who controls an address', () => {
  let content = ''
  const host = http.createServer((req, res) => {
    if (req.url === '/.well-known/yunshi-verification.txt') return res.end(content)
    return res.end('{"resultCode":"000000"}')
  })
  afterAll(() => host.close())

  it('is shown by a file on the host; until then nothing is sent there', async () => {
    await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
    const shop = await makeShop(program, server)
    const call = as(shop.owner)
    const { id } = (await call('POST', '/seller/endpoints', { url: `${url}/produce` })).body
    const find = async () =>
      (await call('GET', '/seller/endpoints')).body.items.find((item: { id: string }) => item.id === id)
    // Addresses that the operator lets calls reach are vouched for; a public one is not.
    expect(await find()).toMatchObject({ state: 'VERIFIED', proof: null })
    await db.query
      .updateTable('seller_endpoints')
      .set({ state: 'UNVERIFIED', verified_at: null })
      .where('id', '=', id)
      .execute()
    const { proof } = await find()
    expect(proof.fileUrl).toBe(`${url}/.well-known/yunshi-verification.txt`)
    expect(await program.composition.access.findCallTarget(shop.seller.id, id, 'BASE')).toBeNull()
    expect((await call('POST', `/seller/endpoints/${id}/verify`)).body.code).toBe('APP_ENDPOINT_UNPROVEN')
    content = `${proof.content}\n`
    expect((await call('POST', `/seller/endpoints/${id}/verify`)).status).toBe(204)
    expect(await find()).toMatchObject({ state: 'VERIFIED', proof: null })
    expect(await program.composition.access.findCallTarget(shop.seller.id, id, 'BASE')).not.toBeNull()
    expect((await as(owner)('POST', `/seller/endpoints/${id}/verify`)).status).toBe(404)
  })

  it('a public address starts unverified and asks for its proof', async () => {
    const shop = await makeShop(program, server)
    const call = as(shop.owner)
    const { id } = (await call('POST', '/seller/endpoints', { url: 'https://isv.example.com/produce' })).body
    const { items } = (await call('GET', '/seller/endpoints')).body
    expect(items.find((item: { id: string }) => item.id === id)).toMatchObject({
      state: 'UNVERIFIED',
      proof: {
        fileUrl: 'https://isv.example.com/.well-known/yunshi-verification.txt',
        dnsName: '_yunshi-verification.isv.example.com',
        content: expect.stringMatching(/^yunshi-verification=[\w-]{24}$/) as string,
      },
    })
  })
})
