import type { Program } from '../program.ts'
import { checkEligibility, findProduct, findSalesFacts, type Product } from '../modules/catalog/index.ts'
import { listOrders, listPastPurchases } from '../modules/orders/index.ts'
import { quoteSelection } from '../modules/pricing/index.ts'
import { demoSiteOf } from './demo-site.ts'
import type { Actor } from '../platform/actor.ts'
import { buyerPermissions } from '../platform/actor.ts'

/** What the demo buyer has bought, through the same use cases as everyone: the worker opens it at the demo seller. */
const purchases = [
  { slug: 'yunfan-crm', mode: 'MONTH', periodCount: 1, next: 'pay' },
  { slug: null, mode: 'YEAR', periodCount: 1, next: 'pay' },
  { slug: null, mode: 'MONTH', periodCount: 3, next: 'nothing' },
  { slug: null, mode: 'MONTH', periodCount: 1, next: 'cancel' },
] as const

export async function placeDemoOrders(program: Program): Promise<void> {
  const { platform, composition } = program
  const placed = await listOrders(platform.db.query, 'acc_demo_buyer', {}, { limit: 1 })
  if (placed.items.length > 0) return
  const site = demoSiteOf(platform)
  const actor: Actor = {
    userId: 'usr_demo_buyer',
    userName: 'buyer',
    accountId: 'acc_demo_buyer',
    accountName: site.say({ zh: '海岳制造', en: 'Haiyue Manufacturing' }),
    kind: 'main',
    roles: new Set(['buyer']),
    permissions: new Set(buyerPermissions),
    sellerId: null,
    productGrant: null,
    region: site.region,
    timeZone: site.timeZone,
    customerLevel: 4,
    accountStatus: 'NORMAL',
    realNameState: 'VERIFIED_ENTERPRISE',
    accountType: 'enterprise',
    sessionIdHash: '',
    locale: site.locale,
    ip: '127.0.0.1',
    requestId: 'demo',
  }
  await composition.payments.topUp(actor, site.priceOf('200000'), 'demo-top-up')
  const { items } = await composition.catalog.list({ accessType: ['SAAS'] }, 'sales', 1, 50, site.locale)
  const free = items.map((card) => card.slug).filter((slug) => slug !== 'yunfan-crm')
  for (const [i, purchase] of purchases.entries()) {
    for (const slug of purchase.slug ? [purchase.slug] : free.splice(0, 8)) {
      const product = (await findProduct(platform.db.query, { slug }))!
      const selection = firstSelection(product, purchase.mode, purchase.periodCount)
      const quoted = selection && quoteSelection(product, selection)
      if (!selection || !quoted) continue
      const facts = await findSalesFacts(platform.db.query, listPastPurchases, product, actor.accountId)
      if (checkEligibility(product, selection, actor, facts)) continue
      const id = await composition.orders.submit(
        actor,
        {
          items: [{ ...selection, mode: purchase.mode, productSlug: slug }],
          quoteHashes: [quoted.quote.quoteHash],
          agreements: ['product', 'user', 'privacy'],
        },
        `demo-order-${i}`,
      )
      if (purchase.next === 'pay') await composition.orders.pay(actor, id, `demo-pay-${i}`)
      if (purchase.next === 'cancel')
        await composition.orders.cancel(
          actor,
          id,
          site.say({ zh: '预算调整', en: 'Budget changed' }),
          `demo-cancel-${i}`,
        )
      break
    }
  }
}

/** The first purchasable selection with a price of the mode and at the smallest quantity. */
function firstSelection(product: Product, mode: 'MONTH' | 'YEAR', periodCount: number) {
  for (const spec of product.specifications.filter((candidate) => !candidate.hidden))
    for (const sku of spec.skus)
      if (sku.prices.some((price) => price.mode === mode && Number(price.unitPrice) > 0)) {
        const quantity = spec.attributes.find((attribute) => attribute.kind === 'quantity')
        return {
          specCode: spec.code,
          skuId: sku.id,
          mode,
          periodCount,
          quantity: quantity?.kind === 'quantity' ? quantity.min : 1,
        }
      }
  return null
}
