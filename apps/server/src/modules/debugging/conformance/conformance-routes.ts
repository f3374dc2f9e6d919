import { conformanceProtocols } from '@yunshi/conformance'
import { Type } from 'typebox'
import {
  EmptySchema,
  InstantSchema,
  limitOf,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
} from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { conformanceRunStates, type ConformanceRunRow } from './conformance-run.ts'
import type { ConformanceService } from './conformance-service.ts'

const tags = ['Seller center']
const view = { permission: 'seller:debugging:view' } as const
const edit = { permission: 'seller:debugging:edit' } as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })

const LocalizedText = Type.Object({ zh: Type.String(), en: Type.String() })
const runFields = {
  id: Type.String(),
  endpointId: Type.String(),
  url: Type.String(),
  protocol: oneOf(conformanceProtocols),
  state: oneOf(conformanceRunStates),
  total: Type.Integer(),
  done: Type.Integer(),
  failed: Type.Integer(),
  warned: Type.Integer(),
  currentCheck: nullable(Type.String()),
  cancelRequested: Type.Boolean(),
  outcome: nullable(oneOf(['passed', 'failed', 'unproven', 'unreachable', 'stopped'])),
  startedAt: InstantSchema,
  endedAt: nullable(InstantSchema),
}
const Summary = Type.Object(runFields, { $id: 'ConformanceRunSummary' })
const Check = Type.Object({
  id: Type.String(),
  phase: Type.String(),
  severity: oneOf(['must', 'should']),
  title: LocalizedText,
  explanation: LocalizedText,
  mending: LocalizedText,
  spec: Type.Array(Type.String()),
  verdict: oneOf(['pass', 'fail', 'warn', 'skipped']),
  reasons: Type.Array(LocalizedText),
  durationMs: Type.Number(),
  exchanges: Type.Array(
    Type.Object({
      sentAtMs: Type.Number(),
      durationMs: Type.Number(),
      request: Type.Object({
        method: Type.String(),
        url: Type.String(),
        headers: Type.Record(Type.String(), Type.String()),
        body: Type.String(),
      }),
      answer: Type.Object({
        kind: oneOf(['answer', 'no_answer']),
        httpStatus: Type.Optional(Type.Integer()),
        headers: Type.Optional(Type.Array(Type.Array(Type.String()))),
        body: Type.Optional(Type.String()),
        reason: Type.Optional(Type.String()),
        detail: Type.Optional(Type.String()),
      }),
    }),
  ),
})
const Detail = Type.Object(
  {
    ...runFields,
    report: nullable(
      Type.Object({
        protocol: Type.String(),
        url: Type.String(),
        startedAtMs: Type.Number(),
        durationMs: Type.Number(),
        outcome: Type.String(),
        counts: Type.Object({
          pass: Type.Integer(),
          fail: Type.Integer(),
          warn: Type.Integer(),
          skipped: Type.Integer(),
        }),
        checks: Type.Array(Check),
      }),
    ),
  },
  { $id: 'ConformanceRun' },
)

const runJson = (run: ConformanceRunRow) => ({
  id: run.id,
  endpointId: run.endpointId,
  url: run.url,
  protocol: run.protocol,
  state: run.state,
  total: run.total,
  done: run.done,
  failed: run.failed,
  warned: run.warned,
  currentCheck: run.currentCheck,
  cancelRequested: run.cancelRequested,
  outcome: run.outcome,
  startedAt: run.startedAt.toISOString(),
  endedAt: run.endedAt?.toISOString() ?? null,
})

/** The conformance suite from the seller center. */
export function registerConformanceRoutes(app: App, service: ConformanceService): void {
  app.addSchema(Summary)
  app.addSchema(Detail)

  app.get(
    '/api/v1/seller/conformance-runs',
    {
      config: view,
      schema: {
        operationId: 'listConformanceRuns',
        summary: 'Runs of the conformance suite, newest first',
        tags,
        querystring: Type.Object(pageQuery),
        response: { 200: pageOf(Type.Ref('ConformanceRunSummary')) },
      },
    },
    async (req) => {
      const { cursor } = req.query
      const page = await service.list(actorOf(req), { limit: limitOf(req.query), ...(cursor && { cursor }) })
      return { nextCursor: page.nextCursor, items: page.items.map(runJson) }
    },
  )
  app.post(
    '/api/v1/seller/conformance-runs',
    {
      config: edit,
      schema: {
        operationId: 'startConformanceRun',
        summary: 'Play the marketplace against an address, in the background, one run at a time',
        tags,
        body: Type.Object(
          {
            endpointId: Type.String({ maxLength: 64 }),
            protocol: oneOf(conformanceProtocols),
            without: Type.Optional(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 20 })),
            license: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
            publicKey: Type.Optional(Type.String({ minLength: 1, maxLength: 16_384 })),
          },
          { additionalProperties: false },
        ),
        response: { 202: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      const { endpointId, protocol, ...options } = req.body
      void reply.code(202)
      return { id: await service.start(actorOf(req), { endpointId, protocol, options }) }
    },
  )
  app.get(
    '/api/v1/seller/conformance-runs/:id',
    {
      config: view,
      schema: {
        operationId: 'getConformanceRun',
        summary: 'How far a run is, and its report',
        tags,
        params: Id,
        response: { 200: Type.Ref('ConformanceRun') },
      },
    },
    async (req) => {
      const run = await service.get(actorOf(req), req.params.id)
      // Texts and lists of a report are readonly; the answer is written from a copy.
      return { ...runJson(run), report: run.report === null ? null : (structuredClone(run.report) as never) }
    },
  )
  app.post(
    '/api/v1/seller/conformance-runs/:id/cancel',
    {
      config: edit,
      schema: {
        operationId: 'cancelConformanceRun',
        summary: 'Stop a run after the call that is on its way',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.cancel(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}
