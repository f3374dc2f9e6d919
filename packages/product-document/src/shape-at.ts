import { documentShape } from './document-shape.ts'
import { fieldShape, type Node } from './shape.ts'

/**
 * What may stand at a path such as `specifications[0].name.zh`: its limits, its choices, and whether it may be left out.
 *
 * @param accessType chooses the fields of `access`
 * @returns `null` when a document has no such place
 */
export function shapeAt(path: string, accessType: string): Node | null {
  let node: Node | null = documentShape
  for (const part of path.matchAll(/\[\d+\]|[^.[\]]+/g)) {
    if (node === null) return null
    if (part[0].startsWith('[')) {
      node = node.kind === 'list' ? node.of : null
      continue
    }
    if (node.kind !== 'object' || !Object.hasOwn(node.fields, part[0])) return null
    node = fieldShape(node.fields[part[0]]!, { accessType })
  }
  return node
}
