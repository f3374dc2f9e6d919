import type { ProductApplication } from '@yunshi/api-client'
import {
  canonicalDocument,
  checkForReview,
  findForbiddenChanges,
  judgeDocument,
  judgeDraft,
} from '@yunshi/product-document'
import type { DocumentProblem, ProductDocument, Site } from '@yunshi/product-document'
import type { DraftDocument } from './draft-store.ts'

const isError = ({ severity }: DocumentProblem) => severity === 'error'

/**
 * Everything about a draft that can be known without the database, in the order in which the server says it; the server
 * adds what it alone knows, and decides.
 *
 * @param listed document of the product that is modified; null when it was never listed
 */
export function judgeApplication(
  draft: DraftDocument,
  listed: ProductDocument | null,
  site: Site,
): DocumentProblem[] {
  const found = judgeDraft(draft, site)
  const more = checkForReview(draft as Partial<ProductDocument>)
  // What a listing needs is an error at its field; the hint about the same field says no more.
  const needed = new Set(more.map(({ path }) => path))
  const problems = [...found.filter((problem) => isError(problem) || !needed.has(problem.path)), ...more]
  if (listed === null || found.some(isError)) return problems
  const { document } = judgeDocument(draft, site)
  if (!document) return problems
  const before = canonicalDocument(listed)
  // Whose product it is stands in none of the two; the server knows.
  const { seller: _seller, ...rest } = before
  return [...problems, ...findForbiddenChanges(rest, document)]
}

/** Places that a listing needs beyond what a draft may leave out: what is asked of an empty one. */
export function neededPlaces({
  accessType,
  salesClass,
  document,
}: Pick<ProductApplication, 'accessType' | 'salesClass' | 'document'>): ReadonlySet<string> {
  const empty = { accessType, salesClass, supervised: document['supervised'] === true }
  return new Set(checkForReview(empty as Partial<ProductDocument>).map(({ path }) => path))
}
