import { Checkbox, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import type { LocalizedText } from '@yunshi/product-document'
import { useDraft, useField, useFieldProblems, useFieldShape, useLock } from '../draft-context.ts'
import { fieldId } from '../field-attention.ts'
import { Counter, FieldFrame, helpIdOf } from './FieldFrame.tsx'
import type { FieldProps } from './FieldFrame.tsx'

type Status = { status?: 'error' | 'warning' }

/** What every control of a field has: its id, its description, and leaving it. */
export function useControl(at: string, describedBy = at) {
  const { attention, readOnly } = useDraft()
  const problems = useFieldProblems([at])
  const lock = useLock(at)
  const worst = problems.some(({ severity }) => severity === 'error')
    ? 'error'
    : problems.length > 0
      ? 'warning'
      : undefined
  return {
    id: fieldId(at),
    'aria-describedby': helpIdOf(describedBy),
    disabled: readOnly || lock !== null,
    onBlur: () => attention.leave(at),
    ...((worst ? { status: worst } : {}) satisfies Status),
    ...(worst === 'error' ? { 'aria-invalid': true as const } : {}),
  }
}

type TextProps = FieldProps & { placeholder?: string; prefix?: string; mono?: boolean; rows?: number }

export function TextField({ at, label, help, placeholder, prefix, mono = false, rows }: TextProps) {
  const [value, setValue] = useField<string>(at)
  const control = useControl(at)
  const shared = {
    ...control,
    value: value ?? '',
    placeholder,
    spellCheck: !mono,
    autoComplete: 'off',
    ...(mono ? { className: 'mono' } : {}),
    onChange: (event: { target: { value: string } }) => setValue(event.target.value),
  }
  return (
    <FieldFrame
      at={at}
      label={label}
      {...(help ? { help } : {})}
      extra={mono ? null : <Counter at={at} value={value} />}
    >
      {rows ? (
        <Input.TextArea {...shared} autoSize={{ minRows: rows, maxRows: 16 }} />
      ) : (
        <Input {...shared} {...(prefix ? { prefix } : {})} />
      )}
    </FieldFrame>
  )
}

type LocalizedProps = FieldProps & { rows?: number }

/** A text in both languages, side by side. */
export function LocalizedField({ at, label, help, rows, required = false }: LocalizedProps) {
  const { t } = useTranslation('publishing')
  return (
    <FieldFrame
      at={at}
      label={label}
      group
      required={required}
      {...(help ? { help } : {})}
      shows={[at, `${at}.zh`, `${at}.en`]}
      extra={<Completeness at={at} />}
    >
      <div className="pub-languages">
        <LanguageInput at={at} language="zh" label={t(`label.${label}`)} rows={rows} />
        <LanguageInput at={at} language="en" label={t(`label.${label}`)} rows={rows} />
      </div>
    </FieldFrame>
  )
}

type LanguageProps = {
  at: string
  language: 'zh' | 'en'
  label: string
  rows?: number | undefined
  onPaste?: (event: React.ClipboardEvent) => void
}

/** One language of a localized text; its label is the field's with the language. */
export function LanguageInput({ at, language, label, rows, onPaste }: LanguageProps) {
  const { t } = useTranslation('publishing')
  const place = `${at}.${language}`
  const [value, setValue] = useField<string>(place)
  const control = useControl(place, at)
  const shared = {
    ...control,
    value: value ?? '',
    lang: language === 'zh' ? 'zh-CN' : 'en',
    autoComplete: 'off',
    'aria-label': t('inLanguage', { label, language: t(`language.${language}`) }),
    onChange: (event: { target: { value: string } }) => setValue(event.target.value),
    ...(onPaste ? { onPaste } : {}),
  }
  return (
    <div className="pub-language">
      <div className="pub-language-head" aria-hidden="true">
        <span>{t(`language.${language}`)}</span>
        <Counter at={place} value={value} />
      </div>
      {rows ? (
        <Input.TextArea {...shared} autoSize={{ minRows: rows, maxRows: 16 }} />
      ) : (
        <Input {...shared} />
      )}
    </div>
  )
}

/** Which languages are written, in words for those who do not see the marks. */
export function Completeness({ at }: { at: string }) {
  const { t } = useTranslation('publishing')
  const [value] = useField<Partial<LocalizedText>>(at)
  return (
    <span className="pub-complete">
      {(['zh', 'en'] as const).map((language) => {
        const written = (value?.[language] ?? '').trim() !== ''
        return (
          <span key={language} className={written ? 'pub-complete-yes' : ''}>
            {t(written ? 'languageWritten' : 'languageMissing', { language: t(`language.${language}`) })}
          </span>
        )
      })}
    </span>
  )
}

export function IntegerField({ at, label, help, unit, required = false }: FieldProps & { unit?: string }) {
  const [value, setValue] = useField<number>(at)
  const control = useControl(at)
  return (
    <FieldFrame at={at} label={label} required={required} {...(help ? { help } : {})}>
      <InputNumber<number>
        {...control}
        value={value ?? null}
        precision={0}
        controls={false}
        className="pub-number"
        onChange={(next) => setValue(next ?? undefined)}
        {...(unit ? { suffix: unit } : {})}
      />
    </FieldFrame>
  )
}

type Option<V> = { value: V; label: string; disabled?: boolean; note?: string }
type ChoiceProps<V> = FieldProps & { options: readonly Option<V>[]; fallback?: V }

/** A few possibilities, all in view. `fallback` is what leaving it out means. */
export function RadioField<V extends string | boolean>({
  at,
  label,
  help,
  options,
  fallback,
}: ChoiceProps<V>) {
  const [value, setValue] = useField<V>(at)
  const { disabled, onBlur } = useControl(at)
  return (
    <FieldFrame at={at} label={label} group preset={fallback !== undefined} {...(help ? { help } : {})}>
      <Radio.Group
        value={value ?? fallback}
        disabled={disabled}
        onChange={(event) => {
          setValue(event.target.value as V)
          onBlur()
        }}
        className="pub-radios"
      >
        {options.map((option) => (
          <Radio key={String(option.value)} value={option.value} disabled={option.disabled === true}>
            {option.label}
            {option.note ? <span className="pub-radio-note">{option.note}</span> : null}
          </Radio>
        ))}
      </Radio.Group>
    </FieldFrame>
  )
}

type SelectProps = FieldProps & {
  options: readonly { value: string; label: string; disabled?: boolean }[]
  loading?: boolean
  placeholder?: string
}

/** One of many; what is chosen stays shown when it is no longer offered. */
export function SelectField({ at, label, help, options, loading = false, placeholder }: SelectProps) {
  const { t } = useTranslation('publishing')
  const [value, setValue] = useField<string>(at)
  const control = useControl(at)
  const known = value === undefined || options.some((option) => option.value === value)
  return (
    <FieldFrame at={at} label={label} {...(help ? { help } : {})}>
      <Select<string>
        {...control}
        value={value ?? null}
        loading={loading}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={placeholder ?? t('choose')}
        options={known ? [...options] : [...options, { value, label: value }]}
        onChange={(next: string | undefined) => setValue(next)}
      />
    </FieldFrame>
  )
}

/** Several of many, in the order they were chosen. */
export function ManyField<V extends string | number>({
  at,
  label,
  help,
  options,
  max,
}: FieldProps & { options: readonly { value: V; label: string }[]; max?: number }) {
  const { t } = useTranslation('publishing')
  const [value, setValue] = useField<V[]>(at)
  const control = useControl(at)
  return (
    <FieldFrame
      at={at}
      label={label}
      {...(help ? { help } : {})}
      shows={[at, ...(value ?? []).map((_, i) => `${at}[${i}]`)]}
    >
      <Select<V[]>
        {...control}
        mode="multiple"
        value={value ?? []}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('choose')}
        options={[...options]}
        {...(max ? { maxCount: max } : {})}
        onChange={(next) => setValue(next.length > 0 ? next : undefined)}
      />
    </FieldFrame>
  )
}

export function CheckboxesField({ at, label, help, options }: ChoiceProps<string>) {
  const [value, setValue] = useField<string[]>(at)
  const { disabled } = useControl(at)
  return (
    <FieldFrame at={at} label={label} group {...(help ? { help } : {})}>
      <Checkbox.Group
        value={value ?? []}
        disabled={disabled}
        options={options.map((option) => ({ value: option.value, label: option.label }))}
        onChange={(next) => setValue(next.length > 0 ? next : undefined)}
      />
    </FieldFrame>
  )
}

/** On or off; off is left out of the document unless off is what has to be said. */
export function SwitchField({ at, label, help, fallback = false }: FieldProps & { fallback?: boolean }) {
  const [value, setValue] = useField<boolean>(at)
  const { id, disabled, 'aria-describedby': describedBy } = useControl(at)
  return (
    <FieldFrame at={at} label={label} preset {...(help ? { help } : {})}>
      <Switch
        id={id}
        aria-describedby={describedBy}
        disabled={disabled}
        checked={value ?? fallback}
        onChange={(next) => setValue(next === fallback ? undefined : next)}
      />
    </FieldFrame>
  )
}

/** The limit of a list, from the schema. */
export function useListMax(at: string): number {
  const shape = useFieldShape(at)
  return shape?.kind === 'list' ? shape.max : 0
}
