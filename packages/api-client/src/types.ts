/** Shapes of the console and storefront API under `/api/v1`, as the web application reads them. */

export type Locale = 'zh-CN' | 'en'

/** An exact decimal amount with two decimals; never a JavaScript number. */
export type Money = { amount: string; currency: string }

/** A page of a cursor list; `nextCursor` is null on the last page. */
export type CursorPage<T> = { items: T[]; nextCursor: string | null }

export type CursorQuery = { cursor?: string | undefined; limit?: number | undefined }

// ---- session and account ----

export type Role = 'buyer' | 'seller' | 'operator' | 'partner'
export type RealNameState =
  | 'UNVERIFIED'
  | 'PENDING'
  | 'VERIFIED_INDIVIDUAL'
  | 'VERIFIED_ENTERPRISE'
  | 'REJECTED'
export type SubUserRole = 'Buyer-Admin' | 'Buyer-Operator' | 'Buyer-Finance' | 'Buyer-Reader'

export type SessionUser = {
  userId: string
  accountId: string
  accountName: string
  userName: string
  kind: 'main' | 'iam'
  roles: Role[]
  permissions: string[]
  realNameState: RealNameState
  region: string
  customerLevel: string
  email: string | null
  phoneMasked: string | null
  operationProtection: boolean
  serviceEnabled: boolean
}

export type DemoAccount = { login: string; password: string; role: Role }

export type Session = {
  user: SessionUser | null
  site: 'cn' | 'intl'
  mode: 'sandbox' | 'production'
  /** Business time, ISO 8601 UTC; moves with the sandbox clock. */
  now: string
  unreadMessages: number
  demoAccounts: DemoAccount[] | null
}

export type SignIn = { login: string; password: string; iamUserName?: string }
export type VerificationCodeRequest = {
  purpose: 'register' | 'reset_password' | 'operation'
  channel: 'sms' | 'email'
  target: string
}
export type VerificationCodeSent = {
  resendAfterSeconds: number
  expiresInSeconds: number
  /** Present in sandbox mode only, where no real message leaves the machine. */
  sandboxCode?: string
}
export type Registration = {
  phone?: string
  email?: string
  code: string
  password: string
  accountName?: string
  region: string
  accountType: 'individual' | 'enterprise'
  agreements: ('terms' | 'privacy')[]
  enableService: boolean
  locale: Locale
}
export type PasswordReset = { login: string; code: string; password: string }

export type AccountSession = {
  id: string
  current: boolean
  createdAt: string
  lastSeenAt: string
  ip: string
  userAgent: string
}
export type SubUser = {
  userId: string
  userName: string
  email: string | null
  phone: string | null
  status: 'active' | 'disabled'
  role: SubUserRole | null
  permissions: string[]
  lastLoginAt: string | null
}
export type NewSubUser = {
  userName: string
  email?: string
  phone?: string
  password: string
  role: SubUserRole
}
export type SubUserChange = { status?: 'active' | 'disabled'; role?: SubUserRole; password?: string }
export type AccessKey = {
  accessKeyId: string
  status: 'active' | 'disabled'
  createdAt: string
  lastUsedAt: string | null
}

// ---- storefront ----

export type AccessType =
  | 'SAAS'
  | 'LICENSE'
  | 'IMAGE'
  | 'SERVICE'
  | 'API'
  | 'AGENT'
  | 'HARDWARE'
  | 'DATA'
  | 'AI_ASSET'
  | 'CONTAINER'
  | 'ORCHESTRATION'
  | 'CONSULTING'
export type SalesClass = 'general' | 'joint' | 'platform'
export type ChargeMode = 'MONTH' | 'YEAR' | 'ONE_TIME' | 'ON_DEMAND'
/** Modes that end in an order; pay-per-use is metered, not ordered by amount. */
export type OrderMode = 'MONTH' | 'YEAR' | 'ONE_TIME'

export type CategoryNode = {
  slug: string
  name: string
  /** Name of a drawing; empty: any. */
  icon: string
  productCount: number
  children: CategoryNode[]
}

export type FromPrice = {
  amount: string
  currency: string
  unit: ChargeMode
  meterUnit: string | null
}

export type ProductCard = {
  id: string
  slug: string
  title: string
  brief: string
  seller: { slug: string; name: string }
  accessType: AccessType
  salesClass: SalesClass
  logoUrl: string
  coverUrl: string
  tags: string[]
  /** 0–5 with one decimal; null while nobody has reviewed. */
  score: number | null
  reviewCount: number
  salesCount: number
  fromPrice: FromPrice | null
  free: boolean
  trialDays: number | null
}

export type SellerCard = {
  slug: string
  name: string
  tagline: string
  logoUrl: string
  productCount: number
  city: string | null
}

export type SellerDetail = SellerCard & {
  introductionHtml: string
  bannerUrl: string | null
  supportPhone: string | null
  supportEmail: string | null
  supportHours: string | null
  foundedYear: number | null
  joinedAt: string
}

/** A shop as buyers see it. */
export type SellerShop = SellerDetail & {
  /** Null: the plain shop. */
  decoration: {
    brand: { kind: 'PICTURE' | 'VIDEO'; url: string } | null
    storyHtml: string
    storyPictures: string[]
    slides: { pictureUrl: string; title: string; productSlug: string | null }[]
    featured: ProductCard[]
    cases: { customer: string; text: string; pictureUrl: string | null }[]
    /** Newest first. */
    news: { date: string; title: string; text: string }[]
  } | null
}

export type Home = {
  categories: CategoryNode[]
  hot: ProductCard[]
  newest: ProductCard[]
  trials: ProductCard[]
  byIndustry: { industry: { slug: string; name: string }; products: ProductCard[] }[]
  sellers: SellerCard[]
  counts: { products: number; sellers: number }
}

export type ProductSort = 'relevance' | 'sales' | 'price_asc' | 'price_desc' | 'newest' | 'score'

export type ProductQuery = {
  q?: string | undefined
  category?: string | undefined
  accessType?: string[]
  chargeMode?: string[]
  salesClass?: string[]
  priceMin?: string | undefined
  priceMax?: string | undefined
  region?: string | undefined
  tag?: string[]
  industry?: string[]
  trial?: boolean
  free?: boolean
  seller?: string | undefined
  sort?: ProductSort | undefined
  page?: number
  limit?: number
}

export type FacetValue = { value: string; count: number }
export type FacetEntry = { slug: string; name: string; count: number }

/** A part of a text that matches a search; positions count UTF-16 units, `end` is exclusive. */
export type Mark = { start: number; end: number }

/** A product of a list; after a search with the parts of its texts that match. */
export type ProductHit = ProductCard & {
  marks: { title: Mark[]; brief: Mark[]; seller: Mark[] } | null
}

export type ProductList = {
  items: ProductHit[]
  /** How a search was understood, and what was searched instead where what was typed finds nothing. */
  search: { by: 'words' | 'sound'; correctedTo: string | null } | null
  total: { count: number; capped: boolean }
  page: number
  pageCount: number
  facets: {
    category: FacetEntry[]
    accessType: FacetValue[]
    chargeMode: FacetValue[]
    salesClass: FacetValue[]
    industry: FacetEntry[]
    tag: FacetValue[]
  }
}

export type Suggestion = { kind: 'product' | 'seller' | 'category'; title: string; slug: string }

export type EnumAttribute = {
  code: string
  name: string
  kind: 'enum'
  values: { code: string; name: string }[]
}
export type QuantityAttribute = {
  code: string
  name: string
  kind: 'quantity'
  unit: string
  min: number
  max: number
  step: number
}
export type SkuAttribute = EnumAttribute | QuantityAttribute

export type PriceBand = { from: number; unitPrice: string }
export type SkuPrice = {
  productId: string
  mode: ChargeMode
  unitPrice: string
  currency: string
  model: 'linear' | 'step' | 'tier'
  bands: PriceBand[] | null
  meterUnit: string | null
}
export type Sku = {
  skuId: string
  skuCode: string
  attributes: Record<string, string>
  prices: SkuPrice[]
}
export type Specification = {
  code: string
  name: string
  description: string
  hidden: boolean
  trialDays: number | null
  attributes: SkuAttribute[]
  skus: Sku[]
  periods: { MONTH: number[]; YEAR: number[] }
  billingItems: BillingItem[]
  packages: UsagePackage[]
}

/** A factor of pay-per-use with its price (SELL-PUB-50). */
export type BillingItem = {
  code: string
  name: string
  unit: string
  model: 'linear' | 'step' | 'tier'
  unitPrice: string | null
  bands: { from: number; unitPrice: string }[] | null
  cycle: 'HOUR' | 'DAY' | 'MONTH' | null
  accumulation: 'DAY' | 'MONTH' | null
  currency: string
}

/** Use that is paid for in advance (SELL-PUB-53). */
export type UsagePackage = {
  code: string
  name: string
  period: 'MONTH' | 'YEAR'
  periodCounts: number[]
  reset: 'NONE' | 'MONTH' | 'YEAR'
  contents: { name: string; unit: string; quantity: number }[]
  price: string
  stopWhenExhausted: boolean
  currency: string
}

/** What a product says beyond what is sold by. */
export type ProductDetails = {
  version: string | null
  cases: { title: string; text: string }[]
  support: { hours: string; content: string; hotline: string; email: string } | null
  agreementUrl: string | null
  usageGuideUrl: string | null
  /** Of the access type, such as the regions of an image. */
  facts: { key: string; value: string }[]
  seo: { title: string | null; keywords: string | null; description: string | null } | null
}

export type EligibilityFinding = { code: string; title: string; detail: string }

export type Product = Omit<ProductCard, 'seller'> & {
  state: 'ON_SALE' | 'OFF_SHELF'
  /** `temporary`: suspended, and may come back. */
  removal: 'temporary' | 'final' | null
  publicSale: boolean
  descriptionHtml: string
  usageGuideHtml: string
  highlights: string[]
  gallery: string[]
  videos: string[]
  descriptionPictures: string[]
  details: ProductDetails
  seller: SellerDetail
  category: { slug: string; name: string; parent: { slug: string; name: string } | null }
  supervised: boolean
  deliverySlaDays: number | null
  salesRegions: string[]
  regionNames: string[]
  orderable: boolean
  notOrderableReason: string | null
  specifications: Specification[]
  related: ProductCard[]
  /** What keeps the signed-in reader from buying; null when nothing does. */
  eligibility: EligibilityFinding | null
}

export type QuoteRequest = {
  productSlug: string
  specCode: string
  skuId: string
  mode: OrderMode
  /** Months or years; 1 for one-time. */
  periodCount: number
  quantity: number
}
export type PriceLine = { label: string; formula: string; amount: Money }
export type Quote = {
  /** `lines` lead step by step to the list price. */
  list: Money
  discount: Money
  payable: Money
  currency: string
  quoteHash: string
  lines: PriceLine[]
  unavailable: EligibilityFinding | null
}

// ---- orders ----

export type OrderStatus =
  | 'PENDING_REVIEW'
  | 'PENDING_CONFIRM'
  | 'PENDING_PAYMENT'
  | 'PROCESSING'
  | 'COMPLETED'
  | 'CANCELLED'
  | 'REFUNDING'
  | 'REFUNDED'
export type OrderType =
  | 'NEW_PERIOD'
  | 'NEW_ONETIME'
  | 'NEW_PPU'
  | 'NEW_PPU_PKG'
  | 'TRIAL'
  | 'TRIAL_TO_FORMAL'
  | 'RENEW'
  | 'AUTO_RENEW'
  | 'CHANGE'
  | 'RENEW_CHANGE'
  | 'UNSUBSCRIBE'
  | 'UNSUBSCRIBE_RENEWAL'
  | 'RELEASE'
export type OrderLineStatus = 'PENDING' | 'OPENING' | 'OPENED' | 'FAILED' | 'REFUNDED' | 'CANCELLED'

export type NewOrder = {
  items: (QuoteRequest & { autoRenew?: false })[]
  quoteHash: string
  agreements: ('product' | 'user' | 'privacy')[]
}

export type OrderSummary = {
  id: string
  type: OrderType
  status: OrderStatus
  productTitle: string
  specName: string
  payable: Money
  createdAt: string
  expiresAt: string | null
  lineCount: number
  allowedCommands: ('pay' | 'cancel')[]
}
export type OrderLine = {
  id: string
  productTitle: string
  productSlug: string
  specName: string
  attributes: { name: string; value: string }[]
  mode: ChargeMode
  periodCount: number
  quantity: number
  list: Money
  discount: Money
  payable: Money
  status: OrderLineStatus
  instanceId: string | null
  /** How the amount came about, step by step; the last step is the list price. */
  priceLines: PriceLine[]
}
/** Who did something: a person or seller by name, or the system itself. */
export type HistoryActor = { kind: string; name: string }
export type HistoryEntry = {
  at: string
  actor: HistoryActor
  from: string | null
  to: string
  reason: string | null
}
export type Order = OrderSummary & {
  list: Money
  refunded: Money
  paidAt: string | null
  completedAt: string | null
  cancelReason: string | null
  placedBy: { userName: string }
  lines: OrderLine[]
  payments: { id: string; kind: 'PAYMENT' | 'REFUND'; method: 'BALANCE'; amount: Money; at: string }[]
  history: HistoryEntry[]
  refundReason: string | null
  wallet: { balance: Money; sufficient: boolean }
}
export type OrderQuery = CursorQuery & {
  status?: string | undefined
  type?: string | undefined
  q?: string | undefined
  from?: string | undefined
  to?: string | undefined
}
export type RefusedItem = { id: string; code: string; title: string }

// ---- instances ----

export type InstanceState =
  | 'OPENING'
  | 'DELIVERING'
  | 'ACTIVE'
  | 'EXPIRED'
  | 'FROZEN'
  | 'EXHAUSTED'
  | 'UNSUBSCRIBING'
  | 'UNSUBSCRIBED'
  | 'RELEASED'
  | 'OPEN_FAILED'
export type ExpiryPolicy = 'MANUAL' | 'NO_RENEW' | 'AUTO_RENEW'

export type InstanceSummary = {
  id: string
  productTitle: string
  productSlug: string
  specName: string
  accessType: AccessType
  state: InstanceState
  startsAt: string | null
  expiresAt: string | null
  expiryPolicy: ExpiryPolicy
  orderId: string
  logoUrl: string
  allowedCommands: ('setExpiryPolicy' | 'release' | 'renew' | 'refresh')[]
}
export type Instance = InstanceSummary & {
  sellerInstanceId: string | null
  /** How the seller delivers, e.g. SAAS_V2, LICENSE_CODE or LICENSE_ONLINE. */
  protocol: string
  seller: { name: string; slug: string; phone: string | null; email: string | null }
  attributes: { name: string; value: string }[]
  quantity: number
  graceEndsAt: string | null
  retentionEndsAt: string | null
  appInfo: {
    frontEndUrl: string | null
    adminUrl: string | null
    userName: string | null
    hasPassword: boolean
    hasLicense: boolean
    memo: string | null
  } | null
  usageGuideHtml: string
  history: HistoryEntry[]
}
export type InstanceQuery = CursorQuery & {
  state?: string | undefined
  q?: string | undefined
  accessType?: string | undefined
  expiresBefore?: string | undefined
}

// ---- licenses ----

export type LicenseCodeState = 'READY' | 'CLAIMED' | 'ACTIVE' | 'FROZEN' | 'RELEASED'
/** The authorization code of a service, without the code (BUY-LIC). */
export type LicenseCode = {
  state: LicenseCodeState
  issuedAt: string
  claimedAt: string | null
  activatedAt: string | null
  realEffectAt: string | null
  lastUsedAt: string | null
  releasedAt: string | null
  allowedCommands: ('claim' | 'reveal')[]
}
/** A license that was asked for online; `kind` is null until the seller delivers. */
export type LicenseRequest = {
  eventId: string
  effectiveAt: string
  expiresAt: string | null
  deviceFingerprint: string | null
  requestedBy: string
  requestedAt: string
  deliveredAt: string | null
  kind: 'CHARACTERS' | 'FILE' | null
  fileName: string | null
  sizeBytes: number | null
}
export type LicenseRequestDraft = {
  effectiveAt: string
  expiresAt: string | null
  deviceFingerprint?: string
}

// ---- wallet, messages ----

export type Wallet = { balance: Money; currency: string; sandboxTopUp: boolean }
export type WalletTransaction = {
  id: string
  kind: 'TOP_UP' | 'PAYMENT' | 'REFUND' | 'RELEASE'
  /** Signed: "-1280.00" for a payment. */
  amount: Money
  balanceAfter: Money
  at: string
  orderId: string | null
  /** What the movement belongs to, e.g. the order's number. */
  reference: string | null
}
export type MessageKind = 'order' | 'instance' | 'account' | 'seller' | 'operator'
export type Message = {
  id: string
  kind: MessageKind
  title: string
  bodyHtml: string
  link: string | null
  readAt: string | null
  createdAt: string
}
export type MessageQuery = CursorQuery & { unread?: boolean | undefined; kind?: string | undefined }
/** Whom an account wants to be told beside its owner (SELL-MSG-02). */
export type MessageReceiver = {
  id: string
  name: string
  email: string | null
  emailVerified: boolean
  mobile: string | null
  mobileVerified: boolean
  createdAt: string
}
/** Empty texts are no address. */
export type MessageReceiverForm = { name: string; email: string; mobile: string }
export type ReceiverConfirmation = {
  accountName: string
  receiverName: string
  channel: 'email' | 'sms'
  isConfirmed: boolean
}
export type MessageSettingChoice = { email: boolean; sms: boolean; receiverIds: string[] }
/** Ways and receivers of one type of message (SELL-MSG-03). */
export type MessageSetting = MessageSettingChoice & {
  type: string
  name: string
  scenes: string
  mandatory: boolean
  /** False: nobody chose anything, and the ways of the type hold. */
  isOwn: boolean
}
export type MailboxItem = {
  id: string
  to: string
  channel: 'email' | 'sms'
  subject: string
  text: string
  html: string | null
  at: string
}

// ---- seller center ----

export type SellerOverview = {
  seller: { id: string; slug: string; name: string; logoUrl: string; state: string }
  /** Null for people who may not see orders. */
  figures: {
    amount: Money
    paidOrders: number
    from: string
    to: string
  } | null
  todos: { key: string; count: number }[]
  products: { slug: string; title: string; orders: number; amount: Money }[]
}
export type DeliveryProtocol = 'SAAS_V2' | 'SAAS_V1' | 'LICENSE_V1' | 'LICENSE_CODE' | 'LICENSE_ONLINE'
export type SuspensionReason = 'FAILED_ORDERS' | 'PROBE_FAILED'
export type SellerProduct = {
  id: string
  slug: string
  title: string
  accessType: AccessType
  salesClass: SalesClass
  /** How its instances are opened; null: not online. */
  protocol: DeliveryProtocol | null
  deliveryEdition: DeliveryEdition
  /** Set while the marketplace keeps it from sale. */
  suspendedReason: SuspensionReason | null
  state: ProductState
  salesCount: number
  endpointId: string | null
  publicSale: boolean
  logoUrl: string
}
export type SellerOrder = {
  orderId: string
  lineId: string
  productTitle: string
  productSlug: string
  specName: string
  skuCode: string
  productCode: string
  attributes: { name: string; value: string }[]
  mode: OrderMode
  periodCount: number
  quantity: number
  list: Money
  paid: Money
  state: OrderStatus
  lineStatus: OrderLineStatus
  type: OrderType
  customerName: string
  createdAt: string
  paidAt: string | null
  instanceId: string | null
}
export type SellerOrderDetail = { line: SellerOrder; history: HistoryEntry[]; refundReason: string | null }
export type SellerOrderQuery = CursorQuery & {
  orderId?: string | undefined
  customerName?: string | undefined
  productName?: string | undefined
  from?: string | undefined
  to?: string | undefined
  status?: string | undefined
}

export type InterfaceScenario =
  | 'newInstance'
  | 'refreshInstance'
  | 'updateInstanceStatus'
  | 'releaseInstance'
  | 'upgradeInstance'
  | 'getLicenseAsync'
  | 'orderNotify'
/** How long opening is tried: the classic windows, or at least 75 hours. */
export type DeliveryEdition = 'classic' | 'resilient'
export type InterfaceMessageState = 'SENDING' | 'RETRYING' | 'SUCCEEDED' | 'STOPPED' | 'CLOSED'
export type AttemptVerdict = 'success' | 'processing' | 'failure'
/** One call to the seller as it was sent and answered. */
export type CallAttempt = {
  no: number
  activity: string
  at: string
  durationMs: number
  method: 'GET' | 'POST'
  requestUrl: string
  /** Signatures masked. */
  requestHeaders: Record<string, string>
  requestBody: string
  httpStatus: number | null
  contentType: string | null
  responseBody: string | null
  resultCode: string | null
  verdict: AttemptVerdict
  /** A stable code, followed by ": " and the seller's or the network's own words where there are any. */
  reason: string | null
  warnings: string[]
}
export type InterfaceMessageSummary = {
  id: string
  orderId: string | null
  orderLineId: string | null
  instanceId: string
  productTitle: string
  scenario: InterfaceScenario
  phase: 'CALL' | 'QUERY'
  edition: DeliveryEdition
  url: string
  state: InterfaceMessageState
  attempts: number
  lastResultCode: string | null
  lastHttpStatus: number | null
  lastReason: string | null
  createdAt: string
  nextAttemptAt: string | null
  allowedCommands: 'restart'[]
}
export type InterfaceMessage = InterfaceMessageSummary & {
  windowStartedAt: string
  attemptsList: CallAttempt[]
}
export type InterfaceMessageQuery = CursorQuery & {
  state?: string | undefined
  scenario?: string | undefined
  orderId?: string | undefined
  productName?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

export type InterfaceClass = 'BASE' | 'KIT' | 'LICENSE' | 'GENERAL' | 'V1'
export type SellerKey = {
  id: string
  interfaceClass: InterfaceClass | null
  masked: string
  status: 'active' | 'retiring' | 'deleted'
  /** Until when a replaced key is accepted beside the new one. */
  retiresAt: string | null
  createdAt: string
  boundProducts: number
}
/** A code to test a program with (SELL-APP-40); `status` is what its query answers. */
export type LicenseTestCode = {
  code: string
  state: LicenseCodeState
  status: 'ALIVE' | 'EXPIRED' | 'RELEASED' | null
  issuedAt: string
  expiresAt: string
  activatedAt: string | null
  realEffectAt: string | null
  lastUsedAt: string | null
  daysInUse: number
}
export type UsageState = 'ACCEPTED' | 'ABNORMAL'
/** A usage record; times are as sent (UTC yyyyMMddTHHmmssZ), of abnormal ones whatever was sent. */
export type UsageRecord = {
  id: string
  state: UsageState
  code: string | null
  reason: string | null
  instanceId: string
  meteringSn: string | null
  beginTime: string
  endTime: string
  recordTime: string
  usageValue: string
  source: 'NEW' | 'OLD'
  receivedAt: string
}
export type UsageRecordQuery = CursorQuery & {
  state?: string | undefined
  instanceId?: string | undefined
  from?: string | undefined
  to?: string | undefined
}
/** `confirm` answers the question `APP_KEY_CONFIRM` (SELL-ACC-02). */
export type SellerKeyBinding = { interfaceClass: InterfaceClass | null; confirm?: boolean }
export type SellerEndpoint = {
  id: string
  url: string
  state: 'UNVERIFIED' | 'VERIFIED' | 'DELETED'
  verifiedAt: string | null
  /** What shows that the host is the seller's; null once verified. */
  proof: { fileUrl: string; dnsName: string; content: string } | null
  createdAt: string
  boundProducts: number
}
export type OrderNotifyNode = 'new_purchase' | 'renewal' | 'change' | 'unsubscription'
/** Which orders the seller's own system is told of; either an access type or a product. */
export type OrderNotifyRule = {
  id: string
  accessType: string | null
  productId: string | null
  endpointId: string
  nodes: OrderNotifyNode[]
  createdAt: string
}
export type OrderNotifyDraft = {
  accessType: AccessType | null
  productId: string | null
  endpointId: string
  nodes: OrderNotifyNode[]
}
/** How far the opening of an order line is. */
export type Opening = {
  orderLineId: string
  state: InterfaceMessageState
  edition: DeliveryEdition
  attempts: number
  startedAt: string
  nextAttemptAt: string | null
  allowedCommands: 'cancelOpening'[]
}
export type SuspendedProduct = {
  id: string
  slug: string
  title: string
  sellerName: string
  reason: SuspensionReason
  at: string
}

// ---- seller center: tools to see, test and repair interfaces ----

export type CallFamily =
  | 'saas-v2'
  | 'saas-v1'
  | 'license-v1'
  | 'license-code'
  | 'license-online'
  | 'order-notify'
  | 'kit-v2'
  | 'kit-v1'
export type DebugParameter = {
  name: string
  kind: 'text' | 'integer' | 'amount' | 'time' | 'choice' | 'json' | 'secret' | 'publicKey'
  required: boolean
  /** Left empty, made anew for every call. */
  generated: boolean
  lengthMax: number
  values: string[]
  preset: string
  hint: string
}
export type DebugScenario = { code: string; activity: string; title: string; parameters: DebugParameter[] }
export type DebugInterface = {
  family: CallFamily
  interfaceClass: InterfaceClass
  keyBound: boolean
  scenarios: DebugScenario[]
}
export type DebugInput = {
  endpointId: string
  family: CallFamily
  scenario: string
  values: Record<string, string>
}
export type DebugRequest = {
  method: 'GET' | 'POST'
  url: string
  headers: Record<string, string>
  body: string
}
export type AnswerCheck = {
  code: string
  verdict: 'ok' | 'warn' | 'fail'
  title: string
  expected: string
  found: string
  /** What to do; null when the line is fine. */
  mend: string | null
  spec: string
}
export type DebugOutcome = {
  at: string
  durationMs: number
  request: DebugRequest
  httpStatus: number | null
  contentType: string | null
  headers: string[][]
  responseBody: string | null
  resultCode: string | null
  checks: AnswerCheck[]
  ok: boolean
  sellerInstanceId: string | null
}
export type DebugRun = DebugOutcome & {
  id: string
  caseId: string | null
  roundId: string | null
  family: CallFamily
  scenario: string
  title: string
}
export type DebugCase = {
  id: string
  endpointId: string
  url: string | null
  family: CallFamily
  scenario: string
  title: string
  parameters: Record<string, string>
  hasSecrets: boolean
  savedAt: string
  lastRunAt: string | null
  lastOk: boolean | null
  failingDays: number
}
export type DebugRound = {
  id: string
  kind: 'PROBE' | 'MANUAL'
  state: 'RUNNING' | 'DONE'
  dueAt: string
  total: number
  done: number
  failed: number
  endedAt: string | null
}

/** One exchange with a seller's server, signatures and delivered passwords masked. */
export type RecordedCall = Omit<CallAttempt, 'no'>

export type TestFamily = Exclude<CallFamily, 'order-notify' | 'kit-v1' | 'kit-v2'>
export type TestChargingMode = 'PERIOD' | 'ONE_TIME' | 'TRIAL' | 'ON_DEMAND'
export type TestState = 'NEW' | 'OPENING' | 'ACTIVE' | 'EXPIRED' | 'FROZEN' | 'RELEASED' | 'UNSUBSCRIBED'
export type TestCommand =
  | 'open'
  | 'accept'
  | 'query'
  | 'requestLicense'
  | 'renew'
  | 'toFormal'
  | 'change'
  | 'changeAtRenewal'
  | 'refundRenewal'
  | 'expire'
  | 'freeze'
  | 'unfreeze'
  | 'release'
  | 'refund'
export type TestProduct = {
  productId: string
  skuCode: string
  productName: string
  linearValue: number | null
}
export type NewTestSubscription = {
  endpointId: string
  family: TestFamily
  name: string
  product: TestProduct
  chargingMode: TestChargingMode
  periodType: 'year' | 'month' | 'day' | null
  periodNumber: number | null
  asTest: boolean
}
export type TestSubscriptionSummary = NewTestSubscription & {
  id: string
  state: TestState
  now: string
  startsAt: string | null
  expiresAt: string | null
  graceEndsAt: string | null
  retentionEndsAt: string | null
  sellerInstanceId: string | null
  pendingCommand: TestCommand | null
  createdAt: string
  endedAt: string | null
}
export type TestOrder = {
  id: string
  command: TestCommand
  type: 'NEW' | 'TRIAL' | 'TRIAL_TO_FORMAL' | 'UNSUBSCRIBE' | 'RENEW' | 'CHANGE'
  state: 'OPEN' | 'DONE' | 'DROPPED' | 'REFUNDED'
  amount: string
  expiresAt: string | null
  createdAt: string
}
export type TestCall = RecordedCall & {
  id: string
  orderId: string | null
  command: TestCommand
  /** The subscription's own time; `at` is real time. */
  virtualAt: string
}
export type TestSubscription = TestSubscriptionSummary & {
  allowedCommands: TestCommand[]
  due: { command: 'expire' | 'freeze' | 'release'; at: string } | null
  appInfo: {
    frontEndUrl: string | null
    userName: string | null
    memo: string | null
    license: string | null
  } | null
  orders: TestOrder[]
  calls: TestCall[]
}
export type TestCommandInput = {
  command: TestCommand
  periodType?: 'year' | 'month'
  periodNumber?: number
  linearValue?: number
  skuCode?: string
  productId?: string
}
export type TestClockTarget = 'day' | 'week' | 'month' | 'expiry' | 'freeze' | 'release'
export type TestProductChoice = {
  productTitle: string
  specificationName: string
  family: TestFamily | null
  endpointId: string | null
  skuCode: string
  hasQuantity: boolean
  prices: { productId: string; mode: 'MONTH' | 'YEAR' | 'ONE_TIME' | 'ON_DEMAND' }[]
}

export type ConformanceVerdict = 'pass' | 'fail' | 'warn' | 'skipped'
export type BothLanguages = { zh: string; en: string }
export type ConformanceCheck = {
  id: string
  phase: string
  severity: 'must' | 'should'
  title: BothLanguages
  explanation: BothLanguages
  mending: BothLanguages
  spec: string[]
  verdict: ConformanceVerdict
  reasons: BothLanguages[]
  durationMs: number
  exchanges: {
    sentAtMs: number
    durationMs: number
    request: { method: string; url: string; headers: Record<string, string>; body: string }
    answer: {
      kind: 'answer' | 'no_answer'
      httpStatus?: number
      body?: string
      reason?: string
      detail?: string
    }
  }[]
}
export type ConformanceRunSummary = {
  id: string
  endpointId: string
  url: string
  protocol: CallFamily
  state: 'RUNNING' | 'DONE' | 'CANCELED' | 'FAILED'
  total: number
  done: number
  failed: number
  warned: number
  currentCheck: string | null
  cancelRequested: boolean
  outcome: 'passed' | 'failed' | 'unproven' | 'unreachable' | 'stopped' | null
  startedAt: string
  endedAt: string | null
}
export type ConformanceRun = ConformanceRunSummary & {
  report: { counts: Record<ConformanceVerdict, number>; checks: ConformanceCheck[] } | null
}
export type NewConformanceRun = {
  endpointId: string
  protocol: CallFamily
  without?: string[]
  license?: string
  publicKey?: string
}

export type CredentialState = 'DRAFT' | 'ACTIVE_TEST' | 'ACTIVE_FORMAL' | 'BOUND' | 'RETIRED'
export type CredentialCommand = 'submit' | 'applyFormal' | 'bind' | 'modify' | 'retire'
export type NewApplicationCredential = {
  endpointId: string
  name: string
  authMode: 'OAUTH2' | 'CAS'
  kitVersion: 'v1' | 'v2'
  loginAddressType: 'SHARED' | 'INDEPENDENT'
  loginAddress: string
  publicKey: string
  multiInstance: boolean
  formal: boolean
}
export type ApplicationCredentialSummary = Omit<NewApplicationCredential, 'publicKey'> & {
  id: string
  state: CredentialState
  productId: string | null
  clientId: string
  createdAt: string
  updatedAt: string
  allowedCommands: CredentialCommand[]
}
export type ApplicationCredential = ApplicationCredentialSummary & {
  publicKey: string
  clientSecretEncrypted: string
  tenantId: string
  tenantCode: string
  calls: (RecordedCall & { id: string })[]
}
export type ApplicationCredentialChange = Partial<
  Pick<NewApplicationCredential, 'endpointId' | 'loginAddress' | 'publicKey' | 'multiInstance'>
>

// ---- operator console ----

export type OperatorOverview = {
  orders: { status: OrderStatus; count: number }[]
  parkedJobs: number
  stoppedMessages: number
  stuckOrders: number
}
/** An order with the account it belongs to. */
export type AccountOrderSummary = OrderSummary & { accountName: string }
export type AccountOrder = Order & { accountName: string }
export type AccountOrderQuery = OrderQuery & { accountName?: string | undefined }
export type StuckOrder = {
  orderId: string
  status: OrderStatus
  since: string
  problem: 'unpaid_past_its_time' | 'opening_without_a_call' | 'refund_without_an_end'
}
export type ParkedItem = {
  id: string
  kind: 'job' | 'message' | 'mail'
  subject: string
  reason: string | null
  since: string
  orderId: string | null
  replayable: boolean
}
export type AuditRow = {
  id: string
  /** When it was written, real time. */
  at: string
  /** What the business clock said then. */
  businessTime: string
  actor: string | null
  account: string | null
  role: string
  ip: string | null
  action: string
  object: { type: string; id: string }
  before: unknown
  after: unknown
  reason: string | null
  requestId: string | null
}
export type AuditQuery = CursorQuery & {
  actor?: string | undefined
  action?: string | undefined
  object?: string | undefined
  from?: string | undefined
  to?: string | undefined
}
/** `rows` are audit rows or ledger transactions; `problems` is empty when the proof holds. */
export type Verification = { ok: boolean; rows: number; problems: string[] }
export type BusinessClock = { now: string; realNow: string; offsetMs: number; movable: boolean }
export type ClockRun = {
  state: 'RUNNING' | 'DONE' | 'FAILED'
  from: string
  target: string
  now: string
  steps: number
  log: { at: string; what: string }[]
  failure: string | null
}

// ---- publishing ----

export type ProductApplicationState = 'DRAFT' | 'CHECKING' | 'PENDING' | 'APPROVED' | 'REJECTED'
export type ProductApplicationCommand = 'save' | 'submit' | 'withdraw' | 'delete'
export type LocalizedText = { zh: string; en: string }

export type ProductApplicationSummary = {
  id: string
  kind: 'publish' | 'modify'
  state: ProductApplicationState
  slug: string | null
  title: LocalizedText | null
  accessType: AccessType
  salesClass: SalesClass
  /** Of the product that is modified. */
  productSlug: string | null
  revision: number
  problemCount: number
  updatedAt: string
  updatedBy: string
  submittedAt: string | null
  decidedAt: string | null
  commands: ProductApplicationCommand[]
}

export type ProductApplicationQuery = CursorQuery & {
  state?: string | undefined
  kind?: string | undefined
  q?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

export type NewProductApplication =
  | { kind: 'publish'; accessType: AccessType; salesClass: SalesClass }
  | { kind: 'modify'; productId: string }

/** Kinds of assets that products name. */
export type ProductAssetCategory =
  | 'IMAGE'
  | 'APPLICATION'
  | 'SAAS'
  | 'TEMPLATE'
  | 'DATA_FILE'
  | 'ALGORITHM'
  | 'SERVICE_PACKAGE'
/** As much of an asset as a product form shows. */
export type ProductAsset = { id: string; name: string; approvedLabels: string[] }

/** A finding about a place in a product document, by a rule of the specification. */
export type ProductProblem = {
  path: string
  rule: string
  severity: 'error' | 'warning'
  text: LocalizedText
}

/** A product document of which any part may be missing; its form is `@yunshi/product-document`. */
export type ProductDraft = Record<string, unknown>

export type ProductApplication = {
  id: string
  kind: 'publish' | 'modify'
  state: ProductApplicationState
  accessType: AccessType
  salesClass: SalesClass
  revision: number
  document: ProductDraft
  /** Of the listed product that is modified. */
  listed: ProductDraft | null
  /** The listed product changed since this application was begun. */
  baseChanged: boolean
  problems: ProductProblem[]
  /** Why the newest review refused it. */
  reasons: { code: string; path: string | null; text: string }[]
  /** Saved debug cases are run again when a product is submitted (SELL-PUB-05). */
  replay: {
    state: 'RUNNING' | 'FAILED' | 'PASSED'
    failures: { scenario: LocalizedText; reason: LocalizedText }[]
  } | null
  log: {
    at: string
    actorKind: 'seller' | 'operator' | 'system'
    actor: string
    action: string
    detail: string
  }[]
  commands: ProductApplicationCommand[]
  updatedAt: string
  updatedBy: string
  dueAt: string | null
}

// ---- uploads ----

export type UploadPurpose =
  | 'logo'
  | 'business_licence'
  | 'compliance_letter'
  | 'document'
  | 'agreement'
  | 'user_guide'
  | 'spreadsheet'
  | 'product_logo'
  | 'product_picture'
  | 'description_picture'
  | 'video'
  | 'shop_picture'
  | 'story_picture'
  | 'package'
  | 'evidence'

export type ScanState = 'NONE' | 'WAITING' | 'CLEAN' | 'INFECTED' | 'TOO_LARGE'

export type UploadedFile = {
  id: string
  purpose: UploadPurpose
  name: string
  sizeBytes: number
  receivedBytes: number
  state: 'RECEIVING' | 'CHECKING' | 'READY' | 'REFUSED'
  sha256: string | null
  mediaType: string
  width: number | null
  height: number | null
  problems: string[]
  hints: string[]
  scan: ScanState
  createdAt: string
}

type PixelRange = { min: number; max: number | null }

export type UploadPurposes = {
  scanner: 'CLAMAV' | 'NONE'
  partBytesMax: number
  items: {
    purpose: UploadPurpose
    endings: string[]
    bytesMax: number
    width: PixelRange | null
    height: PixelRange | null
  }[]
}

export type ReviewQueue =
  | 'onboarding'
  | 'seller_profile'
  | 'shop'
  | 'service_support'
  | 'certification'
  | 'compliance_letter'
  | 'asset'
  | 'product_publish'
  | 'product_modify'
  | 'resale_share'
  | 'exit'
export type ReviewState = 'OPEN' | 'CLAIMED' | 'CHECKING' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN'
export type ReviewView = 'waiting' | 'mine' | 'overdue' | 'ended'
export type ReviewQuery = CursorQuery & {
  view?: ReviewView | undefined
  queue?: string | undefined
  state?: string | undefined
  q?: string | undefined
  sellerId?: string | undefined
}

/** One task of the review desk (OPS-REVIEW-02). */
export type ReviewTask = {
  id: string
  queue: ReviewQueue
  state: ReviewState
  title: string
  accountName: string
  sellerId: string | null
  submittedAt: string
  dueAt: string
  overdue: boolean
  claimedByName: string | null
  mine: boolean
  decidedAt: string | null
  decidedByName: string | null
}

export type ReviewReason = { code: string; path: string | null; text: string }
export type ChecklistMark = 'pass' | 'fail' | 'na'
export type ReviewWorksheet = {
  checklist?: Record<string, ChecklistMark>
  reasons?: ReviewReason[]
  remark?: string
}

export type ReviewField = {
  path: string
  label: string
  kind: 'text' | 'prose' | 'picture' | 'file' | 'list' | 'flag' | 'data'
  before?: unknown
  after?: unknown
  changed: boolean
}

export type Review = {
  task: ReviewTask
  objectType: string
  objectId: string
  reasons: ReviewReason[]
  worksheet: ReviewWorksheet
  commands: string[]
  hasBefore: boolean
  sections: { title: string; fields: ReviewField[] }[]
  checklist: { key: string; rule: string; label: string }[]
  notices: { tone: 'info' | 'warning' | 'danger'; text: string }[]
  previewPath: string | null
  reasonCodes: { code: string; text: string }[]
  history: { at: string; actorKind: string; actorName: string; command: string; remark: string }[]
}

export type ReviewFigures = {
  queue: ReviewQueue
  waiting: number
  overdue: number
  mine: number
  decided: number
  approved: number
  onTime: number
  medianHours: number | null
}

export type ReviewReasonCode = {
  code: string
  queues: string[]
  text: { zh: string; en: string }
  active: boolean
}

// ---- assets ----

export type AssetCategory =
  | 'IMAGE'
  | 'APPLICATION'
  | 'SAAS'
  | 'TEMPLATE'
  | 'DATA_FILE'
  | 'ALGORITHM'
  | 'SERVICE_PACKAGE'

export type AssetState = 'DRAFT' | 'SCANNING' | 'REVIEWING' | 'APPROVED' | 'REJECTED' | 'REPLACED' | 'DELETED'

export type AssetQuery = CursorQuery & {
  category?: string | undefined
  state?: string | undefined
  q?: string | undefined
}

export type AssetSummary = {
  id: string
  category: AssetCategory
  name: string
  description: string
  createdAt: string
  updatedAt: string
  newest: { label: string; state: AssetState } | null
  approvedLabels: string[]
  linkedProducts: number
}

export type AssetColumn = {
  key: string
  rule: string
  label: string
  help: string | null
  required: boolean
  kind:
    | 'text'
    | 'prose'
    | 'choice'
    | 'choices'
    | 'integer'
    | 'statement'
    | 'file'
    | 'domains'
    | 'endpoint'
    | 'asset'
    | 'rows'
  max: number | null
  min: number | null
  unit: string
  options: { value: string; label: string }[]
  purpose: 'package' | 'evidence' | null
  categories: AssetCategory[]
}

/** A field of a category, with the columns of its rows. */
export type AssetField = AssetColumn & { columns: AssetColumn[] }

export type AssetCriterion = { key: string; rule: string; text: string; optional: boolean }

export type AssetCategoryDescription = {
  category: AssetCategory
  name: string
  fields: AssetField[]
  criteria: AssetCriterion[]
}

export type CriterionAnswer = { mark: 'YES' | 'NOT_APPLICABLE'; note: string; evidence: string | null }

export type AssetContent = Record<string, unknown>

export type AssetVersion = {
  id: string
  label: string
  state: AssetState
  replaces: string | null
  content: AssetContent
  checklist: Record<string, CriterionAnswer>
  report: {
    key: string
    rule: string
    result: 'passed' | 'failed' | 'not_checked' | 'stated'
    text: string
  }[]
  reasons: { code: string; path: string | null; text: string }[]
  submittedAt: string | null
  decidedAt: string | null
  createdAt: string
  updatedAt: string
  linkedProducts: string[]
  allowedCommands: ('submit' | 'withdraw' | 'modify' | 'delete')[]
}

export type Asset = {
  id: string
  category: AssetCategory
  name: string
  description: string
  createdAt: string
  updatedAt: string
  versions: AssetVersion[]
  templates: number
  canAddVersion: boolean
  history: {
    version: string
    at: string
    command: string
    to: AssetState
    actor: { kind: 'seller' | 'operator' | 'system'; name: string }
    reason: string
  }[]
}

export type AssetDomain = {
  id: string
  origin: string
  verifiedAt: string | null
  fileName: string
  fileUrl: string
  content: string
}

// ---- sellers: joining, agreements, certification, profile, leaving ----

export type EligibilityCondition =
  | 'OWNER'
  | 'SERVICE_ENABLED'
  | 'REAL_NAME'
  | 'KIND_ALLOWED'
  | 'ACCOUNT_NORMAL'
  | 'NEVER_EXITED'
  | 'NOT_ONBOARDED'
  | 'COMPANY_FREE'
/** What visitors read before they apply. */
export type JoiningTerms = {
  capitalMin: number
  staffMin: number
  yearsMin: number
  currency: string
  individuals: boolean
  reviewDays: number
}
export type ApplicantKind = 'enterprise' | 'individual'
export type OnboardingEligibility = {
  isEligible: boolean
  conditions: { condition: EligibilityCondition; passed: boolean }[]
  kind: ApplicantKind | null
  individuals: boolean
  thresholds: { capitalMin: number; staffMin: number; yearsMin: number }
}
export type BusinessAge = 'UNDER_1' | 'FROM_1' | 'FROM_3' | 'FROM_5' | 'FROM_10'
export type StaffSize = 'UNDER_5' | 'FROM_5' | 'FROM_20' | 'FROM_100' | 'FROM_500'
export type Declaration = 'LAWFUL' | 'AGE' | 'CAPITAL' | 'STAFF' | 'SERVICE_HOURS'
export type OnboardingForm = {
  website: string
  englishName: string
  shopSlug: string
  logoFileId: string | null
  businessAge: BusinessAge | null
  staffSize: StaffSize | null
  registeredCapital: string
  licenceFileId: string | null
  contactName: string
  contactMobile: string
  contactEmail: string
  servicePhone: string
  serviceEmail: string
  country: string
  state: string
  city: string
  street: string
  postcode: string
  introduction: string
  englishIntroduction: string
  hasPlatformContact: boolean | null
  platformContactName: string
  platformContactPhone: string
  platformContactEmail: string
  declared: Declaration[]
}
/** Why something was refused; `path` names a field of the form. */
export type RefusalReason = { code: string; path: string | null; text: string }
export type AgreementToTick = { id: string; title: string; textHtml: string }
export type ApplicationState = 'DRAFT' | 'PENDING' | 'APPROVED' | 'REJECTED' | 'EXITED'
export type OnboardingApplication = {
  state: ApplicationState
  /** Number of saves; named when saving, so that two tabs do not overwrite each other. */
  edit: number
  form: OnboardingForm
  company: { kind: ApplicantKind | null; name: string; code: string | null }
  agreements: AgreementToTick[]
  submittedAt: string | null
  dueAt: string | null
  decidedAt: string | null
  reasons: RefusalReason[]
  updatedAt: string | null
  allowedCommands: ('submit' | 'withdraw')[]
}
export type AgreementKind =
  | 'SELLER_COOPERATION'
  | 'SELLER_CODE'
  | 'PRODUCT_SERVICE'
  | 'JOINT_COOPERATION'
  | 'CUSTOMER_AGREEMENT'
  | 'PRIVACY_STATEMENT'
  | 'SELLER_AGREEMENT'
  | 'SETTLEMENT_PRIVACY'
  | 'CSP_COOPERATION'
  | 'MARKETING_SUPPORT'
  | 'DELEGATION'
export type AgreementBlock = 'PUBLISHING' | 'BILLS'
export type AgreementVersion = {
  id: string
  kind: AgreementKind
  number: number
  title: string
  effectiveAt: string
}
export type SellerAgreements = {
  due: {
    version: AgreementVersion
    entityCode: string
    entityName: string
    again: boolean
    blocks: AgreementBlock[]
    textHtml: string
  }[]
  signed: {
    id: string
    version: AgreementVersion
    entityCode: string
    entityName: string
    signedAt: string
    userName: string
    ip: string
    isCurrent: boolean
  }[]
  entities: {
    code: string
    legalName: string
    countries: string[]
    currency: string
    isDefault: boolean
    versionId: string
    isSigned: boolean
  }[]
}
export type AgreementRegisterEntry = {
  kind: AgreementKind
  name: string
  parties: string
  moment: string
  perEntity: boolean
  /** Sellers whom a new version would ask to sign. */
  sellersToSign: number
  versions: {
    id: string
    number: number
    title: BothLanguages
    text: BothLanguages
    blocks: AgreementBlock[]
    effectiveAt: string
    publishedAt: string
    publishedBy: string | null
    isCurrent: boolean
    signatures: number
  }[]
}
export type AgreementDraft = {
  title: BothLanguages
  text: BothLanguages
  blocks: AgreementBlock[]
  effectiveAt: string
}
export type SigningEntity = {
  code: string
  legalName: string
  countries: string[]
  vatNumber: string | null
  invoiceAddress: string | null
  currency: string
  isDefault: boolean
  position: number
  updatedAt: string
}
export type SigningEntityDraft = Omit<SigningEntity, 'code' | 'updatedAt'>
export type CertificationState =
  | 'UNCERTIFIED'
  | 'VERIFYING'
  | 'AWAIT_AMOUNT'
  | 'CERTIFIED'
  | 'REJECTED'
  | 'LOCKED'
export type TaxpayerType = 'GENERAL' | 'SMALL_SCALE' | 'OVERSEAS'
export type CertificationForm = {
  companyName: string
  companyCode: string
  registeredAddress: string
  taxpayerType: TaxpayerType
  vatRate: '0' | '1' | '3' | '6' | '9' | '13' | null
  taxCountry: string
  taxNumber: string
  financeName: string
  financeMobile: string
  financeEmail: string
  bankCountry: string
  bankName: string
  bankBranch: string
  accountHolder: string
  swiftCode: string
  isAssociated: boolean | null
  associationNote: string
}
export type CertificationRevision = {
  number: number
  form: CertificationForm
  accountMasked: string
  verifiedBy: 'TRANSFER' | 'REVIEW'
  outcome: 'PENDING' | 'CERTIFIED' | 'REJECTED' | 'LOCKED'
  reasons: RefusalReason[]
  submittedAt: string
  decidedAt: string | null
}
export type EntityCertification = {
  entity: { code: string; legalName: string; countries: string[]; currency: string }
  isSigned: boolean
  state: CertificationState
  /** True also while an update is verified. */
  isCertified: boolean
  certified: CertificationRevision | null
  latest: CertificationRevision | null
  triesLeft: number
  commands: ('submit' | 'update' | 'enterAmount')[]
}
export type SellerCertifications = {
  items: EntityCertification[]
  verifiedBy: 'TRANSFER' | 'REVIEW'
  companyName: string
  companyCode: string | null
  kind: ApplicantKind
  statements: AgreementToTick[]
}
export type CertificationInput = {
  form: CertificationForm
  accountNumber: string | null
  agreements: string[]
}
export type RequestState = 'PENDING' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN'
type ReviewedRequest = {
  state: RequestState
  reasons: RefusalReason[]
  submittedAt: string
  decidedAt: string | null
}
export type FeeInvoiceTemplate = {
  invoiceType: 'SPECIAL_VAT' | 'ORDINARY_VAT'
  title: string
  taxNumber: string
  bankName: string
  bankAccount: string
  address: string
  phone: string
}
export type SellerState = 'APPROVED' | 'SUSPENDED' | 'EXITED'
export type SellerProfile = {
  sellerId: string
  slug: string
  state: SellerState
  logoUrl: string
  kind: ApplicantKind
  companyName: string
  companyCode: string | null
  /** Differs from companyName after a renaming. */
  verifiedName: string
  form: OnboardingForm
  joinedAt: string
  change: (ReviewedRequest & { companyName: string; form: OnboardingForm; dueAt: string | null }) | null
  letter: { isApproved: boolean; latest: (ReviewedRequest & { fileId: string; fileName: string }) | null }
  invoice: (FeeInvoiceTemplate & { updatedAt: string }) | null
}
export type SellerExit = {
  checks: {
    key: string
    label: string
    link: string
    count: number
    passed: boolean
    provable: boolean
  }[]
  request: (ReviewedRequest & { reason: string }) | null
}
export type DirectorySeller = {
  id: string
  slug: string
  name: string
  companyName: string
  accountName: string
  state: SellerState
  certification: CertificationState
  isCertified: boolean
  joinedAt: string
}
export type DirectoryQuery = CursorQuery & {
  q?: string | undefined
  state?: string | undefined
  certification?: string | undefined
}
export type DirectorySellerDetail = {
  id: string
  slug: string
  name: string
  accountId: string
  state: SellerState
  joinedAt: string
  kind: ApplicantKind
  companyName: string
  form: OnboardingForm
  hasLetter: boolean
  certifications: EntityCertification[]
  agreements: {
    id: string
    title: string
    number: number
    entityCode: string
    signedAt: string
    userName: string
    ip: string
  }[]
  due: { title: string; number: number; entityCode: string }[]
  events: {
    kind: 'application' | 'profile' | 'letter' | 'certification' | 'exit'
    id: string
    outcome: string
    submittedAt: string
    decidedAt: string | null
    reasons: string[]
  }[]
}
export type CategoryIconName =
  | ''
  | 'building'
  | 'code'
  | 'server'
  | 'shield'
  | 'chip'
  | 'database'
  | 'factory'
  | 'globe'
  | 'people'
  | 'device'
export type CategoryChange = {
  parentId: string | null
  name: { zh: string; en: string }
  icon: CategoryIconName
  accessTypes: AccessType[]
  hidden: boolean
}
export type ManagedCategory = Omit<CategoryChange, 'icon'> & {
  id: string
  slug: string
  icon: string
  position: number
  productCount: number
}
export type SellerCategory = {
  slug: string
  parentSlug: string | null
  name: string
  accessTypes: AccessType[]
}
export type LibraryAttributeDraft = {
  kind: 'enum' | 'quantity'
  code: string
  name: { zh: string; en: string }
  description: string
}
/** `id` is null for those that the marketplace presets. */
export type LibraryAttribute = LibraryAttributeDraft & { id: string | null }
export type TaxCategory = 'HARDWARE' | 'SOFTWARE' | 'SERVICE'
export type TaxMode = 'MONTH' | 'YEAR' | 'ONE_TIME' | 'ON_DEMAND'
export type TaxRuleDraft = {
  accessType: AccessType
  mode: TaxMode | null
  categoryId: string | null
  taxCategory: TaxCategory
  rateBps: number
  effectiveAt: string
}
export type TaxRule = TaxRuleDraft & { id: string }
export type TaxTable = { asOf: string; items: TaxRule[] }
export type FeeRateDraft = {
  family: SalesClass
  accessType: AccessType | null
  ratioBps: number
  effectiveAt: string
}
export type FeeRate = FeeRateDraft & { id: string }
export type FeeBracketPolicy = {
  id: string
  family: string
  baseRatioBps: number
  currency: string
  resetDay: number
  effectiveAt: string
  brackets: { from: string; extraBps: number }[]
}
/** `asOf`: business time, which decides what is in effect. */
export type FeeTable = { asOf: string; items: FeeRate[]; brackets: FeeBracketPolicy[] }
export type FeeOverride = {
  id: string
  product: { slug: string; title: string }
  ratioBps: number
  reason: string
  attachmentId: string | null
  state: 'REQUESTED' | 'APPROVED' | 'REFUSED'
  requestedBy: string
  requestedAt: string
  decidedBy: string | null
  decidedAt: string | null
  decisionRemark: string
  mayDecide: boolean
}
export type FeeOverrideDraft = {
  productSlug: string
  ratioBps: number
  reason: string
  attachmentId: string | null
}
export type ProductFee = {
  slug: string
  title: string
  terms: { ratioBps: number; source: 'TABLE' | 'OVERRIDE'; effectiveAt: string } | null
}
/** A tag that operators keep, with what it needs (OPS-CAT-02, SELL-PUB-P17). */
export type ProductTagForm = {
  name: { zh: string; en: string }
  certificate: { zh: string; en: string } | null
  mention: { zh: string; en: string } | null
  hidden: boolean
}
export type ProductTag = ProductTagForm & { id: string }
export type SynonymGroup = { id: string; words: string[] }

// ---- how listed products are sold ----

export type ProductState =
  | 'DRAFT'
  | 'ON_SALE'
  | 'SUSPENDED'
  | 'FROZEN'
  | 'DISCONTINUED'
  | 'DISCONTINUED_BY_PLATFORM'
export type ProductHistoryEntry = {
  at: string
  actorKind: 'seller' | 'operator' | 'system'
  actorName: string
  command: string
  from: ProductState
  to: ProductState
  subject: string | null
  reason: string
  evidence: string[]
  until: string | null
}
export type ListedSpecification = {
  id: string
  code: string
  name: string
  state: 'ON_SALE' | 'OFF_SHELF'
  hidden: boolean
  modes: ChargeMode[]
  skus: { id: string; name: string }[]
}
export type OwnProductDetail = {
  id: string
  slug: string
  title: string
  state: ProductState
  publicSale: boolean
  specifications: ListedSpecification[]
  history: ProductHistoryEntry[]
}
export type RemovedPart = { specificationId?: string | undefined; skuId?: string | undefined }
export type RemovalConsequences = { instances: number; orders: number; unpaid: number }
export type OperatedProduct = {
  id: string
  slug: string
  title: string
  sellerId: string
  sellerName: string
  accessType: AccessType
  salesClass: string
  state: ProductState
  publicSale: boolean
  suspendedReason: SuspensionReason | null
  frozenAt: string | null
  frozenUntil: string | null
  frozenRenewals: boolean
  salesCount: number
  listedAt: string
}
export type OperatedProductDetail = OperatedProduct & {
  specifications: ListedSpecification[]
  history: ProductHistoryEntry[]
  consequences: RemovalConsequences
  commands: ('delist' | 'freeze' | 'unfreeze' | 'resume')[]
}
export type OperatedProductQuery = CursorQuery & {
  q?: string | undefined
  seller?: string | undefined
  state?: string | undefined
  accessType?: string | undefined
}
export type SaleObjectKind = 'EVERYONE' | 'ENTERPRISE' | 'INDIVIDUAL' | 'SPECIFIED' | 'BOUGHT_RELATED'
export type SaleObject = {
  kind: SaleObjectKind
  accounts: { id: string; name: string }[]
  related: string[]
}
export type PurchaseLimit = { occasions: 'ONCE' | 'UNTIL_EXPIRY' | null; quantityMax: number | null }
export type SpecificationTerms = {
  id: string
  name: string
  hidden: boolean
  modes: ChargeMode[]
  isLimitable: boolean
  hasQuantity: boolean
  saleObject: SaleObject
  effectiveSaleObject: SaleObjectKind
  limit: PurchaseLimit
  available: number | null
  skus: { id: string; name: string; available: number | null }[]
}
/** That one SKU can be upgraded to another (SELL-PUB-130). */
export type UpgradeRule = {
  id: string
  productId: string
  title: string
  source: string
  target: string
  state: 'ACTIVE' | 'ENDED'
  endReason: 'REMOVED' | 'NOT_PERIOD' | 'NOT_DEARER' | 'BY_SELLER' | null
  createdBy: string
  createdAt: string
  endedAt: string | null
}
export type NewUpgradeRule = {
  productId: string
  specificationId: string
  sourceSkuId: string
  targetSkuId: string
}
export type ResaleLevel = 'PRODUCT' | 'PARTNER' | 'CUSTOMER'
/** Discount at which a product may be resold; all shares in hundredths of a percent (SELL-PUB-160). */
export type ResaleAuthorization = {
  id: string
  productId: string
  title: string
  level: ResaleLevel
  /** Partner or customer; null: all partners. */
  account: { id: string; name: string } | null
  project: string
  /** What is paid of the list price. */
  discountBps: number
  shareBps: number | null
  validFrom: string
  validUntil: string
  isExpired: boolean
  state: 'PENDING' | 'ACTIVE' | 'REJECTED' | 'INVALIDATED'
  reasons: string[]
  createdBy: string
  createdAt: string
}
export type ResaleTerms = { discountBps: number; validFrom: string; validUntil: string }
export type NewResaleAuthorization = ResaleTerms & {
  level: ResaleLevel
  productIds: string[]
  account: { id: string; name: string } | null
  project: string
  shareBps: number | null
}
export type ProductSalesTerms = {
  productId: string
  slug: string
  title: string
  accessType: AccessType
  salesRegions: string[]
  saleObject: SaleObject
  specifications: SpecificationTerms[]
}

// ---- people of a seller ----

export type SellerUser = {
  userId: string
  userName: string
  email: string | null
  phone: string | null
  status: 'active' | 'disabled'
  role: SubUserRole | null
  groups: string[]
  /** Given by name. */
  permissions: string[]
  /** Given by name or through groups. */
  effective: string[]
  /** The only products; null is no limit. */
  productIds: string[] | null
  lastLoginAt: string | null
}
export type SellerUserChange = {
  status?: 'active' | 'disabled'
  email?: string
  phone?: string
  password?: string
}
export type UserGroup = {
  id: string
  builtIn: boolean
  /** Empty for built-in groups. */
  name: string
  permissions: string[]
  memberCount: number
}

// ---- service and support of a seller ----

export type ServiceHours = { days: number[]; from: string; to: string }
export type SupportGroup = { id: string; name: string; phone: string; email: string; hours: ServiceHours }
export type SupportContacts = {
  /** Null: no numbers are bound to the extension. */
  presales: { numbers: string[]; hours: ServiceHours } | null
  groups: SupportGroup[]
}
/** A new group has no id yet. */
export type SupportContactsInput = {
  presales: SupportContacts['presales']
  groups: (Omit<SupportGroup, 'id'> & { id: string | null })[]
}
export type ShopText = { zh: string; en: string }
/** How a seller furnishes its shop; files are ids of uploads, empty in a draft that has none yet. */
export type ShopDecoration = {
  brand: { kind: 'PICTURE' | 'VIDEO'; fileId: string } | null
  story: ShopText
  storyPictures: string[]
  slides: { pictureId: string; title: ShopText; productId: string | null }[]
  featured: string[]
  cases: { customer: ShopText; text: ShopText; pictureId: string | null }[]
  news: { date: string; title: ShopText; text: ShopText }[]
}
type ShopChange = {
  id: string
  state: 'PENDING' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN'
  submittedAt: string
  decidedAt: string | null
}
export type ShopDecorationState = {
  slug: string
  revision: number
  savedBy: string | null
  savedAt: string | null
  draft: ShopDecoration
  live: ShopDecoration | null
  liveSince: string | null
  limits: {
    storyPicturesMax: number
    slidesMax: number
    featuredMax: number
    casesMax: number
    newsMax: number
  }
  /** The newest request, when it waits or was refused. */
  change: (ShopChange & { reasons: RefusalReason[] }) | null
  history: ShopChange[]
}
export type InvoiceMedium = 'ELECTRONIC' | 'DIGITAL' | 'PAPER'
export type SellerSupport = SupportContacts & {
  extension: string
  mainNumber: string | null
  /** Null: the platform receives tickets. */
  tickets: ServiceHours | null
  invoiceMedia: InvoiceMedium[]
  change:
    | (SupportContacts & {
        state: 'PENDING' | 'APPROVED' | 'REJECTED' | 'WITHDRAWN'
        reasons: RefusalReason[]
        submittedAt: string
        decidedAt: string | null
      })
    | null
}
