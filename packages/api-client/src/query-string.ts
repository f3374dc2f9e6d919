export type QueryValue = string | number | boolean | null | undefined | readonly string[]

/**
 * Writes a query string with a leading `?`, or '' when nothing is set. Absent, empty and false values are left
 * out; a list repeats its name.
 */
export function queryString(query: Record<string, QueryValue>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    for (const item of Array.isArray(value) ? value : [value]) params.append(name, String(item))
  }
  const written = params.toString()
  return written === '' ? '' : `?${written}`
}
