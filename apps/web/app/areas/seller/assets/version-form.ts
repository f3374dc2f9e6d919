import type { AssetContent, AssetVersion, CriterionAnswer } from '@yunshi/api-client'
import { fieldPath } from '../../../ui/console/form-errors.ts'
import type { FieldPath } from '../../../ui/console/form-errors.ts'

/** What the form holds: a criterion without a mark is not answered yet. */
export type VersionValues = {
  content: AssetContent
  checklist: Record<string, Partial<CriterionAnswer> | undefined>
}

export function valuesOf(version: AssetVersion): VersionValues {
  return { content: version.content, checklist: version.checklist }
}

/** What is sent: only answered criteria, and no empty values. */
export function bodyOf(values: Partial<VersionValues>): {
  content: AssetContent
  checklist: Record<string, CriterionAnswer>
} {
  const checklist: Record<string, CriterionAnswer> = {}
  for (const [key, answer] of Object.entries(values.checklist ?? {})) {
    if (!answer?.mark) continue
    checklist[key] = { mark: answer.mark, note: answer.note?.trim() ?? '', evidence: answer.evidence ?? null }
  }
  return { content: withoutEmpty(values.content ?? {}), checklist }
}

function withoutEmpty(content: AssetContent): AssetContent {
  const filled = Object.entries(content).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(
    filled.map(([key, value]) => [
      key,
      Array.isArray(value)
        ? value.map((row: unknown) =>
            typeof row === 'object' && row !== null ? withoutEmpty(row as AssetContent) : row,
          )
        : value,
    ]),
  )
}

/** Where in the form a problem of the server belongs: `content.rows[0].port` → `['content', 'rows', 0, 'port']`. */
export function fieldOf(path: string): FieldPath {
  const parts = fieldPath(path)
  const [first, key] = parts
  // A criterion is marked where it is answered.
  return first === 'checklist' && parts.length === 2 && key !== undefined ? ['checklist', key, 'mark'] : parts
}

/** How many of the criteria are answered, with what shows it. */
export function countAnswered(
  keys: readonly string[],
  checklist: VersionValues['checklist'] | undefined,
): number {
  return keys.filter((key) => {
    const answer = checklist?.[key]
    if (!answer?.mark) return false
    return Boolean(answer.note?.trim()) || (answer.mark === 'YES' && Boolean(answer.evidence))
  }).length
}
