import type { AccessType } from './vocabulary.ts'
import {
  skuKey,
  type DocumentSpecification,
  type ProductDocument,
  type UsagePackage,
} from './document-shape.ts'
import { createProblemList, joinPath, type DocumentProblem, type ProblemList } from './problem.ts'

const RULE = 'SELL-PUB-102'
/** What makes the two kinds of paying for time; a new price of the same kind may join (SELL-PUB-101). */
const PERIODS: ReadonlySet<string> = new Set(['MONTH', 'YEAR'])

/**
 * What may not change once a product was listed (SELL-PUB 4.7).
 *
 * @param before canonical document of the listed product
 * @param after canonical document asked for
 */
export function findForbiddenChanges(before: ProductDocument, after: ProductDocument): DocumentProblem[] {
  const problems = createProblemList()
  for (const field of ['accessType', 'seller', 'currency'] as const)
    if (before[field] !== after[field])
      problems.error(
        field,
        'SELL-PUB-101',
        '上架后不能修改，请发布新商品。',
        'This cannot change after listing; publish a new product.',
      )
  const { accessType } = before
  if (accessType === 'SAAS') {
    if ((before.supervised ?? false) !== (after.supervised ?? false))
      problems.error(
        'supervised',
        RULE,
        'SaaS 商品上架后不能修改是否涉及服务监管。',
        'Whether a SaaS product is supervised cannot change after listing.',
      )
    const credential = (document: ProductDocument) =>
      (document.access as { credential?: string } | undefined)?.credential
    if (credential(before) !== undefined && credential(before) !== credential(after))
      problems.error(
        'access.credential',
        RULE,
        '上架后不能更换应用凭证。',
        'The application credential cannot change after listing.',
      )
  }
  checkSpecifications(before, after, problems)
  return problems.all
}

function checkSpecifications(before: ProductDocument, after: ProductDocument, problems: ProblemList): void {
  const asked = new Map(
    after.specifications.map((spec, i) => [spec.code, { spec, at: joinPath('specifications', i) }]),
  )
  const listed = before.specifications
  if (
    listed.length > 0 &&
    listed.every((spec) => spec.removed) &&
    JSON.stringify(before.specifications) !== JSON.stringify(after.specifications)
  ) {
    problems.error(
      'specifications',
      RULE,
      '规格已全部下架，不能再新增或修改，请发布新商品。',
      'Every specification is removed; none can be added or changed. Publish a new product.',
    )
    return
  }
  for (const spec of listed) {
    const found = asked.get(spec.code)
    if (found) checkSpecification(before.accessType, spec, found.spec, found.at, problems)
    else
      problems.error(
        `specifications[${spec.code}]`,
        RULE,
        '已上架的规格不能删除，请写 removed: true 下架；先添加新规格，再下架旧规格。',
        'A listed specification cannot be deleted; write removed: true to take it from sale, after adding the new one.',
      )
  }
}

function checkSpecification(
  accessType: AccessType,
  before: DocumentSpecification,
  after: DocumentSpecification,
  path: string,
  problems: ProblemList,
): void {
  if (before.removed && !after.removed)
    problems.error(
      joinPath(path, 'removed'),
      'SELL-PUB-121',
      '下架的规格不能恢复，请添加新规格。',
      'A removed specification cannot come back; add a new one.',
    )
  if (accessType === 'SAAS' && (before.trialDays === undefined) !== (after.trialDays === undefined))
    problems.error(
      joinPath(path, 'trialDays'),
      RULE,
      '上架后不能开启或取消试用。',
      'A listed specification keeps whether it has a trial.',
    )
  checkModes(accessType, before, after, path, problems)
  for (const attribute of before.attributes ?? []) {
    const same = after.attributes?.find((candidate) => candidate.code === attribute.code)
    if (attribute.kind !== 'quantity') continue
    const i = after.attributes?.findIndex((candidate) => candidate.code === attribute.code) ?? -1
    if (!same || same.kind !== 'quantity' || same.step !== attribute.step)
      problems.error(
        i < 0 ? joinPath(path, 'attributes') : joinPath(joinPath(joinPath(path, 'attributes'), i), 'step'),
        RULE,
        '上架后不能修改数量的步长。',
        'The step of a quantity cannot change after listing.',
      )
  }
  if (accessType === 'API' || accessType === 'SAAS')
    checkPackages(
      accessType,
      before.packages ?? [],
      after.packages ?? [],
      joinPath(path, 'packages'),
      problems,
    )
}

/** The billing modes of each combination; billing items are the mode ON_DEMAND. */
function modesBySku(spec: DocumentSpecification): Map<string, { modes: Set<string>; removed: boolean }> {
  const metered = (spec.billingItems?.length ?? 0) > 0 ? ['ON_DEMAND'] : []
  const lists = spec.skus?.length
    ? spec.skus.map((sku) => ({
        key: skuKey(sku.attributes),
        prices: sku.prices,
        removed: sku.removed ?? false,
      }))
    : [{ key: '', prices: spec.prices ?? [], removed: false }]
  return new Map(
    lists.map(({ key, prices, removed }) => [
      key,
      { modes: new Set([...prices.map((price) => price.mode), ...metered]), removed },
    ]),
  )
}

function checkModes(
  accessType: AccessType,
  before: DocumentSpecification,
  after: DocumentSpecification,
  path: string,
  problems: ProblemList,
): void {
  const asked = modesBySku(after)
  const offered = modesBySku(before)
  for (const [key, { modes, removed }] of offered) {
    // Combinations that are no more, also where a price list became a matrix: what was sold of them must stay named.
    const same = asked.get(key)
    const at = key === '' ? joinPath(path, 'prices') : joinPath(path, `skus[${key}]`)
    if (!same) {
      problems.error(
        at,
        RULE,
        '已上架的 SKU 不能删除，请写 removed: true 下架。',
        'A listed SKU cannot be deleted; write removed: true to take it from sale.',
      )
      continue
    }
    if (removed && !same.removed)
      problems.error(at, 'SELL-PUB-121', '下架的 SKU 不能恢复。', 'A removed SKU cannot come back.')
    const lost = [...modes].filter((mode) => !same.modes.has(mode))
    const won = [...same.modes].filter((mode) => !modes.has(mode))
    // Month beside year, or year beside month, is the one addition that keeps the kind.
    const sameKind = won.every((mode) => PERIODS.has(mode)) && [...modes].some((mode) => PERIODS.has(mode))
    if (lost.length > 0 || (won.length > 0 && (accessType === 'API' || !sameKind)))
      problems.error(
        at,
        RULE,
        `上架后不能更改规格的计费方式${lost.length > 0 ? `（缺少 ${lost.join('、')}）` : ''}，请添加新规格。`,
        `The billing mode of a listed specification cannot change${lost.length > 0 ? ` (${lost.join(', ')} is missing)` : ''}; add a new specification.`,
      )
  }
}

function checkPackages(
  accessType: AccessType,
  before: readonly UsagePackage[],
  after: readonly UsagePackage[],
  path: string,
  problems: ProblemList,
): void {
  for (const item of before) {
    const i = after.findIndex((candidate) => candidate.code === item.code)
    const same = after[i]
    if (!same) {
      problems.error(
        path,
        RULE,
        '已上架的套餐包不能删除，请写 removed: true 下架。',
        'A listed package cannot be deleted; write removed: true to take it from sale.',
      )
      continue
    }
    const at = joinPath(path, i)
    // API: the price may follow the market; name and content are what buyers were promised.
    const fixed =
      accessType === 'API'
        ? (['name', 'contents', 'period', 'periodCounts', 'reset'] as const)
        : (['price', 'contents', 'period', 'periodCounts', 'reset'] as const)
    for (const field of fixed)
      if (JSON.stringify(item[field]) !== JSON.stringify(same[field]))
        problems.error(
          joinPath(at, field),
          RULE,
          '已上架套餐包的这一项不能修改，请添加新套餐包。',
          'This part of a listed package cannot change; add a new package.',
        )
  }
}
