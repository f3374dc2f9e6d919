/** First part of every cache key of the sellers' pages. */
export const directoryKeys = {
  sellers: 'operator.sellers',
  seller: 'operator.seller',
  agreements: 'operator.agreements',
  entities: 'operator.entities',
} as const
