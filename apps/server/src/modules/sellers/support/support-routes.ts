import { Type } from 'typebox'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { requestStates } from '../domain/request-states.ts'
import { invoiceMedia } from '../domain/support-form.ts'
import { ReasonSchema } from '../form-schemas.ts'
import type { SupportService } from './support-service.ts'

const tags = ['Seller center']
const view = { permission: 'seller:support:view' } as const
const edit = { permission: 'seller:support:edit' } as const
const closed = { additionalProperties: false } as const

const Hours = Type.Object(
  {
    days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), { maxItems: 7, description: 'Monday is 1.' }),
    from: Type.String({ maxLength: 5 }),
    to: Type.String({ maxLength: 5 }),
  },
  closed,
)
const Presales = Type.Object(
  { numbers: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }), hours: Hours },
  closed,
)
const groupFields = {
  name: Type.String({ maxLength: 100 }),
  phone: Type.String({ maxLength: 40 }),
  email: Type.String({ maxLength: 254 }),
  hours: Hours,
}
const Group = Type.Object({ id: Type.String(), ...groupFields }, closed)
const contacts = { presales: nullable(Presales), groups: Type.Array(Group) }
const ContactsBody = Type.Object(
  {
    presales: nullable(Presales),
    groups: Type.Array(
      Type.Object({ id: nullable(Type.String({ maxLength: 64 })), ...groupFields }, closed),
      { maxItems: 50 },
    ),
  },
  closed,
)
const Media = Type.Array(oneOf(invoiceMedia), { maxItems: invoiceMedia.length })

/** Service and support of a seller (SELL-ONB-52..54). */
export function registerSupportRoutes(app: App, service: SupportService): void {
  app.get(
    '/api/v1/seller/support',
    {
      config: view,
      schema: {
        operationId: 'getSellerSupport',
        summary: 'Extension, after-sales groups, tickets and invoices, and what waits for review',
        tags,
        response: {
          200: Type.Object({
            extension: Type.String(),
            mainNumber: nullable(
              Type.String({ description: 'That the extension belongs to, when there is one.' }),
            ),
            ...contacts,
            tickets: nullable(Hours),
            invoiceMedia: Media,
            change: nullable(
              Type.Object({
                state: oneOf(requestStates),
                ...contacts,
                reasons: Type.Array(ReasonSchema),
                submittedAt: InstantSchema,
                decidedAt: nullable(InstantSchema),
              }),
            ),
          }),
        },
      },
    },
    async (req) => {
      const { change, ...found } = await service.get(actorOf(req))
      return {
        ...found,
        change: change && {
          state: change.state,
          ...change.after,
          reasons: change.reasons,
          submittedAt: change.submittedAt.toISOString(),
          decidedAt: change.decidedAt?.toISOString() ?? null,
        },
      }
    },
  )
  app.get(
    '/api/v1/seller/support-groups',
    {
      config: { permission: 'seller:products:view' },
      schema: {
        operationId: 'listSupportGroups',
        summary: 'After-sales groups that a product can name',
        tags,
        response: { 200: Type.Object({ items: Type.Array(Group) }) },
      },
    },
    async (req) => ({ items: await service.listGroups(actorOf(req)) }),
  )
  app.post(
    '/api/v1/seller/support/changes',
    {
      config: edit,
      schema: {
        operationId: 'requestSupportChange',
        summary: 'Ask for other numbers and groups; the present ones stay live until they are approved',
        tags,
        body: ContactsBody,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.requestChange(actorOf(req), req.body)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/seller/support/changes/withdraw',
    {
      config: edit,
      schema: {
        operationId: 'withdrawSupportChange',
        summary: 'Take the waiting request back',
        tags,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.withdrawChange(actorOf(req))
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/api/v1/seller/support/tickets',
    {
      config: edit,
      schema: {
        operationId: 'saveTicketReception',
        summary: 'Hours in which the seller receives tickets; null leaves them to the platform',
        tags,
        body: Type.Object({ hours: nullable(Hours) }, closed),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.saveTickets(actorOf(req), req.body.hours)
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/api/v1/seller/support/invoice-media',
    {
      config: edit,
      schema: {
        operationId: 'saveInvoiceMedia',
        summary: 'Media in which the seller can issue invoices to buyers',
        tags,
        body: Type.Object({ media: Media }, closed),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.saveInvoiceMedia(actorOf(req), req.body.media)
      return reply.code(204).send(null)
    },
  )
}
