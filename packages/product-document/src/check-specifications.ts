import type { AccessType, PriceMode } from './vocabulary.ts'
import { checkAmount, checkMetering, checkPricing } from './check-prices.ts'
import {
  skuKey,
  SKUS_MAX,
  type DocumentAttribute,
  type DocumentPrice,
  type DocumentSpecification,
} from './document-shape.ts'
import { joinPath, type ProblemList } from './problem.ts'
import { countCombinations } from './sku-combinations.ts'

/** How each access type may be charged (SELL-PUB 4.3). */
export const allowedModes: { readonly [Type in AccessType]: readonly PriceMode[] } = {
  SAAS: ['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND'],
  LICENSE: ['MONTH', 'YEAR', 'ONE_TIME'],
  IMAGE: ['MONTH', 'YEAR', 'ON_DEMAND'],
  SERVICE: ['MONTH', 'YEAR', 'ONE_TIME'],
  API: ['ON_DEMAND'],
  AGENT: ['ON_DEMAND'],
  HARDWARE: ['ONE_TIME'],
  DATA: ['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND'],
  AI_ASSET: ['MONTH', 'YEAR', 'ON_DEMAND'],
  CONTAINER: ['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND'],
  ORCHESTRATION: ['MONTH', 'YEAR', 'ONE_TIME'],
  CONSULTING: [],
}

/** SELL-PUB-42, 32: types whose price may depend on enumerations. */
export const matrixTypes: ReadonlySet<AccessType> = new Set([
  'SAAS',
  'LICENSE',
  'SERVICE',
  'DATA',
  'HARDWARE',
  'AI_ASSET',
])

/** Codes that the marketplace gives a meaning of its own (SELL-PUB-41). */
export const presetAttributes: ReadonlySet<string> = new Set(['appName', 'version', 'os', 'mode'])

/** The rules of one specification that its form cannot say. */
export function checkSpecification(
  spec: DocumentSpecification,
  accessType: AccessType,
  path: string,
  problems: ProblemList,
): void {
  const { attributes = [], skus = [], prices = [], billingItems = [], free = false } = spec
  checkUnique(attributes, (item) => item.code, joinPath(path, 'attributes'), 'code', 'SELL-PUB-41', problems)
  for (const [i, attribute] of attributes.entries())
    checkAttribute(attribute, joinPath(joinPath(path, 'attributes'), i), problems)
  if (attributes.filter((attribute) => attribute.kind === 'quantity').length > 1)
    problems.error(
      joinPath(path, 'attributes'),
      'SELL-PUB-42',
      '一个规格只能有一个数量属性，请合并或改为枚举。',
      'A specification has one quantity attribute at most; merge them or make one an enumeration.',
    )
  if (!matrixTypes.has(accessType) && attributes.some((attribute) => attribute.kind === 'enum'))
    problems.error(
      joinPath(path, 'attributes'),
      'SELL-PUB-42',
      '该接入类型不支持多 SKU，请拆成多个规格。',
      'This access type has no SKU matrix; make separate specifications.',
    )
  checkSkus(spec, path, problems)

  const priceLists =
    skus.length > 0
      ? skus.map((sku, i) => ({
          free: free || (sku.free ?? false),
          prices: sku.prices,
          at: joinPath(joinPath(joinPath(path, 'skus'), i), 'prices'),
        }))
      : [{ free, prices, at: joinPath(path, 'prices') }]
  for (const list of priceLists) checkPriceList(list.prices, accessType, list.free, list.at, problems)
  const modes = new Set(priceLists.flatMap((priceList) => priceList.prices.map((price) => price.mode)))
  if (billingItems.length > 0) {
    if (modes.has('ON_DEMAND'))
      problems.error(
        joinPath(path, 'billingItems'),
        'SELL-PUB-50',
        '计费项与 ON_DEMAND 价格二选一：只有一个计费项时写在价格里，多个时写在这里。',
        'Write either billing items or an ON_DEMAND price: the price for one factor, the items for several.',
      )
    modes.add('ON_DEMAND')
  }
  checkBilling(spec, accessType, path, problems)
  if (accessType !== 'CONSULTING' && modes.size === 0)
    problems.error(
      path,
      'SELL-PUB-40',
      '规格没有价格，请至少填写一个。',
      'The specification has no price; write one at least.',
    )
  if (accessType === 'DATA' && modes.has('ON_DEMAND') && (modes.has('MONTH') || modes.has('YEAR')))
    problems.error(
      path,
      'SELL-PUB-34',
      '数据商品的一个规格不能同时按次和按周期计费，请拆成两个规格。',
      'A specification of a data product is sold by use or by period, not both; make two.',
    )
  checkTrial(spec, accessType, modes, path, problems)
}

function checkAttribute(attribute: DocumentAttribute, path: string, problems: ProblemList): void {
  const rule = 'SELL-PUB-42'
  const { kind, values = [], unit, min, max, step } = attribute
  if (presetAttributes.has(attribute.code))
    problems.warn(
      joinPath(path, 'code'),
      'SELL-PUB-41',
      '这个编码是预置属性的名称，建议换一个。',
      'This code belongs to a preset attribute; choose another.',
    )
  if (kind === 'enum') {
    if (values.length === 0)
      problems.error(
        joinPath(path, 'values'),
        rule,
        '枚举至少要有一个值。',
        'An enumeration has one value at least.',
      )
    checkUnique(values, (value) => value.code, joinPath(path, 'values'), 'code', rule, problems)
    checkUnique(values, (value) => value.name.zh.trim(), joinPath(path, 'values'), 'name.zh', rule, problems)
    checkUnique(values, (value) => value.name.en.trim(), joinPath(path, 'values'), 'name.en', rule, problems)
    for (const field of ['unit', 'min', 'max', 'step'] as const)
      if (attribute[field] !== undefined)
        problems.error(
          joinPath(path, field),
          rule,
          '枚举没有此项，请删除。',
          'An enumeration has no such field; remove it.',
        )
    return
  }
  if (values.length > 0)
    problems.error(
      joinPath(path, 'values'),
      rule,
      '数量属性没有枚举值，请删除。',
      'A quantity has no values; remove them.',
    )
  if (unit === undefined || min === undefined || max === undefined || step === undefined) {
    problems.error(
      path,
      rule,
      '数量属性要填写单位、最小值、最大值和步长（unit、min、max、step）。',
      'A quantity needs its unit, minimum, maximum and step (unit, min, max, step).',
    )
    return
  }
  if (max < min)
    problems.error(
      joinPath(path, 'max'),
      rule,
      '最大值小于最小值，请改正。',
      'The maximum is below the minimum; correct it.',
    )
  else if ((max - min) % step !== 0)
    problems.error(
      joinPath(path, 'step'),
      rule,
      '从最小值按步长到不了最大值，请调整。',
      'The steps from the minimum never reach the maximum; adjust one of them.',
    )
}

/** SELL-PUB-42: each SKU names one value of every enumeration, and no two the same. */
function checkSkus(spec: DocumentSpecification, path: string, problems: ProblemList): void {
  const rule = 'SELL-PUB-42'
  const { attributes = [], skus = [], prices = [] } = spec
  const at = joinPath(path, 'skus')
  const combinations = countCombinations(attributes)
  if (combinations > SKUS_MAX)
    problems.error(
      joinPath(path, 'attributes'),
      rule,
      `属性的组合有 ${combinations} 个，最多 ${SKUS_MAX} 个，请减少属性值或拆分规格。`,
      `The attributes have ${combinations} combinations and ${SKUS_MAX} are allowed; use fewer values or more specifications.`,
    )
  if (skus.length === 0) return
  if (prices.length > 0)
    problems.error(
      joinPath(path, 'prices'),
      rule,
      'prices 与 skus 二选一：所有组合同价时写 prices，不同价时写 skus。',
      'Write prices or skus: prices where all combinations cost the same, skus where they differ.',
    )
  const known = new Map(
    attributes.flatMap((attribute) =>
      attribute.kind === 'enum'
        ? [[attribute.code, new Set((attribute.values ?? []).map((value) => value.code))] as const]
        : [],
    ),
  )
  for (const [i, sku] of skus.entries()) {
    const here = joinPath(joinPath(at, i), 'attributes')
    for (const [name, value] of Object.entries(sku.attributes))
      if (!known.get(name)?.has(value))
        problems.error(
          joinPath(here, name),
          rule,
          '没有这个属性值，请与 attributes 保持一致。',
          'There is no such value; keep to the attributes above.',
        )
    for (const name of known.keys())
      if (!Object.hasOwn(sku.attributes, name))
        problems.error(
          joinPath(here, name),
          rule,
          '缺少此属性的值，请填写。',
          'The value of this attribute is missing; write it.',
        )
  }
  checkUnique(skus, (sku) => skuKey(sku.attributes), at, 'attributes', rule, problems)
  if (!spec.removed && skus.every((sku) => sku.removed))
    problems.error(
      at,
      'SELL-PUB-120',
      '所有 SKU 都已下架，请把规格标为 removed: true。',
      'Every SKU is removed; mark the specification removed: true instead.',
    )
}

function checkPriceList(
  prices: readonly DocumentPrice[],
  accessType: AccessType,
  free: boolean,
  path: string,
  problems: ProblemList,
): void {
  checkUnique(prices, (price) => price.mode, path, 'mode', 'SELL-PUB-40', problems)
  for (const [i, price] of prices.entries()) {
    const at = joinPath(path, i)
    if (!allowedModes[accessType].includes(price.mode))
      problems.error(
        joinPath(at, 'mode'),
        accessType === 'CONSULTING' ? 'SELL-PUB-36' : 'SELL-PUB-P01',
        allowedModes[accessType].length === 0
          ? '咨询类商品没有价格，请删除。'
          : `该接入类型可用的计费方式：${allowedModes[accessType].join('、')}。`,
        allowedModes[accessType].length === 0
          ? 'Consulting has no price; remove it.'
          : `This access type is charged by: ${allowedModes[accessType].join(', ')}.`,
      )
    checkPricing(price, free, at, problems)
    checkMetering(price, price.mode === 'ON_DEMAND', at, problems)
    if (price.mode === 'ON_DEMAND' && price.meterUnit === undefined)
      problems.error(
        joinPath(at, 'meterUnit'),
        'SELL-PUB-50',
        '按需计费要写明计量单位，例如“次”。',
        'Pay-per-use names what is counted, such as "call".',
      )
  }
}

/** SELL-PUB-29, 50, 53: factors first, then packages of them. */
function checkBilling(
  spec: DocumentSpecification,
  accessType: AccessType,
  path: string,
  problems: ProblemList,
): void {
  const { billingItems = [], packages = [], free = false } = spec
  const itemsAt = joinPath(path, 'billingItems')
  checkUnique(billingItems, (item) => item.code, itemsAt, 'code', 'SELL-PUB-50', problems)
  if (billingItems.length > 0 && !allowedModes[accessType].includes('ON_DEMAND'))
    problems.error(
      itemsAt,
      'SELL-PUB-50',
      '该接入类型不能按需计费，请删除。',
      'This access type is not sold by use; remove them.',
    )
  if (billingItems.length > 0 && (spec.attributes ?? []).some((attribute) => attribute.kind === 'enum'))
    problems.error(
      itemsAt,
      'SELL-PUB-50',
      '有计费项的规格不能再有枚举属性，请拆成多个规格。',
      'A specification with billing items has no enumerations; make separate specifications.',
    )
  for (const [i, item] of billingItems.entries()) checkPricing(item, free, joinPath(itemsAt, i), problems)
  const packagesAt = joinPath(path, 'packages')
  checkUnique(packages, (item) => item.code, packagesAt, 'code', 'SELL-PUB-53', problems)
  const known = new Set(billingItems.map((item) => item.code))
  for (const [i, item] of packages.entries()) {
    const at = joinPath(packagesAt, i)
    checkUnique(
      item.contents,
      (content) => content.item,
      joinPath(at, 'contents'),
      'item',
      'SELL-PUB-53',
      problems,
    )
    for (const [j, content] of item.contents.entries())
      if (!known.has(content.item))
        problems.error(
          joinPath(joinPath(joinPath(at, 'contents'), j), 'item'),
          'SELL-PUB-53',
          '没有这个计费项，请先在 billingItems 里添加。',
          'There is no such billing item; add it to billingItems first.',
        )
    if (item.contents.length > 1)
      problems.warn(
        joinPath(at, 'contents'),
        'SELL-PUB-53',
        '一个套餐包含多个计费项可行，但不建议。',
        'Several billing items in one package are possible but not advised.',
      )
    const zero = Number(item.price) === 0
    if (zero && accessType === 'API') {
      if (item.ordersPerUser !== 'ONE')
        problems.error(
          joinPath(at, 'ordersPerUser'),
          'SELL-PUB-29',
          '零价套餐包每个用户只能购买一次，请写 ordersPerUser: ONE。',
          'A package at no price is limited to one order per user: write ordersPerUser: ONE.',
        )
    } else checkAmount(item.price, free, joinPath(at, 'price'), problems)
  }
}

/** SELL-PUB-60: trials are for SaaS by the month or year. */
function checkTrial(
  spec: DocumentSpecification,
  accessType: AccessType,
  modes: ReadonlySet<PriceMode>,
  path: string,
  problems: ProblemList,
): void {
  if (spec.trialDays === undefined) return
  const at = joinPath(path, 'trialDays')
  if (accessType !== 'SAAS')
    problems.error(
      at,
      'SELL-PUB-60',
      '只有 SaaS 商品可以试用，请删除。',
      'Only SaaS products have trials; remove it.',
    )
  else if (!modes.has('MONTH') && !modes.has('YEAR'))
    problems.error(
      at,
      'SELL-PUB-60',
      '只有包月或包年的规格可以试用，请添加周期价格或删除试用。',
      'Only specifications sold by the month or year have trials; add such a price or remove the trial.',
    )
}

/** @param field what must differ, for the path */
export function checkUnique<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  path: string,
  field: string,
  rule: string,
  problems: ProblemList,
): void {
  const seen = new Map<string, number>()
  for (const [i, item] of items.entries()) {
    const key = keyOf(item)
    const first = seen.get(key)
    if (first === undefined) seen.set(key, i)
    else
      problems.error(
        joinPath(joinPath(path, i), field),
        rule,
        `与第 ${first + 1} 项重复，请改成不同的值或删除一项。`,
        `The same as item ${first + 1}; make them differ or remove one.`,
      )
  }
}
