import { App, Table, type TableColumnsType } from 'antd'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { RateStateTag } from '../../../ui/console/RateStateTag.tsx'
import { stateOfRates } from '../../../ui/console/rates.ts'
import { DateTime } from '../../../ui/DateTime.tsx'

/**
 * Rates with their dates: what holds now, what held, and what will, which can still be taken back.
 *
 * @param scopeOf - what a row is about; of each scope one row holds at a time
 * @param takeBack - takes a row back that has not begun, and reads the table anew
 */
export function RateTable<Row extends { id: string; effectiveAt: string }>({
  table,
  loading,
  scopeOf,
  columns,
  emptyText,
  takeBackText,
  takeBack,
}: {
  table: { items: Row[]; asOf: string } | undefined
  loading: boolean
  scopeOf: (row: Row) => string
  columns: TableColumnsType<Row>
  emptyText: string
  takeBackText: string
  takeBack: (row: Row) => Promise<void>
}) {
  const { t } = useTranslation('catalogAdmin')
  const { notification } = App.useApp()
  const mayEdit = useMay('ops:fees:edit')
  const items = table?.items ?? []
  const states = stateOfRates(items, scopeOf, table?.asOf ?? '')
  return (
    <div className="card">
      <Table<Row>
        rowKey="id"
        size="middle"
        pagination={false}
        loading={loading}
        scroll={{ x: 'max-content' }}
        dataSource={items}
        locale={{ emptyText }}
        columns={[
          ...columns,
          { title: t('effectiveAt'), render: (_, row) => <DateTime at={row.effectiveAt} /> },
          {
            title: t('state.title'),
            render: (_, row) => <RateStateTag state={states.get(row.id) ?? 'former'} />,
          },
          {
            title: t('actions'),
            render: (_, row) =>
              states.get(row.id) === 'upcoming' ? (
                <ConfirmAction
                  label={t('takeBack')}
                  danger
                  buttonProps={{ size: 'small', disabled: !mayEdit }}
                  consequence={takeBackText}
                  act={async () => {
                    await takeBack(row)
                    notification.success({ title: t('takenBack') })
                  }}
                />
              ) : (
                <span className="muted">–</span>
              ),
          },
        ]}
      />
    </div>
  )
}
