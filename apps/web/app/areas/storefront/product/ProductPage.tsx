import { useEffect } from 'react'
import type { Product } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { data, useLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { useBaseUrl } from '../../../api/session.ts'
import { rememberedOf, viewedProducts } from '../../../layouts/product-memory.ts'
import { paths } from '../../../paths.ts'
import { FromPrice } from '../../../ui/FromPrice.tsx'
import { Html } from '../../../ui/Html.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Link, useLocalPath } from '../../../ui/Link.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Rating } from '../../../ui/Rating.tsx'
import { Breadcrumb } from '../Breadcrumb.tsx'
import { CompareToggle } from '../CompareToggle.tsx'
import { JsonLd } from '../JsonLd.tsx'
import { ProductCard } from '../ProductCard.tsx'
import { RecentlyViewed } from '../RecentlyViewed.tsx'
import { ShareButton } from '../ShareButton.tsx'
import { Gallery } from './Gallery.tsx'
import { PriceTable } from './PriceTable.tsx'
import { SelectionPanel } from './SelectionPanel.tsx'
import { chooseSelection, quoteRequestOf, readWish } from './selection.ts'
import './product.css'

export async function loader(args: LoaderFunctionArgs) {
  const wish = readWish(new URL(args.request.url).searchParams)
  const api = loaderApi(args)
  const product = await answerOf(api.catalog.product(args.params['slug'] ?? '', wish.specCode))
  const selection = product.state === 'ON_SALE' ? chooseSelection(product.specifications, wish) : null
  const request = selection && quoteRequestOf(product.slug, product.specifications, selection)
  // The page is worth showing without a total; the panel then asks for it again in the browser.
  const quote = request ? await api.catalog.quote(request).catch(() => null) : null
  // People still read what it was; search engines forget it, for good or until it comes back.
  const status = product.removal === 'final' ? 410 : product.removal === 'temporary' ? 404 : 200
  return data({ product, selection, quote }, { status })
}

const sections = ['description', 'prices', 'guide', 'support', 'related'] as const

export default function ProductPage() {
  const { product, selection, quote } = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const onSale = product.state === 'ON_SALE'
  useEffect(() => viewedProducts.put(rememberedOf(product)), [product])
  // Who cannot buy this one is helped by others first, and by its description afterwards.
  const replaced = (!onSale || product.eligibility?.code === 'ELIG_REGION') && product.related.length > 0
  const shown = sections.filter(
    (section) => section !== 'related' || (!replaced && product.related.length > 0),
  )
  const pictures = product.gallery.length > 0 ? product.gallery : [product.coverUrl]
  return (
    <div className="page product-page">
      <title>{`${t('product.titleTag', { title: product.title, seller: product.seller.name })} · ${tc('brand')}`}</title>
      <meta name="description" content={product.brief} />
      {onSale ? <ProductJsonLd product={product} /> : null}
      {onSale && product.publicSale ? null : <meta name="robots" content="noindex" />}
      <Breadcrumb
        steps={[
          { label: tc('brand'), to: paths.home() },
          ...(product.category.parent
            ? [{ label: product.category.parent.name, to: paths.category(product.category.parent.slug) }]
            : []),
          { label: product.category.name, to: paths.category(product.category.slug) },
          { label: product.title },
        ]}
      />
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
              <p className="product-tools">
                <CompareToggle product={product} />
                <ShareButton title={product.title} path={paths.product(product.slug)} />
              </p>
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

        <div className="product-side">
          {!onSale ? (
            <div className="panel selection">
              <Notice
                tone="warning"
                title={product.removal === 'temporary' ? t('product.suspended') : t('product.offShelf')}
              >
                <p>
                  {product.removal === 'temporary' ? t('product.suspendedText') : t('product.offShelfText')}
                </p>
              </Notice>
              <Link className="button button-block" to={paths.category(product.category.slug)}>
                {t('product.findSimilar')}
              </Link>
              <Link className="button button-block button-text" to={paths.buyerInstances()}>
                {t('product.toServices')}
              </Link>
            </div>
          ) : selection ? (
            <SelectionPanel key={product.slug} product={product} initial={selection} firstQuote={quote} />
          ) : (
            <div className="panel selection">
              <FromPrice product={product} />
              <Notice tone="info" title={tc('chargeMode.ON_DEMAND')}>
                <p>{product.notOrderableReason ?? t('product.onDemandNote')}</p>
              </Notice>
              <SellerContact product={product} />
            </div>
          )}
        </div>

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
          </section>
          <section id="prices" className="panel" aria-labelledby="prices-title">
            <h2 id="prices-title">{t('product.prices')}</h2>
            <PriceTable specifications={product.specifications} />
          </section>
          <section id="guide" className="panel" aria-labelledby="guide-title">
            <h2 id="guide-title">{t('product.guide')}</h2>
            {product.usageGuideHtml ? (
              <Html className="prose" html={product.usageGuideHtml} />
            ) : (
              <p className="muted">{t('product.noGuide')}</p>
            )}
          </section>
          <section id="support" className="panel" aria-labelledby="support-title">
            <h2 id="support-title">{t('product.support')}</h2>
            <SellerContact product={product} />
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
          <RecentlyViewed except={product.slug} />
        </div>
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

function SellerContact({ product: { seller } }: { product: Product }) {
  const { t } = useTranslation('storefront')
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

/** The product and its offers for search engines. */
function ProductJsonLd({ product }: { product: Product }) {
  const baseUrl = useBaseUrl()
  const local = useLocalPath()
  const url = `${baseUrl}${local(paths.product(product.slug))}`
  const seller = {
    '@type': 'Organization',
    name: product.seller.name,
    url: `${baseUrl}${local(paths.seller(product.seller.slug))}`,
  }
  const offer = {
    url,
    seller,
    // What cannot be ordered here is sold by its seller directly.
    availability: product.orderable ? 'https://schema.org/InStock' : 'https://schema.org/LimitedAvailability',
    ...(product.regionNames.length > 0 ? { areaServed: product.salesRegions } : {}),
  }
  const prices = product.specifications
    .flatMap((spec) => spec.skus.flatMap((sku) => sku.prices))
    .map(({ unitPrice }) => unitPrice)
    .toSorted((a, b) => Number(a) - Number(b))
  const price = product.fromPrice
  return (
    <JsonLd
      value={{
        '@type': 'Product',
        '@id': `${url}#product`,
        url,
        name: product.title,
        description: product.brief,
        sku: product.id,
        category: product.category.name,
        image: product.gallery.map((picture) => new URL(picture, baseUrl).href),
        brand: { '@type': 'Brand', name: product.seller.name },
        ...(product.score !== null && product.reviewCount > 0
          ? {
              aggregateRating: {
                '@type': 'AggregateRating',
                ratingValue: product.score,
                bestRating: 5,
                reviewCount: product.reviewCount,
              },
            }
          : {}),
        ...(price
          ? {
              offers:
                prices.length > 1
                  ? {
                      '@type': 'AggregateOffer',
                      lowPrice: price.amount,
                      highPrice: prices.at(-1),
                      offerCount: prices.length,
                      priceCurrency: price.currency,
                      ...offer,
                    }
                  : { '@type': 'Offer', price: price.amount, priceCurrency: price.currency, ...offer },
            }
          : {}),
      }}
    />
  )
}
