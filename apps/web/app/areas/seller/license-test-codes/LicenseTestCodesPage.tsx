import type { LicenseTestCode } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { MayButton } from '../../../ui/console/MayButton.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import type { StatusTone } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { sellerKeys } from '../seller-queries.ts'
import { TestCodeDrawer } from './TestCodeDrawer.tsx'

/** A program under test activates and queries within seconds. */
const movingMs = 5000

const tones = { ALIVE: 'success', EXPIRED: 'warning', RELEASED: 'neutral' } as const satisfies Record<
  NonNullable<LicenseTestCode['status']>,
  StatusTone
>

/** License test codes (SELL-APP-40): apply, and watch a program activate and query them. */
export default function LicenseTestCodesPage() {
  const { t } = useTranslation('seller')
  const queries = useQueryClient()
  const [subject, setSubject] = useState<LicenseTestCode | 'new' | null>(null)
  const apply = (
    <MayButton permission="seller:license_codes:edit" type="primary" onClick={() => setSubject('new')}>
      {t('testCodes.apply')}
    </MayButton>
  )
  return (
    <>
      <PageHeader title={t('testCodes.title')} purpose={t('testCodes.purpose')} actions={apply} />
      <DataList<LicenseTestCode>
        name={sellerKeys.testCodes}
        rowKey={(row) => row.code}
        load={async () => ({ ...(await browserApi().seller.licenseTestCodes()), nextCursor: null })}
        refetchMs={(rows) => (rows.length > 0 ? movingMs : false)}
        columns={[
          { key: 'code', title: t('testCodes.code'), render: (row) => <IdText id={row.code} /> },
          {
            key: 'activation',
            title: t('testCodes.activation'),
            render: (row) =>
              row.activatedAt ? (
                <>
                  <StatusTag tone="success">{t('testCodes.activated')}</StatusTag>
                  <p className="muted small">
                    <DateTime at={row.activatedAt} />
                  </p>
                </>
              ) : (
                <StatusTag tone="neutral">{t('testCodes.notActivated')}</StatusTag>
              ),
          },
          {
            key: 'query',
            title: t('testCodes.query'),
            render: (row) => (
              <>
                {row.status ? (
                  <StatusTag tone={tones[row.status]}>{t(`testCodes.status.${row.status}`)}</StatusTag>
                ) : null}
                <p className="muted small">
                  {row.lastUsedAt ? (
                    <>
                      <DateTime at={row.lastUsedAt} /> · {t('testCodes.days', { count: row.daysInUse })}
                    </>
                  ) : (
                    t('testCodes.never')
                  )}
                </p>
              </>
            ),
          },
          { key: 'expires', title: t('testCodes.expires'), render: (row) => <DateTime at={row.expiresAt} /> },
          {
            key: 'issued',
            title: t('testCodes.issuedAt'),
            optional: true,
            render: (row) => <DateTime at={row.issuedAt} />,
          },
          {
            key: 'actions',
            title: t('actions'),
            align: 'right',
            render: (row) => (
              <span className="inline row-actions">
                <MayButton
                  permission="seller:license_codes:edit"
                  size="small"
                  onClick={() => setSubject(row)}
                >
                  {t('testCodes.change')}
                </MayButton>
                <ConfirmAction
                  permission="seller:license_codes:edit"
                  label={t('testCodes.remove')}
                  danger
                  buttonProps={{ size: 'small' }}
                  consequence={t('testCodes.removeText', { code: row.code })}
                  act={async () => {
                    await browserApi().seller.deleteLicenseTestCode(row.code)
                    await queries.invalidateQueries({ queryKey: [sellerKeys.testCodes] })
                  }}
                />
              </span>
            ),
          },
        ]}
        empty={
          <EmptyState
            icon="check"
            title={t('testCodes.emptyTitle')}
            text={t('testCodes.emptyText')}
            action={apply}
          />
        }
      />
      <Section title={t('testCodes.howTitle')}>
        <ul className="rule-list">
          <li>{t('testCodes.how.activate')}</li>
          <li>{t('testCodes.how.query')}</li>
          <li>{t('testCodes.how.expire')}</li>
        </ul>
      </Section>
      <TestCodeDrawer subject={subject} onClose={() => setSubject(null)} />
    </>
  )
}
