import { Type } from 'typebox'
import { formatMinor } from '../../kernel/money.ts'
import { MoneySchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import type { App } from '../../platform/http/server.ts'
import { errorText } from '../../platform/i18n/error-texts.ts'
import type { Platform } from '../../platform/platform.ts'
import { checkEligibility, findSalesFacts, type PurchaseSource } from '../catalog/index.ts'
import { explainedLinesJson, quoteForPage } from './quote-service.ts'

export const SelectionSchema = Type.Object(
  {
    productSlug: Type.String({ maxLength: 80 }),
    specCode: Type.String({ maxLength: 80 }),
    skuId: Type.String({ maxLength: 64 }),
    mode: oneOf(['MONTH', 'YEAR', 'ONE_TIME']),
    periodCount: Type.Integer({ minimum: 1, maximum: 36 }),
    quantity: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  },
  { additionalProperties: false },
)

export const PriceLineSchema = Type.Object({
  label: Type.String(),
  formula: Type.String(),
  amount: MoneySchema,
})

/** Anyone may ask what a selection costs. A visitor's refusals that depend on the account come at submit. */
export function registerQuoteRoutes(app: App, platform: Platform, purchases: PurchaseSource): void {
  app.post(
    '/api/v1/catalog/quotes',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'createQuote',
        summary: 'Price of a selection and how it came about',
        tags: ['Storefront'],
        body: SelectionSchema,
        response: {
          200: Type.Object({
            list: MoneySchema,
            discount: MoneySchema,
            payable: MoneySchema,
            currency: Type.String(),
            quoteHash: Type.String(),
            lines: Type.Array(PriceLineSchema),
            unavailable: nullable(
              Type.Object({ code: Type.String(), title: Type.String(), detail: Type.String() }),
            ),
          }),
        },
      },
    },
    async (req) => {
      const { productSlug, ...selection } = req.body
      const { quote, product } = await quoteForPage(platform.db.query, productSlug, selection)
      const anyone = {
        accountId: '',
        accountStatus: 'NORMAL',
        accountType: 'individual',
        region: product.salesRegions[0] ?? 'CN',
      } as const
      const facts = await findSalesFacts(platform.db.query, purchases, product, req.actor?.accountId ?? null)
      const refusal = checkEligibility(product, selection, req.actor ?? anyone, facts)
      const amount = (minor: bigint) => ({ amount: formatMinor(minor), currency: quote.currency })
      return {
        list: amount(quote.listMinor),
        discount: amount(quote.discountMinor),
        payable: amount(quote.payableMinor),
        currency: quote.currency,
        quoteHash: quote.quoteHash,
        lines: explainedLinesJson(quote.lines, quote.currency, req.locale),
        unavailable: refusal && { code: refusal, ...errorText(refusal, req.locale, {}) },
      }
    },
  )
}
