import { Type } from 'typebox'
import { pickText } from '../../../kernel/text.ts'
import { EmptySchema, InstantSchema, nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { eligibilityConditions } from '../domain/eligibility.ts'
import { applicationStates } from '../domain/onboarding-states.ts'
import { OnboardingFormSchema, ReasonSchema } from '../form-schemas.ts'
import type { OnboardingService } from './onboarding-service.ts'

const tags = ['Onboarding']
const kinds = ['enterprise', 'individual'] as const

const Eligibility = Type.Object(
  {
    isEligible: Type.Boolean(),
    conditions: Type.Array(Type.Object({ condition: oneOf(eligibilityConditions), passed: Type.Boolean() })),
    kind: nullable(oneOf(kinds)),
    individuals: Type.Boolean({ description: 'Whether individuals may join on this site.' }),
    thresholds: Type.Object({
      capitalMin: Type.Integer(),
      staffMin: Type.Integer(),
      yearsMin: Type.Integer(),
    }),
  },
  { $id: 'OnboardingEligibility' },
)
const Application = Type.Object(
  {
    state: oneOf(applicationStates),
    edit: Type.Integer({ description: 'Number of saves; name it when saving.' }),
    form: OnboardingFormSchema,
    company: Type.Object({
      kind: nullable(oneOf(kinds)),
      name: Type.String(),
      code: nullable(Type.String()),
    }),
    agreements: Type.Array(Type.Object({ id: Type.String(), title: Type.String(), textHtml: Type.String() })),
    submittedAt: nullable(InstantSchema),
    dueAt: nullable(InstantSchema),
    decidedAt: nullable(InstantSchema),
    reasons: Type.Array(ReasonSchema),
    updatedAt: nullable(InstantSchema),
    allowedCommands: Type.Array(oneOf(['submit', 'withdraw'])),
  },
  { $id: 'OnboardingApplication' },
)
const Edit = Type.Integer({ minimum: 0, maximum: 1_000_000 })

/** How an account applies for a shop (SELL-ONB-01..14). */
export function registerOnboardingRoutes(
  app: App,
  service: OnboardingService,
  renderText: (markdown: string) => string,
): void {
  app.addSchema(Eligibility)
  app.addSchema(Application)

  app.get(
    '/api/v1/catalog/joining',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'getJoiningTerms',
        summary: 'What it takes to become a seller, for visitors',
        tags,
        response: {
          200: Type.Object({
            capitalMin: Type.Integer(),
            staffMin: Type.Integer(),
            yearsMin: Type.Integer(),
            currency: Type.String(),
            individuals: Type.Boolean(),
            reviewDays: Type.Integer(),
          }),
        },
      },
    },
    () => service.terms,
  )
  app.get(
    '/api/v1/onboarding/eligibility',
    {
      config: { permission: 'self' },
      schema: {
        operationId: 'getOnboardingEligibility',
        summary: 'Whether the account may apply for a shop, condition by condition',
        tags,
        response: { 200: Type.Ref('OnboardingEligibility') },
      },
    },
    (req) => service.eligibility(actorOf(req)),
  )
  app.get(
    '/api/v1/onboarding/application',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'getOnboardingApplication',
        summary: 'The account’s application as far as it got',
        tags,
        response: { 200: Type.Ref('OnboardingApplication') },
      },
    },
    async (req) => {
      const found = await service.get(actorOf(req))
      return {
        ...found,
        agreements: found.agreements.map(({ id, title, text }) => ({
          id,
          title: pickText(title, req.locale),
          textHtml: renderText(pickText(text, req.locale)),
        })),
        submittedAt: found.submittedAt?.toISOString() ?? null,
        dueAt: found.dueAt?.toISOString() ?? null,
        decidedAt: found.decidedAt?.toISOString() ?? null,
        updatedAt: found.updatedAt?.toISOString() ?? null,
      }
    },
  )
  app.put(
    '/api/v1/onboarding/application',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'saveOnboardingApplication',
        summary: 'Keep a draft; refused when another tab saved meanwhile',
        tags,
        body: Type.Object({ edit: Edit, form: OnboardingFormSchema }, { additionalProperties: false }),
        response: { 200: Type.Object({ edit: Type.Integer() }) },
      },
    },
    (req) => service.save(actorOf(req), req.body),
  )
  app.post(
    '/api/v1/onboarding/application/submit',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'submitOnboardingApplication',
        summary: 'Hand in the application for review, with the agreements that were ticked',
        tags,
        body: Type.Object(
          { edit: Edit, agreements: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 20 }) },
          { additionalProperties: false },
        ),
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.submit(actorOf(req), req.body)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/api/v1/onboarding/application/withdraw',
    {
      config: { permission: 'mkt:account:admin' },
      schema: {
        operationId: 'withdrawOnboardingApplication',
        summary: 'Take the application back from review',
        tags,
        response: { 204: EmptySchema },
      },
    },
    async (req, reply) => {
      await service.withdraw(actorOf(req))
      return reply.code(204).send(null)
    },
  )
}
