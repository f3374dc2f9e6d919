import { ApiProblem } from '@yunshi/api-client'
import { useState } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { redirect, useLoaderData, useRevalidator } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { browserApi, idempotencyKeyAfter, newIdempotencyKey } from '../../../api/browser-api.ts'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { requireUser, useMay, useSession } from '../../../api/session.ts'
import { useHydrated } from '../../../hooks/use-hydrated.ts'
import { localPath, localeOfPath } from '../../../locale.ts'
import { paths } from '../../../paths.ts'
import { timeText } from '../../../ui/date-time.ts'
import { Link, useGo, useLocale } from '../../../ui/Link.tsx'
import { Money } from '../../../ui/Money.tsx'
import { Notice, ProblemNotice } from '../../../ui/Notice.tsx'
import { moneyText, subtractAmounts } from '../../../ui/money.ts'
import { topUpAmount } from './top-up-amount.ts'
import './checkout.css'

export async function loader(args: LoaderFunctionArgs) {
  await requireUser(args)
  const order = await answerOf(loaderApi(args).orders.get(args.params['orderId'] ?? ''))
  if (order.status === 'PROCESSING' || order.status === 'COMPLETED') {
    const locale = localeOfPath(new URL(args.request.url).pathname)
    throw redirect(localPath(locale, paths.orderProgress(order.id)))
  }
  return { order }
}

export default function PaymentPage() {
  const { order } = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const locale = useLocale()
  const go = useGo()
  const { revalidate } = useRevalidator()
  const sandbox = useSession()?.mode === 'sandbox'
  const hydrated = useHydrated()
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey)
  const [busy, setBusy] = useState<'pay' | 'topUp' | null>(null)
  const [error, setError] = useState<unknown>(null)
  const { balance } = order.wallet
  const mayPay = useMay('mkt:order:pay')
  const mayTopUp = useMay('mkt:wallet:top_up')
  // Whether the order can be paid at all; whether this reader may is asked apart, so that each is told its own reason.
  const payable = order.status === 'PENDING_PAYMENT'
  const missing = subtractAmounts(order.payable.amount, balance.amount)
  const topUp = { amount: topUpAmount(missing), currency: balance.currency }

  const run = async (kind: 'pay' | 'topUp', act: () => Promise<void>) => {
    setBusy(kind)
    setError(null)
    try {
      await act()
    } catch (caught) {
      if (caught instanceof ApiProblem && caught.status === 401) {
        go(paths.signIn(window.location.pathname))
        return
      }
      setIdempotencyKey(idempotencyKeyAfter(caught, idempotencyKey))
      setError(caught)
      setBusy(null)
    }
  }
  const pay = () =>
    run('pay', async () => {
      await browserApi().orders.pay(order.id, idempotencyKey)
      go(paths.orderProgress(order.id), { replace: true })
    })
  const fill = () =>
    run('topUp', async () => {
      await browserApi().wallet.topUp(topUp.amount, idempotencyKey)
      setIdempotencyKey(newIdempotencyKey())
      await revalidate()
      setBusy(null)
    })

  return (
    <div className="page checkout narrow">
      <title>{`${t('payment.title')} · ${tc('brand')}`}</title>
      <meta name="robots" content="noindex" />
      <h1 className="page-title">{t('payment.title')}</h1>
      <div className="panel payment">
        <div>
          <h2>{order.productTitle}</h2>
          <p className="muted">
            {order.specName} · {t('payment.order')} <span className="mono">{order.id}</span>
          </p>
        </div>
        <dl className="payment-facts">
          <div className="payment-amount">
            <dt>{t('payment.amount')}</dt>
            <dd>
              <Money {...order.payable} tone="price" size="large" />
            </dd>
          </div>
          <div>
            <dt>{t('payment.method')}</dt>
            <dd>{t('payment.methodBalance')}</dd>
          </div>
          <div>
            <dt>{t('payment.balance')}</dt>
            <dd>
              <Money {...balance} />
            </dd>
          </div>
          {order.wallet.sufficient ? (
            <div>
              <dt>{t('payment.after')}</dt>
              <dd>
                <Money
                  amount={subtractAmounts(balance.amount, order.payable.amount)}
                  currency={balance.currency}
                />
              </dd>
            </div>
          ) : null}
        </dl>
        {!payable ? (
          <Notice tone="warning" title={t('payment.notPayable')}>
            <p>
              {tc(`orderStatus.${order.status}`)}
              {order.cancelReason ? ` · ${order.cancelReason}` : ''}
            </p>
          </Notice>
        ) : !mayPay ? (
          <Notice tone="warning" title={t('payment.notPermitted')}>
            <p>{t('payment.notPermittedText')}</p>
          </Notice>
        ) : order.wallet.sufficient ? null : (
          <Notice
            tone="warning"
            title={t('payment.insufficient', {
              amount: moneyText({ amount: missing, currency: balance.currency }),
            })}
          >
            {sandbox && mayTopUp ? (
              <>
                <p>{t('payment.topUpNote')}</p>
                <button
                  className="button"
                  type="button"
                  disabled={busy !== null || !hydrated}
                  onClick={() => void fill()}
                >
                  {busy === 'topUp'
                    ? t('payment.toppingUp')
                    : t('payment.topUpSandbox', { amount: moneyText(topUp) })}
                </button>
              </>
            ) : (
              <Link className="button" to={paths.buyerWallet()}>
                {t('payment.toWallet')}
              </Link>
            )}
          </Notice>
        )}
        {error ? (
          <>
            <ProblemNotice error={error} />
            {error instanceof ApiProblem && error.code === 'ACC_REALNAME_REQUIRED' ? (
              <Link className="button" to={paths.accountRealName()}>
                {t('checkout.realNameAction')}
              </Link>
            ) : null}
          </>
        ) : null}
        {payable && mayPay ? (
          <>
            <button
              className="button button-primary button-large button-block"
              type="button"
              disabled={busy !== null || !hydrated || !order.wallet.sufficient}
              onClick={() => void pay()}
            >
              {busy === 'pay' ? t('payment.paying') : t('payment.pay', { amount: moneyText(order.payable) })}
            </button>
            {order.expiresAt ? (
              <p className="muted small">
                {t('payment.expires', { date: timeText(order.expiresAt, locale) })}
              </p>
            ) : null}
          </>
        ) : null}
        <Link to={paths.buyerOrder(order.id)}>{t('payment.later')}</Link>
      </div>
    </div>
  )
}
