import type { AccessType, ManagedCategory, TaxCategory, TaxMode } from '@yunshi/api-client'
import { accessTypes, priceModes } from '@yunshi/product-document'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { siteInstant } from '../../../ui/console/site-days.ts'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { bpsOf, percentOf } from '../../../ui/console/rates.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { catalogAdminKeys, categoriesQuery } from './catalog-admin-queries.ts'
import { EffectiveField, PercentField } from './RateFields.tsx'
import { RateTable } from './RateTable.tsx'

const taxCategories = ['SERVICE', 'SOFTWARE', 'HARDWARE'] as const satisfies readonly TaxCategory[]
const ALL = 'all'

type Values = {
  accessType: AccessType
  mode: TaxMode | typeof ALL
  categoryId: string
  taxCategory: TaxCategory
  rateBps: string
  effectiveAt: Dayjs
}

/** Tax categories and rates with their dates (OPS-FEE-20, SELL-PUB-70). */
export default function TaxesPage() {
  const { t } = useTranslation('catalogAdmin')
  const { t: tc } = useTranslation()
  const locale = useLocale()
  const mayEdit = useMay('ops:fees:edit')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const query = useQuery({
    queryKey: [catalogAdminKeys.taxes],
    queryFn: () => browserApi().catalogAdmin.taxRules(),
  })
  const categories = useQuery(categoriesQuery())
  const [isAdding, setAdding] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: [catalogAdminKeys.taxes] })
  const nameOf = ({ name }: ManagedCategory) => (locale === 'en' ? name.en : name.zh)
  const names = new Map((categories.data?.items ?? []).map((category) => [category.id, nameOf(category)]))
  return (
    <>
      <PageHeader
        title={t('taxes.title')}
        purpose={t('taxes.purpose')}
        actions={
          <Button type="primary" disabled={!mayEdit} onClick={() => setAdding(true)}>
            {t('taxes.add')}
          </Button>
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <RateTable
        table={query.data}
        loading={query.isPending}
        scopeOf={(row) => `${row.accessType} ${row.mode ?? ALL} ${row.categoryId ?? ALL}`}
        columns={[
          { title: t('taxes.accessType'), render: (_, row) => tc(`accessType.${row.accessType}`) },
          {
            title: t('taxes.mode'),
            render: (_, row) => (row.mode === null ? t('all') : tc(`chargeMode.${row.mode}`)),
          },
          {
            title: t('taxes.category'),
            render: (_, row) => (row.categoryId === null ? t('all') : (names.get(row.categoryId) ?? '–')),
          },
          { title: t('taxes.taxCategory'), render: (_, row) => t(`taxes.names.${row.taxCategory}`) },
          {
            title: t('taxes.rate'),
            align: 'right',
            render: (_, row) => t('percent', { value: percentOf(row.rateBps) }),
          },
        ]}
        emptyText={`${t('taxes.emptyTitle')} · ${t('taxes.emptyText')}`}
        takeBackText={t('taxes.takeBackText')}
        takeBack={async (row) => {
          await browserApi().catalogAdmin.removeTaxRule(row.id)
          await refresh()
        }}
      />
      <FormDrawer<Values>
        open={isAdding}
        onClose={() => setAdding(false)}
        title={t('taxes.add')}
        purpose={t('taxes.addText')}
        submitLabel={t('save')}
        initialValues={{
          accessType: 'SAAS',
          mode: ALL,
          categoryId: ALL,
          taxCategory: 'SERVICE',
          effectiveAt: dayjs(query.data?.asOf).add(1, 'month').startOf('month'),
        }}
        onSubmit={async (values) => {
          await browserApi().catalogAdmin.addTaxRule({
            accessType: values.accessType,
            mode: values.mode === ALL ? null : values.mode,
            categoryId: values.categoryId === ALL ? null : values.categoryId,
            taxCategory: values.taxCategory,
            // The field takes nothing else.
            rateBps: bpsOf(values.rateBps) ?? 0,
            effectiveAt: siteInstant(values.effectiveAt),
          })
          await refresh()
          notification.success({ title: t('saved') })
        }}
      >
        <Form.Item name="accessType" label={t('taxes.accessType')}>
          <Select options={accessTypes.map((value) => ({ value, label: tc(`accessType.${value}`) }))} />
        </Form.Item>
        <Form.Item name="mode" label={t('taxes.mode')}>
          <Select
            options={[
              { value: ALL, label: t('all') },
              ...priceModes.map((value) => ({ value, label: tc(`chargeMode.${value}`) })),
            ]}
          />
        </Form.Item>
        <Form.Item name="categoryId" label={t('taxes.category')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={[
              { value: ALL, label: t('all') },
              ...(categories.data?.items ?? []).map((category) => ({
                value: category.id,
                label: nameOf(category),
              })),
            ]}
          />
        </Form.Item>
        <Form.Item name="taxCategory" label={t('taxes.taxCategory')}>
          <Select options={taxCategories.map((value) => ({ value, label: t(`taxes.names.${value}`) }))} />
        </Form.Item>
        <PercentField name="rateBps" label={t('taxes.ratePercent')} />
        <EffectiveField />
      </FormDrawer>
    </>
  )
}
