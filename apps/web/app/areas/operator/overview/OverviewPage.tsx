import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { Figure } from '../../../ui/console/Figure.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { clockQuery, overviewQuery } from '../operator-queries.ts'
import { statusShares } from './status-shares.ts'

/** Above this many the server stops counting. */
const countedMax = 200

/** What needs an operator, and how orders stand. */
export default function OverviewPage() {
  const { t } = useTranslation('operator')
  const { t: tc } = useTranslation('common')
  const { t: tk } = useTranslation('console')
  const locale = useLocale()
  const overview = useQuery(overviewQuery())
  const clock = useQuery(clockQuery())
  const { data } = overview
  const waiting = data
    ? [
        { key: 'stuckOrders' as const, count: data.stuckOrders, to: paths.operatorStuckOrders() },
        { key: 'parkedJobs' as const, count: data.parkedJobs, to: paths.operatorParked() },
        { key: 'stoppedMessages' as const, count: data.stoppedMessages, to: paths.operatorParked() },
      ]
    : []
  const countOf = (count: number) => countText(count, locale) + (count >= countedMax ? '+' : '')
  return (
    <>
      <PageHeader title={t('overview.title')} purpose={t('overview.purpose')} />
      {overview.isError ? (
        <ProblemAlert error={overview.error} onRetry={() => void overview.refetch()} />
      ) : null}
      <Section title={t('overview.attention')}>
        {data ? (
          <>
            <ul className="attention">
              {waiting.map(({ key, count, to }) => (
                <li key={key}>
                  <Link to={to} className={count > 0 ? 'attention-waiting' : 'attention-clear'}>
                    <Figure label={t(`overview.waiting.${key}`)}>{countOf(count)}</Figure>
                    <span className="muted small">
                      {count > 0 ? t(`overview.advice.${key}`) : t('overview.clear')}
                    </span>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        ) : overview.isError ? null : (
          <Skeleton active paragraph={{ rows: 2 }} title={false} />
        )}
      </Section>
      <div className="operator-columns">
        <Section
          title={t('overview.orders')}
          extra={<Link to={paths.operatorOrders()}>{tk('viewAll')}</Link>}
        >
          {data ? (
            data.orders.length === 0 ? (
              <p className="muted">{t('overview.ordersNone')}</p>
            ) : (
              <ul className="status-bars">
                {statusShares(data.orders).map(({ status, count, percent }) => (
                  <li key={status}>
                    <Link to={paths.operatorOrders(`?status=${status}`)}>{tc(`orderStatus.${status}`)}</Link>
                    <span className="status-bar" aria-hidden="true">
                      <span style={{ width: `${percent}%` }} />
                    </span>
                    <span className="status-bars-count">{countText(count, locale)}</span>
                  </li>
                ))}
              </ul>
            )
          ) : overview.isError ? null : (
            <Skeleton active paragraph={{ rows: 3 }} title={false} />
          )}
        </Section>
        <Section
          title={t('overview.clock')}
          extra={<Link to={paths.operatorClock()}>{t('overview.seeClock')}</Link>}
        >
          {clock.isError ? (
            <ProblemAlert error={clock.error} onRetry={() => void clock.refetch()} />
          ) : clock.data ? (
            <>
              <p className="figure-value">{timeText(clock.data.now, locale)}</p>
              <p className="muted">
                {clock.data.movable ? t('overview.clockSandbox') : t('overview.clockReal')}
              </p>
            </>
          ) : (
            <Skeleton active paragraph={{ rows: 1 }} title={false} />
          )}
        </Section>
      </div>
    </>
  )
}
