/** Headers as a server gives them: a `Headers` object, or a plain object with names in any case. */
export type HeadersOnWire =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

/** Reads a header; empty when absent. A repeated header counts as absent, since its readers might disagree. */
export function headerOf(headers: HeadersOnWire, name: string): string {
  if (isGetter(headers)) return (headers.get(name) ?? '').trim()
  const wanted = name.toLowerCase()
  const found = Object.keys(headers).filter((key) => key.toLowerCase() === wanted)
  const value = found.length === 1 ? headers[found[0]!] : undefined
  if (typeof value === 'string') return value.trim()
  return value?.length === 1 ? value[0]!.trim() : ''
}

function isGetter(headers: HeadersOnWire): headers is { get(name: string): string | null } {
  return typeof headers['get'] === 'function'
}
