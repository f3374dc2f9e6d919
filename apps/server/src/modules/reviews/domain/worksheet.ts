/** What the reviewer has noted so far; kept so that nothing is lost between two visits. */
export interface Worksheet {
  checklist?: Record<string, ChecklistMark>
  reasons?: { code: string; path: string | null; text: string }[]
  remark?: string
}

export const checklistMarks = ['pass', 'fail', 'na'] as const
/** `na`: does not apply to this object. */
export type ChecklistMark = (typeof checklistMarks)[number]

/** Items that keep an approval from being given: those not looked at and those that failed (SELL-PUB-80). */
export function unmetItems(
  items: readonly { key: string }[],
  marks: Readonly<Record<string, ChecklistMark>>,
): string[] {
  return items.filter(({ key }) => marks[key] !== 'pass' && marks[key] !== 'na').map(({ key }) => key)
}
