import type { OperatedProduct, ProductState } from '@yunshi/api-client'
import { accessTypes } from '@yunshi/product-document'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProductStateTag } from '../../../ui/console/ProductStateTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { operatorKeys } from '../operator-queries.ts'

const states = [
  'ON_SALE',
  'SUSPENDED',
  'FROZEN',
  'DISCONTINUED',
  'DISCONTINUED_BY_PLATFORM',
] as const satisfies ProductState[]

/** Every product that was ever listed, found by name, seller, state and access type. */
export default function ProductsPage() {
  const { t } = useTranslation('sales')
  const { t: tc } = useTranslation('common')
  const locale = useLocale()
  return (
    <>
      <PageHeader title={t('ops.title')} purpose={t('ops.purpose')} />
      <DataList<OperatedProduct>
        name={operatorKeys.products}
        rowKey={({ id }) => id}
        rowTo={({ id }) => paths.operatorProduct(id)}
        load={(filters, page) => browserApi().sales.operated({ ...filters, ...page })}
        filters={[
          { kind: 'search', name: 'q', label: t('ops.search') },
          { kind: 'search', name: 'seller', label: t('ops.seller') },
          {
            kind: 'select',
            name: 'state',
            label: t('product.state'),
            options: states.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            kind: 'select',
            name: 'accessType',
            label: t('ops.accessType'),
            options: accessTypes.map((value) => ({ value, label: tc(`accessType.${value}`) })),
          },
        ]}
        columns={[
          {
            key: 'title',
            title: t('product.title'),
            render: (row) => <Link to={paths.operatorProduct(row.id)}>{row.title}</Link>,
          },
          { key: 'seller', title: t('ops.seller'), render: (row) => row.sellerName },
          {
            key: 'accessType',
            title: t('ops.accessType'),
            render: (row) => tc(`accessType.${row.accessType}`),
          },
          {
            key: 'state',
            title: t('product.state'),
            render: (row) => <ProductStateTag state={row.state} />,
          },
          {
            key: 'sales',
            title: t('ops.sales'),
            align: 'right',
            render: (row) => countText(row.salesCount, locale),
          },
          {
            key: 'listedAt',
            title: t('ops.listedAt'),
            render: (row) => <DateTime at={row.listedAt} precision="date" />,
          },
        ]}
        empty={<EmptyState icon="layers" title={t('ops.empty')} text={t('ops.emptyText')} />}
      />
    </>
  )
}
