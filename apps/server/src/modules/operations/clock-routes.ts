import { Type } from 'typebox'
import { InstantSchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ClockService } from './clock-service.ts'

const tags = ['Operator console']

/** Business time, and its movement in the sandbox. */
export function registerClockRoutes(app: App, platform: Platform, clock: ClockService): void {
  app.get(
    '/api/v1/ops/clock',
    {
      config: { permission: 'ops:clock:view' },
      schema: {
        operationId: 'getClock',
        summary: 'Business time',
        tags,
        response: {
          200: Type.Object({
            now: InstantSchema,
            realNow: InstantSchema,
            offsetMs: Type.Number(),
            movable: Type.Boolean(),
          }),
        },
      },
    },
    async () => ({
      now: platform.clock.now().toISOString(),
      realNow: new Date().toISOString(),
      offsetMs: platform.clock.offsetMs,
      movable: platform.clock.movable,
    }),
  )
  app.post(
    '/api/v1/ops/clock/advance',
    {
      config: { permission: 'ops:clock:move' },
      schema: {
        operationId: 'advanceClock',
        summary: 'Move the sandbox clock forward; everything due on the way happens in order',
        tags,
        body: Type.Object(
          { by: Type.String({ maxLength: 12, description: 'Such as 30d or 12h.' }) },
          { additionalProperties: false },
        ),
        response: { 202: Type.Object({ runId: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(202)
      return { runId: await clock.start(actorOf(req), req.body.by) }
    },
  )
  app.get(
    '/api/v1/ops/clock/runs/:id',
    {
      config: { permission: 'ops:clock:view' },
      schema: {
        operationId: 'getClockRun',
        summary: 'How far a run of the clock is',
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: {
          200: Type.Object({
            state: oneOf(['RUNNING', 'DONE', 'FAILED']),
            from: InstantSchema,
            target: InstantSchema,
            now: InstantSchema,
            steps: Type.Integer(),
            log: Type.Array(Type.Object({ at: InstantSchema, what: Type.String() })),
            failure: nullable(Type.String()),
          }),
        },
      },
    },
    async (req) => {
      const run = await clock.findRun(req.params.id)
      return {
        state: run.state,
        from: run.from.toISOString(),
        target: run.target.toISOString(),
        now: run.reached.toISOString(),
        steps: run.steps,
        log: run.log,
        failure: run.failure,
      }
    },
  )
}
