import type { ParkedItem } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { browserApi } from '../../../api/browser-api.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'

const listName = 'operator.parked'

export default function ParkedPage() {
  const { t } = useTranslation('operator')
  const queries = useQueryClient()
  return (
    <>
      <PageHeader title={t('parked.title')} purpose={t('parked.purpose')} />
      <DataList<ParkedItem>
        name={listName}
        rowKey={(row) => `${row.kind}:${row.id}`}
        load={(_filters, page) => browserApi().operator.parked(page)}
        columns={[
          { key: 'kind', title: t('parked.kind'), render: (row) => t(`parked.kinds.${row.kind}`) },
          {
            key: 'subject',
            title: t('parked.subject'),
            render: (row) => (
              <>
                <p>{row.subject}</p>
                <IdText id={row.id} />
              </>
            ),
          },
          { key: 'reason', title: t('parked.reason'), render: (row) => row.reason },
          { key: 'since', title: t('parked.since'), render: (row) => <DateTime at={row.since} /> },
          {
            key: 'actions',
            pinned: true,
            title: '',
            align: 'right',
            render: (row) => (
              <ConfirmAction
                label={t('parked.replay')}
                consequence={t('parked.replayText', { subject: row.subject })}
                act={async (key) => {
                  await browserApi().operator.replay(row.kind, row.id, key)
                  await queries.invalidateQueries({ queryKey: [listName] })
                }}
              />
            ),
          },
        ]}
        empty={<EmptyState icon="check" title={t('parked.emptyTitle')} text={t('parked.emptyText')} />}
      />
    </>
  )
}
