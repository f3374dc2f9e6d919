/** KooGallery's open APIs for sellers' programs: signatures, paths and result codes of the protocol. */
export { createNonceSweep } from './nonce-sweep.ts'
export { registerOpenApiRoutes } from './open-api-routes.ts'
export { createOpenApiService } from './open-api-service.ts'
