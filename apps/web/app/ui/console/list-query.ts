/** Filters of a list as the URL holds them; a filter that is not set is absent. */
export type ListFilters = Record<string, string>

const cursorName = 'cursor'

/** Reads the named filters and the cursor of a list from its URL. */
export function readListQuery(params: URLSearchParams, names: string[]) {
  const filters: ListFilters = {}
  for (const name of names) {
    const value = params.get(name)?.trim()
    if (value) filters[name] = value
  }
  return { filters, cursor: params.get(cursorName) ?? undefined }
}

/**
 * The URL with some filters changed ('' removes one). The cursor goes, since it belongs to the old filters; other
 * parameters, an open tab for example, stay.
 */
export function withFilters(params: URLSearchParams, changes: ListFilters): URLSearchParams {
  const next = new URLSearchParams(params)
  for (const [name, value] of Object.entries(changes)) {
    if (value.trim() === '') next.delete(name)
    else next.set(name, value.trim())
  }
  next.delete(cursorName)
  return next
}

/** The URL of another page of the list; undefined is the first. */
export function withCursor(params: URLSearchParams, cursor: string | undefined): URLSearchParams {
  const next = new URLSearchParams(params)
  if (cursor === undefined) next.delete(cursorName)
  else next.set(cursorName, cursor)
  return next
}
