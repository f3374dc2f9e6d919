/** Fees: what the marketplace keeps of a sale, and what each product was listed with. */
export { createFeeTables } from './fee-tables.ts'
export { createFeeTermsKeeper, findFeeTerms, type FeeTerms } from './fee-terms.ts'
export { registerFeeRoutes } from './fee-routes.ts'
