import {
  differenceOf,
  type DocumentChange,
  type DocumentProblem,
  findForbiddenChanges,
  judgeDocument,
  type ProductDocument,
} from '@yunshi/product-document'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { AuditActor } from '../../../platform/audit/audit-log.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'
import { isProductGranted, type ProductGrant } from '../../../platform/product-grant.ts'
import { findSeller } from '../../sellers/index.ts'
import { insertProduct, updateProduct } from '../catalog-import.ts'
import type { AccessType, Product, SalesClass } from '../domain/product.ts'
import { settleSalesRegions } from '../domain/sales-regions.ts'
import { draftOf, type ResolvedNames } from './product-draft.ts'
import { readKnownNames, resolveNames, type KnownNames } from './resolve-names.ts'
import { listStoredProducts, type StoredProduct } from './stored-products.ts'

declare module '../../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** A product is on sale for the first time; what is fixed at listing is fixed now. */
    'catalog.product_listed': {
      productId: string
      sellerId: string
      accessType: AccessType
      salesClass: SalesClass
    }
  }
}

/** Who applies a document: an operator's is listed at once, a seller's is kept as a draft until it was reviewed. */
export type DocumentAuthor =
  | { kind: 'operator' }
  | { kind: 'seller'; sellerId: string; sellerSlug: string; productGrant: ProductGrant }

/** Whether the product is not the author's to see (SELL-ACC-12). */
const isForeign = (author: DocumentAuthor, stored: Pick<StoredProduct, 'id' | 'sellerId'>) =>
  author.kind === 'seller' &&
  (stored.sellerId !== author.sellerId || !isProductGranted(author.productGrant, stored.id))

export interface Verdict {
  slug: string | null
  outcome: 'create' | 'update' | 'unchanged' | 'refused'
  changes: DocumentChange[]
  problems: DocumentProblem[]
}

/** A verdict with what is needed to carry it out. */
interface Plan extends Verdict {
  document: ProductDocument | null
  names: ResolvedNames | null
  stored: StoredProduct | null
}

export type ProductDocuments = ReturnType<typeof createProductDocuments>

const EXPORT_PAGE = 100

export interface ProductDocumentDeps {
  /** Countries of the entities that a seller has signed and certified; asked outside of China only. */
  sellableCountries: (reader: Tx | Queryable, sellerId: string) => Promise<string[]>
}

/** Products as documents: read, compared and applied. */
export function createProductDocuments(platform: Platform, deps: ProductDocumentDeps) {
  const { db, clock, audit, events, site } = platform

  /** @param defaultSeller whose products documents without a seller are */
  async function plan(
    reader: Tx | Queryable,
    values: readonly unknown[],
    author: DocumentAuthor,
    options: { known: KnownNames; defaultSeller?: string | undefined; lock?: boolean },
  ): Promise<Plan[]> {
    const judged = values.map((value) => judgeDocument(value, site))
    const stored = await listStoredProducts(
      reader,
      { slugs: judged.flatMap(({ document }) => (document ? [document.slug] : [])) },
      options.known.endpointUrls,
      options.lock,
    )
    const bySlug = new Map(stored.map((product) => [product.document.slug, product]))
    const groups = await findApiGroups(
      reader,
      judged.flatMap(({ document }) => apiGroupOf(document) ?? []),
    )
    const sellable = new Map<string, string[]>()
    const made: Plan[] = []
    for (const [i, { document, problems }] of judged.entries()) {
      if (!document) {
        made.push(refusal(slugOf(values[i]), problems))
        continue
      }
      const before = bySlug.get(document.slug) ?? null
      const seller = document.seller ?? options.defaultSeller ?? before?.document.seller
      let owned = { ...document, ...(seller !== undefined && { seller }) }
      const found = [...problems]
      const sellerId = seller === undefined ? undefined : options.known.sellers.get(seller)?.id
      if (site === 'intl' && sellerId !== undefined) {
        const countries = sellable.get(sellerId) ?? (await deps.sellableCountries(reader, sellerId))
        sellable.set(sellerId, countries)
        const settled = settleSalesRegions(owned, before?.document.salesRegions ?? null, countries)
        owned = settled.document
        found.push(...settled.problems)
      }
      const group = apiGroupOf(document)
      const user =
        group === null
          ? undefined
          : groups.find((use) => use.apiGroup === group && use.slug !== document.slug)
      made.push(decide(owned, found, before, author, options.known, options.defaultSeller, user?.slug))
    }
    return made
  }

  /** Carries out a plan inside a transaction. */
  async function write(
    tx: Tx,
    { document, names, stored, changes, outcome }: Plan,
    author: DocumentAuthor,
    actor: AuditActor,
  ): Promise<void> {
    const state: Product['state'] =
      author.kind === 'seller'
        ? 'DRAFT'
        : stored === null || stored.state === 'DRAFT'
          ? 'ON_SALE'
          : stored.state
    const draft = draftOf(document!, names!, stored, { state, now: clock.now() })
    try {
      if (stored === null) await insertProduct(tx, draft)
      else {
        if (stored.state === 'DRAFT') await deleteMissing(tx, draft)
        await updateProduct(tx, draft)
      }
    } catch (error) {
      if (isUniqueViolation(error, 'products_slug_key'))
        throw new DomainError('conflict', 'PRODUCT_SLUG_TAKEN', {
          values: { slug: draft.slug },
          cause: error,
        })
      throw error
    }
    if (state === 'ON_SALE' && (stored === null || stored.state === 'DRAFT'))
      await events.emit(tx, 'catalog.product_listed', {
        productId: draft.id,
        sellerId: draft.seller.id,
        accessType: draft.accessType,
        salesClass: draft.salesClass,
      })
    await audit.append(tx, actor, {
      action: outcome === 'create' ? 'product.create' : 'product.change',
      objectType: 'product',
      objectId: draft.id,
      // What changed and not the whole: descriptions are long, and the revision holds the rest.
      before: stored
        ? { state: stored.state, revision: stored.revision, ...shorten(changes, 'before') }
        : null,
      after: { state, ...(stored ? shorten(changes, 'after') : { slug: draft.slug }) },
    })
  }

  interface ApplyOptions {
    defaultSeller?: string | undefined
    revision?: number | undefined
    dryRun?: boolean
    known?: KnownNames
  }

  async function applyWithin(
    tx: Tx,
    value: unknown,
    author: DocumentAuthor,
    actor: AuditActor,
    options: ApplyOptions,
  ): Promise<Verdict> {
    const known = options.known ?? (await readKnownNames(tx))
    const [made] = await plan(tx, [value], author, {
      known,
      defaultSeller: options.defaultSeller,
      lock: options.dryRun !== true,
    })
    const { stored, outcome } = made!
    if (stored && isForeign(author, stored))
      throw new DomainError('conflict', 'PRODUCT_SLUG_TAKEN', { values: { slug: made!.slug! } })
    if (options.revision !== undefined && options.revision !== (stored?.revision ?? 0))
      throw new DomainError('conflict', 'PRODUCT_REVISION', {
        values: { revision: stored?.revision ?? 0 },
      })
    if (outcome !== 'create' && outcome !== 'update') return verdictOf(made!)
    if (options.dryRun) return verdictOf(made!)
    if (author.kind === 'seller' && !stored && author.productGrant !== null)
      throw new DomainError('forbidden', 'IAM_PRODUCT_GRANT')
    if (author.kind === 'seller' && stored && stored.state !== 'DRAFT')
      throw new DomainError('conflict', 'PRODUCT_NEEDS_REVIEW')
    await write(tx, made!, author, actor)
    return verdictOf(made!)
  }

  return {
    /** What documents may name, for a run of many. */
    readNames: () => readKnownNames(db.query),

    /** Judges documents against each other and the database without writing; sees what `apply` would do. */
    async plan(
      values: readonly unknown[],
      author: DocumentAuthor,
      defaultSeller?: string,
    ): Promise<Verdict[]> {
      const known = await readKnownNames(db.query)
      return (await plan(db.query, values, author, { known, defaultSeller })).map(verdictOf)
    },

    /**
     * Applies one document in one transaction; the same document again changes nothing.
     *
     * @param options.revision refuses when somebody has changed the product since
     * @param options.known names read for a whole run, in place of once a document
     * @throws PRODUCT_REVISION, PRODUCT_SLUG_TAKEN, PRODUCT_NEEDS_REVIEW
     */
    async apply(
      value: unknown,
      author: DocumentAuthor,
      actor: AuditActor,
      options: ApplyOptions = {},
    ): Promise<Verdict> {
      return db.transaction((tx) => applyWithin(tx, value, author, actor, options))
    },

    /** As `apply`, inside a transaction of the caller's. */
    applyWithin,

    /**
     * Judges one document without writing.
     *
     * @returns the verdict, and the stored product and production address that it is about
     */
    async judge(
      reader: Tx | Queryable,
      value: unknown,
      author: DocumentAuthor,
      defaultSeller: string,
    ): Promise<Verdict & { stored: StoredProduct | null; endpointId: string | null }> {
      const known = await readKnownNames(reader)
      const [made] = await plan(reader, [value], author, { known, defaultSeller })
      return {
        ...verdictOf(made!),
        stored: made!.stored,
        endpointId: made!.names?.endpointId ?? null,
      }
    },

    /** A stored product with its document, by its id. */
    async findStored(reader: Tx | Queryable, productId: string): Promise<StoredProduct | null> {
      const row = await reader
        .selectFrom('products')
        .select('slug')
        .where('id', '=', productId)
        .executeTakeFirst()
      if (!row) return null
      const { endpointUrls } = await readKnownNames(reader)
      const [stored] = await listStoredProducts(reader, { slugs: [row.slug] }, endpointUrls)
      return stored ?? null
    },

    /** The document of a product, for its seller or an operator. @throws not_found */
    async get(
      slug: string,
      author: DocumentAuthor,
    ): Promise<{ document: ProductDocument; state: Product['state']; revision: number }> {
      const known = await readKnownNames(db.query)
      const [stored] = await listStoredProducts(db.query, { slugs: [slug] }, known.endpointUrls)
      if (!stored || isForeign(author, stored)) throw notFound('product')
      return { document: stored.document, state: stored.state, revision: stored.revision }
    },

    /** Every product's document in the order of slugs, some at a time. @throws not_found for an unknown seller */
    async *export(options: {
      seller?: string | undefined
      drafts: boolean
    }): AsyncGenerator<ProductDocument> {
      const seller =
        options.seller === undefined ? null : await findSeller(db.query, { slug: options.seller })
      if (options.seller !== undefined && !seller) throw notFound('seller')
      const { endpointUrls } = await readKnownNames(db.query)
      for (let after = ''; ;) {
        const page = await listStoredProducts(
          db.query,
          { after, limit: EXPORT_PAGE, drafts: options.drafts, ...(seller && { sellerId: seller.id }) },
          endpointUrls,
        )
        for (const { document } of page) yield document
        if (page.length < EXPORT_PAGE) return
        after = page.at(-1)!.document.slug
      }
    },

    /** For whom a signed-in seller acts. @throws not_found when the account has no shop */
    async sellerOf(
      actor: Actor,
      reader: Tx | Queryable = db.query,
    ): Promise<DocumentAuthor & { kind: 'seller' }> {
      const seller = actor.sellerId === null ? null : await findSeller(reader, { id: actor.sellerId })
      if (!seller) throw notFound('seller')
      return {
        kind: 'seller',
        sellerId: seller.id,
        sellerSlug: seller.slug,
        productGrant: actor.productGrant,
      }
    },
  }
}

function decide(
  document: ProductDocument,
  problems: DocumentProblem[],
  stored: StoredProduct | null,
  author: DocumentAuthor,
  known: KnownNames,
  defaultSeller: string | undefined,
  groupUsedBy: string | undefined,
): Plan {
  const { names, problems: missing } = resolveNames(document, known, stored?.document.category)
  const found = [...problems, ...missing]
  if (defaultSeller !== undefined && document.seller !== defaultSeller)
    found.push({
      path: 'seller',
      rule: 'SELL-PUB-01',
      severity: 'error',
      text: {
        zh: `这里只处理商家 ${defaultSeller} 的商品，请改正或移走该文件。`,
        en: `Only products of ${defaultSeller} are taken here; correct the seller or leave the document out.`,
      },
    })
  if (groupUsedBy !== undefined)
    found.push({
      path: 'access.apiGroup',
      rule: 'SELL-PUB-29',
      severity: 'error',
      text: {
        zh: `该 API 分组已用于商品 ${groupUsedBy}，一个分组只能用一次，请换一个分组。`,
        en: `This API group serves the product ${groupUsedBy}; a group is used once. Use another.`,
      },
    })
  if (stored && stored.state !== 'DRAFT') found.push(...findForbiddenChanges(stored.document, document))
  if (found.some((problem) => problem.severity === 'error'))
    return { ...refusal(document.slug, found), stored }
  if (stored === null)
    return { slug: document.slug, outcome: 'create', changes: [], problems: found, document, names, stored }
  const changes = differenceOf(stored.document, document)
  // An operator's document puts a draft on sale even when it says the same.
  if (author.kind === 'operator' && stored.state === 'DRAFT')
    changes.push({ path: 'state', before: 'DRAFT', after: 'ON_SALE' })
  return {
    slug: document.slug,
    outcome: changes.length > 0 ? 'update' : 'unchanged',
    changes,
    problems: found,
    document,
    names,
    stored,
  }
}

function refusal(slug: string | null, problems: DocumentProblem[]): Plan {
  return { slug, outcome: 'refused', changes: [], problems, document: null, names: null, stored: null }
}

function verdictOf({ slug, outcome, changes, problems }: Plan): Verdict {
  return { slug, outcome, changes, problems }
}

function slugOf(value: unknown): string | null {
  const slug = (value as { slug?: unknown } | null)?.slug
  return typeof slug === 'string' ? slug.slice(0, 80) : null
}

function apiGroupOf(document: ProductDocument | null): string | null {
  return document?.accessType === 'API'
    ? ((document.access as { apiGroup?: string } | undefined)?.apiGroup ?? null)
    : null
}

async function findApiGroups(
  reader: Tx | Queryable,
  groups: string[],
): Promise<{ slug: string; apiGroup: string }[]> {
  if (groups.length === 0) return []
  const rows = await reader
    .selectFrom('products')
    .select(['slug', 'details'])
    .where('access_type', '=', 'API')
    .execute()
  return rows.flatMap(({ slug, details }) => {
    const apiGroup = (details as { access?: { apiGroup?: string } }).access?.apiGroup
    return apiGroup !== undefined && groups.includes(apiGroup) ? [{ slug, apiGroup }] : []
  })
}

/** A draft may lose what it had; nothing was sold of it. */
async function deleteMissing(tx: Tx, draft: Parameters<typeof updateProduct>[1]): Promise<void> {
  const kept = draft.specifications.flatMap((spec) => spec.skus)
  const skuIds = new Set(kept.map((sku) => sku.id))
  const codes = new Set(kept.flatMap((sku) => sku.prices.map((price) => price.productCode)))
  const specIds = new Set(draft.specifications.map((spec) => spec.id))
  const rows = await tx
    .selectFrom('specifications as sp')
    .leftJoin('skus as k', 'k.specification_id', 'sp.id')
    .leftJoin('sku_prices as pr', 'pr.sku_id', 'k.id')
    .select(['sp.id as spec_id', 'k.id as sku_id', 'pr.product_code'])
    .where('sp.product_id', '=', draft.id)
    .execute()
  const gone = (ids: (string | null)[], keep: ReadonlySet<string>) => [
    ...new Set(ids.filter((id): id is string => id !== null && !keep.has(id))),
  ]
  const goneCodes = gone(
    rows.map((row) => row.product_code),
    codes,
  )
  const goneSkus = gone(
    rows.map((row) => row.sku_id),
    skuIds,
  )
  const goneSpecs = gone(
    rows.map((row) => row.spec_id),
    specIds,
  )
  if (goneCodes.length > 0) await tx.deleteFrom('sku_prices').where('product_code', 'in', goneCodes).execute()
  if (goneSkus.length > 0) await tx.deleteFrom('skus').where('id', 'in', goneSkus).execute()
  if (goneSpecs.length > 0) await tx.deleteFrom('specifications').where('id', 'in', goneSpecs).execute()
}

/** Changes for the audit log: long values are cut, and many are counted. */
function shorten(changes: readonly DocumentChange[], side: 'before' | 'after'): Record<string, unknown> {
  const shown = changes.slice(0, 50).map((change) => {
    const written = JSON.stringify(change[side] ?? null)
    return [change.path, written.length > 200 ? `${written.slice(0, 200)}…` : (change[side] ?? null)] as const
  })
  return { changes: changes.length, fields: Object.fromEntries(shown) }
}
