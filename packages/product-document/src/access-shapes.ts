import { code, days, deployment, documents, file, reference } from './common-shapes.ts'
import { choice, flag, integer, list, localized, object, optional, text, variant } from './shape.ts'

/** `access` of a document: what each access type asks for beside the common fields (SELL-PUB 4.3). */
export const accessShape = variant('SELL-PUB-P01', 'accessType', {
  SAAS: object('SELL-PUB-21', {
    asset: optional(reference('SELL-PUB-21')),
    extensionParameters: optional(
      list(
        'SELL-PUB-21',
        object('SELL-PUB-21', { name: code('SELL-PUB-21'), label: optional(localized('SELL-PUB-21', 50)) }),
        {
          max: 3,
          keyOf: (item) => item.name,
        },
      ),
      [],
    ),
    userAuthorization: optional(
      list('SELL-PUB-21', choice('SELL-PUB-21', ['mobilePhone', 'email', 'userId', 'userName']), {
        max: 4,
        unordered: true,
      }),
      [],
    ),
    encryptionAlgorithm: optional(
      choice('SELL-PUB-21', ['AES128_CBC_PKCS5Padding', 'AES256_CBC_PKCS5Padding']),
    ),
    credential: optional(reference('SELL-PUB-21')),
  }),
  LICENSE: object('SELL-PUB-24', deployment('SELL-PUB-24')),
  IMAGE: object('SELL-PUB-27', {
    applicationType: optional(text('SELL-PUB-27', 50)),
    regions: optional(list('SELL-PUB-27', reference('SELL-PUB-27'), { max: 50, unordered: true }), []),
    asset: optional(reference('SELL-PUB-27')),
    assetVersion: optional(text('SELL-PUB-27', 50)),
    minimum: optional(
      object('SELL-PUB-27', {
        vcpus: integer('SELL-PUB-27', 1, 1024),
        memoryGb: integer('SELL-PUB-27', 1, 16_384),
        diskGb: integer('SELL-PUB-27', 1, 32_768),
      }),
    ),
    deploymentTemplate: optional(reference('SELL-PUB-25')),
  }),
  SERVICE: object('SELL-PUB-28', {
    flow: optional(choice('SELL-PUB-28', ['standard', 'website'] as const), 'standard' as const),
    averageDeliveryDays: optional(days('SELL-PUB-28', 3650)),
    buyerTemplate: optional(file('SELL-PUB-28', ['xls', 'xlsx', 'doc', 'docx'], 20)),
  }),
  API: object('SELL-PUB-29', {
    gateway: optional(choice('SELL-PUB-29', ['APIG', 'AGENTS'] as const), 'APIG' as const),
    apiGroup: optional(reference('SELL-PUB-29')),
    simpleAppCode: optional(flag('SELL-PUB-29'), false),
  }),
  AGENT: object('SELL-PUB-30', {
    registration: optional(reference('SELL-PUB-30')),
    billedBy: optional(
      list('SELL-PUB-30', choice('SELL-PUB-30', ['TOKENS', 'CALLS']), { min: 1, max: 2, unordered: true }),
    ),
    region: optional(choice('SELL-PUB-30', ['cn-north-4'] as const), 'cn-north-4' as const),
  }),
  HARDWARE: object('SELL-PUB-31', {
    shipping: optional(localized('SELL-PUB-31', 2000)),
    warrantyMonths: optional(integer('SELL-PUB-31', 0, 240)),
    stock: optional(integer('SELL-PUB-31', 0, 1_000_000_000)),
    flow: optional(choice('SELL-PUB-31', ['general', 'joint'] as const), 'general' as const),
  }),
  AI_ASSET: object('SELL-PUB-32', {
    platform: optional(choice('SELL-PUB-32', ['MODELARTS', 'HOLOSENS'])),
    asset: optional(reference('SELL-PUB-32')),
    meteredBy: optional(choice('SELL-PUB-32', ['TIME', 'COMPUTE_NODES'])),
  }),
  CONTAINER: object('SELL-PUB-33', {
    servicePackage: optional(reference('SELL-PUB-33')),
    imageTestReport: optional(file('SELL-PUB-33', documents, 20)),
  }),
  DATA: object('SELL-PUB-34', {
    asset: optional(reference('SELL-PUB-34')),
    rightsCertificate: optional(file('SELL-PUB-34', documents, 20)),
    template: optional(choice('SELL-PUB-34', ['custom', 'dataarts'] as const), 'custom' as const),
  }),
  ORCHESTRATION: object('SELL-PUB-35', {
    ...deployment('SELL-PUB-35'),
    orchestrationPackage: optional(reference('SELL-PUB-35')),
  }),
  CONSULTING: object('SELL-PUB-36', {
    requirementForm: optional(localized('SELL-PUB-36', 4000)),
    responseHours: optional(integer('SELL-PUB-36', 1, 720)),
  }),
})
