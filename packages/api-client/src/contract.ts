import type { components, operations } from './schema.generated.ts'
import type * as t from './types.ts'

/**
 * Proof by the compiler that what the server publishes (`openapi.json`) fits what the pages read. Nothing here runs.
 * A line that does not compile names the shape that moved: mend `types.ts` and its pages.
 */
type Answer<Name extends keyof operations> = operations[Name] extends {
  responses: infer Responses
}
  ? Responses extends { 200: { content: { 'application/json': infer Body } } }
    ? Body
    : Responses extends { 201: { content: { 'application/json': infer Body } } }
      ? Body
      : never
  : never

type Fits<Server extends Client, Client> = [Server, Client]

export type Contract = [
  Fits<Answer<'getSession'>, t.Session>,
  Fits<Answer<'getHome'>, t.Home>,
  Fits<Answer<'listProducts'>, t.ProductList>,
  Fits<components['schemas']['ProductCard'], t.ProductCard>,
  Fits<components['schemas']['SellerDetail'], t.SellerDetail>,
  Fits<Answer<'createQuote'>, t.Quote>,
  Fits<components['schemas']['OrderSummary'], t.OrderSummary>,
  Fits<components['schemas']['Order'], t.Order>,
  Fits<components['schemas']['InstanceSummary'], t.InstanceSummary>,
  Fits<components['schemas']['Instance'], t.Instance>,
  Fits<Answer<'getWallet'>, t.Wallet>,
  Fits<Answer<'listWalletTransactions'>, t.CursorPage<t.WalletTransaction>>,
  Fits<Answer<'listMessages'>, t.CursorPage<t.Message>>,
  Fits<Answer<'listProductTags'>, { items: t.ProductTag[] }>,
  Fits<Answer<'listMessageReceivers'>, { items: t.MessageReceiver[]; max: number }>,
  Fits<Answer<'listMessageSettings'>, { items: t.MessageSetting[] }>,
  Fits<Answer<'confirmMessageReceiver'>, t.ReceiverConfirmation>,
  Fits<Answer<'getSellerOverview'>, t.SellerOverview>,
  Fits<components['schemas']['SellerOrder'], t.SellerOrder>,
  Fits<Answer<'listDebugInterfaces'>, { items: t.DebugInterface[] }>,
  Fits<components['schemas']['DebugOutcome'], t.DebugOutcome>,
  Fits<components['schemas']['DebugRun'], t.DebugRun>,
  Fits<components['schemas']['DebugCase'], t.DebugCase>,
  Fits<components['schemas']['DebugRound'], t.DebugRound>,
  Fits<components['schemas']['TestSubscriptionSummary'], t.TestSubscriptionSummary>,
  Fits<components['schemas']['TestSubscription'], t.TestSubscription>,
  Fits<components['schemas']['ConformanceRun'], t.ConformanceRun>,
  Fits<components['schemas']['ApplicationCredentialSummary'], t.ApplicationCredentialSummary>,
  Fits<components['schemas']['ApplicationCredential'], t.ApplicationCredential>,
  Fits<components['schemas']['InterfaceMessageSummary'], t.InterfaceMessageSummary>,
  Fits<Answer<'listOpenings'>, { items: t.Opening[] }>,
  Fits<Answer<'listOrderNotifyRules'>, { items: t.OrderNotifyRule[] }>,
  Fits<Answer<'listSuspendedProducts'>, t.CursorPage<t.SuspendedProduct>>,
  Fits<Answer<'listSellerEndpoints'>, { items: t.SellerEndpoint[] }>,
  Fits<Answer<'listSellerKeys'>, { items: t.SellerKey[] }>,
  Fits<components['schemas']['UploadedFile'], t.UploadedFile>,
  Fits<components['schemas']['AssetSummary'], t.AssetSummary>,
  Fits<components['schemas']['Asset'], t.Asset>,
  Fits<components['schemas']['AssetCategory'], t.AssetCategoryDescription>,
  Fits<Answer<'listAssetDomains'>, { items: t.AssetDomain[] }>,
  Fits<Answer<'listUploadPurposes'>, t.UploadPurposes>,
  Fits<Answer<'listReviews'>, t.CursorPage<t.ReviewTask>>,
  Fits<Answer<'getReview'>, t.Review>,
  Fits<Answer<'getReviewFigures'>, { items: t.ReviewFigures[] }>,
  Fits<Answer<'listReviewReasons'>, { items: t.ReviewReasonCode[] }>,
  Fits<Answer<'getJoiningTerms'>, t.JoiningTerms>,
  Fits<components['schemas']['OnboardingEligibility'], t.OnboardingEligibility>,
  Fits<components['schemas']['OnboardingApplication'], t.OnboardingApplication>,
  Fits<components['schemas']['SellerAgreements'], t.SellerAgreements>,
  Fits<components['schemas']['AgreementRegister'], t.AgreementRegisterEntry>,
  Fits<components['schemas']['SigningEntity'], t.SigningEntity>,
  Fits<components['schemas']['EntityCertification'], t.EntityCertification>,
  Fits<Answer<'listCertifications'>, t.SellerCertifications>,
  Fits<components['schemas']['SellerProfile'], t.SellerProfile>,
  Fits<Answer<'getSellerSupport'>, t.SellerSupport>,
  Fits<Answer<'listResaleAuthorizations'>, { items: t.ResaleAuthorization[] }>,
  Fits<Answer<'listUpgradeRules'>, { items: t.UpgradeRule[] }>,
  Fits<Answer<'getShopDecoration'>, t.ShopDecorationState>,
  Fits<components['schemas']['SellerShop'], t.SellerShop>,
  Fits<Answer<'listSupportGroups'>, { items: t.SupportGroup[] }>,
  Fits<Answer<'listSellerUsers'>, t.CursorPage<t.SellerUser>>,
  Fits<Answer<'listUserGroups'>, { items: t.UserGroup[]; permissions: string[] }>,
  Fits<components['schemas']['SellerExit'], t.SellerExit>,
  Fits<components['schemas']['DirectorySeller'], t.DirectorySeller>,
  Fits<components['schemas']['DirectorySellerDetail'], t.DirectorySellerDetail>,
  Fits<components['schemas']['ManagedCategory'], t.ManagedCategory>,
  Fits<Answer<'listSellerCategories'>, { items: t.SellerCategory[] }>,
  Fits<components['schemas']['SkuAttribute'], t.LibraryAttribute>,
  Fits<Answer<'listSearchSynonyms'>, { items: t.SynonymGroup[] }>,
  Fits<Answer<'listTaxRules'>, t.TaxTable>,
  Fits<Answer<'listFeeRates'>, t.FeeTable>,
  Fits<components['schemas']['FeeOverride'], t.FeeOverride>,
  Fits<Answer<'getProductFee'>, t.ProductFee>,
  Fits<Answer<'getOwnProduct'>, t.OwnProductDetail>,
  Fits<components['schemas']['OperatedProduct'], t.OperatedProduct>,
  Fits<Answer<'getOperatedProduct'>, t.OperatedProductDetail>,
  Fits<components['schemas']['ProductSalesTerms'], t.ProductSalesTerms>,
]
