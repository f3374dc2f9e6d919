import { Type } from 'typebox'
import { accessTypes, salesClasses } from '../catalog/index.ts'
import { formatMinor } from '../../kernel/money.ts'
import { pickText } from '../../kernel/text.ts'
import { CSV_START, csvLine } from '../../platform/http/csv.ts'
import { EmptySchema, InstantSchema, instantOf, nullable, oneOf } from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import type { FeeTables } from './fee-tables.ts'

const tags = ['Operations']
const view = { permission: 'ops:fees:view' } as const
const edit = { permission: 'ops:fees:edit' } as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const Ratio = Type.Integer({
  minimum: 0,
  maximum: 10_000,
  description: 'Share of the platform, hundredths of a percent.',
})
const rateFields = {
  family: oneOf(salesClasses),
  accessType: nullable(oneOf(accessTypes)),
  ratioBps: Ratio,
  effectiveAt: InstantSchema,
}
const Rate = Type.Object({ id: Type.String(), ...rateFields }, { $id: 'FeeRate' })
const Brackets = Type.Object(
  {
    id: Type.String(),
    family: Type.String(),
    baseRatioBps: Ratio,
    currency: Type.String(),
    resetDay: Type.Integer(),
    effectiveAt: InstantSchema,
    brackets: Type.Array(Type.Object({ from: Type.String(), extraBps: Type.Integer() })),
  },
  { $id: 'FeeBracketPolicy' },
)
const product = { slug: Type.String(), title: Type.String() }
const Override = Type.Object(
  {
    id: Type.String(),
    product: Type.Object(product),
    ratioBps: Ratio,
    reason: Type.String(),
    attachmentId: nullable(Type.String()),
    state: oneOf(['REQUESTED', 'APPROVED', 'REFUSED']),
    requestedBy: Type.String(),
    requestedAt: InstantSchema,
    decidedBy: nullable(Type.String()),
    decidedAt: nullable(InstantSchema),
    decisionRemark: Type.String(),
    mayDecide: Type.Boolean({ description: 'False for whoever asked for it.' }),
  },
  { $id: 'FeeOverride' },
)

/** Fee tables of operators (OPS-FEE-01..03). */
export function registerFeeRoutes(app: App, fees: FeeTables): void {
  app.addSchema(Rate)
  app.addSchema(Brackets)
  app.addSchema(Override)
  app.get(
    '/api/v1/ops/fee-rates',
    {
      config: view,
      schema: {
        operationId: 'listFeeRates',
        summary: 'Fee table of the site with former and future rows, and the bracket policies',
        tags,
        response: {
          200: Type.Object({
            asOf: InstantSchema,
            items: Type.Array(Type.Ref('FeeRate')),
            brackets: Type.Array(Type.Ref('FeeBracketPolicy')),
          }),
        },
      },
    },
    async () => {
      const [rates, brackets] = await Promise.all([fees.rates(), fees.brackets()])
      return {
        asOf: fees.now().toISOString(),
        items: rates.map((rate) => ({ ...rate, effectiveAt: rate.effectiveAt.toISOString() })),
        brackets: brackets.map((policy) => ({
          ...policy,
          effectiveAt: policy.effectiveAt.toISOString(),
          brackets: policy.brackets.map(({ fromMinor, extraBps }) => ({
            from: formatMinor(fromMinor),
            extraBps,
          })),
        })),
      }
    },
  )
  app.get(
    '/api/v1/ops/fee-rates/export.csv',
    {
      config: view,
      schema: {
        operationId: 'exportFeeRates',
        summary: 'Fee table as CSV',
        tags,
        produces: ['text/csv'],
      },
    },
    async (_req, reply) => {
      const rows = (await fees.rates()).map((rate) =>
        csvLine([
          rate.id,
          rate.family,
          rate.accessType ?? '*',
          `${rate.ratioBps / 100}%`,
          rate.effectiveAt.toISOString(),
        ]),
      )
      const head = csvLine(['id', 'family', 'access type', 'platform share', 'effective from'])
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="fee-rates.csv"')
        .send(CSV_START + head + rows.join(''))
    },
  )
  app.post(
    '/api/v1/ops/fee-rates',
    {
      config: edit,
      schema: {
        operationId: 'addFeeRate',
        summary: 'Add a row that holds from an instant to come',
        tags,
        body: Type.Object(rateFields, { additionalProperties: false }),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      const effectiveAt = instantOf(req.body.effectiveAt, 'effectiveAt')
      return { id: await fees.addRate(actorOf(req), { ...req.body, effectiveAt }) }
    },
  )
  app.delete(
    '/api/v1/ops/fee-rates/:id',
    {
      config: edit,
      schema: {
        operationId: 'removeFeeRate',
        summary: 'Take back a row that is not in effect yet',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await fees.removeRate(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  registerOverrideRoutes(app, fees)
}

function registerOverrideRoutes(app: App, fees: FeeTables): void {
  app.get(
    '/api/v1/ops/product-fees/:slug',
    {
      config: view,
      schema: {
        operationId: 'getProductFee',
        summary: 'The ratio that a product was listed with, or that was agreed since',
        tags,
        params: Type.Object({ slug: Type.String({ maxLength: 80 }) }),
        response: {
          200: Type.Object({
            ...product,
            terms: nullable(
              Type.Object({
                ratioBps: Ratio,
                source: oneOf(['TABLE', 'OVERRIDE']),
                effectiveAt: InstantSchema,
              }),
            ),
          }),
        },
      },
    },
    async (req) => {
      const { slug, title, terms } = await fees.product(req.params.slug)
      return {
        slug,
        title: pickText(title, req.locale),
        terms: terms && {
          ratioBps: terms.ratioBps,
          source: terms.source.kind,
          effectiveAt: terms.effectiveAt.toISOString(),
        },
      }
    },
  )
  app.get(
    '/api/v1/ops/fee-overrides',
    {
      config: view,
      schema: {
        operationId: 'listFeeOverrides',
        summary: 'Ratios asked for single products, those waiting first',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('FeeOverride')) }) },
      },
    },
    async (req) => ({
      items: (await fees.overrides()).map((one) => ({
        id: one.id,
        product: { slug: one.product.slug, title: pickText(one.product.title, req.locale) },
        ratioBps: one.ratioBps,
        reason: one.reason,
        attachmentId: one.attachmentId,
        state: one.state,
        requestedBy: one.requestedBy.name,
        requestedAt: one.requestedAt.toISOString(),
        decidedBy: one.decidedBy?.name ?? null,
        decidedAt: one.decidedAt?.toISOString() ?? null,
        decisionRemark: one.decisionRemark,
        mayDecide: one.state === 'REQUESTED' && one.requestedBy.id !== actorOf(req).userId,
      })),
    }),
  )
  app.post(
    '/api/v1/ops/fee-overrides',
    {
      config: edit,
      schema: {
        operationId: 'requestFeeOverride',
        summary: 'Ask for a ratio for one product; somebody else approves it',
        tags,
        body: Type.Object(
          {
            productSlug: Type.String({ minLength: 1, maxLength: 80 }),
            ratioBps: Ratio,
            reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
            attachmentId: nullable(Type.String({ maxLength: 64 })),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return { id: await fees.requestOverride(actorOf(req), req.body) }
    },
  )
  for (const approved of [true, false])
    app.post(
      `/api/v1/ops/fee-overrides/:id/${approved ? 'approve' : 'refuse'}`,
      {
        config: edit,
        schema: {
          operationId: approved ? 'approveFeeOverride' : 'refuseFeeOverride',
          summary: approved ? 'Let the ratio hold from now on' : 'Refuse the ratio',
          tags,
          params: Id,
          body: Type.Object({ remark: Type.String({ maxLength: 500 }) }, { additionalProperties: false }),
          response: { 204: EmptySchema },
        },
      },
      async (req, reply) => {
        await fees.decideOverride(actorOf(req), req.params.id, { approved, remark: req.body.remark })
        return reply.code(204).send(null)
      },
    )
}
