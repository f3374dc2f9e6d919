import { isCountry } from '@yunshi/product-document'
import type { FieldProblem } from '../../../kernel/errors.ts'
import { fieldCheck, hasLink, hasMarkup, isAmount, isEmail, isMobile, isPhone } from './plain-fields.ts'

export const businessAges = ['UNDER_1', 'FROM_1', 'FROM_3', 'FROM_5', 'FROM_10'] as const
export type BusinessAge = (typeof businessAges)[number]
export const staffSizes = ['UNDER_5', 'FROM_5', 'FROM_20', 'FROM_100', 'FROM_500'] as const
export type StaffSize = (typeof staffSizes)[number]

/** Conditions of SELL-ONB-03 and 04 that the applicant declares and the reviewer checks by evidence. */
export const declarations = ['LAWFUL', 'AGE', 'CAPITAL', 'STAFF', 'SERVICE_HOURS'] as const
export type Declaration = (typeof declarations)[number]

export type ApplicantKind = 'enterprise' | 'individual'
export type Site = 'cn' | 'intl'

/** The application form (seller 1.2, F1–F11). A draft may be as incomplete as it likes. */
export interface OnboardingForm {
  /** F1 */
  website: string
  /** Name on English pages; the verified name is used where it is empty. */
  englishName: string
  /** Wanted address of the shop page; one is made where it is empty. */
  shopSlug: string
  /** F3: id of an uploaded file */
  logoFileId: string | null
  /** F4 */
  businessAge: BusinessAge | null
  staffSize: StaffSize | null
  /** F5: major units of the site's currency */
  registeredCapital: string
  /** F6: id of an uploaded file */
  licenceFileId: string | null
  /** F7 */
  contactName: string
  contactMobile: string
  contactEmail: string
  /** F8 */
  servicePhone: string
  serviceEmail: string
  /** F9, intl */
  country: string
  state: string
  city: string
  street: string
  postcode: string
  /** F10 */
  introduction: string
  englishIntroduction: string
  /** F11, cn */
  hasPlatformContact: boolean | null
  platformContactName: string
  platformContactPhone: string
  platformContactEmail: string
  declared: Declaration[]
}

export const emptyForm: OnboardingForm = {
  website: '',
  englishName: '',
  shopSlug: '',
  logoFileId: null,
  businessAge: null,
  staffSize: null,
  registeredCapital: '',
  licenceFileId: null,
  contactName: '',
  contactMobile: '',
  contactEmail: '',
  servicePhone: '',
  serviceEmail: '',
  country: '',
  state: '',
  city: '',
  street: '',
  postcode: '',
  introduction: '',
  englishIntroduction: '',
  hasPlatformContact: null,
  platformContactName: '',
  platformContactPhone: '',
  platformContactEmail: '',
  declared: [],
}

/** Longest text of each field; a draft with more is refused before it is stored. */
export const fieldLengths = {
  website: 300,
  englishName: 120,
  shopSlug: 60,
  registeredCapital: 18,
  contactName: 60,
  contactMobile: 24,
  contactEmail: 254,
  servicePhone: 32,
  serviceEmail: 254,
  country: 2,
  state: 80,
  city: 80,
  street: 200,
  postcode: 16,
  introduction: 2000,
  englishIntroduction: 3000,
  platformContactName: 60,
  platformContactPhone: 32,
  platformContactEmail: 254,
} as const satisfies Partial<Record<keyof OnboardingForm, number>>

/** What has to be declared; an individual has only customer service to offer (SELL-ONB-04). */
export function declarationsFor(kind: ApplicantKind): Declaration[] {
  return kind === 'enterprise' ? [...declarations] : ['SERVICE_HOURS']
}

/** A shop's address: letters, digits, single hyphens inside. */
export function isSlug(text: string): boolean {
  return /^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){2,59}$/.test(text)
}

/** Pages that may never be a shop's address, since people would take them for the marketplace's own. */
const reserved = new Set([
  'admin',
  'yunshi',
  'official',
  'operator',
  'platform',
  'seller',
  'support',
  'system',
  'www',
])

/** F1: begins with http(s) and is no page to sign in at. */
function websiteProblem(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return 'web_url'
  const { hostname, pathname, username } = new URL(text)
  if (!hostname.includes('.') || username !== '') return 'web_url'
  const isLogin =
    /^(?:login|signin|sso|auth|passport)\./i.test(hostname) ||
    /(?:^|\/)(?:log-?in|sign-?in|sso|oauth2?|passport)(?:\/|\.|$)/i.test(pathname)
  return isLogin ? 'login_url' : null
}

/**
 * What keeps a form from being handed in, field by field (seller 1.2).
 *
 * @returns problems with text keys; empty when it may be submitted
 */
export function checkOnboardingForm(
  form: OnboardingForm,
  applicant: { kind: ApplicantKind; site: Site },
): FieldProblem[] {
  const { kind, site } = applicant
  const { problems, add, text } = fieldCheck()
  const max = fieldLengths
  const required = (path: keyof OnboardingForm, value: unknown) => {
    if (value === null) add(path, 'required')
  }
  const website = form.website.trim()
  if (text('website', website, { max: max.website, optional: site === 'cn' })) {
    const problem = websiteProblem(website)
    if (problem !== null) add('website', problem)
  }
  if (text('englishName', form.englishName, { max: max.englishName, optional: true })) {
    if (hasMarkup(form.englishName)) add('englishName', 'no_markup')
    else if (/\p{Script=Han}/u.test(form.englishName)) add('englishName', 'english')
  }
  const slug = form.shopSlug.trim()
  if (slug !== '' && (!isSlug(slug) || reserved.has(slug))) add('shopSlug', 'shop_slug')
  required('logoFileId', form.logoFileId)
  if (kind === 'enterprise') {
    required('businessAge', form.businessAge)
    required('staffSize', form.staffSize)
    const capital = form.registeredCapital.trim()
    if (capital === '') add('registeredCapital', 'required')
    else if (!isAmount(capital) || Number(capital) === 0) add('registeredCapital', 'amount_positive')
    required('licenceFileId', form.licenceFileId)
  }
  contact('contactName', form.contactName)
  if (text('contactMobile', form.contactMobile, { max: max.contactMobile }))
    if (!isMobile(form.contactMobile, site)) add('contactMobile', site === 'cn' ? 'phone' : 'phone_intl')
  if (text('contactEmail', form.contactEmail, { max: max.contactEmail }))
    if (!isEmail(form.contactEmail.trim())) add('contactEmail', 'email')
  if (text('servicePhone', form.servicePhone, { max: max.servicePhone }))
    if (!isPhone(form.servicePhone.trim())) add('servicePhone', 'phone_any')
  if (text('serviceEmail', form.serviceEmail, { max: max.serviceEmail }))
    if (!isEmail(form.serviceEmail.trim())) add('serviceEmail', 'email')
  if (site === 'intl') {
    if (!isCountry(form.country)) add('country', 'region')
    text('state', form.state, { max: max.state, optional: true })
    text('city', form.city, { max: max.city })
    text('street', form.street, { max: max.street })
    text('postcode', form.postcode, { max: max.postcode, optional: true })
  }
  introduction('introduction', form.introduction, { optional: false, english: site === 'intl' })
  if (site === 'cn')
    introduction('englishIntroduction', form.englishIntroduction, { optional: true, english: true })
  if (site === 'cn') {
    required('hasPlatformContact', form.hasPlatformContact)
    if (form.hasPlatformContact === true) {
      contact('platformContactName', form.platformContactName)
      if (text('platformContactPhone', form.platformContactPhone, { max: max.platformContactPhone }))
        if (!isPhone(form.platformContactPhone.trim())) add('platformContactPhone', 'phone_any')
      if (text('platformContactEmail', form.platformContactEmail, { max: max.platformContactEmail }))
        if (!isEmail(form.platformContactEmail.trim())) add('platformContactEmail', 'email')
    }
  }
  if (!declarationsFor(kind).every((declaration) => form.declared.includes(declaration)))
    add('declared', 'declarations')
  return problems

  function contact(path: 'contactName' | 'platformContactName', value: string): void {
    if (text(path, value, { max: max[path], min: 2 }) && hasMarkup(value)) add(path, 'no_markup')
  }
  function introduction(
    path: 'introduction' | 'englishIntroduction',
    value: string,
    options: { optional: boolean; english: boolean },
  ): void {
    if (!text(path, value, { max: max[path], min: 20, optional: options.optional })) return
    if (hasMarkup(value)) add(path, 'no_markup')
    else if (hasLink(value)) add(path, 'no_links')
    else if (options.english && /\p{Script=Han}/u.test(value)) add(path, 'english')
  }
}

/** Values as they are kept: without the spaces around, and without what the site or the answer makes void. */
export function tidyForm(
  form: OnboardingForm,
  applicant: { kind: ApplicantKind; site: Site },
): OnboardingForm {
  const tidy = { ...form }
  for (const name of Object.keys(fieldLengths) as (keyof typeof fieldLengths)[])
    tidy[name] = form[name].trim()
  const clear = (...names: (keyof typeof fieldLengths)[]) => {
    for (const name of names) tidy[name] = ''
  }
  if (applicant.site === 'cn') clear('country', 'state', 'city', 'street', 'postcode')
  else {
    clear('englishIntroduction', 'platformContactName', 'platformContactPhone', 'platformContactEmail')
    tidy.hasPlatformContact = null
  }
  if (tidy.hasPlatformContact !== true)
    clear('platformContactName', 'platformContactPhone', 'platformContactEmail')
  if (applicant.kind === 'individual') {
    clear('registeredCapital')
    Object.assign(tidy, { businessAge: null, staffSize: null, licenceFileId: null })
  }
  tidy.declared = declarationsFor(applicant.kind).filter((declaration) => form.declared.includes(declaration))
  return tidy
}

/** Where declared values contradict the conditions of SELL-ONB-03; the reviewer decides. */
export function doubtsAbout(
  form: OnboardingForm,
  thresholds: { capitalMin: number },
): ('AGE' | 'CAPITAL' | 'STAFF')[] {
  return [
    ...(form.businessAge === 'UNDER_1' ? (['AGE'] as const) : []),
    ...(form.registeredCapital !== '' && Number(form.registeredCapital) < thresholds.capitalMin
      ? (['CAPITAL'] as const)
      : []),
    ...(form.staffSize === 'UNDER_5' ? (['STAFF'] as const) : []),
  ]
}

/** A first guess at the shop's address: what was wished for, the site's name, the English name, or nothing. */
export function slugWish(form: OnboardingForm): string | null {
  const wishes = [form.shopSlug, domainLabel(form.website), slugOf(form.englishName)]
  return wishes.find((wish) => isSlug(wish) && !reserved.has(wish)) ?? null
}

function domainLabel(website: string): string {
  if (!URL.canParse(website)) return ''
  const labels = new URL(website).hostname.replace(/^www\./, '').split('.')
  return slugOf(labels[0] ?? '')
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40)
    .replaceAll(/-+$/g, '')
}
