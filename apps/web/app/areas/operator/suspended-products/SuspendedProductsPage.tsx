import type { SuspendedProduct } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link } from '../../../ui/Link.tsx'
import { operatorKeys } from '../operator-queries.ts'

/** Products that left the shelf because their interface kept failing (SELL-APP-13), and putting them back. */
export default function SuspendedProductsPage() {
  const { t } = useTranslation('operator')
  const queries = useQueryClient()
  return (
    <>
      <PageHeader title={t('suspended.title')} purpose={t('suspended.purpose')} />
      <DataList<SuspendedProduct>
        name={operatorKeys.suspended}
        rowKey={(row) => row.id}
        load={(query) => browserApi().operator.suspendedProducts(query)}
        columns={[
          {
            key: 'title',
            title: t('suspended.product'),
            render: (row) => <Link to={paths.product(row.slug)}>{row.title}</Link>,
          },
          { key: 'seller', title: t('suspended.seller'), render: (row) => row.sellerName },
          {
            key: 'reason',
            title: t('suspended.reason'),
            render: (row) => t(`suspended.reasons.${row.reason}`),
          },
          { key: 'at', title: t('suspended.at'), render: (row) => <DateTime at={row.at} /> },
          {
            key: 'actions',
            title: t('suspended.actions'),
            align: 'right',
            render: (row) => (
              <ConfirmAction
                label={t('suspended.resume')}
                buttonProps={{ size: 'small' }}
                consequence={t('suspended.resumeText', { title: row.title })}
                act={async () => {
                  await browserApi().operator.resumeProduct(row.id)
                  await queries.invalidateQueries({ queryKey: [operatorKeys.suspended] })
                }}
              />
            ),
          },
        ]}
        empty={<EmptyState icon="check" title={t('suspended.emptyTitle')} text={t('suspended.emptyText')} />}
      />
    </>
  )
}
