import { documentShape, type ProductDocument } from './document-shape.ts'
import { fieldShape, type Node } from './shape.ts'

/** One changed field; `before` is absent for what is new, `after` for what goes. */
export interface DocumentChange {
  /** With the codes of list items: `specifications[standard].prices[MONTH].unitPrice`. */
  path: string
  before?: unknown
  after?: unknown
}

/** What differs between two canonical documents, field by field, in the order of the schema. */
export function differenceOf(before: ProductDocument, after: ProductDocument): DocumentChange[] {
  const changes: DocumentChange[] = []
  compare(documentShape, before, after, '', changes)
  return changes
}

function compare(
  shape: Node,
  before: unknown,
  after: unknown,
  path: string,
  changes: DocumentChange[],
): void {
  if (before === undefined && after === undefined) return
  if (before === undefined || after === undefined) {
    changes.push({ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) })
    return
  }
  if (shape.kind === 'object') {
    const was = before as Record<string, unknown>
    const is = after as Record<string, unknown>
    for (const [name, field] of Object.entries(shape.fields)) {
      const at = path === '' ? name : `${path}.${name}`
      // The variant of either side: both are of one access type, or the access type is refused anyway.
      const chosen = fieldShape(field, is) ?? field
      // A list left out is an empty one: its items are named one by one.
      const empty = chosen.kind === 'list' && chosen.keyOf ? [] : undefined
      compare(chosen, was[name] ?? empty, is[name] ?? empty, at, changes)
    }
    return
  }
  if (shape.kind === 'list' && shape.keyOf) {
    compareItems(shape.of, itemsByKey(shape.keyOf, before), itemsByKey(shape.keyOf, after), path, changes)
    return
  }
  if (JSON.stringify(before) !== JSON.stringify(after)) changes.push({ path, before, after })
}

function compareItems(
  shape: Node,
  before: Map<string, unknown>,
  after: Map<string, unknown>,
  path: string,
  changes: DocumentChange[],
): void {
  for (const [key, item] of before) compare(shape, item, after.get(key), `${path}[${key}]`, changes)
  for (const [key, item] of after)
    if (!before.has(key)) compare(shape, undefined, item, `${path}[${key}]`, changes)
  const kept = [...before.keys()].filter((key) => after.has(key))
  const order = [...after.keys()].filter((key) => before.has(key))
  if (kept.join('\n') !== order.join('\n')) changes.push({ path, before: kept, after: order })
}

function itemsByKey(keyOf: (item: never) => string, items: unknown): Map<string, unknown> {
  return new Map((items as never[]).map((item) => [keyOf(item), item]))
}
