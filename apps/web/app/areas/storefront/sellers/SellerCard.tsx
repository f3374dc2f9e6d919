import type { SellerCard as Card } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { Link } from '../../../ui/Link.tsx'
import './sellers.css'

/** A seller in a list; the whole card is one link. */
export function SellerCard({ seller, level = 3 }: { seller: Card; level?: 2 | 3 }) {
  const { t } = useTranslation('storefront')
  const Heading = `h${level}` as const
  return (
    <article className="product-card seller-card">
      <img src={seller.logoUrl} alt="" width={48} height={48} loading="lazy" />
      <div>
        <Heading className="product-card-title">
          <Link to={paths.seller(seller.slug)}>{seller.name}</Link>
        </Heading>
        <p className="seller-card-tagline">{seller.tagline}</p>
        <p className="muted small">
          {[seller.city, t('home.products', { count: seller.productCount })].filter(Boolean).join(' · ')}
        </p>
      </div>
    </article>
  )
}
