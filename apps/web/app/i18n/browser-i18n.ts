import type { i18n } from 'i18next'
import type { Locale } from '../locale.ts'
import { createI18n } from './create-i18n.ts'
import { storefrontNamespaces } from './namespaces.ts'
import type { Namespace } from './namespaces.ts'

type Catalog = Record<string, unknown>
type CatalogModule = { default: Catalog }

const catalogs: Record<Locale, Record<Namespace, () => Promise<CatalogModule>>> = {
  'zh-CN': {
    account: () => import('./zh-CN/account.ts'),
    buyer: () => import('./zh-CN/buyer.ts'),
    common: () => import('./zh-CN/common.ts'),
    console: () => import('./zh-CN/console.ts'),
    errors: () => import('./zh-CN/errors.ts'),
    operator: () => import('./zh-CN/operator.ts'),
    seller: () => import('./zh-CN/seller.ts'),
    storefront: () => import('./zh-CN/storefront.ts'),
  },
  en: {
    account: () => import('./en/account.ts'),
    buyer: () => import('./en/buyer.ts'),
    common: () => import('./en/common.ts'),
    console: () => import('./en/console.ts'),
    errors: () => import('./en/errors.ts'),
    operator: () => import('./en/operator.ts'),
    seller: () => import('./en/seller.ts'),
    storefront: () => import('./en/storefront.ts'),
  },
}

let instance: i18n | undefined

const load = async (locale: Locale, names: readonly Namespace[]): Promise<Record<string, Catalog>> =>
  Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, (await catalogs[locale][name]()).default])),
  )

/** Loads the texts every page needs and makes the page's one instance. A page never changes its language. */
export async function startBrowserI18n(locale: Locale): Promise<i18n> {
  instance = createI18n(locale, (await load(locale, storefrontNamespaces)) as never)
  return instance
}

/** Adds a console's texts; called before its first page is shown. */
export async function loadNamespaces(...names: Namespace[]): Promise<void> {
  if (!instance) throw new Error('texts were asked for before the page had started')
  const locale = instance.language as Locale
  const missing = names.filter((name) => !instance?.hasResourceBundle(locale, name))
  const loaded = await load(locale, missing)
  for (const [name, catalog] of Object.entries(loaded)) instance.addResourceBundle(locale, name, catalog)
}
