import { countryName } from '../../kernel/country-name.ts'
import type { LocalizedText } from '../../kernel/text.ts'
import type { BusinessAge, Declaration, OnboardingForm, StaffSize } from './domain/onboarding-form.ts'
import type { ReviewField, ReviewSection } from '../reviews/index.ts'

/** Names of the form's fields, as a reviewer reads them. */
export const fieldLabels: Record<keyof OnboardingForm, LocalizedText> = {
  website: { zh: '公司网站', en: 'Company website' },
  englishName: { zh: '英文名称', en: 'English name' },
  shopSlug: { zh: '店铺地址', en: 'Shop address' },
  logoFileId: { zh: '公司标识', en: 'Company logo' },
  businessAge: { zh: '经营年限', en: 'Years in business' },
  staffSize: { zh: '人员规模', en: 'Staff size' },
  registeredCapital: { zh: '注册资本', en: 'Registered capital' },
  licenceFileId: { zh: '营业执照', en: 'Business licence' },
  contactName: { zh: '业务联系人', en: 'Business contact' },
  contactMobile: { zh: '联系人手机', en: 'Contact’s mobile' },
  contactEmail: { zh: '联系人邮箱', en: 'Contact’s e-mail' },
  servicePhone: { zh: '客服电话', en: 'Service phone' },
  serviceEmail: { zh: '客服邮箱', en: 'Service e-mail' },
  country: { zh: '国家或地区', en: 'Country or region' },
  state: { zh: '州或省', en: 'State or province' },
  city: { zh: '城市', en: 'City' },
  street: { zh: '街道地址', en: 'Street' },
  postcode: { zh: '邮政编码', en: 'Postcode' },
  introduction: { zh: '公司介绍', en: 'Company introduction' },
  englishIntroduction: { zh: '公司介绍（英文）', en: 'Company introduction (English)' },
  hasPlatformContact: { zh: '有平台对接人', en: 'Knows a contact at the platform' },
  platformContactName: { zh: '对接人姓名', en: 'Platform contact’s name' },
  platformContactPhone: { zh: '对接人电话', en: 'Platform contact’s phone' },
  platformContactEmail: { zh: '对接人邮箱', en: 'Platform contact’s e-mail' },
  declared: { zh: '声明', en: 'Declarations' },
}

const ages: Record<BusinessAge, LocalizedText> = {
  UNDER_1: { zh: '不足 1 年', en: 'under 1 year' },
  FROM_1: { zh: '1–3 年', en: '1–3 years' },
  FROM_3: { zh: '3–5 年', en: '3–5 years' },
  FROM_5: { zh: '5–10 年', en: '5–10 years' },
  FROM_10: { zh: '10 年以上', en: 'over 10 years' },
}
const staff: Record<StaffSize, LocalizedText> = {
  UNDER_5: { zh: '5 人以下', en: 'under 5' },
  FROM_5: { zh: '5–19 人', en: '5–19' },
  FROM_20: { zh: '20–99 人', en: '20–99' },
  FROM_100: { zh: '100–499 人', en: '100–499' },
  FROM_500: { zh: '500 人以上', en: '500 and more' },
}
const declared: Record<Declaration, LocalizedText> = {
  LAWFUL: { zh: '合法存续', en: 'lawfully established' },
  AGE: { zh: '成立满一年', en: 'at least a year old' },
  CAPITAL: { zh: '注册资本达到要求', en: 'capital as required' },
  STAFF: { zh: '技术与客服人员达到要求', en: 'technical and service staff as required' },
  SERVICE_HOURS: { zh: '提供 5×8 小时在线客服', en: 'online service 5 × 8 hours' },
}

const kinds: Partial<Record<keyof OnboardingForm, ReviewField['kind']>> = {
  logoFileId: 'picture',
  licenceFileId: 'file',
  introduction: 'prose',
  englishIntroduction: 'prose',
  hasPlatformContact: 'flag',
  declared: 'choice',
  businessAge: 'choice',
  staffSize: 'choice',
  country: 'choice',
}

function shown(form: OnboardingForm, name: keyof OnboardingForm): unknown {
  if (name === 'businessAge') return form.businessAge === null ? undefined : ages[form.businessAge]
  if (name === 'staffSize') return form.staffSize === null ? undefined : staff[form.staffSize]
  if (name === 'declared') return form.declared.map((one) => declared[one])
  const value = form[name]
  if (value === '' || value === null) return undefined
  return name === 'country' ? countryName(form.country) : value
}

/** Fields of the form beside what stood before; those that are empty in both are left out. */
export function formFields(
  names: (keyof OnboardingForm)[],
  after: OnboardingForm,
  before: OnboardingForm | null,
): ReviewField[] {
  return names.flatMap((name) => {
    const now = shown(after, name)
    const then = before ? shown(before, name) : undefined
    if (now === undefined && then === undefined) return []
    return [
      {
        path: name,
        label: fieldLabels[name],
        kind: kinds[name] ?? 'text',
        ...(then !== undefined && { before: then }),
        ...(now !== undefined && { after: now }),
      },
    ]
  })
}

/** The form in sections, for the review of applications and of changes. */
export function formSections(after: OnboardingForm, before: OnboardingForm | null): ReviewSection[] {
  const section = (zh: string, en: string, names: (keyof OnboardingForm)[]) => ({
    title: { zh, en },
    fields: formFields(names, after, before),
  })
  return [
    section('公司', 'Company', [
      'englishName',
      'website',
      'shopSlug',
      'logoFileId',
      'businessAge',
      'staffSize',
      'registeredCapital',
      'licenceFileId',
    ]),
    section('联系方式', 'Contacts', [
      'contactName',
      'contactMobile',
      'contactEmail',
      'servicePhone',
      'serviceEmail',
      'country',
      'state',
      'city',
      'street',
      'postcode',
    ]),
    section('介绍', 'Introduction', ['introduction', 'englishIntroduction']),
    section('平台对接人', 'Contact at the platform', [
      'hasPlatformContact',
      'platformContactName',
      'platformContactPhone',
      'platformContactEmail',
    ]),
    section('声明', 'Declarations', ['declared']),
  ].filter(({ fields }) => fields.length > 0)
}
