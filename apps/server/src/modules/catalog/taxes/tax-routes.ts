import { Type } from 'typebox'
import { EmptySchema, InstantSchema, instantOf, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { accessTypes, priceModes, type PriceMode } from '../domain/product.ts'
import { taxCategories } from '../domain/tax.ts'
import type { TaxTable } from './tax-table.ts'

const Rate = Type.Integer({ minimum: 0, maximum: 10_000, description: 'Hundredths of a percent.' })
const fields = {
  accessType: oneOf(accessTypes),
  mode: nullable(oneOf(priceModes)),
  categoryId: nullable(Type.String({ maxLength: 64 })),
  taxCategory: oneOf(taxCategories),
  rateBps: Rate,
  effectiveAt: InstantSchema,
}
const Rule = Type.Object({ id: Type.String(), ...fields }, { $id: 'TaxRule' })

/** The tax table of operators, and what it says of a seller's product (OPS-FEE-20, SELL-PUB-70). */
export function registerTaxRoutes(app: App, taxes: TaxTable, db: Parameters<TaxTable['derive']>[0]): void {
  app.addSchema(Rule)
  app.get(
    '/api/v1/ops/tax-rules',
    {
      config: { permission: 'ops:fees:view' },
      schema: {
        operationId: 'listTaxRules',
        summary: 'Tax categories and rates with their dates, former and future ones too',
        tags: ['Operations'],
        response: {
          200: Type.Object({ asOf: InstantSchema, items: Type.Array(Type.Ref('TaxRule')) }),
        },
      },
    },
    async () => ({
      asOf: taxes.now().toISOString(),
      items: (await taxes.list()).map((rule) => ({
        ...rule,
        effectiveAt: rule.effectiveAt.toISOString(),
      })),
    }),
  )
  app.post(
    '/api/v1/ops/tax-rules',
    {
      config: { permission: 'ops:fees:edit' },
      schema: {
        operationId: 'addTaxRule',
        summary: 'Add a row that holds from an instant to come',
        tags: ['Operations'],
        body: Type.Object(fields, { additionalProperties: false }),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      const effectiveAt = instantOf(req.body.effectiveAt, 'effectiveAt')
      return { id: await taxes.add(actorOf(req), { ...req.body, effectiveAt }) }
    },
  )
  app.delete(
    '/api/v1/ops/tax-rules/:id',
    {
      config: { permission: 'ops:fees:edit' },
      schema: {
        operationId: 'removeTaxRule',
        summary: 'Take back a row that is not in effect yet',
        tags: ['Operations'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await taxes.remove(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/seller/tax',
    {
      config: { permission: 'seller:products:view' },
      schema: {
        operationId: 'deriveTax',
        summary: 'Tax category and rate that follow from access type, billing modes and category',
        tags: ['Seller center'],
        querystring: Type.Object({
          accessType: oneOf(accessTypes),
          modes: Type.String({
            pattern: '^(MONTH|YEAR|ONE_TIME|ON_DEMAND)(,(MONTH|YEAR|ONE_TIME|ON_DEMAND)){0,3}$',
          }),
          category: Type.Optional(Type.String({ maxLength: 80 })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({ mode: oneOf(priceModes), taxCategory: oneOf(taxCategories), rateBps: Rate }),
            ),
          }),
        },
      },
    },
    async ({ query: { accessType, modes, category } }) => ({
      items: (
        await taxes.derive(db, {
          accessType,
          // The pattern above lets only these through.
          modes: [...new Set(modes.split(','))] as PriceMode[],
          categorySlug: category ?? null,
        })
      ).map(({ mode, taxCategory, rateBps }) => ({ mode, taxCategory, rateBps })),
    }),
  )
}
