import type { CategoryNode } from '@yunshi/api-client'
import { useTranslation } from '../../../i18n/use-translation.ts'
import { data, useLoaderData, useParams, useSearchParams } from 'react-router'
import type { LoaderFunctionArgs } from 'react-router'
import { answerOf, loaderApi } from '../../../api/loader-api.ts'
import { paths } from '../../../paths.ts'
import { Link } from '../../../ui/Link.tsx'
import { Breadcrumb } from '../Breadcrumb.tsx'
import { ProductListing } from './ProductListing.tsx'
import { productQuery, readFilters } from './filters.ts'

const pageSize = 24

/** A category by slug on either level, with its parent. */
function findCategory(tree: CategoryNode[], slug: string) {
  for (const top of tree) {
    if (top.slug === slug) return { category: top, parent: null }
    const child = top.children.find((node) => node.slug === slug)
    if (child) return { category: child, parent: top }
  }
  return null
}

export async function loader(args: LoaderFunctionArgs) {
  const slug = args.params['slug'] ?? ''
  const filters = { ...readFilters(new URL(args.request.url).searchParams), category: slug }
  const api = loaderApi(args)
  const [tree, list] = await Promise.all([
    answerOf(api.catalog.categories()),
    answerOf(api.catalog.products(productQuery(filters, pageSize))),
  ])
  const found = findCategory(tree.items, slug)
  if (!found) throw data(null, { status: 404 })
  return { ...found, list }
}

export default function CategoryPage() {
  const { category, parent, list } = useLoaderData<typeof loader>()
  const { slug = '' } = useParams()
  const [params] = useSearchParams()
  const { t } = useTranslation('storefront')
  const { t: tc } = useTranslation('common')
  // The category is in the path; writing it into the query as well would give one list two addresses.
  const filters = { ...readFilters(params), category: '' }
  const siblings = (parent ?? category).children
  return (
    <div className="page">
      <title>{`${category.name} · ${tc('brand')}`}</title>
      <meta name="description" content={t('list.categoryDescription', { name: category.name })} />
      <Breadcrumb
        steps={[
          { label: tc('brand'), to: paths.home() },
          ...(parent ? [{ label: parent.name, to: paths.category(parent.slug) }] : []),
          { label: category.name },
        ]}
      />
      <ProductListing
        key={slug}
        list={list}
        filters={filters}
        path={paths.category(slug)}
        fixed="category"
        head={
          <>
            <h1 className="page-title">{category.name}</h1>
            {siblings.length > 0 ? (
              <nav className="subcategories" aria-label={t('list.subcategories')}>
                {siblings.map((node) => (
                  <Link
                    key={node.slug}
                    to={paths.category(node.slug)}
                    aria-current={node.slug === slug ? 'page' : undefined}
                  >
                    {node.name}
                  </Link>
                ))}
              </nav>
            ) : null}
          </>
        }
      />
    </div>
  )
}
