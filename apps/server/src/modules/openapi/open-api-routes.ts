import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  gatewayRefusal,
  openApiPaths,
  orderQueryAnswer,
  orderQueryRefusal,
  parseOrderQuery,
  readSdkAuthorization,
  verifySdkHmac,
} from '@yunshi/seller-sdk'
import { Type } from 'typebox'
import type { App } from '../../platform/http/server.ts'
import type { OpenApiService } from './open-api-service.ts'

/** Who signs with an access key, and its secret; from identity. */
export interface Signers {
  findSigner(accessKeyId: string): Promise<{ accountId: string; secret: string } | null>
  noteUse(accessKeyId: string): Promise<void>
}

const tags = ['Open API for sellers']
/** The protocol's own shapes, which differ for the gateway's refusals; the SDK types them. */
const Answer = Type.Unknown()
/** Bad signatures cost a look-up and a digest; an address that sends only those is slowed down. */
const rateLimit = { max: 600, timeWindow: '1 minute' }
/** A key id longer than this was never issued. */
const ACCESS_KEY_LENGTH_MAX = 64

/**
 * The KooGallery open APIs at their documented paths. They answer in their protocol's own form, and the signature of
 * the request is their sign-in (SDK-HMAC-SHA256, isv-protocol 6.1).
 */
export function registerOpenApiRoutes(app: App, service: OpenApiService, signers: Signers): void {
  /** @returns the signer's account, or `null` after the refusal was sent */
  async function signedAccount(req: FastifyRequest, reply: FastifyReply): Promise<string | null> {
    const accessKey = readSdkAuthorization(req.headers.authorization ?? '')?.accessKey ?? ''
    const known = accessKey !== '' && accessKey.length <= ACCESS_KEY_LENGTH_MAX
    const signer = known ? await signers.findSigner(accessKey) : null
    const [path = '', query = ''] = req.raw.url!.split('?', 2)
    const verified = verifySdkHmac({
      method: req.method,
      path,
      query,
      headers: req.headers,
      rawBody: '',
      nowMs: Date.now(),
      secretKey: signer?.secret,
    })
    if (!verified.valid || !signer) {
      const reason = verified.valid ? 'access_key_unknown' : verified.reason
      req.log.info({ reason, accessKey: known ? accessKey : null }, 'open API call refused')
      await reply.code(401).send(gatewayRefusal('APIGW.0301', req.id))
      return null
    }
    await signers.noteUse(accessKey)
    return signer.accountId
  }

  app.get(
    openApiPaths.orderQuery,
    {
      config: { permission: 'public', rateLimit },
      schema: {
        operationId: 'openApiQueryOrder',
        summary: 'Order query (isv-protocol 6.2), signed with SDK-HMAC-SHA256',
        tags,
        response: { 200: Answer, 400: Answer, 401: Answer, 500: Answer },
      },
    },
    async (req, reply) => {
      const accountId = await signedAccount(req, reply)
      if (accountId === null) return reply
      const refuse = (code: Parameters<typeof orderQueryRefusal>[0]) => {
        const { httpStatus, body } = orderQueryRefusal(code)
        // The statuses of the protocol's code table; the schema above lists those that this call can have.
        return reply.code(httpStatus as 400).send(body)
      }
      const asked = parseOrderQuery(req.raw.url!.split('?', 2)[1] ?? '')
      if ('code' in asked) return refuse(asked.code)
      const result = await service.queryOrder(accountId, asked)
      return 'code' in result ? refuse(result.code) : reply.send(orderQueryAnswer(result.orderInfo))
    },
  )
}
