import { formatCompactTime, type OrderLine as OrderLineInfo } from '@yunshi/seller-sdk'
import { addPeriods } from '../../kernel/calendar.ts'

/** What the order query needs to know of a line. */
export interface SoldLine {
  id: string
  productCode: string
  skuCode: string
  mode: 'MONTH' | 'YEAR' | 'ONE_TIME'
  periodCount: number
  quantity: number
  /** Whether the quantity was chosen; without such an attribute there is no `linearValue`. */
  hasQuantity: boolean
  productName: string
  startsAt: Date
}

/**
 * A line as the order query shows it (isv-protocol 6.2). Periods and quantities are numbers (COMPAT-21).
 *
 * @param zone calendar on which periods are counted
 */
export function orderLineInfo(line: SoldLine, zone: string): OrderLineInfo {
  const productInfo = [
    {
      productId: line.productCode,
      skuCode: line.skuCode,
      ...(line.hasQuantity && { linearValue: line.quantity }),
      productName: line.productName,
    },
  ]
  if (line.mode === 'ONE_TIME') return { orderLineId: line.id, chargingMode: 'ONE_TIME', productInfo }
  return {
    orderLineId: line.id,
    chargingMode: 'PERIOD',
    // Only an estimate: the call that opens or renews decides (BUY-INST-24).
    expireTime: formatCompactTime(addPeriods(line.startsAt, line.mode, line.periodCount, zone).getTime()),
    periodType: line.mode === 'YEAR' ? 'year' : 'month',
    periodNumber: line.periodCount,
    productInfo,
  }
}
