import type { RefusalReason } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import type { OnboardingForm } from '@yunshi/api-client'

const isField = (path: string, labels: object): path is keyof OnboardingForm => path in labels

const fields: Record<keyof OnboardingForm, true> = {
  website: true,
  englishName: true,
  shopSlug: true,
  logoFileId: true,
  businessAge: true,
  staffSize: true,
  registeredCapital: true,
  licenceFileId: true,
  contactName: true,
  contactMobile: true,
  contactEmail: true,
  servicePhone: true,
  serviceEmail: true,
  country: true,
  state: true,
  city: true,
  street: true,
  postcode: true,
  introduction: true,
  englishIntroduction: true,
  hasPlatformContact: true,
  platformContactName: true,
  platformContactPhone: true,
  platformContactEmail: true,
  declared: true,
}

/** Reasons of a reviewer, each with the field it is about. */
export function ReasonList({ reasons }: { reasons: RefusalReason[] }) {
  const { t } = useTranslation('sellers')
  return (
    <ul className="reason-list">
      {reasons.map(({ code, path, text }, index) => (
        <li key={`${code}:${path ?? ''}:${index}`}>
          {path !== null && isField(path, fields) ? <strong>{t(`field.${path}`)}: </strong> : null}
          {text}
        </li>
      ))}
    </ul>
  )
}
