import type { SellerProduct } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { browserApi } from '../../../api/browser-api.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'

export default function ProductsPage() {
  const { t } = useTranslation('seller')
  const { t: tc } = useTranslation('common')
  const locale = useLocale()
  return (
    <>
      <PageHeader title={t('products.title')} purpose={t('products.purpose')} />
      <DataList<SellerProduct>
        name="seller.products"
        rowKey={(row) => row.slug}
        load={(_filters, page) => browserApi().seller.products(page)}
        columns={[
          {
            key: 'title',
            title: t('products.product'),
            render: (row) => <Link to={paths.product(row.slug)}>{row.title}</Link>,
          },
          {
            key: 'accessType',
            title: t('products.accessType'),
            render: (row) => tc(`accessType.${row.accessType}`),
          },
          {
            key: 'state',
            title: t('products.state'),
            render: (row) => (
              <StatusTag tone={row.state === 'ON_SALE' ? 'success' : 'neutral'}>{row.state}</StatusTag>
            ),
          },
          {
            key: 'sales',
            title: t('products.sales'),
            align: 'right',
            render: (row) => countText(row.salesCount, locale),
          },
          {
            key: 'endpoint',
            title: t('products.endpoint'),
            render: (row) => (row.endpointId ? t('products.endpointBound') : t('products.endpointNone')),
          },
        ]}
        empty={<EmptyState icon="layers" title={t('products.emptyTitle')} text={t('products.emptyText')} />}
      />
    </>
  )
}
