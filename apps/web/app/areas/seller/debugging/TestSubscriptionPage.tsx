import type { TestClockTarget, TestSubscription } from '@yunshi/api-client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { DetailPage } from '../../../ui/console/DetailPage.tsx'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { FactsList } from '../../../ui/console/FactsList.tsx'
import { Figure } from '../../../ui/console/Figure.tsx'
import { IdText } from '../../../ui/console/IdText.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { DateTime } from '../../../ui/DateTime.tsx'
import { useTellProblem } from '../../../ui/console/use-tell-problem.ts'
import { CallDetails } from './CallDetails.tsx'
import { debuggingKeys } from './debugging-queries.ts'
import { TestCommands } from './TestCommands.tsx'
import { clockTargets, stateTones } from './test-options.ts'
import './debugging.css'

/** While a step runs, its calls are shown as they come in. */
const lookEveryMs = 700

/** One test subscription: its life, its clock, its orders, and every call (sandbox). */
export default function TestSubscriptionPage() {
  const { subscriptionId = '' } = useParams()
  const { t } = useTranslation('debugging')
  const tell = useTellProblem()
  const { notification } = App.useApp()
  const queries = useQueryClient()
  const [running, setRunning] = useState<string | null>(null)
  const queryKey = [debuggingKeys.testSubscription, subscriptionId]
  const query = useQuery({
    queryKey,
    queryFn: () => browserApi().debugging.testSubscription(subscriptionId),
    refetchInterval: running === null ? false : lookEveryMs,
  })

  /** Runs one step; the page shows what came of it, and a message when a call failed. */
  const step = async (
    name: string,
    act: () => Promise<{ done: boolean; subscription: TestSubscription }>,
  ) => {
    setRunning(name)
    try {
      const { done, subscription } = await act()
      await queries.cancelQueries({ queryKey })
      queries.setQueryData(queryKey, subscription)
      await queries.invalidateQueries({ queryKey: [debuggingKeys.testSubscriptions] })
      if (!done) notification.warning({ title: t('test.notDone'), description: t('test.notDoneText') })
    } catch (error) {
      tell(error)
      void query.refetch()
    } finally {
      setRunning(null)
    }
  }
  const move = (to: TestClockTarget) =>
    step(to, () => browserApi().debugging.moveTestClock(subscriptionId, to))

  return (
    <DetailPage<TestSubscription>
      query={query}
      trail={[{ label: t('test.title'), to: paths.sellerTestSubscriptions() }]}
      titleOf={(found) => found.name}
      band={(found) => (
        <>
          <div>
            <p className="inline">
              <strong>{t(`family.${found.family}`)}</strong>
              <StatusTag tone={stateTones[found.state]}>{t(`test.states.${found.state}`)}</StatusTag>
            </p>
            <p className="muted small">
              {t(`test.charging.${found.chargingMode}`)}
              {found.periodNumber !== null && found.periodType !== null
                ? ` · ${t(`test.periods.${found.periodType}`, { count: found.periodNumber })}`
                : ''}
              {' · '}
              {t(`test.callKind.${found.asTest ? 'test' : 'real'}`)}
            </p>
          </div>
          <Figure label={t('test.clock')}>
            <span className="figure-text">
              <DateTime at={found.now} />
            </span>
          </Figure>
          <Figure label={t('test.expiresAt')}>
            <span className="figure-text">
              <DateTime at={found.expiresAt} />
            </span>
          </Figure>
          <Figure label={t('test.nextDue')}>
            <span className="figure-text">
              {found.due ? (
                <>
                  {t(`test.commands.${found.due.command}`)} <DateTime at={found.due.at} />
                </>
              ) : (
                '–'
              )}
            </span>
          </Figure>
        </>
      )}
      sections={(found) => (
        <>
          {found.pendingCommand && running === null ? (
            <Alert
              className="detail-alert"
              type="warning"
              showIcon
              title={t('test.pending', { command: t(`test.commands.${found.pendingCommand}`) })}
              description={t('test.pendingText')}
            />
          ) : null}
          <Section title={t('test.steps')}>
            <TestCommands
              subscription={found}
              running={running}
              onCommand={(input) =>
                step(input.command, () =>
                  browserApi().debugging.commandTestSubscription(subscriptionId, input),
                )
              }
            />
          </Section>
          <Section title={t('test.clockTitle')}>
            <p className="muted debug-rounds-text">{t('test.clockText')}</p>
            <div className="debug-buttons">
              {clockTargets.map((to) => {
                const at = {
                  expiry: found.expiresAt,
                  freeze: found.graceEndsAt,
                  release: found.retentionEndsAt,
                }
                const goal = to === 'day' || to === 'week' || to === 'month' ? found.now : at[to]
                const isSpan = to === 'day' || to === 'week' || to === 'month'
                const isOpen = found.endedAt === null && goal !== null && (isSpan || goal > found.now)
                return (
                  <Button
                    key={to}
                    loading={running === to}
                    disabled={running !== null || !isOpen}
                    title={isOpen ? undefined : t('test.clockClosed')}
                    onClick={() => void move(to)}
                  >
                    {t(`test.clockTo.${to}`)}
                  </Button>
                )
              })}
            </div>
          </Section>
          <Section title={t('test.timeline')}>
            {found.calls.length === 0 ? (
              <EmptyState icon="bolt" title={t('test.noCalls')} text={t('test.noCallsText')} />
            ) : (
              <ol className="attempts" reversed aria-live="polite">
                {found.calls.map((call, index) => (
                  <li key={call.id}>
                    <CallDetails
                      call={call}
                      open={index === 0}
                      label={t(`test.commands.${call.command}`)}
                      when={
                        <>
                          {t('test.virtual')} <DateTime at={call.virtualAt} />
                        </>
                      }
                    />
                  </li>
                ))}
              </ol>
            )}
          </Section>
        </>
      )}
      side={(found) => (
        <div className="debug-side">
          <Section title={t('test.facts')}>
            <FactsList
              facts={[
                {
                  label: t('test.instance'),
                  value: found.sellerInstanceId ? <IdText id={found.sellerInstanceId} /> : null,
                },
                {
                  label: t('test.frontEndUrl'),
                  value: found.appInfo?.frontEndUrl ? (
                    <span className="mono debug-url">{found.appInfo.frontEndUrl}</span>
                  ) : null,
                },
                ...(found.appInfo?.license
                  ? [
                      {
                        label: t('test.license'),
                        value: <span className="mono debug-url">{found.appInfo.license}</span>,
                      },
                    ]
                  : []),
                { label: 'productId', value: <span className="mono">{found.product.productId}</span> },
                { label: 'skuCode', value: <span className="mono">{found.product.skuCode}</span> },
                { label: t('test.quantity'), value: found.product.linearValue },
                { label: t('test.graceEndsAt'), value: <DateTime at={found.graceEndsAt} /> },
                { label: t('test.retentionEndsAt'), value: <DateTime at={found.retentionEndsAt} /> },
              ]}
            />
          </Section>
          <Section title={t('test.orders')}>
            <p className="muted small debug-rounds-text">{t('test.ordersText')}</p>
            {found.orders.length === 0 ? <p className="muted">{t('test.noOrders')}</p> : null}
            <ol className="debug-orders">
              {found.orders.map((order) => (
                <li key={order.id}>
                  <p className="inline">
                    <strong>{order.type}</strong>
                    <StatusTag
                      tone={order.state === 'DONE' ? 'success' : order.state === 'OPEN' ? 'info' : 'neutral'}
                    >
                      {t(`test.orderStates.${order.state}`)}
                    </StatusTag>
                  </p>
                  <IdText id={order.id} />
                </li>
              ))}
            </ol>
          </Section>
        </div>
      )}
    />
  )
}
