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
