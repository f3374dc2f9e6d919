import { countCharacters } from './check-shape.ts'
import type { ProductDocument } from './document-shape.ts'
import { createProblemList, type DocumentProblem } from './problem.ts'
import type { AccessType } from './vocabulary.ts'

/** What is delivered as software, so that its rights have to be shown (SELL-PUB-P13). */
const softwareTypes: ReadonlySet<AccessType> = new Set([
  'SAAS',
  'LICENSE',
  'IMAGE',
  'CONTAINER',
  'ORCHESTRATION',
  'AGENT',
])

/** Characters of a description without pictures (PUB-003). */
export const DESCRIPTION_CHARACTERS_MIN = 400

/**
 * What a document still lacks before people look at it: everything that a listing needs beyond what a draft may leave
 * out. Operators, who list at once, are not asked.
 *
 * @param draft a document of any completeness
 */
export function checkForReview(draft: Partial<ProductDocument>): DocumentProblem[] {
  const problems = createProblemList()
  const need = (given: unknown, path: string, rule: string, zh: string, en: string) => {
    if (given === undefined || given === null || (Array.isArray(given) && given.length === 0))
      problems.error(path, rule, zh, en)
  }
  const { accessType } = draft
  need(draft.logo, 'logo', 'SELL-PUB-P04', '请上传商品图标。', 'Upload the logo of the product.')
  need(
    draft.pictures?.length ? draft.pictures : draft.videos,
    'pictures',
    'SELL-PUB-P05',
    '至少上传一张主图或一个视频。',
    'Upload one main picture or video at least.',
  )
  need(
    draft.version,
    'version',
    'SELL-PUB-P03',
    '请填写版本，例如 V1.0。',
    'Write the version, such as V1.0.',
  )
  need(
    draft.highlights,
    'highlights',
    'SELL-PUB-P08',
    '请填写至少一条商品亮点。',
    'Write one highlight at least.',
  )
  if (draft.description !== undefined && !draft.descriptionPictures?.length)
    for (const language of ['zh', 'en'] as const) {
      const text = draft.description[language]
      if (language === 'en' || typeof text !== 'string') continue
      const count = countCharacters(text)
      if (count < DESCRIPTION_CHARACTERS_MIN)
        problems.error(
          `description.${language}`,
          'SELL-PUB-P07',
          `没有图片的商品说明至少 ${DESCRIPTION_CHARACTERS_MIN} 字，现有 ${count} 字；请补充或上传说明图片。`,
          `A description without pictures has ${DESCRIPTION_CHARACTERS_MIN} characters at least, this one has ${count}; write more or upload pictures.`,
        )
    }
  need(
    draft.support,
    'support',
    'SELL-PUB-P11',
    '请填写售后支持：服务时间、内容、热线和邮箱。',
    'Describe after-sales support: hours, content, hotline and mail.',
  )
  if ((draft.salesClass ?? 'general') === 'general' && accessType !== 'CONSULTING')
    need(
      draft.agreement,
      'agreement',
      'SELL-PUB-P10',
      '请上传按本商品修改的服务协议。',
      'Upload the service agreement, adapted to this product.',
    )
  if (draft.salesClass === 'joint')
    need(
      draft.quotationSheet,
      'quotationSheet',
      'SELL-PUB-P24',
      '联营商品请上传规格对照报价单。',
      'Joint products need the specification-to-quotation sheet.',
    )
  if (accessType !== undefined && softwareTypes.has(accessType))
    need(
      draft.copyrightCertificate,
      'copyrightCertificate',
      'SELL-PUB-P13',
      '软件类商品请上传软件著作权证书。',
      'Software needs its copyright certificate.',
    )
  if (draft.supervised === true)
    need(
      draft.deliveryTemplate,
      'deliveryTemplate',
      'SELL-PUB-P15',
      '涉及服务监管，请填写交付模板（验收标准）。',
      'A supervised product needs its delivery template with the criteria of acceptance.',
    )
  const access = (draft.access ?? {}) as {
    asset?: string
    servicePackage?: string
    apiGroup?: string
    registration?: string
    averageDeliveryDays?: number
    shipping?: unknown
    rightsCertificate?: unknown
    requirementForm?: unknown
    imageTestReport?: unknown
  }
  const asset = (rule: string) =>
    need(access.asset, 'access.asset', rule, '请关联审核通过的资产。', 'Choose an approved asset.')
  switch (accessType) {
    case 'SAAS':
      asset('SELL-PUB-21')
      need(
        draft.delivery?.endpoint,
        'delivery.endpoint',
        'SELL-APP-02',
        '请选择已调试的生产接口地址。',
        'Choose the production address that was debugged.',
      )
      break
    case 'LICENSE':
    case 'ORCHESTRATION':
      need(
        draft.deliverySlaDays,
        'deliverySlaDays',
        'SELL-PUB-24',
        '请填写交付时限（自然日）。',
        'Write the delivery time in natural days.',
      )
      break
    case 'IMAGE':
      asset('SELL-PUB-27')
      break
    case 'SERVICE':
      need(
        access.averageDeliveryDays,
        'access.averageDeliveryDays',
        'SELL-PUB-28',
        '请填写平均交付时间（自然日）。',
        'Write the average delivery time in natural days.',
      )
      break
    case 'API':
      need(access.apiGroup, 'access.apiGroup', 'SELL-PUB-29', '请填写 API 分组。', 'Name the API group.')
      break
    case 'AGENT':
      need(
        access.registration,
        'access.registration',
        'SELL-PUB-30',
        '请填写已注册的智能体。',
        'Name the registered agent.',
      )
      break
    case 'HARDWARE':
      need(access.shipping, 'access.shipping', 'SELL-PUB-31', '请说明如何发货。', 'Say how it is shipped.')
      break
    case 'AI_ASSET':
      asset('SELL-PUB-32')
      break
    case 'CONTAINER':
      need(
        access.servicePackage,
        'access.servicePackage',
        'SELL-PUB-33',
        '请关联审核通过的服务包资产。',
        'Choose the approved service package.',
      )
      need(
        access.imageTestReport,
        'access.imageTestReport',
        'SELL-PUB-33',
        '请上传镜像测试报告。',
        'Upload the test report of the image.',
      )
      break
    case 'DATA':
      asset('SELL-PUB-34')
      need(
        access.rightsCertificate,
        'access.rightsCertificate',
        'SELL-PUB-34',
        '请上传数据权属登记证书。',
        'Upload the registration certificate of the data rights.',
      )
      break
    case 'CONSULTING':
      need(
        access.requirementForm,
        'access.requirementForm',
        'SELL-PUB-36',
        '请填写需求表单。',
        'Write the requirement form.',
      )
      break
    case undefined:
      break
  }
  return problems.all
}
