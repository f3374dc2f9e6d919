import { useLocation } from 'react-router'
import { useTranslation } from '../i18n/use-translation.ts'
import { plainPath } from '../locale.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/Icon.tsx'
import { Link } from '../ui/Link.tsx'
import { comparedMax, comparedProducts } from './product-memory.ts'
import './compare.css'

/** What is chosen for comparison, at the foot of the storefront's pages; nothing while nothing is chosen. */
export function CompareBar() {
  const { t } = useTranslation('storefront')
  const products = comparedProducts.useItems()
  const path = plainPath(useLocation().pathname)
  const shown =
    products.length > 0 && (path === paths.products() || /^\/(products|categories|sellers)\//.test(path))
  if (!shown) return null
  return (
    <section className="compare-bar" aria-label={t('compare.bar')}>
      <div className="compare-bar-row">
        <ul>
          {products.map(({ slug, title, logoUrl }) => (
            <li key={slug}>
              <img src={logoUrl} alt="" width={28} height={28} />
              <span>{title}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={t('compare.remove', { title })}
                onClick={() => comparedProducts.remove(slug)}
              >
                <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ul>
        <output className="muted small">
          {products.length < 2
            ? t('compare.oneMore')
            : t('compare.chosen', { count: products.length, max: comparedMax })}
        </output>
        <button type="button" className="button button-text" onClick={() => comparedProducts.clear()}>
          {t('compare.clear')}
        </button>
        {products.length < 2 ? null : (
          <Link className="button button-primary" to={paths.compare(products.map(({ slug }) => slug))}>
            {t('compare.open')}
          </Link>
        )}
      </div>
    </section>
  )
}
