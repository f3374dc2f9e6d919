/** Fields of two drafts that differ, one level deep and into specifications; enough to recognize a version by. */
export function changedFields(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((name) => {
    const was = before[name]
    const is = after[name]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    if (name !== 'specifications' || !Array.isArray(was) || !Array.isArray(is)) return [name]
    const length = Math.max(was.length, is.length)
    return Array.from({ length }, (_, i) => i).flatMap((i) =>
      JSON.stringify(was[i]) === JSON.stringify(is[i]) ? [] : [`${name}[${i}]`],
    )
  })
}
