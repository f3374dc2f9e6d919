import type { Instance, LicenseRequest } from '@yunshi/api-client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { buyerKeys } from '../buyer-queries.ts'
import { AskForLicenseDrawer } from './AskForLicenseDrawer.tsx'
import { DeliveredLicense } from './DeliveredLicense.tsx'

/** Sellers upload within minutes. */
const movingMs = 5000
const pageSize = 10

/** Licenses of an online license: ask, wait, copy or download (isv-protocol 5.3). */
export function LicenseRequestsSection({ instance }: { instance: Instance }) {
  const { t } = useTranslation('buyer')
  const [isAsking, setAsking] = useState(false)
  const query = useInfiniteQuery({
    queryKey: [buyerKeys.licenseRequests, instance.id],
    queryFn: ({ pageParam }) =>
      browserApi().instances.licenseRequests(instance.id, { limit: pageSize, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((item) => item.kind === null)) ? movingMs : false,
  })
  const isOpen = instance.state === 'ACTIVE'
  const ask = (
    <Button
      type="primary"
      disabled={!isOpen}
      title={isOpen ? undefined : t('license.requests.locked')}
      onClick={() => setAsking(true)}
    >
      {t('license.requests.ask')}
    </Button>
  )
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title={t('license.requests.title')} extra={rows.length > 0 ? ask : null}>
      <div className="stack">
        <p className="muted">{t('license.requests.purpose')}</p>
        {query.isError ? (
          <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <Table<LicenseRequest>
            // In a grid a table would grow beyond its card instead of scrolling.
            style={{ minWidth: 0 }}
            rowKey={(row) => row.eventId}
            dataSource={rows}
            loading={query.isPending}
            pagination={false}
            scroll={{ x: 'max-content' }}
            columns={[
              {
                key: 'requested',
                title: t('license.requests.requestedAt'),
                render: (_value, row) => (
                  <>
                    <DateTime at={row.requestedAt} />
                    <p className="muted small">{row.requestedBy}</p>
                  </>
                ),
              },
              {
                key: 'license',
                title: t('license.requests.license'),
                render: (_value, row) =>
                  row.kind === null ? (
                    <StatusTag tone="info">{t('license.requests.waiting')}</StatusTag>
                  ) : (
                    <DeliveredLicense instanceId={instance.id} request={row} />
                  ),
              },
              {
                key: 'device',
                title: t('license.requests.device'),
                render: (_value, row) => (
                  <span className="mono device-text">{row.deviceFingerprint ?? '–'}</span>
                ),
              },
              {
                key: 'term',
                title: t('license.requests.term'),
                render: (_value, row) => (
                  <>
                    <DateTime at={row.effectiveAt} />
                    <p className="muted">
                      {row.expiresAt ? <DateTime at={row.expiresAt} /> : t('license.requests.forever')}
                    </p>
                  </>
                ),
              },
            ]}
            locale={{
              emptyText: query.isPending ? (
                ' '
              ) : (
                <EmptyState
                  icon="layers"
                  title={t('license.requests.emptyTitle')}
                  text={t('license.requests.emptyText')}
                  action={ask}
                />
              ),
            }}
          />
        )}
        {query.hasNextPage ? (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('license.requests.more')}
          </Button>
        ) : null}
      </div>
      <AskForLicenseDrawer instance={instance} open={isAsking} onClose={() => setAsking(false)} />
    </Section>
  )
}
