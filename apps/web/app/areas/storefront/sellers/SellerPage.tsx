import { useTranslation } from '../../../i18n/use-translation.ts'
import { useLoaderData, useSearchParams } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { paths } from '../../../paths.ts'
import { timeText } from '../../../ui/date-time.ts'
import { Html } from '../../../ui/Html.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useLocale } from '../../../ui/Link.tsx'
import { ProductCard } from '../ProductCard.tsx'
import { Pagination } from '../search/Pagination.tsx'
import { productQuery, readFilters, writeFilters } from '../search/filters.ts'
import '../search/search.css'
import './sellers.css'

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
  const locale = useLocale()
  const filters = readFilters(params)
  const facts = [
    seller.city,
    seller.foundedYear ? t('sellers.founded', { year: seller.foundedYear }) : null,
    t('sellers.joined', { date: timeText(seller.joinedAt, locale, 'date') }),
  ]
  return (
    <>
      <title>{`${seller.name} · ${tc('brand')}`}</title>
      <meta
        name="description"
        content={t('sellers.description2', { name: seller.name, tagline: seller.tagline })}
      />
      {seller.bannerUrl ? (
        <img className="shop-banner" src={seller.bannerUrl} alt="" width={1440} height={200} />
      ) : (
        <div className="shop-banner" />
      )}
      <div className="shop-head">
        <img src={seller.logoUrl} alt="" width={96} height={96} />
        <div>
          <h1 className="page-title">{seller.name}</h1>
          <p>{seller.tagline}</p>
          <p className="shop-facts">{facts.map((fact) => (fact ? <span key={fact}>{fact}</span> : null))}</p>
        </div>
      </div>
      <div className="page shop-layout">
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
        <aside>
          <div className="panel">
            <h2>{t('sellers.intro')}</h2>
            <Html className="prose" html={seller.introductionHtml} />
          </div>
          <div className="panel">
            <h2>{t('sellers.contact')}</h2>
            <ul className="contact-list">
              {seller.supportPhone ? (
                <li>
                  <Icon name="phone" size={18} />
                  <a href={`tel:${seller.supportPhone}`}>{seller.supportPhone}</a>
                </li>
              ) : null}
              {seller.supportEmail ? (
                <li>
                  <Icon name="mail" size={18} />
                  <a href={`mailto:${seller.supportEmail}`}>{seller.supportEmail}</a>
                </li>
              ) : null}
              {seller.supportHours ? (
                <li>
                  <Icon name="clock" size={18} />
                  {seller.supportHours}
                </li>
              ) : null}
            </ul>
          </div>
        </aside>
      </div>
    </>
  )
}
