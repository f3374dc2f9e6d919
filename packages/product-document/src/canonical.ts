import { Decimal } from 'decimal.js'
import { documentShape, type DocumentSpecification, type ProductDocument } from './document-shape.ts'
import { fieldShape, type Node } from './shape.ts'
import { combinationsOf } from './sku-combinations.ts'

/**
 * The one form of all documents that mean the same: defaults left out, fields in the order of the schema, prices without
 * trailing zeros, lists without order sorted. A checked document goes in; two products are the same when their canonical
 * documents are.
 */
export function canonicalDocument(document: ProductDocument): ProductDocument {
  const specifications = document.specifications.map(withWrittenSkus)
  return canonical(documentShape, { ...document, specifications }) as ProductDocument
}

/** One price list is `prices` where there is one combination, and `skus` where there are more. */
function withWrittenSkus(spec: DocumentSpecification): DocumentSpecification {
  const { skus = [], prices = [], attributes = [], free = false } = spec
  const matrix = attributes.some((attribute) => attribute.kind === 'enum')
  if (!matrix && skus.length === 1 && !skus[0]!.removed)
    return { ...spec, free: free || (skus[0]!.free ?? false), prices: skus[0]!.prices, skus: [] }
  if (!matrix && skus.length === 0) return spec
  // What costs nothing is said where the price stands.
  const written: NonNullable<DocumentSpecification['skus']> =
    skus.length > 0 ? skus : [...combinationsOf(attributes)].map((values) => ({ attributes: values, prices }))
  return {
    ...spec,
    free: false,
    prices: [],
    skus: written.map((sku) => ({ ...sku, free: free || (sku.free ?? false) })),
  }
}

function canonical(shape: Node, value: unknown): unknown {
  switch (shape.kind) {
    case 'price':
      return new Decimal(value as string).toFixed()
    case 'text':
      return (value as string).replaceAll('\r\n', '\n').normalize('NFC').trim()
    case 'map':
      return Object.fromEntries(Object.entries(value as object).toSorted(([a], [b]) => compare(a, b)))
    case 'list': {
      const items = (value as unknown[]).map((item) => canonical(shape.of, item))
      return shape.unordered && items.length > 1
        ? items.toSorted((a, b) => compare(JSON.stringify(a), JSON.stringify(b)))
        : items
    }
    case 'object': {
      const owner = value as Record<string, unknown>
      const kept = Object.entries(shape.fields).flatMap(([name, field]): [string, unknown][] => {
        const entry = owner[name]
        const chosen = fieldShape(field, owner)
        if (entry === undefined || entry === null || chosen === null) return []
        const made = canonical(chosen, entry)
        const meansNothing =
          isDefault(made, field.default) ||
          (field.optional && chosen.kind === 'object' && Object.keys(made as object).length === 0)
        return meansNothing ? [] : [[name, made]]
      })
      const made = Object.fromEntries(kept)
      // The end of a band follows from the next one.
      if ('from' in made) delete made['to']
      return made
    }
    case 'integer':
    case 'flag':
    case 'choice':
    case 'variant':
      return value
  }
}

/** Defaults are plain values or the empty list. */
function isDefault(value: unknown, fallback: unknown): boolean {
  if (Array.isArray(fallback)) return Array.isArray(value) && value.length === 0
  return fallback !== undefined && value === fallback
}

/** By code units: the same on every machine and in every language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
