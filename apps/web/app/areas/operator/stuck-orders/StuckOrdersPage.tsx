import type { StuckOrder } from '@yunshi/api-client'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { OrderStatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { operatorKeys } from '../operator-queries.ts'

/** Orders that nobody and nothing will move on; there should be none. */
export default function StuckOrdersPage() {
  const { t } = useTranslation('operator')
  return (
    <>
      <PageHeader title={t('stuck.title')} purpose={t('stuck.purpose')} />
      <DataList<StuckOrder>
        name={operatorKeys.stuck}
        rowKey={(row) => row.orderId}
        rowTo={(row) => paths.operatorOrder(row.orderId)}
        load={async () => ({ ...(await browserApi().operator.stuckOrders()), nextCursor: null })}
        columns={[
          {
            key: 'id',
            title: t('orders.id'),
            render: (row) => <IdText id={row.orderId} to={paths.operatorOrder(row.orderId)} />,
          },
          {
            key: 'status',
            title: t('orders.status'),
            render: (row) => <OrderStatusTag status={row.status} />,
          },
          { key: 'problem', title: t('stuck.problem'), render: (row) => t(`stuck.problems.${row.problem}`) },
          { key: 'advice', title: t('stuck.advice'), render: (row) => t(`stuck.advices.${row.problem}`) },
          { key: 'since', title: t('stuck.since'), render: (row) => <DateTime at={row.since} /> },
        ]}
        empty={<EmptyState icon="check" title={t('stuck.emptyTitle')} text={t('stuck.emptyText')} />}
      />
    </>
  )
}
