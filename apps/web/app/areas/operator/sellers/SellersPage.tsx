import type { CertificationState, DirectorySeller, SellerState } from '@yunshi/api-client'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { CertificationTag } from '../../../ui/console/CertificationTag.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Link } from '../../../ui/Link.tsx'
import { sellerTones } from './seller-tones.ts'
import { directoryKeys } from './seller-directory-queries.ts'

const states = ['APPROVED', 'SUSPENDED', 'EXITED'] as const satisfies SellerState[]
const certifications = [
  'UNCERTIFIED',
  'VERIFYING',
  'AWAIT_AMOUNT',
  'CERTIFIED',
  'REJECTED',
  'LOCKED',
] as const satisfies CertificationState[]

/** Every seller, found by name, state and certification. */
export default function SellersPage() {
  const { t } = useTranslation('sellers')
  return (
    <>
      <PageHeader title={t('directory.title')} purpose={t('directory.purpose')} />
      <DataList<DirectorySeller>
        name={directoryKeys.sellers}
        rowKey={({ id }) => id}
        rowTo={({ id }) => paths.operatorSeller(id)}
        load={(filters, page) => browserApi().sellerDirectory.list({ ...filters, ...page })}
        filters={[
          { kind: 'search', name: 'q', label: t('directory.search') },
          {
            kind: 'select',
            name: 'state',
            label: t('directory.state'),
            options: states.map((value) => ({ value, label: t(`profile.state.${value}`) })),
          },
          {
            kind: 'select',
            name: 'certification',
            label: t('directory.certification'),
            options: certifications.map((value) => ({ value, label: t(`certification.states.${value}`) })),
          },
        ]}
        columns={[
          {
            key: 'seller',
            title: t('directory.seller'),
            render: (row) => (
              <div>
                <Link to={paths.operatorSeller(row.id)}>{row.name}</Link>
                {row.companyName === row.name ? null : <p className="muted small">{row.companyName}</p>}
              </div>
            ),
          },
          {
            key: 'slug',
            title: t('directory.slug'),
            render: (row) => <span className="mono">{row.slug}</span>,
          },
          { key: 'account', title: t('directory.account'), render: (row) => row.accountName },
          {
            key: 'state',
            title: t('directory.state'),
            render: (row) => (
              <StatusTag tone={sellerTones[row.state]}>{t(`profile.state.${row.state}`)}</StatusTag>
            ),
          },
          {
            key: 'certification',
            title: t('directory.certification'),
            render: (row) => <CertificationTag state={row.certification} isCertified={row.isCertified} />,
          },
          {
            key: 'joinedAt',
            title: t('directory.joinedAt'),
            render: (row) => <DateTime at={row.joinedAt} precision="date" />,
          },
        ]}
        empty={<EmptyState icon="store" title={t('directory.empty')} text={t('directory.emptyText')} />}
      />
    </>
  )
}
