import { isCountry } from './countries.ts'
import { canonicalDocument } from './canonical.ts'
import { checkShape } from './check-shape.ts'
import { checkSpecification, checkUnique } from './check-specifications.ts'
import { hintContent } from './content-hints.ts'
import { documentShape, type ProductDocument } from './document-shape.ts'
import { createProblemList, joinPath, type DocumentProblem, type ProblemList } from './problem.ts'
import { repairDocument } from './repair-document.ts'
import type { AccessType, DeliveryProtocol } from './vocabulary.ts'

/** Where the marketplace is run: what may be sold and in which currency depends on it. */
export type Site = 'cn' | 'intl'

const siteCurrency = { cn: 'CNY', intl: 'USD' } as const

/** Consulting is sold without a price (SELL-PUB-36): a document need not say that it has no specifications. */
function withoutPrice(value: unknown): unknown {
  const isConsulting =
    typeof value === 'object' &&
    value !== null &&
    'accessType' in value &&
    value.accessType === 'CONSULTING' &&
    !('specifications' in value)
  return isConsulting ? { ...value, specifications: [] } : value
}

/**
 * Judges a document by itself: form, limits, rules between fields, hints. Whether what it names exists is asked where the
 * database is.
 *
 * @param written what a parser of YAML or JSON made
 * @returns the canonical document, or `null` when there is an error among the problems
 */
export function judgeDocument(
  written: unknown,
  site: Site,
): { document: ProductDocument | null; problems: DocumentProblem[] } {
  const value = withoutPrice(written)
  const problems = createProblemList()
  checkShape(documentShape, value, '', problems)
  // Rules between fields read the document by its form; they wait until the form is right.
  if (problems.all.length > 0) return { document: null, problems: problems.all }
  const { document } = repairDocument(value, [])
  checkRules(document, site, problems)
  hintContent(document, problems)
  const refused = problems.all.some((problem) => problem.severity === 'error')
  return {
    document: refused
      ? null
      : canonicalDocument({ ...document, currency: document.currency ?? siteCurrency[site] }),
    problems: problems.all,
  }
}

/**
 * Judges what is there so far: a form shows at once that two bands overlap, though the name is still missing. Says
 * everything that `judgeDocument` says about a whole document, and about an unfinished one the most that can be known.
 *
 * @param written a document of which any part may be missing or wrong
 */
export function judgeDraft(written: unknown, site: Site): DocumentProblem[] {
  const value = withoutPrice(written)
  const shape = createProblemList()
  checkShape(documentShape, value, '', shape)
  const { document, isReplaced } = repairDocument(value, shape.all)
  const rules = createProblemList()
  checkRules(document, site, rules)
  hintContent(document, rules)
  return [...shape.all, ...rules.all.filter(({ path }) => !isReplaced(path))]
}

function checkRules(document: ProductDocument, site: Site, problems: ProblemList): void {
  const { accessType, specifications } = document
  if (document.currency !== undefined && document.currency !== siteCurrency[site])
    problems.error(
      'currency',
      'SELL-PUB-46',
      `本站以 ${siteCurrency[site]} 标价，请改正或删除此项。`,
      `Prices of this site are in ${siteCurrency[site]}; correct it or leave it out.`,
    )
  if (accessType === 'CONSULTING' && site === 'cn')
    problems.error(
      'accessType',
      'SELL-PUB-36',
      '咨询类商品只在国际站发布。',
      'Consulting products are published on the international site only.',
    )
  if (accessType !== 'CONSULTING' && specifications.length === 0)
    problems.error(
      'specifications',
      'SELL-PUB-40',
      '至少要有一个规格。',
      'There must be one specification at least.',
    )
  if (accessType === 'AGENT' && (document.salesClass ?? 'general') !== 'general')
    problems.error(
      'salesClass',
      'SELL-PUB-30',
      '智能体商品只能是普通商品，请写 general。',
      'Agents are general products only; write general.',
    )
  checkUnique(specifications, (spec) => spec.code, 'specifications', 'code', 'SELL-PUB-40', problems)
  checkUnique(
    specifications,
    (spec) => spec.name.zh.trim(),
    'specifications',
    'name.zh',
    'SELL-PUB-13',
    problems,
  )
  for (const [i, spec] of specifications.entries())
    checkSpecification(spec, accessType, joinPath('specifications', i), problems)
  checkDelivery(document, problems)
  checkTax(document, problems)
  const media = (document.pictures?.length ?? 0) + (document.videos?.length ?? 0)
  if (media > 5)
    problems.error(
      'pictures',
      'SELL-PUB-P05',
      '主图与视频合计最多 5 个。',
      'Pictures and videos together are at most 5.',
    )
  for (const list of ['salesRegions', 'industries', 'extraCategories'] as const)
    checkUnique(document[list] ?? [], (entry) => entry, list, '', documentShapeRule[list], problems)
  for (const [i, region] of (document.salesRegions ?? []).entries())
    if (/^[A-Z]{2}$/.test(region) && !isCountry(region))
      problems.error(
        joinPath('salesRegions', i),
        'SELL-PUB-P20',
        '没有这个国家或地区代码。',
        'There is no such country code.',
      )
  checkAccess(document, problems)
}

const documentShapeRule = {
  salesRegions: 'SELL-PUB-P20',
  industries: 'SELL-PUB-P16',
  extraCategories: 'SELL-PUB-P16',
} as const

/** How each access type is opened by an interface (SELL-PUB-20). */
export const protocolsOf: { readonly [Type in AccessType]?: readonly DeliveryProtocol[] } = {
  SAAS: ['SAAS_V2', 'SAAS_V1'],
  LICENSE: ['LICENSE_V1', 'LICENSE_CODE', 'LICENSE_ONLINE'],
}

function checkDelivery(
  { accessType, delivery, supervised, deliverySlaDays }: ProductDocument,
  problems: ProblemList,
): void {
  const allowed = protocolsOf[accessType] ?? []
  if (delivery && !allowed.includes(delivery.protocol))
    problems.error(
      'delivery.protocol',
      'SELL-PUB-20',
      allowed.length > 0
        ? `该接入类型的协议：${allowed.join('、')}。`
        : '该接入类型不经接口开通，请删除 delivery。',
      allowed.length > 0
        ? `Protocols of this access type: ${allowed.join(', ')}.`
        : 'This access type is not opened by an interface; remove delivery.',
    )
  if (delivery?.protocol === 'SAAS_V1')
    problems.warn(
      'delivery.protocol',
      'SELL-PUB-20',
      '新商品使用 V2.0 接口。',
      'New products use interface V2.0.',
    )
  if (supervised && deliverySlaDays === undefined)
    problems.error(
      'deliverySlaDays',
      'SELL-PUB-21',
      '涉及服务监管时要填写交付时限（自然日）。',
      'A supervised product states its delivery time in calendar days.',
    )
}

function checkTax({ accessType, taxCategory, specifications }: ProductDocument, problems: ProblemList): void {
  if (taxCategory === undefined) return
  const modes = specifications.flatMap((spec) =>
    [...(spec.prices ?? []), ...(spec.skus ?? []).flatMap((sku) => sku.prices)].map((price) => price.mode),
  )
  const fits =
    accessType === 'HARDWARE'
      ? taxCategory === 'HARDWARE'
      : accessType === 'LICENSE'
        ? (taxCategory === 'SOFTWARE' && modes.includes('ONE_TIME')) ||
          (taxCategory === 'SERVICE' && modes.some((mode) => mode !== 'ONE_TIME'))
        : taxCategory === 'SERVICE'
  if (!fits)
    problems.error(
      'taxCategory',
      'SELL-PUB-70',
      '税务分类与接入类型、计费方式不符，请改正或删除以自动判定。',
      'The tax category does not fit access type and billing; correct it, or leave it out to have it derived.',
    )
}

function checkAccess(document: ProductDocument, problems: ProblemList): void {
  // The form has chosen the variant; here only fields that lean on each other are read.
  const access = (document.access ?? {}) as {
    deploymentObject?: string
    asset?: string
    userAuthorization?: string[]
  }
  if ((access.deploymentObject ?? 'NONE') !== 'NONE' && access.asset === undefined)
    problems.error(
      'access.asset',
      'SELL-PUB-24',
      '选择了部署对象，请填写对应的资产。',
      'A deployment object is chosen; name its asset.',
    )
  if (document.accessType === 'SAAS' && access.asset === undefined)
    problems.warn(
      'access.asset',
      'SELL-PUB-21',
      '提交审核前需要关联 SaaS 资产。',
      'Before review the product needs its SaaS asset.',
    )
  if (document.accessType === 'IMAGE' && access.asset === undefined)
    problems.warn(
      'access.asset',
      'SELL-PUB-27',
      '提交审核前需要关联镜像资产。',
      'Before review the product needs its image asset.',
    )
  if (document.accessType === 'DATA' && access.asset === undefined)
    problems.warn(
      'access.asset',
      'SELL-PUB-34',
      '提交审核前需要关联数据资产。',
      'Before review the product needs its data asset.',
    )
  if (document.salesClass === 'joint' && document.quotationSheet === undefined)
    problems.warn(
      'quotationSheet',
      'SELL-PUB-P24',
      '联营商品提交审核前需要规格对照报价单。',
      'Joint products need the specification-to-quotation sheet before review.',
    )
  if (document.supervised && document.deliveryTemplate === undefined)
    problems.warn(
      'deliveryTemplate',
      'SELL-PUB-P15',
      '涉及服务监管的商品提交审核前需要交付模板。',
      'Supervised products need the delivery template before review.',
    )
}
