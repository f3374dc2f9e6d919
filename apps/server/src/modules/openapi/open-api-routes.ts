import type { App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import type { DeployedObjects } from '../assets/index.ts'
import type { LicensingService } from '../licensing/index.ts'
import type { MeteringService } from '../metering/index.ts'
import type { SellerAccessService } from '../sellers/index.ts'
import { registerDeployedObject } from './asset-routes.ts'
import { registerLicenseApis } from './license-routes.ts'
import { createOpenApiGate, type Signers } from './open-api-gate.ts'
import { registerOpenApiScope } from './open-api-scope.ts'
import type { OpenApiService } from './open-api-service.ts'
import { registerOrderQuery } from './order-query-routes.ts'
import { createRefusalWatch } from './refusal-watch.ts'
import { registerLicenseUpload } from './upload-routes.ts'
import { registerOldUsagePushes, registerUsagePush } from './usage-push-routes.ts'

/** Below these an address that is no interface is answered in the gateway's words. */
const PATHS = ['/api/mkp-openapi-public/*', '/rest/marketplace/*']

/** The KooGallery open APIs at their documented paths (isv-protocol 5.2, 5.3, 6). */
export function registerOpenApiRoutes(
  app: App,
  platform: Platform,
  deps: {
    service: OpenApiService
    licensing: LicensingService
    metering: MeteringService
    access: SellerAccessService
    deployed: DeployedObjects
    signers: Signers
    observeRefusal?: (reason: string) => void
  },
): void {
  const { service, licensing, metering, access, deployed, signers } = deps
  const watch = createRefusalWatch(platform, {
    ...(deps.observeRefusal && { observeRefusal: deps.observeRefusal }),
  })
  const gate = createOpenApiGate(platform, { signers, watch })
  registerOpenApiScope(app, gate, PATHS, (scope) => {
    registerOrderQuery(scope, service)
    registerLicenseApis(scope, licensing.codes)
    registerLicenseUpload(scope, licensing.requests, {
      fileBytesMax: platform.settings.LICENSE_FILE_BYTES_MAX,
    })
    registerUsagePush(scope, { gate, watch, metering, access })
    registerOldUsagePushes(scope, metering)
    registerDeployedObject(scope, deployed)
  })
}
