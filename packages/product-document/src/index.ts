/** A product as a document: one description of its form and its rules, read by the server and by the seller's form. */
export { countryCodes, isCountry } from './countries.ts'
export { checkBands } from './bands.ts'
export { canonicalDocument } from './canonical.ts'
export { judgeDocument, judgeDraft, type Site } from './check-document.ts'
export { differenceOf, type DocumentChange } from './document-difference.ts'
export {
  documentShape,
  skuKey,
  SKUS_MAX,
  type BillingItem,
  type DocumentAttribute,
  type DocumentBand,
  type DocumentPrice,
  type DocumentSpecification,
  type ProductDocument,
  type UsagePackage,
} from './document-shape.ts'
export { allowedModes, matrixTypes, presetAttributes } from './check-specifications.ts'
export { checkForReview, DESCRIPTION_CHARACTERS_MIN } from './check-for-review.ts'
export { countCharacters } from './check-shape.ts'
export { protocolsOf } from './check-document.ts'
export { findForbiddenChanges } from './forbidden-changes.ts'
export { createProblemList, joinPath, type DocumentProblem, type ProblemList } from './problem.ts'
export { repairDocument } from './repair-document.ts'
export { isNamedTag, isSameTag } from './tag-names.ts'
export { shapeAt } from './shape-at.ts'
export { toJsonSchema, type Node } from './shape.ts'
export { combinationsOf, countCombinations } from './sku-combinations.ts'
export {
  accessTypes,
  deliveryEditions,
  deliveryProtocols,
  priceModes,
  salesClasses,
  type AccessType,
  type DeliveryEdition,
  type DeliveryProtocol,
  type LocalizedText,
  type PriceMode,
  type SalesClass,
} from './vocabulary.ts'
