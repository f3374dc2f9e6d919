import type { FastifyReply, FastifyRequest } from 'fastify'
import { gatewayRefusal } from '@yunshi/seller-sdk'
import { Type } from 'typebox'
import type { App } from '../../platform/http/server.ts'
import { families, throttled, type Answer, type FamilyName } from './answers.ts'
import { splitUrl, type Caller, type OpenApiGate } from './open-api-gate.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Which protocol's words an open API answers in. */
    openApiFamily?: FamilyName
  }
}

/** A call as a handler receives it. */
export interface OpenApiCall {
  req: FastifyRequest
  /** As received. */
  rawBody: Buffer
  /** As received, still encoded, without the question mark. */
  query: string
}

interface RouteTexts {
  operationId: string
  summary: string
}

export interface OpenApiScope {
  /** An interface whose caller signs with an access key. */
  signed(
    method: 'GET' | 'POST',
    url: string,
    route: RouteTexts & { family: FamilyName; bodyBytesMax?: number; isUnsignedPayloadAllowed?: boolean },
    handle: (call: OpenApiCall, caller: Caller) => Promise<Answer>,
  ): void
  /** An interface that proves its caller by itself. */
  open(
    method: 'POST',
    url: string,
    route: RouteTexts & { family: FamilyName; bodyBytesMax?: number },
    handle: (call: OpenApiCall) => Promise<Answer>,
  ): void
}

const tags = ['Open API for sellers']
const OTHER_METHODS = ['GET', 'PUT', 'PATCH', 'DELETE'] as const
/** A full batch of usage records with long ids and much white space. */
const BODY_BYTES_MAX = 2 * 1_048_576
/** The protocol's own shapes, which differ from family to family; the SDK types them. */
const AnswerSchema = Type.Unknown()
const response = Object.fromEntries(
  [200, 400, 401, 403, 404, 405, 406, 413, 415, 429, 500].map((status) => [status, AnswerSchema]),
)

/**
 * Opens the part of the server that speaks KooGallery's protocols: bodies are kept as received, because signatures
 * cover them, and every answer, refusals and failures too, has the protocol's own form.
 *
 * @param paths below which an address that is none is answered as the gateway does (isv-protocol 10.4)
 */
export function registerOpenApiScope(
  app: App,
  gate: OpenApiGate,
  paths: readonly string[],
  register: (scope: OpenApiScope) => void,
): void {
  void app.register(async (scope: App) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_req, body, done) => done(null, body))
    scope.setErrorHandler((error: Error & { statusCode?: number }, req, reply) => {
      const family = families[req.routeOptions.config.openApiFamily ?? 'usage']
      const status = error.statusCode ?? 500
      if (status === 413) return send(reply, family.tooLarge)
      if (status === 429) return send(reply, throttled(req.id))
      req.log.error({ err: error }, 'open API call failed')
      return send(reply, family.failed)
    })
    scope.addHook('onRequest', async (req, reply) => {
      const refusal = gate.refuseAddress(req)
      if (!refusal) return
      void reply.header('retry-after', String(gate.retryAfterSeconds()))
      return send(reply, refusal)
    })

    function add(
      method: 'GET' | 'POST',
      url: string,
      route: RouteTexts & { family: FamilyName; bodyBytesMax?: number },
      handle: (call: OpenApiCall) => Promise<Answer>,
    ): void {
      const { operationId, summary, family } = route
      scope.route({
        method,
        url,
        bodyLimit: route.bodyBytesMax ?? BODY_BYTES_MAX,
        config: { permission: 'public', openApiFamily: family },
        schema: { operationId, summary, tags, response },
        handler: async (req, reply) => send(reply, await handle(callOf(req))),
      })
      const { badMethod } = families[family]
      if (badMethod)
        scope.route({
          method: OTHER_METHODS.filter((other) => other !== method),
          url,
          config: { permission: 'public', openApiFamily: family },
          schema: { hide: true },
          handler: async (_req, reply) => send(reply, badMethod),
        })
    }

    register({
      open: add,
      signed(method, url, route, handle) {
        add(method, url, route, async (call) => {
          const verified = await gate.verify(call.req, call.rawBody, {
            family: route.family,
            // Without a body there is nothing that could be changed on the way.
            isUnsignedPayloadAllowed: route.isUnsignedPayloadAllowed ?? method === 'GET',
          })
          return verified.passed ? handle(call, verified.value) : verified.answer
        })
      },
    })
    for (const path of paths)
      scope.all(path, { config: { permission: 'public' }, schema: { hide: true } }, async (req, reply) =>
        send(reply, { httpStatus: 404, body: gatewayRefusal('APIGW.0101', req.id) }),
      )
  })
}

function callOf(req: FastifyRequest): OpenApiCall {
  return {
    req,
    rawBody: Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0),
    query: splitUrl(req.raw.url!)[1],
  }
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply.code(answer.httpStatus).type('application/json; charset=utf-8').send(answer.body)
}
