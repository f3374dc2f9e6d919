import { index, layout, route } from '@react-router/dev/routes'
import type { RouteConfig } from '@react-router/dev/routes'

/**
 * `/…` is Chinese and `/en/…` English: one optional segment in front of the same pages. Storefront and sign-in
 * pages are rendered on the server; each console is one route with its own table of pages (areas/<name>/pages.tsx),
 * rendered in the browser only.
 */
export default [
  route('language', 'areas/storefront/language.ts'),
  route('en?', 'layouts/locale.tsx', [
    layout('layouts/storefront.tsx', [
      index('areas/storefront/home/HomePage.tsx'),
      route('products', 'areas/storefront/search/SearchPage.tsx'),
      route('categories/:slug', 'areas/storefront/search/CategoryPage.tsx'),
      route('products/:slug', 'areas/storefront/product/ProductPage.tsx'),
      route('preview/applications/:id', 'areas/storefront/product/PreviewPage.tsx'),
      route('preview/shop', 'areas/storefront/sellers/ShopPreviewPage.tsx'),
      route('preview/shops/:id', 'areas/storefront/sellers/ShopChangePreviewPage.tsx'),
      route('compare', 'areas/storefront/compare/ComparePage.tsx'),
      route('sellers', 'areas/storefront/sellers/SellersPage.tsx'),
      route('sellers/:slug', 'areas/storefront/sellers/SellerPage.tsx'),
      route('become-a-seller', 'areas/storefront/become-seller/BecomeSellerPage.tsx'),
      route('legal/terms', 'areas/storefront/legal/TermsPage.tsx'),
      route('legal/privacy', 'areas/storefront/legal/PrivacyPage.tsx'),
      route('sandbox/mailbox', 'areas/storefront/sandbox/MailboxPage.tsx'),
      route('confirm-receiver', 'areas/storefront/receivers/ConfirmReceiverPage.tsx'),
      route('checkout', 'areas/storefront/checkout/CheckoutPage.tsx'),
      route('orders/:orderId/pay', 'areas/storefront/checkout/PaymentPage.tsx'),
      route('orders/:orderId/progress', 'areas/storefront/checkout/ProgressPage.tsx'),
      route('sign-in', 'areas/account/sign-in/SignInPage.tsx'),
      route('register', 'areas/account/register/RegisterPage.tsx'),
      route('forgot-password', 'areas/account/forgot-password/ForgotPasswordPage.tsx'),
      route('*', 'areas/storefront/NotFoundPage.tsx'),
    ]),
    route('buyer/*', 'areas/buyer/route.tsx'),
    route('account/*', 'areas/account/route.tsx'),
    route('seller/*', 'areas/seller/route.tsx'),
    route('operator/*', 'areas/operator/route.tsx'),
  ]),
] satisfies RouteConfig
