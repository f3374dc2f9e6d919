import type { ProductCard } from '@yunshi/api-client'
import { useTranslation } from 'react-i18next'
import { Money } from './Money.tsx'

/** The lowest public price with its unit (BUY-STORE-16). */
export function FromPrice({ product }: { product: Pick<ProductCard, 'fromPrice' | 'free'> }) {
  const { t, i18n } = useTranslation()
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
      {i18n.language === 'en' ? <>{from} </> : null}
      <Money amount={price.amount} currency={price.currency} unit={unit} tone="price" size="medium" />
      {i18n.language === 'en' ? null : <> {from}</>}
    </span>
  )
}
