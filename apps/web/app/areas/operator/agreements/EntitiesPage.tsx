import type { SigningEntity } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, InputNumber, Select, Switch, Table } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { countryName, countryOptions } from '../../../ui/console/countries.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { directoryKeys } from '../sellers/seller-directory-queries.ts'

type Values = {
  code: string
  legalName: string
  countries: string[]
  vatNumber: string
  invoiceAddress: string
  currency: string
  isDefault: boolean
  position: number
}

const empty: Values = {
  code: '',
  legalName: '',
  countries: [],
  vatNumber: '',
  invoiceAddress: '',
  currency: 'USD',
  isDefault: false,
  position: 10,
}

const valuesOf = (entity: SigningEntity): Values => ({
  ...entity,
  vatNumber: entity.vatNumber ?? '',
  invoiceAddress: entity.invoiceAddress ?? '',
})

/** Companies of the platform that sign with sellers (SELL-ONB-26, OPS-CAT-05). */
export default function EntitiesPage() {
  const { t } = useTranslation('sellers')
  const locale = useLocale()
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const mayEdit = useMay('ops:agreements:edit')
  const query = useQuery({
    queryKey: [directoryKeys.entities],
    queryFn: () => browserApi().sellerDirectory.entities(),
  })
  const [edited, setEdited] = useState<Values | null>(null)
  const isNew = edited?.code === ''
  const need = [{ required: true, whitespace: true, message: t('required') }]
  return (
    <>
      <PageHeader
        title={t('entities.title')}
        purpose={t('entities.purpose')}
        actions={
          <Button type="primary" disabled={!mayEdit} onClick={() => setEdited(empty)}>
            {t('entities.add')}
          </Button>
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <div className="card">
        <Table<SigningEntity>
          rowKey="code"
          size="middle"
          pagination={false}
          loading={query.isPending}
          scroll={{ x: 'max-content' }}
          dataSource={query.data?.items ?? []}
          columns={[
            { title: t('entities.code'), render: (_, row) => <span className="mono">{row.code}</span> },
            {
              title: t('entities.legalName'),
              render: (_, row) => (
                <span className="inline">
                  {row.legalName}
                  {row.isDefault ? <StatusTag tone="info">{t('entities.default')}</StatusTag> : null}
                </span>
              ),
            },
            {
              title: t('entities.countries'),
              width: 360,
              render: (_, row) => (
                <span className="entity-countries">
                  {row.countries.map((code) => countryName(code, locale)).join(', ')}
                </span>
              ),
            },
            { title: t('entities.currency'), render: (_, row) => row.currency },
            { title: t('entities.vatNumber'), render: (_, row) => row.vatNumber ?? '–' },
            {
              title: t('actions'),
              render: (_, row) => (
                <Button size="small" disabled={!mayEdit} onClick={() => setEdited(valuesOf(row))}>
                  {t('edit')}
                </Button>
              ),
            },
          ]}
        />
      </div>
      {edited ? (
        <FormDrawer<Values>
          open
          onClose={() => setEdited(null)}
          title={isNew ? t('entities.add') : t('entities.editTitle', { code: edited.code })}
          submitLabel={t('save')}
          initialValues={edited}
          onSubmit={async ({ code, ...values }) => {
            const draft = {
              ...values,
              vatNumber: values.vatNumber.trim() || null,
              invoiceAddress: values.invoiceAddress.trim() || null,
              currency: values.currency.trim().toUpperCase(),
            }
            if (isNew)
              await browserApi().sellerDirectory.createEntity({ code: code.trim().toUpperCase(), ...draft })
            else await browserApi().sellerDirectory.changeEntity(edited.code, draft)
            await queries.invalidateQueries({ queryKey: [directoryKeys.entities] })
            notification.success({ title: t('entities.saved') })
          }}
        >
          {isNew ? (
            <Form.Item name="code" label={t('entities.code')} rules={need}>
              <Input maxLength={12} className="mono" />
            </Form.Item>
          ) : null}
          <Form.Item name="legalName" label={t('entities.legalName')} rules={need}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item
            name="countries"
            label={t('entities.countries')}
            rules={[{ required: true, message: t('required') }]}
          >
            <Select
              mode="multiple"
              showSearch={{ optionFilterProp: 'label' }}
              options={countryOptions(locale)}
            />
          </Form.Item>
          <Form.Item name="currency" label={t('entities.currency')} rules={need}>
            <Input maxLength={3} className="mono" />
          </Form.Item>
          <Form.Item name="vatNumber" label={t('entities.vatNumber')}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name="invoiceAddress" label={t('entities.invoiceAddress')}>
            <Input maxLength={300} />
          </Form.Item>
          <Form.Item name="position" label={t('entities.position')}>
            <InputNumber min={0} max={1000} precision={0} />
          </Form.Item>
          <Form.Item name="isDefault" label={t('entities.isDefault')} valuePropName="checked">
            <Switch />
          </Form.Item>
        </FormDrawer>
      ) : null}
    </>
  )
}
