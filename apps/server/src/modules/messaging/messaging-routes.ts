import { Type } from 'typebox'
import { InstantSchema, limitOf, nullable, oneOf, pageOf, pageQuery } from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import { messageKinds } from './domain/message-template.ts'
import type { MessagingService } from './messaging-service.ts'

const tags = ['Messages']

const Message = Type.Object({
  id: Type.String(),
  kind: oneOf(messageKinds),
  title: Type.String(),
  bodyHtml: Type.String({ description: 'Paragraphs of escaped text.' }),
  link: nullable(Type.String({ description: 'Path in the web application.' })),
  readAt: nullable(InstantSchema),
  createdAt: InstantSchema,
})
const IdsBody = Type.Object(
  { ids: Type.Array(Type.String({ maxLength: 64 }), { minItems: 1, maxItems: 100 }) },
  { additionalProperties: false },
)
const ReadBody = Type.Union([
  IdsBody,
  Type.Object({ all: Type.Literal(true) }, { additionalProperties: false }),
])
const MailboxItem = Type.Object({
  id: Type.String(),
  to: Type.String(),
  channel: oneOf(['email', 'sms']),
  subject: Type.String(),
  text: Type.String(),
  html: nullable(Type.String()),
  at: InstantSchema,
})

/** The message center, and the mailbox of a sandbox. */
export function registerMessagingRoutes(app: App, platform: Platform, messaging: MessagingService): void {
  app.get(
    '/api/v1/messages',
    {
      config: { permission: 'mkt:message:view' },
      schema: {
        operationId: 'listMessages',
        summary: 'In-site messages, newest first',
        tags,
        querystring: Type.Object({
          ...pageQuery,
          unread: Type.Optional(oneOf(['true', 'false'])),
          kind: Type.Optional(oneOf(messageKinds)),
        }),
        response: { 200: pageOf(Message) },
      },
    },
    async (req) => {
      const { unread, kind, cursor } = req.query
      const page = await messaging.list(actorOf(req), {
        unread: unread === 'true',
        kind: kind ?? null,
        cursor: cursor ?? null,
        limit: limitOf(req.query),
      })
      const items = page.items.map((message) => ({
        ...message,
        readAt: message.readAt?.toISOString() ?? null,
        createdAt: message.createdAt.toISOString(),
      }))
      return { ...page, items }
    },
  )
  app.post(
    '/api/v1/messages/read',
    {
      config: { permission: 'mkt:message:view' },
      schema: {
        operationId: 'markMessagesRead',
        summary: 'Mark messages read',
        tags,
        body: ReadBody,
        response: { 200: Type.Object({ unread: Type.Integer() }) },
      },
    },
    async (req) => ({
      unread: await messaging.markRead(actorOf(req), 'ids' in req.body ? { ids: req.body.ids } : 'all'),
    }),
  )
  app.post(
    '/api/v1/messages/delete',
    {
      config: { permission: 'mkt:message:delete' },
      schema: {
        operationId: 'deleteMessages',
        summary: 'Delete messages',
        tags,
        body: IdsBody,
        response: { 200: Type.Object({ unread: Type.Integer() }) },
      },
    },
    async (req) => ({ unread: await messaging.remove(actorOf(req), req.body.ids) }),
  )
  const { mailbox } = messaging
  if (!platform.sandbox || !mailbox) return
  app.get(
    '/api/v1/sandbox/mailbox',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'listSandboxMailbox',
        summary: 'Mails and SMS that this sandbox wrote instead of sending',
        tags: ['Sandbox'],
        querystring: Type.Object({ ...pageQuery, to: Type.Optional(Type.String({ maxLength: 254 })) }),
        response: { 200: pageOf(MailboxItem) },
      },
    },
    async (req, reply) => {
      void reply.header('cache-control', 'no-store')
      const { to, cursor } = req.query
      const limit = limitOf(req.query)
      const found = await mailbox.list({
        ...(to !== undefined && to !== '' && { to }),
        ...(cursor !== undefined && { before: cursor }),
        limit: limit + 1,
      })
      const items = found.slice(0, limit).map((message) => ({ ...message, at: message.at.toISOString() }))
      return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null }
    },
  )
}
