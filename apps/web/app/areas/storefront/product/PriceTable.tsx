import type { ChargeMode, SkuPrice, Specification } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Money } from '../../../ui/Money.tsx'
import { ScrollTable } from './ScrollTable.tsx'
import { enumAttributes, quantityAttribute } from './selection.ts'

const columns = ['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND'] as const satisfies ChargeMode[]

/** Every public price: a row per combination, a column per charging mode the product has, bands spelled out. */
export function PriceTable({ specifications }: { specifications: Specification[] }) {
  const { t } = useTranslation('storefront')
  const sold = columns.filter((mode) =>
    specifications.some((spec) => spec.skus.some((sku) => sku.prices.some((price) => price.mode === mode))),
  )
  const models = new Set(
    specifications.flatMap((spec) => spec.skus.flatMap((sku) => sku.prices.map((price) => price.model))),
  )
  return (
    <>
      <ScrollTable label={t('product.prices')}>
        <thead>
          <tr>
            <th scope="col">{t('product.priceTable.spec')}</th>
            <th scope="col">{t('product.priceTable.choice')}</th>
            {sold.map((mode) => (
              <th scope="col" key={mode} className="amount">
                {t(`product.priceTable.${mode}`)}
              </th>
            ))}
          </tr>
        </thead>
        {specifications.map((spec) => (
          <tbody key={spec.code}>
            {spec.skus.map((sku, index) => (
              <tr key={sku.skuId}>
                {index === 0 ? (
                  <th scope="rowgroup" rowSpan={spec.skus.length}>
                    {spec.name}
                    {spec.description ? <span className="muted small">{spec.description}</span> : null}
                  </th>
                ) : null}
                <td>
                  {enumAttributes(spec)
                    .map(
                      ({ code, values }) => values.find((value) => value.code === sku.attributes[code])?.name,
                    )
                    .filter(Boolean)
                    .join(' · ') || t('product.priceTable.standard')}
                </td>
                {sold.map((mode) => {
                  const price = sku.prices.find((candidate) => candidate.mode === mode)
                  return (
                    <td key={mode} className="amount">
                      {price ? (
                        <PriceCell price={price} unit={quantityAttribute(spec)?.unit ?? null} />
                      ) : (
                        <span className="muted" title={t('product.priceTable.notSold')}>
                          –<span className="visually-hidden">{t('product.priceTable.notSold')}</span>
                        </span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </ScrollTable>
      <ul className="muted small price-models">
        {(['step', 'tier'] as const).map((model) =>
          models.has(model) ? <li key={model}>{t(`product.priceTable.${model}`)}</li> : null,
        )}
      </ul>
    </>
  )
}

function PriceCell({ price, unit }: { price: SkuPrice; unit: string | null }) {
  const { t } = useTranslation('storefront')
  const per = price.meterUnit ?? unit
  const note = per ? t('product.priceTable.perUnit', { unit: per }) : undefined
  if (!price.bands || price.bands.length === 0) {
    return <Money amount={price.unitPrice} currency={price.currency} {...(note ? { unit: note } : {})} />
  }
  const bands = price.bands
  return (
    <ul className="bands">
      {bands.map((band, index) => {
        const next = bands[index + 1]
        return (
          <li key={band.from}>
            <span className="muted small">
              {next
                ? t('product.priceTable.bandRange', { from: band.from, to: next.from - 1 })
                : t('product.priceTable.bandFrom', { from: band.from })}
            </span>{' '}
            <Money amount={band.unitPrice} currency={price.currency} {...(note ? { unit: note } : {})} />
          </li>
        )
      })}
    </ul>
  )
}
