import type { SellerShop } from '@yunshi/api-client'
import type { ReactNode } from 'react'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { paths } from '../../../paths.ts'
import { timeText } from '../../../ui/date-time.ts'
import { Html } from '../../../ui/Html.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Link, useLocale } from '../../../ui/Link.tsx'
import { ProductCard } from '../ProductCard.tsx'
import './sellers.css'

/** A shop: its head, what its seller furnished it with, and what it sells. */
export function ShopView({
  seller,
  isFirstPage = true,
  children,
}: {
  seller: SellerShop
  isFirstPage?: boolean
  children?: ReactNode
}) {
  const { t } = useTranslation('storefront')
  const locale = useLocale()
  const facts = [
    seller.city,
    seller.foundedYear ? t('sellers.founded', { year: seller.foundedYear }) : null,
    t('sellers.joined', { date: timeText(seller.joinedAt, locale, 'date') }),
  ]
  const decoration = isFirstPage ? seller.decoration : null
  return (
    <>
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
        <div className="shop-parts">
          {decoration ? <Decoration seller={seller} decoration={decoration} /> : null}
          {children}
        </div>
        <aside>
          <div className="panel">
            <h2>{t('sellers.intro')}</h2>
            <Html className="prose" html={seller.introductionHtml} />
          </div>
          <Contact seller={seller} />
          {decoration && decoration.news.length > 0 ? (
            <section className="panel" aria-labelledby="shop-news">
              <h2 id="shop-news">{t('sellers.news')}</h2>
              <ul className="shop-news">
                {decoration.news.map(({ date, title, text }) => (
                  <li key={`${date} ${title}`}>
                    <p className="muted small">
                      <time dateTime={date}>{date}</time>
                    </p>
                    <h3>{title}</h3>
                    <p>{text}</p>
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </aside>
      </div>
    </>
  )
}

function Decoration({
  seller,
  decoration,
}: {
  seller: SellerShop
  decoration: NonNullable<SellerShop['decoration']>
}) {
  const { t } = useTranslation('storefront')
  const { brand, storyHtml, storyPictures, slides, featured, cases } = decoration
  return (
    <>
      {slides.length > 0 ? (
        // Scrolled by touch, wheel or arrow keys; nothing moves by itself.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reachable by keyboard
        <section className="shop-slides" aria-label={t('sellers.slides')} tabIndex={0}>
          {slides.map(({ pictureUrl, title, productSlug }) => (
            <figure key={`${pictureUrl} ${title}`} className="shop-slide">
              <img src={pictureUrl} alt="" width={780} height={440} />
              <figcaption>
                <span>{title}</span>
                {productSlug ? (
                  <Link to={paths.product(productSlug)} aria-label={`${t('sellers.seeProduct')} · ${title}`}>
                    {t('sellers.seeProduct')}
                  </Link>
                ) : null}
              </figcaption>
            </figure>
          ))}
        </section>
      ) : null}
      {brand || storyHtml ? (
        <section className="shop-brand" aria-label={t('sellers.story')}>
          {brand?.kind === 'PICTURE' ? <img src={brand.url} alt="" width={780} height={440} /> : null}
          {brand?.kind === 'VIDEO' ? (
            // oxlint-disable-next-line jsx-a11y/media-has-caption -- sellers hand in one file; captions are burnt in
            <video
              src={brand.url}
              controls
              preload="metadata"
              aria-label={t('sellers.film', { name: seller.name })}
            />
          ) : null}
          {storyHtml ? (
            <div>
              <h2>{t('sellers.story')}</h2>
              <Html className="prose" html={storyHtml} />
            </div>
          ) : null}
        </section>
      ) : null}
      {storyPictures.length > 0 ? (
        <div className="shop-story-pictures">
          {storyPictures.map((url) => (
            <img key={url} src={url} alt="" loading="lazy" />
          ))}
        </div>
      ) : null}
      {featured.length > 0 ? (
        <section aria-labelledby="shop-featured">
          <div className="section-head">
            <h2 id="shop-featured">{t('sellers.featured')}</h2>
          </div>
          <div className="card-grid listing-cards">
            {featured.map((product) => (
              <ProductCard key={product.id} product={product} />
            ))}
          </div>
        </section>
      ) : null}
      {cases.length > 0 ? (
        <section aria-labelledby="shop-cases">
          <div className="section-head">
            <h2 id="shop-cases">{t('sellers.cases')}</h2>
          </div>
          <ul className="shop-cases">
            {cases.map(({ customer, text, pictureUrl }) => (
              <li key={customer} className="panel">
                {pictureUrl ? <img src={pictureUrl} alt="" width={780} height={440} loading="lazy" /> : null}
                <h3>{customer}</h3>
                <p>{text}</p>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function Contact({ seller }: { seller: SellerShop }) {
  const { t } = useTranslation('storefront')
  return (
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
  )
}
