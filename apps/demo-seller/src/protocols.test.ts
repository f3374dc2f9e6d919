import { randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  buildKitRequest,
  buildLicenseCodeRequest,
  buildLicenseV1Request,
  buildOnlineLicenseRequest,
  buildOrderNotify,
  buildSaasV1Request,
  createSaasV2Nonce,
  encryptClientSecret,
  judgeLicenseV1Answer,
  judgeSaasV1Answer,
  kitPath,
  kitUserBatches,
  readKitPublicKey,
  signKitV1,
  signKitV2,
  signSaasV1,
  signSaasV2,
  type KitRequestInput,
  type LicenseV1RequestInput,
  type SaasV1RequestInput,
} from '@yunshi/seller-sdk'
import { describe, expect, it } from 'vitest'
import { call, makeDataDir, openNew, post, startTestSeller, testKeys } from './marketplace.test-support.ts'

const key = testKeys['demo-crm']
const classKeys = { base: key, v1: 'key-v1', kit: 'key-kit', license: 'key-license', general: 'key-general' }

/** A GET as SaaS 1.0 and License 1.0 make it, with header capitals as sent. */
async function get(seller: { url: string }, query: string) {
  const res = await fetch(`${seller.url}/demo-crm/produce?${query}`)
  const rawHeaders = [['Body-Sign', res.headers.get('body-sign') ?? '']] as const
  const rawBody = await res.text()
  return { httpStatus: res.status, contentType: res.headers.get('content-type'), rawHeaders, rawBody }
}

async function callV1(seller: { url: string }, input: SaasV1RequestInput, v1Key = key) {
  const { query } = signSaasV1({ key: v1Key, parameters: buildSaasV1Request(input) })
  return judgeSaasV1Answer({ activity: input.activity, key: v1Key, ...(await get(seller, query)) })
}

async function callLicenseV1(seller: { url: string }, input: LicenseV1RequestInput) {
  const { query } = signSaasV1({ key, parameters: buildLicenseV1Request(input) })
  return judgeLicenseV1Answer({ activity: input.activity, key, ...(await get(seller, query)) })
}

/** A V2 call of any family; only the result code matters here. */
async function codeOf(seller: { url: string }, body: object, v2Key = key): Promise<string> {
  const signed = { key: v2Key, body: { ...body }, timestampMs: Date.now(), nonce: createSaasV2Nonce() }
  const { payload, query } = signSaasV2(signed)
  const answer: { resultCode: string } = JSON.parse(await (await post(seller, query, payload)).text())
  return answer.resultCode
}

async function kit(seller: { url: string }, input: KitRequestInput, kitKey = key): Promise<string> {
  const body = buildKitRequest(input)
  const { payload, headers } =
    input.version === 'v2'
      ? signKitV2({ key: kitKey, body, timestampMs: Date.now(), nonce: createSaasV2Nonce() })
      : signKitV1({ key: kitKey, body })
  const url = `${seller.url}/demo-crm/produce${kitPath(input.version, input.interface)}`
  const res = await fetch(url, { method: 'POST', headers, body: payload })
  const answer: { resultCode: string } = JSON.parse(await res.text())
  return answer.resultCode
}

/** The one record of a kind, as kept on disk. */
async function kept(dataDir: string, kind: string): Promise<Record<string, unknown>[]> {
  const folder = join(dataDir, 'demo-crm', kind)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8'))))
}

const purchase = {
  activity: 'newInstance',
  skuCode: 'sku-1',
  productId: 'prod-1',
  customerId: 'cust-1',
  customerName: '云测 & Co',
  chargingMode: '1',
} as const

describe('SaaS 1.0', () => {
  it('opens one instance per order and gives its access data again after a restart (1.5)', async () => {
    const dataDir = await makeDataDir()
    const first = await startTestSeller({ dataDir })
    const order = { ...purchase, orderId: 'CS-V1' }
    const opened = await callV1(first, { ...order, businessId: randomUUID(), nowMs: Date.now() })
    expect(opened).toMatchObject({ verdict: 'success', warnings: [], appInfo: { userName: 'admin' } })
    await first.close()
    const second = await startTestSeller({ dataDir })
    const acceptanceTime = '20310405060709010'
    const again = await callV1(second, {
      ...order,
      businessId: randomUUID(),
      acceptanceTime,
      nowMs: Date.now(),
    })
    const idOf = (judged: typeof opened) => (judged.verdict === 'success' ? judged.instanceId : undefined)
    const passwordOf = (judged: typeof opened) =>
      judged.verdict === 'success' ? judged.appInfo?.password : undefined
    expect(idOf(again)).toBe(idOf(opened))
    expect(passwordOf(again)).toBe(passwordOf(opened))
    expect(await kept(dataDir, 'instances')).toMatchObject([{ acceptanceTime, isTest: false }])
  })

  it('shares its instances with SaaS 2.0: a seller changes the protocol, not the customers', async () => {
    const seller = await startTestSeller()
    const { instanceId } = await openNew(seller)
    const expired = await callV1(seller, {
      activity: 'expireInstance',
      instanceId,
      orderId: 'CS-1',
      nowMs: Date.now(),
    })
    expect(expired).toMatchObject({ verdict: 'success' })
    expect(await call(seller, { activity: 'queryInstance', instanceId })).toMatchObject({
      verdict: 'success',
    })
  })

  it('answers a browser without an activity with 405, and signs refusals too (1.3)', async () => {
    const seller = await startTestSeller()
    expect((await fetch(`${seller.url}/demo-crm/produce`)).status).toBe(405)
    const refused = await get(seller, 'activity=newInstance&timeStamp=20310405060709010&authToken=wrong')
    expect(refused.rawBody).toContain('000001')
    expect(refused.rawHeaders[0][1]).toContain('HMAC-SHA256')
  })
})

describe('keys', () => {
  it('each serve their class alone (0.3)', async () => {
    const seller = await startTestSeller({ keys: { 'demo-crm': classKeys } })
    const notice = buildOrderNotify({ orderId: 'CS-1', orderLineId: 'CS-1-000001' })
    const status = buildLicenseCodeRequest({
      activity: 'updateLicenseCodeStatus',
      license: 'PLDEMO1',
      status: 'FREEZE',
    })
    expect(await codeOf(seller, notice, classKeys.general)).toBe('000000')
    expect(await codeOf(seller, notice, classKeys.base)).toBe('000001')
    expect(await codeOf(seller, status, classKeys.license)).toBe('000000')
    expect(await codeOf(seller, status, classKeys.general)).toBe('000001')
    const query = { activity: 'queryInstance', instanceId: 'x', nowMs: Date.now() } as const
    expect(await callV1(seller, query, classKeys.v1)).toMatchObject({ resultCode: '000003' })
    expect(await callV1(seller, query, classKeys.base)).toMatchObject({ resultCode: '000001' })
    const tenant = tenantOf('ten-1', 1)
    expect(await kit(seller, { ...tenant, version: 'v2' }, classKeys.kit)).toBe('000000')
    expect(await kit(seller, { ...tenant, version: 'v2' }, classKeys.v1)).toBe('000001')
    expect(await kit(seller, { ...tenant, version: 'v1' }, classKeys.v1)).toBe('000000')
  })
})

describe('licenses', () => {
  it('the same order gets the same license, also after a restart and a renewal (5.1)', async () => {
    const dataDir = await makeDataDir()
    const first = await startTestSeller({ dataDir })
    const order = { activity: 'getLicense', orderId: 'CS-L', productId: 'p', customerId: 'c' } as const
    const issued = await callLicenseV1(first, { ...order, businessId: 'b-1', nowMs: Date.now() })
    expect(issued).toMatchObject({ verdict: 'success', instanceId: 'b-1' })
    const renewal = {
      activity: 'refreshLicense',
      instanceId: 'b-1',
      orderId: 'CS-L2',
      expireTime: '20330405160000',
    } as const
    expect(await callLicenseV1(first, { ...renewal, nowMs: Date.now() })).toMatchObject({
      verdict: 'success',
    })
    await first.close()
    const second = await startTestSeller({ dataDir })
    const again = await callLicenseV1(second, { ...order, businessId: 'b-2', nowMs: Date.now() })
    expect(again).toEqual(issued)
    expect(await kept(dataDir, 'licenses')).toMatchObject([{ expireTime: '20330405160000' }])
  })

  it('a code is taken over when first heard of; released, it is not renewed (5.2)', async () => {
    const seller = await startTestSeller()
    const renewal = {
      activity: 'refreshLicenseCode',
      scene: 'RENEWAL',
      license: 'PLDEMO2',
      orderId: 'CS-R',
      orderLineId: 'CS-R-000001',
      expireTime: '20330405160000',
    } as const
    expect(await codeOf(seller, buildLicenseCodeRequest(renewal))).toBe('000000')
    const release = buildLicenseCodeRequest({ activity: 'releaseLicenseCode', license: 'PLDEMO2' })
    expect(await codeOf(seller, release)).toBe('000000')
    expect(await codeOf(seller, release)).toBe('000000')
    expect(await codeOf(seller, buildLicenseCodeRequest(renewal))).toBe('000003')
    expect(await codeOf(seller, buildLicenseCodeRequest({ ...renewal, license: 'NO-CODE' }))).toBe('000003')
  })

  it('a request of the online License is remembered once per event and device (5.3)', async () => {
    const dataDir = await makeDataDir()
    const seller = await startTestSeller({ dataDir })
    const { instanceId } = await openNew(seller)
    const request = buildOnlineLicenseRequest({
      activity: 'getLicenseAsync',
      instanceId,
      eventId: 'evt-1',
      effectiveTime: new Date('2031-04-05T06:07:08Z'),
      deviceFingerprint: '00-11|DISK1',
    })
    expect(await Promise.all([1, 2, 3].map(() => codeOf(seller, request)))).toEqual([
      '000000',
      '000000',
      '000000',
    ])
    expect(await codeOf(seller, { ...request, instanceId: 'nobody' })).toBe('000003')
    expect(await kept(dataDir, 'license-requests')).toMatchObject([{ eventId: 'evt-1', instanceId }])
  })
})

describe('the joint kit', () => {
  it('keeps what it is told, secret decrypted, and forgets a deleted tenant, in both versions (3)', async () => {
    for (const version of ['v1', 'v2'] as const) {
      const dataDir = await makeDataDir()
      const seller = await startTestSeller({ dataDir })
      const publicKey = readKitPublicKey(await seller.kitPublicKey())
      if (publicKey === undefined) throw new Error('the key of the seller cannot be read')
      const application = {
        interface: 'applicationSync',
        version,
        tenantId: 'ten-1',
        appId: 'app-1',
        clientId: 'client-1',
        clientSecret: encryptClientSecret(publicKey, '密钥-s3cret'),
        flag: 1,
        nowMs: Date.now(),
      } as const
      const users = Array.from({ length: 501 }, (_, at) => ({
        userName: `u${at}`,
        name: '李娜',
        orgCode: 'd1',
        role: 'user' as const,
        enable: 'true' as const,
        employeeType: 1 as const,
      }))
      expect(await kit(seller, { ...tenantOf('ten-1', 1), version })).toBe('000000')
      expect(await kit(seller, application)).toBe('000000')
      expect(await kit(seller, { ...application, clientSecret: 'AAAA' })).toBe('000101')
      for (const userList of kitUserBatches(users)) {
        const sync = {
          interface: 'authSync',
          version,
          tenantId: 'ten-1',
          appId: 'app-1',
          userList,
          flag: 1,
        } as const
        expect(await kit(seller, { ...sync, nowMs: Date.now() })).toBe('000000')
      }
      const [tenant] = await kept(dataDir, 'tenants')
      expect(tenant).toMatchObject({ applications: { 'app-1': { clientSecret: '密钥-s3cret' } } })
      expect(Object.keys(Object(Object(tenant?.['members'])['app-1']))).toHaveLength(501)
      for (const _ of ['once', 'again'])
        expect(await kit(seller, { ...tenantOf('ten-1', 0), version })).toBe('000000')
      expect(await kept(dataDir, 'tenants')).toEqual([])
      await seller.close()
    }
  })

  it('answers only POST, and only at its five paths', async () => {
    const seller = await startTestSeller()
    const at = (path: string, method: string) => fetch(`${seller.url}/demo-crm/produce${path}`, { method })
    expect((await at('/produceAPI/v2/tenantSync', 'GET')).status).toBe(405)
    expect((await at('/produceAPI/v2/nothing', 'POST')).status).toBe(404)
  })

  it('an arranged outage reaches every protocol', async () => {
    const seller = await startTestSeller({
      behavior: ({ activity }) =>
        activity === 'tenantSync' || activity === 'upgrade' ? { resultCode: '000005' } : undefined,
    })
    expect(await kit(seller, { ...tenantOf('ten-1', 1), version: 'v2' })).toBe('000005')
    const upgrade = {
      activity: 'upgrade',
      instanceId: 'i',
      orderId: 'o',
      skuCode: 's',
      productId: 'p',
    } as const
    expect(await callV1(seller, { ...upgrade, nowMs: Date.now() })).toMatchObject({ resultCode: '000005' })
  })
})

function tenantOf(tenantId: string, flag: 0 | 1) {
  return {
    interface: 'tenantSync',
    tenantId,
    tenantCode: 'acme',
    name: 'Acme 企业',
    domainName: 'https://acme.login.example',
    flag,
    nowMs: Date.now(),
  } as const
}
