import type { ApplicantKind, BusinessAge, OnboardingForm, StaffSize } from '@yunshi/api-client'
import { Form, Input, Radio, Select } from 'antd'
import { useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { countryOptions } from '../../../ui/console/countries.ts'
import { FileUpload } from '../../../ui/console/FileUpload.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { useLocale } from '../../../ui/Link.tsx'

const ages = ['UNDER_1', 'FROM_1', 'FROM_3', 'FROM_5', 'FROM_10'] as const satisfies BusinessAge[]
const sizes = ['UNDER_5', 'FROM_5', 'FROM_20', 'FROM_100', 'FROM_500'] as const satisfies StaffSize[]

type Props = {
  company: { kind: ApplicantKind; name: string; code: string | null }
  /** The address of the shop is chosen once, at the application. */
  withAddress: boolean
}

/** The fields of a company, F1 to F11: of the application, and of a change of it. */
export function CompanyFields({ company, withAddress }: Props) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const session = useSession()
  const isMainland = session?.site !== 'intl'
  const isCompany = company.kind === 'enterprise'
  return (
    <>
      <Section title={t('section.company')}>
        <div className="form-grid">
          <Form.Item label={t('field.companyName')} extra={t('help.companyName')} htmlFor="companyName">
            <Input id="companyName" value={company.name} readOnly />
          </Form.Item>
          {company.code === null ? null : (
            <Form.Item label={t('field.companyCode')} htmlFor="companyCode">
              <Input id="companyCode" className="mono" value={company.code} readOnly />
            </Form.Item>
          )}
          <TextField name="englishName" max={120} help={t('help.englishName')} autoComplete="organization" />
          {withAddress ? <TextField name="shopSlug" max={60} help={t('help.shopSlug')} /> : null}
          <TextField
            name="website"
            max={300}
            help={isMainland ? t('help.websiteOptional') : t('help.website')}
            autoComplete="url"
          />
          {isCompany ? (
            <Form.Item
              name="registeredCapital"
              label={t('field.registeredCapital')}
              extra={t('help.registeredCapital', { currency: isMainland ? 'CNY' : 'USD' })}
            >
              <Input maxLength={18} inputMode="decimal" />
            </Form.Item>
          ) : null}
          {isCompany ? (
            <>
              <Form.Item name="businessAge" label={t('field.businessAge')}>
                <Select options={ages.map((value) => ({ value, label: t(`age.${value}`) }))} />
              </Form.Item>
              <Form.Item name="staffSize" label={t('field.staffSize')}>
                <Select options={sizes.map((value) => ({ value, label: t(`staff.${value}`) }))} />
              </Form.Item>
            </>
          ) : null}
          <Form.Item name="logoFileId" label={t('field.logoFileId')} extra={t('help.logoFileId')}>
            <FileUpload purpose="logo" label={t('field.logoFileId')} />
          </Form.Item>
          {isCompany ? (
            <Form.Item name="licenceFileId" label={t('field.licenceFileId')} extra={t('help.licenceFileId')}>
              <FileUpload purpose="business_licence" label={t('field.licenceFileId')} />
            </Form.Item>
          ) : null}
        </div>
      </Section>
      <Section title={t('section.contact')}>
        <div className="form-grid">
          <TextField name="contactName" max={60} autoComplete="name" />
          <TextField name="contactMobile" max={24} help={t('help.contactMobile')} autoComplete="tel" />
          <TextField name="contactEmail" max={254} autoComplete="email" />
          <span className="form-gap" />
          <TextField name="servicePhone" max={32} help={t('help.service')} autoComplete="tel" />
          <TextField name="serviceEmail" max={254} autoComplete="email" />
          {isMainland ? null : (
            <>
              <Form.Item name="country" label={t('field.country')}>
                <Select showSearch={{ optionFilterProp: 'label' }} options={countryOptions(locale)} />
              </Form.Item>
              <TextField name="state" max={80} autoComplete="address-level1" />
              <TextField name="city" max={80} autoComplete="address-level2" />
              <TextField name="postcode" max={16} autoComplete="postal-code" />
              <TextField name="street" max={200} autoComplete="street-address" />
            </>
          )}
        </div>
      </Section>
      <Section title={t('section.introduction')}>
        <Form.Item name="introduction" label={t('field.introduction')} extra={t('help.introduction')}>
          <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} showCount />
        </Form.Item>
        {isMainland ? (
          <Form.Item
            name="englishIntroduction"
            label={t('field.englishIntroduction')}
            extra={t('help.englishIntroduction')}
          >
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={3000} showCount />
          </Form.Item>
        ) : null}
      </Section>
      {isMainland ? <PlatformContact /> : null}
    </>
  )
}

function PlatformContact() {
  const { t } = useTranslation('sellers')
  const form = Form.useFormInstance<OnboardingForm>()
  const has = Form.useWatch('hasPlatformContact', form)
  return (
    <Section title={t('section.platformContact')}>
      <Form.Item name="hasPlatformContact" label={t('field.hasPlatformContact')}>
        <Radio.Group
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      </Form.Item>
      {has === true ? (
        <div className="form-grid">
          <TextField name="platformContactName" max={60} />
          <TextField name="platformContactPhone" max={32} />
          <TextField name="platformContactEmail" max={254} />
        </div>
      ) : null}
    </Section>
  )
}

type TextName = {
  [Name in keyof OnboardingForm]: OnboardingForm[Name] extends string ? Name : never
}[keyof OnboardingForm]

function TextField(props: { name: TextName; max: number; help?: string; autoComplete?: string }) {
  const { t } = useTranslation('sellers')
  return (
    <Form.Item
      name={props.name}
      label={t(`field.${props.name}`)}
      {...(props.help ? { extra: props.help } : {})}
    >
      <Input maxLength={props.max} autoComplete={props.autoComplete ?? 'off'} />
    </Form.Item>
  )
}
