/**
 * Every address of the application, without the language prefix; components put that in front (see ui/Link).
 * Pages link through this table only, so that a moved page moves everywhere.
 */
const id = encodeURIComponent

export const paths = {
  home: () => '/',
  products: (search = '') => `/products${search}`,
  category: (slug: string) => `/categories/${id(slug)}`,
  product: (slug: string) => `/products/${id(slug)}`,
  compare: (slugs: string[] = []) =>
    slugs.length === 0 ? '/compare' : `/compare?${slugs.map((slug) => `p=${id(slug)}`).join('&')}`,
  sellers: () => '/sellers',
  seller: (slug: string) => `/sellers/${id(slug)}`,
  becomeSeller: () => '/become-a-seller',
  terms: () => '/legal/terms',
  privacy: () => '/legal/privacy',
  language: () => '/language',
  sandboxMailbox: () => '/sandbox/mailbox',

  checkout: (search = '') => `/checkout${search}`,
  orderPayment: (orderId: string) => `/orders/${id(orderId)}/pay`,
  orderProgress: (orderId: string) => `/orders/${id(orderId)}/progress`,

  signIn: (returnTo?: string) => `/sign-in${returnTo ? `?returnTo=${id(returnTo)}` : ''}`,
  register: (returnTo?: string) => `/register${returnTo ? `?returnTo=${id(returnTo)}` : ''}`,
  forgotPassword: () => '/forgot-password',

  buyer: () => '/buyer',
  buyerOrders: (search = '') => `/buyer/orders${search}`,
  buyerOrder: (orderId: string) => `/buyer/orders/${id(orderId)}`,
  buyerInstances: (search = '') => `/buyer/services${search}`,
  buyerInstance: (instanceId: string) => `/buyer/services/${id(instanceId)}`,
  buyerWallet: () => '/buyer/wallet',
  buyerMessages: () => '/buyer/messages',

  account: () => '/account',
  accountRealName: () => '/account/real-name',
  accountUsers: () => '/account/users',
  accountKeys: () => '/account/access-keys',

  sellerCenter: () => '/seller',
  sellerProducts: () => '/seller/products',
  sellerOrders: (search = '') => `/seller/orders${search}`,
  sellerOrder: (lineId: string) => `/seller/orders/${id(lineId)}`,
  sellerMessages: (search = '') => `/seller/messages${search}`,
  sellerMessage: (messageId: string) => `/seller/messages/${id(messageId)}`,
  sellerKeys: () => '/seller/keys',
  sellerEndpoints: () => '/seller/endpoints',
  sellerOrderNotify: () => '/seller/order-notify',
  sellerLicenseTestCodes: () => '/seller/license-test-codes',
  sellerUsageRecords: () => '/seller/usage-records',
  sellerDebugging: (search = '') => `/seller/debugging${search}`,
  sellerDebugCases: () => '/seller/debugging/cases',
  sellerTestSubscriptions: () => '/seller/test-subscriptions',
  sellerTestSubscription: (subscriptionId: string) => `/seller/test-subscriptions/${id(subscriptionId)}`,
  sellerConformance: () => '/seller/conformance',
  sellerConformanceRun: (runId: string) => `/seller/conformance/${id(runId)}`,
  sellerCredentials: () => '/seller/credentials',
  sellerCredential: (credentialId: string) => `/seller/credentials/${id(credentialId)}`,

  sellerProfile: (search = '') => `/seller/profile${search}`,
  sellerCertification: (search = '') => `/seller/certification${search}`,
  sellerAgreements: () => '/seller/agreements',
  sellerExit: () => '/seller/exit',

  operator: () => '/operator',
  operatorParked: () => '/operator/parked',
  operatorOrders: (search = '') => `/operator/orders${search}`,
  operatorOrder: (orderId: string) => `/operator/orders/${id(orderId)}`,
  operatorStuckOrders: () => '/operator/stuck-orders',
  operatorReviews: (search = '') => `/operator/reviews${search}`,
  operatorReview: (taskId: string) => `/operator/reviews/${id(taskId)}`,
  operatorReviewReasons: () => '/operator/review-reasons',
  operatorSuspendedProducts: () => '/operator/suspended-products',
  operatorSellers: (search = '') => `/operator/sellers${search}`,
  operatorSeller: (sellerId: string) => `/operator/sellers/${id(sellerId)}`,
  operatorAgreements: () => '/operator/agreements',
  operatorEntities: () => '/operator/signing-entities',
  operatorAudit: (search = '') => `/operator/audit${search}`,
  operatorLedger: () => '/operator/ledger',
  operatorClock: () => '/operator/clock',
} as const
