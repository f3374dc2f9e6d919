import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ProvenIdentity } from '../identity/index.ts'
import type { ReviewDesk } from '../reviews/index.ts'
import { registerAgreementRoutes } from './agreements/agreement-routes.ts'
import { createAgreementService } from './agreements/agreement-service.ts'
import { registerCertificationRoutes } from './certification/certification-routes.ts'
import { createCertificationService } from './certification/certification-service.ts'
import type { PaymentChannel } from './certification/payment-channel.ts'
import { registerDirectoryRoutes } from './directory/directory-routes.ts'
import { createDirectoryService } from './directory/directory-service.ts'
import { registerExitRoutes } from './exit/exit-routes.ts'
import { createExitService, type ExitFact } from './exit/exit-service.ts'
import { registerOnboardingRoutes } from './onboarding/onboarding-routes.ts'
import { createOnboardingService } from './onboarding/onboarding-service.ts'
import { registerProfileRoutes } from './profile/profile-routes.ts'
import { createProfileService } from './profile/profile-service.ts'
import type { SellerAccessService } from './seller-access-service.ts'
import { createSellerStanding } from './seller-standing.ts'
import { registerShopRoutes } from './shop/shop-routes.ts'
import { createShopService, type FindShownProducts } from './shop/shop-service.ts'
import { registerSupportRoutes } from './support/support-routes.ts'
import { createSupportService } from './support/support-service.ts'
import type { SellerFiles } from './uploaded-files.ts'

export type SellersService = ReturnType<typeof createSellersService>

export interface SellersDeps {
  reviews: ReviewDesk
  files: SellerFiles
  access: Pick<SellerAccessService, 'addKey'>
  provenIdentity: (reader: Tx | Queryable, accountId: string) => Promise<ProvenIdentity>
  grantSellerRole: (tx: Tx, accountId: string) => Promise<void>
  revokeSellerRole: (tx: Tx, accountId: string) => Promise<void>
  /** The way to a bank; `null` where none is configured. */
  channel: PaymentChannel | null
  findShownProducts: FindShownProducts
  /** What keeps a seller from leaving, told by the modules below. */
  exitFacts: ExitFact[]
}

/** How sellers join, sign, certify, change and leave: everything of the module but keys and addresses. */
export function createSellersService(platform: Platform, deps: SellersDeps) {
  const { reviews, files, provenIdentity } = deps
  const agreements = createAgreementService(platform)
  const onboarding = createOnboardingService(platform, { ...deps, agreements })
  const certification = createCertificationService(platform, { ...deps, agreements })
  const profile = createProfileService(platform, { reviews, files, provenIdentity })
  const support = createSupportService(platform, { reviews })
  const shop = createShopService(platform, {
    reviews,
    files,
    findShownProducts: deps.findShownProducts,
  })
  const exit = createExitService(platform, {
    files,
    reviews,
    facts: deps.exitFacts,
    endApplication: (tx, sellerId) => onboarding.markExited(tx, sellerId),
    revokeSellerRole: (tx, accountId) => deps.revokeSellerRole(tx, accountId),
  })
  const directory = createDirectoryService(platform, { agreements, certification })
  return {
    agreements,
    onboarding,
    certification,
    profile,
    support,
    shop,
    exit,
    directory,
    standing: createSellerStanding({ agreements }),

    /** @param renderText makes HTML of the agreements' Markdown */
    registerRoutes(app: App, renderText: (markdown: string) => string): void {
      registerOnboardingRoutes(app, onboarding, renderText)
      registerAgreementRoutes(app, agreements, renderText)
      registerCertificationRoutes(app, certification, renderText)
      registerProfileRoutes(app, profile)
      registerSupportRoutes(app, support)
      registerShopRoutes(app, shop)
      registerExitRoutes(app, exit)
      registerDirectoryRoutes(app, directory, certification)
    },
  }
}
