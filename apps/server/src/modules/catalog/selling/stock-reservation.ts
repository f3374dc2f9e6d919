import { sql } from 'kysely'
import { DomainError } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../../../platform/platform.ts'

declare module '../../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** Few pieces are left; told once until there are more again (SELL-PUB-140). */
    'catalog.stock_low': {
      productId: string
      sellerId: string
      title: LocalizedText
      specification: LocalizedText
      available: number
    }
  }
}

export interface ReservedLine {
  id: string
  productId: string
  specificationId: string
  skuId: string
  quantity: number
}

type Parts = Pick<Platform, 'events' | 'settings'>

/**
 * Sets aside what the lines of one order take, as many pieces as their quantity (BUY-ELIG-35). Stocks are locked in the
 * order of their ids, so that two orders never wait for each other in a circle.
 *
 * @throws conflict ELIG_STOCK
 */
export async function reserveStock(tx: Tx, parts: Parts, lines: readonly ReservedLine[]): Promise<void> {
  const stocks = await tx
    .selectFrom('stocks as s')
    .innerJoin('products as p', 'p.id', 's.product_id')
    .innerJoin('specifications as sp', 'sp.id', 's.specification_id')
    .selectAll('s')
    .select(['p.seller_id', 'p.title_zh', 'p.title_en', 'sp.name_zh', 'sp.name_en'])
    .where('s.specification_id', 'in', [...new Set(lines.map((line) => line.specificationId))])
    .orderBy('s.id')
    .forUpdate('s')
    .execute()
  for (const stock of stocks) {
    const takers = lines.filter(
      (line) =>
        line.specificationId === stock.specification_id &&
        (stock.sku_id === null || stock.sku_id === line.skuId),
    )
    const quantity = takers.reduce((sum, line) => sum + line.quantity, 0)
    if (quantity === 0) continue
    const available = stock.available - quantity
    if (available < 0) throw new DomainError('conflict', 'ELIG_STOCK')
    const isLow = available <= parts.settings.STOCK_LOW_AT
    await tx.updateTable('stocks').set({ available, low_told: isLow }).where('id', '=', stock.id).execute()
    await tx
      .insertInto('stock_reservations')
      .values(
        takers.map((line) => ({
          order_line_id: line.id,
          stock_id: stock.id,
          quantity: line.quantity,
          state: 'HELD',
        })),
      )
      .execute()
    if (isLow && !stock.low_told)
      await parts.events.emit(tx, 'catalog.stock_low', {
        productId: stock.product_id,
        sellerId: stock.seller_id,
        title: { zh: stock.title_zh, en: stock.title_en },
        specification: { zh: stock.name_zh, en: stock.name_en },
        available,
      })
  }
}

/** Gives back what lines took that were canceled or not opened. A repeat changes nothing. */
export async function returnStock(
  tx: Tx,
  { settings }: Pick<Parts, 'settings'>,
  lineIds: readonly string[],
): Promise<void> {
  if (lineIds.length === 0) return
  const returned = await tx
    .updateTable('stock_reservations')
    .set({ state: 'RETURNED' })
    .where('order_line_id', 'in', lineIds)
    .where('state', '=', 'HELD')
    .returning(['stock_id', 'quantity'])
    .execute()
  for (const { stock_id: id, quantity } of returned.toSorted((a, b) => (a.stock_id < b.stock_id ? -1 : 1)))
    await tx
      .updateTable('stocks')
      .set((eb) => ({
        available: eb('available', '+', quantity),
        low_told: sql<boolean>`low_told and available + ${quantity} <= ${settings.STOCK_LOW_AT}`,
      }))
      .where('id', '=', id)
      .execute()
}
