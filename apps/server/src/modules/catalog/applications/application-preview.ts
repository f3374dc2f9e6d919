import { repairDocument, judgeDraft, type ProductDocument, type Site } from '@yunshi/product-document'
import type { Queryable } from '../../../platform/db/database.ts'
import type { Seller } from '../../sellers/index.ts'
import type { Product } from '../domain/product.ts'
import { draftOf } from '../product-file/product-draft.ts'
import { readKnownNames } from '../product-file/resolve-names.ts'
import type { ProductApplication } from './application.ts'

/** The product that an application would make, as far as it is written. Nothing is stored. */
export async function previewedProduct(
  db: Queryable,
  application: ProductApplication,
  seller: Seller,
  at: { site: Site; now: Date },
): Promise<Product> {
  const problems = judgeDraft(application.document, at.site)
  const { document } = repairDocument(
    application.document,
    problems.filter((problem) => problem.severity === 'error'),
  )
  const known = await readKnownNames(db)
  const category = known.categories.get(document.category)
  const draft = draftOf(
    shown(document),
    { seller, category: category ?? { id: '', topId: '' }, endpointId: null },
    null,
    { state: 'ON_SALE', now: at.now },
  )
  return {
    ...draft,
    sellerId: seller.id,
    sellerAccountId: seller.accountId,
    sellerSlug: seller.slug,
    sellerName: seller.name,
    categoryId: draft.category.id,
    state: 'ON_SALE',
    deliveryEdition: draft.deliveryEdition ?? 'resilient',
    suspendedReason: null,
    trialDays: null,
    // What has no column of its own is the rest of the document.
    details: (draft.details ?? {}) as Product['details'],
    logoFile: null,
    coverFile: null,
    specifications: draft.specifications
      .filter((spec) => !spec.removed)
      .map((spec) => ({
        ...spec,
        state: 'ON_SALE' as const,
        // Written from the document's own.
        billingItems: (spec.billingItems ?? []) as Product['specifications'][number]['billingItems'],
        packages: (spec.packages ?? []) as Product['specifications'][number]['packages'],
        skus: spec.skus
          .filter((sku) => !sku.removed)
          .map((sku) => ({
            id: sku.id,
            attributeValues: sku.attributeValues,
            prices: sku.prices.map((price) => ({ ...price, currency: draft.currency })),
          })),
      })),
  }
}

/** Stand-ins of a repaired document are nothing a person should read. */
function shown(document: ProductDocument): ProductDocument {
  const clean = JSON.parse(
    JSON.stringify(document, (_key, value: unknown) =>
      typeof value === 'string' && value.startsWith('\0') ? '' : value,
    ),
  ) as ProductDocument
  return { ...clean, currency: clean.currency ?? 'CNY' }
}
