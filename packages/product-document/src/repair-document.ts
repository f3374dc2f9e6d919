import { documentShape, type ProductDocument } from './document-shape.ts'
import { joinPath, type DocumentProblem } from './problem.ts'
import { fieldShape, type Node } from './shape.ts'

/**
 * A document of the right form from one that is not, so that rules between fields can be asked about the parts that are
 * right. Whatever the form refused is replaced by something harmless; what rules say about those parts means nothing.
 * `null` means the same as a field left out, and is left out here.
 *
 * @param refused what the form says about `value`
 */
export function repairDocument(
  value: unknown,
  refused: readonly DocumentProblem[],
): { document: ProductDocument; isReplaced: (path: string) => boolean } {
  const refusedPaths = new Set(refused.map(({ path }) => path))
  const replaced = new Set<string>()
  let names = 0
  /** Differs from everything a person can write, and from every other. */
  const name = () => `\0${names++}`

  function repair(shape: Node, entry: unknown, path: string): unknown {
    const isRefused = refusedPaths.has(path)
    switch (shape.kind) {
      case 'list': {
        if (!Array.isArray(entry) || (isRefused && entry.length > shape.max)) return harmless(shape, path)
        return entry.map((item, i) => repair(shape.of, item, joinPath(path, i)))
      }
      case 'object': {
        const owner =
          typeof entry === 'object' && entry !== null && !Array.isArray(entry)
            ? (entry as Record<string, unknown>)
            : {}
        if (owner !== entry) replaced.add(path)
        const made: Record<string, unknown> = {}
        for (const [field, fieldNode] of Object.entries(shape.fields)) {
          const inner = owner[field]
          const at = joinPath(path, field)
          if ((inner === undefined || inner === null) && fieldNode.optional) continue
          const chosen = fieldShape(fieldNode, owner)
          if (chosen) made[field] = repair(chosen, inner, at)
        }
        return made
      }
      case 'text':
      case 'integer':
      case 'price':
      case 'flag':
      case 'choice':
      case 'map':
      case 'variant':
        return isRefused || entry === undefined || entry === null ? harmless(shape, path) : entry
    }
  }

  function harmless(shape: Node, path: string): unknown {
    replaced.add(path)
    switch (shape.kind) {
      case 'text':
        return name()
      case 'integer':
        return shape.min
      case 'price':
        return '1'
      case 'flag':
        return false
      case 'choice':
        return shape.values[0]
      case 'list':
        return []
      case 'map':
      case 'object':
      case 'variant':
        return {}
    }
  }

  const document = repair(documentShape, value, '') as ProductDocument
  // A band whose beginning is unknown says nothing about its neighbours.
  for (const path of replaced) {
    const bands = /^(.*\.bands)\[\d+\]\.(?:from|to)$/.exec(path)
    if (bands) replaced.add(bands[1]!)
  }
  const isReplaced = (path: string) => {
    for (
      let end = path.length;
      end > 0;
      end = Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1))
    )
      if (replaced.has(path.slice(0, end))) return true
    return replaced.has('')
  }
  return { document, isReplaced }
}
