import {
  createProblemList,
  type DocumentProblem,
  joinPath,
  type ProductDocument,
} from '@yunshi/product-document'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { listEndpointsOfSellers, listSellers } from '../../sellers/index.ts'
import type { ResolvedNames } from './product-draft.ts'

/** What documents may name, read once for all documents of a run. */
export interface KnownNames {
  sellers: Map<string, ResolvedNames['seller']>
  categories: Map<
    string,
    { id: string; topId: string; leaf: boolean; hidden: boolean; accessTypes: readonly string[] }
  >
  industries: Set<string>
  endpoints: { id: string; sellerId: string; url: string; state: string }[]
  /** Addresses by id. */
  endpointUrls: Map<string, string>
}

export async function readKnownNames(db: Tx | Queryable): Promise<KnownNames> {
  const sellers = await listSellers(db)
  const categories = await db.selectFrom('categories').selectAll().execute()
  const industries = await db.selectFrom('industries').select('slug').execute()
  const endpoints = await listEndpointsOfSellers(
    db,
    sellers.map((seller) => seller.id),
  )
  const parents = new Set(categories.map((category) => category.parent_id))
  const hidden = new Set(categories.filter((category) => category.hidden).map(({ id }) => id))
  return {
    sellers: new Map(sellers.map((seller) => [seller.slug, seller])),
    categories: new Map(
      categories.map(({ id, slug, parent_id, access_types }) => [
        slug,
        {
          id,
          topId: parent_id ?? id,
          leaf: !parents.has(id),
          hidden: hidden.has(id) || (parent_id !== null && hidden.has(parent_id)),
          accessTypes: access_types,
        },
      ]),
    ),
    industries: new Set(industries.map((industry) => industry.slug)),
    endpoints,
    endpointUrls: new Map(endpoints.map((endpoint) => [endpoint.id, endpoint.url])),
  }
}

/**
 * Finds what a document names; what does not exist is a problem of the document.
 *
 * @param keeps the category in which the product stands already: it stays there whatever operators made of it since
 */
export function resolveNames(
  document: ProductDocument,
  known: KnownNames,
  keeps?: string,
): { names: ResolvedNames | null; problems: DocumentProblem[] } {
  const problems = createProblemList()
  const seller = document.seller === undefined ? undefined : known.sellers.get(document.seller)
  if (!seller)
    problems.error(
      'seller',
      'SELL-PUB-01',
      document.seller === undefined
        ? '缺少商家，请填写商家短名，或使用 --seller。'
        : '没有这个已入驻的商家，请核对短名。',
      document.seller === undefined
        ? 'The seller is missing; write its short name or use --seller.'
        : 'There is no such approved seller; check the short name.',
    )
  const category = known.categories.get(document.category)
  if (!category?.leaf)
    problems.error(
      'category',
      'SELL-PUB-P16',
      category ? '请选择末级类目。' : '没有这个类目，请核对类目的短名。',
      category
        ? 'Choose a category without subcategories.'
        : 'There is no such category; check its short name.',
    )
  else if (document.category !== keeps && category.hidden)
    problems.error(
      'category',
      'OPS-CAT-01',
      '该类目已停止使用，请选择其他类目。',
      'This category is not used any more; choose another.',
    )
  else if (
    document.category !== keeps &&
    category.accessTypes.length > 0 &&
    !category.accessTypes.includes(document.accessType)
  )
    problems.error(
      'category',
      'OPS-CAT-01',
      '该类目不接收这种接入类型的商品，请选择其他类目。',
      'This category does not take products of this access type; choose another.',
    )
  for (const [i, slug] of (document.extraCategories ?? []).entries())
    if (!known.categories.get(slug)?.leaf)
      problems.error(
        joinPath('extraCategories', i),
        'SELL-PUB-P16',
        '没有这个末级类目，请核对。',
        'There is no such category; check its short name.',
      )
  for (const [i, slug] of (document.industries ?? []).entries())
    if (!known.industries.has(slug))
      problems.error(
        joinPath('industries', i),
        'SELL-PUB-P16',
        '没有这个行业，请核对行业的短名。',
        'There is no such industry; check its short name.',
      )
  const url = document.delivery?.endpoint
  const endpoint = known.endpoints.find(
    (candidate) => candidate.url === url && candidate.sellerId === seller?.id,
  )
  if (url !== undefined && seller && endpoint?.state !== 'VERIFIED')
    problems.error(
      'delivery.endpoint',
      'SELL-APP-02',
      endpoint
        ? '该地址尚未验证，请先在应用接入中验证。'
        : '该商家没有登记这个地址，请先在应用接入中添加并验证。',
      endpoint
        ? 'This address is not verified yet; verify it under application access first.'
        : 'The seller has not registered this address; add and verify it under application access first.',
    )
  if (!seller || !category || problems.all.length > 0) return { names: null, problems: problems.all }
  return { names: { seller, category, endpointId: endpoint?.id ?? null }, problems: [] }
}
