import type { FieldProblem } from '../../../kernel/errors.ts'
import { armRegions } from './asset-options.ts'
import type { AssetCategory, AssetField } from './asset-fields.ts'

/** Values by the keys of the category's fields; what is not filled in yet is absent. */
export type AssetContent = Record<string, unknown>

export interface AssetReference {
  assetId: string
  version: string
}

const ID = /^[A-Za-z0-9_]{1,64}$/

/**
 * Reads what a form sent. Empty values count as not filled in, and surrounding spaces go.
 *
 * @returns the content, and a problem for every value that is not of its field's kind
 */
export function readContent(
  fields: readonly AssetField[],
  given: Record<string, unknown>,
  at = 'content',
): { content: AssetContent; problems: FieldProblem[] } {
  const content: AssetContent = {}
  const problems: FieldProblem[] = []
  const known = new Map(fields.map((field) => [field.key, field]))
  for (const [key, value] of Object.entries(given)) {
    const field = known.get(key)
    const path = `${at}.${key}`
    if (!field) {
      problems.push({ path, message: 'unknown' })
      continue
    }
    const trimmed = typeof value === 'string' ? value.trim() : value
    if (trimmed === null || trimmed === '' || (Array.isArray(trimmed) && trimmed.length === 0)) continue
    const read = readValue(field, trimmed, path)
    if ('value' in read) content[key] = read.value
    else problems.push(...read.problems)
  }
  return { content, problems }
}

type Read = { value: unknown } | { problems: FieldProblem[] }

function readValue(field: AssetField, value: unknown, path: string): Read {
  const bad = (message: string): Read => ({ problems: [{ path, message }] })
  switch (field.kind) {
    case 'text':
    case 'prose':
      if (typeof value !== 'string') return bad('invalid')
      if (value.length > field.max) return bad('too_long')
      return field.kind === 'text' && field.pattern && !field.pattern.test(value) ? bad('invalid') : { value }
    case 'choice':
      return field.options.some((option) => option.value === value) ? { value } : bad('unknown')
    case 'choices':
      return Array.isArray(value) &&
        new Set(value).size === value.length &&
        value.every((item) => field.options.some((option) => option.value === item))
        ? { value }
        : bad('unknown')
    case 'integer':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return bad('integer')
      return value < field.min || value > field.max ? bad('out_of_range') : { value }
    case 'statement':
      return typeof value === 'boolean' ? { value } : bad('invalid')
    case 'file':
    case 'endpoint':
      return typeof value === 'string' && ID.test(value) ? { value } : bad('invalid')
    case 'domains':
      return Array.isArray(value) &&
        value.length <= field.max &&
        new Set(value).size === value.length &&
        value.every((item) => typeof item === 'string' && ID.test(item))
        ? { value }
        : bad('invalid')
    case 'asset':
      return isReference(value)
        ? { value: { assetId: value.assetId, version: value.version } }
        : bad('invalid')
    case 'rows':
      return readRows(field, value, path)
  }
}

function readRows(field: AssetField & { kind: 'rows' }, value: unknown, path: string): Read {
  if (!Array.isArray(value) || value.length > field.max) return { problems: [{ path, message: 'invalid' }] }
  const rows: AssetContent[] = []
  const problems: FieldProblem[] = []
  for (const [index, row] of value.entries()) {
    const at = `${path}[${index}]`
    if (typeof row !== 'object' || row === null) problems.push({ path: at, message: 'invalid' })
    else {
      const read = readContent(field.columns, row as Record<string, unknown>, at)
      rows.push(read.content)
      problems.push(...read.problems)
    }
  }
  return problems.length > 0 ? { problems } : { value: rows }
}

function isReference(value: unknown): value is AssetReference {
  if (typeof value !== 'object' || value === null) return false
  const { assetId, version } = value as Record<string, unknown>
  return (
    typeof assetId === 'string' && ID.test(assetId) && typeof version === 'string' && version.length <= 50
  )
}

/** What is missing or does not fit together before a version can be submitted. */
export function contentProblems(
  category: AssetCategory,
  fields: readonly AssetField[],
  content: AssetContent,
): FieldProblem[] {
  const missing = fields.flatMap((field) => missingIn(field, content[field.key], `content.${field.key}`))
  if (missing.length > 0 || category !== 'IMAGE') return missing
  return imageProblems(content)
}

function missingIn(field: AssetField, value: unknown, path: string): FieldProblem[] {
  if (value === undefined) return field.required ? [{ path, message: 'required' }] : []
  if (field.kind === 'statement') return value === true ? [] : [{ path, message: 'required' }]
  if (field.kind !== 'rows') return []
  // Rows were read before.
  return (value as AssetContent[]).flatMap((row, index) =>
    field.columns.flatMap((column) => missingIn(column, row[column.key], `${path}[${index}].${column.key}`)),
  )
}

/** SELL-AST-07, 08, 09: one image a region, memory that makes sense, and where images for Arm may be. */
function imageProblems(content: AssetContent): FieldProblem[] {
  const problems: FieldProblem[] = []
  const regions = (content['regionImages'] as { region: string }[]).map(({ region }) => region)
  regions.forEach((region, index) => {
    const path = `content.regionImages[${index}].region`
    if (regions.indexOf(region) !== index) problems.push({ path, message: 'repeated' })
    if (content['architecture'] === 'arm' && !armRegions.includes(region))
      problems.push({ path, message: 'arm_region' })
  })
  const maxRam = content['maxRamGb']
  if (typeof maxRam === 'number' && maxRam < (content['minRamGb'] as number))
    problems.push({ path: 'content.maxRamGb', message: 'out_of_range' })
  return problems
}

/** Files that a content refers to, with the field of each. */
export function filesIn(
  fields: readonly AssetField[],
  content: AssetContent,
): { id: string; field: string; purpose: 'package' | 'evidence' }[] {
  return fields.flatMap((field) => {
    const value = content[field.key]
    return field.kind === 'file' && typeof value === 'string'
      ? [{ id: value, field: `content.${field.key}`, purpose: field.purpose }]
      : []
  })
}
