import { Decimal } from 'decimal.js'
import type { PriceMode, Sku, SkuPrice, Specification } from './product.ts'

/** Modes of PERIOD SKUs (SELL-PUB-40). */
const PERIODS = ['MONTH', 'YEAR'] as const satisfies PriceMode[]

/** Why one SKU cannot be upgraded to another, or no longer can (SELL-PUB-131). */
export type UpgradeObstacle = 'REMOVED' | 'NOT_PERIOD' | 'NOT_DEARER'

export const upgradeEndReasons = ['REMOVED', 'NOT_PERIOD', 'NOT_DEARER', 'BY_SELLER'] as const
export type UpgradeEndReason = (typeof upgradeEndReasons)[number]

/**
 * Whether a rule holds: both SKUs are on sale in the specification, both are sold by period, and the target is dearer
 * than the source in every period that both have, at every quantity (SELL-PUB-130, 131).
 *
 * @param specification `undefined` when it is gone
 * @returns what stands in the way; `null` when nothing does
 */
export function findUpgradeObstacle(
  specification: Specification | undefined,
  sourceSkuId: string,
  targetSkuId: string,
): UpgradeObstacle | null {
  const sku = (id: string): Sku | undefined =>
    specification?.state === 'ON_SALE' ? specification.skus.find((one) => one.id === id) : undefined
  const [source, target] = [sku(sourceSkuId), sku(targetSkuId)]
  if (!source || !target) return 'REMOVED'
  const pairs = PERIODS.flatMap((mode) => {
    const [from, to] = [source, target].map(({ prices }) => prices.find((price) => price.mode === mode))
    return from && to ? [[from, to] as const] : []
  })
  if (pairs.length === 0) return 'NOT_PERIOD'
  return pairs.every(([from, to]) => isDearer(to, from)) ? null : 'NOT_DEARER'
}

/** Unit prices are compared where either of them changes; between those they are the same. */
function isDearer(one: SkuPrice, other: SkuPrice): boolean {
  const starts = [one, other].flatMap(({ bands }) => bands?.map(({ from }) => from) ?? [1])
  return [...new Set(starts)].every((quantity) => unitPriceAt(one, quantity).gt(unitPriceAt(other, quantity)))
}

function unitPriceAt({ bands, unitPrice }: SkuPrice, quantity: number): Decimal {
  const band = bands?.findLast(({ from }) => from <= quantity)
  return new Decimal(band?.unitPrice ?? unitPrice)
}
