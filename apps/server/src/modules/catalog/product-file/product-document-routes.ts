import { Type } from 'typebox'
import { documentShape, type ProductDocument, toJsonSchema } from '@yunshi/product-document'
import { DomainError } from '../../../kernel/errors.ts'
import { pickText, type Locale } from '../../../kernel/text.ts'
import { oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { productStates } from '../domain/product-states.ts'
import { PRODUCT_FILE_BYTES_MAX } from './product-file-format.ts'
import type { DocumentAuthor, ProductDocuments, Verdict } from './product-documents.ts'

const DocumentSchema = Type.Unsafe<ProductDocument>(toJsonSchema(documentShape))

const params = Type.Object({ slug: Type.String({ maxLength: 80 }) })
const querystring = Type.Object({
  dryRun: Type.Optional(
    Type.Unsafe<'true' | 'false'>({
      type: 'string',
      enum: ['true', 'false'],
      description: 'Only say what would change.',
    }),
  ),
  revision: Type.Optional(
    Type.String({
      pattern: '^[0-9]{1,9}$',
      description: 'Of the product as it was read, 0 for a new one; refused when it has changed since.',
    }),
  ),
})

const VerdictSchema = Type.Object({
  slug: Type.String(),
  outcome: oneOf(['create', 'update', 'unchanged']),
  dryRun: Type.Boolean(),
  changes: Type.Array(
    Type.Object({
      path: Type.String(),
      before: Type.Optional(Type.Unknown()),
      after: Type.Optional(Type.Unknown()),
    }),
  ),
  hints: Type.Array(Type.Object({ path: Type.String(), rule: Type.String(), text: Type.String() })),
})
const StoredSchema = Type.Object({
  state: oneOf(productStates),
  revision: Type.Integer(),
  document: Type.Unsafe<ProductDocument>({
    type: 'object',
    additionalProperties: true,
    description: 'As in PUT.',
  }),
})

/** Products as documents, for a seller's own and for operators: the same bodies as the files of `yunshi products`. */
export function registerProductDocumentRoutes(app: App, documents: ProductDocuments): void {
  for (const side of ['seller', 'ops'] as const) {
    const own = side === 'seller'
    const authorOf = async (req: Parameters<typeof actorOf>[0]): Promise<DocumentAuthor> =>
      own ? documents.sellerOf(actorOf(req)) : { kind: 'operator' }
    app.get(
      `/api/v1/${side}/products/:slug/document`,
      {
        config: { permission: own ? 'seller:products:view' : 'ops:products:view' },
        schema: {
          operationId: own ? 'getOwnProductDocument' : 'getProductDocument',
          summary: 'A product as a document (SELL-PUB 4.2)',
          tags: [own ? 'Seller center' : 'Operator'],
          params,
          response: { 200: StoredSchema },
        },
      },
      async (req) => documents.get(req.params.slug, await authorOf(req)),
    )
    app.put(
      `/api/v1/${side}/products/:slug`,
      {
        config: { permission: own ? 'seller:products:edit' : 'ops:products:edit' },
        bodyLimit: PRODUCT_FILE_BYTES_MAX,
        // The document is judged by its own check, which names rules in both languages; the schema describes it.
        validatorCompiler: () => () => true,
        schema: {
          operationId: own ? 'putOwnProduct' : 'putProduct',
          summary: own
            ? 'Create or change a draft by its document; a listed product changes by review'
            : 'Create or change a product by its document; takes effect at once',
          tags: [own ? 'Seller center' : 'Operator'],
          params,
          querystring,
          body: DocumentSchema,
          response: { 200: VerdictSchema },
        },
      },
      async (req) => {
        const author = await authorOf(req)
        const { slug } = req.params
        const value = withSlug(req.body, slug)
        const { dryRun, revision } = optionsOf(req.query)
        const verdict = await documents.apply(value, author, actorOf(req), {
          dryRun,
          ...(author.kind === 'seller' && { defaultSeller: author.sellerSlug }),
          revision,
        })
        return answerOf(verdict, slug, dryRun, req.locale)
      },
    )
  }
}

/** The query of a route that checks its own input. A misspelled dry run must not write. */
function optionsOf(query: Record<string, unknown>): { dryRun: boolean; revision: number | undefined } {
  const unknown = Object.keys(query).filter((name) => name !== 'dryRun' && name !== 'revision')
  const { dryRun = 'false', revision } = query
  const fields = [
    ...unknown.map((path) => ({ path, message: 'invalid' })),
    ...(dryRun === 'true' || dryRun === 'false' ? [] : [{ path: 'dryRun', message: 'invalid' }]),
    ...(revision === undefined || (typeof revision === 'string' && /^\d{1,9}$/.test(revision))
      ? []
      : [{ path: 'revision', message: 'invalid' }]),
  ]
  if (fields.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields })
  return { dryRun: dryRun === 'true', revision: revision === undefined ? undefined : Number(revision) }
}

/** The address names the product; a document may repeat it. */
function withSlug(body: unknown, slug: string): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body
  const written = (body as { slug?: unknown }).slug
  if (written !== undefined && written !== slug)
    throw new DomainError('validation', 'VALIDATION_FAILED', {
      fields: [{ path: 'slug', message: 'invalid' }],
    })
  return { ...body, slug }
}

/** @throws PRODUCT_DOCUMENT_REFUSED with every error of the document */
function answerOf(verdict: Verdict, slug: string, dryRun: boolean, locale: Locale) {
  const { outcome, changes, problems } = verdict
  if (outcome === 'refused')
    throw new DomainError('validation', 'PRODUCT_DOCUMENT_REFUSED', {
      fields: problems
        .filter((problem) => problem.severity === 'error')
        .slice(0, 200)
        .map(({ path, rule, text }) => ({ path, message: `${pickText(text, locale)} (${rule})` })),
    })
  return {
    slug,
    outcome,
    dryRun,
    changes,
    hints: problems.map(({ path, rule, text }) => ({ path, rule, text: pickText(text, locale) })),
  }
}
