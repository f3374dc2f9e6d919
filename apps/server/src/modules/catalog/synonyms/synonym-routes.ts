import { Type } from 'typebox'
import { EmptySchema } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import type { SearchSynonyms } from './search-synonyms.ts'

const tags = ['Operations']

/** Synonyms of the search (OPS-CAT-02). */
export function registerSynonymRoutes(app: App, synonyms: SearchSynonyms): void {
  app.get(
    '/api/v1/ops/search-synonyms',
    {
      config: { permission: 'ops:categories:view' },
      schema: {
        operationId: 'listSearchSynonyms',
        summary: 'Groups of words that mean the same to the search',
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(Type.Object({ id: Type.String(), words: Type.Array(Type.String()) })),
          }),
        },
      },
    },
    async () => ({ items: await synonyms.list() }),
  )
  app.post(
    '/api/v1/ops/search-synonyms',
    {
      config: { permission: 'ops:categories:edit' },
      schema: {
        operationId: 'addSearchSynonyms',
        summary: 'Add a group; a word stands in one group only',
        tags,
        body: Type.Object(
          {
            words: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { minItems: 2, maxItems: 20 }),
          },
          { additionalProperties: false },
        ),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (req, reply) => {
      void reply.code(201)
      return { id: await synonyms.add(actorOf(req), req.body.words) }
    },
  )
  app.delete(
    '/api/v1/ops/search-synonyms/:id',
    {
      config: { permission: 'ops:categories:edit' },
      schema: {
        operationId: 'removeSearchSynonyms',
        summary: 'Remove a group',
        tags,
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await synonyms.remove(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
}
