import type { ProductCard as Card, ProductHit } from '@yunshi/api-client'
import { useTranslation } from '../../i18n/use-translation.ts'
import { paths } from '../../paths.ts'
import { FromPrice } from '../../ui/FromPrice.tsx'
import { Link } from '../../ui/Link.tsx'
import { Rating } from '../../ui/Rating.tsx'
import { CompareToggle } from './CompareToggle.tsx'
import { Marked } from './Marked.tsx'

/** A product in a list; the whole card is one link. */
export function ProductCard({ product, level = 3 }: { product: Card | ProductHit; level?: 2 | 3 }) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const marks = 'marks' in product ? product.marks : null
  const Heading = `h${level}` as const
  return (
    <article className="product-card">
      <div className="product-card-head">
        <img src={product.logoUrl} alt="" width={48} height={48} loading="lazy" />
        <div>
          <Heading className="product-card-title">
            <Link to={paths.product(product.slug)}>
              <Marked text={product.title} marks={marks?.title} />
            </Link>
          </Heading>
          <p className="product-card-seller">
            <Marked text={product.seller.name} marks={marks?.seller} />
          </p>
        </div>
        <CompareToggle product={product} />
      </div>
      <p className="product-card-brief">
        <Marked text={product.brief} marks={marks?.brief} />
      </p>
      <p className="product-card-tags">
        <span className="tag tag-info">{tc(`accessType.${product.accessType}`)}</span>
        {product.trialDays ? (
          <span className="tag tag-success">{t('card.trial', { count: product.trialDays })}</span>
        ) : null}
        {product.tags.slice(0, 3).map((tag) => (
          <span className="tag" key={tag}>
            {tag}
          </span>
        ))}
      </p>
      <div className="product-card-foot">
        <FromPrice product={product} />
        <Rating score={product.score} count={product.reviewCount} />
      </div>
    </article>
  )
}

/** Placeholder of the same size while a list loads. */
export function ProductCardSkeleton() {
  return (
    <div className="product-card skeleton-card" aria-hidden="true">
      <div className="product-card-head">
        <span className="skeleton" style={{ width: 48, height: 48 }} />
        <span className="skeleton" style={{ flex: 1, height: 20 }} />
      </div>
      <span className="skeleton" style={{ height: 44 }} />
      <span className="skeleton" style={{ height: 22, width: '60%' }} />
      <span className="skeleton" style={{ height: 28, width: '40%' }} />
    </div>
  )
}
