import type { QuantityAttribute } from '@yunshi/api-client'
import { useId, useState } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { allowedQuantity } from './selection.ts'

type Props = { attribute: QuantityAttribute; value: number; onChange: (quantity: number) => void }

/** A quantity on its grid. Typing is free; leaving the field moves to the nearest allowed quantity. */
export function QuantityStepper({ attribute, value, onChange }: Props) {
  const { t } = useTranslation('storefront')
  // What stands in the field while it is being typed in; null shows the quantity itself.
  const [typed, setTyped] = useState<string | null>(null)
  const id = useId()
  const { min, max, step, unit, name } = attribute
  const settle = (wanted: number) => {
    setTyped(null)
    onChange(allowedQuantity(attribute, wanted))
  }
  return (
    <div className="choice">
      <label className="choice-title" htmlFor={id}>
        {name}
      </label>
      <div className="stepper">
        <button
          type="button"
          aria-label={t('product.decrease', { name })}
          disabled={value <= min}
          onClick={() => settle(value - step)}
        >
          <Icon name="minus" size={16} />
        </button>
        <input
          id={id}
          name="quantity"
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          step={step}
          value={typed ?? String(value)}
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            setTyped(event.target.value)
            const wanted = Number(event.target.value)
            // While typing, only a quantity that is already allowed changes the price.
            if (event.target.value !== '' && allowedQuantity(attribute, wanted) === wanted) onChange(wanted)
          }}
          onBlur={() => {
            if (typed !== null) settle(typed === '' ? Number.NaN : Number(typed))
          }}
        />
        <button
          type="button"
          aria-label={t('product.increase', { name })}
          disabled={value + step > max}
          onClick={() => settle(value + step)}
        >
          <Icon name="plus" size={16} />
        </button>
        <span className="muted">{unit}</span>
      </div>
      <p id={`${id}-hint`} className="field-hint">
        {t('product.quantityHint', { min, max, step, unit })}
      </p>
    </div>
  )
}
