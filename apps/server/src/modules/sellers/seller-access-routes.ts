import { Type } from 'typebox'
import { actorOf, type App } from '../../platform/http/server.ts'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import { interfaceClasses } from './domain/interface-class.ts'
import { hostProofOf, type EndpointVerification } from './endpoint-verification.ts'
import type { SellerAccessService } from './seller-access-service.ts'

const tags = ['Seller center']
const Id = Type.Object({ id: Type.String() })
const Key = Type.Object({
  id: Type.String(),
  interfaceClass: nullable(oneOf(interfaceClasses)),
  masked: Type.String(),
  status: oneOf(['active', 'retiring', 'deleted']),
  retiresAt: nullable(InstantSchema),
  createdAt: InstantSchema,
  boundProducts: Type.Integer(),
})
const Endpoint = Type.Object({
  id: Type.String(),
  url: Type.String(),
  state: oneOf(['UNVERIFIED', 'VERIFIED', 'DELETED']),
  verifiedAt: nullable(InstantSchema),
  proof: nullable(Type.Object({ fileUrl: Type.String(), dnsName: Type.String(), content: Type.String() })),
  createdAt: InstantSchema,
  boundProducts: Type.Integer(),
})
const KeyBinding = Type.Object(
  { interfaceClass: nullable(oneOf(interfaceClasses)), confirm: Type.Optional(Type.Boolean()) },
  { additionalProperties: false },
)
const EndpointUrl = Type.Object(
  { url: Type.String({ minLength: 8, maxLength: 512 }) },
  { additionalProperties: false },
)

/** Key and endpoint management of the seller center (SELL-ACC-02, SELL-APP-01). */
export function registerSellerAccessRoutes(
  app: App,
  service: SellerAccessService,
  verification: EndpointVerification,
): void {
  app.get(
    '/api/v1/seller/keys',
    {
      config: { permission: 'seller:keys:view' },
      schema: {
        operationId: 'listSellerKeys',
        summary: 'Interface keys',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Key) }) },
      },
    },
    async (req) => ({
      items: (await service.listKeys(actorOf(req))).map((key) => ({
        ...key,
        retiresAt: key.retiresAt?.toISOString() ?? null,
        createdAt: key.createdAt.toISOString(),
      })),
    }),
  )
  app.post(
    '/api/v1/seller/keys',
    {
      config: { permission: 'seller:keys:edit' },
      schema: {
        operationId: 'createSellerKey',
        summary: 'Create an interface key',
        tags,
        body: KeyBinding,
        response: { 201: Id },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return service.createKey(actorOf(req), { ...req.body, confirm: req.body.confirm ?? false })
    },
  )
  app.post(
    '/api/v1/seller/keys/:id/reveal',
    {
      config: { permission: 'seller:keys:edit' },
      schema: {
        operationId: 'revealSellerKey',
        summary: 'Show an interface key (logged)',
        tags,
        params: Id,
        response: { 200: Type.Object({ secret: Type.String() }) },
      },
    },
    async (req) => service.revealKey(actorOf(req), req.params.id),
  )
  app.patch(
    '/api/v1/seller/keys/:id',
    {
      config: { permission: 'seller:keys:edit' },
      schema: {
        operationId: 'rebindSellerKey',
        summary: 'Bind a key to an interface class',
        tags,
        params: Id,
        body: KeyBinding,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.rebindKey(actorOf(req), req.params.id, {
        ...req.body,
        confirm: req.body.confirm ?? false,
      })
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/seller/keys/:id',
    {
      config: { permission: 'seller:keys:edit' },
      schema: {
        operationId: 'deleteSellerKey',
        summary: 'Delete an unbound key',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.deleteKey(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/seller/endpoints',
    {
      config: { permission: 'seller:endpoints:view' },
      schema: {
        operationId: 'listSellerEndpoints',
        summary: 'Production addresses',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Endpoint) }) },
      },
    },
    async (req) => ({
      items: (await service.listEndpoints(actorOf(req))).map((endpoint) => ({
        ...endpoint,
        verifiedAt: endpoint.verifiedAt?.toISOString() ?? null,
        proof:
          endpoint.state === 'UNVERIFIED' && endpoint.verificationToken !== null
            ? hostProofOf({ url: endpoint.url, verificationToken: endpoint.verificationToken })
            : null,
        createdAt: endpoint.createdAt.toISOString(),
      })),
    }),
  )
  app.post(
    '/api/v1/seller/endpoints',
    {
      config: { permission: 'seller:endpoints:edit' },
      schema: {
        operationId: 'createSellerEndpoint',
        summary: 'Add a production address',
        tags,
        body: EndpointUrl,
        response: { 201: Id },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return service.createEndpoint(actorOf(req), req.body.url)
    },
  )
  app.post(
    '/api/v1/seller/endpoints/:id/verify',
    {
      config: { permission: 'seller:endpoints:edit', rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        operationId: 'verifySellerEndpoint',
        summary: 'Look for the proof that the host is the seller’s, and verify its addresses',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await verification.verify(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.patch(
    '/api/v1/seller/endpoints/:id',
    {
      config: { permission: 'seller:endpoints:edit' },
      schema: {
        operationId: 'changeSellerEndpoint',
        summary: 'Change a production address',
        tags,
        params: Id,
        body: EndpointUrl,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.changeEndpoint(actorOf(req), req.params.id, req.body.url)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/seller/endpoints/:id',
    {
      config: { permission: 'seller:endpoints:edit' },
      schema: {
        operationId: 'deleteSellerEndpoint',
        summary: 'Delete an unused production address',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.deleteEndpoint(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}
