import type { Quote } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Money } from '../../../ui/Money.tsx'
import { isZeroAmount, moneyText } from '../../../ui/money.ts'
import './quote.css'

/** What is to be paid, and line by line how it came about. */
export function QuoteSummary({
  quote,
  pending,
  open,
}: {
  quote: Quote | null
  pending: boolean
  open?: boolean
}) {
  const { t } = useTranslation('storefront')
  return (
    <div className="quote" aria-busy={pending}>
      <output className="quote-total">
        <span>{t('product.total')}</span>
        {quote ? (
          <Money {...quote.payable} tone="price" size="large" />
        ) : (
          <span className="muted">{t('product.pricing')}</span>
        )}
      </output>
      {quote && !isZeroAmount(quote.discount.amount) ? (
        <p className="quote-discount">
          <s>{t('product.listPrice', { price: moneyText(quote.list) })}</s>
          <span className="tag tag-warning">
            {t('product.discount', { price: moneyText(quote.discount) })}
          </span>
        </p>
      ) : null}
      {quote ? (
        <details className="quote-how" open={open}>
          <summary>{t('product.how')}</summary>
          <dl>
            {quote.lines.map((line) => (
              <div key={`${line.label}:${line.formula}`}>
                <dt>
                  {line.label}
                  <span className="muted small">{line.formula}</span>
                </dt>
                <dd>
                  <Money {...line.amount} />
                </dd>
              </div>
            ))}
          </dl>
          <p className="muted small">{t('product.howNote')}</p>
        </details>
      ) : null}
    </div>
  )
}
