import { Type } from 'typebox'
import { nullable, oneOf } from '../../platform/http/schemas.ts'
import { businessAges, declarations, fieldLengths, staffSizes } from './domain/onboarding-form.ts'

const text = (name: keyof typeof fieldLengths) => Type.String({ maxLength: fieldLengths[name] })
const FileId = nullable(Type.String({ maxLength: 64 }))

/** The application form; a draft may leave everything empty. */
export const OnboardingFormSchema = Type.Object(
  {
    website: text('website'),
    englishName: text('englishName'),
    shopSlug: text('shopSlug'),
    logoFileId: FileId,
    businessAge: nullable(oneOf(businessAges)),
    staffSize: nullable(oneOf(staffSizes)),
    registeredCapital: text('registeredCapital'),
    licenceFileId: FileId,
    contactName: text('contactName'),
    contactMobile: text('contactMobile'),
    contactEmail: text('contactEmail'),
    servicePhone: text('servicePhone'),
    serviceEmail: text('serviceEmail'),
    country: text('country'),
    state: text('state'),
    city: text('city'),
    street: text('street'),
    postcode: text('postcode'),
    introduction: text('introduction'),
    englishIntroduction: text('englishIntroduction'),
    hasPlatformContact: nullable(Type.Boolean()),
    platformContactName: text('platformContactName'),
    platformContactPhone: text('platformContactPhone'),
    platformContactEmail: text('platformContactEmail'),
    declared: Type.Array(oneOf(declarations), { maxItems: declarations.length }),
  },
  { additionalProperties: false },
)

/** Why something was refused, and at which field. */
export const ReasonSchema = Type.Object({
  code: Type.String(),
  path: nullable(Type.String()),
  text: Type.String(),
})
