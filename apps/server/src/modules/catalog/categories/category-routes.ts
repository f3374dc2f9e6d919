import { Type } from 'typebox'
import { pickText } from '../../../kernel/text.ts'
import { EmptySchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { accessTypes } from '../domain/product.ts'
import type { CategoryAdministration } from './category-administration.ts'

/** Drawings that the storefront has. */
const categoryIcons = [
  '',
  'building',
  'code',
  'server',
  'shield',
  'chip',
  'database',
  'factory',
  'globe',
  'people',
  'device',
] as const

const tags = ['Operations']
const view = { permission: 'ops:categories:view' } as const
const edit = { permission: 'ops:categories:edit' } as const
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })
const changeable = {
  parentId: nullable(Type.String({ maxLength: 64 })),
  name: Type.Object({ zh: Name, en: Name }, { additionalProperties: false }),
  icon: oneOf(categoryIcons, 'Name of a drawing; empty: by its place.'),
  accessTypes: Type.Array(oneOf(accessTypes), { uniqueItems: true, description: 'Empty: all.' }),
  hidden: Type.Boolean(),
}
const Slug = Type.String({ pattern: '^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$' })
const Category = Type.Object(
  {
    id: Type.String(),
    slug: Type.String(),
    ...changeable,
    icon: Type.String(),
    position: Type.Integer(),
    productCount: Type.Integer(),
  },
  { $id: 'ManagedCategory' },
)

/** Categories: kept by operators (OPS-CAT-01), chosen by sellers (SELL-PUB-P16). */
export function registerCategoryRoutes(app: App, categories: CategoryAdministration): void {
  app.addSchema(Category)
  app.get(
    '/api/v1/ops/categories',
    {
      config: view,
      schema: {
        operationId: 'listManagedCategories',
        summary: 'The whole tree, hidden ones too',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Type.Ref('ManagedCategory')) }) },
      },
    },
    async () => ({ items: await categories.list() }),
  )
  app.post(
    '/api/v1/ops/categories',
    {
      config: edit,
      schema: {
        operationId: 'createCategory',
        summary: 'Add a category, last among those beside it',
        tags,
        body: Type.Object({ slug: Slug, ...changeable }, { additionalProperties: false }),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      const { slug, ...draft } = req.body
      void reply.code(201)
      return { id: await categories.create(actorOf(req), slug, draft) }
    },
  )
  app.put(
    '/api/v1/ops/categories/:id',
    {
      config: edit,
      schema: {
        operationId: 'changeCategory',
        summary: 'Rename, move, hide or show a category',
        tags,
        params: Id,
        body: Type.Object(changeable, { additionalProperties: false }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await categories.change(actorOf(req), req.params.id, req.body)
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/ops/categories/:id',
    {
      config: edit,
      schema: {
        operationId: 'removeCategory',
        summary: 'Delete a category that holds nothing',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await categories.remove(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/api/v1/ops/category-order',
    {
      config: edit,
      schema: {
        operationId: 'orderCategories',
        summary: 'Order of the categories below one parent',
        tags,
        body: Type.Object(
          {
            parentId: nullable(Type.String({ maxLength: 64 })),
            ids: Type.Array(Type.String({ maxLength: 64 }), { uniqueItems: true, maxItems: 500 }),
          },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await categories.reorder(actorOf(req), req.body.parentId, req.body.ids)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/seller/categories',
    {
      config: { permission: 'seller:products:view' },
      schema: {
        operationId: 'listSellerCategories',
        summary: 'Categories that products are published in, each followed by those below it',
        tags: ['Seller center'],
        response: {
          200: Type.Object({
            items: Type.Array(
              Type.Object({
                slug: Type.String(),
                parentSlug: nullable(Type.String()),
                name: Type.String(),
                accessTypes: Type.Array(oneOf(accessTypes), { description: 'Empty: all.' }),
              }),
            ),
          }),
        },
      },
    },
    async (req) => {
      const all = await categories.list()
      const belowOf = (id: string | null) =>
        all.filter((category) => category.parentId === id && !category.hidden)
      return {
        items: belowOf(null)
          .flatMap((top) => [
            { ...top, parentSlug: null },
            ...belowOf(top.id).map((child) => ({ ...child, parentSlug: top.slug })),
          ])
          .map((category) => ({
            slug: category.slug,
            parentSlug: category.parentSlug,
            name: pickText(category.name, req.locale),
            accessTypes: category.accessTypes,
          })),
      }
    },
  )
}
