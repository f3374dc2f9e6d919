import type { ProductSalesTerms, PurchaseLimit, SpecificationTerms } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { Link } from '../../../ui/Link.tsx'
import { sellerKeys } from '../seller-queries.ts'

type LimitRow = { product: ProductSalesTerms; spec: SpecificationTerms }

/** How often and how much one account may buy (SELL-PUB-141). */
export function LimitsTab() {
  const { t } = useTranslation('sales')
  const mayEdit = useMay('seller:sales_configuration:edit')
  const [edited, setEdited] = useState<LimitRow | null>(null)
  return (
    <>
      <DataList<LimitRow>
        name={`${sellerKeys.salesTerms}.limits`}
        rowKey={({ spec }) => spec.id}
        load={async () => ({
          items: (await browserApi().sales.terms()).items.flatMap((product) =>
            product.specifications.map((spec) => ({ product, spec })),
          ),
          nextCursor: null,
        })}
        columns={[
          {
            key: 'product',
            title: t('configuration.product'),
            render: ({ product }) => <Link to={paths.sellerProduct(product.productId)}>{product.title}</Link>,
          },
          { key: 'spec', title: t('configuration.specification'), render: ({ spec }) => spec.name },
          {
            key: 'occasions',
            title: t('configuration.occasions'),
            render: ({ spec }) =>
              spec.isLimitable
                ? t(`configuration.${spec.limit.occasions ?? 'none'}`)
                : t('configuration.onDemand'),
          },
          {
            key: 'quantity',
            title: t('configuration.quantityMax'),
            align: 'right',
            render: ({ spec }) => spec.limit.quantityMax ?? '–',
          },
          {
            key: 'actions',
            title: t('product.actions'),
            render: (row) =>
              mayEdit && row.spec.isLimitable ? (
                <Button size="small" onClick={() => setEdited(row)}>
                  {t('configuration.set')}
                </Button>
              ) : null,
          },
        ]}
        empty={
          <EmptyState icon="layers" title={t('configuration.empty')} text={t('configuration.emptyText')} />
        }
      />
      {edited ? <LimitDrawer row={edited} onClose={() => setEdited(null)} /> : null}
    </>
  )
}

function LimitDrawer({ row: { product, spec }, onClose }: { row: LimitRow; onClose: () => void }) {
  const { t } = useTranslation('sales')
  const queries = useQueryClient()
  return (
    <FormDrawer<{ occasions: PurchaseLimit['occasions'] | 'none'; quantityMax?: number | null }>
      open
      title={`${t('configuration.limits')} · ${spec.name}`}
      purpose={t('configuration.limitText')}
      submitLabel={t('configuration.save')}
      onClose={onClose}
      initialValues={{ occasions: spec.limit.occasions ?? 'none', quantityMax: spec.limit.quantityMax }}
      onSubmit={async ({ occasions, quantityMax }) => {
        await browserApi().sales.setLimits(
          product.productId,
          product.specifications
            .filter(({ isLimitable }) => isLimitable)
            .map(({ id, limit }) =>
              id === spec.id
                ? {
                    specificationId: id,
                    occasions: occasions === 'none' ? null : occasions,
                    quantityMax: quantityMax ?? null,
                  }
                : { specificationId: id, ...limit },
            ),
        )
        await queries.invalidateQueries({ queryKey: [`${sellerKeys.salesTerms}.limits`] })
      }}
    >
      <Form.Item name="occasions" label={t('configuration.occasions')}>
        <Select
          options={(['none', 'ONCE', 'UNTIL_EXPIRY'] as const).map((value) => ({
            value,
            label: t(`configuration.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="quantityMax"
        label={t('configuration.quantityMax')}
        extra={spec.hasQuantity ? t('configuration.quantityMaxHelp') : t('configuration.noQuantity')}
      >
        <InputNumber min={1} max={1_000_000} precision={0} disabled={!spec.hasQuantity} />
      </Form.Item>
    </FormDrawer>
  )
}
