import { DomainError } from '../../../kernel/errors.ts'
import { addDays } from '../../../kernel/calendar.ts'
import { formatMinor } from '../../../kernel/money.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { buyerActor } from '../../../platform/history.ts'
import { runOnce } from '../../../platform/http/idempotency.ts'
import { newOrderNumber } from '../../../platform/ids.ts'
import {
  checkEligibility,
  findProduct,
  findSalesFacts,
  reserveStock,
  type PastPurchase,
  type Selection,
  type Specification,
} from '../../catalog/index.ts'
import type { BoughtAttribute } from '../../instances/index.ts'
import { quoteSelection } from '../../pricing/index.ts'
import type { OrderContext } from '../order-context.ts'
import { insertOrder, insertOrderHistory, type Order, type OrderLine } from '../order-repository.ts'
import { listPastPurchases } from '../past-purchases.ts'

export interface SubmitOrder {
  items: (Selection & { productSlug: string; mode: 'MONTH' | 'YEAR' | 'ONE_TIME' })[]
  /** Hashes of the quotes that the buyer saw, in the order of the items. */
  quoteHashes: string[]
  agreements: string[]
}

const AGREEMENTS = ['product', 'user', 'privacy']
const NUMBER_TRIES = 5

type DraftLine = Omit<OrderLine, 'id' | 'orderId'>

/**
 * T1: checks eligibility in the order of buyer 5.1, prices again, and stores the order with what was seen.
 *
 * @returns the order's number
 * @throws `ELIG_*`; conflict `PAY_PRICE_CHANGED` when the price is not the one that was shown
 */
export async function submitOrder(
  context: OrderContext,
  actor: Actor,
  input: SubmitOrder,
  idempotencyKey: string,
): Promise<string> {
  const { db, clock, settings, audit } = context.platform
  return runOnce(
    db,
    { accountId: actor.accountId, operation: 'order.submit', key: idempotencyKey, request: input },
    async (tx) => {
      await context.requireServiceEnabled(tx, actor)
      const now = clock.now()
      const lines: DraftLine[] = []
      for (const [position, item] of input.items.entries())
        lines.push(await draftLine(tx, actor, item, input.quoteHashes[position] ?? '', lines, now))
      if (!AGREEMENTS.every((agreement) => input.agreements.includes(agreement)))
        throw new DomainError('validation', 'ELIG_AGREEMENT')
      const first = lines[0]!
      if (lines.some((line) => line.sellerId !== first.sellerId || line.currency !== first.currency))
        throw new DomainError('validation', 'ORD_ITEMS')
      const draft: Omit<Order, 'id'> = {
        accountId: actor.accountId,
        placedByUserId: actor.userId,
        placedByUserName: actor.userName,
        type: lines.every((line) => line.mode === 'ONE_TIME') ? 'NEW_ONETIME' : 'NEW_PERIOD',
        status: 'PENDING_PAYMENT',
        currency: first.currency,
        listMinor: lines.reduce((sum, line) => sum + line.listMinor, 0n),
        payableMinor: lines.reduce((sum, line) => sum + line.payableMinor, 0n),
        refundedMinor: 0n,
        summary: summaryOf(lines),
        cancelReason: null,
        createdAt: now,
        expiresAt: addDays(now, settings.UNPAID_ORDER_TTL_DAYS),
        paidAt: null,
        completedAt: null,
        endedAt: null,
      }
      const { order, numbered } = await storeUnderFreeNumber(tx, draft, lines, context.platform.siteTimeZone)
      await reserveStock(tx, context.platform, numbered)
      await insertOrderHistory(tx, order.id, {
        at: now,
        actor: buyerActor(actor),
        from: null,
        to: 'PENDING_PAYMENT',
      })
      await audit.append(tx, actor, {
        action: 'order.submit',
        objectType: 'order',
        objectId: order.id,
        after: { payable: formatMinor(order.payableMinor), currency: order.currency, lines: lines.length },
      })
      return order.id
    },
  )
}

async function draftLine(
  tx: Tx,
  actor: Actor,
  item: SubmitOrder['items'][number],
  quoteHash: string,
  before: readonly DraftLine[],
  now: Date,
): Promise<DraftLine> {
  const { productSlug, ...selection } = item
  const product = await findProduct(tx, { slug: productSlug })
  if (!product) throw new DomainError('conflict', 'ELIG_OFF_SHELF')
  const facts = await findSalesFacts(tx, listPastPurchases, product, actor.accountId, { holds: true })
  const purchases = [...facts.purchases, ...before.map(asPurchase)]
  const refusal = checkEligibility(product, selection, actor, { ...facts, purchases })
  if (refusal) throw new DomainError(refusal === 'ELIG_ACCOUNT' ? 'forbidden' : 'conflict', refusal)
  const quoted = quoteSelection(product, selection)
  if (!quoted || product.protocol === null || product.endpointId === null)
    throw new DomainError('conflict', 'ELIG_SKU')
  if (quoted.quote.quoteHash !== quoteHash) throw new DomainError('conflict', 'PAY_PRICE_CHANGED')
  const { specification, price, quote } = quoted
  return {
    accountId: actor.accountId,
    sellerId: product.sellerId,
    position: before.length,
    productId: product.id,
    productSlug: product.slug,
    productTitle: product.title,
    accessType: product.accessType,
    protocol: product.protocol,
    endpointId: product.endpointId,
    specificationId: specification.id,
    specificationName: specification.name,
    skuId: selection.skuId,
    skuCode: specification.skuCode,
    productCode: price.productCode,
    attributes: describeAttributes(specification, selection),
    mode: item.mode,
    periodCount: selection.periodCount,
    quantity: selection.quantity,
    listMinor: quote.listMinor,
    discountMinor: quote.discountMinor,
    payableMinor: quote.payableMinor,
    currency: quote.currency,
    priceLines: quote.lines,
    status: 'PENDING',
    instanceId: null,
    createdAt: now,
    paidAt: null,
  }
}

/** Earlier lines of an order count for the later ones. */
export function asPurchase(
  line: Pick<OrderLine, 'productId' | 'specificationId' | 'mode' | 'quantity'>,
): PastPurchase {
  const { productId, specificationId, mode, quantity } = line
  return { productId, specificationId, mode, quantity, isPaid: false, isRunning: true }
}

/** What was picked, in both languages, as it will be shown for ever. */
function describeAttributes(specification: Specification, selection: Selection): BoughtAttribute[] {
  const sku = specification.skus.find((candidate) => candidate.id === selection.skuId)!
  return specification.attributes.map((attribute) => {
    if (attribute.kind === 'quantity') {
      const { unit } = attribute
      return {
        name: attribute.name,
        value: { zh: `${selection.quantity} ${unit.zh}`, en: `${selection.quantity} ${unit.en}` },
      }
    }
    const code = sku.attributeValues[attribute.code] ?? ''
    return {
      name: attribute.name,
      value: attribute.values.find((value) => value.code === code)?.name ?? { zh: code, en: code },
    }
  })
}

function summaryOf(lines: DraftLine[]): LocalizedText {
  const first = lines[0]!
  const more = lines.length - 1
  return {
    zh: more === 0 ? first.productTitle.zh : `${first.productTitle.zh} 等 ${lines.length} 项`,
    en: more === 0 ? first.productTitle.en : `${first.productTitle.en} and ${more} more`,
  }
}

async function storeUnderFreeNumber(
  tx: Tx,
  draft: Omit<Order, 'id'>,
  lines: DraftLine[],
  zone: string,
): Promise<{ order: Order; numbered: OrderLine[] }> {
  for (let i = 0; i < NUMBER_TRIES; i++) {
    const id = newOrderNumber(draft.createdAt, zone)
    const numbered = lines.map((line) => ({
      ...line,
      orderId: id,
      id: `${id}-${String(line.position + 1).padStart(6, '0')}`,
    }))
    const order = { ...draft, id }
    if (await insertOrder(tx, order, numbered)) return { order, numbered }
  }
  throw new Error(`no free order number in ${NUMBER_TRIES} tries`)
}
