import { Decimal } from 'decimal.js'
import { checkBands } from './bands.ts'
import type { BillingItem, DocumentPrice } from './document-shape.ts'
import { joinPath, type ProblemList } from './problem.ts'

/** SELL-PUB-43, 51: a price is linear with one unit price, or step or tier with bands. Free only where it is said so. */
export function checkPricing(
  pricing: Pick<DocumentPrice, 'model' | 'unitPrice' | 'bands'>,
  free: boolean,
  path: string,
  problems: ProblemList,
): void {
  const { model = 'linear', unitPrice, bands = [] } = pricing
  if (model === 'linear') {
    if (unitPrice === undefined)
      problems.error(
        joinPath(path, 'unitPrice'),
        'SELL-PUB-43',
        '缺少单价，请填写。',
        'The unit price is missing; write it.',
      )
    if (bands.length > 0)
      problems.error(
        joinPath(path, 'bands'),
        'SELL-PUB-43',
        '线性价格没有分档；分档请把 model 写成 step 或 tier。',
        'A linear price has no bands; for bands write the model step or tier.',
      )
  } else {
    if (bands.length === 0)
      problems.error(
        joinPath(path, 'bands'),
        'SELL-PUB-43',
        '缺少分档，请填写。',
        'The bands are missing; write them.',
      )
    if (unitPrice !== undefined)
      problems.error(
        joinPath(path, 'unitPrice'),
        'SELL-PUB-43',
        '分档价格的单价写在各档里，请删除此项。',
        'A price in bands has its unit prices there; remove this one.',
      )
    checkBands(bands, joinPath(path, 'bands'), problems)
  }
  const prices = [
    ...(unitPrice === undefined ? [] : [{ at: joinPath(path, 'unitPrice'), amount: unitPrice }]),
    ...bands.map((band, i) => ({
      at: joinPath(joinPath(joinPath(path, 'bands'), i), 'unitPrice'),
      amount: band.unitPrice,
    })),
  ]
  for (const { at, amount } of prices) checkAmount(amount, free, at, problems)
}

/** @param free whether zero is what the seller means */
export function checkAmount(amount: string, free: boolean, path: string, problems: ProblemList): void {
  const zero = new Decimal(amount).isZero()
  if (zero && !free)
    problems.error(
      path,
      'SELL-PUB-11',
      '价格不能为零：试用请设置试用天数（trialDays），确实免费的规格请标为免费（free）。',
      'A price is never zero: set the days of a trial (trialDays), or mark the specification as free (free) when it is meant to cost nothing.',
    )
  if (!zero && free)
    problems.error(
      path,
      'SELL-PUB-11',
      '规格标为免费（free），价格应为 0；收费请取消免费。',
      'The specification is marked as free (free), so its price must be 0; take the mark away to charge.',
    )
}

/** SELL-PUB-50: what only metered prices have, and what they cannot do without. */
export function checkMetering(
  price: Partial<DocumentPrice> & Pick<BillingItem, 'cycle' | 'accumulation'>,
  metered: boolean,
  path: string,
  problems: ProblemList,
): void {
  if (metered) return
  for (const field of ['meterUnit', 'cycle', 'accumulation'] as const)
    if (price[field] !== undefined)
      problems.error(
        joinPath(path, field),
        'SELL-PUB-50',
        '只有按需计费（ON_DEMAND）的价格有此项，请删除。',
        'Only pay-per-use prices (ON_DEMAND) have this; remove it.',
      )
}
