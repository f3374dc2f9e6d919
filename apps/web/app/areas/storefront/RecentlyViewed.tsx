import { useTranslation } from '../../i18n/use-translation.ts'
import { viewedProducts } from '../../layouts/product-memory.ts'
import { paths } from '../../paths.ts'
import { Link } from '../../ui/Link.tsx'

/** Products whose pages this browser has opened; nothing before the first one. Known to nobody else. */
export function RecentlyViewed({ except }: { except?: string }) {
  const { t } = useTranslation('storefront')
  const products = viewedProducts.useItems().filter(({ slug }) => slug !== except)
  if (products.length === 0) return null
  return (
    <section className="section viewed" aria-labelledby="viewed-title">
      <div className="section-head">
        <h2 id="viewed-title">{t('viewed.title')}</h2>
        <p>{t('viewed.note')}</p>
        <button type="button" className="button button-text" onClick={() => viewedProducts.clear()}>
          {t('viewed.clear')}
        </button>
      </div>
      <ul>
        {products.slice(0, 6).map(({ slug, title, logoUrl }) => (
          <li key={slug}>
            <Link to={paths.product(slug)}>
              <img src={logoUrl} alt="" width={40} height={40} loading="lazy" />
              <span>{title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
