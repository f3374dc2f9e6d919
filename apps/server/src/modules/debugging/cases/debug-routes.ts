import { Type } from 'typebox'
import { pickText, type Locale } from '../../../kernel/text.ts'
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
import { callFamilies } from '../../fulfillment/index.ts'
import { interfaceClasses } from '../../sellers/index.ts'
import type { AnswerCheck } from '../checks/check-answer.ts'
import { checkTexts } from '../checks/check-texts.ts'
import { parameterKinds } from '../scenarios/parameter.ts'
import type { DebugOutcome } from './debug-call.ts'
import type { DebugService } from './debug-service.ts'

const tags = ['Seller center']
const view = { permission: 'seller:debugging:view' } as const
const edit = { permission: 'seller:debugging:edit' } as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })

const Request = Type.Object(
  {
    method: oneOf(['GET', 'POST']),
    url: Type.String(),
    headers: Type.Record(Type.String(), Type.String()),
    body: Type.String(),
  },
  { $id: 'DebugRequest' },
)
const Check = Type.Object({
  code: Type.String(),
  verdict: oneOf(['ok', 'warn', 'fail']),
  title: Type.String(),
  expected: Type.String(),
  found: Type.String(),
  mend: nullable(Type.String({ description: 'What to do; null when the line is fine.' })),
  spec: Type.String({ description: 'Sections and rules of the protocol specification.' }),
})
const outcomeFields = {
  at: InstantSchema,
  durationMs: Type.Integer(),
  request: Type.Ref('DebugRequest'),
  httpStatus: nullable(Type.Integer()),
  contentType: nullable(Type.String()),
  headers: Type.Array(Type.Array(Type.String(), { minItems: 2, maxItems: 2 })),
  responseBody: nullable(Type.String()),
  resultCode: nullable(Type.String()),
  checks: Type.Array(Check),
  ok: Type.Boolean({ description: 'No line fails; warnings do not hinder.' }),
  sellerInstanceId: nullable(Type.String()),
}
const Outcome = Type.Object(outcomeFields, { $id: 'DebugOutcome' })
const Run = Type.Object(
  {
    ...outcomeFields,
    id: Type.String(),
    caseId: nullable(Type.String()),
    roundId: nullable(Type.String()),
    family: oneOf(callFamilies),
    scenario: Type.String(),
    title: Type.String(),
  },
  { $id: 'DebugRun' },
)
const Case = Type.Object(
  {
    id: Type.String(),
    endpointId: Type.String(),
    url: nullable(Type.String()),
    family: oneOf(callFamilies),
    scenario: Type.String(),
    title: Type.String(),
    parameters: Type.Record(Type.String(), Type.String()),
    hasSecrets: Type.Boolean(),
    savedAt: InstantSchema,
    lastRunAt: nullable(InstantSchema),
    lastOk: nullable(Type.Boolean()),
    failingDays: Type.Integer({ description: 'Days in a row on which a probe failed.' }),
  },
  { $id: 'DebugCase' },
)
const Round = Type.Object(
  {
    id: Type.String(),
    kind: oneOf(['PROBE', 'MANUAL']),
    state: oneOf(['RUNNING', 'DONE']),
    dueAt: InstantSchema,
    total: Type.Integer(),
    done: Type.Integer(),
    failed: Type.Integer(),
    endedAt: nullable(InstantSchema),
  },
  { $id: 'DebugRound' },
)

const inputFields = {
  endpointId: Type.String({ maxLength: 64 }),
  family: oneOf(callFamilies),
  scenario: Type.String({ maxLength: 64 }),
  values: Type.Record(Type.String({ maxLength: 64 }), Type.String({ maxLength: 20_000 }), {
    maxProperties: 40,
    description: 'Parameters by their names on the wire; text for every kind.',
  }),
}
const Input = Type.Object(inputFields, { additionalProperties: false })

function checkJson(check: AnswerCheck, locale: Locale) {
  const { title, expected, mend, spec } = checkTexts[check.code]
  return {
    code: check.code,
    verdict: check.verdict,
    title: pickText(title, locale),
    expected: pickText(expected, locale),
    found: pickText(check.found, locale),
    mend: check.verdict === 'ok' ? null : pickText(mend, locale),
    spec,
  }
}

const outcomeJson = (outcome: DebugOutcome, locale: Locale) => ({
  at: outcome.at.toISOString(),
  durationMs: outcome.durationMs,
  request: outcome.request,
  httpStatus: outcome.httpStatus,
  contentType: outcome.contentType,
  headers: outcome.headers,
  responseBody: outcome.responseBody,
  resultCode: outcome.resultCode,
  checks: outcome.checks.map((check) => checkJson(check, locale)),
  ok: outcome.ok,
  sellerInstanceId: outcome.sellerInstanceId,
})

/** Access debugging and its cases (SELL-APP-10, 11, 13). */
export function registerDebugRoutes(app: App, service: DebugService): void {
  for (const schema of [Request, Outcome, Run, Case, Round]) app.addSchema(schema)

  app.get(
    '/api/v1/seller/debugging/interfaces',
    {
      config: view,
      schema: {
        operationId: 'listDebugInterfaces',
        summary: 'Every interface and scenario with its preset parameters',
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                family: oneOf(callFamilies),
                interfaceClass: oneOf(interfaceClasses),
                keyBound: Type.Boolean(),
                scenarios: Type.Array(
                  Type.Object({
                    code: Type.String(),
                    activity: Type.String(),
                    title: Type.String(),
                    parameters: Type.Array(
                      Type.Object({
                        name: Type.String(),
                        kind: oneOf(parameterKinds),
                        required: Type.Boolean(),
                        generated: Type.Boolean({ description: 'Left empty, made anew for every call.' }),
                        lengthMax: Type.Integer(),
                        values: Type.Array(Type.String()),
                        preset: Type.String(),
                        hint: Type.String(),
                      }),
                    ),
                  }),
                ),
              }),
            ),
          }),
        },
      },
    },
    async (req) => ({
      items: (await service.describe(actorOf(req))).map((family) => ({
        ...family,
        scenarios: family.scenarios.map((scenario) => ({
          ...scenario,
          title: pickText(scenario.title, req.locale),
          parameters: scenario.parameters.map((parameter) => ({
            ...parameter,
            values: [...parameter.values],
            hint: pickText(parameter.hint, req.locale),
          })),
        })),
      })),
    }),
  )
  app.post(
    '/api/v1/seller/debugging/preview',
    {
      config: edit,
      schema: {
        operationId: 'previewDebugRequest',
        summary: 'The request as it would be sent now; nothing is sent',
        tags,
        body: Input,
        response: { 200: Type.Ref('DebugRequest') },
      },
    },
    (req) => service.preview(actorOf(req), req.body),
  )
  app.post(
    '/api/v1/seller/debugging/runs',
    {
      config: edit,
      schema: {
        operationId: 'runDebugRequest',
        summary: 'One live call with testFlag 1, judged line by line; a case is saved only when it passes',
        tags,
        body: Type.Object({ ...inputFields, save: Type.Boolean() }, { additionalProperties: false }),
        response: {
          200: Type.Object({ outcome: Type.Ref('DebugOutcome'), caseId: nullable(Type.String()) }),
        },
      },
    },
    async (req) => {
      const { outcome, caseId } = await service.run(actorOf(req), req.body)
      return { outcome: outcomeJson(outcome, req.locale), caseId }
    },
  )
  app.get(
    '/api/v1/seller/debugging/runs',
    {
      config: view,
      schema: {
        operationId: 'listDebugRuns',
        summary: 'Recorded calls, newest first; of one case or one round when named',
        tags,
        querystring: Type.Object({
          caseId: Type.Optional(Type.String({ maxLength: 64 })),
          roundId: Type.Optional(Type.String({ maxLength: 64 })),
          ...pageQuery,
        }),
        response: { 200: pageOf(Type.Ref('DebugRun')) },
      },
    },
    async (req) => {
      const { caseId, roundId, cursor } = req.query
      const page = await service.listRuns(
        actorOf(req),
        { ...(caseId && { caseId }), ...(roundId && { roundId }) },
        { limit: limitOf(req.query), ...(cursor && { cursor }) },
      )
      return {
        nextCursor: page.nextCursor,
        items: page.items.map((run) => ({
          ...outcomeJson(run, req.locale),
          id: run.id,
          caseId: run.caseId,
          roundId: run.roundId,
          family: run.family,
          scenario: run.scenario,
          title: pickText(run.title, req.locale),
        })),
      }
    },
  )
  app.get(
    '/api/v1/seller/debugging/cases',
    {
      config: view,
      schema: {
        operationId: 'listDebugCases',
        summary: 'Saved cases',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('DebugCase')) }) },
      },
    },
    async (req) => ({
      items: (await service.listCases(actorOf(req))).map((saved) => ({
        id: saved.id,
        endpointId: saved.endpointId,
        url: saved.url,
        family: saved.family,
        scenario: saved.scenario,
        title: pickText(saved.title, req.locale),
        parameters: { ...saved.parameters },
        hasSecrets: saved.secretsSealed !== null,
        savedAt: saved.savedAt.toISOString(),
        lastRunAt: saved.lastRunAt?.toISOString() ?? null,
        lastOk: saved.lastOk,
        failingDays: saved.failingDays,
      })),
    }),
  )
  app.post(
    '/api/v1/seller/debugging/cases/:id/run',
    {
      config: edit,
      schema: {
        operationId: 'runDebugCase',
        summary: 'Replay one case now',
        tags,
        params: Id,
        response: { 200: Type.Ref('DebugOutcome') },
      },
    },
    async (req) => outcomeJson(await service.runCase(actorOf(req), req.params.id), req.locale),
  )
  app.delete(
    '/api/v1/seller/debugging/cases/:id',
    {
      config: edit,
      schema: {
        operationId: 'deleteDebugCase',
        summary: 'Delete a case; it is not replayed any more',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.deleteCase(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/seller/debugging/rounds',
    {
      config: view,
      schema: {
        operationId: 'listDebugRounds',
        summary: 'Probes and replays of all cases, newest first',
        tags,
        querystring: Type.Object(pageQuery),
        response: { 200: pageOf(Type.Ref('DebugRound')) },
      },
    },
    async (req) => {
      const { cursor } = req.query
      const page = await service.listRounds(actorOf(req), {
        limit: limitOf(req.query),
        ...(cursor && { cursor }),
      })
      return {
        nextCursor: page.nextCursor,
        items: page.items.map(({ sellerId: _, dueAt, endedAt, ...round }) => ({
          ...round,
          dueAt: dueAt.toISOString(),
          endedAt: endedAt?.toISOString() ?? null,
        })),
      }
    },
  )
  app.post(
    '/api/v1/seller/debugging/rounds',
    {
      config: edit,
      schema: {
        operationId: 'startDebugRound',
        summary: 'Replay every case in the background',
        tags,
        response: { 202: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(202)
      return { id: await service.startRound(actorOf(req)) }
    },
  )
}
