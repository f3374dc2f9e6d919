import fs from 'node:fs'
import path from 'node:path'
import { openApiPaths } from '@yunshi/seller-sdk'
import { describe, expect, it } from 'vitest'
import { makeBuyer, makeSubUser } from '../src/modules/identity/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callSigned, HOST, makeAccessKey } from './open-api-calls.ts'
import { callAs, eventually, makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const server = await startFaultSeller()
const shop = await makeShop(program, server)
const other = await makeShop(program, server)
const key = await makeAccessKey(program, shop.owner)
const call = callSigned(program, key)
const MOCK = `${openApiPaths.orderQuery}?orderId=MOCKPERIODYEARNEW`
const ACTIVATE = openApiPaths.licenseActivateV1
const refusedByGateway = {
  error_msg: 'Incorrect IAM authentication information',
  error_code: 'APIGW.0301',
  request_id: expect.stringMatching(/^req_/),
}

/** Every signed interface with a request that its handler understands. */
const interfaces: [method: 'GET' | 'POST', url: string, body?: object][] = [
  ['GET', MOCK],
  ['GET', `${openApiPaths.deployedObject}?asset_id=a1`],
  ['POST', ACTIVATE, { license: 'PL1' }],
  ['POST', openApiPaths.licenseActivateV2, { license_list: ['PL1'] }],
  ['POST', openApiPaths.licenseHeartbeatV1, { license: 'PL1' }],
  ['POST', openApiPaths.licenseHeartbeatV2, { license_list: ['PL1'] }],
  ['POST', openApiPaths.softwareUsage, { usage_info: [{ license: 'PL1', software_usage_Info: [] }] }],
  ['POST', openApiPaths.usageDataOld, { usage_records: [] }],
  ['POST', `/v1.0/${shop.seller.id}/billing/bill-mgr/push-usage-data`, { usage_records: [] }],
  ['POST', '/api/mkp-openapi-public/global/v1/market-event/evt-1/file', {}],
]

describe.each(interfaces)('%s %s', (method, url, body) => {
  it('answers a right signature in its own form, and refuses every wrong one as the gateway does (isv-protocol 6.1, 10.4)', async () => {
    const good = await call(method, url, body)
    expect(JSON.stringify(good.body)).not.toContain('APIGW')
    const wrong = callSigned(program, { ...key, secretAccessKey: 'wrong' }, '192.0.2.50')
    const unknown = callSigned(program, { ...key, accessKeyId: 'YSUNKNOWN' }, '192.0.2.50')
    const answers = [
      await wrong(method, url, body),
      await unknown(method, url, body),
      await call(method, url, body, { sentHeaders: { Authorization: undefined } }),
      await call(method, url, body, { nowMs: Date.now() - 16 * 60_000 }),
      await call(method, url, body, { nowMs: Date.now() + 16 * 60_000 }),
      await call(method, url, body, { sentHeaders: { 'X-Sdk-Date': undefined } }),
      await call(method, url, body, { headers: { 'X-Extra': '1' }, sentHeaders: { 'X-Extra': undefined } }),
      await call(method, url, body, { headers: { 'X-Extra': '1' }, sentHeaders: { 'X-Extra': '2' } }),
    ]
    if (body) answers.push(await call(method, url, body, { sentBody: JSON.stringify({ ...body, more: 1 }) }))
    for (const answer of answers) {
      expect([answer.status, answer.body]).toEqual([401, refusedByGateway])
      expect(answer.headers['content-type']).toContain('application/json')
    }
  })
})

describe('signatures (isv-protocol 6.1, COMPAT-15, COMPAT-16)', () => {
  it('the order of the query does not matter, its values do', async () => {
    const search = 'orderId=MOCKPERIODYEARNEW&orderLineId=MOCKPERIODYEARNEW-000001'
    const sent = 'orderLineId=MOCKPERIODYEARNEW-000001&orderId=MOCKPERIODYEARNEW'
    const url = (query: string) => `${openApiPaths.orderQuery}?${query}`
    expect((await call('GET', url(search), undefined, { sentPath: url(sent) })).status).toBe(200)
    const changed = url(search.replace('000001', '000002'))
    expect((await call('GET', url(search), undefined, { sentPath: changed })).status).toBe(401)
  })

  it('repeated names in a query are signed, and refused by the interface', async () => {
    const answer = await call('GET', `${openApiPaths.orderQuery}?orderId=a&orderId=b`)
    expect([answer.status, answer.body.resultCode]).toEqual([400, 'MKT.0101'])
  })

  it('a body may be left unsigned in uploads and where there is none, and nowhere else', async () => {
    expect((await call('GET', MOCK, undefined, { isPayloadUnsigned: true })).status).toBe(200)
    expect((await call('POST', ACTIVATE, { license: 'PL1' }, { isPayloadUnsigned: true })).status).toBe(401)
    const upload = await call('POST', '/api/mkp-openapi-public/global/v1/market-event/evt-1/file', 'x', {
      isPayloadUnsigned: true,
    })
    expect(upload.body.error_code).toBe('CBC.0101')
  })

  it('the announced hash of a body must be its hash', async () => {
    const announced = { headers: { 'X-Sdk-Content-Sha256': 'a'.repeat(64) } }
    expect((await call('POST', ACTIVATE, { license: 'PL1' }, announced)).status).toBe(401)
  })

  it('a key of an account that sells nothing has no authority, in the words of each interface', async () => {
    const callBuyer = callSigned(program, await makeAccessKey(program, await makeBuyer(program)))
    const codes = []
    for (const [method, url, body] of interfaces) {
      const answer = await callBuyer(method, url, body)
      codes.push([answer.status, answer.body.resultCode ?? answer.body.error_code])
    }
    expect(codes.at(0)).toEqual([401, 'MKT.0151'])
    expect(codes.at(-1)).toEqual([200, '91380150'])
    expect(new Set(codes.slice(0, -1).map(String))).toEqual(new Set(['401,MKT.0151']))
  })
})

describe('what is no interface', () => {
  it.each([
    ['GET', '/api/mkp-openapi-public/global/v1/no-such-thing'],
    ['POST', '/api/mkp-openapi-public/global/v9/license/activate'],
    ['POST', '/rest/marketplace/v1/isv/none'],
    ['POST', '/api/mkp-openapi-public/global/v1/order/query'],
  ] as const)('%s %s: APIGW.0101 with status 404', async (method, url) => {
    const answer = await call(method, url, method === 'POST' ? {} : undefined)
    expect([answer.status, answer.body.error_code]).toEqual([404, 'APIGW.0101'])
  })

  it('a body larger than any good one is refused in the words of the interface', async () => {
    const large = 'x'.repeat(2_200_000)
    expect((await call('POST', openApiPaths.usageDataOld, large)).body.error_code).toBe('MKT.9003')
    expect((await call('POST', ACTIVATE, large)).body.error_code).toBe('95000001')
  })
})

describe('deployed objects (isv-protocol 6.5)', () => {
  it.each([
    ['asset_id=a1&deployed_type=image&region=cn-north-4&asset_version=1.0', 401, 'MKT.0150'],
    ['region=cn-north-4', 400, 'MKT.0199'],
    ['asset_id=', 400, 'MKT.0199'],
    ['asset_id=a&asset_id=b', 400, 'MKT.0101'],
    ['asset_id=a&color=red', 400, 'MKT.0101'],
  ])('%s: status %i, %s', async (query, status, code) => {
    const answer = await call('GET', `${openApiPaths.deployedObject}?${query}`)
    expect([answer.status, answer.body.error_code]).toEqual([status, code])
  })
})

// Each test starts a program of its own, which takes long on a busy machine.
describe('limits', { timeout: 60_000 }, () => {
  it('a caller that calls too often: MKT.0250, or the gateway’s 429 where a family has no code', async () => {
    const limited = await createTestProgram({ settings: { OPEN_API_CALLS_MAX: 3 } })
    const { owner } = await makeShop(limited, server)
    const callOne = callSigned(limited, await makeAccessKey(limited, owner))
    for (let i = 0; i < 3; i++) expect((await callOne('GET', MOCK)).status).toBe(200)
    const order = await callOne('GET', MOCK)
    expect([order.status, order.body.resultCode, order.body.extra_info]).toEqual([
      406,
      'MKT.0250',
      expect.any(String),
    ])
    const usage = await callOne('POST', openApiPaths.usageDataOld, { usage_records: [] })
    expect([usage.status, usage.body.error_code]).toEqual([406, 'MKT.0250'])
    const license = await callOne('POST', ACTIVATE, { license: 'PL1' })
    expect([license.status, license.body.error_code]).toEqual([429, 'APIGW.0308'])
    // Another seller is not concerned.
    const { owner: neighbor } = await makeShop(limited, server)
    const callNeighbor = callSigned(limited, await makeAccessKey(limited, neighbor))
    expect((await callNeighbor('GET', MOCK)).status).toBe(200)
  })

  it('an address that calls too often: APIGW.0308 with the time to wait', async () => {
    const limited = await createTestProgram({ settings: { OPEN_API_CALLS_PER_ADDRESS_MAX: 2 } })
    const { owner } = await makeShop(limited, server)
    const limitedKey = await makeAccessKey(limited, owner)
    const callOne = callSigned(limited, limitedKey, '192.0.2.1')
    await callOne('GET', MOCK)
    await callOne('GET', MOCK)
    const answer = await callOne('GET', MOCK)
    expect([answer.status, answer.body.error_code]).toEqual([429, 'APIGW.0308'])
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    expect((await callSigned(limited, limitedKey, '192.0.2.2')('GET', MOCK)).status).toBe(200)
  })
})

describe('10,000 bad signatures in a row', () => {
  it('are turned away cheaply, alert the owner of the key once, and leave the owner’s own calls alone', async () => {
    await program.startWorker()
    const attacker = callSigned(program, { ...key, secretAccessKey: 'guess' }, '198.51.100.9')
    const headers = {
      host: HOST,
      'x-sdk-date': new Date().toISOString().replace(/[-:]|\.\d{3}/g, ''),
      authorization: `SDK-HMAC-SHA256 Access=${key.accessKeyId}, SignedHeaders=host;x-sdk-date, Signature=${'0'.repeat(64)}`,
    }
    const statuses = new Map<number, number>()
    for (let i = 0; i < 10_000; i += 50) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, () =>
          program.app.inject({ method: 'GET', url: MOCK, headers, remoteAddress: '198.51.100.9' }),
        ),
      )
      for (const { statusCode } of answers) statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
    }
    // Some arrive together before the limit is reached; a new minute gives as many again.
    expect(statuses.get(429)!).toBeGreaterThan(9_500)
    expect((await attacker('GET', MOCK)).status).toBe(429)
    expect((await call('GET', MOCK)).status).toBe(200)
    expect(
      (await callSigned(program, await makeAccessKey(program, other.owner), '198.51.100.9')('GET', MOCK))
        .status,
    ).toBe(200)

    const messages = async () =>
      (await callAs(program, shop.owner)('GET', '/messages')).body.items as {
        title: string
        bodyHtml: string
      }[]
    const mine = await eventually(messages, (items) => items.length > 0)
    expect(mine.filter(({ title }) => title.includes('错误签名'))).toHaveLength(1)
    expect(mine[0]!.bodyHtml).toContain('198.51.100.9')
    const mails = () => {
      const folder = path.join(program.dataDir, 'mailbox')
      const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
      return Promise.resolve(files.filter((file) => file.endsWith('.eml') || file.endsWith('.json')))
    }
    await eventually(mails, (files) => files.length > 0)
    const metrics = (await program.app.inject({ method: 'GET', url: '/metrics' })).payload
    expect(metrics).toMatch(/yunshi_open_api_refusals_total\{reason="throttled"\} \d{4,}/)
    expect(metrics).toMatch(/yunshi_open_api_refusals_total\{reason="signature_wrong"\} \d+/)
  }, 60_000)
})

it('SELL-ONB-60 the keys of a shop that was left open nothing any more', async () => {
  const left = await makeShop(program, server)
  const own = callSigned(program, await makeAccessKey(program, left.owner))
  await program.platform.db.query
    .updateTable('sellers')
    .set({ state: 'EXITED', exited_at: program.platform.clock.now() })
    .where('id', '=', left.seller.id)
    .execute()
  const answer = await own('GET', MOCK)
  expect(JSON.stringify(answer.body)).toContain('MKT.0151')
})

describe('keys of sub-users (SELL-ACC-11, 12)', () => {
  const ask = async (user: { permissions: string[] }) => {
    const person = await makeSubUser(program, shop.owner, null, { user })
    return callSigned(program, await makeAccessKey(program, person), '192.0.2.60')('GET', MOCK)
  }

  it('do what their user may, and nothing else', async () => {
    expect((await ask({ permissions: ['seller:orders:view'] })).status).toBe(200)
    for (const permissions of [[], ['seller:products:view']])
      expect(await ask({ permissions })).toMatchObject({ status: 401, body: { resultCode: 'MKT.0151' } })
  })

  it('a user who is limited to some products does not speak for the shop', async () => {
    const person = await makeSubUser(program, shop.owner, null, {
      user: { permissions: ['seller:orders:view'] },
    })
    await program.platform.db.query
      .updateTable('users')
      .set({ product_ids: [shop.product.id] })
      .where('id', '=', person.actor.userId)
      .execute()
    const limited = callSigned(program, await makeAccessKey(program, person), '192.0.2.61')
    expect(await limited('GET', MOCK)).toMatchObject({ status: 401, body: { resultCode: 'MKT.0151' } })
  })
})
