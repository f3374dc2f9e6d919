import { generateKeyPairSync } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { startKitSeller } from './kit-seller.ts'
import { callAs, makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { db } = program.platform
const newPair = (bits = 3072) =>
  generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
const pair = newPair()
const otherPair = newPair()
let { privateKey } = pair
const kit = await startKitSeller(() => privateKey)

beforeEach(() => {
  kit.calls.length = 0
  kit.refuses.clear()
  ;({ privateKey } = pair)
})

let shops = 0
async function shop(product: object = {}) {
  const made = await makeShop(program, { url: kit.url, key: 'unused' }, product)
  await db.transaction(async (tx) => {
    await program.composition.access.addKey(tx, made.seller.id, 'KIT', kit.key)
    await program.composition.access.addKey(tx, made.seller.id, 'V1', kit.key)
  })
  shops += 1
  const form = {
    endpointId: made.seller.endpointId,
    name: 'Demo',
    authMode: 'OAUTH2',
    kitVersion: 'v2',
    loginAddressType: 'SHARED',
    loginAddress: `https://login-${shops}.isv.example/sso`,
    publicKey: pair.publicKey,
    multiInstance: false,
    formal: false,
  }
  return { ...made, form, call: callAs(program, made.owner) }
}
const names = () => kit.calls.map(({ name }) => name)

describe('application credentials (SELL-APP-20..22)', () => {
  it('SELL-APP-20, 21: applying tells of a test enterprise, the application and its departments, and gives the encrypted secret', async () => {
    const { call, form } = await shop()
    const applied = await call('POST', '/seller/credentials', form)
    expect(applied.status).toBe(201)
    expect(applied.body.active).toBe(true)
    expect(names()).toEqual(['tenantSync', 'applicationSync', 'allOrgSync'])
    const detail = (await call('GET', `/seller/credentials/${applied.body.id}`)).body
    expect(detail).toMatchObject({ state: 'ACTIVE_TEST', clientId: expect.stringMatching(/^cid_/) })
    expect(detail.allowedCommands).toEqual(['applyFormal', 'modify', 'retire'])
    const told = kit.calls[1]!
    expect(told.members).toMatchObject({
      appId: applied.body.id,
      clientId: detail.clientId,
      clientSecret: detail.clientSecretEncrypted,
      testFlag: 1,
    })
    expect(told.members).not.toHaveProperty('instanceId')
    // The plain secret is the seller's to decrypt: it is nowhere in the answers.
    expect(told.secret).toMatch(/^[\w-]{43}$/)
    expect(JSON.stringify(detail)).not.toContain(told.secret)
  })

  it('3.1 nothing is repeated by itself: a refused call leaves a draft that can be submitted again', async () => {
    const { call, form } = await shop()
    kit.refuses.add('allOrgSync')
    const applied = await call('POST', '/seller/credentials', form)
    expect(applied.body.active).toBe(false)
    const path = `/seller/credentials/${applied.body.id as string}`
    const draft = (await call('GET', path)).body
    expect(draft).toMatchObject({ state: 'DRAFT' })
    expect(draft.calls[0]).toMatchObject({ activity: 'allOrgSync', verdict: 'failure' })
    kit.refuses.clear()
    expect((await call('POST', `${path}/submit`)).body).toEqual({ active: true })
    expect((await call('POST', `${path}/submit`)).body.code).toBe('CREDENTIAL_STATE')
  })

  it('SELL-APP-20 refuses a short key, a login address without https, and one that is in use', async () => {
    const { call, form } = await shop()
    const short = await call('POST', '/seller/credentials', { ...form, publicKey: newPair(2048).publicKey })
    expect(short.body.errors).toMatchObject([{ path: 'publicKey' }])
    const plain = await call('POST', '/seller/credentials', { ...form, loginAddress: 'ftp://isv.example' })
    expect(plain.body.errors).toMatchObject([{ path: 'loginAddress' }])
    expect(names()).toEqual([])
    await call('POST', '/seller/credentials', form)
    const other = await shop()
    const taken = await other.call('POST', '/seller/credentials', {
      ...other.form,
      loginAddress: form.loginAddress.toUpperCase().replace('HTTPS', 'https'),
    })
    expect(taken.body.code).toBe('CREDENTIAL_LOGIN_TAKEN')
  })

  it('SELL-APP-21 another public key brings the same secret encrypted anew; what the seller refuses changes nothing', async () => {
    const { call, form } = await shop()
    const { id } = (await call('POST', '/seller/credentials', form)).body
    const path = `/seller/credentials/${id as string}`
    const secret = kit.calls[1]!.secret
    kit.refuses.add('applicationSync')
    const refused = await call('PATCH', path, { publicKey: otherPair.publicKey })
    expect(refused.body.code).toBe('CREDENTIAL_SYNC_FAILED')
    expect((await call('GET', path)).body.publicKey).toBe(pair.publicKey)
    kit.refuses.clear()
    ;({ privateKey } = otherPair)
    expect((await call('PATCH', path, { publicKey: otherPair.publicKey })).status).toBe(200)
    expect(kit.calls.at(-1)).toMatchObject({ name: 'applicationSync', secret, members: { flag: 2 } })
  })

  it('SELL-APP-21 a new login address is only noted, multi-instance binding cannot be taken back', async () => {
    const { call, form } = await shop()
    const { id } = (await call('POST', '/seller/credentials', form)).body
    kit.calls.length = 0
    const path = `/seller/credentials/${id as string}`
    const changed = await call('PATCH', path, {
      loginAddress: 'https://moved.isv.example/sso',
      multiInstance: true,
    })
    expect(changed.body).toMatchObject({ loginAddress: 'https://moved.isv.example/sso', multiInstance: true })
    expect(names()).toEqual([])
    expect((await call('PATCH', path, { multiInstance: false })).body.code).toBe('CREDENTIAL_MULTI')
  })

  it('SELL-APP-22 a formal credential is bound to one joint product, for good', async () => {
    const { call, form, product } = await shop({ salesClass: 'joint' })
    const { id } = (await call('POST', '/seller/credentials', form)).body
    const path = `/seller/credentials/${id as string}`
    const bind = { productSlug: product.slug }
    expect((await call('POST', `${path}/bind`, bind)).body.code).toBe('CREDENTIAL_STATE')
    expect((await call('POST', `${path}/apply-formal`)).body).toEqual({ active: true })
    expect(kit.calls.at(-1)!.members).toMatchObject({ testFlag: 0 })
    expect((await call('POST', `${path}/bind`, { productSlug: 'none' })).status).toBe(404)
    expect((await call('POST', `${path}/bind`, bind)).body).toMatchObject({
      state: 'BOUND',
      productId: product.id,
    })
    expect((await call('POST', `${path}/bind`, bind)).body.code).toBe('CREDENTIAL_STATE')
    expect((await call('POST', `${path}/retire`)).body).toEqual({ told: true })
    expect((await call('GET', path)).body).toMatchObject({ state: 'RETIRED', allowedCommands: [] })
  })

  it('3.1 the kit of version 1 is told with its own paths and signature', async () => {
    const { call, form } = await shop()
    const applied = await call('POST', '/seller/credentials', { ...form, kitVersion: 'v1' })
    expect(applied.body.active).toBe(true)
    expect(new Set(kit.calls.map(({ version }) => version))).toEqual(new Set(['v1']))
  })

  it('another seller’s credential is not found', async () => {
    const { call, form } = await shop()
    const { id } = (await call('POST', '/seller/credentials', form)).body
    const stranger = await shop()
    for (const [method, path] of [
      ['GET', ''],
      ['PATCH', ''],
      ['POST', '/submit'],
      ['POST', '/apply-formal'],
      ['POST', '/retire'],
    ] as const)
      expect(
        (
          await stranger.call(
            method,
            `/seller/credentials/${id as string}${path}`,
            method === 'PATCH' ? {} : undefined,
          )
        ).status,
      ).toBe(404)
    expect((await stranger.call('GET', '/seller/credentials')).body.items).toEqual([])
  })
})
