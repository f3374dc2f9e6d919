import { Type } from 'typebox'
import { InstantSchema, limitOf, nullable, oneOf, pageOf, pageQuery } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { RecordedCallSchema, recordedCallJson } from '../call-schemas.ts'
import { credentialCommands, credentialStates, openCredentialCommands } from '../domain/credential-states.ts'
import type { Credential } from './credential.ts'
import type { CredentialService } from './credential-service.ts'

const tags = ['Seller center']
const view = { permission: 'seller:credentials:view' } as const
const edit = { permission: 'seller:credentials:edit' } as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const Address = Type.String({ minLength: 1, maxLength: 512 })
const PublicKey = Type.String({ minLength: 1, maxLength: 16_384 })

const fields = {
  id: Type.String({ description: 'Application id of the login protocol.' }),
  endpointId: Type.String(),
  name: Type.String(),
  authMode: oneOf(['OAUTH2', 'CAS']),
  kitVersion: oneOf(['v1', 'v2']),
  loginAddressType: oneOf(['SHARED', 'INDEPENDENT']),
  loginAddress: Type.String(),
  multiInstance: Type.Boolean(),
  formal: Type.Boolean(),
  state: oneOf(credentialStates),
  productId: nullable(Type.String()),
  clientId: Type.String(),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
  allowedCommands: Type.Array(oneOf(credentialCommands)),
}
const Summary = Type.Object(fields, { $id: 'ApplicationCredentialSummary' })
const Detail = Type.Object(
  {
    ...fields,
    publicKey: Type.String(),
    clientSecretEncrypted: Type.String({
      description: 'RSA-OAEP with SHA-256 and a mask of SHA-1, base64; the private key reads it.',
    }),
    tenantId: Type.String(),
    tenantCode: Type.String(),
    calls: Type.Array(Type.Object({ ...RecordedCallSchema.properties, id: Type.String() })),
  },
  { $id: 'ApplicationCredential' },
)
const Active = Type.Object({
  active: Type.Boolean({ description: 'False when the seller’s server did not take it.' }),
})

const summaryJson = (found: Credential) => ({
  id: found.id,
  endpointId: found.endpointId,
  name: found.name,
  authMode: found.authMode,
  kitVersion: found.kitVersion,
  loginAddressType: found.loginAddressType,
  loginAddress: found.loginAddress,
  multiInstance: found.multiInstance,
  formal: found.formal,
  state: found.state,
  productId: found.productId,
  clientId: found.clientId,
  createdAt: found.createdAt.toISOString(),
  updatedAt: found.updatedAt.toISOString(),
  allowedCommands: openCredentialCommands(found.state),
})

/** Application credentials of joint products (SELL-APP-20..22). */
export function registerCredentialRoutes(app: App, service: CredentialService): void {
  app.addSchema(Summary)
  app.addSchema(Detail)

  app.get(
    '/api/v1/seller/credentials',
    {
      config: view,
      schema: {
        operationId: 'listApplicationCredentials',
        summary: 'Application credentials, newest first',
        tags,
        querystring: Type.Object(pageQuery),
        response: { 200: pageOf(Type.Ref('ApplicationCredentialSummary')) },
      },
    },
    async (req) => {
      const { cursor } = req.query
      const page = await service.list(actorOf(req), { limit: limitOf(req.query), ...(cursor && { cursor }) })
      return { nextCursor: page.nextCursor, items: page.items.map(summaryJson) }
    },
  )
  app.post(
    '/api/v1/seller/credentials',
    {
      config: edit,
      schema: {
        operationId: 'applyForCredential',
        summary: 'Apply; the seller’s server is told of a test enterprise and the application at once',
        tags,
        body: Type.Object(
          {
            endpointId: Type.String({ maxLength: 64 }),
            name: Type.String({ minLength: 1, maxLength: 100 }),
            authMode: oneOf(['OAUTH2', 'CAS']),
            kitVersion: oneOf(['v1', 'v2']),
            loginAddressType: oneOf(['SHARED', 'INDEPENDENT']),
            loginAddress: Address,
            publicKey: PublicKey,
            multiInstance: Type.Boolean(),
            formal: Type.Boolean(),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ id: Type.String(), active: Type.Boolean() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return service.apply(actorOf(req), req.body)
    },
  )
  app.get(
    '/api/v1/seller/credentials/:id',
    {
      config: view,
      schema: {
        operationId: 'getApplicationCredential',
        summary: 'A credential with its encrypted secret and the calls made for it',
        tags,
        params: Id,
        response: { 200: Type.Ref('ApplicationCredential') },
      },
    },
    async (req) => {
      const found = await service.get(actorOf(req), req.params.id)
      return {
        ...summaryJson(found),
        publicKey: found.publicKey,
        clientSecretEncrypted: found.clientSecretEncrypted,
        tenantId: found.tenantId,
        tenantCode: found.tenantCode,
        calls: found.calls.map((call) => ({ ...recordedCallJson(call), id: call.id })),
      }
    },
  )
  app.patch(
    '/api/v1/seller/credentials/:id',
    {
      config: edit,
      schema: {
        operationId: 'modifyApplicationCredential',
        summary: 'Change address, login address or public key; the seller’s server is told',
        tags,
        params: Id,
        body: Type.Object(
          {
            endpointId: Type.Optional(Type.String({ maxLength: 64 })),
            loginAddress: Type.Optional(Address),
            publicKey: Type.Optional(PublicKey),
            multiInstance: Type.Optional(Type.Boolean()),
          },
          { additionalProperties: false },
        ),
        response: { 200: Type.Ref('ApplicationCredentialSummary') },
      },
    },
    async (req) => {
      await service.modify(actorOf(req), req.params.id, req.body)
      return summaryJson(await service.get(actorOf(req), req.params.id))
    },
  )
  app.post(
    '/api/v1/seller/credentials/:id/submit',
    {
      config: edit,
      schema: {
        operationId: 'submitApplicationCredential',
        summary: 'Try a draft again',
        tags,
        params: Id,
        response: { 200: Active },
      },
    },
    (req) => service.submit(actorOf(req), req.params.id),
  )
  app.post(
    '/api/v1/seller/credentials/:id/apply-formal',
    {
      config: edit,
      schema: {
        operationId: 'applyFormalCredential',
        summary: 'Make a test credential formal',
        tags,
        params: Id,
        response: { 200: Active },
      },
    },
    (req) => service.applyFormal(actorOf(req), req.params.id),
  )
  app.post(
    '/api/v1/seller/credentials/:id/bind',
    {
      config: edit,
      schema: {
        operationId: 'bindApplicationCredential',
        summary: 'Bind a formal credential to one joint product, for good',
        tags,
        params: Id,
        body: Type.Object({ productSlug: Type.String({ maxLength: 64 }) }, { additionalProperties: false }),
        response: { 200: Type.Ref('ApplicationCredentialSummary') },
      },
    },
    async (req) => {
      await service.bind(actorOf(req), req.params.id, req.body.productSlug)
      return summaryJson(await service.get(actorOf(req), req.params.id))
    },
  )
  app.post(
    '/api/v1/seller/credentials/:id/retire',
    {
      config: edit,
      schema: {
        operationId: 'retireApplicationCredential',
        summary: 'End a credential; the seller’s server is told to forget the application',
        tags,
        params: Id,
        response: { 200: Type.Object({ told: Type.Boolean() }) },
      },
    },
    (req) => service.retire(actorOf(req), req.params.id),
  )
}
