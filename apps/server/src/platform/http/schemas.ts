import { Type, type TSchema } from 'typebox'
import { DomainError } from '../../kernel/errors.ts'

/** Shapes that all modules share at the edge. */
export const MoneySchema = Type.Object({
  amount: Type.String({ description: 'Major units with two decimals, e.g. "1280.00".' }),
  currency: Type.String(),
})

export const InstantSchema = Type.String({ description: 'ISO 8601, UTC.' })

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A union of string literals. */
export const oneOf = <const T extends readonly string[]>(values: T, description?: string) =>
  Type.Unsafe<T[number]>({ type: 'string', enum: [...values], ...(description && { description }) })

export const pageOf = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), nextCursor: nullable(Type.String()) })

/** Query of a cursor-paged list. Query strings are text, so the limit is a pattern. */
export const pageQuery = {
  cursor: Type.Optional(Type.String({ maxLength: 400 })),
  limit: Type.Optional(Type.String({ pattern: '^(?:[1-9][0-9]?|100)$', description: '1–100, default 20.' })),
}

export function limitOf(query: { limit?: string }): number {
  return query.limit === undefined ? 20 : Number(query.limit)
}

/**
 * An instant of a query: a date (its start, or its end for the end of a range) or an ISO instant, UTC.
 *
 * @throws validation with the field's name when there is no such day
 */
export function instantOf(text: string, field: string, bound: 'start' | 'end' = 'start'): Date {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const at = new Date(day ? `${text}T${bound === 'end' ? '23:59:59.999' : '00:00:00.000'}Z` : text)
  if (Number.isNaN(at.getTime()))
    throw new DomainError('validation', 'VALIDATION_FAILED', { fields: [{ path: field, message: 'date' }] })
  return at
}

export const EmptySchema = Type.Null({ description: 'No content' })
