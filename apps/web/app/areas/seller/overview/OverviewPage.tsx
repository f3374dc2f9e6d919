import { useQuery } from '@tanstack/react-query'
import { Button, Skeleton, Table } from 'antd'
import { useMay } from '../../../api/session.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { Figure } from '../../../ui/console/Figure.tsx'
import { PageHeader } from '../../../ui/console/PageHeader.tsx'
import { ProblemAlert } from '../../../ui/console/ProblemAlert.tsx'
import { Section } from '../../../ui/console/Section.tsx'
import { StatusTag } from '../../../ui/console/StatusTag.tsx'
import { timeText } from '../../../ui/date-time.ts'
import { Icon } from '../../../ui/Icon.tsx'
import type { IconName } from '../../../ui/Icon.tsx'
import { Link, useGo, useLocale } from '../../../ui/Link.tsx'
import { Money } from '../../../ui/Money.tsx'
import { countText } from '../../../ui/money.ts'
import { keysQuery, overviewQuery, productsQuery } from '../seller-queries.ts'
import { KeySecret } from '../keys/KeySecret.tsx'
import { StandingSection } from './StandingSection.tsx'
import { sellerTodos } from './todos.ts'
import type { TodoKind } from './todos.ts'

const todoIcons: Record<TodoKind, IconName> = {
  noBaseKey: 'shield',
  stoppedMessages: 'alert',
  retryingMessages: 'clock',
  productsWithoutEndpoint: 'globe',
}
const todoTo: Record<TodoKind, string> = {
  noBaseKey: paths.sellerKeys(),
  stoppedMessages: paths.sellerMessages('?state=STOPPED'),
  retryingMessages: paths.sellerMessages('?state=RETRYING'),
  productsWithoutEndpoint: paths.sellerProducts(),
}

/** Overview of the seller center (SELL-OVW-01 to 05). */
export default function OverviewPage() {
  const { t } = useTranslation('seller')
  const { t: tk } = useTranslation('console')
  const locale = useLocale()
  const go = useGo()
  const overview = useQuery(overviewQuery())
  const mayKeys = useMay('seller:keys:view')
  const mayProducts = useMay('seller:products:view')
  const mayOrders = useMay('seller:orders:view')
  const mayCertification = useMay('seller:certification:view')
  const mayAgreements = useMay('seller:agreements:view')
  const keys = useQuery({ ...keysQuery(), enabled: mayKeys })
  const products = useQuery({ ...productsQuery(), enabled: mayProducts })
  const failed = [overview, keys, products].find((query) => query.isError)
  const ready =
    overview.data && (keys.data || !mayKeys) && (products.data || !mayProducts) ? overview.data : null
  const todos = ready
    ? sellerTodos({
        waiting: ready.todos,
        // Gaps can only be told by those who see both sides.
        keys: keys.data?.items ?? [],
        products: keys.data ? (products.data?.items ?? []) : [],
      })
    : []
  const onSale = products.data?.items.filter(({ state }) => state === 'ON_SALE').length
  const figures = overview.data?.figures
  return (
    <>
      <PageHeader
        title={t('overview.title')}
        purpose={t('overview.purpose')}
        actions={
          mayOrders ? (
            <Button type="primary" onClick={() => go(paths.sellerOrders())}>
              {t('overview.seeOrders')}
            </Button>
          ) : null
        }
      />
      {failed ? <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} /> : null}
      <div className="seller-overview">
        <div className="stack seller-overview-main">
          <section className="card" aria-label={t('overview.figures')}>
            <div className="figures">
              <Figure label={t('overview.amount')}>{figures ? <Money {...figures.amount} /> : '–'}</Figure>
              <Figure label={t('overview.paidOrders')}>
                {figures ? (
                  <Link to={paths.sellerOrders()}>{countText(figures.paidOrders, locale)}</Link>
                ) : (
                  '–'
                )}
              </Figure>
              <Figure label={t('overview.onSale')}>
                {onSale === undefined ? (
                  '–'
                ) : (
                  <Link to={paths.sellerProducts()}>{countText(onSale, locale)}</Link>
                )}
              </Figure>
            </div>
            <p className="muted small seller-figures-note">
              {figures
                ? t('overview.figuresNote', {
                    from: timeText(figures.from, locale, 'date'),
                    to: timeText(figures.to, locale, 'date'),
                  })
                : ' '}
            </p>
          </section>
          <Section title={t('overview.todo')}>
            {!ready ? (
              failed ? (
                <p className="muted">–</p>
              ) : (
                <Skeleton active paragraph={{ rows: 2 }} title={false} />
              )
            ) : todos.length === 0 ? (
              <p className="muted">{t('overview.todoNone')}</p>
            ) : (
              <ul className="todo-list">
                {todos.map(({ kind, count }) => (
                  <li key={kind}>
                    <Icon name={todoIcons[kind]} size={18} />
                    <span className="todo-text">{t(`overview.todos.${kind}`, { count })}</span>
                    <Link to={todoTo[kind]}>{t(`overview.todoActions.${kind}`)}</Link>
                  </li>
                ))}
              </ul>
            )}
          </Section>
          <Section
            title={t('overview.products')}
            extra={<Link to={paths.sellerProducts()}>{tk('viewAll')}</Link>}
          >
            <Table
              size="middle"
              pagination={false}
              rowKey="slug"
              loading={overview.isPending}
              scroll={{ x: 'max-content' }}
              dataSource={overview.data?.products ?? []}
              locale={{ emptyText: <span className="muted">{t('overview.productsNone')}</span> }}
              columns={[
                {
                  title: t('products.product'),
                  render: (_, row) => <Link to={paths.product(row.slug)}>{row.title}</Link>,
                },
                {
                  title: t('overview.productOrders'),
                  align: 'right',
                  render: (_, row) => countText(row.orders, locale),
                },
                {
                  title: t('overview.productAmount'),
                  align: 'right',
                  render: (_, row) => <Money {...row.amount} />,
                },
              ]}
            />
          </Section>
        </div>
        <div>
          <Section title={t('overview.shop')}>
            {overview.data ? (
              <div className="stack">
                <div className="seller-shop">
                  <img src={overview.data.seller.logoUrl} alt="" width={48} height={48} />
                  <div>
                    <p>
                      <strong>{overview.data.seller.name}</strong>
                    </p>
                    <StatusTag tone={overview.data.seller.state === 'APPROVED' ? 'success' : 'warning'}>
                      {overview.data.seller.state === 'APPROVED'
                        ? t('overview.approved')
                        : t('overview.notApproved')}
                    </StatusTag>
                  </div>
                </div>
                <Link to={paths.seller(overview.data.seller.slug)}>{t('overview.seeShop')}</Link>
              </div>
            ) : (
              <Skeleton active avatar paragraph={{ rows: 1 }} />
            )}
          </Section>
          {mayCertification && mayAgreements ? <StandingSection /> : null}
          {mayKeys ? (
            <Section
              title={t('overview.keys')}
              extra={<Link to={paths.sellerKeys()}>{t('overview.manage')}</Link>}
            >
              {keys.data === undefined ? (
                <Skeleton active paragraph={{ rows: 1 }} title={false} />
              ) : keys.data.items.length === 0 ? (
                <p className="muted">{t('overview.keysNone')}</p>
              ) : (
                <ul className="stack">
                  {keys.data.items.map((key) => (
                    <li key={key.id}>
                      <p className="muted small">
                        {key.interfaceClass ? t(`interfaceClass.${key.interfaceClass}`) : t('keys.unbound')}
                      </p>
                      <KeySecret apiKey={key} />
                    </li>
                  ))}
                </ul>
              )}
            </Section>
          ) : null}
          <Section title={t('overview.shortcuts')}>
            <ul className="stack seller-shortcuts">
              <li>
                <Link to={paths.sellerMessages()}>{t('nav.messages')}</Link>
              </li>
              <li>
                <Link to={paths.sellerEndpoints()}>{t('nav.endpoints')}</Link>
              </li>
              <li>
                <Link to={paths.accountKeys()}>{t('overview.openApiKeys')}</Link>
              </li>
            </ul>
          </Section>
        </div>
      </div>
    </>
  )
}
