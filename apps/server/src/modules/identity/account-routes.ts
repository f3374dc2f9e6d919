import { Type } from 'typebox'
import { EmptySchema, pageOf } from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import type { AccessKey } from './access-key-service.ts'
import {
  AccessKeyChangeBody,
  AccessKeySchema,
  AccountSessionSchema,
  NewAccessKeyBody,
  NewAccessKeySchema,
  NewSubUserBody,
  OperationProtectionBody,
  OperationProtectionSchema,
  PasswordChangeBody,
  RealNameBody,
  RealNameStateSchema,
  ServiceEnablementBody,
  SubUserChangeBody,
  SubUserSchema,
} from './identity-schemas.ts'
import type { IdentityService } from './identity-service.ts'
import type { SubUser } from './sub-user-service.ts'

const tags = ['Account']
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
/** Guesses of the present password from a stolen session. */
const passwordRateLimit = { max: 20, timeWindow: '1 minute' }

/** The account center: own sessions and password, real name, protection, IAM users, access keys. */
export function registerAccountRoutes(app: App, identity: IdentityService): void {
  const { sessions, accounts, subUsers, accessKeys } = identity
  // These lists are short by their limits and come whole.
  const whole = <T>(items: T[]) => ({ items, nextCursor: null })

  app.get(
    '/api/v1/account/sessions',
    {
      config: { permission: 'self' },
      schema: {
        operationId: 'listAccountSessions',
        summary: 'Own sessions, most recently used first',
        tags,
        response: { 200: pageOf(AccountSessionSchema) },
      },
    },
    async (req) =>
      whole(
        (await sessions.listOwn(actorOf(req))).map((session) => ({
          id: session.publicId,
          current: session.current,
          createdAt: session.createdAt.toISOString(),
          lastSeenAt: session.lastSeenAt.toISOString(),
          ip: session.ip ?? '',
          userAgent: session.userAgent ?? '',
        })),
      ),
  )
  app.delete(
    '/api/v1/account/sessions/:id',
    {
      config: { permission: 'self' },
      schema: {
        operationId: 'endAccountSession',
        summary: 'End one of the own sessions',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await sessions.endOwn(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/api/v1/account/password',
    {
      config: { permission: 'self', rateLimit: passwordRateLimit },
      schema: {
        operationId: 'changePassword',
        summary: 'Change the own password; other sessions end',
        tags,
        body: PasswordChangeBody,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await accounts.changePassword(actorOf(req), req.body)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/account/real-name',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'submitRealName',
        summary: 'Submit real-name documents',
        tags,
        body: RealNameBody,
        response: { 200: RealNameStateSchema },
      },
    },
    async (req) => ({ state: await accounts.submitRealName(actorOf(req), req.body) }),
  )
  app.put(
    '/api/v1/account/operation-protection',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'setOperationProtection',
        summary: 'Switch operation protection; off needs a code',
        tags,
        body: OperationProtectionBody,
        response: { 200: OperationProtectionSchema },
      },
    },
    async (req) => {
      await accounts.setOperationProtection(actorOf(req), req.body)
      return { operationProtection: req.body.enabled }
    },
  )
  app.put(
    '/api/v1/account/service',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'enableService',
        summary: 'Enable the service of an account registered without it',
        tags,
        body: ServiceEnablementBody,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await accounts.enableService(actorOf(req), req.body.agreements)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/account/users',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'listSubUsers',
        summary: 'IAM users of the account',
        tags,
        response: { 200: pageOf(SubUserSchema) },
      },
    },
    async (req) => whole((await subUsers.list(actorOf(req))).map(toSubUserJson)),
  )
  app.post(
    '/api/v1/account/users',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'createSubUser',
        summary: 'Create an IAM user',
        tags,
        body: NewSubUserBody,
        response: { 201: SubUserSchema },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return toSubUserJson(await subUsers.create(actorOf(req), req.body))
    },
  )
  app.patch(
    '/api/v1/account/users/:id',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'changeSubUser',
        summary: 'Change state, role or password of an IAM user',
        tags,
        params: Id,
        body: SubUserChangeBody,
        response: { 200: SubUserSchema },
      },
    },
    async (req) => toSubUserJson(await subUsers.change(actorOf(req), req.params.id, req.body)),
  )
  app.delete(
    '/api/v1/account/users/:id',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'deleteSubUser',
        summary: 'Delete an IAM user',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await subUsers.remove(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/account/access-keys',
    {
      config: { permission: 'self' },
      schema: {
        operationId: 'listAccessKeys',
        summary: 'Own access keys',
        tags,
        response: { 200: pageOf(AccessKeySchema) },
      },
    },
    async (req) => whole((await accessKeys.list(actorOf(req))).map(toAccessKeyJson)),
  )
  app.post(
    '/api/v1/account/access-keys',
    {
      config: { permission: 'self' },
      schema: {
        operationId: 'createAccessKey',
        summary: 'Create an access key; its secret is shown once',
        tags,
        body: NewAccessKeyBody,
        response: { 201: NewAccessKeySchema },
      },
    },
    async (req, reply) => {
      void reply.code(201).header('cache-control', 'no-store')
      return accessKeys.create(actorOf(req), req.body?.code)
    },
  )
  app.patch(
    '/api/v1/account/access-keys/:id',
    {
      config: { permission: 'self' },
      schema: {
        operationId: 'changeAccessKey',
        summary: 'Enable or disable an access key',
        tags,
        params: Id,
        body: AccessKeyChangeBody,
        response: { 200: AccessKeySchema },
      },
    },
    async (req) => toAccessKeyJson(await accessKeys.setStatus(actorOf(req), req.params.id, req.body.status)),
  )
  app.delete(
    '/api/v1/account/access-keys/:id',
    {
      config: { permission: 'self' },
      schema: {
        operationId: 'deleteAccessKey',
        summary: 'Delete an access key',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await accessKeys.remove(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}

function toSubUserJson(user: SubUser) {
  return { ...user, lastLoginAt: user.lastLoginAt?.toISOString() ?? null }
}

function toAccessKeyJson(key: AccessKey) {
  return {
    ...key,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
  }
}
