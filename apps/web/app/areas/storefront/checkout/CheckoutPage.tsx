import { ApiProblem } from '@yunshi/api-client'
import type { Product } from '@yunshi/api-client'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { data, useLoaderData, useRevalidator } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { browserApi, idempotencyKeyAfter, newIdempotencyKey } from '../../../api/browser-api.ts'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { requireUser } from '../../../api/session.ts'
import { useHydrated } from '../../../hooks/use-hydrated.ts'
import { paths } from '../../../paths.ts'
import { Link, useGo } from '../../../ui/Link.tsx'
import { Notice, ProblemNotice } from '../../../ui/Notice.tsx'
import { QuoteSummary } from '../product/QuoteSummary.tsx'
import {
  chooseSelection,
  enumAttributes,
  quantityAttribute,
  quoteRequestOf,
  readWish,
  selectionParams,
  specOf,
} from '../product/selection.ts'
import type { Selection, Wish } from '../product/selection.ts'
import './checkout.css'

/** Whether the selection is what was asked for: an order must never hold something else than was picked. */
function keepsWish(selection: Selection, wish: Wish): boolean {
  const asked = {
    ...selection,
    ...Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)),
  }
  const attributes = Object.entries(selection.attributes).every(([code, value]) => {
    const wanted = wish.attributes?.[code]
    return wanted === undefined || wanted === value
  })
  return (
    attributes &&
    asked.specCode === selection.specCode &&
    asked.mode === selection.mode &&
    asked.periodCount === selection.periodCount &&
    asked.quantity === selection.quantity
  )
}

export async function loader(args: LoaderFunctionArgs) {
  const { user } = await requireUser(args)
  const query = new URL(args.request.url).searchParams
  const slug = query.get('product')
  if (!slug) throw data(null, { status: 404 })
  const wish = readWish(query)
  const api = loaderApi(args)
  const product = await answerOf(api.catalog.product(slug, wish.specCode))
  const chosen = product.state === 'ON_SALE' ? chooseSelection(product.specifications, wish) : null
  const selection = chosen && keepsWish(chosen, wish) ? chosen : null
  const request = selection && quoteRequestOf(slug, product.specifications, selection)
  const quote = request ? await answerOf(api.catalog.quote(request)) : null
  return { user, product, selection, request, quote }
}

export default function CheckoutPage() {
  const { user, product, selection, request, quote } = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const go = useGo()
  const { revalidate } = useRevalidator()
  const hydrated = useHydrated()
  const [idempotencyKey, setIdempotencyKey] = useState(newIdempotencyKey)
  const [submitting, setSubmitting] = useState(false)
  const [unread, setUnread] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const backTo = `${paths.product(product.slug)}${selection ? `?${selectionParams(selection)}` : ''}`

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!request || !quote || submitting) return
    const ticked = new FormData(event.currentTarget).getAll('agreement')
    if (ticked.length < 3) {
      setUnread(true)
      return
    }
    setUnread(false)
    setSubmitting(true)
    setError(null)
    try {
      const order = await browserApi().orders.create(
        { items: [request], quoteHash: quote.quoteHash, agreements: ['product', 'user', 'privacy'] },
        idempotencyKey,
      )
      go(order.status === 'PENDING_PAYMENT' ? paths.orderPayment(order.id) : paths.orderProgress(order.id))
    } catch (caught) {
      if (caught instanceof ApiProblem && caught.status === 401) {
        go(paths.signIn(`${window.location.pathname}${window.location.search}`))
        return
      }
      setIdempotencyKey(idempotencyKeyAfter(caught, idempotencyKey))
      setError(caught)
      if (caught instanceof ApiProblem && caught.code === 'PAY_PRICE_CHANGED') await revalidate()
      setSubmitting(false)
    }
  }

  const priceChanged = error instanceof ApiProblem && error.code === 'PAY_PRICE_CHANGED'
  const refusal = product.eligibility ?? quote?.unavailable ?? null
  // Real name is checked when paying (BUY-ACC-21); an order may wait for it.
  const needsRealName = !user.realNameState.startsWith('VERIFIED')
  const blocking = refusal && refusal.code !== 'ACC_REALNAME_REQUIRED' ? refusal : null
  return (
    <div className="page checkout">
      <title>{`${t('checkout.title')} · ${tc('brand')}`}</title>
      <meta name="robots" content="noindex" />
      <h1 className="page-title">{t('checkout.title')}</h1>
      {!selection || !quote ? (
        <div className="panel">
          <Notice tone="warning" title={t('checkout.invalidTitle')}>
            <p>{t('checkout.invalidText')}</p>
            <Link className="button" to={backTo}>
              {t('checkout.back')}
            </Link>
          </Notice>
        </div>
      ) : (
        <form className="checkout-layout" onSubmit={(event) => void submit(event)}>
          <div className="checkout-main">
            <section className="panel" aria-labelledby="checkout-product">
              <h2 id="checkout-product">{t('checkout.product')}</h2>
              <SelectionSummary product={product} selection={selection} />
              <Link to={backTo}>{t('checkout.back')}</Link>
            </section>
            {needsRealName ? (
              <Notice tone="warning" title={t('checkout.realName')}>
                <p>{t('checkout.realNameText')}</p>
                <Link className="button" to={paths.accountRealName()}>
                  {t('checkout.realNameAction')}
                </Link>
              </Notice>
            ) : null}
            <section className="panel" aria-labelledby="checkout-agreements">
              <h2 id="checkout-agreements">{t('checkout.agreements')}</h2>
              <label className="check">
                <input type="checkbox" name="agreement" value="product" />
                <span>{t('checkout.agreeProduct')}</span>
              </label>
              <label className="check">
                <input type="checkbox" name="agreement" value="user" />
                <span>
                  {t('checkout.agreeUser')}{' '}
                  <Link to={paths.terms()} target="_blank">
                    {t('checkout.userAgreement')}
                  </Link>
                </span>
              </label>
              <label className="check">
                <input type="checkbox" name="agreement" value="privacy" />
                <span>
                  {t('checkout.agreePrivacy')}{' '}
                  <Link to={paths.privacy()} target="_blank">
                    {t('checkout.privacyNotice')}
                  </Link>
                </span>
              </label>
              {unread ? (
                <p className="field-error" role="alert">
                  {t('checkout.mustAgree')}
                </p>
              ) : null}
            </section>
          </div>
          <aside className="panel checkout-side">
            <h2>{t('checkout.price')}</h2>
            <QuoteSummary quote={quote} pending={false} open />
            {priceChanged ? (
              <Notice tone="warning" title={t('checkout.changed')} />
            ) : error ? (
              <ProblemNotice error={error} />
            ) : null}
            {blocking ? (
              <Notice tone="warning" title={blocking.title}>
                <p>{blocking.detail}</p>
              </Notice>
            ) : null}
            <button
              className="button button-primary button-large button-block"
              type="submit"
              disabled={submitting || !hydrated || blocking !== null}
            >
              {submitting ? t('checkout.submitting') : t('checkout.submit')}
            </button>
            <p className="muted small">{t('checkout.note')}</p>
            <p className="muted small">
              {t('checkout.orderedBy')}: {user.accountName}
              {user.kind === 'iam' ? ` / ${user.userName}` : ''}
            </p>
          </aside>
        </form>
      )}
    </div>
  )
}

function SelectionSummary({ product, selection }: { product: Product; selection: Selection }) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const spec = specOf(product.specifications, selection)
  if (!spec) return null
  const quantity = quantityAttribute(spec)
  const rows = [
    { name: t('product.specification'), value: spec.name },
    ...enumAttributes(spec).map(({ code, name, values }) => ({
      name,
      value: values.find((value) => value.code === selection.attributes[code])?.name ?? '',
    })),
    { name: t('product.mode'), value: tc(`chargeMode.${selection.mode}`) },
    ...(selection.mode === 'ONE_TIME'
      ? []
      : [
          {
            name: t('product.period'),
            value: tc(`period.${selection.mode}`, { count: selection.periodCount }),
          },
        ]),
    ...(quantity ? [{ name: quantity.name, value: `${selection.quantity} ${quantity.unit}` }] : []),
  ]
  return (
    <div className="order-product">
      <img src={product.logoUrl} alt="" width={56} height={56} />
      <div>
        <h3>
          <Link to={paths.product(product.slug)}>{product.title}</Link>
        </h3>
        <p className="muted">{t('card.seller', { name: product.seller.name })}</p>
        <dl className="order-selection">
          {rows.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  )
}
