/** KooGallery's open APIs for sellers' programs: signatures, paths and result codes of the protocol. */
export { registerOpenApiRoutes, type Signers } from './open-api-routes.ts'
export { createOpenApiService, type OpenApiService } from './open-api-service.ts'
