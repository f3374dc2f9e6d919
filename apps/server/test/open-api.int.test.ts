import { createHash, createHmac } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { buy, callAs, makeShop, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const server = await startFaultSeller()
const shop = await makeShop(program, server)
const other = await makeShop(program, server)
const buyer = await makeBuyer(program)
const PATH = '/api/mkp-openapi-public/global/v1/order/query'

type Key = { accessKeyId: string; secretAccessKey: string }
const keyOf = async (person: typeof buyer): Promise<Key> =>
  (await callAs(program, person)('POST', '/account/access-keys')).body as Key

/** Signs as the official clients do; `change` spoils one thing. */
function query(
  key: Key,
  search: string,
  change: { date?: string; signed?: string[]; secret?: string; sent?: string } = {},
) {
  const date = change.date ?? new Date().toISOString().replace(/[-:]|\.\d{3}/g, '')
  const headers: Record<string, string> = { host: 'market.example', 'x-sdk-date': date }
  const signed = change.signed ?? ['host', 'x-sdk-date']
  // Written out as the specification has it, not with the SDK that the server verifies with.
  const canonical = [
    'GET',
    `${PATH}/`,
    search.split('&').filter(Boolean).sort().join('&'),
    ...signed.map((name) => `${name}:${headers[name]}`),
    '',
    signed.join(';'),
    createHash('sha256').update('').digest('hex'),
  ].join('\n')
  const toSign = `SDK-HMAC-SHA256\n${date}\n${createHash('sha256').update(canonical).digest('hex')}`
  const signature = createHmac('sha256', change.secret ?? key.secretAccessKey)
    .update(toSign)
    .digest('hex')
  return program.app.inject({
    method: 'GET',
    url: `${PATH}?${change.sent ?? search}`,
    headers: {
      ...headers,
      authorization: `SDK-HMAC-SHA256 Access=${key.accessKeyId}, SignedHeaders=${signed.join(';')}, Signature=${signature}`,
    },
  })
}

let orderId: string
let key: Key
let otherKey: Key
beforeAll(async () => {
  await topUp(program, buyer, '1000.00')
  orderId = await buy(program, buyer, selectionOf(shop.product, { mode: 'YEAR' }))
  key = await keyOf(shop.owner)
  otherKey = await keyOf(other.owner)
})

describe('order query (isv-protocol 6.2)', () => {
  it('COMPAT-21 answers the seller with every documented field', async () => {
    const response = await query(key, `orderId=${orderId}&orderLineId=${orderId}-000001`)
    expect(response.statusCode).toBe(200)
    expect(response.headers['content-type']).toContain('application/json')
    expect(response.json()).toEqual({
      resultCode: 'MKT.0000',
      resultMsg: 'Success',
      orderInfo: {
        orderId,
        orderType: 'NEW',
        createTime: expect.stringMatching(/^\d{14}$/),
        orderLine: [
          {
            orderLineId: `${orderId}-000001`,
            chargingMode: 'PERIOD',
            periodType: 'year',
            periodNumber: 1,
            expireTime: expect.stringMatching(/^\d{14}$/),
            productInfo: [
              {
                productId: expect.stringMatching(/^OFFI/),
                skuCode: `sku-${shop.product.slug}`,
                linearValue: 2,
                productName: expect.stringContaining(',标准版,2 人'),
              },
            ],
          },
        ],
        buyerInfo: { customerId: buyer.actor.accountId, customerName: buyer.actor.accountName },
      },
    })
  })

  it('another seller’s order and one that does not exist answer alike', async () => {
    for (const search of [`orderId=${orderId}`, 'orderId=CS0000000000XXXXX'])
      expect((await query(otherKey, search)).json()).toMatchObject({ resultCode: 'MKT.0150' })
    expect((await query(key, `orderId=${orderId}&orderLineId=${orderId}-000009`)).statusCode).toBe(401)
  })

  it('COMPAT-21 mock orders answer every seller, and nobody who is none', async () => {
    expect((await query(otherKey, 'orderId=MOCKPERIODYEARNEW')).json()).toMatchObject({
      orderInfo: { orderId: 'MOCKPERIODYEARNEW', orderLine: [{ orderLineId: 'MOCKPERIODYEARNEW-000001' }] },
    })
    const buyerKey = await keyOf(buyer)
    expect((await query(buyerKey, 'orderId=MOCKPERIODYEARNEW')).json()).toMatchObject({
      resultCode: 'MKT.0151',
    })
  })

  it('wrong parameters have their codes', async () => {
    expect((await query(key, '')).json()).toMatchObject({ resultCode: 'MKT.0199' })
    expect((await query(key, `orderId=${'x'.repeat(65)}`)).json()).toMatchObject({ resultCode: 'MKT.0101' })
    expect((await query(key, `orderId=a&orderId=b`)).json()).toMatchObject({ resultCode: 'MKT.0101' })
  })
})

describe('signature (isv-protocol 6.1)', () => {
  it('COMPAT-15 host need not be signed', async () => {
    expect((await query(key, `orderId=${orderId}`, { signed: ['x-sdk-date'] })).statusCode).toBe(200)
  })

  it.each([
    ['a wrong secret', { secret: 'wrong' }],
    [
      'a date 16 minutes old',
      { date: new Date(Date.now() - 960_000).toISOString().replace(/[-:]|\.\d{3}/g, '') },
    ],
    ['a query changed after signing', { sent: 'orderId=MOCKONETIMENEW' }],
  ])('%s is refused as the gateway does', async (_, change) => {
    const response = await query(key, 'orderId=MOCKPERIODYEARNEW', change)
    expect(response.statusCode).toBe(401)
    expect(response.json()).toMatchObject({ error_code: 'APIGW.0301', request_id: expect.any(String) })
  })

  it('a missing header, an unknown key and a disabled key are refused', async () => {
    const bare = await program.app.inject({ method: 'GET', url: `${PATH}?orderId=MOCKPERIODYEARNEW` })
    expect(bare.statusCode).toBe(401)
    const unknown = { accessKeyId: 'YSUNKNOWN', secretAccessKey: key.secretAccessKey }
    expect((await query(unknown, 'orderId=MOCKPERIODYEARNEW')).statusCode).toBe(401)
    await callAs(program, other.owner)('PATCH', `/account/access-keys/${otherKey.accessKeyId}`, {
      status: 'disabled',
    })
    expect((await query(otherKey, 'orderId=MOCKPERIODYEARNEW')).statusCode).toBe(401)
  })

  it('the use of a key is remembered', async () => {
    await query(key, 'orderId=MOCKPERIODYEARNEW')
    const { items } = (await callAs(program, shop.owner)('GET', '/account/access-keys')).body as {
      items: { accessKeyId: string; lastUsedAt: string | null }[]
    }
    expect(items.find((item) => item.accessKeyId === key.accessKeyId)?.lastUsedAt).not.toBeNull()
  })
})
