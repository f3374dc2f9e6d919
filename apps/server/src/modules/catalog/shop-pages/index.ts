export { createShopPages } from './shop-pages.ts'
export { registerShopPageRoutes } from './shop-page-routes.ts'
export { findShownProducts } from './shown-products.ts'
