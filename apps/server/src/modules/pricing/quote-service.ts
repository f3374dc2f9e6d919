import { createHash } from 'node:crypto'
import { notFound, DomainError } from '../../kernel/errors.ts'
import { formatMinor, type Currency } from '../../kernel/money.ts'
import type { Locale, LocalizedText } from '../../kernel/text.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import {
  findProduct,
  resolveSelection,
  type Product,
  type Selection,
  type SkuPrice,
  type Specification,
} from '../catalog/index.ts'
import { computePrice, type PriceLine } from './domain/price.ts'

/** What a selection costs and how that came about. Minor units of `currency`. */
export interface Quote {
  listMinor: bigint
  discountMinor: bigint
  payableMinor: bigint
  currency: Currency
  lines: ExplainedLine[]
  /** Changes whenever the price or its terms change; the order page sends it back (BUY-PAY-10). */
  quoteHash: string
}

/** A line of the explanation in both languages, so that it can be stored with the order. */
export interface ExplainedLine {
  label: LocalizedText
  formula: string
  amount: string
}

export interface QuotedSelection {
  product: Product
  specification: Specification
  price: SkuPrice
  quote: Quote
}

/**
 * Prices a selection against the catalog as it is now.
 *
 * @returns `null` when the selection names nothing that is priced, or pay-per-use, which has no amount at order time
 */
export function quoteSelection(product: Product, selection: Selection): QuotedSelection | null {
  const resolved = resolveSelection(product, selection)
  if (!resolved || resolved.price.mode === 'ON_DEMAND') return null
  const { specification, price } = resolved
  if (selection.quantity < 1 || selection.periodCount < 1) return null
  const computed = computePrice(price, selection.quantity, selection.periodCount)
  const terms = JSON.stringify([price.productCode, price.model, price.unitPrice, price.bands, selection])
  return {
    product,
    specification,
    price,
    quote: {
      listMinor: computed.listMinor,
      discountMinor: 0n,
      payableMinor: computed.listMinor,
      // Prices are stored with a currency of the site.
      currency: price.currency as Currency,
      lines: computed.lines.map((line) => explain(line, price)),
      quoteHash: createHash('sha256').update(`${terms} ${computed.listMinor}`).digest('hex').slice(0, 32),
    },
  }
}

function explain(line: PriceLine, price: SkuPrice): ExplainedLine {
  const amount = formatMinor(line.amountMinor)
  if (line.kind === 'periods')
    return {
      label:
        price.mode === 'YEAR'
          ? { zh: '年价 × 年数', en: 'Price per year × years' }
          : { zh: '月价 × 月数', en: 'Price per month × months' },
      formula: line.formula,
      amount,
    }
  if (line.kind === 'band') {
    const step = price.model === 'step'
    const range = `${line.from}–${line.to}`
    return {
      label: step
        ? { zh: `阶梯单价 × 数量（全部 ${line.to}）`, en: `Price of the band × all ${line.to} units` }
        : { zh: `分层单价 × 数量（第 ${range}）`, en: `Price of the tier × units ${range}` },
      formula: line.formula,
      amount,
    }
  }
  return { label: { zh: '单价 × 数量', en: 'Unit price × quantity' }, formula: line.formula, amount }
}

/** A quote for the product page. @throws not_found, `ELIG_SKU` */
export async function quoteForPage(
  db: Queryable | Tx,
  slug: string,
  selection: Selection,
): Promise<QuotedSelection> {
  const product = await findProduct(db, { slug })
  if (!product) throw notFound('product')
  const quoted = quoteSelection(product, selection)
  if (!quoted) throw new DomainError('conflict', 'ELIG_SKU')
  return quoted
}

export function explainedLinesJson(lines: ExplainedLine[], currency: string, locale: Locale) {
  return lines.map((line) => ({
    label: locale === 'en' ? line.label.en : line.label.zh,
    formula: line.formula,
    amount: { amount: line.amount, currency },
  }))
}
