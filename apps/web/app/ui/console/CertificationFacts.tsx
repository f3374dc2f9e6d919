import type { CertificationForm } from '@yunshi/api-client'
import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/use-translation.ts'
import { useLocale } from '../Link.tsx'
import { countryName } from './countries.ts'
import { FactsList } from './FactsList.tsx'

const lines = [
  'registeredAddress',
  'taxNumber',
  'financeName',
  'financeMobile',
  'financeEmail',
  'bankName',
  'bankBranch',
  'accountHolder',
  'swiftCode',
  'associationNote',
] as const

/** What was declared for a certification; the account as the page shows it. */
export function CertificationFacts({ form, account }: { form: CertificationForm; account: ReactNode }) {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const isMainland = form.taxpayerType !== 'OVERSEAS'
  return (
    <FactsList
      facts={[
        { label: t('certification.field.companyName'), value: form.companyName },
        ...(form.companyCode === ''
          ? []
          : [
              {
                label: isMainland
                  ? t('certification.field.companyCode')
                  : t('certification.field.companyCodeIntl'),
                value: <span className="mono">{form.companyCode}</span>,
              },
            ]),
        {
          label: t('certification.field.taxpayerType'),
          value: t(`certification.taxpayers.${form.taxpayerType}`),
        },
        ...(form.vatRate === null
          ? []
          : [{ label: t('certification.field.vatRate'), value: `${form.vatRate}%` }]),
        ...(isMainland
          ? []
          : (['taxCountry', 'bankCountry'] as const).map((name) => ({
              label: t(`certification.field.${name}`),
              value: form[name] === '' ? null : countryName(form[name], locale),
            }))),
        ...lines.flatMap((name) =>
          form[name] === '' ? [] : [{ label: t(`certification.field.${name}`), value: form[name] }],
        ),
        { label: t('certification.field.accountNumber'), value: account },
        ...(form.isAssociated === null
          ? []
          : [
              {
                label: t('certification.field.isAssociated'),
                value: form.isAssociated ? t('yes') : t('no'),
              },
            ]),
      ]}
    />
  )
}
