import { useQueryClient } from '@tanstack/react-query'
import { Button, Form, InputNumber, Radio } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FormDrawer } from '../../../ui/console/FormDrawer.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { sellerKeys } from '../seller-queries.ts'

type StockRow = {
  productId: string
  slug: string
  title: string
  specificationId: string
  skuId: string | null
  name: string
  available: number | null
}

async function loadRows(): Promise<StockRow[]> {
  const { items } = await browserApi().sales.inventory()
  return items.flatMap(({ productId, slug, title, specifications }) =>
    specifications.flatMap((spec) => {
      const shared = { productId, slug, title, specificationId: spec.id }
      return [
        { ...shared, skuId: null, name: spec.name, available: spec.available },
        // One SKU is the specification itself.
        ...(spec.skus.length > 1
          ? spec.skus.map((sku) => ({ ...shared, skuId: sku.id, name: sku.name, available: sku.available }))
          : []),
      ]
    }),
  )
}

/** How many pieces of specifications and SKUs can still be ordered (SELL-PUB-140). */
export default function InventoryPage() {
  const { t } = useTranslation('sales')
  const locale = useLocale()
  const mayEdit = useMay('seller:inventory:edit')
  const [edited, setEdited] = useState<StockRow | null>(null)
  return (
    <>
      <PageHeader title={t('inventory.title')} purpose={t('inventory.purpose')} />
      <DataList<StockRow>
        name={sellerKeys.inventory}
        rowKey={(row) => `${row.specificationId}:${row.skuId ?? ''}`}
        load={async () => ({ items: await loadRows(), nextCursor: null })}
        columns={[
          {
            key: 'product',
            title: t('inventory.product'),
            render: (row) => <Link to={paths.sellerProduct(row.productId)}>{row.title}</Link>,
          },
          { key: 'part', title: t('inventory.part'), render: (row) => row.name },
          {
            key: 'available',
            title: t('inventory.available'),
            align: 'right',
            render: (row) =>
              row.available === null ? (
                <span className="muted">{t('inventory.unlimited')}</span>
              ) : row.available === 0 ? (
                <StatusTag tone="danger">{t('inventory.soldOut')}</StatusTag>
              ) : (
                countText(row.available, locale)
              ),
          },
          {
            key: 'actions',
            title: t('product.actions'),
            render: (row) =>
              mayEdit ? (
                <Button size="small" onClick={() => setEdited(row)}>
                  {t('inventory.set')}
                </Button>
              ) : null,
          },
        ]}
        empty={<EmptyState icon="layers" title={t('inventory.empty')} text={t('inventory.emptyText')} />}
      />
      {edited ? <StockDrawer row={edited} onClose={() => setEdited(null)} /> : null}
    </>
  )
}

function StockDrawer({ row, onClose }: { row: StockRow; onClose: () => void }) {
  const { t } = useTranslation('sales')
  const queries = useQueryClient()
  return (
    <FormDrawer<{ kind: 'unlimited' | 'limited'; available?: number | null }>
      open
      title={`${t('inventory.set')} · ${row.name}`}
      purpose={t('inventory.setText')}
      submitLabel={t('inventory.save')}
      onClose={onClose}
      initialValues={{
        kind: row.available === null ? 'unlimited' : 'limited',
        available: row.available ?? 0,
      }}
      onSubmit={async ({ kind, available }) => {
        const { specificationId, skuId } = row
        await browserApi().sales.setStock(row.productId, [
          { specificationId, skuId, available: kind === 'unlimited' ? null : (available ?? 0) },
        ])
        await queries.invalidateQueries({ queryKey: [sellerKeys.inventory] })
      }}
    >
      <Form.Item name="kind" label={t('inventory.kind')}>
        <Radio.Group
          options={[
            { value: 'unlimited', label: t('inventory.unlimited') },
            { value: 'limited', label: t('inventory.limited') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) =>
          getFieldValue('kind') === 'limited' ? (
            <Form.Item
              name="available"
              label={t('inventory.pieces')}
              rules={[
                { required: true, type: 'integer', min: 0, max: 1_000_000, message: t('inventory.needed') },
              ]}
            >
              <InputNumber min={0} max={1_000_000} precision={0} />
            </Form.Item>
          ) : null
        }
      </Form.Item>
    </FormDrawer>
  )
}
