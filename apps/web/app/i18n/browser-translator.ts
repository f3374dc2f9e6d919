import type { Locale } from '../locale.ts'
import { storefrontNamespaces } from './namespaces.ts'
import type { Namespace } from './namespaces.ts'
import { createTranslator } from './translator.ts'
import type { Catalog, Translator } from './translator.ts'

const catalogs: Record<Locale, Record<Namespace, () => Promise<{ default: Catalog }>>> = {
  'zh-CN': {
    account: () => import('./zh-CN/account.ts'),
    accountCenter: () => import('./zh-CN/account-center.ts'),
    assets: () => import('./zh-CN/assets.ts'),
    buyer: () => import('./zh-CN/buyer.ts'),
    catalogAdmin: () => import('./zh-CN/catalog-admin.ts'),
    common: () => import('./zh-CN/common.ts'),
    console: () => import('./zh-CN/console.ts'),
    debugging: () => import('./zh-CN/debugging.ts'),
    errors: () => import('./zh-CN/errors.ts'),
    messageCenter: () => import('./zh-CN/message-center.ts'),
    operator: () => import('./zh-CN/operator.ts'),
    people: () => import('./zh-CN/people.ts'),
    publishing: () => import('./zh-CN/publishing.ts'),
    reviews: () => import('./zh-CN/reviews.ts'),
    sales: () => import('./zh-CN/sales.ts'),
    seller: () => import('./zh-CN/seller.ts'),
    sellers: () => import('./zh-CN/sellers.ts'),
    storefront: () => import('./zh-CN/storefront.ts'),
    shop: () => import('./zh-CN/shop.ts'),
    support: () => import('./zh-CN/support.ts'),
    uploads: () => import('./zh-CN/uploads.ts'),
  },
  en: {
    account: () => import('./en/account.ts'),
    accountCenter: () => import('./en/account-center.ts'),
    assets: () => import('./en/assets.ts'),
    buyer: () => import('./en/buyer.ts'),
    catalogAdmin: () => import('./en/catalog-admin.ts'),
    common: () => import('./en/common.ts'),
    console: () => import('./en/console.ts'),
    debugging: () => import('./en/debugging.ts'),
    errors: () => import('./en/errors.ts'),
    messageCenter: () => import('./en/message-center.ts'),
    operator: () => import('./en/operator.ts'),
    people: () => import('./en/people.ts'),
    publishing: () => import('./en/publishing.ts'),
    reviews: () => import('./en/reviews.ts'),
    sales: () => import('./en/sales.ts'),
    seller: () => import('./en/seller.ts'),
    sellers: () => import('./en/sellers.ts'),
    storefront: () => import('./en/storefront.ts'),
    shop: () => import('./en/shop.ts'),
    support: () => import('./en/support.ts'),
    uploads: () => import('./en/uploads.ts'),
  },
}

let page: Translator | undefined

async function load(translator: Translator, names: readonly Namespace[]): Promise<void> {
  const missing = names.filter((name) => !translator.has(name))
  await Promise.all(
    missing.map(async (name) => translator.add(name, (await catalogs[translator.locale][name]()).default)),
  )
}

/** Loads the texts every page needs. A page never changes its language: the other one is another address. */
export async function startTranslator(locale: Locale): Promise<Translator> {
  page = createTranslator(locale, {})
  await load(page, storefrontNamespaces)
  return page
}

/** Adds a console's texts; called before its first page is shown. */
export async function loadNamespaces(...names: Namespace[]): Promise<void> {
  if (!page) throw new Error('texts were asked for before the page had started')
  await load(page, names)
}
