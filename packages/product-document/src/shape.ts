import type { LocalizedText } from './vocabulary.ts'

/**
 * The form of a product document as values: one description is read by the check, by the canonical form, by the
 * comparison of two documents and by the description of the API, so that they cannot disagree.
 */
interface Common {
  /** Rule of the specification that a violation names. */
  rule: string
  /** What a document means that leaves the field out; the canonical form leaves it out too. */
  default?: unknown
  optional?: true
}

export interface TextNode extends Common {
  kind: 'text'
  /** In characters, as people count them. */
  max: number
  pattern?: RegExp
  /** What the pattern asks for. */
  form?: LocalizedText
}

export interface ListNode extends Common {
  kind: 'list'
  of: Shape
  min: number
  max: number
  /** Names an item, so that a comparison finds the same item again; without it a list is compared as a whole. */
  keyOf?: (item: never) => string
  /** The order says nothing. */
  unordered?: true
}

export interface ObjectNode extends Common {
  kind: 'object'
  fields: Record<string, Shape>
}

/** One of several objects, chosen by the value of a field beside it. */
interface VariantNode extends Common {
  kind: 'variant'
  by: string
  variants: Record<string, Shape>
}

export type Node =
  | TextNode
  | (Common & { kind: 'integer'; min: number; max: number })
  /** Decimal text, major units, at most 15 digits of which three after the point. */
  | (Common & { kind: 'price' })
  | (Common & { kind: 'flag' })
  | (Common & { kind: 'choice'; values: readonly string[] })
  | (Common & { kind: 'map'; max: number })
  | ListNode
  | ObjectNode
  | VariantNode

/** @template T the value that fits */
export type Shape<T = unknown> = Node & { readonly fits?: (value: T) => void }
export type ValueOf<S> = S extends { readonly fits?: (value: infer T) => void } ? T : never

interface OptionalShape {
  optional: true
}
type Fields = Record<string, Shape<never>>
type Flat<T> = { [K in keyof T]: T[K] }
type ObjectOf<F> = Flat<
  { [K in keyof F as F[K] extends OptionalShape ? never : K]: ValueOf<F[K]> } & {
    [K in keyof F as F[K] extends OptionalShape ? K : never]?: ValueOf<F[K]>
  }
>

export const text = (
  rule: string,
  max: number,
  form?: { pattern: RegExp; zh: string; en: string },
): Shape<string> => ({
  kind: 'text',
  rule,
  max,
  ...(form && { pattern: form.pattern, form: { zh: form.zh, en: form.en } }),
})
export const integer = (rule: string, min: number, max: number): Shape<number> => ({
  kind: 'integer',
  rule,
  min,
  max,
})
export const price = (rule: string): Shape<string> => ({ kind: 'price', rule })
export const flag = (rule: string): Shape<boolean> => ({ kind: 'flag', rule })
export const choice = <const V extends readonly string[]>(rule: string, values: V): Shape<V[number]> => ({
  kind: 'choice',
  rule,
  values,
})
export const map = (rule: string, max: number): Shape<Record<string, string>> => ({ kind: 'map', rule, max })

export const list = <S extends Shape<never>>(
  rule: string,
  of: S,
  options: { min?: number; max: number; keyOf?: (item: ValueOf<S>) => string; unordered?: true },
): Shape<ValueOf<S>[]> =>
  ({ kind: 'list', rule, of, min: options.min ?? 0, ...options }) as unknown as Shape<ValueOf<S>[]>

export const object = <F extends Fields>(rule: string, fields: F): Shape<ObjectOf<F>> =>
  ({ kind: 'object', rule, fields }) as unknown as Shape<ObjectOf<F>>

export const variant = <V extends Record<string, Shape<never>>>(
  rule: string,
  by: string,
  variants: V,
): Shape<ValueOf<V[keyof V]>> =>
  ({ kind: 'variant', rule, by, variants }) as unknown as Shape<ValueOf<V[keyof V]>>

/** A field that may be left out; `fallback` is what that means, where it means something. */
export const optional = <T>(shape: Shape<T>, fallback?: NoInfer<T>): Shape<T> & OptionalShape => ({
  ...shape,
  optional: true,
  ...(fallback !== undefined && { default: fallback }),
})

/** A text in both languages. */
export const localized = (rule: string, max: number): Shape<LocalizedText> =>
  object(rule, { zh: text(rule, max), en: text(rule, max) })

/** The shape of an object's field, with the variant chosen. */
export function fieldShape(node: Node, owner: Record<string, unknown>): Shape | null {
  if (node.kind !== 'variant') return node
  const chosen = owner[node.by]
  return typeof chosen === 'string' && Object.hasOwn(node.variants, chosen) ? node.variants[chosen]! : null
}

/** The same as JSON Schema, for the description of the API. */
export function toJsonSchema(shape: Node): Record<string, unknown> {
  const description = shape.kind === 'text' && shape.form ? `${shape.rule}: ${shape.form.en}` : shape.rule
  switch (shape.kind) {
    case 'text':
      return {
        type: 'string',
        description,
        minLength: 1,
        maxLength: shape.max,
        ...(shape.pattern && { pattern: shape.pattern.source }),
      }
    case 'integer':
      return { type: 'integer', description, minimum: shape.min, maximum: shape.max }
    case 'price':
      return {
        type: 'string',
        description: `${description}: decimal text, major units`,
        pattern: '^[0-9]{1,12}(\\.[0-9]{1,3})?$',
      }
    case 'flag':
      return { type: 'boolean', description }
    case 'choice':
      return { type: 'string', description, enum: [...shape.values] }
    case 'map':
      return { type: 'object', description, additionalProperties: { type: 'string' } }
    case 'list':
      return {
        type: 'array',
        description,
        items: toJsonSchema(shape.of),
        minItems: shape.min,
        maxItems: shape.max,
      }
    case 'object': {
      const required = Object.entries(shape.fields).flatMap(([name, field]) => (field.optional ? [] : [name]))
      return {
        type: 'object',
        description,
        properties: Object.fromEntries(
          Object.entries(shape.fields).map(([name, field]) => [
            name,
            {
              ...toJsonSchema(field),
              ...(field.default !== undefined && { default: field.default }),
            },
          ]),
        ),
        ...(required.length > 0 && { required }),
        additionalProperties: false,
      }
    }
    case 'variant':
      return {
        description,
        anyOf: Object.values(shape.variants).map((variantShape) => toJsonSchema(variantShape)),
      }
  }
}
