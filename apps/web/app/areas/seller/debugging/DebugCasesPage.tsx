import type { DebugCase, DebugOutcome } from '@yunshi/api-client'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { ConfirmAction } from '../../../ui/console/ConfirmAction.tsx'
import { MayButton } from '../../../ui/console/MayButton.tsx'
import { DataList } from '../../../ui/console/DataList.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { useTellProblem } from '../../../ui/console/use-tell-problem.ts'
import { debuggingKeys } from './debugging-queries.ts'
import { LinkButton } from './LinkButton.tsx'
import { OutcomeView } from './OutcomeView.tsx'
import { Rounds } from './Rounds.tsx'
import { RunsDrawer } from './RunsDrawer.tsx'
import './debugging.css'

/** Saved cases, their replay, and the probe's history (SELL-APP-11, 13). */
export default function DebugCasesPage() {
  const { t } = useTranslation('debugging')
  const queries = useQueryClient()
  const [history, setHistory] = useState<DebugCase | null>(null)
  const [outcome, setOutcome] = useState<{ title: string; outcome: DebugOutcome } | null>(null)
  const refresh = () =>
    Promise.all(
      [debuggingKeys.cases, debuggingKeys.runs, debuggingKeys.rounds].map((name) =>
        queries.invalidateQueries({ queryKey: [name] }),
      ),
    )
  const toAccess = (
    <LinkButton type="primary" to={paths.sellerDebugging()}>
      {t('cases.debug')}
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title={t('cases.title')}
        purpose={t('cases.purpose')}
        actions={
          <>
            <ConfirmAction
              permission="seller:debugging:edit"
              label={t('cases.rerunAll')}
              consequence={t('cases.rerunAllText')}
              act={async () => {
                await browserApi().debugging.startRound()
                await refresh()
              }}
            />
            {toAccess}
          </>
        }
      />
      <DataList<DebugCase>
        name={debuggingKeys.cases}
        rowKey={(row) => row.id}
        load={async () => ({ ...(await browserApi().debugging.cases()), nextCursor: null })}
        columns={[
          {
            key: 'scenario',
            title: t('cases.scenario'),
            render: (row) => (
              <>
                <p>{row.title}</p>
                <p className="muted small">
                  {t(`family.${row.family}`)} <span className="mono">{row.scenario}</span>
                </p>
              </>
            ),
          },
          {
            key: 'url',
            title: t('endpoint.label'),
            render: (row) => <span className="mono debug-url">{row.url ?? '–'}</span>,
          },
          {
            key: 'last',
            title: t('cases.lastResult'),
            render: (row) => (
              <>
                {row.lastOk === null ? (
                  <span className="muted">–</span>
                ) : (
                  <StatusTag tone={row.lastOk ? 'success' : 'danger'}>
                    {row.lastOk ? t('cases.ok') : t('cases.failed')}
                  </StatusTag>
                )}
                {row.failingDays > 0 ? (
                  <p className="small debug-failing">{t('cases.failingDays', { count: row.failingDays })}</p>
                ) : null}
              </>
            ),
          },
          { key: 'lastRunAt', title: t('cases.lastRunAt'), render: (row) => <DateTime at={row.lastRunAt} /> },
          {
            key: 'savedAt',
            title: t('cases.savedAt'),
            optional: true,
            render: (row) => <DateTime at={row.savedAt} />,
          },
          {
            key: 'actions',
            title: t('actions'),
            align: 'right',
            pinned: true,
            render: (row) => (
              <span className="inline row-actions">
                <RerunCase
                  row={row}
                  onDone={(done) => {
                    setOutcome({ title: row.title, outcome: done })
                    void refresh()
                  }}
                />
                <Button size="small" onClick={() => setHistory(row)}>
                  {t('cases.history')}
                </Button>
                <ConfirmAction
                  permission="seller:debugging:edit"
                  label={t('cases.remove')}
                  danger
                  buttonProps={{ size: 'small' }}
                  consequence={t('cases.removeText', { title: row.title })}
                  act={async () => {
                    await browserApi().debugging.deleteCase(row.id)
                    await refresh()
                  }}
                />
              </span>
            ),
          },
        ]}
        empty={
          <EmptyState
            icon="list"
            title={t('cases.emptyTitle')}
            text={t('cases.emptyText')}
            action={toAccess}
          />
        }
      />
      <Rounds />
      <RunsDrawer
        title={history ? t('cases.historyOf', { title: history.title }) : ''}
        filter={history ? { caseId: history.id } : null}
        onClose={() => setHistory(null)}
      />
      <Drawer
        open={outcome !== null}
        size={720}
        title={outcome?.title}
        onClose={() => setOutcome(null)}
        destroyOnHidden
      >
        {outcome ? <OutcomeView outcome={outcome.outcome} /> : null}
      </Drawer>
    </>
  )
}

function RerunCase({ row, onDone }: { row: DebugCase; onDone: (outcome: DebugOutcome) => void }) {
  const { t } = useTranslation('debugging')
  const tell = useTellProblem()
  const [busy, setBusy] = useState(false)
  const rerun = async () => {
    setBusy(true)
    try {
      onDone(await browserApi().debugging.runCase(row.id))
    } catch (error) {
      tell(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <MayButton permission="seller:debugging:edit" size="small" loading={busy} onClick={() => void rerun()}>
      {t('cases.rerun')}
    </MayButton>
  )
}
