import type { AccessType, SalesClass } from '@yunshi/api-client'
import { accessTypes, salesClasses } from '@yunshi/product-document'
import { DownloadOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Select, Table } from 'antd'
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
import { Section } from '../../../ui/console/Section.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { catalogAdminKeys } from './catalog-admin-queries.ts'
import { EffectiveField, PercentField } from './RateFields.tsx'
import { RateTable } from './RateTable.tsx'

const familyOf = (text: string) => salesClasses.find((family) => family === text) ?? 'general'
const ALL = 'all'

type Values = {
  family: SalesClass
  accessType: AccessType | typeof ALL
  ratioBps: string
  effectiveAt: Dayjs
}

/** The platform's share by family and access type, with its dates (OPS-FEE-01, 03). */
export default function FeesPage() {
  const { t } = useTranslation('catalogAdmin')
  const { t: tc } = useTranslation()
  const mayEdit = useMay('ops:fees:edit')
  const queries = useQueryClient()
  const { notification } = App.useApp()
  const query = useQuery({
    queryKey: [catalogAdminKeys.fees],
    queryFn: () => browserApi().catalogAdmin.fees(),
  })
  const [isAdding, setAdding] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: [catalogAdminKeys.fees] })
  return (
    <>
      <PageHeader
        title={t('fees.title')}
        purpose={t('fees.purpose')}
        actions={
          <>
            <Button icon={<DownloadOutlined />} href={browserApi().catalogAdmin.feesExportUrl()}>
              {t('fees.export')}
            </Button>
            <Button type="primary" disabled={!mayEdit} onClick={() => setAdding(true)}>
              {t('fees.add')}
            </Button>
          </>
        }
      />
      {query.isError ? <ProblemAlert error={query.error} onRetry={() => void query.refetch()} /> : null}
      <RateTable
        table={query.data}
        loading={query.isPending}
        scopeOf={(row) => `${row.family} ${row.accessType ?? ALL}`}
        columns={[
          { title: t('fees.family'), render: (_, row) => tc(`salesClass.${row.family}`) },
          {
            title: t('fees.accessType'),
            render: (_, row) => (row.accessType === null ? t('all') : tc(`accessType.${row.accessType}`)),
          },
          {
            title: t('fees.ratio'),
            align: 'right',
            render: (_, row) => t('percent', { value: percentOf(row.ratioBps) }),
          },
          {
            title: t('fees.seller'),
            align: 'right',
            render: (_, row) => t('percent', { value: percentOf(10_000 - row.ratioBps) }),
          },
        ]}
        emptyText={`${t('fees.emptyTitle')} · ${t('fees.emptyText')}`}
        takeBackText={t('fees.takeBackText')}
        takeBack={async (row) => {
          await browserApi().catalogAdmin.removeFeeRate(row.id)
          await refresh()
        }}
      />
      {(query.data?.brackets ?? []).map((policy) => (
        <Section
          key={policy.id}
          title={`${t('fees.brackets')} · ${tc(`salesClass.${familyOf(policy.family)}`)}`}
        >
          <p>
            {t('fees.bracketsText', { ratio: percentOf(policy.baseRatioBps), day: policy.resetDay })}{' '}
            <span className="muted">
              {t('effectiveAt')} <DateTime at={policy.effectiveAt} precision="date" />
            </span>
          </p>
          <Table
            rowKey="from"
            size="small"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={policy.brackets}
            columns={[
              {
                title: t('fees.from', { currency: policy.currency }),
                render: (_, row) => t('fees.atLeast', { amount: row.from }),
              },
              {
                title: t('fees.extra'),
                align: 'right',
                render: (_, row) => t('percent', { value: percentOf(row.extraBps) }),
              },
            ]}
          />
        </Section>
      ))}
      <FormDrawer<Values>
        open={isAdding}
        onClose={() => setAdding(false)}
        title={t('fees.add')}
        purpose={t('fees.addText')}
        submitLabel={t('save')}
        initialValues={{
          family: 'general',
          accessType: ALL,
          effectiveAt: dayjs(query.data?.asOf).add(1, 'month').startOf('month'),
        }}
        onSubmit={async ({ family, accessType, ratioBps, effectiveAt }) => {
          await browserApi().catalogAdmin.addFeeRate({
            family,
            accessType: accessType === ALL ? null : accessType,
            // The field takes nothing else.
            ratioBps: bpsOf(ratioBps) ?? 0,
            effectiveAt: siteInstant(effectiveAt),
          })
          await refresh()
          notification.success({ title: t('saved') })
        }}
      >
        <Form.Item name="family" label={t('fees.family')}>
          <Select options={salesClasses.map((value) => ({ value, label: tc(`salesClass.${value}`) }))} />
        </Form.Item>
        <Form.Item name="accessType" label={t('fees.accessType')}>
          <Select
            options={[
              { value: ALL, label: t('all') },
              ...accessTypes.map((value) => ({ value, label: tc(`accessType.${value}`) })),
            ]}
          />
        </Form.Item>
        <PercentField name="ratioBps" label={t('fees.ratioPercent')} />
        <EffectiveField />
      </FormDrawer>
    </>
  )
}
