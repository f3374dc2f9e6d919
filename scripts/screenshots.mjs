import './node-version.mjs'
import { chromium } from '@playwright/test'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { startMarketplace } from '../e2e/start-marketplace.mjs'
import { ensureBuilt } from './build.mjs'
import { findChromium } from './find-chromium.mjs'
import { root } from './run-command.mjs'

/**
 * Takes a picture of every page in both languages into docs/screenshots/<page>-<zh|en>[-360].png, from a marketplace
 * of its own with demo data. `node scripts/screenshots.mjs [part of a page's name …]` takes only those.
 */
const folder = path.join(root, 'docs/screenshots')
const wanted = process.argv.slice(2)
const DEMO_PASSWORD = 'Yunshi-demo-1'
/** Longer pages are cut: what repeats below shows nothing new. */
const HEIGHT_MAX = { 1440: 1600, 360: 1800 }
const HEIGHT_MIN = { 1440: 900, 360: 740 }

/** A write or a read through the API as the person who is signed in. */
async function call(context, method, address, data) {
  const response = await context.request.fetch(`${marketplace.baseUrl}/api/v1${address}`, {
    method,
    ...(data ? { data } : {}),
    headers: { 'idempotency-key': randomUUID(), 'accept-language': 'zh-CN' },
  })
  if (!response.ok()) throw new Error(`${method} ${address}: ${response.status()} ${await response.text()}`)
  return response.status() === 204 ? null : response.json()
}

async function until(what, look) {
  for (const deadline = Date.now() + 30_000; ;) {
    const found = await look()
    if (found) return found
    if (Date.now() > deadline) throw new Error(`waited too long for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function signedIn(browser, role) {
  const context = await browser.newContext({
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  if (role !== 'visitor')
    await call(context, 'POST', '/session', { login: `${role}@demo`, password: DEMO_PASSWORD })
  return context
}

/** The first selection of a product, ordered and paid. */
async function buy(buyer, slug) {
  const product = await call(buyer, 'GET', `/catalog/products/${slug}`)
  const [spec] = product.specifications
  const quantity = spec.attributes.find(({ kind }) => kind === 'quantity')
  const item = {
    productSlug: product.slug,
    specCode: spec.code,
    skuId: spec.skus[0].skuId,
    mode: spec.skus[0].prices[0].mode,
    periodCount: 1,
    quantity: quantity?.min ?? 1,
  }
  const { quoteHash } = await call(buyer, 'POST', '/catalog/quotes', item)
  const order = await call(buyer, 'POST', '/orders', {
    items: [item],
    quoteHash,
    agreements: ['product', 'user', 'privacy'],
  })
  await call(buyer, 'POST', `/orders/${order.id}/pay`, { method: 'BALANCE' })
  return order
}

/** What the seller's program does with test codes, and usage records of which none can be good. */
async function reportUse(seller) {
  const { formatBasicIsoTime, openApiPaths, signSdkHmac } = await tsImport(
    '@yunshi/seller-sdk',
    import.meta.url,
  )
  const key = await call(seller, 'POST', '/account/access-keys')
  const send = async (address, message) => {
    const url = `${marketplace.baseUrl}${address}`
    const body = JSON.stringify(message)
    const { Host: _, ...headers } = signSdkHmac({
      method: 'POST',
      url,
      headers: { 'Content-Type': 'application/json' },
      body,
      accessKey: key.accessKeyId,
      secretKey: key.secretAccessKey,
      nowMs: Date.now(),
    })
    const response = await fetch(url, { method: 'POST', headers, body })
    if (!response.ok) throw new Error(`POST ${address}: ${response.status} ${await response.text()}`)
  }
  const inDays = (days) => new Date(Date.now() + days * 86_400_000).toISOString()
  for (const days of [7, 30, 90])
    await call(seller, 'POST', '/seller/license-test-codes', { expiresAt: inDays(days) })
  const { items: codes } = await call(seller, 'GET', '/seller/license-test-codes')
  for (const { code } of codes.slice(1)) await send(openApiPaths.licenseActivateV1, { license: code })
  await send(openApiPaths.licenseHeartbeatV1, { license: codes[1].code })
  const at = (hoursAgo) => formatBasicIsoTime(Date.now() - hoursAgo * 3_600_000)
  await send(openApiPaths.usageDataOld, {
    usage_records: [1, 2, 3].map((hours) => ({
      instance_id: 'meter-0081',
      product_id: 'OFFI-METER-01',
      record_time: at(hours - 1),
      begin_time: at(hours),
      end_time: at(hours - 1),
      usage_value: String(hours * 12.5),
    })),
  })
  await until('the usage records', async () => {
    const { items } = await call(seller, 'GET', '/seller/usage-records')
    return items.length === 3
  })
}

/** Debug cases with a replay, a test subscription half through its life, a conformance report, and a credential. */
async function useTools(seller) {
  const { items: endpoints } = await call(seller, 'GET', '/seller/endpoints')
  const [{ id: endpointId }] = endpoints
  const debug = (scenario, values) =>
    call(seller, 'POST', '/seller/debugging/runs', {
      endpointId,
      family: 'saas-v2',
      scenario,
      values,
      save: true,
    })
  const { outcome } = await debug('newInstance', {
    orderId: 'MOCKPERIODYEARNEW',
    orderLineId: 'MOCKPERIODYEARNEW-000001',
  })
  await debug('queryInstance', { instanceId: outcome.sellerInstanceId })
  await call(seller, 'POST', '/seller/debugging/rounds')
  const { items: choices } = await call(seller, 'GET', '/seller/test-subscriptions/products')
  const choice = choices.find(({ family }) => family === 'saas-v2')
  const subscription = await call(seller, 'POST', '/seller/test-subscriptions', {
    endpointId,
    family: 'saas-v2',
    name: choice.productTitle,
    product: {
      productId: choice.prices[0].productId,
      skuCode: choice.skuCode,
      productName: `${choice.productTitle},${choice.specificationName}`,
      linearValue: 10,
    },
    chargingMode: 'PERIOD',
    periodType: 'month',
    periodNumber: 1,
    asTest: true,
  })
  const path = `/seller/test-subscriptions/${subscription.id}`
  for (const command of ['open', 'renew']) await call(seller, 'POST', `${path}/commands`, { command })
  await call(seller, 'POST', `${path}/clock`, { to: 'freeze' })
  const conformance = await call(seller, 'POST', '/seller/conformance-runs', {
    endpointId,
    protocol: 'saas-v2',
  })
  await until('the conformance run', async () => {
    const run = await call(seller, 'GET', `/seller/conformance-runs/${conformance.id}`)
    return run.state === 'DONE'
  })
  const { publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 3072,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const credential = await call(seller, 'POST', '/seller/credentials', {
    endpointId,
    name: '云帆协作',
    authMode: 'OAUTH2',
    kitVersion: 'v2',
    loginAddressType: 'SHARED',
    loginAddress: 'https://login.yunfan.example.com/sso',
    publicKey,
    multiInstance: false,
    formal: false,
  })
  return { subscription: subscription.id, conformance: conformance.id, credential: credential.id }
}

/** What the pages are to show: something bought, something failing, something to administer. */
async function arrange({ buyer, seller, operator }) {
  await until('the demo orders', async () => {
    const { items } = await call(buyer, 'GET', '/instances?state=ACTIVE')
    return items.length > 0
  })
  const tools = await useTools(seller)
  await buyer.request.post(`${marketplace.sellerUrl}/yunfan/behavior`, {
    data: { activity: 'newInstance', httpStatus: 500 },
  })
  const order = await buy(buyer, 'yunfan-desk')
  const licensed = await buy(buyer, 'panyan-endpoint')
  const license = (await call(buyer, 'GET', `/orders/${licensed.id}`)).lines[0].instanceId
  await call(buyer, 'POST', `/instances/${license}/license-code/claim`)
  await reportUse(seller)
  const { items: endpoints } = await call(seller, 'GET', '/seller/endpoints')
  await call(seller, 'POST', '/seller/endpoints', { url: 'https://api.yunfan.example.com/produce' })
  await call(seller, 'POST', '/seller/keys', { interfaceClass: 'GENERAL', confirm: true })
  await call(seller, 'POST', '/seller/order-notify-rules', {
    accessType: 'SAAS',
    productId: null,
    endpointId: endpoints[0].id,
    nodes: ['new_purchase', 'renewal'],
  })
  await call(buyer, 'POST', '/account/users', {
    userName: 'caigou',
    email: 'caigou@example.com',
    password: 'Journey-2026',
    role: 'Buyer-Operator',
  })
  await call(buyer, 'POST', '/account/access-keys')
  const application = await call(seller, 'POST', '/seller/product-applications', {
    kind: 'modify',
    productId: (await call(seller, 'GET', '/seller/products')).items.find(({ slug }) => slug === 'yunfan-crm')
      .id,
  })
  const reviews = await call(operator, 'GET', '/ops/reviews?limit=20')
  await call(buyer, 'POST', '/verification-codes', {
    purpose: 'register',
    channel: 'sms',
    target: '13800138000',
  })
  const failing = await until('the failing call', async () => {
    const { items } = await call(seller, 'GET', '/seller/messages?state=RETRYING')
    return items[0]
  })
  const ordersOf = async (status) => (await call(buyer, 'GET', `/orders?status=${status}`)).items[0].id
  const { items: instances } = await call(buyer, 'GET', '/instances?state=ACTIVE')
  return {
    unpaid: await ordersOf('PENDING_PAYMENT'),
    done: await ordersOf('COMPLETED'),
    opening: order.id,
    instance: instances[0].id,
    license,
    message: failing.id,
    line: failing.orderLineId,
    application: application.id,
    review: reviews.items[0].id,
    ...tools,
  }
}

/** Every page: name, who looks at it, address, and whether it is also shown on a phone. */
function pagesOf(ids) {
  const both = (who, pages) => Object.entries(pages).map(([name, to]) => ({ name, who, to, phone: true }))
  const wide = (who, pages) => Object.entries(pages).map(([name, to]) => ({ name, who, to, phone: false }))
  return [
    ...both('visitor', {
      home: '/',
      products: '/products',
      search: '/products?q=%E4%BA%91%E5%B8%86&trial=true',
      'search-none': '/products?q=zzzz',
      category: '/categories/enterprise-apps',
      product: '/products/yunfan-crm',
      sellers: '/sellers',
      seller: '/sellers/yunfan',
      terms: '/legal/terms',
      privacy: '/legal/privacy',
      mailbox: '/sandbox/mailbox',
      'sign-in': '/sign-in',
      register: '/register',
      'forgot-password': '/forgot-password',
      'not-found': '/no-such-page',
      compare: '/compare?p=yunfan-crm&p=lionshoal-apm',
      'become-a-seller': '/become-a-seller',
    }),
    ...both('buyer', {
      checkout: '/checkout?product=yunfan-crm',
      pay: `/orders/${ids.unpaid}/pay`,
      'progress-opening': `/orders/${ids.opening}/progress`,
      success: `/orders/${ids.done}/progress`,
      'buyer-overview': '/buyer',
      'buyer-orders': '/buyer/orders',
      'buyer-order': `/buyer/orders/${ids.done}`,
      'buyer-order-unpaid': `/buyer/orders/${ids.unpaid}`,
      'buyer-order-opening': `/buyer/orders/${ids.opening}`,
      'buyer-services': '/buyer/services',
      'buyer-service': `/buyer/services/${ids.instance}`,
      'buyer-service-license': `/buyer/services/${ids.license}`,
      'buyer-wallet': '/buyer/wallet',
      'buyer-messages': '/buyer/messages',
      'account-security': '/account',
      'account-real-name': '/account/real-name',
      'account-users': '/account/users',
      'account-access-keys': '/account/access-keys',
    }),
    ...wide('visitor', { 'product-not-online': '/products/qinglan-governance-consulting' }),
    ...wide('buyer', { 'product-region': '/products/lionshoal-apm' }),
    ...wide('seller', {
      'seller-overview': '/seller',
      'seller-products': '/seller/products',
      'seller-orders': '/seller/orders',
      'seller-order': `/seller/orders/${ids.line}`,
      'seller-messages': '/seller/messages',
      'seller-message': `/seller/messages/${ids.message}`,
      'seller-keys': '/seller/keys',
      'seller-endpoints': '/seller/endpoints',
      'seller-debugging': '/seller/debugging',
      'seller-debug-cases': '/seller/debugging/cases',
      'seller-test-subscriptions': '/seller/test-subscriptions',
      'seller-test-subscription': `/seller/test-subscriptions/${ids.subscription}`,
      'seller-conformance': '/seller/conformance',
      'seller-conformance-run': `/seller/conformance/${ids.conformance}`,
      'seller-credentials': '/seller/credentials',
      'seller-credential': `/seller/credentials/${ids.credential}`,
      'seller-order-notify': '/seller/order-notify',
      'seller-license-test-codes': '/seller/license-test-codes',
      'seller-usage-records': '/seller/usage-records',
      'seller-publish': '/seller/publish',
      'seller-applications': '/seller/applications',
      'seller-application-basic': `/seller/applications/${ids.application}?step=basic`,
      'seller-application-business': `/seller/applications/${ids.application}?step=business`,
      'seller-application-submit': `/seller/applications/${ids.application}?step=submit`,
      'seller-assets': '/seller/assets',
      'seller-sku-attributes': '/seller/sku-attributes',
      'seller-inventory': '/seller/inventory',
      'seller-sales-configuration': '/seller/sales-configuration',
      'seller-resale': '/seller/resale',
      'seller-shop': '/seller/shop',
      'seller-profile': '/seller/profile',
      'seller-certification': '/seller/certification',
      'seller-agreements': '/seller/agreements',
      'seller-support': '/seller/support',
      'seller-users': '/seller/users',
      'seller-notices': '/seller/notices',
      'seller-notice-settings': '/seller/notices?tab=settings',
      'seller-exit': '/seller/exit',
    }),
    ...wide('operator', {
      'operator-overview': '/operator',
      'operator-orders': '/operator/orders',
      'operator-order': `/operator/orders/${ids.done}`,
      'operator-stuck-orders': '/operator/stuck-orders',
      'operator-suspended-products': '/operator/suspended-products',
      'operator-parked': '/operator/parked',
      'operator-audit': '/operator/audit',
      'operator-ledger': '/operator/ledger',
      'operator-clock': '/operator/clock',
      'operator-reviews': '/operator/reviews',
      'operator-review': `/operator/reviews/${ids.review}`,
      'operator-review-reasons': '/operator/review-reasons',
      'operator-products': '/operator/products',
      'operator-sellers': '/operator/sellers',
      'operator-agreements': '/operator/agreements',
      'operator-signing-entities': '/operator/signing-entities',
      'operator-categories': '/operator/categories',
      'operator-tags': '/operator/tags',
      'operator-search-synonyms': '/operator/search-synonyms',
      'operator-fees': '/operator/fees',
      'operator-taxes': '/operator/taxes',
    }),
  ].filter(({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
}

async function take(context, address, name, width) {
  const page = await context.newPage()
  try {
    await page.setViewportSize({ width, height: HEIGHT_MIN[width] })
    await page.goto(`${marketplace.baseUrl}${address}`)
    // The frame of a console has none until its code is there.
    await page.getByRole('heading').first().waitFor()
    await page.waitForLoadState('networkidle')
    const whole = await page.evaluate(() => document.documentElement.scrollHeight)
    // The README shows the first page as it opens.
    const height = name.startsWith('home-') && width === 1440 ? 1000 : Math.min(whole, HEIGHT_MAX[width])
    await page.setViewportSize({ width, height: Math.max(height, HEIGHT_MIN[width]) })
    // Pictures further down are loaded once they are in view.
    await page.waitForLoadState('networkidle')
    await page.screenshot({
      path: path.join(folder, `${name}.png`),
      scale: 'css',
      animations: 'disabled',
      caret: 'hide',
    })
  } finally {
    await page.close()
  }
}

await ensureBuilt({ log: console.log })
const marketplace = await startMarketplace()
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
})
try {
  fs.mkdirSync(folder, { recursive: true })
  const people = {}
  for (const who of ['visitor', 'buyer', 'seller', 'operator']) people[who] = await signedIn(browser, who)
  const pages = pagesOf(await arrange(people))
  let taken = 0
  for (const { name, who, to, phone } of pages)
    for (const [language, prefix] of [
      ['zh', ''],
      ['en', '/en'],
    ])
      for (const width of phone ? [1440, 360] : [1440]) {
        const address = prefix && to === '/' ? prefix : `${prefix}${to}`
        await take(people[who], address, `${name}-${language}${width === 360 ? '-360' : ''}`, width)
        taken++
      }
  if (wanted.length === 0 || wanted.includes('api-docs')) {
    await take(people.visitor, '/docs', 'api-docs', 1440)
    taken++
  }
  const bytes = fs
    .readdirSync(folder)
    .reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0)
  console.log(`${taken} screenshots taken; docs/screenshots holds ${(bytes / 1e6).toFixed(1)} MB`)
} finally {
  await browser.close()
  await marketplace.stop()
}
