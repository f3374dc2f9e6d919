import type { SellerProduct } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProductStateTag } from '../../../ui/console/ProductStateTag.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { Link, useGo, useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { endpointsQuery, sellerKeys } from '../seller-queries.ts'
import { openApplicationsQuery } from '../publishing/publishing-queries.ts'
import { EditionSwitch } from './EditionSwitch.tsx'
import { ModifyProduct } from './ModifyProduct.tsx'

/** Products of the seller with the address that opens them. */
export default function ProductsPage() {
  const { t } = useTranslation('seller')
  const { t: tc } = useTranslation('common')
  const locale = useLocale()
  const { t: tp } = useTranslation('publishing')
  const { t: tl } = useTranslation('sales')
  const mayPublish = useMay('seller:products:publish')
  const go = useGo()
  const endpoints = useQuery(endpointsQuery())
  const open = useQuery(openApplicationsQuery())
  const openBySlug = new Map(
    (open.data ?? []).flatMap((application) =>
      application.productSlug === null ? [] : [[application.productSlug, application] as const],
    ),
  )
  const urlOf = (id: string) => endpoints.data?.items.find((endpoint) => endpoint.id === id)?.url ?? id
  return (
    <>
      <PageHeader
        title={t('products.title')}
        purpose={t('products.purpose')}
        actions={
          mayPublish ? (
            <Button type="primary" onClick={() => go(paths.sellerPublish())}>
              {tp('nav.publish')}
            </Button>
          ) : null
        }
      />
      <DataList<SellerProduct>
        name={sellerKeys.products}
        rowKey={(row) => row.slug}
        load={async () => ({ ...(await browserApi().seller.products()), nextCursor: null })}
        columns={[
          {
            key: 'title',
            title: t('products.product'),
            render: (row) => (
              <span className="product-cell">
                <img src={row.logoUrl} alt="" width={32} height={32} loading="lazy" />
                <Link to={paths.product(row.slug)}>{row.title}</Link>
              </span>
            ),
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
              <span className="inline">
                <ProductStateTag state={row.state} />
                {row.suspendedReason ? (
                  <StatusTag tone="danger">{t(`products.suspended.${row.suspendedReason}`)}</StatusTag>
                ) : null}
                {openBySlug.has(row.slug) ? (
                  <StatusTag tone="info">{tp('products.pending')}</StatusTag>
                ) : null}
                {row.publicSale ? null : <StatusTag tone="neutral">{t('products.hidden')}</StatusTag>}
              </span>
            ),
          },
          {
            key: 'sales',
            title: t('products.sales'),
            align: 'right',
            render: (row) => countText(row.salesCount, locale),
          },
          {
            key: 'protocol',
            title: t('products.delivery'),
            render: (row) =>
              row.protocol ? (
                <span className="inline">
                  {t(`protocol.${row.protocol}`)}
                  <EditionSwitch product={row} />
                </span>
              ) : (
                <span className="muted">{t('products.notOnline')}</span>
              ),
          },
          {
            key: 'endpoint',
            title: t('products.endpoint'),
            render: (row) =>
              row.endpointId ? (
                <Link className="mono" to={paths.sellerEndpoints()}>
                  {urlOf(row.endpointId)}
                </Link>
              ) : (
                <span className="muted">{t('products.endpointNone')}</span>
              ),
          },
          {
            key: 'actions',
            title: t('actions'),
            pinned: true,
            render: (row) => (
              <span className="inline">
                <Link to={paths.sellerProduct(row.id)}>{tl('product.details')}</Link>
                <ModifyProduct product={row} application={openBySlug.get(row.slug)} />
                <Link to={paths.sellerApplications(`?q=${encodeURIComponent(row.title)}`)}>
                  {tp('products.versions')}
                </Link>
                <Link to={paths.sellerOrders(`?productName=${encodeURIComponent(row.title)}`)}>
                  {t('products.seeOrders')}
                </Link>
              </span>
            ),
          },
        ]}
        empty={<EmptyState icon="layers" title={t('products.emptyTitle')} text={t('products.emptyText')} />}
      />
    </>
  )
}
