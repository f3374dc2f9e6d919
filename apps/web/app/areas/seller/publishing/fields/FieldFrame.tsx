import { countCharacters } from '@yunshi/product-document'
import type { DocumentProblem } from '@yunshi/product-document'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../../i18n/use-translation.ts'
import type { TextKey } from '../../../../i18n/translator.ts'
import { Icon } from '../../../../ui/Icon.tsx'
import { useLocale } from '../../../../ui/Link.tsx'
import { useDraft, useFieldProblems, useFieldShape, useLock, useReasons } from '../draft-context.ts'
import { fieldId } from '../field-attention.ts'

type KeyBelow<Prefix extends string> =
  TextKey<'publishing'> extends infer K ? (K extends `${Prefix}.${infer Rest}` ? Rest : never) : never
export type LabelKey = KeyBelow<'label'>
export type HelpKey = KeyBelow<'help'>

export type FieldProps = {
  /** Its place in the document. */
  at: string
  label: LabelKey
  help?: HelpKey
  /** Another field makes it necessary, though the schema alone does not. */
  required?: boolean
}

type Props = FieldProps & {
  /** Places whose problems are shown here; the field's own when left out. */
  shows?: readonly string[]
  /** Something is always chosen, so that "optional" says nothing. */
  preset?: boolean
  /** A group of controls, with a legend instead of a label. */
  group?: boolean
  extra?: ReactNode
  children: ReactNode
}

export const helpIdOf = (at: string) => `${fieldId(at)}-help`

/** Label, control, help, and what is wrong with it, in that order for every field of the form. */
export function FieldFrame({
  at,
  label,
  help,
  shows,
  group = false,
  preset = false,
  required = false,
  extra,
  children,
}: Props) {
  const { t } = useTranslation('publishing')
  const shape = useFieldShape(at)
  const lock = useLock(at)
  const { needed } = useDraft()
  const problems = useFieldProblems(shows ?? [at])
  const name = (
    <>
      {t(`label.${label}`)}
      {shape?.optional && !needed.has(at) && !preset && !required ? (
        <span className="pub-optional">{t('optional')}</span>
      ) : null}
    </>
  )
  const body = (
    <>
      {children}
      <div id={helpIdOf(at)} className="pub-notes">
        {lock ? (
          <p className="pub-lock">
            <Icon name="shield" size={14} />
            {t(`lock.${lock}`)}
          </p>
        ) : null}
        {help ? <p className="pub-help">{t(`help.${help}`)}</p> : null}
        <ProblemTexts problems={problems} />
        <Reasons at={at} />
      </div>
    </>
  )
  return group ? (
    <fieldset className="pub-field" id={fieldId(at)} tabIndex={-1}>
      <legend className="pub-label">
        <span>{name}</span>
        {extra}
      </legend>
      {body}
    </fieldset>
  ) : (
    <div className="pub-field">
      <div className="pub-label">
        <label htmlFor={fieldId(at)}>{name}</label>
        {extra}
      </div>
      {body}
    </div>
  )
}

/** Errors and hints in words; a hint is what reviewers refuse, and keeps nobody from submitting. */
export function ProblemTexts({ problems }: { problems: readonly DocumentProblem[] }) {
  const { t } = useTranslation('publishing')
  const locale = useLocale()
  return problems.map((problem) => (
    <p
      key={`${problem.path} ${problem.text.en}`}
      className={problem.severity === 'error' ? 'pub-error' : 'pub-warning'}
    >
      <Icon name={problem.severity === 'error' ? 'alert' : 'info'} size={14} />
      <span>
        <span className="visually-hidden">{t(`severity.${problem.severity}`)}</span>
        {locale === 'en' ? problem.text.en : problem.text.zh}
      </span>
    </p>
  ))
}

/** What is wrong with a part of the document that has several fields. */
export function PlaceProblems({ at }: { at: readonly string[] }) {
  return <ProblemTexts problems={useFieldProblems(at)} />
}

function Reasons({ at }: { at: string }) {
  const { t } = useTranslation('publishing')
  return useReasons(at).map((reason) => (
    <p key={`${reason.code} ${reason.text}`} className="pub-reason">
      <Icon name="mail" size={14} />
      <span>{t('reviewSays', { text: reason.text })}</span>
    </p>
  ))
}

/** How much of a text's limit is used. */
export function Counter({ at, value }: { at: string; value: string | undefined }) {
  const shape = useFieldShape(at)
  if (shape?.kind !== 'text') return null
  const count = countCharacters(value ?? '')
  return (
    <span className={count > shape.max ? 'pub-counter pub-counter-over' : 'pub-counter'}>
      {count} / {shape.max}
    </span>
  )
}
