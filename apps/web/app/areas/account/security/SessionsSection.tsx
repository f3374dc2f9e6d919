import type { AccountSession } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Table } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { deviceName } from './device-name.ts'

const sessionsKey = ['account.sessions']

/** Where the account is signed in, with a way to end each but this one. */
export function SessionsSection() {
  const { t } = useTranslation('accountCenter')
  const queries = useQueryClient()
  const sessions = useQuery({ queryKey: sessionsKey, queryFn: () => browserApi().account.sessions() })
  return (
    <Section title={t('security.sessions')}>
      <p className="muted">{t('security.sessionsText')}</p>
      {sessions.isError ? (
        <ProblemAlert error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : (
        <Table<AccountSession>
          rowKey="id"
          size="middle"
          pagination={false}
          loading={sessions.isPending}
          scroll={{ x: 'max-content' }}
          dataSource={sessions.data?.items ?? []}
          columns={[
            {
              title: t('security.device'),
              render: (_, row) => (
                <span className="inline" title={row.userAgent}>
                  {deviceName(row.userAgent)}
                  {row.current ? <StatusTag tone="success">{t('security.thisDevice')}</StatusTag> : null}
                </span>
              ),
            },
            { title: t('security.ip'), render: (_, row) => <span className="mono">{row.ip}</span> },
            { title: t('security.lastSeen'), render: (_, row) => <DateTime at={row.lastSeenAt} /> },
            { title: t('security.signedInAt'), render: (_, row) => <DateTime at={row.createdAt} /> },
            {
              title: '',
              align: 'right',
              render: (_, row) =>
                row.current ? null : (
                  <ConfirmAction
                    label={t('security.end')}
                    consequence={t('security.endText', { ip: row.ip })}
                    buttonProps={{ size: 'small' }}
                    act={async () => {
                      await browserApi().account.endSession(row.id)
                      await queries.invalidateQueries({ queryKey: sessionsKey })
                    }}
                  />
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}
