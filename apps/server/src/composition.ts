import path from 'node:path'
import type { Config } from './config.ts'
import {
  createAssetReview,
  createAssetScan,
  createAssetService,
  createAssetsService,
  createDeployedObjects,
  createDomainService,
  registerAssetRoutes,
} from './modules/assets/index.ts'
import {
  createApplicationService,
  createCatalogService,
  createCategoryAdministration,
  createProductTags,
  createSearchSynonyms,
  createSkuAttributes,
  createTaxTable,
  createSearchWordSweep,
  createDeliverySettings,
  createProductDocuments,
  createProductLifeCycle,
  createProductSuspension,
  createSellingService,
  countListedProducts,
  createShopPages,
  createUpgradeService,
  registerUpgradeRoutes,
  findShownProducts,
  listOwnedProductIds,
  registerApplicationRoutes,
  registerCategoryRoutes,
  registerSkuAttributeRoutes,
  registerSynonymRoutes,
  registerTagRoutes,
  registerTaxRoutes,
  registerLifeCycleRoutes,
  registerMediaRoutes,
  registerOwnProductRoutes,
  registerSellingRoutes,
  registerSitemapRoutes,
  registerProductDocumentRoutes,
  registerShopPageRoutes,
  registerStorefrontRoutes,
  registerSuspensionRoutes,
  renderMarkdown,
} from './modules/catalog/index.ts'
import {
  countMessages,
  createDeliveryService,
  createOrderNotifyService,
  registerMessageRoutes,
  registerOpeningRoutes,
  registerOrderNotifyRoutes,
} from './modules/fulfillment/index.ts'
import {
  hasUpgradeCase,
  createConformanceService,
  createCredentialService,
  createDebugService,
  createProbeService,
  createTestSubscriptionService,
  findTestOrder,
  listTestInstances,
  registerConformanceRoutes,
  registerCredentialRoutes,
  registerDebugRoutes,
  registerTestSubscriptionRoutes,
} from './modules/debugging/index.ts'
import {
  createIdentityService,
  createPasswordHasher,
  findAccountNames,
  findContact,
  grantAccountRole,
  parseEmail,
  parseMobile,
  registerAccountRoutes,
  registerPeopleRoutes,
  registerSessionRoutes,
  revokeAccountRole,
} from './modules/identity/index.ts'
import { createInstanceService, registerInstanceRoutes } from './modules/instances/index.ts'
import { createLedger } from './modules/ledger/index.ts'
import { createLicensingService, registerLicensingRoutes } from './modules/licensing/index.ts'
import {
  createMessagingService,
  registerMessagingRoutes,
  registerReceiverRoutes,
  subscribeMessaging,
} from './modules/messaging/index.ts'
import {
  createMeteringService,
  purchasedInstances,
  registerUsageRoutes,
  type MeteredInstanceSource,
} from './modules/metering/index.ts'
import { createClockService, registerOperationsRoutes } from './modules/operations/index.ts'
import { createNonceSweep, createOpenApiService, registerOpenApiRoutes } from './modules/openapi/index.ts'
import {
  countRemovalConsequences,
  createOrderService,
  listPastPurchases,
  registerOrderRoutes,
  registerSellerOrderRoutes,
} from './modules/orders/index.ts'
import { createPaymentService, registerWalletRoutes } from './modules/payments/index.ts'
import { createResaleService, registerResaleRoutes, registerQuoteRoutes } from './modules/pricing/index.ts'
import { createReviewOffice, registerReviewRoutes } from './modules/reviews/index.ts'
import {
  createFeeTables,
  createFeeTermsKeeper,
  findFeeTerms,
  registerFeeRoutes,
} from './modules/settlement/index.ts'
import {
  createEndpointVerification,
  createSandboxPaymentChannel,
  createSellerAccessService,
  createSellersService,
  findSeller,
  registerSellerAccessRoutes,
} from './modules/sellers/index.ts'
import {
  createClamavScanner,
  createUploadCheck,
  createUploadDesk,
  createUploadsService,
  registerUploadRoutes,
} from './modules/uploads/index.ts'
import { subscribeSellerNotifications } from './notifications-sellers.ts'
import { subscribeNotifications } from './notifications.ts'
import { sellerExitFacts } from './seller-exit-facts.ts'
import { openFileStore } from './platform/files/open-file-store.ts'
import type { App } from './platform/http/server.ts'
import type { JobHandlers } from './platform/jobs/job-queue.ts'
import type { Sweep } from './platform/jobs/job-worker.ts'
import { createMaintenanceSweep } from './platform/maintenance.ts'
import { createOutboundClient, type OutboundClient } from './platform/outbound/guarded-client.ts'
import type { Platform } from './platform/platform.ts'
import { createShortCache } from './platform/http/short-cache.ts'
import type { Metrics } from './platform/telemetry/metrics.ts'

export type Composition = ReturnType<typeof compose>

/** The one place where modules are built and handed to each other, in the order of architecture 4. */
export function compose(
  platform: Platform,
  config: Pick<Config, 'outboundAllow' | 'smtpUrl' | 'mailFrom' | 'files' | 'clamav'> & { dataDir: string },
  options: {
    metrics?: Metrics
    outbound?: OutboundClient
    /** Instances that are sold by use, beside those that were purchased. */
    meteredInstances?: MeteredInstanceSource
    demoAccounts?: { login: string; password: string; role: 'buyer' | 'seller' | 'operator' }[] | null
  } = {},
) {
  const { query } = platform.db
  const shopOf = createShortCache<string | null>({ ttlMs: 60_000, entriesMax: 1000 })

  const messaging = createMessagingService(platform, {
    contactOf: (tx, accountId) => findContact(tx, accountId),
    receivers: {
      parseEmail,
      parseMobile: (text) => parseMobile(text, platform.site),
      accountNameOf: async (tx, accountId) => (await findAccountNames(tx, [accountId])).get(accountId) ?? '',
    },
    smtpUrl: config.smtpUrl,
    mailFrom: config.mailFrom,
    mailboxDir: path.join(config.dataDir, 'mailbox'),
  })
  const identity = createIdentityService(platform, {
    hasher: createPasswordHasher(),
    sendCode: messaging.sendCode,
    // Short messages need a gateway, which a later version brings; the sandbox writes them to its mailbox.
    smsAvailable: platform.sandbox,
    sellerIdOf: (accountId) =>
      shopOf.get(accountId, async () => (await findSeller(query, { accountId }))?.id ?? null),
    ownedProducts: listOwnedProductIds,
  })
  const files = openFileStore(config.files, config.dataDir)
  const scanner = config.clamav ? createClamavScanner(config.clamav) : null
  const uploads = createUploadsService(platform, scanner ? 'CLAMAV' : 'NONE')
  const uploadDesk = createUploadDesk(platform, { files, scanner: uploads.scanner })
  const uploadCheck = createUploadCheck(platform, {
    files,
    workDir: path.join(config.dataDir, 'checking'),
    scanner,
  })
  const reviews = createReviewOffice(platform)
  const outbound = options.outbound ?? createOutboundClient({ allow: config.outboundAllow })
  const access = createSellerAccessService(platform, {
    outboundAllow: config.outboundAllow,
    countListedProducts,
  })
  const { mailbox } = messaging
  const sellers = createSellersService(platform, {
    reviews,
    files: uploads,
    access,
    provenIdentity: (reader, accountId) => identity.accounts.provenIdentity(reader, accountId),
    grantSellerRole: (tx, accountId) => grantAccountRole(tx, accountId, 'seller'),
    revokeSellerRole: (tx, accountId) => revokeAccountRole(tx, accountId, 'seller'),
    // A channel to a bank needs a contract with a provider; without one, operations verify accounts by hand.
    channel: mailbox
      ? createSandboxPaymentChannel(
          (message) => mailbox.send(message),
          () => platform.clock.now(),
        )
      : null,
    exitFacts: sellerExitFacts,
    findShownProducts,
  })
  const assets = createAssetsService(platform)
  const assetCenter = createAssetService(platform, { uploads, reviews, access })
  const assetScan = createAssetScan(platform, { uploads, reviews, access, outbound })
  reviews.register(createAssetReview(platform, { uploads }))
  const catalog = createCatalogService(platform, { purchases: listPastPurchases })
  const shopPages = createShopPages(platform, { catalog, shop: sellers.shop })
  const productDocuments = createProductDocuments(platform, {
    sellableCountries: (reader, sellerId) => sellers.standing.sellableCountries(reader, sellerId),
  })
  const categories = createCategoryAdministration(platform, { clearCaches: () => catalog.clearCaches() })
  const ledger = createLedger(platform)
  const payments = createPaymentService(platform, { ledger })
  const instances = createInstanceService(platform)
  const orders = createOrderService({
    platform,
    payments,
    instances,
    requireServiceEnabled: (tx, actor) => identity.accounts.requireServiceEnabled(tx, actor),
  })
  const applications = createApplicationService(platform, {
    catalog,
    documents: productDocuments,
    reviews,
    publishingBlocks: (reader, { sellerId, accessType }) =>
      sellers.standing.findPublishingBlocks(reader, sellerId, { isData: accessType === 'DATA' }),
    uploads,
    assets,
  })
  const suspension = createProductSuspension(platform)
  const upgrades = createUpgradeService(platform, { hasUpgradeCase })
  const lifeCycle = createProductLifeCycle(platform, {
    reviews,
    uploads,
    consequencesOf: countRemovalConsequences,
  })
  const delivery = createDeliveryService({
    platform,
    outbound,
    access,
    instances,
    orders,
    suspension,
    ...(options.metrics && { observeAttempt: options.metrics.observeSellerCall }),
  })

  const licensing = createLicensingService(platform, {
    instances,
    files,
    sendLicenseCall: (tx, instanceId, parameters) =>
      delivery.queueCall(tx, { scenario: 'getLicenseAsync', instanceId, parameters }),
  })
  const metering = createMeteringService(platform, {
    sources: [
      purchasedInstances,
      listTestInstances,
      ...(options.meteredInstances ? [options.meteredInstances] : []),
    ],
  })
  const sellerCalls = { outbound, access }
  const debug = createDebugService(platform, sellerCalls)
  const probes = createProbeService(platform, {
    ...sellerCalls,
    debug,
    suspension,
    recordReplay: (tx, result) => applications.recordReplay(tx, result),
  })
  const conformance = createConformanceService(platform, sellerCalls)
  const feeTerms = createFeeTermsKeeper(platform)
  const resale = createResaleService(platform, {
    reviews,
    platformShareBps: async (reader, productId) => (await findFeeTerms(reader, productId))?.ratioBps ?? null,
  })

  orders.subscribe()
  delivery.subscribe()
  licensing.codes.subscribe()
  probes.subscribe()
  upgrades.subscribe()
  feeTerms.subscribe()
  subscribeMessaging(platform.events, messaging)
  subscribeNotifications(platform, messaging)
  subscribeSellerNotifications(platform, messaging)

  const businessSweeps: Sweep[] = [
    { name: 'orders.unpaid', everyMs: 1000, run: () => orders.sweepUnpaid() },
    { name: 'instances.due', everyMs: 1000, run: () => instances.sweepDue() },
    { name: 'fulfillment.due', everyMs: 1000, run: () => delivery.sweepDue() },
    { name: 'catalog.freezes', everyMs: 10_000, run: () => lifeCycle.sweepFreezes() },
    { name: 'catalog.upgrade_rules', everyMs: 10_000, run: () => upgrades.sweep() },
  ]
  const clock = createClockService(platform, {
    sweeps: businessSweeps,
    countUnderway: () => delivery.countCalls(),
    sources: [
      { name: 'orders.unpaid', firstDueAt: () => orders.firstDueAt() },
      { name: 'instances.due', firstDueAt: () => instances.firstDueAt() },
      { name: 'fulfillment.due', firstDueAt: () => delivery.firstDueAt() },
      { name: 'catalog.freezes', firstDueAt: () => lifeCycle.firstDueAt() },
    ],
  })

  const jobs: JobHandlers = {
    'events.deliver': (job) => platform.events.deliver(job),
    'uploads.check': (job) => uploadCheck.check(job),
    'uploads.tidy': (job) => uploadCheck.tidy(job),
    'sellers.send_transfer': (job) => sellers.certification.sendTransfer(job),
    'assets.scan': (job) => assetScan.scan(job),
    'fulfillment.attempt': (job) => delivery.attempt(job),
    'metering.judge_batch': (job) => metering.judgeBatch(job),
    'clock.advance': (job) => clock.run(job),
    'debugging.round': (job) => probes.runRound(job),
    'debugging.conformance': (job) => conformance.run(job),
  }
  const sweeps: Sweep[] = [
    ...businessSweeps,
    ...messaging.sweeps,
    ...identity.sweeps,
    ...uploadCheck.sweeps,
    { name: 'reviews.overdue', everyMs: 60_000, run: () => reviews.sweepOverdue() },
    createSearchWordSweep(platform),
    { name: 'settlement.fee_terms', everyMs: 60_000, run: () => feeTerms.sweep() },
    createNonceSweep(platform),
    // Not among the clock's: a moved clock must not replay every probe on its way.
    { name: 'debugging.probes', everyMs: 30_000, run: () => probes.sweep() },
    createMaintenanceSweep(platform.db),
  ]

  return {
    identity,
    messaging,
    uploads,
    uploadDesk,
    reviews,
    access,
    sellers,
    assets,
    catalog,
    productDocuments,
    ledger,
    payments,
    instances,
    orders,
    delivery,
    licensing,
    metering,
    probes,
    upgrades,
    clock,
    jobs,
    sweeps,
    /** Takes back what dead workers had leased. */
    reclaim: () => delivery.releaseLeases(),

    registerRoutes(app: App): void {
      registerSessionRoutes(app, platform, identity, {
        countUnread: (accountId) => messaging.countUnread(accountId),
        demoAccounts: options.demoAccounts ?? null,
      })
      registerAccountRoutes(app, identity)
      registerPeopleRoutes(app, identity)
      registerMessagingRoutes(app, platform, messaging)
      registerReceiverRoutes(app, messaging.receivers)
      registerUploadRoutes(app, uploadDesk, platform.settings)
      registerSellerAccessRoutes(app, access, createEndpointVerification(platform, { outbound }))
      sellers.registerRoutes(app, renderMarkdown)
      registerReviewRoutes(app, reviews, () => platform.clock.now())
      registerAssetRoutes(app, {
        service: assetCenter,
        domains: createDomainService(platform, { outbound, outboundAllow: config.outboundAllow }),
        site: platform.site,
        scanner: uploads.scanner,
      })
      registerStorefrontRoutes(app, catalog)
      registerShopPageRoutes(app, shopPages)
      registerSitemapRoutes(app, platform)
      registerOwnProductRoutes(app, catalog, createDeliverySettings(platform))
      registerProductDocumentRoutes(app, productDocuments)
      registerApplicationRoutes(app, applications)
      registerCategoryRoutes(app, categories)
      registerSkuAttributeRoutes(app, createSkuAttributes(platform))
      registerSynonymRoutes(app, createSearchSynonyms(platform, { clearCaches: () => catalog.clearCaches() }))
      registerTagRoutes(app, createProductTags(platform))
      registerTaxRoutes(app, createTaxTable(platform), query)
      registerFeeRoutes(app, createFeeTables(platform, { uploads }))
      registerMediaRoutes(app, platform)
      registerQuoteRoutes(app, platform, listPastPurchases)
      registerWalletRoutes(app, platform, payments)
      registerInstanceRoutes(app, platform, instances, (actor, id) => delivery.refreshAppInfo(actor, id))
      registerOrderRoutes(app, platform, orders, payments)
      registerSellerOrderRoutes(app, platform, payments, async (scope) => [
        { key: 'stoppedMessages', count: await countMessages(query, scope, 'STOPPED') },
        { key: 'retryingMessages', count: await countMessages(query, scope, 'RETRYING') },
      ])
      registerMessageRoutes(app, platform, delivery)
      registerOpeningRoutes(app, platform, delivery)
      registerOrderNotifyRoutes(app, createOrderNotifyService(platform, { access }))
      registerSuspensionRoutes(app, suspension)
      registerSellingRoutes(
        app,
        createSellingService(platform, {
          sellableCountries: (reader, sellerId) => sellers.standing.sellableCountries(reader, sellerId),
        }),
      )
      registerUpgradeRoutes(app, upgrades)
      registerResaleRoutes(app, resale)
      registerLifeCycleRoutes(app, lifeCycle)
      registerLicensingRoutes(app, licensing)
      registerUsageRoutes(app, platform)
      registerOpenApiRoutes(app, platform, {
        service: createOpenApiService(platform, {
          findTestOrder: (sellerId, orderId) => findTestOrder(query, sellerId, orderId),
        }),
        licensing,
        metering,
        access,
        deployed: createDeployedObjects(platform, { uploads }),
        signers: identity.accessKeys,
        ...(options.metrics && { observeRefusal: options.metrics.observeOpenApiRefusal }),
      })
      registerDebugRoutes(app, debug)
      registerTestSubscriptionRoutes(app, platform, createTestSubscriptionService(platform, sellerCalls))
      registerConformanceRoutes(app, conformance)
      registerCredentialRoutes(app, createCredentialService(platform, sellerCalls))
      registerOperationsRoutes(app, platform, {
        clock,
        payments,
        listParkedMails: (limit) => messaging.listParked(limit),
        replayMail: (tx, id) => messaging.replay(tx, id),
      })
    },

    async close(): Promise<void> {
      await delivery.settle()
      await Promise.all([outbound.close(), messaging.close()])
    },
  }
}
