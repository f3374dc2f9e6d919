/** Double-entry books: append-only, summing to zero per transaction and currency. */
export { createLedger, escrowOf, fundsOf, walletOf, type Ledger } from './ledger.ts'
export { countHolding } from './open-balances.ts'
export { verifyLedger, type LedgerVerification } from './ledger-verification.ts'
export { listStatement, type StatementRow } from './account-statement.ts'
