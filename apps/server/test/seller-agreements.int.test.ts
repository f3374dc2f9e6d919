import { describe, expect, it } from 'vitest'
import { callAs, eventually } from './purchase.ts'
import { makeCompany, makeDesk, makeOnboarded } from './sellers.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { db } = program.platform
const desk = await makeDesk(program)
await program.startWorker()

const seller = await makeOnboarded(program, desk)
const call = callAs(program, seller)
const overview = async () => (await call('GET', '/seller/agreements')).body
const signAll = async () => {
  const { due } = await overview()
  return call('POST', '/seller/agreements/sign', {
    signing: due.map(({ version }: { version: { id: string } }) => ({
      versionId: version.id,
      entityCode: null,
    })),
  })
}
const sellerId = (
  await db.query
    .selectFrom('sellers')
    .select('id')
    .where('account_id', '=', seller.actor.accountId)
    .executeTakeFirstOrThrow()
).id
const publishing = async () =>
  (await program.composition.sellers.standing.findPublishingBlocks(db.query, sellerId))
    .filter(({ code }) => code === 'AGREEMENT_UNSIGNED')
    .map(({ text }) => text.zh)
const draft = {
  title: { zh: '商家管理规范', en: 'Code for sellers' },
  text: {
    zh: '新的规范：**真实描述**，及时交付，认真服务，公平交易。',
    en: 'The new code: truthful descriptions, timely delivery, careful service.',
  },
  blocks: ['PUBLISHING'],
}
const publish = (kind: string, body: object) => desk.call('POST', `/ops/agreements/${kind}/versions`, body)

describe('agreements (SELL-ONB-20..22, OPS-CAT-04)', () => {
  it('SELL-ONB-20 what was ticked at the application is signed, with entity, version, time and address', async () => {
    const { signed, due, entities } = await overview()
    expect(signed).toMatchObject([
      { version: { number: 1 }, entityCode: 'CN', ip: '127.0.0.1', isCurrent: true },
      { version: { number: 1 }, entityCode: 'CN', ip: '127.0.0.1', isCurrent: true },
    ])
    expect(signed.map(({ version }: { version: { kind: string } }) => version.kind).toSorted()).toEqual([
      'SELLER_CODE',
      'SELLER_COOPERATION',
    ])
    expect(due.map(({ version }: { version: { kind: string } }) => version.kind)).toEqual(['PRODUCT_SERVICE'])
    expect(entities).toEqual([])
  })

  it('an unsigned agreement keeps from publishing until it is signed; signing twice is once', async () => {
    expect(await publishing()).toEqual(['请先签署《通用商品服务协议》。'])
    expect((await signAll()).status).toBe(204)
    expect(await publishing()).toEqual([])
    const again = await call('POST', '/seller/agreements/sign', {
      signing: [{ versionId: 'agv_cn_product_service_1', entityCode: null }],
    })
    expect(again.status).toBe(204)
    expect((await overview()).signed).toHaveLength(3)
    const one = await call('GET', '/seller/agreements/agv_cn_product_service_1', undefined, {
      'accept-language': 'en',
    })
    expect(one.body.textHtml).toContain('<h2>1. Service</h2>')
    expect((await call('GET', '/seller/agreements/agv_intl_seller_agreement_1')).status).toBe(404)
  })

  it('SELL-ONB-21 a new version blocks from its date on, and every seller is told', async () => {
    const soon = new Date(program.platform.clock.now().getTime() + 3_600_000).toISOString()
    const register = (await desk.call('GET', '/ops/agreements')).body.items
    const code = register.find(({ kind }: { kind: string }) => kind === 'SELLER_CODE')
    expect(code.sellersToSign).toBeGreaterThanOrEqual(1)
    expect(code.versions).toMatchObject([{ number: 1, isCurrent: true }])
    const published = await publish('SELLER_CODE', { ...draft, effectiveAt: soon })
    expect([published.status, published.body.number]).toEqual([201, 2])
    expect(await publishing()).toEqual([])
    const early = await call('POST', '/seller/agreements/sign', {
      signing: [{ versionId: published.body.id, entityCode: null }],
    })
    expect(early.body.code).toBe('AGREEMENT_NOT_IN_FORCE')
    await db.query
      .updateTable('agreement_versions')
      .set({ effective_at: new Date(Date.now() - 1000) })
      .where('id', '=', published.body.id)
      .execute()
    expect(await publishing()).toEqual(['《商家管理规范》已更新，请重新签署。'])
    const { due } = await overview()
    expect(due).toMatchObject([{ again: true, blocks: ['PUBLISHING'] }])
    expect(due[0].textHtml).toContain('<strong>真实描述</strong>')
    expect((await signAll()).status).toBe(204)
    expect(await publishing()).toEqual([])
    const told = await eventually(
      () =>
        db.query
          .selectFrom('messages')
          .select('template')
          .where('account_id', '=', seller.actor.accountId)
          .where('template', '=', 'seller.agreement_updated')
          .execute(),
      (rows) => rows.length > 0,
    )
    expect(told).toHaveLength(1)
  })

  it('refuses versions of the past, without text, with markup, and of another site', async () => {
    const later = new Date(Date.now() + 86_400_000).toISOString()
    const past = await publish('SELLER_CODE', { ...draft, effectiveAt: '2020-01-01' })
    expect(past.body.errors).toMatchObject([{ path: 'effectiveAt' }])
    const empty = await publish('SELLER_CODE', { ...draft, text: { zh: '', en: 'x' }, effectiveAt: later })
    expect(empty.body.errors.map(({ path }: { path: string }) => path)).toEqual(['text.zh', 'text.en'])
    const markup = await publish('SELLER_CODE', {
      ...draft,
      title: { zh: '<b>规范</b>', en: 'Code' },
      effectiveAt: later,
    })
    expect(markup.body.errors).toMatchObject([{ path: 'title.zh' }])
    expect((await publish('SELLER_AGREEMENT', { ...draft, effectiveAt: later })).status).toBe(404)
    expect((await publish('NOTHING', { ...draft, effectiveAt: later })).status).toBe(400)
    expect((await call('GET', '/ops/agreements')).status).toBe(403)
  })

  it('nobody signs for another, and not without a shop', async () => {
    const buyer = await makeCompany(program)
    expect((await callAs(program, buyer)('GET', '/seller/agreements')).status).toBe(403)
    expect(
      (
        await callAs(program, buyer)('POST', '/seller/agreements/sign', {
          signing: [{ versionId: 'agv_cn_product_service_1', entityCode: null }],
        })
      ).status,
    ).toBe(403)
    expect(
      (
        await call('POST', '/seller/agreements/sign', {
          signing: [{ versionId: 'agv_none', entityCode: null }],
        })
      ).status,
    ).toBe(404)
  })
})

describe('signing entities (SELL-ONB-26, OPS-CAT-05)', () => {
  const entity = {
    legalName: '云市（上海）科技有限公司',
    countries: ['CN'],
    vatNumber: null,
    invoiceAddress: '上海市示例路 2 号',
    currency: 'CNY',
    isDefault: false,
    position: 2,
  }

  it('are added and changed by operators; one is always the default', async () => {
    expect((await desk.call('GET', '/ops/signing-entities')).body.items).toMatchObject([
      { code: 'CN', isDefault: true },
    ])
    expect((await desk.call('POST', '/ops/signing-entities', { code: 'SH01', ...entity })).status).toBe(201)
    expect((await desk.call('POST', '/ops/signing-entities', { code: 'SH01', ...entity })).body.code).toBe(
      'ENTITY_EXISTS',
    )
    const bad = await desk.call('POST', '/ops/signing-entities', {
      code: 'x',
      ...entity,
      countries: ['XX'],
      currency: 'yen',
    })
    expect(bad.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'code',
      'countries',
      'currency',
    ])
    const change = (code: string, body: object) => desk.call('PUT', `/ops/signing-entities/${code}`, body)
    expect((await change('NONE', entity)).status).toBe(404)
    expect((await change('CN', entity)).body.errors).toMatchObject([{ path: 'isDefault' }])
    expect((await change('SH01', { ...entity, isDefault: true })).status).toBe(204)
    expect(
      (await desk.call('GET', '/ops/signing-entities')).body.items.map(
        ({ code, isDefault }: { code: string; isDefault: boolean }) => [code, isDefault],
      ),
    ).toEqual([
      ['CN', false],
      ['SH01', true],
    ])
    expect((await call('GET', '/ops/signing-entities')).status).toBe(403)
  })
})
