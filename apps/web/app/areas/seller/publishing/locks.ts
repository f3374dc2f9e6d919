import type { DocumentSpecification, PriceMode, ProductDocument } from '@yunshi/product-document'
import { partsOf } from './document-path.ts'
import type { DraftDocument } from './draft-store.ts'

/**
 * Why a field of a listed product cannot change (SELL-PUB-102). The form says it before anybody types;
 * `findForbiddenChanges` decides in the browser, and the server once more.
 */
export type Lock = 'supervised' | 'credential' | 'trial' | 'step' | 'package' | 'removed' | 'mode'

type Coded = { code?: string; removed?: boolean }

const listOf = (owner: unknown, name: string): Coded[] => {
  const items = (owner as Record<string, unknown> | undefined)?.[name]
  return Array.isArray(items) ? (items as Coded[]) : []
}

/** The listed item with the same code as the draft's item at a place; codes are what listed things are known by. */
function listedItem(draft: unknown, listed: unknown, name: string, index: number): Coded | undefined {
  const code = listOf(draft, name)[index]?.code
  return code === undefined ? undefined : listOf(listed, name).find((item) => item.code === code)
}

/** The listed specification that stands at a place of the draft. */
export function listedSpecification(
  draft: DraftDocument,
  listed: ProductDocument | null,
  index: number,
): DocumentSpecification | undefined {
  return listedItem(draft, listed, 'specifications', index) as DocumentSpecification | undefined
}

const PACKAGE_FIXED = ['contents', 'period', 'periodCounts', 'reset']

/**
 * @param listed document of the listed product; `null` while the product was never listed
 * @returns `null` for what may change
 */
export function lockOf(path: string, draft: DraftDocument, listed: ProductDocument | null): Lock | null {
  if (listed === null) return null
  const { accessType } = listed
  if (accessType === 'SAAS') {
    if (path === 'supervised') return 'supervised'
    const credential = (listed.access as { credential?: string } | undefined)?.credential
    if (path === 'access.credential' && credential !== undefined) return 'credential'
  }
  const [first, index, field, inner, last] = partsOf(path)
  if (first !== 'specifications' || typeof index !== 'number') return null
  const spec = listedItem(draft, listed, 'specifications', index)
  if (!spec) return null
  if (spec.removed) return 'removed'
  if (field === 'trial') return accessType === 'SAAS' ? 'trial' : null
  if (typeof inner !== 'number' || typeof last !== 'string') return null
  const mine = listOf(draft, 'specifications')[index]
  if (field === 'attributes')
    return last === 'step' && listedItem(mine, spec, 'attributes', inner) ? 'step' : null
  if (field === 'packages' && (accessType === 'API' || accessType === 'SAAS')) {
    const fixed = [...PACKAGE_FIXED, accessType === 'API' ? 'name' : 'price']
    return fixed.includes(last) && listedItem(mine, spec, 'packages', inner) ? 'package' : null
  }
  return null
}

/** How a listed specification is charged. */
export function listedModes(spec: DocumentSpecification): PriceMode[] {
  const lists = [spec.prices ?? [], ...(spec.skus ?? []).map((sku) => sku.prices)]
  const modes = new Set<PriceMode>(lists.flatMap((list) => list.map(({ mode }) => mode)))
  if (spec.billingItems?.length) modes.add('ON_DEMAND')
  return [...modes]
}

const isPeriod = (mode: PriceMode) => mode === 'MONTH' || mode === 'YEAR'

/** Whether a billing mode of a listed specification has to stay as it is: month joins year and year joins month, no more. */
export function isModeLocked(spec: DocumentSpecification, accessType: string, mode: PriceMode): boolean {
  const modes = listedModes(spec)
  if (modes.includes(mode)) return true
  return accessType === 'API' || !isPeriod(mode) || !modes.some(isPeriod)
}
