import type { AssetCategory, AssetSummary } from '@yunshi/api-client'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link, useGo } from '../../../ui/Link.tsx'
import { assetKeys, categoriesQuery } from './asset-queries.ts'
import { AssetTag } from './AssetTag.tsx'
import { NewAssetDrawer } from './NewAssetDrawer.tsx'
import './assets.css'

const categories: AssetCategory[] = [
  'IMAGE',
  'APPLICATION',
  'SAAS',
  'TEMPLATE',
  'DATA_FILE',
  'ALGORITHM',
  'SERVICE_PACKAGE',
]
const states = ['DRAFT', 'SCANNING', 'REVIEWING', 'APPROVED', 'REJECTED'] as const
/** While something is being checked the list looks again. */
const SCAN_MS = 3000

/** What the seller's products are made of (SELL-AST-01). */
export default function AssetsPage() {
  const { t } = useTranslation('assets')
  const go = useGo()
  const [isAdding, setAdding] = useState(false)
  const described = useQuery(categoriesQuery())
  const add = (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        purpose={t('purpose')}
        actions={
          <>
            {add}
            <Button onClick={() => go(paths.sellerAssetDomains())}>{t('websites')}</Button>
          </>
        }
      />
      {described.data?.scanner === 'NONE' ? (
        <Alert className="detail-alert" type="info" showIcon title={t('noScanner')} />
      ) : null}
      <DataList<AssetSummary>
        name={assetKeys.list}
        rowKey={(row) => row.id}
        rowTo={(row) => paths.sellerAsset(row.id)}
        refetchMs={(rows) => (rows.some(({ newest }) => newest?.state === 'SCANNING') ? SCAN_MS : false)}
        load={(filters, page) => browserApi().assets.list({ ...filters, ...page })}
        filters={[
          { kind: 'search', name: 'q', label: t('search') },
          {
            kind: 'select',
            name: 'category',
            label: t('category'),
            options: categories.map((value) => ({ value, label: t(`categories.${value}`) })),
          },
          {
            kind: 'select',
            name: 'state',
            label: t('state'),
            options: states.map((value) => ({ value, label: t(`states.${value}`) })),
          },
        ]}
        columns={[
          {
            key: 'name',
            title: t('name'),
            render: (row) => (
              <>
                <p className="asset-name">
                  <Link to={paths.sellerAsset(row.id)}>{row.name}</Link>
                </p>
                <p className="muted small">{t(`categories.${row.category}`)}</p>
              </>
            ),
          },
          {
            key: 'newest',
            title: t('newest'),
            render: (row) =>
              row.newest ? (
                <span className="inline">
                  {row.newest.label}
                  <AssetTag state={row.newest.state} />
                </span>
              ) : (
                <span className="muted">{t('none')}</span>
              ),
          },
          {
            key: 'approved',
            title: t('approved'),
            render: (row) =>
              row.approvedLabels.length > 0 ? (
                row.approvedLabels.join(', ')
              ) : (
                <span className="muted">{t('none')}</span>
              ),
          },
          { key: 'products', title: t('products'), align: 'right', render: (row) => row.linkedProducts },
          {
            key: 'updatedAt',
            title: t('updatedAt'),
            render: (row) => <DateTime at={row.updatedAt} />,
          },
        ]}
        empty={<EmptyState icon="grid" title={t('emptyTitle')} text={t('emptyText')} action={add} />}
      />
      <NewAssetDrawer open={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}
