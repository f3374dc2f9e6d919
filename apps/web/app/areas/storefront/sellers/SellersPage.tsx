import { useTranslation } from '../../../i18n/use-translation.ts'
import { useLoaderData } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { paths } from '../../../paths.ts'
import { Link } from '../../../ui/Link.tsx'
import { SellerCard } from './SellerCard.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const cursor = new URL(args.request.url).searchParams.get('cursor') ?? undefined
  return answerOf(loaderApi(args).catalog.sellers({ cursor, limit: 30 }))
}

export default function SellersPage() {
  const { items, nextCursor } = useLoaderData<typeof loader>()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  return (
    <div className="page">
      <title>{`${t('sellers.title')} · ${tc('brand')}`}</title>
      <meta name="description" content={t('sellers.description')} />
      <h1 className="page-title">{t('sellers.title')}</h1>
      <p className="muted">{t('sellers.lead')}</p>
      <div className="seller-grid section">
        {items.map((seller) => (
          <SellerCard key={seller.slug} seller={seller} level={2} />
        ))}
      </div>
      {nextCursor ? (
        <p className="pagination">
          <Link to={`${paths.sellers()}?${new URLSearchParams({ cursor: nextCursor })}`} rel="next">
            {t('sellers.next')}
          </Link>
        </p>
      ) : null}
    </div>
  )
}
