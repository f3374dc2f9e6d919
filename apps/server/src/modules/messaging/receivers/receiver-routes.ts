import { Type } from 'typebox'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { messageTypes } from '../domain/message-types.ts'
import type { Receiver, ReceiverService, TypeSetting } from './receiver-service.ts'

const tags = ['Messages']
const settings = { permission: 'mkt:message:settings' } as const
const id = Type.String({ minLength: 1, maxLength: 64 })
const Channel = oneOf(['email', 'sms'])

const ReceiverJson = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: nullable(Type.String()),
  emailVerified: Type.Boolean({ description: 'Nothing is sent to an address before it was confirmed.' }),
  mobile: nullable(Type.String()),
  mobileVerified: Type.Boolean(),
  createdAt: InstantSchema,
})
const ReceiverBody = Type.Object(
  {
    name: Type.String({ maxLength: 200 }),
    email: Type.String({ maxLength: 300, description: 'Empty: none.' }),
    mobile: Type.String({ maxLength: 40, description: 'Empty: none.' }),
  },
  { additionalProperties: false },
)
const SettingBody = Type.Object(
  {
    email: Type.Boolean(),
    sms: Type.Boolean(),
    receiverIds: Type.Array(id, {
      maxItems: 50,
      description: 'None, or none that is confirmed: the owner of the account.',
    }),
  },
  { additionalProperties: false },
)
const SettingJson = Type.Object({
  type: oneOf(messageTypes),
  name: Type.String(),
  scenes: Type.String({ description: 'What brings such a message.' }),
  mandatory: Type.Boolean({ description: 'Its own ways cannot be turned off.' }),
  isOwn: Type.Boolean({ description: 'False: nobody chose anything, and the ways of the type hold.' }),
  email: Type.Boolean(),
  sms: Type.Boolean(),
  receiverIds: Type.Array(Type.String()),
})

/** Receivers of messages, and what each type of message goes to (SELL-MSG-02, 03; BUY-MSG-03). */
export function registerReceiverRoutes(app: App, service: ReceiverService): void {
  const json = ({ emailVerifiedAt, mobileVerifiedAt, createdAt, ...receiver }: Receiver) => ({
    id: receiver.id,
    name: receiver.name,
    email: receiver.email,
    emailVerified: emailVerifiedAt !== null,
    mobile: receiver.mobile,
    mobileVerified: mobileVerifiedAt !== null,
    createdAt: createdAt.toISOString(),
  })
  app.get(
    '/api/v1/message-receivers',
    {
      config: settings,
      schema: {
        operationId: 'listMessageReceivers',
        summary: 'Receivers of the account, oldest first (SELL-MSG-02)',
        tags,
        response: { 200: Type.Object({ items: Type.Array(ReceiverJson), max: Type.Integer() }) },
      },
    },
    async (req) => ({ items: (await service.list(actorOf(req))).map(json), max: service.receiversMax }),
  )
  app.post(
    '/api/v1/message-receivers',
    {
      config: settings,
      schema: {
        operationId: 'createMessageReceiver',
        summary: 'Add a receiver; each address gets a link that confirms it (SELL-MSG-02)',
        tags,
        body: ReceiverBody,
        response: { 201: ReceiverJson },
      },
    },
    async (req, reply) => reply.code(201).send(json(await service.create(actorOf(req), req.body))),
  )
  app.put(
    '/api/v1/message-receivers/:id',
    {
      config: settings,
      schema: {
        operationId: 'changeMessageReceiver',
        summary: 'Change a receiver; another address has to be confirmed anew (SELL-MSG-02)',
        tags,
        params: Type.Object({ id }),
        body: ReceiverBody,
        response: { 200: ReceiverJson },
      },
    },
    async (req) => json(await service.change(actorOf(req), req.params.id, req.body)),
  )
  app.delete(
    '/api/v1/message-receivers/:id',
    {
      config: settings,
      schema: {
        operationId: 'deleteMessageReceiver',
        summary: 'Remove a receiver, from the settings of every type too',
        tags,
        params: Type.Object({ id }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.remove(actorOf(req), req.params.id)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/message-receivers/:id/proofs',
    {
      config: settings,
      schema: {
        operationId: 'resendMessageReceiverProof',
        summary: 'Send the link that confirms an address once more',
        tags,
        params: Type.Object({ id }),
        body: Type.Object({ channel: Channel }, { additionalProperties: false }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.resend(actorOf(req), req.params.id, req.body.channel)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/message-receiver-confirmations',
    {
      config: { permission: 'public', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        operationId: 'confirmMessageReceiver',
        summary: 'Read a link that a receiver was sent, and confirm its address',
        tags,
        body: Type.Object(
          {
            token: Type.String({ minLength: 1, maxLength: 64 }),
            confirm: Type.Boolean({ description: 'False reads only.' }),
          },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            accountName: Type.String(),
            receiverName: Type.String(),
            channel: Channel,
            isConfirmed: Type.Boolean(),
          }),
        },
      },
    },
    async (req, reply) => {
      void reply.header('cache-control', 'no-store')
      return service.confirm(req.body.token, req.body.confirm)
    },
  )

  const settingJson = (setting: TypeSetting, locale: Parameters<ReceiverService['describe']>[1]) => ({
    ...setting,
    ...service.describe(setting.type, locale),
    receiverIds: [...setting.receiverIds],
  })
  app.get(
    '/api/v1/message-settings',
    {
      config: settings,
      schema: {
        operationId: 'listMessageSettings',
        summary: 'Ways and receivers of each type of message (SELL-MSG-03)',
        tags,
        response: { 200: Type.Object({ items: Type.Array(SettingJson) }) },
      },
    },
    async (req) => ({
      items: (await service.settings(actorOf(req))).map((setting) => settingJson(setting, req.locale)),
    }),
  )
  const typeParams = Type.Object({ type: id })
  app.put(
    '/api/v1/message-settings/:type',
    {
      config: settings,
      schema: {
        operationId: 'chooseMessageSetting',
        summary: 'Choose ways and receivers of a type of message; in-site is always on (SELL-MSG-03)',
        tags,
        params: typeParams,
        body: SettingBody,
        response: { 200: SettingJson },
      },
    },
    async (req) => settingJson(await service.choose(actorOf(req), req.params.type, req.body), req.locale),
  )
  app.delete(
    '/api/v1/message-settings/:type',
    {
      config: settings,
      schema: {
        operationId: 'resetMessageSetting',
        summary: 'Go back to the ways of the type itself',
        tags,
        params: typeParams,
        response: { 200: SettingJson },
      },
    },
    async (req) => settingJson(await service.choose(actorOf(req), req.params.type, null), req.locale),
  )
}
