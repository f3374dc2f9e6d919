import type { BillingItem, Specification, UsagePackage } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { useLocale } from '../../../ui/Link.tsx'
import { Money } from '../../../ui/Money.tsx'
import { countText } from '../../../ui/money.ts'
import { ScrollTable } from './ScrollTable.tsx'

/** What pay-per-use is charged by, and packages of it, for each specification that has some (SELL-PUB-50, 53). */
export function MeteringTables({ specifications }: { specifications: Specification[] }) {
  const metered = specifications.filter((spec) => spec.billingItems.length + spec.packages.length > 0)
  return metered.map((spec) => (
    <div key={spec.code} className="metering">
      {spec.billingItems.length > 0 ? <BillingItems spec={spec} /> : null}
      {spec.packages.length > 0 ? <Packages spec={spec} /> : null}
    </div>
  ))
}

function BillingItems({ spec }: { spec: Specification }) {
  const { t } = useTranslation('storefront')
  return (
    <ScrollTable label={t('product.metering.items', { name: spec.name })}>
      <caption>{t('product.metering.items', { name: spec.name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('product.metering.item')}</th>
          <th scope="col">{t('product.metering.cycle')}</th>
          <th scope="col" className="amount">
            {t('product.metering.price')}
          </th>
        </tr>
      </thead>
      <tbody>
        {spec.billingItems.map((item) => (
          <tr key={item.code}>
            <th scope="row">{item.name}</th>
            <td>{item.cycle ? t(`product.metering.cycles.${item.cycle}`) : '–'}</td>
            <td className="amount">
              <ItemPrice item={item} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function ItemPrice({ item }: { item: BillingItem }) {
  const { t } = useTranslation('storefront')
  const unit = t('product.priceTable.perUnit', { unit: item.unit })
  const { bands } = item
  if (item.unitPrice !== null) return <Money amount={item.unitPrice} currency={item.currency} unit={unit} />
  return (
    <ul className="bands">
      {(bands ?? []).map(({ from, unitPrice }, index) => {
        const next = bands?.[index + 1]
        return (
          <li key={from}>
            <span className="muted small">
              {next
                ? t('product.priceTable.bandRange', { from, to: next.from - 1 })
                : t('product.priceTable.bandFrom', { from })}
            </span>{' '}
            <Money amount={unitPrice} currency={item.currency} unit={unit} />
          </li>
        )
      })}
    </ul>
  )
}

function Packages({ spec }: { spec: Specification }) {
  const { t } = useTranslation('storefront')
  return (
    <ScrollTable label={t('product.metering.packages', { name: spec.name })}>
      <caption>{t('product.metering.packages', { name: spec.name })}</caption>
      <thead>
        <tr>
          <th scope="col">{t('product.metering.package')}</th>
          <th scope="col">{t('product.metering.content')}</th>
          <th scope="col">{t('product.metering.validity')}</th>
          <th scope="col" className="amount">
            {t('product.metering.price')}
          </th>
        </tr>
      </thead>
      <tbody>
        {spec.packages.map((item) => (
          <tr key={item.code}>
            <th scope="row">
              {item.name}
              {item.stopWhenExhausted ? (
                <span className="muted small">{t('product.metering.stops')}</span>
              ) : null}
            </th>
            <td>
              <Contents contents={item.contents} />
            </td>
            <td>
              {t(`product.metering.periods.${item.period}`, { counts: item.periodCounts.join(' / ') })}
              <span className="muted small">{t(`product.metering.resets.${item.reset}`)}</span>
            </td>
            <td className="amount">
              <Money amount={item.price} currency={item.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </ScrollTable>
  )
}

function Contents({ contents }: { contents: UsagePackage['contents'] }) {
  const locale = useLocale()
  return (
    <ul className="bands">
      {contents.map(({ name, unit, quantity }) => (
        <li key={name}>
          {name} {countText(quantity, locale)} {unit}
        </li>
      ))}
    </ul>
  )
}
