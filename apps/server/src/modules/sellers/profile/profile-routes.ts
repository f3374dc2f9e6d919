import { Type } from 'typebox'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { sellerLogoUrl } from '../shop-facts.ts'
import { requestStates } from '../domain/request-states.ts'
import { OnboardingFormSchema, ReasonSchema } from '../form-schemas.ts'
import type { ComplianceLetter, ProfileChange, ProfileService } from './profile-service.ts'

const tags = ['Seller center']
const view = { permission: 'seller:profile:view' } as const
const edit = { permission: 'seller:profile:edit' } as const

const request = {
  state: oneOf(requestStates),
  reasons: Type.Array(ReasonSchema),
  submittedAt: InstantSchema,
  decidedAt: nullable(InstantSchema),
}
const InvoiceTemplate = Type.Object(
  {
    invoiceType: oneOf(['SPECIAL_VAT', 'ORDINARY_VAT']),
    title: Type.String({ maxLength: 120 }),
    taxNumber: Type.String({ maxLength: 40 }),
    bankName: Type.String({ maxLength: 120 }),
    bankAccount: Type.String({ maxLength: 40 }),
    address: Type.String({ maxLength: 200 }),
    phone: Type.String({ maxLength: 32 }),
  },
  { additionalProperties: false },
)
const Profile = Type.Object(
  {
    sellerId: Type.String(),
    slug: Type.String(),
    state: oneOf(['APPROVED', 'SUSPENDED', 'EXITED']),
    logoUrl: Type.String(),
    kind: oneOf(['enterprise', 'individual']),
    companyName: Type.String(),
    companyCode: nullable(Type.String()),
    verifiedName: Type.String({ description: 'Differs from companyName after a renaming.' }),
    form: OnboardingFormSchema,
    joinedAt: InstantSchema,
    change: nullable(
      Type.Object({
        ...request,
        companyName: Type.String(),
        form: OnboardingFormSchema,
        dueAt: nullable(InstantSchema),
      }),
    ),
    letter: Type.Object({
      isApproved: Type.Boolean(),
      latest: nullable(Type.Object({ ...request, fileId: Type.String(), fileName: Type.String() })),
    }),
    invoice: nullable(Type.Object({ ...InvoiceTemplate.properties, updatedAt: InstantSchema })),
  },
  { $id: 'SellerProfile' },
)

const requestJson = (found: ProfileChange | ComplianceLetter) => ({
  state: found.state,
  reasons: found.reasons,
  submittedAt: found.submittedAt.toISOString(),
  decidedAt: found.decidedAt?.toISOString() ?? null,
})

/** Seller info: profile and its changes, compliance letter, fee-invoice template (SELL-ONB-40, 50, 55). */
export function registerProfileRoutes(app: App, service: ProfileService): void {
  app.addSchema(Profile)

  app.get(
    '/api/v1/seller/profile',
    {
      config: view,
      schema: {
        operationId: 'getSellerProfile',
        summary: 'What the marketplace knows of the seller, and what waits for review',
        tags,
        response: { 200: Type.Ref('SellerProfile') },
      },
    },
    async (req) => {
      const { seller, profile, change, letter, invoice, ...found } = await service.get(actorOf(req))
      return {
        sellerId: seller.id,
        slug: seller.slug,
        state: seller.state,
        logoUrl: sellerLogoUrl(seller),
        kind: profile.kind,
        companyName: profile.companyName,
        companyCode: found.companyCode,
        verifiedName: found.verifiedName,
        form: profile.form,
        joinedAt: seller.joinedAt.toISOString(),
        change: change && {
          ...requestJson(change),
          companyName: change.after.companyName,
          form: change.after.form,
          dueAt: found.changeDueAt?.toISOString() ?? null,
        },
        letter: {
          isApproved: letter.isApproved,
          latest: letter.latest && {
            ...requestJson(letter.latest),
            fileId: letter.latest.fileId,
            fileName: letter.latest.fileName,
          },
        },
        invoice: invoice && { ...invoice, updatedAt: invoice.updatedAt.toISOString() },
      }
    },
  )
  app.post(
    '/api/v1/seller/profile/changes',
    {
      config: edit,
      schema: {
        operationId: 'requestProfileChange',
        summary: 'Ask for other values; the present ones stay live until they are approved',
        tags,
        body: Type.Object({ form: OnboardingFormSchema }, { additionalProperties: false }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.requestChange(actorOf(req), req.body.form)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/seller/profile/changes/withdraw',
    {
      config: edit,
      schema: {
        operationId: 'withdrawProfileChange',
        summary: 'Take the requested change back',
        tags,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.withdrawChange(actorOf(req))
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/api/v1/seller/compliance-letter/template',
    {
      config: view,
      schema: {
        operationId: 'getComplianceLetterTemplate',
        summary: 'The data-compliance letter to sign, as a text document in the reader’s language',
        tags,
        querystring: Type.Object({ lang: Type.Optional(oneOf(['zh-CN', 'en'])) }),
        produces: ['application/rtf'],
      },
    },
    async (req, reply) => {
      const actor = actorOf(req)
      const locale = req.query.lang ?? req.locale
      const { fileName, body } = await service.letterTemplate({ ...actor, locale })
      return reply
        .header('content-type', 'application/rtf')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
        .send(body)
    },
  )
  app.post(
    '/api/v1/seller/compliance-letter',
    {
      config: edit,
      schema: {
        operationId: 'submitComplianceLetter',
        summary: 'Hand in the signed data-compliance letter',
        tags,
        body: Type.Object({ fileId: Type.String({ maxLength: 64 }) }, { additionalProperties: false }),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.submitLetter(actorOf(req), req.body.fileId)
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/api/v1/seller/profile/invoice-template',
    {
      config: edit,
      schema: {
        operationId: 'saveFeeInvoiceTemplate',
        summary: 'What fee invoices to the seller say',
        tags,
        body: InvoiceTemplate,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.saveInvoiceTemplate(actorOf(req), req.body)
      return reply.code(204).send(null)
    },
  )
}
