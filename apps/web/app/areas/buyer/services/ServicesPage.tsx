import type { InstanceState, InstanceSummary } from '@yunshi/api-client'
import { accessTypes } from '@yunshi/product-document'
import { Button } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { InstanceStateTag } from '../../../ui/console/StatusTag.tsx'
import { Link, useGo } from '../../../ui/Link.tsx'
import { buyerKeys } from '../buyer-queries.ts'
import { TermText } from './TermText.tsx'

const states = [
  'OPENING',
  'DELIVERING',
  'ACTIVE',
  'EXPIRED',
  'FROZEN',
  'UNSUBSCRIBED',
  'RELEASED',
  'OPEN_FAILED',
] as const satisfies InstanceState[]

/** An instance that is being opened changes within seconds. */
const movingMs = 3000

export default function ServicesPage() {
  const { t } = useTranslation('buyer')
  const { t: tc } = useTranslation('common')
  const go = useGo()
  return (
    <>
      <PageHeader title={t('services.title')} purpose={t('services.purpose')} />
      <DataList<InstanceSummary>
        name={buyerKeys.services}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.buyerInstance(row.id)}
        load={(filters, page) => browserApi().instances.list({ ...filters, ...page })}
        refetchMs={(rows) => (rows.some((row) => row.state === 'OPENING') ? movingMs : false)}
        filters={[
          { kind: 'search', name: 'q', label: t('services.search') },
          {
            kind: 'select',
            name: 'state',
            label: t('services.state'),
            options: states.map((value) => ({ value, label: tc(`instanceState.${value}`) })),
          },
          {
            kind: 'select',
            name: 'accessType',
            label: t('services.accessType'),
            options: accessTypes.map((value) => ({ value, label: tc(`accessType.${value}`) })),
          },
        ]}
        columns={[
          {
            key: 'product',
            title: t('services.product'),
            render: (row) => (
              <>
                <Link to={paths.buyerInstance(row.id)}>{row.productTitle}</Link>
                <p className="muted small">{row.specName}</p>
              </>
            ),
          },
          {
            key: 'id',
            title: t('services.id'),
            render: (row) => <IdText id={row.id} to={paths.buyerInstance(row.id)} />,
          },
          {
            key: 'accessType',
            title: t('services.accessType'),
            optional: true,
            render: (row) => tc(`accessType.${row.accessType}`),
          },
          {
            key: 'state',
            title: t('services.state'),
            render: (row) => <InstanceStateTag state={row.state} />,
          },
          { key: 'term', title: t('services.term'), render: (row) => <TermText instance={row} /> },
          {
            key: 'policy',
            title: t('services.policy'),
            render: (row) => (row.expiresAt ? tc(`expiryPolicy.${row.expiryPolicy}`) : '–'),
          },
          {
            key: 'order',
            title: t('services.order'),
            optional: true,
            render: (row) => <IdText id={row.orderId} to={paths.buyerOrder(row.orderId)} />,
          },
        ]}
        empty={
          <EmptyState
            icon="layers"
            title={t('services.emptyTitle')}
            text={t('services.emptyText')}
            action={<Button onClick={() => go(paths.products())}>{t('services.shop')}</Button>}
          />
        }
      />
    </>
  )
}
