import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import { browserApi } from '../../../api/browser-api.ts'
import { useMay, useSession } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { EmptyState } from '../../../ui/console/EmptyState.tsx'
import { Figure } from '../../../ui/console/Figure.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { InstanceStateTag } from '../../../ui/console/StatusTag.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { DateTime } from '../../../ui/DateTime.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import type { IconName } from '../../../ui/Icon.tsx'
import { Link, useGo, useLocale } from '../../../ui/Link.tsx'
import { Money } from '../../../ui/Money.tsx'
import {
  buyerKeys,
  overviewLimit,
  unpaidOrdersQuery,
  unreadMessagesQuery,
  walletQuery,
} from '../buyer-queries.ts'
import { todosOf } from './todos.ts'
import type { Todo } from './todos.ts'

/** A count of what one page of a list holds; "20+" when there is more. */
function countOf(page: { items: unknown[]; nextCursor: string | null } | undefined): string {
  if (!page) return '–'
  return page.nextCursor === null ? String(page.items.length) : `${page.items.length}+`
}

export default function OverviewPage() {
  const { t } = useTranslation('buyer')
  const { t: tk } = useTranslation('console')
  const session = useSession()
  const go = useGo()
  const wallet = useQuery(walletQuery())
  const unpaid = useQuery(unpaidOrdersQuery())
  const unread = useQuery(unreadMessagesQuery())
  const active = useQuery({
    queryKey: [buyerKeys.services, 'overview', 'ACTIVE'],
    queryFn: () => browserApi().instances.list({ state: 'ACTIVE', limit: overviewLimit }),
  })
  const latest = useQuery({
    queryKey: [buyerKeys.services, 'overview', 'latest'],
    queryFn: () => browserApi().instances.list({ limit: 5 }),
  })
  const expired = useQuery({
    queryKey: [buyerKeys.services, 'overview', 'EXPIRED'],
    queryFn: () => browserApi().instances.list({ state: 'EXPIRED', limit: overviewLimit }),
  })
  const mayPay = useMay('mkt:order:pay')
  const failed = [wallet, unpaid, active, latest, expired].find((query) => query.isError)
  const todos = session
    ? todosOf(
        session.now,
        mayPay ? (unpaid.data?.items ?? []) : [],
        [...(active.data?.items ?? []), ...(expired.data?.items ?? [])],
        session.user?.realNameState ?? 'UNVERIFIED',
      )
    : []
  return (
    <>
      <PageHeader
        title={t('overview.title')}
        purpose={t('overview.purpose')}
        actions={
          <Button type="primary" onClick={() => go(paths.products())}>
            {t('overview.shop')}
          </Button>
        }
      />
      {failed ? <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      <div className="card figures">
        <Figure label={t('overview.balance')}>
          <Link to={paths.buyerWallet()}>{wallet.data ? <Money {...wallet.data.balance} /> : '–'}</Link>
        </Figure>
        <Figure label={t('overview.unpaid')}>
          <Link to={paths.buyerOrders('?status=PENDING_PAYMENT')}>{countOf(unpaid.data)}</Link>
        </Figure>
        <Figure label={t('overview.active')}>
          <Link to={paths.buyerInstances('?state=ACTIVE')}>{countOf(active.data)}</Link>
        </Figure>
        <Figure label={t('overview.unread')}>
          <Link to={paths.buyerMessages()}>{countOf(unread.data)}</Link>
        </Figure>
      </div>
      <Section title={t('overview.todo')}>
        {unpaid.isPending || active.isPending ? (
          <Skeleton active paragraph={{ rows: 2 }} title={false} />
        ) : todos.length === 0 ? (
          <p className="muted">{t('overview.todoNone')}</p>
        ) : (
          <ul className="todo-list">
            {todos.map((todo) => (
              <TodoLine key={keyOf(todo)} todo={todo} />
            ))}
          </ul>
        )}
      </Section>
      <Section
        title={t('overview.services')}
        extra={<Link to={paths.buyerInstances()}>{tk('viewAll')}</Link>}
      >
        {latest.isPending ? (
          <Skeleton active paragraph={{ rows: 3 }} title={false} />
        ) : (latest.data?.items.length ?? 0) === 0 ? (
          <EmptyState
            icon="layers"
            title={t('overview.servicesEmptyTitle')}
            text={t('overview.servicesEmptyText')}
            action={<Button onClick={() => go(paths.products())}>{t('overview.shop')}</Button>}
          />
        ) : (
          <ul className="todo-list">
            {latest.data?.items.map((instance) => (
              <li key={instance.id}>
                <span className="todo-text">
                  <Link to={paths.buyerInstance(instance.id)}>{instance.productTitle}</Link>{' '}
                  <span className="muted">{instance.specName}</span>
                </span>
                <InstanceStateTag state={instance.state} />
                {instance.expiresAt ? (
                  <DateTime at={instance.expiresAt} precision="date" />
                ) : (
                  <span className="muted">{instance.startsAt ? t('services.never') : '–'}</span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

const keyOf = (todo: Todo): string =>
  todo.kind === 'realName' ? 'realName' : todo.kind === 'pay' ? todo.order.id : todo.instance.id

function TodoLine({ todo }: { todo: Todo }) {
  const { t } = useTranslation('buyer')
  const locale = useLocale()
  const lines: Record<Todo['kind'], IconName> = {
    realName: 'shield',
    pay: 'wallet',
    expiring: 'clock',
    expired: 'alert',
  }
  const line =
    todo.kind === 'realName'
      ? { text: t('overview.realName'), action: t('overview.verify'), to: paths.accountRealName() }
      : todo.kind === 'pay'
        ? {
            text: t('overview.payOrder', {
              title: todo.order.productTitle,
              date: todo.order.expiresAt ? timeText(todo.order.expiresAt, locale) : '–',
            }),
            action: t('overview.pay'),
            to: paths.orderPayment(todo.order.id),
          }
        : {
            text: t(`overview.${todo.kind}`, {
              title: todo.instance.productTitle,
              date: timeText(todo.instance.expiresAt ?? '', locale, 'date'),
            }),
            action: t('overview.seeService'),
            to: paths.buyerInstance(todo.instance.id),
          }
  return (
    <li>
      <Icon name={lines[todo.kind]} size={18} />
      <span className="todo-text">{line.text}</span>
      <Link to={line.to}>{line.action}</Link>
    </li>
  )
}
