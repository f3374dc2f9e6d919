import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Segmented } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { moneyText } from '../../../../ui/money.ts'
import { useDraft, useField, useFieldProblems } from '../draft-context.ts'
import { fieldId } from '../field-attention.ts'
import { ProblemTexts } from '../fields/FieldFrame.tsx'
import { exampleOf, readAmount } from './amounts.ts'

const models = ['linear', 'step', 'tier'] as const
type Model = (typeof models)[number]
type DraftBand = { from?: number; to?: number; unitPrice?: string }
type Shape = { model?: Model; unitPrice?: string; bands?: DraftBand[] }

/**
 * How a price depends on the quantity (SELL-PUB-43, 51): one unit price, or bands by which the whole quantity or each part
 * is priced, with an example that shows the difference.
 */
export function PriceShape({ at, name }: { at: string; name: string }) {
  const { t } = useTranslation('publishing')
  const { readOnly } = useDraft()
  const [value, setValue] = useField<Shape>(at)
  const model = value?.model ?? 'linear'
  const change = (next: Model) => {
    const { model: _model, unitPrice, bands, ...rest } = value ?? {}
    // The price that is there goes on as the first band, and back.
    const price = model === 'linear' ? unitPrice : bands?.[0]?.unitPrice
    const priced = price === undefined ? {} : { unitPrice: price }
    setValue(
      next === 'linear'
        ? { ...rest, ...priced }
        : { ...rest, model: next, bands: model === 'linear' ? [{ from: 1, ...priced }] : (bands ?? []) },
    )
  }
  return (
    <div className="price-shape">
      <Segmented<Model>
        value={model}
        disabled={readOnly}
        onChange={change}
        aria-label={t('price.shapeOf', { name })}
        options={models.map((option) => ({ value: option, label: t(`price.model.${option}`) }))}
      />
      <p className="pub-help">{t(`price.modelText.${model}`)}</p>
      {model === 'linear' ? <AmountInput at={`${at}.unitPrice`} name={name} /> : <Bands at={at} />}
      <Example shape={value ?? {}} model={model} />
    </div>
  )
}

/** A price as text: what was typed stays, and is told what is wrong with it. */
export function AmountInput({ at, name }: { at: string; name: string }) {
  const { t } = useTranslation('publishing')
  const { attention, currency, readOnly } = useDraft()
  const [value, setValue] = useField<string>(at)
  const problems = useFieldProblems([at])
  const refused = problems.some(({ severity }) => severity === 'error')
  return (
    <div className="amount-input">
      <Input
        id={fieldId(at)}
        value={value ?? ''}
        disabled={readOnly}
        prefix={currency}
        inputMode="decimal"
        autoComplete="off"
        aria-label={t('price.unitPriceOf', { name })}
        aria-describedby={`${fieldId(at)}-problems`}
        {...(refused ? { status: 'error' as const, 'aria-invalid': true } : {})}
        onChange={(event) => setValue(event.target.value)}
        onBlur={() => {
          attention.leave(at)
          if (value !== undefined && readAmount(value) !== value) setValue(readAmount(value))
        }}
      />
      <div id={`${fieldId(at)}-problems`}>
        <ProblemTexts problems={problems} />
      </div>
    </div>
  )
}

function Bands({ at }: { at: string }) {
  const { t } = useTranslation('publishing')
  const { readOnly } = useDraft()
  const place = `${at}.bands`
  const [bands = [], setBands] = useField<DraftBand[]>(place)
  const problems = useFieldProblems([
    place,
    ...bands.flatMap((_, i) => ['', '.from', '.to'].map((field) => `${place}[${i}]${field}`)),
  ])
  const last = bands.at(-1)
  return (
    <div id={fieldId(place)} tabIndex={-1}>
      <table className="bands">
        <caption className="visually-hidden">{t('price.bands')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('price.from')}</th>
            <th scope="col">{t('price.to')}</th>
            <th scope="col">{t('price.unitPrice')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('applications.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.map((_, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- bands are places of the document
            <tr key={i}>
              <td>
                <BandEdge at={`${place}[${i}].from`} label={t('price.fromOf', { n: i + 1 })} />
              </td>
              <td>
                <BandEdge
                  at={`${place}[${i}].to`}
                  label={t('price.toOf', { n: i + 1 })}
                  placeholder={
                    bands[i + 1]?.from === undefined ? t('price.open') : String(bands[i + 1]!.from! - 1)
                  }
                />
              </td>
              <td>
                <AmountInput at={`${place}[${i}].unitPrice`} name={t('price.band', { n: i + 1 })} />
              </td>
              <td>
                <Button
                  type="text"
                  danger
                  icon={<DeleteOutlined />}
                  disabled={readOnly}
                  aria-label={t('price.removeBand', { n: i + 1 })}
                  onClick={() => setBands(bands.filter((__, k) => k !== i))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ProblemTexts problems={problems} />
      <Button
        icon={<PlusOutlined />}
        size="small"
        disabled={readOnly}
        onClick={() =>
          setBands([...bands, last ? { from: (last.to ?? (last.from ?? 0) + 9) + 1 } : { from: 1 }])
        }
      >
        {t('price.addBand')}
      </Button>
    </div>
  )
}

function BandEdge({ at, label, placeholder }: { at: string; label: string; placeholder?: string }) {
  const { attention, readOnly } = useDraft()
  const [value, setValue] = useField<number>(at)
  const refused = useFieldProblems([at]).some(({ severity }) => severity === 'error')
  return (
    <InputNumber<number>
      id={fieldId(at)}
      value={value ?? null}
      precision={0}
      controls={false}
      disabled={readOnly}
      aria-label={label}
      {...(placeholder ? { placeholder } : {})}
      {...(refused ? { status: 'error' as const, 'aria-invalid': true } : {})}
      onChange={(next) => setValue(next ?? undefined)}
      onBlur={() => attention.leave(at)}
    />
  )
}

function Example({ shape, model }: { shape: Shape; model: Model }) {
  const { t } = useTranslation('publishing')
  const { currency } = useDraft()
  const id = useId()
  const [quantity, setQuantity] = useState<number | null>(20)
  const example = exampleOf(model, shape.unitPrice, shape.bands ?? [], quantity ?? 0)
  const money = (amount: string) => moneyText({ amount, currency })
  return (
    <div className="price-example">
      <label htmlFor={id}>{t('price.example')}</label>
      <InputNumber<number>
        id={id}
        value={quantity}
        min={1}
        precision={0}
        controls={false}
        disabled={false}
        onChange={setQuantity}
      />
      <output htmlFor={id}>
        {example === null
          ? t('price.exampleLater')
          : t('price.exampleIs', {
              parts: example.parts.map((part) => `${part.quantity} × ${money(part.unitPrice)}`).join(' + '),
              total: money(example.total),
            })}
      </output>
    </div>
  )
}
