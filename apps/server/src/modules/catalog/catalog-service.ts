import { sql } from 'kysely'
import { countryName } from '../../kernel/country-name.ts'
import { notFound } from '../../kernel/errors.ts'
import { pickText, type Locale } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import { createShortCache } from '../../platform/http/short-cache.ts'
import { errorText } from '../../platform/i18n/error-texts.ts'
import type { Platform } from '../../platform/platform.ts'
import { ofGrantedProducts } from '../../platform/product-grant.ts'
import {
  findBuyerContacts,
  findSeller,
  listSellers,
  type BuyerContacts,
  type Seller,
} from '../sellers/index.ts'
import {
  findCategory,
  listCategories,
  listIndustries,
  listSuggestions,
  type CategoryNode,
} from './category-read-model.ts'
import type { DeliveryEdition, DeliveryProtocol, Product, SuspensionReason } from './domain/product.ts'
import { checkEligibility } from './domain/eligibility.ts'
import { isRemoved } from './domain/product-states.ts'
import { toSoundQuery } from './domain/pinyin.ts'
import { marksOf } from './domain/marks.ts'
import { toTsQuery } from './domain/search-terms.ts'
import {
  countHits,
  countProducts,
  hasMatches,
  listProducts,
  RANKED_MAX,
  searchProducts,
  type Counted,
  type Facets,
  type ProductCard,
  type ProductFilter,
  type ProductSort,
  type ShareCount,
} from './product-list-read-model.ts'
import { findProduct } from './product-repository.ts'
import { chooseRelated, listRelatedCandidates, type RelatedCandidates } from './related-products.ts'
import { findSalesFacts, type PurchaseSource } from './selling/sales-facts.ts'
import { findReading, type SearchReading } from './search-reading.ts'
import {
  detailsJson,
  meteringJson,
  picturesJson,
  privateFile,
  publicFile,
  type FileAddress,
} from './storefront-details.ts'
import * as present from './storefront-presenter.ts'

export type CatalogService = ReturnType<typeof createCatalogService>

/** Pages deeper than this are not counted out: people refine their search instead. */
export const PAGE_MAX = 500
const RELATED_MAX = 6
const SHORT_MS = 5_000
const COUNTS_MS = 15_000
const NAMES_MS = 15_000
/** A ranked page of a search that was right so long ago is handed out once more, while it is found anew. */
const STALE_PAGE_MS = 10_000
/** Readers need not wait for counts and names that were right a minute ago: those are handed out once more. */
const STALE_MS = 60_000

/** What a reader asks for: the category by its slug, of either level. */
export type ListFilter = Omit<ProductFilter, 'category' | 'by'> & { category?: string }

/** Reads of the storefront. Lists may lag by some seconds; the product page and the quote never do. */
export function createCatalogService(platform: Platform, deps: { purchases: PurchaseSource }) {
  const { query } = platform.db
  const counts = createShortCache<Counted>({
    ttlMs: COUNTS_MS,
    staleMs: STALE_MS,
    entriesMax: 500,
  })
  const sharedCounts = createShortCache<Partial<Facets>>({
    ttlMs: COUNTS_MS,
    staleMs: STALE_MS,
    entriesMax: 500,
  })
  const names = createShortCache<{
    categories: CategoryNode[]
    industries: Awaited<ReturnType<typeof listIndustries>>
    sellers: Seller[]
    productsOfSeller: Map<string, number>
  }>({ ttlMs: NAMES_MS, staleMs: STALE_MS, entriesMax: 1 })
  const categoriesBySlug = createShortCache<ProductFilter['category']>({
    ttlMs: NAMES_MS,
    entriesMax: 500,
  })
  // Finding and ranking all matches of a word costs much more than any other list, and many type the same words.
  const searches = createShortCache<{ products: ProductCard[] } & Counted>({
    ttlMs: SHORT_MS,
    staleMs: STALE_PAGE_MS,
    entriesMax: 500,
  })
  // Only searches that find nothing are read anew, and those of many readers are the same typing errors.
  const readings = createShortCache<SearchReading | null>({
    ttlMs: COUNTS_MS,
    staleMs: STALE_MS,
    entriesMax: 500,
  })
  const bestOfCategory = createShortCache<RelatedCandidates>({
    ttlMs: SHORT_MS,
    staleMs: STALE_MS,
    entriesMax: 500,
  })

  const loadNames = () =>
    names.get('all', async () => {
      const [categories, industries, sellers, perSeller] = await Promise.all([
        listCategories(query),
        listIndustries(query),
        listSellers(query),
        query
          .selectFrom('products')
          .select(['seller_id', sql<bigint>`count(*)`.as('count')])
          .where('state', '=', 'ON_SALE')
          .where('public_sale', '=', true)
          .groupBy('seller_id')
          .execute(),
      ])
      return {
        categories,
        industries,
        sellers,
        productsOfSeller: new Map(perSeller.map((row) => [row.seller_id, Number(row.count)])),
      }
    })

  const resolve = async ({ category: slug, ...filter }: ListFilter): Promise<ProductFilter> => {
    if (slug === undefined) return filter
    const category = await categoriesBySlug.get(slug, () => findCategory(query, slug))
    return { ...filter, category: category ?? null }
  }

  const cards = async (filter: ProductFilter, sort: ProductSort, limit: number, locale: Locale) =>
    (await listProducts(query, filter, sort, { offset: 0, limit })).map((card) =>
      present.cardJson(card, locale),
    )

  const share: ShareCount = (name, count) => sharedCounts.get(name, count)

  const find = async (filter: ProductFilter, sort: ProductSort, range: { offset: number; limit: number }) => {
    const { q } = filter
    if (q !== undefined && sort === 'relevance' && range.offset < RANKED_MAX)
      return searches.get(JSON.stringify([filter, range]), () =>
        searchProducts(query, { ...filter, q }, range, share),
      )
    const [products, counted] = await Promise.all([
      listProducts(query, filter, sort, range),
      counts.get(JSON.stringify(filter), () => countHits(query, filter, share)),
    ])
    return { products, ...counted }
  }

  /** What buyers dial; none without a telephone service or without bound numbers (SELL-ONB-52). */
  function lineOf({ presales }: BuyerContacts, locale: Locale) {
    const main = platform.settings.SUPPORT_MAIN_NUMBER
    if (main === '' || presales === null) return null
    const { extension, hours } = presales
    return { number: locale === 'en' ? `${main} ext. ${extension}` : `${main} 转 ${extension}`, hours }
  }

  /** A product as its page shows it, in the reader's language. */
  async function pageOf(
    product: Product,
    hiddenCode: string | null,
    actor: Actor | null,
    locale: Locale,
    address: FileAddress,
  ) {
    const { categories, productsOfSeller } = await loadNames()
    const [seller, contacts] = await Promise.all([
      findSeller(query, { id: product.sellerId }).then((found) => found!),
      findBuyerContacts(query, product.sellerId),
    ])
    const parent = categories.find((top) => top.children.some((child) => child.id === product.categoryId))
    const category = parent?.children.find((child) => child.id === product.categoryId)
    const specifications = present.specificationsJson(product, hiddenCode, locale).map((spec) => {
      // A listed specification of that code, or it would not be among those shown.
      const listed = product.specifications.find(({ code }) => code === spec.code)!
      return { ...spec, ...meteringJson(listed, product.currency, locale) }
    })
    const prices = specifications.flatMap((spec) => spec.skus.flatMap((sku) => sku.prices))
    const lowest = prices.toSorted((a, b) => Number(a.unitPrice) - Number(b.unitPrice))[0]
    const eligibility =
      actor &&
      checkEligibility(
        product,
        null,
        actor,
        await findSalesFacts(query, deps.purchases, product, actor.accountId),
      )
    const candidates = parent
      ? await bestOfCategory.get(product.categoryId, () =>
          listRelatedCandidates(query, { id: product.categoryId, topId: parent.id }),
        )
      : []
    const related = chooseRelated(
      product,
      candidates,
      eligibility === 'ELIG_REGION' ? actor!.region : null,
      RELATED_MAX,
    )
    const refusal = eligibility && { code: eligibility, ...errorText(eligibility, locale, {}) }
    const orderable = product.protocol !== null && product.endpointId !== null
    const delivery = errorText('ELIG_DELIVERY', locale, {})
    return {
      ...present.cardJson(
        {
          ...product,
          fromPrice: lowest?.unitPrice ?? null,
          fromPriceMode: lowest?.mode ?? null,
          fromPriceMeter: lowest?.meterUnit ? { zh: lowest.meterUnit, en: lowest.meterUnit } : null,
          currency: lowest?.currency ?? 'CNY',
        },
        locale,
      ),
      state: product.state === 'ON_SALE' ? ('ON_SALE' as const) : ('OFF_SHELF' as const),
      // Suspended and frozen products may come back; removed ones never do.
      removal:
        product.state === 'ON_SALE'
          ? null
          : isRemoved(product.state)
            ? ('final' as const)
            : ('temporary' as const),
      publicSale: product.publicSale,
      descriptionHtml: present.renderMarkdown(pickText(product.description, locale)),
      usageGuideHtml: present.renderMarkdown(pickText(product.usageGuide, locale)),
      highlights: product.highlights.map((text) => pickText(text, locale)),
      ...picturesJson(product, locale, address),
      details: detailsJson(product, locale, address, contacts.groups),
      seller: present.sellerDetailJson(
        seller,
        productsOfSeller.get(seller.id) ?? 0,
        lineOf(contacts, locale),
        locale,
      ),
      category:
        parent && category
          ? {
              slug: category.slug,
              name: pickText(category.name, locale),
              parent: { slug: parent.slug, name: pickText(parent.name, locale) },
            }
          : null,
      supervised: product.supervised,
      deliverySlaDays: product.deliverySlaDays,
      salesRegions: product.salesRegions,
      regionNames: product.salesRegions.map((code) => pickText(countryName(code), locale)),
      orderable,
      notOrderableReason: orderable ? null : delivery.detail,
      specifications,
      related: related.map((card) => present.cardJson(card, locale)),
      eligibility: refusal,
    }
  }

  return {
    async home(locale: Locale) {
      const { categories, industries, sellers, productsOfSeller } = await loadNames()
      const [hot, newest, trials, byIndustry, total] = await Promise.all([
        cards({}, 'sales', 8, locale),
        cards({}, 'newest', 8, locale),
        cards({ trial: true }, 'sales', 8, locale),
        Promise.all(
          industries.slice(0, 6).map(async (industry) => ({
            industry: { slug: industry.slug, name: pickText(industry.name, locale) },
            products: await cards({ industry: [industry.slug] }, 'sales', 4, locale),
          })),
        ),
        countProducts(query, {}),
      ])
      return {
        categories: categories.map((node) => present.categoryJson(node, locale)),
        hot,
        newest,
        trials,
        byIndustry: byIndustry.filter((group) => group.products.length > 0),
        sellers: sellers
          .filter((seller) => seller.featured)
          .slice(0, 8)
          .map((seller) => present.sellerCardJson(seller, productsOfSeller.get(seller.id) ?? 0, locale)),
        counts: { products: total.count, sellers: sellers.length },
      }
    },

    async categories(locale: Locale) {
      return (await loadNames()).categories.map((node) => present.categoryJson(node, locale))
    },

    /** All of them, also those that no product names yet. */
    async industries(locale: Locale) {
      return (await loadNames()).industries.map(({ slug, name }) => ({ slug, name: pickText(name, locale) }))
    },

    async list(asked: ListFilter, sort: ProductSort, page: number, limit: number, locale: Locale) {
      const filter = await resolve(asked)
      const range = { offset: (page - 1) * limit, limit }
      const [byWords, { categories, industries }] = await Promise.all([
        find(filter, sort, range),
        loadNames(),
      ])
      const q = asked.q?.trim()
      const reading =
        q !== undefined && byWords.total.count === 0
          ? await readings.get(q, async () =>
              // Other filters may be what hides the products: then the words are right as they are.
              (await hasMatches(query, { by: 'words', q })) ? null : findReading(query, q),
            )
          : null
      const { products, total, facets } = reading
        ? await find({ ...filter, ...reading }, sort, range)
        : byWords
      const shown = reading ?? (q === undefined ? null : { by: 'words' as const, q })
      const nameOfCategory = new Map(
        categories.flatMap((top) => [top, ...top.children]).map((node) => [node.slug, node.name]),
      )
      const nameOfIndustry = new Map(industries.map((industry) => [industry.slug, industry.name]))
      return {
        items: products.map((card) => {
          const json = present.cardJson(card, locale)
          if (shown === null) return { ...json, marks: null }
          const marks = (text: string) => marksOf(text, shown.q, shown.by)
          return {
            ...json,
            marks: { title: marks(json.title), brief: marks(json.brief), seller: marks(json.seller.name) },
          }
        }),
        search: shown === null ? null : { by: shown.by, correctedTo: shown.q === q ? null : shown.q },
        total,
        page,
        pageCount: Math.min(PAGE_MAX, Math.max(1, Math.ceil(total.count / limit))),
        facets: {
          category: facets.category.flatMap(({ value, count }) => {
            const name = nameOfCategory.get(value)
            return name ? [{ slug: value, name: pickText(name, locale), count }] : []
          }),
          accessType: facets.accessType,
          chargeMode: facets.chargeMode,
          salesClass: facets.salesClass,
          industry: facets.industry.flatMap(({ value, count }) => {
            const name = nameOfIndustry.get(value)
            return name ? [{ slug: value, name: pickText(name, locale), count }] : []
          }),
          tag: facets.tag.map(({ value, count }) => ({
            // The value is the tag's own JSON in both languages.
            value: pickText(JSON.parse(value) as { zh: string; en: string }, locale),
            count,
          })),
        },
      }
    },

    async suggestions(text: string, locale: Locale) {
      const tsQuery = toTsQuery(text)
      if (tsQuery === null) return []
      const soundQuery = toSoundQuery(text)
      const { sellers, categories } = await loadNames()
      const typed = text.trim().toLowerCase()
      const matches = (name: { zh: string; en: string }) =>
        name.zh.toLowerCase().includes(typed) || name.en.toLowerCase().includes(typed)
      const byWords = await listSuggestions(query, { by: 'words', tsQuery })
      return [
        ...(byWords.length === 0 && soundQuery !== null
          ? await listSuggestions(query, { by: 'sound', tsQuery: soundQuery })
          : byWords),
        ...categories
          .flatMap((top) => [top, ...top.children])
          .filter((node) => matches(node.name))
          .slice(0, 3)
          .map((node) => ({ kind: 'category' as const, slug: node.slug, title: node.name })),
        ...sellers
          .filter((seller) => matches(seller.name))
          .slice(0, 3)
          .map((seller) => ({ kind: 'seller' as const, slug: seller.slug, title: seller.name })),
      ].map(({ kind, slug, title }) => ({ kind, slug, title: pickText(title, locale) }))
    },

    /**
     * The product page. A hidden product opens by its address (BUY-STORE-20), a suspended one shows that it is gone
     * (BUY-STORE-14).
     *
     * @throws not_found when there is no such product
     */
    async productPage(slug: string, hiddenCode: string | null, actor: Actor | null, locale: Locale) {
      const product = await findProduct(query, { slug })
      if (!product) throw notFound('product')
      return pageOf(product, hiddenCode, actor, locale, publicFile)
    },

    /** The page of a product that is not stored, for its preview (SELL-PUB-04). */
    previewPage: (product: Product, locale: Locale) => pageOf(product, null, null, locale, privateFile),

    async sellers(locale: Locale) {
      const { sellers, productsOfSeller } = await loadNames()
      return sellers.map((seller) =>
        present.sellerCardJson(seller, productsOfSeller.get(seller.id) ?? 0, locale),
      )
    },

    /** What every page says of a seller. */
    async sellerFacts(seller: Seller, locale: Locale) {
      const [{ productsOfSeller }, contacts] = await Promise.all([
        loadNames(),
        findBuyerContacts(query, seller.id),
      ])
      return present.sellerDetailJson(
        seller,
        productsOfSeller.get(seller.id) ?? 0,
        lineOf(contacts, locale),
        locale,
      )
    },

    /** Cards of the products in the order of their ids; those that buyers cannot see are left out. */
    async cardsOf(ids: readonly string[], locale: Locale) {
      if (ids.length === 0) return []
      const found = await listProducts(query, { ids: [...ids] }, 'sales', { offset: 0, limit: ids.length })
      const places = new Map(ids.map((id, at) => [id, at]))
      return found
        .toSorted((a, b) => places.get(a.id)! - places.get(b.id)!)
        .map((card) => present.cardJson(card, locale))
    },

    /** Products of a seller account, hidden and suspended ones included. */
    async listOwnProducts(actor: Actor, locale: Locale) {
      const rows = await query
        .selectFrom('products')
        .select([
          'id',
          'slug',
          'title_zh',
          'title_en',
          'access_type',
          'sales_class',
          'state',
          'public_sale',
          'sales_count',
          'endpoint_id',
          'protocol',
          'delivery_edition',
          'suspended_reason',
          'logo_file',
        ])
        .where('seller_id', '=', actor.sellerId)
        .where(ofGrantedProducts(actor.productGrant, 'id'))
        .orderBy('sales_count', 'desc')
        .orderBy('id')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        slug: row.slug,
        title: pickText({ zh: row.title_zh, en: row.title_en }, locale),
        accessType: row.access_type,
        salesClass: row.sales_class as Product['salesClass'],
        state: row.state as Product['state'],
        publicSale: row.public_sale,
        salesCount: Number(row.sales_count),
        endpointId: row.endpoint_id,
        // Check constraints of the table hold the unions.
        protocol: row.protocol as DeliveryProtocol | null,
        deliveryEdition: row.delivery_edition as DeliveryEdition,
        suspendedReason: row.suspended_reason as SuspensionReason | null,
        logoUrl:
          row.logo_file === null ? `/media/products/${row.slug}/logo.svg` : `/media/files/${row.logo_file}`,
      }))
    },

    clearCaches(): void {
      counts.clear()
      sharedCounts.clear()
      names.clear()
      categoriesBySlug.clear()
      searches.clear()
      readings.clear()
      bestOfCategory.clear()
    },
  }
}
