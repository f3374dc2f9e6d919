import type { ProductApplication } from '@yunshi/api-client'
import { shapeAt } from '@yunshi/product-document'
import type { DocumentProblem, Node, ProductDocument } from '@yunshi/product-document'
import { createContext, use, useSyncExternalStore } from 'react'
import { getAt } from './document-path.ts'
import type { DraftStore } from './draft-store.ts'
import { lockOf } from './locks.ts'
import type { Lock } from './locks.ts'
import type { FieldAttention } from './field-attention.ts'

export type DraftContextValue = {
  store: DraftStore
  attention: FieldAttention
  application: ProductApplication
  listed: ProductDocument | null
  readOnly: boolean
  /** Places that a listing of this product needs, though a draft may leave them out. */
  needed: ReadonlySet<string>
  currency: 'CNY' | 'USD'
}

export const DraftContext = createContext<DraftContextValue | null>(null)

export function useDraft(): DraftContextValue {
  const value = use(DraftContext)
  if (!value) throw new Error('a field stands outside of a draft')
  return value
}

/** The value at a place of the draft, and a way to change it; renders again only when this place changes. */
export function useField<T>(path: string): [T | undefined, (value: T | undefined) => void] {
  const { store } = useDraft()
  const value = useSyncExternalStore(
    store.subscribe,
    () => getAt(store.getSnapshot().document, path) as T | undefined,
    () => undefined,
  )
  return [value, (next) => store.set(path, next)]
}

export function useFieldShape(path: string): Node | null {
  return shapeAt(path, useDraft().application.accessType)
}

/** Why the place cannot change any more; `null` when it can. */
export function useLock(path: string): Lock | null {
  const { store, listed } = useDraft()
  return useSyncExternalStore(
    store.subscribe,
    () => lockOf(path, store.getSnapshot().document, listed),
    () => null,
  )
}

const indexes = new WeakMap<readonly DocumentProblem[], Map<string, DocumentProblem[]>>()
const none: readonly DocumentProblem[] = []

function problemsByPath(problems: readonly DocumentProblem[]): Map<string, DocumentProblem[]> {
  const known = indexes.get(problems)
  if (known) return known
  const made = new Map<string, DocumentProblem[]>()
  for (const problem of problems) {
    const at = made.get(problem.path)
    if (at) at.push(problem)
    else made.set(problem.path, [problem])
  }
  indexes.set(problems, made)
  return made
}

/** Everything that is wrong in the draft now. */
export function useAllProblems(): readonly DocumentProblem[] {
  const { store } = useDraft()
  return useSyncExternalStore(
    store.subscribe,
    () => store.getSnapshot().problems,
    () => none,
  )
}

/**
 * What to show at a field: problems of exactly these places, once the seller has been there or has been told to look. A
 * fresh page is not red.
 */
export function useFieldProblems(paths: readonly string[]): readonly DocumentProblem[] {
  const { attention } = useDraft()
  const index = problemsByPath(useAllProblems())
  useSyncExternalStore(attention.subscribe, attention.getVersion, () => 0)
  return paths.flatMap((path) => {
    const found = index.get(path)
    return found && attention.isShown(path) ? found : []
  })
}

/** What the reviewer said about a place. */
export function useReasons(path: string): readonly ProductApplication['reasons'][number][] {
  const { application, readOnly } = useDraft()
  if (application.state !== 'REJECTED' && !readOnly && application.reasons.length === 0) return []
  return application.reasons.filter((reason) => reason.path === path)
}
