import type { Product } from '@yunshi/api-client'
import { ApiProblem } from '@yunshi/api-client'
import { useEffect } from 'react'
import { useLoaderData, useSearchParams } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { comparedProducts } from '../../../layouts/product-memory.ts'
import { paths } from '../../../paths.ts'
import { FromPrice } from '../../../ui/FromPrice.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Link, useGo } from '../../../ui/Link.tsx'
import { Breadcrumb } from '../Breadcrumb.tsx'
import { ShareButton } from '../ShareButton.tsx'
import { chargeModesOf, markDifferences, readCompared } from './comparison.ts'
import './compare-page.css'

export async function loader(args: LoaderFunctionArgs) {
  const slugs = readCompared(new URL(args.request.url).searchParams)
  const api = loaderApi(args)
  // A product that is gone leaves the others comparable.
  const found = await Promise.all(
    slugs.map((slug) =>
      answerOf(
        api.catalog.product(slug).catch((error: unknown) => {
          if (error instanceof ApiProblem && error.status === 404) return null
          throw error
        }),
      ),
    ),
  )
  const products = found.filter((product) => product !== null)
  return { products, missing: slugs.filter((slug) => !products.some((product) => product.slug === slug)) }
}

export default function ComparePage() {
  const { products, missing } = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const [params] = useSearchParams()
  const go = useGo()
  const named = params.has('p')
  // An address without products shows what this browser has collected.
  useEffect(() => {
    const collected = comparedProducts.read().map(({ slug }) => slug)
    if (!named && collected.length > 0) go(paths.compare(collected), { replace: true })
  }, [named, go])
  const onlyDifferences = params.get('differences') === 'only'
  const slugs = products.map(({ slug }) => slug)
  const rows = useRows(products).filter((row) => row.differs || !onlyDifferences)
  const withView = (path: string, only: boolean) => (only ? `${path}&differences=only` : path)
  return (
    <div className="page">
      <title>{`${t('compare.title')} · ${tc('brand')}`}</title>
      <meta name="robots" content="noindex" />
      <Breadcrumb steps={[{ label: tc('brand'), to: paths.home() }, { label: t('compare.title') }]} />
      <div className="compare-head">
        <h1 className="page-title">{t('compare.title')}</h1>
        {products.length > 0 ? <ShareButton title={t('compare.title')} path={paths.compare(slugs)} /> : null}
      </div>
      {missing.length > 0 ? <p className="muted">{t('compare.missing', { count: missing.length })}</p> : null}
      {products.length === 0 ? (
        <div className="empty">
          <Icon name="layers" size={36} />
          <h2>{t('compare.emptyTitle')}</h2>
          <p className="muted">{t('compare.emptyText')}</p>
          <Link className="button button-primary" to={paths.products()}>
            {t('compare.browse')}
          </Link>
        </div>
      ) : (
        <>
          <p className="compare-view">
            <Link
              className="chip"
              to={withView(paths.compare(slugs), !onlyDifferences)}
              aria-current={onlyDifferences ? 'true' : undefined}
              preventScrollReset
            >
              {onlyDifferences ? t('compare.showAll') : t('compare.onlyDifferences')}
            </Link>
            <span className="muted small">{t('compare.differsNote')}</span>
          </p>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must take the keyboard */}
          <section className="compare-scroll" tabIndex={0} aria-label={t('compare.title')}>
            <table className="compare-table">
              <thead>
                <tr>
                  <th scope="col">{t('compare.product')}</th>
                  {products.map((product) => (
                    <th scope="col" key={product.slug}>
                      <img src={product.logoUrl} alt="" width={48} height={48} />
                      <Link to={paths.product(product.slug)}>{product.title}</Link>
                      <FromPrice product={product} />
                      <Link
                        className="small"
                        to={withView(
                          paths.compare(slugs.filter((slug) => slug !== product.slug)),
                          onlyDifferences && slugs.length > 1,
                        )}
                        aria-label={t('compare.remove', { title: product.title })}
                        onClick={() => comparedProducts.remove(product.slug)}
                        preventScrollReset
                      >
                        {t('compare.takeOut')}
                      </Link>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ key, values, differs }) => (
                  <tr key={key} className={differs ? 'differs' : undefined}>
                    <th scope="row">
                      {key}
                      {differs ? <span className="tag tag-warning">{t('compare.differs')}</span> : null}
                    </th>
                    {values.map((value, index) => (
                      <td key={slugs[index]}>{value || <span className="muted">–</span>}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </div>
  )
}

/** What is compared, as texts: only texts that read the same are the same to a buyer. */
function useRows(products: Product[]) {
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const row = (key: string, valueOf: (product: Product) => string) => ({ key, values: products.map(valueOf) })
  return markDifferences([
    row(t('compare.row.state'), (p) => (p.state === 'ON_SALE' ? t('compare.onSale') : t('product.offShelf'))),
    row(t('compare.row.brief'), (p) => p.brief),
    row(t('product.seller'), (p) => p.seller.name),
    row(t('product.category'), (p) => p.category.name),
    row(t('product.delivery'), (p) => tc(`accessType.${p.accessType}`)),
    row(t('product.mode'), (p) =>
      chargeModesOf(p)
        .map((mode) => tc(`chargeMode.${mode}`))
        .join(' · '),
    ),
    row(t('product.specification'), (p) => p.specifications.map((spec) => spec.name).join(' · ')),
    row(t('compare.row.trial'), (p) =>
      p.trialDays ? t('card.trial', { count: p.trialDays }) : t('compare.noTrial'),
    ),
    row(t('compare.row.score'), (p) =>
      p.score === null ? t('card.notRated') : t('card.score', { score: p.score, count: p.reviewCount }),
    ),
    row(t('product.sales'), (p) => String(p.salesCount)),
    row(t('product.sla'), (p) =>
      p.deliverySlaDays
        ? t('product.slaDays', { count: p.deliverySlaDays })
        : p.orderable
          ? t('product.slaInstant')
          : '',
    ),
    row(t('product.regions'), (p) => p.regionNames.join(' · ') || t('product.regionsAll')),
    row(t('compare.row.supervised'), (p) => (p.supervised ? t('compare.yes') : t('compare.no'))),
    row(t('compare.row.tags'), (p) => p.tags.join(' · ')),
    row(t('product.highlights'), (p) => p.highlights.join(' / ')),
    row(t('product.supportHours'), (p) => p.seller.supportHours ?? ''),
  ])
}
