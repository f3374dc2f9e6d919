import { useLoaderData, useSearchParams } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { ProductCard } from '../ProductCard.tsx'
import { Pagination } from '../search/Pagination.tsx'
import { productQuery, readFilters, writeFilters } from '../search/filters.ts'
import '../search/search.css'
import { ShopView } from './ShopView.tsx'

const pageSize = 24

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['slug'] ?? ''
  const filters = readFilters(new URL(args.request.url).searchParams)
  const api = loaderApi(args)
  const [seller, products] = await Promise.all([
    answerOf(api.catalog.seller(slug)),
    answerOf(api.catalog.products({ ...productQuery(filters, pageSize), seller: slug })),
  ])
  return { seller, products }
}

export default function SellerPage() {
  const { seller, products } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const filters = readFilters(params)
  return (
    <>
      <title>{`${seller.name} · ${tc('brand')}`}</title>
      <meta
        name="description"
        content={t('sellers.description2', { name: seller.name, tagline: seller.tagline })}
      />
      {/* Further pages are for those who look through the products. */}
      <ShopView seller={seller} isFirstPage={products.page === 1}>
        <section aria-labelledby="shop-products">
          <div className="section-head">
            <h2 id="shop-products">{t('sellers.allProducts')}</h2>
            <p>{t('list.found', { count: products.total.count })}</p>
          </div>
          {products.items.length === 0 ? (
            <div className="empty">
              <Icon name="store" size={36} />
              <h2>{t('sellers.noProducts')}</h2>
            </div>
          ) : (
            <div className="card-grid listing-cards">
              {products.items.map((product) => (
                <ProductCard key={product.id} product={product} />
              ))}
            </div>
          )}
          <Pagination
            page={products.page}
            pageCount={products.pageCount}
            to={(page) => `${paths.seller(seller.slug)}${writeFilters({ ...filters, page })}`}
          />
        </section>
      </ShopView>
    </>
  )
}
