/** Levels of the tree: menu, filters and addresses of the storefront know two. */
export const CATEGORY_LEVELS = 2

export interface TreeCategory {
  id: string
  parentId: string | null
}

/** Why a category cannot stand under another one. */
export type PlaceProblem = 'UNKNOWN_PARENT' | 'CYCLE' | 'TOO_DEEP'

/**
 * Whether a category may stand under `parentId`; `id` is `null` for a new one.
 *
 * @returns `null` when it may
 */
export function findPlaceProblem(
  tree: readonly TreeCategory[],
  id: string | null,
  parentId: string | null,
): PlaceProblem | null {
  if (parentId === null) return null
  const parents = new Map(tree.map((category) => [category.id, category.parentId]))
  if (!parents.has(parentId)) return 'UNKNOWN_PARENT'
  let above = 0
  for (let at: string | null = parentId; at !== null; at = parents.get(at) ?? null) {
    if (at === id) return 'CYCLE'
    above += 1
    if (above > tree.length) return 'CYCLE'
  }
  return above + heightOf(tree, id) > CATEGORY_LEVELS ? 'TOO_DEEP' : null
}

/** Levels of a category with everything below it; 1 without subcategories. */
function heightOf(tree: readonly TreeCategory[], id: string | null): number {
  if (id === null) return 1
  const below = tree.filter((category) => category.parentId === id)
  return 1 + Math.max(0, ...below.map((category) => heightOf(tree, category.id)))
}
