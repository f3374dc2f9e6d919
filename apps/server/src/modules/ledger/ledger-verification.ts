import { sql } from 'kysely'
import type { Vault } from '../../platform/crypto/envelope.ts'
import type { Database } from '../../platform/db/database.ts'
import { sealText } from './domain/posting.ts'

export interface LedgerVerification {
  transactions: number
  entries: number
  problems: string[]
}

const PROBLEMS_MAX = 20
const BATCH = 5000

/**
 * Proves the books (`yunshi ledger verify`): every transaction sums to zero per currency, every seal fits its
 * transaction and entries, every projected balance equals the sum of its entries, no entry is an orphan.
 */
export async function verifyLedger(db: Database, vault: Vault): Promise<LedgerVerification> {
  const problems: string[] = []
  const report = (text: string) => {
    if (problems.length < PROBLEMS_MAX) problems.push(text)
  }
  let transactions = 0
  let entries = 0
  let after = ''
  for (;;) {
    const { rows } = await sql<{
      id: string
      kind: string
      reference: string
      reverses: string | null
      occurred_at: Date
      seal: string
      entries: { account_id: string; amount: string; currency: string }[]
    }>`
      select t.id, t.kind, t.reference, t.reverses, t.occurred_at, t.seal,
        coalesce((select json_agg(json_build_object('account_id', e.account_id, 'amount', e.amount_minor::text,
          'currency', e.currency) order by e.position) from ledger_entries e where e.transaction_id = t.id), '[]') as entries
      from ledger_transactions t where t.id > ${after} order by t.id limit ${BATCH}`.execute(db.query)
    for (const row of rows) {
      transactions++
      entries += row.entries.length
      const parsed = row.entries.map((entry) => ({
        accountId: entry.account_id,
        amountMinor: BigInt(entry.amount),
        currency: entry.currency,
      }))
      const sums = new Map<string, bigint>()
      for (const entry of parsed)
        sums.set(entry.currency, (sums.get(entry.currency) ?? 0n) + entry.amountMinor)
      for (const [currency, sum] of sums)
        if (sum !== 0n) report(`transaction ${row.id}: entries in ${currency} sum to ${sum}`)
      const text = sealText({ ...row, occurredAt: row.occurred_at, entries: parsed })
      if (vault.digest('ledger', text) !== row.seal)
        report(`transaction ${row.id}: was edited after it was posted`)
    }
    if (rows.length < BATCH) break
    after = rows.at(-1)!.id
  }
  const { rows: wrong } = await sql<{ id: string; balance_minor: bigint; sum: string }>`
    select a.id, a.balance_minor, coalesce(e.sum, 0)::text as sum from ledger_accounts a
    left join (select account_id, sum(amount_minor) from ledger_entries group by account_id) e on e.account_id = a.id
    where a.balance_minor is not null and a.balance_minor <> coalesce(e.sum, 0) limit ${PROBLEMS_MAX}`.execute(
    db.query,
  )
  for (const row of wrong)
    report(`account ${row.id}: balance ${row.balance_minor}, its entries sum to ${row.sum}`)
  const { rows: orphans } = await sql<{ transaction_id: string }>`
    select distinct e.transaction_id from ledger_entries e
    left join ledger_transactions t on t.id = e.transaction_id where t.id is null limit ${PROBLEMS_MAX}`.execute(
    db.query,
  )
  for (const row of orphans) report(`transaction ${row.transaction_id}: has entries but no head`)
  return { transactions, entries, problems }
}
