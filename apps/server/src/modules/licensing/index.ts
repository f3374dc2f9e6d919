/** Authorization codes, test codes and online licenses. */
import type { FileStore } from '../../platform/files/file-store.ts'
import type { App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import type { InstanceService } from '../instances/index.ts'
import { registerLicenseCodeRoutes } from './license-code-routes.ts'
import { createLicenseCodeService } from './license-code-service.ts'
import { registerLicenseRequestRoutes } from './license-request-routes.ts'
import { createLicenseRequestService, type SendLicenseCall } from './license-request-service.ts'
import { registerTestCodeRoutes } from './test-code-routes.ts'
import { createTestCodeService } from './test-code-service.ts'

export type { LicenseCode } from './license-code-repository.ts'
export { findLicenseCode } from './license-code-repository.ts'
export type LicensingService = ReturnType<typeof createLicensingService>

/** The services of the module, bound to what they need. */
export function createLicensingService(
  platform: Platform,
  deps: { instances: InstanceService; files: FileStore; sendLicenseCall: SendLicenseCall },
) {
  return {
    codes: createLicenseCodeService(platform, deps),
    tests: createTestCodeService(platform),
    requests: createLicenseRequestService(platform, deps),
  }
}

export function registerLicensingRoutes(app: App, licensing: LicensingService): void {
  registerLicenseCodeRoutes(app, licensing.codes)
  registerLicenseRequestRoutes(app, licensing.requests)
  registerTestCodeRoutes(app, licensing.tests)
}
