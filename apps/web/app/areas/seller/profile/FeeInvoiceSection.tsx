import type { FeeInvoiceTemplate, SellerProfile } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { managementKeys } from '../seller-management-queries.ts'

const fields = [
  ['invoiceTitle', 'title', 120],
  ['taxNumber', 'taxNumber', 40],
  ['bankName', 'bankName', 120],
  ['bankAccount', 'bankAccount', 40],
  ['address', 'address', 200],
  ['phone', 'phone', 32],
] as const

/** What the platform's fee invoices to the seller say (SELL-ONB-55). */
export function FeeInvoiceSection({
  invoice,
  companyName,
}: {
  invoice: SellerProfile['invoice']
  companyName: string
}) {
  const { t } = useTranslation('sellers')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const mayEdit = useMay('seller:profile:edit')
  const [isOpen, setOpen] = useState(false)
  return (
    <Section
      title={t('profile.invoice')}
      extra={
        mayEdit ? (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('edit')}
          </Button>
        ) : null
      }
    >
      <p className="muted">{t('profile.invoiceText')}</p>
      <div className="profile-block">
        {invoice ? (
          <FactsList
            facts={[
              { label: t('profile.invoiceType'), value: t(`profile.invoiceTypes.${invoice.invoiceType}`) },
              ...fields.map(([label, name]) => ({ label: t(`profile.${label}`), value: invoice[name] })),
            ]}
          />
        ) : (
          <p>{t('profile.invoiceNone')}</p>
        )}
      </div>
      <FormDrawer<FeeInvoiceTemplate>
        open={isOpen}
        onClose={() => setOpen(false)}
        title={t('profile.invoice')}
        purpose={t('profile.invoiceText')}
        submitLabel={t('save')}
        initialValues={invoice ?? { invoiceType: 'SPECIAL_VAT', title: companyName }}
        onSubmit={async (values) => {
          await browserApi().sellerManagement.saveInvoiceTemplate(values)
          await queries.invalidateQueries({ queryKey: [managementKeys.profile] })
          notification.success({ title: t('profile.invoiceSaved') })
        }}
      >
        <Form.Item name="invoiceType" label={t('profile.invoiceType')}>
          <Radio.Group
            options={(['SPECIAL_VAT', 'ORDINARY_VAT'] as const).map((value) => ({
              value,
              label: t(`profile.invoiceTypes.${value}`),
            }))}
          />
        </Form.Item>
        {fields.map(([label, name, max]) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`profile.${label}`)}
            rules={[{ required: true, whitespace: true, message: t('required') }]}
          >
            <Input maxLength={max} autoComplete="off" />
          </Form.Item>
        ))}
      </FormDrawer>
    </Section>
  )
}
