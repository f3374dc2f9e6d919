import { randomBytes } from 'node:crypto'
import type { Program } from '../program.ts'
import { addDays } from '../kernel/calendar.ts'
import {
  insertCategories,
  insertIndustries,
  insertProduct,
  type DeliveryProtocol,
} from '../modules/catalog/index.ts'
import { createPasswordHasher, insertAccount, insertUser } from '../modules/identity/index.ts'
import {
  emptyForm,
  insertEndpoint,
  insertProfile,
  insertSeller,
  interfaceClasses,
  type InterfaceClass,
  type SellerProfile,
} from '../modules/sellers/index.ts'
import type { Tx } from '../platform/db/database.ts'
import { newId } from '../platform/ids.ts'
import { demoCatalog } from './catalog/index.ts'
import { demoAccounts, DEMO_PASSWORD } from './demo-accounts.ts'
import type { DemoSellerKeys } from './demo-seller-process.ts'
import { demoSiteOf, type DemoSite } from './demo-site.ts'
import type { DemoProduct, DemoSeller } from './demo-types.ts'
import { insertDemoAssets } from './demo-assets.ts'
import { demoShop } from './demo-shop.ts'
import { demoApplicant, submitDemoApplication } from './demo-application.ts'
import { placeDemoOrders } from './demo-orders.ts'

/** The seller whose shop the account `seller@demo` runs. */
const OWN_SHOP = 'yunfan'

/** Stable ids, so that a half-loaded demo is visible and a repeated load finds what is there. */
const sellerId = (slug: string) => `sel_demo_${slug}`
const productId = (slug: string) => `prd_demo_${slug}`
const endpointId = (slug: string) => `ept_demo_${slug}`

/**
 * Loads the demo data once, points the demo sellers' endpoints at the demo seller's port, and returns its keys.
 *
 * @returns keys by seller slug and interface class
 */
export async function loadDemo(program: Program): Promise<DemoSellerKeys> {
  const { platform, composition, config } = program
  const { db } = platform
  const loaded = await db.query
    .selectFrom('sellers')
    .select('id')
    .where('id', '=', sellerId(OWN_SHOP))
    .executeTakeFirst()
  if (!loaded) {
    const passwordHash = await createPasswordHasher().hash(DEMO_PASSWORD)
    await db.transaction(async (tx) => {
      await insertPeople(tx, program, passwordHash)
      await insertShops(tx, program, passwordHash)
      const entity = await composition.sellers.agreements.defaultEntity(tx)
      await insertDemoCatalog(tx, platform.clock.now(), demoSiteOf(platform), entity.countries)
    })
    composition.catalog.clearCaches()
    platform.logger.info(
      { products: demoCatalog.products.length, sellers: demoCatalog.sellers.length },
      'demo data loaded',
    )
  }
  await placeDemoOrders(program)
  await submitDemoApplication(program)
  const keys: DemoSellerKeys = {}
  for (const { slug } of demoCatalog.sellers) {
    await composition.access.moveEndpoint(endpointId(slug), {
      // An address that a person has set stays: only the demo seller's own follows its port.
      from: new RegExp(`^http://localhost:[0-9]+/${slug}/produce$`),
      to: demoEndpointUrl(config, slug),
    })
    const own: Partial<Record<Lowercase<InterfaceClass>, string>> = {}
    for (const interfaceClass of interfaceClasses) {
      const bound = await composition.access.acceptedSecrets(sellerId(slug), interfaceClass)
      if (bound) own[interfaceClass.toLowerCase() as Lowercase<InterfaceClass>] = bound.secret
    }
    // Without a base key the demo seller has nothing to stand in for the other classes.
    if (own.base !== undefined) keys[slug] = own
  }
  return keys
}

const demoEndpointUrl = (config: Program['config'], slug: string) =>
  `http://localhost:${config.demoSellerPort}/${slug}/produce`

async function insertPeople(tx: Tx, { platform }: Program, passwordHash: string): Promise<void> {
  const now = platform.clock.now()
  const site = demoSiteOf(platform)
  const { region, timeZone } = site
  const people = {
    buyer: { zh: '海岳制造', en: 'Haiyue Manufacturing' },
    operator: { zh: '云市运营', en: 'Yunshi Operations' },
  }
  for (const { login, role } of demoAccounts.filter((account) => account.role !== 'seller')) {
    const accountId = `acc_demo_${role}`
    await insertAccount(tx, {
      id: accountId,
      name: site.say(people[role === 'buyer' ? 'buyer' : 'operator']),
      accountType: 'enterprise',
      region,
      roles: role === 'buyer' ? ['buyer'] : ['buyer', 'operator'],
      status: 'NORMAL',
      realNameState: 'VERIFIED_ENTERPRISE',
      customerLevel: role === 'buyer' ? 4 : 0,
      timeZone,
      serviceEnabled: true,
      operationProtection: false,
      createdAt: now,
    })
    await insertMainUser(tx, accountId, login, passwordHash, now, site)
  }
  await insertAccount(tx, {
    id: demoApplicant.accountId,
    name: site.say(demoApplicant.name),
    accountType: 'enterprise',
    region,
    roles: ['buyer'],
    status: 'NORMAL',
    realNameState: 'VERIFIED_ENTERPRISE',
    customerLevel: 0,
    timeZone,
    serviceEnabled: true,
    operationProtection: false,
    createdAt: now,
  })
  await insertMainUser(tx, demoApplicant.accountId, demoApplicant.login, passwordHash, now, site)
}

async function insertMainUser(
  tx: Tx,
  accountId: string,
  login: string,
  passwordHash: string,
  now: Date,
  site: DemoSite,
): Promise<void> {
  await insertUser(tx, {
    id: `usr_${accountId.slice(4)}`,
    accountId,
    kind: 'main',
    userName: login.split('@')[0]!,
    email: login,
    phone: null,
    passwordHash,
    role: null,
    permissions: [],
    status: 'active',
    locale: site.locale,
    lastLoginAt: null,
    createdAt: now,
  })
}

async function insertShops(tx: Tx, program: Program, passwordHash: string): Promise<void> {
  const { platform, composition, config } = program
  const now = platform.clock.now()
  const site = demoSiteOf(platform)
  const { region, timeZone } = site
  for (const [i, seller] of demoCatalog.sellers.entries()) {
    const accountId = `acc_demo_${seller.slug}`
    await insertAccount(tx, {
      id: accountId,
      name: site.say(seller.name),
      accountType: 'enterprise',
      region,
      roles: ['buyer', 'seller'],
      status: 'NORMAL',
      realNameState: 'VERIFIED_ENTERPRISE',
      customerLevel: 2,
      timeZone,
      serviceEnabled: true,
      operationProtection: false,
      createdAt: now,
    })
    const login = seller.slug === OWN_SHOP ? 'seller@demo' : `${seller.slug}@seller.demo`
    await insertMainUser(tx, accountId, login, passwordHash, now, site)
    await insertSeller(tx, {
      id: sellerId(seller.slug),
      accountId,
      slug: seller.slug,
      name: seller.name,
      tagline: seller.tagline,
      introduction: seller.introduction,
      city: seller.city,
      foundedYear: seller.foundedYear,
      supportPhone: seller.supportPhone,
      supportEmail: seller.supportEmail,
      supportHours: seller.supportHours,
      serviceEmail: seller.supportEmail,
      featured: seller.featured,
      state: 'APPROVED',
      joinedAt: addDays(now, -30 * (i + 2)),
    } satisfies Parameters<typeof insertSeller>[1] & { slug: DemoSeller['slug'] })
    await insertEndpoint(tx, {
      id: endpointId(seller.slug),
      sellerId: sellerId(seller.slug),
      url: demoEndpointUrl(config, seller.slug),
      state: 'VERIFIED',
      createdAt: now,
    })
    for (const interfaceClass of interfaceClasses)
      await composition.access.addKey(
        tx,
        sellerId(seller.slug),
        interfaceClass,
        randomBytes(24).toString('base64url'),
      )
    await putInGoodStanding(tx, program, seller, now)
    if (seller.slug === OWN_SHOP) {
      await insertDemoAssets(tx, sellerId(seller.slug), now)
      await composition.sellers.shop.furnishUnseen(tx, sellerId(seller.slug), demoShop(productId))
    }
  }
}

/** Demo sellers have signed everything and are certified, so that they may publish. */
async function putInGoodStanding(
  tx: Tx,
  { platform, composition }: Program,
  seller: DemoSeller,
  now: Date,
): Promise<void> {
  const { agreements, certification } = composition.sellers
  const entity = await agreements.defaultEntity(tx)
  const site = demoSiteOf(platform)
  const isMainland = platform.site === 'cn'
  const name = isMainland ? `${seller.name.zh}有限公司` : `${seller.name.en} Pte. Ltd.`
  await insertProfile(tx, {
    sellerId: sellerId(seller.slug),
    kind: 'enterprise',
    companyName: name,
    companyDigest: null,
    form: isMainland ? demoForm(seller) : demoFormAbroad(seller, site),
    updatedAt: now,
  })
  await agreements.signAt(
    tx,
    {
      accountId: `acc_demo_${seller.slug}`,
      userId: `usr_demo_${seller.slug}`,
      userName: seller.slug,
      ip: '127.0.0.1',
    },
    await agreements.inForce(tx),
  )
  await certification.certifyUnseen(tx, sellerId(seller.slug), entity.code, {
    accountNumber: `622202${String(1_000_000_000 + seller.slug.length * 7919)}`,
    form: {
      companyName: name,
      financeMobile: site.mobile,
      financeEmail: seller.supportEmail,
      accountHolder: name,
      associationNote: '',
      ...(isMainland
        ? {
            companyCode: '91310000MA1FL0000N',
            registeredAddress: `${seller.city.zh}市示例路 1 号`,
            taxpayerType: 'GENERAL',
            vatRate: '6',
            taxCountry: 'CN',
            taxNumber: '',
            financeName: '财务联系人',
            bankCountry: 'CN',
            bankName: '示例银行',
            bankBranch: `${seller.city.zh}分行`,
            swiftCode: '',
            isAssociated: null,
          }
        : {
            companyCode: '202600001K',
            registeredAddress: '1 Example Road, Singapore',
            taxpayerType: 'OVERSEAS',
            vatRate: null,
            taxCountry: 'SG',
            taxNumber: 'M90000001X',
            financeName: 'Finance contact',
            bankCountry: 'SG',
            bankName: 'Sample Bank',
            bankBranch: '',
            swiftCode: 'SAMPSGSG',
            isAssociated: false,
          }),
    },
  })
}

function demoForm(seller: DemoSeller): SellerProfile['form'] {
  return {
    ...emptyForm,
    website: `https://www.${seller.slug}.example`,
    englishName: seller.name.en,
    businessAge: 'FROM_5',
    staffSize: 'FROM_20',
    registeredCapital: '10000000',
    contactName: '业务联系人',
    contactMobile: '13900000000',
    contactEmail: seller.supportEmail,
    servicePhone: seller.supportPhone,
    serviceEmail: seller.supportEmail,
    introduction: seller.introduction.zh,
    englishIntroduction: seller.introduction.en,
    hasPlatformContact: false,
    declared: ['LAWFUL', 'AGE', 'CAPITAL', 'STAFF', 'SERVICE_HOURS'],
  }
}

function demoFormAbroad(seller: DemoSeller, { region, mobile }: DemoSite): SellerProfile['form'] {
  return {
    ...demoForm(seller),
    englishIntroduction: '',
    introduction: seller.introduction.en,
    contactName: 'Business contact',
    contactMobile: mobile,
    hasPlatformContact: null,
    country: region,
    city: 'Singapore',
    street: '1 Example Road',
    postcode: '018956',
  }
}

/**
 * Categories, industries and products; the demo sellers and their endpoints are there already.
 *
 * @param countries where the demo sellers may sell, of products that name none
 */
export async function insertDemoCatalog(
  tx: Tx,
  now: Date,
  site: DemoSite = demoSiteOf({ site: 'cn' }),
  countries: readonly string[] = [],
): Promise<void> {
  const categoryIds = new Map<string, { id: string; topId: string }>()
  const drafts = demoCatalog.categories.flatMap((top, position) => {
    const topId = newId('cat')
    categoryIds.set(top.slug, { id: topId, topId })
    const children = (top.children ?? []).map((child, childPosition) => {
      const id = newId('cat')
      categoryIds.set(child.slug, { id, topId })
      return { id, slug: child.slug, parentId: topId, name: child.name, position: childPosition }
    })
    return [{ id: topId, slug: top.slug, parentId: null, name: top.name, position }, ...children]
  })
  await insertCategories(tx, drafts)
  await insertIndustries(tx, demoCatalog.industries)
  const sellers = new Map(demoCatalog.sellers.map((seller) => [seller.slug, seller]))
  for (const [i, product] of demoCatalog.products.entries())
    await insertProduct(
      tx,
      draftOf(
        product,
        sellers.get(product.seller)!,
        categoryIds.get(product.category)!,
        addDays(now, -2 * i - 1),
        site,
        countries,
      ),
    )
}

/** How products of an access type are opened unless they say otherwise; the others are not opened online. */
const defaultProtocol: { [Type in DemoProduct['accessType']]?: DeliveryProtocol } = {
  SAAS: 'SAAS_V2',
  LICENSE: 'LICENSE_CODE',
}

function draftOf(
  product: DemoProduct,
  seller: DemoSeller,
  category: { id: string; topId: string },
  listedAt: Date,
  site: DemoSite,
  countries: readonly string[],
): Parameters<typeof insertProduct>[1] {
  const protocol = product.protocol ?? defaultProtocol[product.accessType] ?? null
  return {
    ...product,
    id: productId(product.slug),
    seller: { id: sellerId(seller.slug), slug: seller.slug, name: seller.name },
    category,
    protocol,
    endpointId: protocol === null ? null : endpointId(seller.slug),
    deliverySlaDays: product.deliverySlaDays ?? null,
    currency: site.currency,
    // Outside of China "everywhere" is none: an entity has to contract for each country (SELL-PUB-150).
    salesRegions:
      site.currency !== 'CNY' && product.salesRegions.length === 0 ? [...countries] : product.salesRegions,
    listedAt,
    specifications: product.specifications.map((spec) => ({
      id: newId('spc'),
      code: spec.code,
      skuCode: `${product.slug}-${spec.code}`.slice(0, 64),
      name: spec.name,
      description: spec.description,
      hidden: spec.hidden ?? false,
      trialDays: spec.trialDays ?? null,
      attributes: spec.attributes,
      skus: spec.skus.map((sku) => ({
        id: newId('sku'),
        attributeValues: sku.attributes,
        prices: sku.prices.map((price) => ({
          productCode: `OFFI${randomBytes(10).toString('hex').toUpperCase()}`,
          mode: price.mode,
          model: price.model ?? 'linear',
          unitPrice: site.priceOf(price.unitPrice),
          bands: price.bands?.map((band) => ({ ...band, unitPrice: site.priceOf(band.unitPrice) })) ?? null,
          meterUnit: price.meterUnit ?? null,
        })),
      })),
    })),
  }
}

/** What a person needs to know after a start. */
export function announceDemo({ config, runtime }: Program): void {
  const lines = ['', `  Yunshi 云市 is running:  ${config.baseUrl}   (English: ${config.baseUrl}/en)`, '']
  if (config.demo) {
    lines.push('  Demo accounts 演示账号:')
    for (const { login, password, role } of demoAccounts)
      lines.push(`    ${role.padEnd(9)} ${login.padEnd(15)} ${password}`)
    lines.push('')
    lines.push(`  Demo seller's server:    http://localhost:${config.demoSellerPort}`)
  }
  lines.push(`  API documentation:       ${config.baseUrl}/docs`)
  lines.push(`  Data directory:          ${runtime.dataDir}`)
  if (config.mode === 'sandbox')
    lines.push(`  Mailbox of the sandbox:  ${config.baseUrl}/sandbox/mailbox`, '')
  if (config.demo)
    lines.push('  Without demo data and demo seller: YUNSHI_DEMO=false npm start', '  Stop with Ctrl-C.', '')
  console.log(lines.join('\n'))
}
