/** What a selection costs: price models and quotes with an explanation. */
export { computePrice, type PriceTerms } from './domain/price.ts'
export { PriceLineSchema, registerQuoteRoutes, SelectionSchema } from './quote-routes.ts'
export { registerResaleRoutes } from './resale/resale-routes.ts'
export { createResaleService } from './resale/resale-service.ts'
export { explainedLinesJson, quoteSelection, type ExplainedLine, type Quote } from './quote-service.ts'
