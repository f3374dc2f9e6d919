/** Who sells, and how their servers are reached. */
export { findSeller, insertSeller, listSellers, type Seller } from './seller-repository.ts'
export { insertEndpoint, listEndpointsOfSellers } from './access-repository.ts'
export { interfaceClasses, type InterfaceClass } from './domain/interface-class.ts'
export {
  createSellerAccessService,
  type CallTarget,
  type SellerAccessService,
} from './seller-access-service.ts'
export { registerSellerAccessRoutes } from './seller-access-routes.ts'
export {
  createEndpointVerification,
  newVerificationToken,
  readProofFile,
  type EndpointVerification,
} from './endpoint-verification.ts'
export { normalizeEndpointUrl } from './domain/endpoint-url.ts'
export { createSellersService, type SellersDeps, type SellersService } from './sellers-service.ts'
export type { PublishingBlock, SellerStanding } from './seller-standing.ts'
export { createSandboxPaymentChannel } from './certification/sandbox-payment-channel.ts'
export type { PaymentChannel } from './certification/payment-channel.ts'
export type { ExitFact } from './exit/exit-service.ts'
export { listSellerIds } from './agreements/agreement-repository.ts'
export { emptyForm } from './domain/onboarding-form.ts'
export { getProfile, insertProfile, type SellerProfile } from './profile/profile-repository.ts'
export { findBuyerContacts, type BuyerContacts } from './support/buyer-contacts.ts'
export type { ShopDecoration } from './domain/shop-decoration.ts'
export type { ShopService } from './shop/shop-service.ts'
export { sellerLogoUrl } from './shop-facts.ts'
export type { SellerEvents } from './seller-events.ts'
export type { SellerFiles } from './uploaded-files.ts'
