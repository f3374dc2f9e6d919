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
import { Link, useLocalPath } from '../../../ui/Link.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Breadcrumb } from '../Breadcrumb.tsx'
import { JsonLd } from '../JsonLd.tsx'
import { ProductView, SellerContact } from './ProductView.tsx'
import { SelectionPanel } from './SelectionPanel.tsx'
import { chooseSelection, quoteRequestOf, readWish } from './selection.ts'

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

export default function ProductPage() {
  const { product, selection, quote } = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const onSale = product.state === 'ON_SALE'
  // That it is not opened online is said in its own words below.
  const refusal = product.eligibility?.code === 'ELIG_DELIVERY' ? null : product.eligibility
  useEffect(() => viewedProducts.put(rememberedOf(product)), [product])
  return (
    <div className="page product-page">
      <title>{`${product.details.seo?.title ?? t('product.titleTag', { title: product.title, seller: product.seller.name })} · ${tc('brand')}`}</title>
      <meta name="description" content={product.details.seo?.description ?? product.brief} />
      {product.details.seo?.keywords ? <meta name="keywords" content={product.details.seo.keywords} /> : null}
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
      <ProductView
        product={product}
        panel={
          !onSale ? (
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
              {refusal ? (
                <Notice tone="warning" title={refusal.title}>
                  <p>{refusal.detail}</p>
                </Notice>
              ) : product.accessType === 'CONSULTING' ? (
                <Notice tone="info" title={t('product.consulting')}>
                  <p>{t('product.consultingNote')}</p>
                </Notice>
              ) : (
                <Notice tone="info" title={tc('chargeMode.ON_DEMAND')}>
                  <p>{product.notOrderableReason ?? t('product.onDemandNote')}</p>
                </Notice>
              )}
              <SellerContact product={product} />
            </div>
          )
        }
      />
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
