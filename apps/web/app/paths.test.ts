import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { paths } from './paths.ts'

const samples = Object.fromEntries(
  Object.entries(paths).map(([name, write]) => [
    name,
    write.length === 0
      ? (write as () => string)()
      : (write as (id: string) => string)(
          name.startsWith('sign') || name === 'register' ? '/a?b=1' : 'a b/c',
        ),
  ]),
)

describe('paths', () => {
  it('lists every address of the application', () => {
    expect(samples).toMatchInlineSnapshot(`
      {
        "account": "/account",
        "accountKeys": "/account/access-keys",
        "accountRealName": "/account/real-name",
        "accountUsers": "/account/users",
        "applicationPreview": "/preview/applications/a%20b%2Fc",
        "becomeSeller": "/become-a-seller",
        "buyer": "/buyer",
        "buyerInstance": "/buyer/services/a%20b%2Fc",
        "buyerInstances": "/buyer/services",
        "buyerMessages": "/buyer/messages",
        "buyerOrder": "/buyer/orders/a%20b%2Fc",
        "buyerOrders": "/buyer/orders",
        "buyerWallet": "/buyer/wallet",
        "category": "/categories/a%20b%2Fc",
        "checkout": "/checkout",
        "compare": "/compare",
        "confirmReceiver": "/confirm-receiver",
        "forgotPassword": "/forgot-password",
        "home": "/",
        "language": "/language",
        "operator": "/operator",
        "operatorAgreements": "/operator/agreements",
        "operatorAudit": "/operator/audit",
        "operatorCategories": "/operator/categories",
        "operatorClock": "/operator/clock",
        "operatorEntities": "/operator/signing-entities",
        "operatorFeeOverrides": "/operator/fee-overrides",
        "operatorFees": "/operator/fees",
        "operatorLedger": "/operator/ledger",
        "operatorMessages": "/operator/messages",
        "operatorOrder": "/operator/orders/a%20b%2Fc",
        "operatorOrders": "/operator/orders",
        "operatorParked": "/operator/parked",
        "operatorProduct": "/operator/products/a%20b%2Fc",
        "operatorProducts": "/operator/products",
        "operatorReview": "/operator/reviews/a%20b%2Fc",
        "operatorReviewReasons": "/operator/review-reasons",
        "operatorReviews": "/operator/reviews",
        "operatorSeller": "/operator/sellers/a%20b%2Fc",
        "operatorSellers": "/operator/sellers",
        "operatorStuckOrders": "/operator/stuck-orders",
        "operatorSuspendedProducts": "/operator/suspended-products",
        "operatorSynonyms": "/operator/search-synonyms",
        "operatorTags": "/operator/tags",
        "operatorTaxes": "/operator/taxes",
        "orderPayment": "/orders/a%20b%2Fc/pay",
        "orderProgress": "/orders/a%20b%2Fc/progress",
        "privacy": "/legal/privacy",
        "product": "/products/a%20b%2Fc",
        "products": "/products",
        "register": "/register?returnTo=%2Fa%3Fb%3D1",
        "sandboxMailbox": "/sandbox/mailbox",
        "seller": "/sellers/a%20b%2Fc",
        "sellerAgreements": "/seller/agreements",
        "sellerApplication": "/seller/applications/a%20b%2Fc",
        "sellerApplications": "/seller/applications",
        "sellerAsset": "/seller/assets/a%20b%2Fc",
        "sellerAssetDomains": "/seller/asset-domains",
        "sellerAssetVersion": "/seller/assets/a%20b%2Fc/versions/undefined",
        "sellerAssets": "/seller/assets",
        "sellerCenter": "/seller",
        "sellerCertification": "/seller/certification",
        "sellerConformance": "/seller/conformance",
        "sellerConformanceRun": "/seller/conformance/a%20b%2Fc",
        "sellerCredential": "/seller/credentials/a%20b%2Fc",
        "sellerCredentials": "/seller/credentials",
        "sellerDebugCases": "/seller/debugging/cases",
        "sellerDebugging": "/seller/debugging",
        "sellerDrafts": "/seller/drafts",
        "sellerEndpoints": "/seller/endpoints",
        "sellerExit": "/seller/exit",
        "sellerInventory": "/seller/inventory",
        "sellerKeys": "/seller/keys",
        "sellerLicenseTestCodes": "/seller/license-test-codes",
        "sellerMessage": "/seller/messages/a%20b%2Fc",
        "sellerMessages": "/seller/messages",
        "sellerNotices": "/seller/notices",
        "sellerOrder": "/seller/orders/a%20b%2Fc",
        "sellerOrderNotify": "/seller/order-notify",
        "sellerOrders": "/seller/orders",
        "sellerProduct": "/seller/products/a%20b%2Fc",
        "sellerProducts": "/seller/products",
        "sellerProfile": "/seller/profile",
        "sellerPublish": "/seller/publish",
        "sellerResale": "/seller/resale",
        "sellerSalesConfiguration": "/seller/sales-configuration",
        "sellerShop": "/seller/shop",
        "sellerSkuAttributes": "/seller/sku-attributes",
        "sellerSupport": "/seller/support",
        "sellerTestSubscription": "/seller/test-subscriptions/a%20b%2Fc",
        "sellerTestSubscriptions": "/seller/test-subscriptions",
        "sellerUsageRecords": "/seller/usage-records",
        "sellerUsers": "/seller/users",
        "sellers": "/sellers",
        "shopChangePreview": "/preview/shops/a%20b%2Fc",
        "shopPreview": "/preview/shop",
        "signIn": "/sign-in?returnTo=%2Fa%3Fb%3D1",
        "terms": "/legal/terms",
      }
    `)
  })

  it('escapes what comes from outside', () => {
    expect(paths.product('a/b?c')).toBe('/products/a%2Fb%3Fc')
    expect(paths.signIn('/checkout?product=crm')).toBe('/sign-in?returnTo=%2Fcheckout%3Fproduct%3Dcrm')
  })

  it('every server-rendered route has an address here', () => {
    const routes = [
      ...readFileSync(new URL('routes.ts', import.meta.url), 'utf8').matchAll(/route\('([^'*?]+)'/g),
    ]
      .map((match) => match[1] ?? '')
      .filter((path) => path !== '')
    const known = Object.values(samples).map((path) =>
      path.split('?')[0]?.slice(1).replace('a%20b%2Fc', ':id'),
    )
    for (const route of routes) expect(known, route).toContain(route.replace(/:\w+/g, ':id'))
  })
})
