import type account from './zh-CN/account.ts'
import type accountCenter from './zh-CN/account-center.ts'
import type assets from './zh-CN/assets.ts'
import type buyer from './zh-CN/buyer.ts'
import type catalogAdmin from './zh-CN/catalog-admin.ts'
import type common from './zh-CN/common.ts'
import type console from './zh-CN/console.ts'
import type debugging from './zh-CN/debugging.ts'
import type errors from './zh-CN/errors.ts'
import type messageCenter from './zh-CN/message-center.ts'
import type operator from './zh-CN/operator.ts'
import type people from './zh-CN/people.ts'
import type publishing from './zh-CN/publishing.ts'
import type reviews from './zh-CN/reviews.ts'
import type sales from './zh-CN/sales.ts'
import type seller from './zh-CN/seller.ts'
import type sellers from './zh-CN/sellers.ts'
import type shop from './zh-CN/shop.ts'
import type storefront from './zh-CN/storefront.ts'
import type support from './zh-CN/support.ts'
import type uploads from './zh-CN/uploads.ts'

export type Resources = {
  account: typeof account
  accountCenter: typeof accountCenter
  assets: typeof assets
  buyer: typeof buyer
  catalogAdmin: typeof catalogAdmin
  common: typeof common
  console: typeof console
  debugging: typeof debugging
  errors: typeof errors
  messageCenter: typeof messageCenter
  operator: typeof operator
  people: typeof people
  publishing: typeof publishing
  reviews: typeof reviews
  sales: typeof sales
  seller: typeof seller
  sellers: typeof sellers
  shop: typeof shop
  storefront: typeof storefront
  support: typeof support
  uploads: typeof uploads
}

export type Namespace = keyof Resources

/** Texts of every server-rendered page; loaded before hydration. Consoles load theirs when entered. */
export const storefrontNamespaces = [
  'common',
  'errors',
  'storefront',
  'account',
] as const satisfies Namespace[]
