import { useTranslation } from '../../../i18n/use-translation.ts'
import { Form, redirect, useLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { localeCookie, prefersEnglish } from '../../../locale.ts'
import { paths } from '../../../paths.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Link, useLocalPath, useLocale } from '../../../ui/Link.tsx'
import { countText } from '../../../ui/money.ts'
import { CategoryIcon } from '../../../ui/CategoryIcon.tsx'
import { ProductCard } from '../ProductCard.tsx'
import { RecentlyViewed } from '../RecentlyViewed.tsx'
import { SellerCard } from '../sellers/SellerCard.tsx'
import './home.css'

/**
 * A first visit follows the browser's language. A chosen language decides otherwise, and so does coming from a page
 * of ours: whoever reads Chinese pages with an English browser stays there.
 */
function wantsEnglishHome(request: Request): boolean {
  const { headers } = request
  if (new URL(request.url).pathname !== '/' || !headers.get('accept')?.includes('text/html')) return false
  if (headers.get('sec-fetch-site') === 'same-origin') return false
  if (headers.get('cookie')?.includes(`${localeCookie}=`)) return false
  return prefersEnglish(headers.get('accept-language'))
}

export async function loader(args: LoaderFunctionArgs) {
  if (wantsEnglishHome(args.request)) throw redirect('/en')
  return answerOf(loaderApi(args).catalog.home())
}

const steps = [
  { key: 'choose', icon: 'layers' },
  { key: 'order', icon: 'list' },
  { key: 'pay', icon: 'wallet' },
  { key: 'use', icon: 'bolt' },
] as const

export default function HomePage() {
  const home = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  const locale = useLocale()
  const local = useLocalPath()
  // The picture shows what the shelves below do.
  const inDollars = home.hot.some(({ fromPrice }) => fromPrice?.currency === 'USD')
  const shelves = [
    { key: 'hot', products: home.hot, more: '?sort=sales' },
    { key: 'newest', products: home.newest, more: '?sort=newest' },
    { key: 'trials', products: home.trials, more: '?trial=true' },
  ] as const
  return (
    <>
      <title>{t('home.title')}</title>
      <meta name="description" content={t('home.description')} />
      <section className="hero">
        <div className="hero-inner">
          <div>
            <h1>{t('home.heading')}</h1>
            <p className="hero-lead">{t('home.lead')}</p>
            <search>
              <Form className="hero-search" action={local(paths.products())} method="get">
                <Icon name="search" />
                <input
                  type="search"
                  name="q"
                  maxLength={100}
                  placeholder={t('header.searchPlaceholder')}
                  aria-label={t('header.searchPlaceholder')}
                />
                <button className="button button-primary" type="submit">
                  {t('header.search')}
                </button>
              </Form>
            </search>
            <p className="hero-popular">
              <span>{t('home.popular')}</span>
              {home.categories.slice(0, 5).map((category) => (
                <Link key={category.slug} to={paths.category(category.slug)}>
                  {category.name}
                </Link>
              ))}
            </p>
            <p className="hero-counts">
              {t('home.counts', {
                products: countText(home.counts.products, locale),
                sellers: countText(home.counts.sellers, locale),
              })}
            </p>
          </div>
          <HeroPicture price={inDollars ? '$ 40.00' : '¥ 280.00'} />
        </div>
      </section>

      <div className="page home">
        <section aria-labelledby="home-categories">
          <div className="section-head">
            <h2 id="home-categories">{t('home.categories')}</h2>
          </div>
          <ul className="category-tiles">
            {home.categories.map((category, index) => (
              <li key={category.slug}>
                <Link className="category-tile" to={paths.category(category.slug)}>
                  <span className={`category-tile-icon hue-${index % 5}`}>
                    <CategoryIcon name={category.icon} index={index} />
                  </span>
                  <span>
                    <strong>{category.name}</strong>
                    <span className="muted small">
                      {t('home.products', { count: category.productCount })}
                    </span>
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>

        {shelves.map(({ key, products, more }) =>
          products.length === 0 ? null : (
            <section className="section" key={key} aria-labelledby={`home-${key}`}>
              <div className="section-head">
                <h2 id={`home-${key}`}>{t(`home.${key}`)}</h2>
                <p>{t(`home.${key}Note`)}</p>
                <Link to={paths.products(more)} aria-label={`${t('home.seeAll')}: ${t(`home.${key}`)}`}>
                  {t('home.seeAll')}
                </Link>
              </div>
              <div className="card-grid card-grid-4">
                {products.slice(0, 8).map((product) => (
                  <ProductCard key={product.id} product={product} />
                ))}
              </div>
            </section>
          ),
        )}

        {home.byIndustry.length === 0 ? null : (
          <section className="section" aria-labelledby="home-industries">
            <div className="section-head">
              <h2 id="home-industries">{t('home.industries')}</h2>
              <p>{t('home.industriesNote')}</p>
            </div>
            <div className="industry-grid">
              {home.byIndustry.map(({ industry, products }) => (
                <div className="industry-card" key={industry.slug}>
                  <h3>
                    <Link to={paths.products(`?${new URLSearchParams({ industry: industry.slug })}`)}>
                      {industry.name}
                      <Icon name="chevronRight" size={16} />
                    </Link>
                  </h3>
                  <ul>
                    {products.slice(0, 4).map((product) => (
                      <li key={product.id}>
                        <img src={product.logoUrl} alt="" width={28} height={28} loading="lazy" />
                        <Link to={paths.product(product.slug)}>{product.title}</Link>
                      </li>
                    ))}
                  </ul>
                </div>
              ))}
            </div>
          </section>
        )}

        <RecentlyViewed />

        {home.sellers.length === 0 ? null : (
          <section className="section" aria-labelledby="home-sellers">
            <div className="section-head">
              <h2 id="home-sellers">{t('home.sellers')}</h2>
              <p>{t('home.sellersNote')}</p>
              <Link to={paths.sellers()} aria-label={`${t('home.seeAll')}: ${t('home.sellers')}`}>
                {t('home.seeAll')}
              </Link>
            </div>
            <div className="seller-grid">
              {home.sellers.map((seller) => (
                <SellerCard key={seller.slug} seller={seller} />
              ))}
            </div>
          </section>
        )}

        <section className="section" aria-labelledby="home-how">
          <div className="section-head">
            <h2 id="home-how">{t('home.howTitle')}</h2>
          </div>
          <ol className="steps">
            {steps.map(({ key, icon }, index) => (
              <li key={key}>
                <span className="step-icon">
                  <Icon name={icon} size={22} />
                </span>
                <h3>
                  <span className="step-number">{index + 1}</span> {t(`home.how.${key}.title`)}
                </h3>
                <p>{t(`home.how.${key}.text`)}</p>
              </li>
            ))}
          </ol>
        </section>

        <section className="sell-band">
          <div>
            <h2>{t('home.sellTitle')}</h2>
            <p>{t('home.sellText')}</p>
          </div>
          <Link className="button button-large" to={paths.becomeSeller()}>
            {t('home.sellAction')}
          </Link>
        </section>
      </div>
    </>
  )
}

/** Decoration: a service being chosen, paid and opened. */
function HeroPicture({ price }: { price: string }) {
  return (
    <svg className="hero-picture" viewBox="0 0 420 300" aria-hidden="true" focusable="false">
      <rect x="36" y="34" width="300" height="206" rx="14" fill="#fff" opacity=".97" />
      <rect x="36" y="34" width="300" height="34" rx="14" fill="#eef3ff" />
      <circle cx="56" cy="51" r="5" fill="#b9cbff" />
      <circle cx="72" cy="51" r="5" fill="#b9cbff" />
      <circle cx="88" cy="51" r="5" fill="#b9cbff" />
      <rect x="56" y="86" width="72" height="8" rx="4" fill="#101828" opacity=".8" />
      <rect x="56" y="102" width="120" height="6" rx="3" fill="#98a2b3" opacity=".6" />
      <path
        d="M56 206v-34m26 34v-52m26 52v-42m26 42v-70m26 70v-58"
        stroke="#2457f5"
        strokeWidth="12"
        strokeLinecap="round"
      />
      <path
        d="M200 176c20-6 24-46 46-44s22 30 42 18 12-42 30-50"
        fill="none"
        stroke="#12b76a"
        strokeWidth="5"
        strokeLinecap="round"
      />
      <rect x="198" y="194" width="120" height="6" rx="3" fill="#e4e7ec" />
      <rect x="198" y="208" width="84" height="6" rx="3" fill="#e4e7ec" />
      <g>
        <rect x="252" y="172" width="150" height="96" rx="12" fill="#101828" />
        <rect x="268" y="190" width="56" height="7" rx="3.5" fill="#fff" opacity=".9" />
        <text x="268" y="226" fill="#ffb38a" fontSize="20" fontWeight="700" fontFamily="system-ui">
          {price}
        </text>
        <rect x="268" y="240" width="118" height="14" rx="7" fill="#2457f5" />
      </g>
      <g>
        <circle cx="58" cy="246" r="28" fill="#12b76a" />
        <path
          d="m46 246 9 9 16-18"
          fill="none"
          stroke="#fff"
          strokeWidth="5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </g>
    </svg>
  )
}
