import type { ProductCard } from '@yunshi/api-client'
import { createStoredList } from '../hooks/stored-list.ts'

/** As much of a product as a small picture link needs. */
export type RememberedProduct = { slug: string; title: string; logoUrl: string }

export const comparedMax = 4

const isRemembered = (value: unknown): value is RememberedProduct => {
  const item = value as Partial<Record<keyof RememberedProduct, unknown>> | null
  return (
    typeof item === 'object' &&
    typeof item?.slug === 'string' &&
    typeof item.title === 'string' &&
    typeof item.logoUrl === 'string' &&
    // Pictures come from here; a foreign address in storage would be loaded with every page.
    item.logoUrl.startsWith('/media/')
  )
}
const keyOf = (item: RememberedProduct) => item.slug

/** Products chosen for comparison. */
export const comparedProducts = createStoredList<RememberedProduct>({
  storageKey: 'yunshi.compared',
  max: comparedMax,
  keyOf,
  isItem: isRemembered,
})

/** Products whose pages were opened in this browser. */
export const viewedProducts = createStoredList<RememberedProduct>({
  storageKey: 'yunshi.viewed',
  max: 12,
  keyOf,
  isItem: isRemembered,
})

export function rememberedOf({ slug, title, logoUrl }: Pick<ProductCard, 'slug' | 'title' | 'logoUrl'>) {
  return { slug, title, logoUrl }
}
