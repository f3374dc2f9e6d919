import type { ListedSpecification, OwnProductDetail } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Table } from 'antd'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { CopyButton } from '../../../ui/console/CopyButton.tsx'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { ProductHistory } from '../../../ui/console/ProductHistory.tsx'
import { ProductStateTag } from '../../../ui/console/ProductStateTag.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { Link } from '../../../ui/Link.tsx'
import { sellerKeys } from '../seller-queries.ts'
import { RemoveAction } from './RemoveAction.tsx'

/** One own product: its specifications with their links, what happened to it, and taking it from sale. */
export default function ProductPage() {
  const { productId = '' } = useParams()
  const { t } = useTranslation('sales')
  const { t: ts } = useTranslation('seller')
  const mayRemove = useMay('seller:products:remove')
  const query = useQuery({
    queryKey: [sellerKeys.product, productId],
    queryFn: () => browserApi().sales.product(productId),
  })
  const canRemove = (product: OwnProductDetail) =>
    mayRemove && (product.state === 'ON_SALE' || product.state === 'SUSPENDED')
  return (
    <DetailPage<OwnProductDetail>
      query={query}
      trail={[{ label: ts('products.title'), to: paths.sellerProducts() }]}
      titleOf={(product) => product.title}
      band={(product) => (
        <>
          <div>
            <p className="inline">
              <ProductStateTag state={product.state} />
              <StatusTag tone="neutral">
                {product.publicSale ? t('product.public') : t('product.hidden')}
              </StatusTag>
            </p>
            <IdText id={product.id} />
          </div>
          <div className="page-header-actions">
            <Link to={paths.product(product.slug)}>{t('ops.page')}</Link>
            {product.publicSale ? null : (
              <CopyButton text={addressOf(product.slug)} label={t('product.copy')} />
            )}
            {canRemove(product) ? <RemoveAction productId={product.id} label={t('remove.product')} /> : null}
          </div>
        </>
      )}
      sections={(product) => (
        <Section title={t('product.specifications')}>
          <p className="muted">{t('product.linkText')}</p>
          <Table<ListedSpecification>
            rowKey="id"
            pagination={false}
            scroll={{ x: 'max-content' }}
            dataSource={product.specifications}
            columns={[
              { key: 'name', title: t('product.specification'), render: (_, row) => row.name },
              {
                key: 'modes',
                title: t('product.modes'),
                render: (_, row) => row.modes.map((mode) => t(`mode.${mode}`)).join(' / '),
              },
              {
                key: 'state',
                title: t('product.state'),
                render: (_, row) => (
                  <span className="inline">
                    <StatusTag tone={row.state === 'ON_SALE' ? 'success' : 'neutral'}>
                      {row.state === 'ON_SALE' ? t('product.onSale') : t('product.removed')}
                    </StatusTag>
                    {row.hidden ? <StatusTag tone="neutral">{t('product.hidden')}</StatusTag> : null}
                  </span>
                ),
              },
              {
                key: 'actions',
                title: t('product.actions'),
                render: (_, row) => (
                  <span className="inline">
                    {row.hidden && row.state === 'ON_SALE' ? (
                      <CopyButton
                        text={`${addressOf(product.slug)}?spec=${encodeURIComponent(row.code)}`}
                        label={t('product.copy')}
                      />
                    ) : null}
                    {canRemove(product) && row.state === 'ON_SALE' ? (
                      <>
                        <RemoveAction
                          productId={product.id}
                          part={{ specificationId: row.id }}
                          label={t('remove.specification')}
                        />
                        {row.skus.length > 1
                          ? row.skus.map((sku) => (
                              <RemoveAction
                                key={sku.id}
                                productId={product.id}
                                part={{ specificationId: row.id, skuId: sku.id }}
                                label={t('remove.sku', { name: sku.name })}
                              />
                            ))
                          : null}
                      </>
                    ) : null}
                  </span>
                ),
              },
            ]}
          />
        </Section>
      )}
      side={(product) => (
        <Section title={t('product.history')}>
          <ProductHistory entries={product.history} />
        </Section>
      )}
    />
  )
}

const addressOf = (slug: string) => `${window.location.origin}${paths.product(slug)}`
