/** What is sold: categories, products, specifications, prices and the storefront's reads. */
export {
  insertCategories,
  insertIndustries,
  insertProduct,
  type CategoryDraft,
  type ProductDraft,
} from './catalog-import.ts'
export { createCatalogService, type CatalogService } from './catalog-service.ts'
export { checkEligibility, type EligibilityCode } from './domain/eligibility.ts'
export type { PastPurchase } from './domain/sales-terms.ts'
export { findSalesFacts, type PurchaseSource } from './selling/sales-facts.ts'
export { createSellingService } from './selling/selling-service.ts'
export { registerSellingRoutes } from './selling/selling-routes.ts'
export { reserveStock, returnStock } from './selling/stock-reservation.ts'
export {
  accessTypes,
  resolveSelection,
  type AccessType,
  type Attribute,
  type DeliveryEdition,
  type DeliveryProtocol,
  type PriceMode,
  type Product,
  type Selection,
  type Sku,
  type SkuPrice,
  type Specification,
  type SuspensionReason,
} from './domain/product.ts'
export { createDeliverySettings } from './delivery-settings.ts'
export { registerMediaRoutes } from './media-routes.ts'
export { registerOwnProductRoutes } from './own-product-routes.ts'
export { addSales, countListedProducts, countOffered, listOwnedProductIds } from './product-counts.ts'
export { findDeliveryEdition, findProduct, lockListedProduct } from './product-repository.ts'
export {
  createProductLifeCycle,
  type Consequences,
  type ProductLifeCycle,
  type RemovedPart,
} from './life-cycle/product-life-cycle.ts'
export { registerLifeCycleRoutes } from './life-cycle/life-cycle-routes.ts'
export { createProductSuspension, type ProductSuspension } from './product-suspension.ts'
export { registerSuspensionRoutes } from './suspension-routes.ts'
export { registerSitemapRoutes } from './sitemap-routes.ts'
export { createUpgradeService } from './upgrades/upgrade-service.ts'
export { registerUpgradeRoutes } from './upgrades/upgrade-routes.ts'
export { createShopPages, findShownProducts, registerShopPageRoutes } from './shop-pages/index.ts'
export { createSearchWordSweep } from './search-words.ts'
export { registerStorefrontRoutes } from './storefront-routes.ts'
export { renderMarkdown } from './storefront-presenter.ts'
export {
  createProductDocuments,
  type ProductDocuments,
  type Verdict,
} from './product-file/product-documents.ts'
export { registerProductDocumentRoutes } from './product-file/product-document-routes.ts'
export {
  parseProductFile,
  PRODUCT_FILE_BYTES_MAX,
  productFileExtensions,
  renderProductFile,
} from './product-file/product-file-format.ts'
export { createApplicationService, type ApplicationService } from './applications/application-service.ts'
export type { ApplicationDeps } from './applications/application-deps.ts'
export type { PublishingBlock, ReplayFailure } from './applications/application.ts'
export { registerApplicationRoutes } from './applications/application-routes.ts'
export { createSkuAttributes } from './attributes/sku-attributes.ts'
export { registerSkuAttributeRoutes } from './attributes/sku-attribute-routes.ts'
export { createCategoryAdministration } from './categories/category-administration.ts'
export { registerCategoryRoutes } from './categories/category-routes.ts'
export { salesClasses, type SalesClass } from './domain/product.ts'
export { deriveTax, type DerivedTax, type TaxRule } from './domain/tax.ts'
export { createTaxTable, type TaxTable } from './taxes/tax-table.ts'
export { registerTaxRoutes } from './taxes/tax-routes.ts'
export { createProductTags } from './tags/product-tags.ts'
export { registerTagRoutes } from './tags/tag-routes.ts'
export { createSearchSynonyms } from './synonyms/search-synonyms.ts'
export { registerSynonymRoutes } from './synonyms/synonym-routes.ts'
