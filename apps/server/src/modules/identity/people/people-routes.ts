import { Type } from 'typebox'
import { sellerPermissions } from '../../../platform/actor.ts'
import { EmptySchema, InstantSchema, nullable, oneOf, pageOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { Code, Password } from '../identity-schemas.ts'
import type { IdentityService } from '../identity-service.ts'
import { subUserRoles } from '../roles.ts'

const tags = ['Seller center']
const view = { permission: 'seller:users:view' } as const
const edit = { permission: 'seller:users:edit' } as const
const closed = { additionalProperties: false } as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const Points = Type.Array(oneOf(sellerPermissions), { maxItems: sellerPermissions.length })

const User = Type.Object({
  userId: Type.String(),
  userName: Type.String(),
  email: nullable(Type.String()),
  phone: nullable(Type.String()),
  status: oneOf(['active', 'disabled']),
  role: nullable(oneOf(subUserRoles)),
  groups: Type.Array(Type.String()),
  permissions: Type.Array(Type.String(), { description: 'Given by name.' }),
  effective: Type.Array(Type.String(), { description: 'Given by name or through groups.' }),
  productIds: nullable(Type.Array(Type.String(), { description: 'The only products; null is no limit.' })),
  lastLoginAt: nullable(InstantSchema),
})
const Group = Type.Object({
  id: Type.String(),
  builtIn: Type.Boolean(),
  name: Type.String(),
  permissions: Type.Array(Type.String()),
  memberCount: Type.Integer(),
})
const contacts = {
  email: Type.Optional(Type.String({ maxLength: 254 })),
  phone: Type.Optional(Type.String({ maxLength: 32 })),
}
const NewUser = Type.Object(
  { userName: Type.String({ maxLength: 64 }), password: Password, ...contacts },
  closed,
)
const UserChange = Type.Object(
  {
    ...contacts,
    status: Type.Optional(oneOf(['active', 'disabled'])),
    password: Type.Optional(Password),
    code: Type.Optional(Code),
  },
  closed,
)
const Access = Type.Object(
  {
    groups: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 100 }),
    permissions: Points,
    productIds: nullable(Type.Array(Type.String({ maxLength: 64 }), { maxItems: 1000 })),
  },
  closed,
)
const GroupBody = Type.Object({ name: Type.String({ maxLength: 100 }), permissions: Points }, closed)

/** Sub-users of a seller, their groups and what they may (SELL-ACC-10..14). */
export function registerPeopleRoutes(app: App, identity: IdentityService): void {
  const { people, subUsers } = identity

  app.get(
    '/api/v1/seller/users',
    {
      config: view,
      schema: {
        operationId: 'listSellerUsers',
        summary: 'Sub-users and what they may',
        tags,
        response: { 200: pageOf(User) },
      },
    },
    async (req) => ({
      // Short by its limit, and whole.
      nextCursor: null,
      items: (await people.listUsers(actorOf(req))).map((user) => ({
        ...user,
        lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
      })),
    }),
  )
  app.post(
    '/api/v1/seller/users',
    {
      config: edit,
      schema: {
        operationId: 'createSellerUser',
        summary: 'Create a sub-user, who sees only the overview until rights are granted',
        tags,
        body: NewUser,
        response: { 201: Type.Object({ userId: Type.String() }) },
      },
    },
    async (req, reply) => {
      const { userId } = await subUsers.create(actorOf(req), { ...req.body, role: null })
      return reply.code(201).send({ userId })
    },
  )
  app.patch(
    '/api/v1/seller/users/:id',
    {
      config: edit,
      schema: {
        operationId: 'changeSellerUser',
        summary: 'Change contacts, state or password of a sub-user; an empty contact removes it',
        tags,
        params: Id,
        body: UserChange,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await subUsers.change(actorOf(req), req.params.id, req.body)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/seller/users/:id',
    {
      config: edit,
      schema: {
        operationId: 'deleteSellerUser',
        summary: 'Delete a sub-user',
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
  app.put(
    '/api/v1/seller/users/:id/access',
    {
      config: edit,
      schema: {
        operationId: 'changeSellerUserAccess',
        summary: 'Groups, permissions and products of a sub-user',
        tags,
        params: Id,
        body: Access,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await people.changeAccess(actorOf(req), req.params.id, req.body)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/seller/user-groups',
    {
      config: view,
      schema: {
        operationId: 'listUserGroups',
        summary: 'Built-in and own groups, and every permission that can be granted',
        tags,
        response: {
          200: Type.Object({ items: Type.Array(Group), permissions: Type.Array(Type.String()) }),
        },
      },
    },
    async (req) => ({
      items: await people.listGroups(actorOf(req)),
      permissions: [...sellerPermissions],
    }),
  )
  app.post(
    '/api/v1/seller/user-groups',
    {
      config: edit,
      schema: {
        operationId: 'createUserGroup',
        summary: 'Make an own group',
        tags,
        body: GroupBody,
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => reply.code(201).send({ id: await people.createGroup(actorOf(req), req.body) }),
  )
  app.put(
    '/api/v1/seller/user-groups/:id',
    {
      config: edit,
      schema: {
        operationId: 'changeUserGroup',
        summary: 'Rename an own group or change what its members may',
        tags,
        params: Id,
        body: GroupBody,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await people.changeGroup(actorOf(req), req.params.id, req.body)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/seller/user-groups/:id',
    {
      config: edit,
      schema: {
        operationId: 'deleteUserGroup',
        summary: 'Delete an own group; its members lose what they had through it',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await people.removeGroup(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}
