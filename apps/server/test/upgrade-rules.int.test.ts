import { beforeEach, describe, expect, it } from 'vitest'
import { makeProduct } from '../src/modules/catalog/testing.ts'
import { makeSubUser } from '../src/modules/identity/testing.ts'
import { newId } from '../src/platform/ids.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callAs, eventually, makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { platform } = program
const server = await startFaultSeller()
await program.startWorker()

const price = (mode: 'MONTH' | 'YEAR' | 'ONE_TIME', unitPrice: string) => ({
  productCode: newId('off'),
  mode,
  model: 'linear' as const,
  unitPrice,
  bands: null,
  meterUnit: null,
})
const sku = (id: string, edition: string, prices: ReturnType<typeof price>[]) => ({
  id,
  attributeValues: { edition },
  prices,
})
const editions = ['basic', 'plus', 'once']

async function makeUpgradable(shop: Awaited<ReturnType<typeof makeShop>>, change: object = {}) {
  const [basic, plus, once, specificationId] = [newId('sku'), newId('sku'), newId('sku'), newId('spc')]
  const made = await makeProduct(platform, {
    seller: shop.seller,
    endpointId: shop.seller.endpointId,
    specifications: [
      {
        id: specificationId,
        code: 'standard',
        skuCode: specificationId,
        name: { zh: '标准版', en: 'Standard' },
        description: { zh: '', en: '' },
        hidden: false,
        trialDays: null,
        attributes: [
          {
            code: 'edition',
            name: { zh: '版本', en: 'Edition' },
            kind: 'enum',
            values: editions.map((code) => ({ code, name: { zh: code, en: code } })),
          },
        ],
        skus: [
          sku(basic, 'basic', [price('MONTH', '30')]),
          sku(plus, 'plus', [price('MONTH', '50')]),
          sku(once, 'once', [price('ONE_TIME', '900')]),
        ],
      },
    ],
    ...change,
  })
  return { ...made, basic, plus, once, specificationId }
}

async function saveUpgradeCase(sellerId: string, endpointId: string): Promise<void> {
  await platform.db.query
    .insertInto('debug_cases')
    .values({
      id: newId('dbc'),
      seller_id: sellerId,
      endpoint_id: endpointId,
      family: 'saas-v2',
      scenario: 'upgradeInstance',
      parameters: '{}',
      saved_at: platform.clock.now(),
    })
    .execute()
}

let shop: Awaited<ReturnType<typeof makeShop>>
let product: Awaited<ReturnType<typeof makeUpgradable>>
let call: ReturnType<typeof callAs>
beforeEach(async () => {
  shop = await makeShop(program, server)
  product = await makeUpgradable(shop)
  call = callAs(program, shop.owner)
})
const add = (sourceSkuId: string, targetSkuId: string, change: object = {}) =>
  call('POST', '/seller/upgrade-rules', {
    productId: product.id,
    specificationId: product.specificationId,
    sourceSkuId,
    targetSkuId,
    ...change,
  })
const rules = async () => (await call('GET', '/seller/upgrade-rules')).body.items

describe('SELL-PUB-130 upgrade rules', () => {
  it('need the upgrade interface debugged and saved, then hold until the seller ends them', async () => {
    expect((await add(product.basic, product.plus)).body.code).toBe('UPGRADE_CASE')
    await saveUpgradeCase(shop.seller.id, shop.seller.endpointId)
    const added = await add(product.basic, product.plus)
    expect(added.status).toBe(201)
    expect(await rules()).toMatchObject([
      { state: 'ACTIVE', source: '标准版 · basic', target: '标准版 · plus', endReason: null },
    ])
    expect((await add(product.basic, product.plus)).body.code).toBe('UPGRADE_EXISTS')
    const path = `/seller/upgrade-rules/${added.body.id}`
    expect((await call('DELETE', path)).status).toBe(204)
    expect((await call('DELETE', path)).body.code).toBe('UPGRADE_ENDED')
    expect(await rules()).toMatchObject([{ state: 'ENDED', endReason: 'BY_SELLER' }])
    expect((await add(product.basic, product.plus)).status).toBe(201)
  })

  it('wrong SKUs are refused with the reason, those of others are not found', async () => {
    await saveUpgradeCase(shop.seller.id, shop.seller.endpointId)
    const code = async (source: string, target: string, change: object = {}) =>
      (await add(source, target, change)).body.code
    expect(await code(product.plus, product.basic)).toBe('UPGRADE_NOT_DEARER')
    expect(await code(product.basic, product.basic)).toBe('UPGRADE_NOT_DEARER')
    expect(await code(product.basic, product.once)).toBe('UPGRADE_NOT_PERIOD')
    expect(await code(product.basic, 'sku_none')).toBe('UPGRADE_REMOVED')
    const image = await makeUpgradable(shop, { accessType: 'IMAGE', protocol: null })
    expect(
      await code(image.basic, image.plus, { productId: image.id, specificationId: image.specificationId }),
    ).toBe('UPGRADE_PRODUCT')
    const other = callAs(program, (await makeShop(program, server)).owner)
    expect(
      (
        await other('POST', '/seller/upgrade-rules', {
          productId: product.id,
          specificationId: product.specificationId,
          sourceSkuId: product.basic,
          targetSkuId: product.plus,
        })
      ).status,
    ).toBe(404)
    const own = (await add(product.basic, product.plus)).body.id
    expect((await other('DELETE', `/seller/upgrade-rules/${own}`)).status).toBe(404)
    const reader = await makeSubUser(program, shop.owner, null, {
      user: { permissions: ['seller:sales_configuration:view'] },
    })
    expect((await callAs(program, reader)('DELETE', `/seller/upgrade-rules/${own}`)).status).toBe(403)
  })
})

describe('SELL-PUB-131 a rule ends by itself', () => {
  beforeEach(async () => {
    await saveUpgradeCase(shop.seller.id, shop.seller.endpointId)
    expect((await add(product.basic, product.plus)).status).toBe(201)
  })

  it('with a SKU that its seller removes, at once; and the seller is told', async () => {
    await call('POST', `/seller/products/${product.id}/remove`, {
      specificationId: product.specificationId,
      skuId: product.plus,
    })
    expect(await rules()).toMatchObject([{ state: 'ENDED', endReason: 'REMOVED' }])
    await eventually(
      async () =>
        (await call('GET', '/messages')).body.items.map(({ title }: { title: string }) => title).join(),
      (titles: string) => titles.includes('升级规则已失效'),
    )
  })

  it('with the product', async () => {
    await call('POST', `/seller/products/${product.id}/remove`, {})
    expect(await rules()).toMatchObject([{ state: 'ENDED', endReason: 'REMOVED' }])
  })

  it('with a price that makes the target no dearer; a harmless change lets it be', async () => {
    const change = async (unitPrice: string) => {
      await platform.db.query
        .updateTable('sku_prices')
        .set({ unit_price: unitPrice })
        .where('sku_id', '=', product.plus)
        .execute()
      await platform.db.query
        .updateTable('products')
        .set((eb) => ({ revision: eb('revision', '+', 1) }))
        .where('id', '=', product.id)
        .execute()
      await program.composition.upgrades.sweep()
    }
    await change('45')
    expect(await rules()).toMatchObject([{ state: 'ACTIVE' }])
    await change('30')
    expect(await rules()).toMatchObject([{ state: 'ENDED', endReason: 'NOT_DEARER' }])
  })
})
