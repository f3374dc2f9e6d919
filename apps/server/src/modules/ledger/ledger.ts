import { sql } from 'kysely'
import type { Clock } from '../../kernel/clock.ts'
import { DomainError } from '../../kernel/errors.ts'
import { formatMinor } from '../../kernel/money.ts'
import type { Vault } from '../../platform/crypto/envelope.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { assertBalanced, sealText, type Entry } from './domain/posting.ts'

export type LedgerAccountKind = 'WALLET' | 'ESCROW' | 'FUNDS' | 'SELLER' | 'COMMISSION'
export type LedgerTransactionKind = 'TOP_UP' | 'PAYMENT' | 'REFUND' | 'RELEASE'

/** Ids say what the account is: `wallet:acc_…:CNY`. */
export const walletOf = (accountId: string, currency: string) => `wallet:${accountId}:${currency}`
/** What buyers paid for a line and the seller has not earned yet. */
export const escrowOf = (orderLineId: string) => `escrow:${orderLineId}`
/** The world outside: where top-ups come from. Its balance is never projected. */
export const fundsOf = (channel: string, currency: string) => `funds:${channel}:${currency}`

export interface Ledger {
  /** Makes the account if there is none. */
  open(
    tx: Tx,
    account: { id: string; kind: LedgerAccountKind; ownerId: string | null; currency: string },
  ): Promise<void>
  /**
   * Posts one transaction: locks the accounts in the order of their ids, moves their balances, appends the entries.
   *
   * @returns the id of the transaction
   * @throws conflict `PAY_BALANCE` when a wallet would go below zero
   */
  post(
    tx: Tx,
    transaction: { kind: LedgerTransactionKind; reference: string; reverses?: string; entries: Entry[] },
  ): Promise<string>
  /** Balance in minor units; zero for an account that was never opened. */
  balance(db: Queryable | Tx, accountId: string): Promise<bigint>
}

export function createLedger(deps: { clock: Clock; vault: Vault }): Ledger {
  return {
    async open(tx, account) {
      await tx
        .insertInto('ledger_accounts')
        .values({
          id: account.id,
          kind: account.kind,
          owner_id: account.ownerId,
          currency: account.currency,
          balance_minor: account.kind === 'FUNDS' ? null : 0n,
          created_at: deps.clock.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async post(tx, { kind, reference, reverses, entries }) {
      assertBalanced(entries)
      const ids = [...new Set(entries.map((entry) => entry.accountId))]
      const locked = await tx
        .selectFrom('ledger_accounts')
        .select(['id', 'kind', 'currency', 'balance_minor'])
        .where(sql<boolean>`id = any(${ids}::text[])`)
        .where('kind', '<>', 'FUNDS')
        .orderBy('id')
        .forUpdate()
        .execute()
      const balances = new Map(locked.map((row) => [row.id, row]))
      const id = newId('ltx')
      const occurredAt = deps.clock.now()
      const seal = deps.vault.digest(
        'ledger',
        sealText({ id, kind, reference, reverses: reverses ?? null, occurredAt, entries }),
      )
      await tx
        .insertInto('ledger_transactions')
        .values({ id, kind, reference, reverses: reverses ?? null, occurred_at: occurredAt, seal })
        .execute()
      const rows = entries.map((entry, position) => {
        const account = balances.get(entry.accountId)
        if (!account) return { entry, position, balanceAfter: null }
        if (account.currency !== entry.currency)
          throw new Error(`${account.id} is kept in ${account.currency}`)
        const balanceAfter = (account.balance_minor ?? 0n) + entry.amountMinor
        account.balance_minor = balanceAfter
        if (balanceAfter < 0n && account.kind === 'WALLET')
          throw new DomainError('conflict', 'PAY_BALANCE', {
            values: { missing: formatMinor(-balanceAfter), currency: entry.currency },
          })
        return { entry, position, balanceAfter }
      })
      await tx
        .insertInto('ledger_entries')
        .values(
          rows.map(({ entry, position, balanceAfter }) => ({
            transaction_id: id,
            position,
            account_id: entry.accountId,
            amount_minor: entry.amountMinor,
            currency: entry.currency,
            balance_after_minor: balanceAfter,
          })),
        )
        .execute()
      const changed = [...balances.values()]
      if (changed.length > 0)
        await sql`update ledger_accounts a set balance_minor = c.balance
          from unnest(${changed.map((row) => row.id)}::text[], ${changed.map((row) => String(row.balance_minor))}::bigint[]) c (id, balance)
          where a.id = c.id`.execute(tx)
      return id
    },

    async balance(db, accountId) {
      const row = await db
        .selectFrom('ledger_accounts')
        .select('balance_minor')
        .where('id', '=', accountId)
        .executeTakeFirst()
      return row?.balance_minor ?? 0n
    },
  }
}
