import { createProblemList, type DocumentProblem, type ProductDocument } from '@yunshi/product-document'

/** Countries that no entity covers which the seller has signed and certified (SELL-PUB-150). */
export const uncoveredRegions = (regions: readonly string[], sellable: readonly string[]): string[] =>
  regions.filter((region) => !sellable.includes(region))

/**
 * Where a product is sold outside of China (SELL-PUB-150, SELL-ONB-24, 37): in countries of entities that the seller has
 * both signed and certified. A document that names none leaves them as they are, and a new product gets all of them.
 *
 * @param stored regions of the product as it stands; `null` for a new one
 * @param sellable countries of the seller's certified entities
 */
export function settleSalesRegions(
  document: ProductDocument,
  stored: readonly string[] | null,
  sellable: readonly string[],
): { document: ProductDocument; problems: DocumentProblem[] } {
  const problems = createProblemList()
  const named = document.salesRegions ?? []
  if (named.length === 0) {
    const regions = stored !== null && stored.length > 0 ? stored : sellable
    if (regions.length === 0)
      problems.error(
        'salesRegions',
        'SELL-ONB-24',
        '商家还没有签署并认证任何签约主体，商品无法销售。请先签署协议并完成商业信息认证。',
        'The seller has signed and certified no entity, so that the product can be sold nowhere. Sign and certify first.',
      )
    return { document: { ...document, salesRegions: [...regions] }, problems: problems.all }
  }
  for (const region of uncoveredRegions(named, sellable))
    problems.error(
      // The list was put in order: a place in it is none of the written document.
      'salesRegions',
      'SELL-PUB-150',
      `没有已签署并认证的签约主体覆盖 ${region}，请先签署并认证，或去掉该地区。`,
      `No entity that is signed and certified covers ${region}; sign and certify it first, or leave the country out.`,
    )
  return { document, problems: problems.all }
}
