import { Type } from 'typebox'
import { notFound } from '../../kernel/errors.ts'
import { pickText, type Locale } from '../../kernel/text.ts'
import {
  instantOf,
  InstantSchema,
  limitOf,
  nullable,
  oneOf,
  pageOf,
  pageQuery,
  EmptySchema,
} from '../../platform/http/schemas.ts'
import { actorOf, idempotencyKeyOf, type App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import { accessTypes, findProduct, renderMarkdown, type AccessType } from '../catalog/index.ts'
import { findSeller } from '../sellers/index.ts'
import { instanceStates } from './domain/life-cycle.ts'
import { findInstance, listInstanceHistory, listInstances, type Instance } from './instance-read-model.ts'
import type { InstanceService } from './instance-service.ts'

const tags = ['Instances']
const Id = Type.Object({ id: Type.String({ maxLength: 64 }) })
const commands = ['setExpiryPolicy', 'release', 'refresh'] as const
const NameValue = Type.Object({ name: Type.String(), value: Type.String() })

const summaryFields = {
  id: Type.String(),
  productTitle: Type.String(),
  productSlug: Type.String(),
  logoUrl: Type.String(),
  specName: Type.String(),
  accessType: oneOf(accessTypes),
  state: oneOf(instanceStates),
  startsAt: nullable(InstantSchema),
  expiresAt: nullable(InstantSchema),
  expiryPolicy: oneOf(['MANUAL', 'NO_RENEW', 'AUTO_RENEW']),
  orderId: Type.String(),
  allowedCommands: Type.Array(oneOf(commands)),
}
const InstanceSummary = Type.Object(summaryFields, { $id: 'InstanceSummary' })
const InstanceDetail = Type.Object(
  {
    ...summaryFields,
    orderLineId: Type.String(),
    sellerInstanceId: nullable(Type.String()),
    protocol: Type.String({ description: 'How the seller delivers, e.g. SAAS_V2 or LICENSE_CODE.' }),
    seller: Type.Object({
      name: Type.String(),
      slug: Type.String(),
      phone: nullable(Type.String()),
      email: nullable(Type.String()),
    }),
    attributes: Type.Array(NameValue),
    quantity: Type.Integer(),
    mode: oneOf(['MONTH', 'YEAR', 'ONE_TIME']),
    periodCount: Type.Integer(),
    createdAt: InstantSchema,
    graceEndsAt: nullable(InstantSchema),
    retentionEndsAt: nullable(InstantSchema),
    appInfo: nullable(
      Type.Object({
        frontEndUrl: nullable(Type.String()),
        adminUrl: nullable(Type.String()),
        userName: nullable(Type.String()),
        hasPassword: Type.Boolean(),
        hasLicense: Type.Boolean(),
        memo: nullable(Type.String()),
      }),
    ),
    usageGuideHtml: Type.String(),
    history: Type.Array(
      Type.Object({
        at: InstantSchema,
        actor: Type.Object({ kind: oneOf(['buyer', 'seller', 'operator', 'system']), name: Type.String() }),
        from: nullable(Type.String()),
        to: Type.String(),
        reason: nullable(Type.String()),
      }),
    ),
  },
  { $id: 'Instance' },
)

/** What the buyer may do now (BUY-INST-06). */
function commandsOf(instance: Instance): (typeof commands)[number][] {
  const allowed: (typeof commands)[number][] = []
  if (instance.state === 'ACTIVE' && instance.expiresAt !== null) allowed.push('setExpiryPolicy')
  if (instance.state === 'EXPIRED') allowed.push('release')
  // Of an authorization code there is nothing to query at the seller.
  const queryable = instance.sellerInstanceId !== null && instance.protocol !== 'LICENSE_CODE'
  if (queryable && ['ACTIVE', 'EXPIRED'].includes(instance.state)) allowed.push('refresh')
  return allowed
}

function summaryJson(instance: Instance, locale: Locale) {
  return {
    id: instance.id,
    productTitle: pickText(instance.productTitle, locale),
    productSlug: instance.productSlug,
    logoUrl: `/media/products/${instance.productSlug}/logo.svg`,
    specName: pickText(instance.specificationName, locale),
    accessType: instance.accessType as AccessType,
    state: instance.state,
    startsAt: instance.startsAt?.toISOString() ?? null,
    expiresAt: instance.expiresAt?.toISOString() ?? null,
    expiryPolicy: instance.expiryPolicy,
    orderId: instance.orderId,
    allowedCommands: commandsOf(instance),
  }
}

/** What the buyer owns (BUY-INST-05..08, BUY-REN-15). */
export function registerInstanceRoutes(
  app: App,
  platform: Platform,
  instances: InstanceService,
  /** Reads the application information live from the seller; given by fulfillment, which lies below. */
  refreshAppInfo: (actor: ReturnType<typeof actorOf>, instanceId: string) => Promise<void>,
): void {
  app.addSchema(InstanceSummary)
  app.addSchema(InstanceDetail)
  const { query } = platform.db

  const detailJson = async (accountId: string, id: string, locale: Locale) => {
    const instance = await findInstance(query, { id, accountId })
    if (!instance) throw notFound('instance')
    const [seller, product, history] = await Promise.all([
      findSeller(query, { id: instance.sellerId }),
      findProduct(query, { id: instance.productId }),
      listInstanceHistory(query, id),
    ])
    // Frozen and ended instances cannot be used, so what opens them is not shown.
    const usable = instance.state === 'ACTIVE' || instance.state === 'EXPIRED'
    const appInfo = usable ? instances.readAppInfo(instance) : null
    return {
      ...summaryJson(instance, locale),
      orderLineId: instance.orderLineId,
      // With authorization codes this id is the code: shown on logged reveal only.
      sellerInstanceId: instance.protocol === 'LICENSE_CODE' ? null : instance.sellerInstanceId,
      protocol: instance.protocol,
      seller: {
        name: seller ? pickText(seller.name, locale) : '',
        slug: seller?.slug ?? '',
        phone: seller?.supportPhone ?? null,
        email: seller?.supportEmail ?? null,
      },
      attributes: instance.attributes.map((attribute) => ({
        name: pickText(attribute.name, locale),
        value: pickText(attribute.value, locale),
      })),
      quantity: instance.quantity,
      mode: instance.mode,
      periodCount: instance.periodCount,
      createdAt: instance.createdAt.toISOString(),
      graceEndsAt: instance.graceEndsAt?.toISOString() ?? null,
      retentionEndsAt: instance.retentionEndsAt?.toISOString() ?? null,
      appInfo: appInfo && {
        frontEndUrl: appInfo.frontEndUrl,
        adminUrl: appInfo.adminUrl,
        userName: appInfo.userName,
        hasPassword: appInfo.password !== null,
        hasLicense: typeof appInfo.license === 'string',
        memo: appInfo.memo,
      },
      usageGuideHtml: product ? renderMarkdown(pickText(product.usageGuide, locale)) : '',
      history: history.map((row) => ({
        at: row.at.toISOString(),
        actor: {
          kind: row.actorKind,
          name: row.actorKind === 'seller' && seller ? pickText(seller.name, locale) : row.actorName,
        },
        from: row.from,
        to: row.to,
        reason: row.reason,
      })),
    }
  }

  app.get(
    '/api/v1/instances',
    {
      config: { permission: 'mkt:resource:view' },
      schema: {
        operationId: 'listInstances',
        summary: 'Purchased services, newest first',
        tags,
        querystring: Type.Object({
          state: Type.Optional(oneOf(instanceStates)),
          q: Type.Optional(Type.String({ maxLength: 100 })),
          accessType: Type.Optional(Type.String({ maxLength: 20 })),
          expiresBefore: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}' })),
          ...pageQuery,
        }),
        response: { 200: pageOf(Type.Ref('InstanceSummary')) },
      },
    },
    async (req) => {
      const { state, q, accessType, expiresBefore, cursor } = req.query
      const page = await listInstances(
        query,
        actorOf(req).accountId,
        {
          ...(state && { state }),
          ...(q?.trim() && { q: q.trim() }),
          ...(accessType && { accessType }),
          ...(expiresBefore && { expiresBefore: instantOf(expiresBefore, 'expiresBefore') }),
        },
        { limit: limitOf(req.query), ...(cursor && { cursor }) },
      )
      return { nextCursor: page.nextCursor, items: page.items.map((row) => summaryJson(row, req.locale)) }
    },
  )
  app.get(
    '/api/v1/instances/:id',
    {
      config: { permission: 'mkt:resource:view' },
      schema: {
        operationId: 'getInstance',
        summary: 'Details with application information',
        tags,
        params: Id,
        response: { 200: Type.Ref('Instance') },
      },
    },
    (req) => detailJson(actorOf(req).accountId, req.params.id, req.locale),
  )
  app.post(
    '/api/v1/instances/:id/reveal',
    {
      config: { permission: 'mkt:secret:view' },
      schema: {
        operationId: 'revealInstanceSecret',
        summary: 'Show the delivered password or license (logged)',
        tags,
        params: Id,
        body: Type.Object({ field: oneOf(['password', 'license']) }, { additionalProperties: false }),
        response: { 200: Type.Object({ value: Type.String() }) },
      },
    },
    async (req) => ({ value: await instances.revealSecret(actorOf(req), req.params.id, req.body.field) }),
  )
  app.put(
    '/api/v1/instances/:id/expiry-policy',
    {
      config: { permission: 'mkt:resource:renew' },
      schema: {
        operationId: 'setExpiryPolicy',
        summary: 'What happens at expiry',
        tags,
        params: Id,
        body: Type.Object({ policy: oneOf(['MANUAL', 'NO_RENEW']) }, { additionalProperties: false }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await instances.setExpiryPolicy(actorOf(req), req.params.id, req.body.policy)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/instances/:id/release',
    {
      config: { permission: 'mkt:resource:unsubscribe', idempotent: true },
      schema: {
        operationId: 'releaseInstance',
        summary: 'Give an expired instance up',
        tags,
        params: Id,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await instances.releaseEarly(actorOf(req), req.params.id, idempotencyKeyOf(req))
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/instances/:id/refresh',
    {
      config: { permission: 'mkt:resource:view', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        operationId: 'refreshInstance',
        summary: 'Read the application information live from the seller',
        tags,
        params: Id,
        response: { 200: Type.Ref('Instance') },
      },
    },
    async (req) => {
      await refreshAppInfo(actorOf(req), req.params.id)
      return detailJson(actorOf(req).accountId, req.params.id, req.locale)
    },
  )
}
