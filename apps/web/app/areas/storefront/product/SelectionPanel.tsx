import type { Product, Quote } from '@yunshi/api-client'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { Form } from 'react-router'
import { useEarlyInput } from '../../../hooks/use-early-input.ts'
import { paths } from '../../../paths.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Link, useLocalPath } from '../../../ui/Link.tsx'
import { Money } from '../../../ui/Money.tsx'
import { Notice, ProblemNotice } from '../../../ui/Notice.tsx'
import { QuantityStepper } from './QuantityStepper.tsx'
import { QuoteSummary } from './QuoteSummary.tsx'
import {
  attributeParameter,
  chooseSelection,
  enumAttributes,
  isSpecOrderable,
  modesOf,
  periodsOf,
  quantityAttribute,
  quoteRequestOf,
  readWish,
  selectableValues,
  skuOf,
  specOf,
} from './selection.ts'
import type { Selection, Wish } from './selection.ts'
import { useQuote } from './use-quote.ts'

type Props = { product: Product; initial: Selection; firstQuote: Quote | null }

/**
 * Choosing and buying. A GET form to the checkout page, so that a selection is an address: signing in leads back
 * to it, and without scripts the checkout page still prices what was ticked.
 */
export function SelectionPanel({ product, initial, firstQuote }: Props) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const local = useLocalPath()
  const [selection, setSelection] = useState(initial)
  const [open, setOpen] = useState(false)
  const panelRef = useRef<HTMLFormElement>(null)
  const openerRef = useRef<HTMLButtonElement>(null)
  const specs = product.specifications
  const { quote, pending, error } = useQuote(quoteRequestOf(product.slug, specs, selection), firstQuote)
  const spec = specOf(specs, selection)
  const sku = spec && skuOf(spec, selection.attributes)

  useEffect(() => {
    if (!open) return
    panelRef.current?.querySelector<HTMLElement>('input:checked, button')?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false)
    }
    const opener = openerRef.current
    document.addEventListener('keydown', onKey)
    document.body.classList.add('sheet-open')
    return () => {
      document.removeEventListener('keydown', onKey)
      document.body.classList.remove('sheet-open')
      opener?.focus()
    }
  }, [open])

  useEarlyInput(panelRef, (fields) => {
    const next = chooseSelection(specs, readWish(fields))
    if (next) setSelection(next)
  })

  if (!spec || !sku) return null
  const change = (wish: Wish) => {
    const next = chooseSelection(specs, { ...selection, ...wish })
    if (next) setSelection(next)
  }
  const quantity = quantityAttribute(spec)
  const modes = modesOf(sku)
  const periods = periodsOf(spec, selection.mode)
  const finding = product.eligibility ?? quote?.unavailable ?? null
  const refusal = product.orderable
    ? finding
    : { title: product.notOrderableReason ?? '', detail: '', code: '' }

  const buyButton = (large: boolean) => (
    <button
      className={`button button-primary ${large ? 'button-large button-block' : ''}`}
      type="submit"
      form="selection"
      disabled={refusal !== null || error !== null}
    >
      {t('product.buy')}
    </button>
  )

  return (
    <>
      {open ? <div className="sheet-backdrop" onPointerDown={() => setOpen(false)} /> : null}
      <Form
        id="selection"
        className={`panel selection ${open ? 'selection-open' : ''}`}
        ref={panelRef}
        action={local(paths.checkout())}
        method="get"
        {...(open ? { role: 'dialog', 'aria-modal': true } : {})}
        aria-label={t('product.choose')}
      >
        <button
          className="icon-button sheet-close"
          type="button"
          aria-label={tc('close')}
          onClick={() => setOpen(false)}
        >
          <Icon name="close" />
        </button>
        <input type="hidden" name="product" value={product.slug} />
        <Choice title={t('product.specification')}>
          {specs.map((candidate) => (
            <Option
              key={candidate.code}
              name="spec"
              value={candidate.code}
              label={candidate.name}
              checked={candidate.code === spec.code}
              disabled={!isSpecOrderable(candidate)}
              reason={t('product.onDemandNote')}
              onPick={() => change({ specCode: candidate.code, attributes: {} })}
            />
          ))}
        </Choice>
        {spec.description ? <p className="choice-note">{spec.description}</p> : null}
        {enumAttributes(spec).map((attribute) => {
          const selectable = selectableValues(spec, selection.attributes, attribute.code)
          return (
            <Choice key={`${spec.code}:${attribute.code}`} title={attribute.name}>
              {attribute.values.map((value) => (
                <Option
                  key={value.code}
                  name={attributeParameter(attribute.code)}
                  value={value.code}
                  label={value.name}
                  checked={selection.attributes[attribute.code] === value.code}
                  disabled={!selectable.has(value.code)}
                  reason={t('product.notPriced')}
                  onPick={() =>
                    change({ attributes: { ...selection.attributes, [attribute.code]: value.code } })
                  }
                />
              ))}
            </Choice>
          )
        })}
        <Choice title={t('product.mode')}>
          {modes.map((mode) => (
            <Option
              key={mode}
              name="mode"
              value={mode}
              label={tc(`chargeMode.${mode}`)}
              checked={selection.mode === mode}
              onPick={() => change({ mode, periodCount: undefined })}
            />
          ))}
        </Choice>
        {selection.mode === 'ONE_TIME' ? (
          <input type="hidden" name="period" value={1} />
        ) : (
          <Choice title={t('product.period')}>
            {periods.map((period) => (
              <Option
                key={period}
                name="period"
                value={String(period)}
                label={tc(`period.${selection.mode as 'MONTH' | 'YEAR'}`, { count: period })}
                checked={selection.periodCount === period}
                onPick={() => change({ periodCount: period })}
              />
            ))}
          </Choice>
        )}
        {quantity ? (
          <QuantityStepper
            key={`${spec.code}:${quantity.code}`}
            attribute={quantity}
            value={selection.quantity}
            onChange={(next) => change({ quantity: next })}
          />
        ) : (
          <input type="hidden" name="quantity" value={1} />
        )}
        {error ? <ProblemNotice error={error} /> : <QuoteSummary quote={quote} pending={pending} />}
        {refusal ? (
          <Notice tone="warning" title={refusal.title || t('product.cannotBuy')}>
            {refusal.detail ? <p>{refusal.detail}</p> : null}
            {refusal.code === 'ACC_REALNAME_REQUIRED' ? (
              <Link className="button" to={paths.accountRealName()}>
                {t('checkout.realNameAction')}
              </Link>
            ) : null}
          </Notice>
        ) : null}
        {buyButton(true)}
        {spec.trialDays ? (
          <p className="choice-note">{t('product.trialNote', { count: spec.trialDays })}</p>
        ) : null}
      </Form>
      <div className="buy-bar">
        <button className="buy-bar-price" type="button" ref={openerRef} onClick={() => setOpen(true)}>
          {quote ? (
            <Money {...quote.payable} tone="price" size="medium" />
          ) : (
            <span>{t('product.pricing')}</span>
          )}
          <span className="muted small">
            {spec.name} · {t('product.choose')}
          </span>
        </button>
        {buyButton(false)}
      </div>
    </>
  )
}

function Choice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="choice">
      <legend className="choice-title">{title}</legend>
      <div className="options">{children}</div>
    </fieldset>
  )
}

type OptionProps = {
  name: string
  value: string
  label: string
  checked: boolean
  disabled?: boolean
  reason?: string
  onPick: () => void
}

function Option({ name, value, label, checked, disabled = false, reason, onPick }: OptionProps) {
  return (
    <label className="option" title={disabled ? reason : undefined}>
      <input type="radio" name={name} value={value} checked={checked} disabled={disabled} onChange={onPick} />
      <span>
        {label}
        {disabled && reason ? <span className="visually-hidden"> ({reason})</span> : null}
      </span>
    </label>
  )
}
