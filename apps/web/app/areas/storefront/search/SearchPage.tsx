import { useTranslation } from '../../../i18n/use-translation.ts'
import { useLoaderData, useSearchParams } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { paths } from '../../../paths.ts'
import { ProductListing } from './ProductListing.tsx'
import { productQuery, readFilters } from './filters.ts'

const pageSize = 24

export async function loader(args: LoaderFunctionArgs) {
  const filters = readFilters(new URL(args.request.url).searchParams)
  return answerOf(loaderApi(args).catalog.products(productQuery(filters, pageSize)))
}

export default function SearchPage() {
  const list = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  const filters = readFilters(params)
  const title = filters.q ? t('list.titleSearch', { q: filters.q }) : t('list.title')
  return (
    <div className="page">
      <title>{`${title} · ${tc('brand')}`}</title>
      <meta name="description" content={t('list.description')} />
      {filters.q ? <meta name="robots" content="noindex" /> : null}
      <ProductListing
        list={list}
        filters={filters}
        path={paths.products()}
        head={<h1 className="page-title">{title}</h1>}
      />
    </div>
  )
}
