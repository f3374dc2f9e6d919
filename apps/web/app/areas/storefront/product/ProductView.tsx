import type { Product } from '@yunshi/api-client'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { Html } from '../../../ui/Html.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Rating } from '../../../ui/Rating.tsx'
import { CompareToggle } from '../CompareToggle.tsx'
import { ProductCard } from '../ProductCard.tsx'
import { RecentlyViewed } from '../RecentlyViewed.tsx'
import { ShareButton } from '../ShareButton.tsx'
import { Gallery } from './Gallery.tsx'
import { MeteringTables } from './MeteringTables.tsx'
import { PriceTable } from './PriceTable.tsx'
import './product.css'

const sections = ['description', 'prices', 'cases', 'guide', 'support', 'related'] as const

type Props = {
  product: Product
  /** Choosing and buying, or what stands in its place. */
  panel: ReactNode
  /** Not listed yet: what leads to a listed product is left out. */
  preview?: boolean
}

/** Everything a product page says about its product; the page and its preview differ in the panel. */
export function ProductView({ product, panel, preview = false }: Props) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const onSale = product.state === 'ON_SALE'
  // Who cannot buy this one is helped by others first, and by its description afterwards.
  const replaced = (!onSale || product.eligibility?.code === 'ELIG_REGION') && product.related.length > 0
  const shown = sections.filter(
    (section) =>
      (section !== 'related' || (!replaced && product.related.length > 0)) &&
      (section !== 'cases' || product.details.cases.length > 0) &&
      (section !== 'prices' || product.specifications.length > 0),
  )
  const pictures = product.gallery.length > 0 ? product.gallery : [product.coverUrl]
  return (
    <div className="product-layout">
      <div className="product-main">
        <header className="product-head">
          <img src={product.logoUrl} alt="" width={72} height={72} />
          <div>
            <h1 className="page-title">{product.title}</h1>
            <p className="product-brief">{product.brief}</p>
            <p className="product-meta">
              <Rating score={product.score} count={product.reviewCount} />
              <span className="muted small">{t('card.sold', { count: product.salesCount })}</span>
              <span className="tag tag-info">{tc(`accessType.${product.accessType}`)}</span>
              {product.salesClass === 'general' ? null : (
                <span className="tag">{tc(`salesClass.${product.salesClass}`)}</span>
              )}
              {product.tags.map((tag) => (
                <Link className="tag" key={tag} to={paths.products(`?${new URLSearchParams({ tag })}`)}>
                  {tag}
                </Link>
              ))}
            </p>
            {preview ? null : (
              <p className="product-tools">
                <CompareToggle product={product} />
                <ShareButton title={product.title} path={paths.product(product.slug)} />
              </p>
            )}
          </div>
        </header>
        <Gallery key={product.slug} pictures={pictures} title={product.title} />
        {product.highlights.length > 0 ? (
          <ul className="highlights" aria-label={t('product.highlights')}>
            {product.highlights.map((highlight) => (
              <li key={highlight}>
                <Icon name="check" size={18} />
                {highlight}
              </li>
            ))}
          </ul>
        ) : null}
        <Facts product={product} />
      </div>

      <div className="product-side">{panel}</div>

      <div className="product-sections">
        {replaced ? (
          <section className="alternatives" aria-labelledby="alternatives-title">
            <h2 id="alternatives-title" className="related-title">
              {onSale ? t('product.alternativesInRegion') : t('product.alternatives')}
            </h2>
            <div className="card-grid">
              {product.related.slice(0, 3).map((related) => (
                <ProductCard key={related.id} product={related} />
              ))}
            </div>
          </section>
        ) : null}
        <nav className="section-nav" aria-label={t('product.sections')}>
          {shown.map((section) => (
            <a key={section} href={`#${section}`}>
              {t(`product.${section}`)}
            </a>
          ))}
        </nav>
        <section id="description" className="panel" aria-labelledby="description-title">
          <h2 id="description-title">{t('product.description')}</h2>
          <Html className="prose" html={product.descriptionHtml} />
          {product.descriptionPictures.map((picture, index) => (
            <img
              key={picture}
              className="description-picture"
              src={picture}
              alt={t('product.descriptionPicture', { title: product.title, n: index + 1 })}
              loading="lazy"
            />
          ))}
          {product.videos.map((video) => (
            // oxlint-disable-next-line jsx-a11y/media-has-caption -- sellers upload no captions
            <video key={video} className="description-picture" src={video} controls preload="metadata" />
          ))}
        </section>
        {shown.includes('prices') ? (
          <section id="prices" className="panel" aria-labelledby="prices-title">
            <h2 id="prices-title">{t('product.prices')}</h2>
            {product.specifications.some((spec) => spec.skus.some((sku) => sku.prices.length > 0)) ? (
              <PriceTable specifications={product.specifications} />
            ) : null}
            <MeteringTables specifications={product.specifications} />
          </section>
        ) : null}
        {shown.includes('cases') ? (
          <section id="cases" className="panel" aria-labelledby="cases-title">
            <h2 id="cases-title">{t('product.cases')}</h2>
            <div className="cases">
              {product.details.cases.map(({ title, text }) => (
                <article key={title}>
                  <h3>{title}</h3>
                  <p>{text}</p>
                </article>
              ))}
            </div>
          </section>
        ) : null}
        <section id="guide" className="panel" aria-labelledby="guide-title">
          <h2 id="guide-title">{t('product.guide')}</h2>
          {product.usageGuideHtml ? (
            <Html className="prose" html={product.usageGuideHtml} />
          ) : (
            <p className="muted">{t('product.noGuide')}</p>
          )}
          <FileLine url={product.details.usageGuideUrl} label={t('product.guideFile')} />
        </section>
        <section id="support" className="panel" aria-labelledby="support-title">
          <h2 id="support-title">{t('product.support')}</h2>
          <SellerContact product={product} />
          {product.details.support ? (
            <p className="support-content">{product.details.support.content}</p>
          ) : null}
          <FileLine url={product.details.agreementUrl} label={t('product.agreementFile')} />
          <p className="muted small support-note">{t('product.supportAgreement')}</p>
        </section>
        {shown.includes('related') ? (
          <section id="related" aria-labelledby="related-title">
            <h2 id="related-title" className="related-title">
              {t('product.related')}
            </h2>
            <div className="card-grid">
              {product.related.slice(0, 6).map((related) => (
                <ProductCard key={related.id} product={related} />
              ))}
            </div>
          </section>
        ) : null}
        {preview ? null : <RecentlyViewed except={product.slug} />}
      </div>
    </div>
  )
}

function Facts({ product }: { product: Product }) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  return (
    <dl className="facts">
      <div>
        <dt>{t('product.seller')}</dt>
        <dd>
          <Link to={paths.seller(product.seller.slug)}>{product.seller.name}</Link>
        </dd>
      </div>
      <div>
        <dt>{t('product.delivery')}</dt>
        <dd>{tc(`accessType.${product.accessType}`)}</dd>
      </div>
      {product.deliverySlaDays || product.orderable ? (
        <div>
          <dt>{t('product.sla')}</dt>
          <dd>
            {product.deliverySlaDays
              ? t('product.slaDays', { count: product.deliverySlaDays })
              : t('product.slaInstant')}
          </dd>
        </div>
      ) : null}
      <div>
        <dt>{t('product.regions')}</dt>
        <dd>{product.regionNames.length > 0 ? product.regionNames.join(' · ') : t('product.regionsAll')}</dd>
      </div>
      {product.details.version ? (
        <div>
          <dt>{t('product.version')}</dt>
          <dd>{product.details.version}</dd>
        </div>
      ) : null}
      {product.details.facts.filter(isShortFact).map(({ key, value }) => (
        <div key={key}>
          <dt>{t(`product.facts.${key as 'minimum'}`)}</dt>
          <dd>{factText(t, key, value)}</dd>
        </div>
      ))}
      {product.details.facts
        .filter((fact) => !isShortFact(fact))
        .map(({ key, value }) => (
          <div key={key} className="facts-wide facts-text">
            <dt>{t(`product.facts.${key as 'minimum'}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      {product.supervised ? (
        <div className="facts-wide">
          <dt>
            <Icon name="shield" size={18} />
          </dt>
          <dd>{t('product.supervised')}</dd>
        </div>
      ) : null}
    </dl>
  )
}

/** Facts of a line stand in columns; longer ones on their own. */
const isShortFact = ({ value }: { value: string }) => value.length <= 60

/** Codes of the schema as words; everything else as it is. */
function factText(
  t: ReturnType<typeof useTranslation<'storefront'>>['t'],
  key: string,
  value: string,
): string {
  const say = (code: string) =>
    Object.hasOwn(factCodes, code) ? t(`product.factValues.${code as keyof typeof factCodes}`) : code
  const days = key === 'averageDeliveryDays' || key === 'warrantyMonths' || key === 'responseHours'
  return days
    ? t(`product.factUnits.${key}`, { count: Number(value) })
    : value.split(', ').map(say).join(' · ')
}

const factCodes = {
  mobilePhone: true,
  email: true,
  userId: true,
  userName: true,
  PACKAGE: true,
  IMAGE: true,
  NONE: true,
  standard: true,
  website: true,
  general: true,
  joint: true,
  APIG: true,
  AGENTS: true,
  TOKENS: true,
  CALLS: true,
  MODELARTS: true,
  HOLOSENS: true,
  TIME: true,
  COMPUTE_NODES: true,
} as const

function FileLine({ url, label }: { url: string | null; label: string }) {
  return url === null ? null : (
    <p className="file-line">
      <a href={url} target="_blank" rel="noreferrer">
        {label}
      </a>
    </p>
  )
}

/** Who helps after the purchase, and how to reach them: of the product where it says so, else of its seller. */
export function SellerContact({ product: { seller: shop, details } }: { product: Product }) {
  const { t } = useTranslation('storefront')
  const { support } = details
  const seller = support
    ? { ...shop, supportHours: support.hours, supportPhone: support.hotline, supportEmail: support.email }
    : shop
  return (
    <div className="seller-contact">
      <img src={seller.logoUrl} alt="" width={48} height={48} loading="lazy" />
      <dl className="facts">
        <div>
          <dt>{t('product.supportService')}</dt>
          <dd>
            <Link to={paths.seller(seller.slug)}>{seller.name}</Link>
          </dd>
        </div>
        {seller.supportHours ? (
          <div>
            <dt>{t('product.supportHours')}</dt>
            <dd>{seller.supportHours}</dd>
          </div>
        ) : null}
        {seller.supportPhone ? (
          <div>
            <dt>{t('product.supportPhone')}</dt>
            <dd>
              <a href={`tel:${seller.supportPhone}`}>{seller.supportPhone}</a>
            </dd>
          </div>
        ) : null}
        {seller.supportEmail ? (
          <div>
            <dt>{t('product.supportEmail')}</dt>
            <dd>
              <a href={`mailto:${seller.supportEmail}`}>{seller.supportEmail}</a>
            </dd>
          </div>
        ) : null}
      </dl>
    </div>
  )
}
