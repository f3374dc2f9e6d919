import type { LibraryAttribute } from '@yunshi/api-client'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown, Radio } from 'antd'
import type { ClipboardEvent } from 'react'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import { useLocale } from '../../../../ui/Link.tsx'
import { libraryQuery } from '../../sku-attributes/sku-attribute-queries.ts'
import { useDraft, useField, useFieldProblems } from '../draft-context.ts'
import { fieldId } from '../field-attention.ts'
import { FieldFrame, ProblemTexts } from '../fields/FieldFrame.tsx'
import { IntegerField, LanguageInput, LocalizedField, useListMax } from '../fields/fields.tsx'
import { CodeInput } from './CodeInput.tsx'
import {
  countLostPrices,
  nextCode,
  withAttributeCode,
  withAttributes,
  withValueCode,
} from './draft-specification.ts'
import type { DraftAttribute, DraftValue } from './draft-attribute.ts'
import type { DraftSpecification } from './draft-specification.ts'
import { parseClipboard } from './price-grid.ts'

const kinds = ['enum', 'quantity'] as const
type Kind = (typeof kinds)[number]

const startOf = (kind: Kind): DraftAttribute =>
  kind === 'enum' ? { kind, values: [{ code: 'value-1' }] } : { kind, min: 1, max: 1000, step: 1 }

/** What a specification varies by: enumerations span the matrix, one quantity is chosen by the buyer (SELL-PUB-41, 42). */
export function AttributesEditor({ at }: { at: string }) {
  const { t } = useTranslation('publishing')
  const { readOnly } = useDraft()
  const [spec = {}, setSpec] = useField<DraftSpecification>(at)
  const place = `${at}.attributes`
  const attributes = spec.attributes ?? []
  const max = useListMax(place)
  const { modal } = App.useApp()
  /** Prices that would be lost are lost knowingly. */
  const change = async (next: DraftAttribute[]) => {
    const made = withAttributes(spec, next)
    const lost = countLostPrices(spec, made)
    const goes =
      lost === 0 ||
      (await modal.confirm({
        title: t('attribute.loseTitle'),
        content: t('attribute.loseText', { count: lost }),
        okText: t('attribute.loseOk'),
        okButtonProps: { danger: true },
        cancelText: t('attribute.loseKeep'),
      }))
    if (goes) setSpec(made)
  }
  const changeOne = (index: number, attribute: DraftAttribute) =>
    void change(attributes.map((other, i) => (i === index ? attribute : other)))
  const add = (kind: Kind) =>
    void change([...attributes, { code: nextCode('attribute', attributes), ...startOf(kind) }])
  const quantityAt = attributes.findIndex(({ kind }) => kind === 'quantity')
  return (
    <FieldFrame
      at={place}
      label="attributes"
      help="attributes"
      group
      shows={[
        place,
        ...attributes.flatMap((_, i) => ['', '.code', '.kind'].map((field) => `${place}[${i}]${field}`)),
      ]}
    >
      {attributes.map((attribute, i) => (
        // oxlint-disable-next-line react/no-array-index-key -- attributes are places of the document
        <div key={i} className="attribute">
          <div className="attribute-head">
            <Radio.Group
              size="small"
              optionType="button"
              value={attribute.kind ?? 'enum'}
              disabled={readOnly}
              aria-label={t('attribute.kindOf', { n: i + 1 })}
              options={kinds.map((kind) => ({
                value: kind,
                label: t(`attribute.kinds.${kind}`),
                disabled: kind === 'quantity' && quantityAt >= 0 && quantityAt !== i,
              }))}
              onChange={(event) => {
                const { code, name } = attribute
                changeOne(i, {
                  ...(code !== undefined && { code }),
                  ...(name && { name }),
                  ...startOf(event.target.value as Kind),
                })
              }}
            />
            <label className="attribute-code">
              <span className="muted small">{t('label.code')}</span>
              <CodeInput
                at={`${place}[${i}].code`}
                value={attribute.code}
                label={t('attribute.codeOf', { n: i + 1 })}
                onChange={(code) => setSpec(withAttributeCode(spec, i, code))}
              />
            </label>
            {readOnly ? null : (
              <Button
                size="small"
                type="text"
                danger
                icon={<DeleteOutlined />}
                onClick={() => void change(attributes.filter((_, k) => k !== i))}
              >
                {t('attribute.remove')}
              </Button>
            )}
          </div>
          <LocalizedField at={`${place}[${i}].name`} label="attributeName" />
          {attribute.kind === 'quantity' ? (
            <>
              <LocalizedField at={`${place}[${i}].unit`} label="unit" help="unit" required />
              <div className="pub-row">
                <IntegerField at={`${place}[${i}].min`} label="min" required />
                <IntegerField at={`${place}[${i}].max`} label="max" required />
                <IntegerField at={`${place}[${i}].step`} label="step" required />
              </div>
            </>
          ) : (
            <Values
              at={`${place}[${i}].values`}
              values={attribute.values ?? []}
              onChange={(values) => changeOne(i, { ...attribute, values })}
              onCode={(k, code) => setSpec(withValueCode(spec, i, k, code))}
            />
          )}
        </div>
      ))}
      {readOnly ? null : (
        <div className="inline">
          <Button icon={<PlusOutlined />} disabled={attributes.length >= max} onClick={() => add('enum')}>
            {t('attribute.addEnum')}
          </Button>
          <Button
            icon={<PlusOutlined />}
            disabled={attributes.length >= max || quantityAt >= 0}
            onClick={() => add('quantity')}
          >
            {t('attribute.addQuantity')}
          </Button>
          <LibraryPicker
            isFull={attributes.length >= max}
            taken={attributes}
            onPick={({ kind, code, name }) =>
              void change([...attributes, { ...startOf(kind), code, name: { ...name } }])
            }
          />
        </div>
      )}
    </FieldFrame>
  )
}

type PickerProps = {
  isFull: boolean
  taken: readonly DraftAttribute[]
  onPick: (attribute: LibraryAttribute) => void
}

/** Attributes of the seller's library; the specification gets a copy (SELL-PUB-41). */
function LibraryPicker({ isFull, taken, onPick }: PickerProps) {
  const { t } = useTranslation('catalogAdmin')
  const locale = useLocale()
  const library = useQuery(libraryQuery())
  const hasQuantity = taken.some(({ kind }) => kind === 'quantity')
  const open = (library.data ?? []).filter(
    ({ code, kind }) => !taken.some((one) => one.code === code) && !(kind === 'quantity' && hasQuantity),
  )
  return (
    <Dropdown
      trigger={['click']}
      disabled={isFull || open.length === 0}
      menu={{
        items: open.map(({ code, name, kind }) => ({
          key: code,
          label: `${locale === 'en' ? name.en : name.zh} · ${t(`attributes.kinds.${kind}`)}`,
        })),
        onClick: ({ key }) => {
          const picked = open.find(({ code }) => code === key)
          if (picked) onPick(picked)
        },
      }}
    >
      <Button title={open.length === 0 ? t('attributes.none') : undefined}>{t('attributes.pick')}</Button>
    </Dropdown>
  )
}

type ValuesProps = {
  at: string
  values: DraftValue[]
  onChange: (values: DraftValue[]) => void
  onCode: (index: number, code: string) => void
}

function Values({ at, values, onChange, onCode }: ValuesProps) {
  const { t } = useTranslation('publishing')
  const { readOnly } = useDraft()
  const problems = useFieldProblems([
    at,
    ...values.flatMap((_, i) =>
      ['', '.code', '.name', '.name.zh', '.name.en'].map((field) => `${at}[${i}]${field}`),
    ),
  ])
  const grow = (named: DraftValue[], from: number) => {
    const next = [...values]
    for (const [k, value] of named.entries())
      next[from + k] = { code: nextCode('value', next), ...next[from + k], ...value }
    onChange(next)
  }
  /** Lines of a spreadsheet become values: Chinese, English, code. */
  const onPaste = (event: ClipboardEvent, from: number) => {
    const lines = parseClipboard(event.clipboardData.getData('text/plain'))
    if (lines.length < 2 && (lines[0]?.length ?? 0) < 2) return
    event.preventDefault()
    grow(
      lines
        .filter(([zh]) => zh?.trim())
        .map(([zh = '', en, code]) => ({
          name: { zh: zh.trim(), en: (en ?? zh).trim() },
          ...(code?.trim() && { code: code.trim() }),
        })),
      from,
    )
  }
  return (
    <div id={fieldId(at)} tabIndex={-1}>
      <table className="values">
        <caption className="visually-hidden">{t('label.values')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('attribute.valueZh')}</th>
            <th scope="col">{t('attribute.valueEn')}</th>
            <th scope="col">{t('label.code')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('applications.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {values.map((value, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- values are places of the document
            <tr key={i}>
              {(['zh', 'en'] as const).map((language) => (
                <td key={language}>
                  <LanguageInput
                    at={`${at}[${i}].name`}
                    language={language}
                    label={t('attribute.value', { n: i + 1 })}
                    {...(language === 'zh' ? { onPaste: (event: ClipboardEvent) => onPaste(event, i) } : {})}
                  />
                </td>
              ))}
              <td>
                <CodeInput
                  at={`${at}[${i}].code`}
                  value={value.code}
                  label={t('attribute.valueCode', { n: i + 1 })}
                  onChange={(code) => onCode(i, code)}
                />
              </td>
              <td>
                <Button
                  type="text"
                  danger
                  icon={<DeleteOutlined />}
                  disabled={readOnly}
                  aria-label={t('attribute.removeValue', { n: i + 1 })}
                  onClick={() => onChange(values.filter((_, k) => k !== i))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ProblemTexts problems={problems} />
      {readOnly ? null : (
        <div className="inline">
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={() => onChange([...values, { code: nextCode('value', values) }])}
          >
            {t('attribute.addValue')}
          </Button>
          <span className="pub-help">{t('attribute.pasteHint')}</span>
        </div>
      )}
    </div>
  )
}
