import type { Order } from '@yunshi/api-client'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { useLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { browserApi } from '../../../api/browser-api.ts'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { requireUser } from '../../../api/session.ts'
import { paths } from '../../../paths.ts'
import { Icon } from '../../../ui/Icon.tsx'
import type { IconName } from '../../../ui/Icon.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { moneyText } from '../../../ui/money.ts'
import { progressOf } from './order-progress.ts'
import type { StepState } from './order-progress.ts'
import './checkout.css'

const pollMs = 1000
/** After this many looks the seller is slow; the page then says what happens and looks less often. */
const quickLooks = 20
const slowPollMs = 10_000

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args)
  return { order: await answerOf(loaderApi(args).orders.get(args.params['orderId'] ?? '')) }
}

/** The order as it is now, looked at again for as long as it can change. */
function useMovingOrder(first: Order) {
  const [order, setOrder] = useState(first)
  const [looks, setLooks] = useState(0)
  const { moving } = progressOf(order)
  useEffect(() => {
    if (!moving) return
    const timer = setTimeout(
      () => {
        browserApi()
          .orders.get(order.id)
          .then(setOrder)
          // A look that failed is made up for by the next one.
          .catch(() => undefined)
          .finally(() => setLooks((count) => count + 1))
      },
      looks < quickLooks ? pollMs : slowPollMs,
    )
    return () => clearTimeout(timer)
  }, [moving, looks, order.id])
  return { order, slow: looks >= quickLooks }
}

const marks: Record<StepState, IconName | null> = { done: 'check', failed: 'close', now: null, later: null }

export default function ProgressPage() {
  const { order: first } = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const { order, slow } = useMovingOrder(first)
  const progress = progressOf(order)
  const failed = progress.opening === 'failed'
  const opened = progress.opening === 'done'
  const steps = [
    {
      key: 'paid',
      state: progress.paid,
      title: progress.outcome === 'cancelled' ? t('progress.cancelled') : t('progress.paid'),
      text:
        progress.outcome === 'cancelled'
          ? (order.cancelReason ?? '')
          : t('progress.paidText', { amount: moneyText(order.payable) }),
    },
    {
      key: 'opening',
      state: progress.opening,
      title: t(failed ? 'progress.failed' : opened ? 'progress.opened' : 'progress.opening'),
      text: failed
        ? t(progress.outcome === 'refunded' ? 'progress.refunded' : 'progress.refunding')
        : t(opened ? 'progress.openedText' : slow ? 'progress.openingLong' : 'progress.openingText'),
    },
    { key: 'ready', state: progress.ready, title: t('progress.ready'), text: t('progress.readyText') },
  ].filter(({ key }) => key !== 'ready' || !failed)
  return (
    <div className="page checkout narrow">
      <title>{`${t('progress.title')} · ${tc('brand')}`}</title>
      <meta name="robots" content="noindex" />
      <h1 className="page-title">{t('progress.title')}</h1>
      <p className="muted">
        {order.productTitle} · {order.specName} · <span className="mono">{order.id}</span>
      </p>
      <output className="visually-hidden">
        {t('progress.live', { status: tc(`orderStatus.${order.status}`) })}
      </output>
      <div className="panel payment">
        <ol className="progress-steps">
          {steps.map(({ key, state, title, text }) => {
            const mark = marks[state]
            return (
              <li key={key} className={state}>
                <span className="progress-mark">{mark ? <Icon name={mark} /> : null}</span>
                <div>
                  <h2>{title}</h2>
                  {state === 'later' ? null : <p className="muted">{text}</p>}
                </div>
              </li>
            )
          })}
        </ol>
        {order.refundReason ? <Notice tone="info" title={order.refundReason} /> : null}
        <div className="progress-actions">
          {progress.instanceId ? (
            <Link
              className="button button-primary button-large"
              to={paths.buyerInstance(progress.instanceId)}
            >
              {t('progress.openService')}
            </Link>
          ) : null}
          <Link className="button button-large" to={paths.buyerOrder(order.id)}>
            {t('progress.viewOrder')}
          </Link>
          <Link className="button button-large button-text" to={paths.products()}>
            {t('progress.continueShopping')}
          </Link>
        </div>
      </div>
    </div>
  )
}
