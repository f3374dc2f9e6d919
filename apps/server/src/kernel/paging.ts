import { DomainError } from './errors.ts'

export interface Page<T> {
  items: T[]
  /** Opaque; `null` on the last page. */
  nextCursor: string | null
}

/** A cursor is the sort key of the last row shown: an instant and an id, both part of a unique order. */
export interface CursorKey {
  at: Date
  id: string
}

export function encodeCursor(key: CursorKey): string {
  return Buffer.from(`${key.at.toISOString()} ${key.id}`).toString('base64url')
}

/** @throws validation `BAD_CURSOR` when the text was not made by `encodeCursor` */
export function decodeCursor(text: string): CursorKey {
  const [at = '', id = ''] = Buffer.from(text, 'base64url').toString('utf8').split(' ')
  const date = new Date(at)
  if (!id || Number.isNaN(date.getTime())) throw new DomainError('validation', 'BAD_CURSOR')
  return { at: date, id }
}

/** Cuts the page from `limit + 1` rows in sort order. */
export function cutPage<T>(rows: T[], limit: number, keyOf: (row: T) => CursorKey): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last)) : null }
}
