import type { CategoryNode } from '@yunshi/api-client'
import { useRef } from 'react'
import { useTranslation } from '../i18n/use-translation.ts'
import { useDismiss } from '../hooks/use-dismiss.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/Icon.tsx'
import { Link } from '../ui/Link.tsx'

/** Both category levels in one panel, reachable by keyboard in reading order (BUY-STORE-01). */
export function CategoryMenu({ categories }: { categories: CategoryNode[] }) {
  const { t } = useTranslation('storefront')
  const ref = useRef<HTMLDetailsElement>(null)
  useDismiss(ref)
  return (
    <details className="category-menu" ref={ref}>
      <summary>
        <Icon name="grid" size={18} />
        <span>{t('header.categories')}</span>
        <Icon name="chevronDown" size={16} />
      </summary>
      <nav className="category-panel" aria-label={t('header.categories')}>
        <ul className="category-columns">
          {categories.map((top) => (
            <li key={top.slug}>
              <Link className="category-top" to={paths.category(top.slug)}>
                {top.name}
              </Link>
              <ul>
                {top.children.map((child) => (
                  <li key={child.slug}>
                    <Link to={paths.category(child.slug)}>
                      {child.name} <span className="muted small">{child.productCount}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  )
}
