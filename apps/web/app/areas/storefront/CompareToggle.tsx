import type { ProductCard } from '@yunshi/api-client'
import { useState } from 'react'
import { useHydrated } from '../../hooks/use-hydrated.ts'
import { useTranslation } from '../../i18n/use-translation.ts'
import { comparedMax, comparedProducts, rememberedOf } from '../../layouts/product-memory.ts'
import { Icon } from '../../ui/Icon.tsx'

/** Puts a product into the comparison or takes it out. Needs the page's script, and shows only with it. */
export function CompareToggle({ product }: { product: Pick<ProductCard, 'slug' | 'title' | 'logoUrl'> }) {
  const { t } = useTranslation('storefront')
  const [full, setFull] = useState(false)
  const chosen = comparedProducts.useItems().some(({ slug }) => slug === product.slug)
  const hydrated = useHydrated()
  const toggle = () => {
    if (chosen) comparedProducts.remove(product.slug)
    else setFull(!comparedProducts.append(rememberedOf(product)))
  }
  return (
    <button
      type="button"
      className="compare-toggle"
      aria-pressed={chosen}
      onClick={toggle}
      onBlur={() => setFull(false)}
      // Kept in place without the script, so that nothing moves when it arrives.
      style={hydrated ? undefined : { visibility: 'hidden' }}
    >
      <Icon name={chosen ? 'check' : 'plus'} size={14} />
      <span aria-live="polite">
        {full ? t('compare.full', { max: comparedMax }) : chosen ? t('compare.added') : t('compare.add')}
      </span>
      <span className="visually-hidden">{product.title}</span>
    </button>
  )
}
