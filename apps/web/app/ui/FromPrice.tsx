import type { ProductCard } from '@yunshi/api-client'
import { useTranslation } from '../i18n/use-translation.ts'
import { useLocale } from './Link.tsx'
import { Money } from './Money.tsx'

/** The lowest public price with its unit (BUY-STORE-16). */
export function FromPrice({ product }: { product: Pick<ProductCard, 'fromPrice' | 'free'> }) {
  const { t } = useTranslation()
  const english = useLocale() === 'en'
  const price = product.fromPrice
  if (product.free) return <span className="free">{t('free')}</span>
  if (!price) return <span className="muted">{t('noPrice')}</span>
  const unit =
    price.unit === 'ON_DEMAND' && price.meterUnit
      ? t('perMeter', { unit: price.meterUnit })
      : t(`perUnit.${price.unit}`)
  // Chinese puts 起 after the price, English "from" before it.
  const from = <span className="money-unit">{t('priceFrom')}</span>
  return (
    <span className="product-card-price">
      {english ? <>{from} </> : null}
      <Money amount={price.amount} currency={price.currency} unit={unit} tone="price" size="medium" />
      {english ? null : <> {from}</>}
    </span>
  )
}
