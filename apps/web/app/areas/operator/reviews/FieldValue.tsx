import type { ReviewField } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { FileLink } from '../../../ui/console/FileLink.tsx'
import { listDifference, textDifference } from './text-difference.ts'
import type { TextPart } from './text-difference.ts'

const UPLOAD = /^(upl_[0-9A-Z]{26})(?:\.[A-Za-z0-9.]+)?$/

/** One value of a reviewed object, as its kind reads best. */
export function FieldValue({ kind, value }: { kind: ReviewField['kind']; value: unknown }) {
  const { t } = useTranslation('reviews')
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className="muted">{t('absent')}</span>
  switch (kind) {
    case 'flag':
      return <>{value === true ? t('yes') : t('no')}</>
    case 'picture':
    case 'file':
      return (
        <ul className="review-files">
          {(Array.isArray(value) ? value : [value]).map((file) => (
            <li key={String(file)}>
              <FileOrAddress name={String(file)} />
            </li>
          ))}
        </ul>
      )
    case 'list':
      return (
        <ul className="review-list">
          {asLines(value).map((line, index) => (
            <li key={`${index}:${line}`}>{line}</li>
          ))}
        </ul>
      )
    case 'data':
      return (
        <ul className="review-list">
          {asEntries(value).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )
    case 'prose':
      return <p className="review-prose">{asText(value)}</p>
    case 'text':
      return <>{asText(value)}</>
  }
}

/** Both sides in one text, what went struck through and what came underlined. */
export function FieldDifference({ field }: { field: ReviewField }) {
  const { kind, before, after } = field
  if (kind === 'list') return <Parts parts={listDifference(asLines(before), asLines(after))} lines />
  if (kind === 'data') return <Parts parts={listDifference(asEntries(before), asEntries(after))} lines />
  return (
    <p className="review-prose">
      <Parts parts={textDifference(asText(before), asText(after))} />
    </p>
  )
}

/** Kinds that are read as one text with marks; others stand side by side. */
export const isReadAsOne = (kind: ReviewField['kind']): boolean =>
  kind === 'prose' || kind === 'list' || kind === 'data'

function Parts({ parts, lines = false }: { parts: TextPart[]; lines?: boolean }) {
  const marked = parts.map(({ text, kind }, index) => {
    const content =
      kind === 'added' ? <ins>{text}</ins> : kind === 'removed' ? <del>{text}</del> : <span>{text}</span>
    return lines ? <li key={index}>{content}</li> : <span key={index}>{content}</span>
  })
  return lines ? <ul className="review-list">{marked}</ul> : <>{marked}</>
}

function FileOrAddress({ name }: { name: string }) {
  const id = UPLOAD.exec(name)?.[1]
  return id ? <FileLink id={id} /> : <span className="mono">{name}</span>
}

function asText(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** An object as lines, each with the way to its value: `hours.en: 9–18`. */
function asEntries(value: unknown, path = ''): string[] {
  if (value === undefined || value === null) return []
  if (typeof value !== 'object') return [path === '' ? asText(value) : `${path}: ${asText(value)}`]
  return Object.entries(value).flatMap(([name, inner]) =>
    asEntries(inner, path === '' ? name : `${path}.${name}`),
  )
}

const asLines = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(asText) : value === undefined || value === null ? [] : [asText(value)]
