import { formatMinor } from '../../kernel/money.ts'
import { pickText, type Locale } from '../../kernel/text.ts'
import { explainedLinesJson } from '../pricing/index.ts'
import type { PaymentRow } from '../payments/index.ts'
import { buyerCommands } from './domain/order-states.ts'
import type { OrderDetail, OrderHistoryRow, OrderRow, SellerOrderRow } from './order-read-model.ts'
import type { Order, OrderLine } from './order-repository.ts'

/** Mapping of orders to JSON, in the reader's language. */

const iso = (at: Date | null) => at?.toISOString() ?? null
const amount = (minor: bigint, currency: string) => ({ amount: formatMinor(minor), currency })

export function orderSummaryJson(
  order: Order,
  specificationName: { zh: string; en: string },
  lineCount: number,
  locale: Locale,
) {
  return {
    id: order.id,
    type: order.type,
    status: order.status,
    productTitle: pickText(order.summary, locale),
    specName: pickText(specificationName, locale),
    payable: amount(order.payableMinor, order.currency),
    createdAt: order.createdAt.toISOString(),
    expiresAt: iso(order.expiresAt),
    lineCount,
    allowedCommands: buyerCommands(order.status),
  }
}

export function orderRowJson(row: OrderRow, locale: Locale) {
  return {
    ...orderSummaryJson(row, row.specificationName, row.lineCount, locale),
    productSlug: row.productSlug,
    accountName: row.accountName,
  }
}

export function lineJson(line: OrderLine, locale: Locale) {
  return {
    id: line.id,
    productTitle: pickText(line.productTitle, locale),
    productSlug: line.productSlug,
    logoUrl: `/media/products/${line.productSlug}/logo.svg`,
    specName: pickText(line.specificationName, locale),
    attributes: line.attributes.map((attribute) => ({
      name: pickText(attribute.name, locale),
      value: pickText(attribute.value, locale),
    })),
    mode: line.mode,
    periodCount: line.periodCount,
    quantity: line.quantity,
    list: amount(line.listMinor, line.currency),
    discount: amount(line.discountMinor, line.currency),
    payable: amount(line.payableMinor, line.currency),
    status: line.status,
    instanceId: line.instanceId,
    priceLines: explainedLinesJson(line.priceLines, line.currency, locale),
  }
}

export function historyJson(row: OrderHistoryRow) {
  return {
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, name: row.actorName },
    from: row.from,
    to: row.to,
    reason: row.reason,
  }
}

export function orderDetailJson(
  detail: OrderDetail,
  payments: PaymentRow[],
  wallet: { balanceMinor: bigint; currency: string },
  locale: Locale,
) {
  const { order, lines } = detail
  const refund = detail.history.find((row) => row.to === 'REFUNDED')
  return {
    ...orderSummaryJson(order, lines[0]!.specificationName, lines.length, locale),
    accountName: detail.accountName,
    list: amount(order.listMinor, order.currency),
    refunded: amount(order.refundedMinor, order.currency),
    paidAt: iso(order.paidAt),
    completedAt: iso(order.completedAt),
    cancelReason: order.cancelReason,
    refundReason: refund?.reason ?? null,
    placedBy: { userName: order.placedByUserName },
    lines: lines.map((line) => lineJson(line, locale)),
    payments: payments.map((row) => ({
      id: row.id,
      kind: row.kind,
      method: row.method,
      amount: amount(row.amountMinor, row.currency),
      at: row.createdAt.toISOString(),
    })),
    history: detail.history.map(historyJson),
    wallet: {
      balance: amount(wallet.balanceMinor, wallet.currency),
      sufficient: wallet.balanceMinor >= order.payableMinor,
    },
  }
}

export function sellerOrderJson(row: SellerOrderRow, locale: Locale) {
  const { line, order } = row
  return {
    orderId: order.id,
    lineId: line.id,
    productTitle: pickText(line.productTitle, locale),
    productSlug: line.productSlug,
    specName: pickText(line.specificationName, locale),
    skuCode: line.skuCode,
    productCode: line.productCode,
    attributes: line.attributes.map((attribute) => ({
      name: pickText(attribute.name, locale),
      value: pickText(attribute.value, locale),
    })),
    mode: line.mode,
    periodCount: line.periodCount,
    quantity: line.quantity,
    list: amount(line.listMinor, line.currency),
    paid: amount(order.paidAt ? line.payableMinor : 0n, line.currency),
    state: order.status,
    lineStatus: line.status,
    type: order.type,
    customerName: row.customerName,
    createdAt: order.createdAt.toISOString(),
    paidAt: iso(order.paidAt),
    instanceId: line.instanceId,
  }
}
