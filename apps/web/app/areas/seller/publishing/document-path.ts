/** Places in a product document, written like `specifications[0].name.zh`. */

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json }
export type Part = string | number

export function partsOf(path: string): Part[] {
  return Array.from(path.matchAll(/\[(\d+)\]|[^.[\]]+/g), (part) =>
    part[1] === undefined ? part[0] : Number(part[1]),
  )
}

export function getAt(document: unknown, path: string): unknown {
  let value = document
  for (const part of partsOf(path)) {
    if (typeof value !== 'object' || value === null) return undefined
    value = (value as Record<Part, unknown>)[part]
  }
  return value
}

/**
 * The document with another value at a place; everything beside the way there stays the same object. `undefined` and an
 * empty text remove a field, and an object that loses its last field goes too, so that what was emptied counts as missing
 * and not as wrong. Items of lists stay where they are.
 */
export function setAt<T>(document: T, path: string, value: unknown): T {
  return (put(document, partsOf(path), value) ?? {}) as T
}

function put(owner: unknown, [part, ...rest]: Part[], value: unknown): unknown {
  if (part === undefined) return value === '' ? undefined : value
  if (typeof part === 'number') {
    const items = Array.isArray(owner) ? [...(owner as unknown[])] : []
    items[part] = put(items[part], rest, value) ?? {}
    return items
  }
  const fields: Record<string, unknown> =
    typeof owner === 'object' && owner !== null && !Array.isArray(owner) ? { ...owner } : {}
  const made = put(fields[part], rest, value)
  if (made === undefined) delete fields[part]
  else fields[part] = made
  return Object.keys(fields).length === 0 ? undefined : fields
}

/** Whether `path` is `owner` or something in it. */
export function isWithin(path: string, owner: string): boolean {
  return path === owner || path.startsWith(`${owner}.`) || path.startsWith(`${owner}[`)
}
