import { DomainError } from '../../kernel/errors.ts'
import { formatMinor, parseMinor, type Currency } from '../../kernel/money.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { runOnce } from '../../platform/http/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { escrowOf, fundsOf, listStatement, walletOf, type Ledger } from '../ledger/index.ts'

export type PaymentService = ReturnType<typeof createPaymentService>

export interface PayableLine {
  id: string
  payableMinor: bigint
}

export interface PaymentRow {
  id: string
  kind: 'PAYMENT' | 'REFUND'
  method: 'BALANCE'
  amountMinor: bigint
  currency: string
  createdAt: Date
}

/** Wallets, and the movements between a buyer's wallet and the escrow of each order line. */
export function createPaymentService(platform: Platform, deps: { ledger: Ledger }) {
  const { db, clock, audit, settings } = platform
  const { ledger } = deps
  const currency: Currency = platform.site === 'cn' ? 'CNY' : 'USD'

  return {
    currency,

    balance: (reader: Queryable | Tx, accountId: string) =>
      ledger.balance(reader, walletOf(accountId, currency)),

    listWallet: (accountId: string, page: { cursor?: string; limit: number }) =>
      listStatement(db.query, walletOf(accountId, currency), page),

    /** Whether this installation can credit a wallet at once; a real channel needs a merchant contract. */
    topUpAvailable: platform.sandbox,

    /**
     * Credits the wallet (sandbox only).
     *
     * @throws validation `PAY_AMOUNT`; conflict `PAY_TOP_UP_CHANNEL` outside the sandbox
     */
    async topUp(
      actor: Actor,
      amount: string,
      idempotencyKey: string,
    ): Promise<{ id: string; balance: string }> {
      if (!platform.sandbox) throw new DomainError('conflict', 'PAY_TOP_UP_CHANNEL')
      const amountMinor = parseMinor(amount)
      const min = BigInt(settings.TOP_UP_MIN_MINOR)
      const max = BigInt(settings.TOP_UP_MAX_MINOR)
      if (amountMinor === null || amountMinor < min || amountMinor > max)
        throw new DomainError('validation', 'PAY_AMOUNT', {
          values: { min: formatMinor(min), max: formatMinor(max) },
        })
      return runOnce(
        db,
        { accountId: actor.accountId, operation: 'wallet.top_up', key: idempotencyKey, request: { amount } },
        async (tx) => {
          const id = newId('top')
          const wallet = walletOf(actor.accountId, currency)
          const funds = fundsOf('sandbox', currency)
          await ledger.open(tx, { id: wallet, kind: 'WALLET', ownerId: actor.accountId, currency })
          await ledger.open(tx, { id: funds, kind: 'FUNDS', ownerId: null, currency })
          const transactionId = await ledger.post(tx, {
            kind: 'TOP_UP',
            reference: id,
            entries: [
              { accountId: funds, amountMinor: -amountMinor, currency },
              { accountId: wallet, amountMinor, currency },
            ],
          })
          await tx
            .insertInto('top_ups')
            .values({
              id,
              account_id: actor.accountId,
              amount_minor: amountMinor,
              currency,
              channel: 'SANDBOX',
              ledger_transaction_id: transactionId,
              created_at: clock.now(),
            })
            .execute()
          await audit.append(tx, actor, {
            action: 'wallet.top_up',
            objectType: 'top_up',
            objectId: id,
            after: { amount: formatMinor(amountMinor), currency },
          })
          return { id, balance: formatMinor(await ledger.balance(tx, wallet)) }
        },
      )
    },

    /**
     * Moves an order's amount from the wallet into the escrow of each line. The table allows one payment an order
     * (BUY-PAY-09); an amount of zero moves nothing (BUY-PAY-08).
     *
     * @throws conflict `PAY_BALANCE`
     */
    async chargeOrder(
      tx: Tx,
      order: { id: string; accountId: string; currency: string; lines: PayableLine[] },
    ): Promise<void> {
      const paid = order.lines.filter((line) => line.payableMinor > 0n)
      if (paid.length === 0) return
      const total = paid.reduce((sum, line) => sum + line.payableMinor, 0n)
      const wallet = walletOf(order.accountId, order.currency)
      await ledger.open(tx, {
        id: wallet,
        kind: 'WALLET',
        ownerId: order.accountId,
        currency: order.currency,
      })
      for (const line of paid)
        await ledger.open(tx, {
          id: escrowOf(line.id),
          kind: 'ESCROW',
          ownerId: line.id,
          currency: order.currency,
        })
      const transactionId = await ledger.post(tx, {
        kind: 'PAYMENT',
        reference: order.id,
        entries: [
          { accountId: wallet, amountMinor: -total, currency: order.currency },
          ...paid.map((line) => ({
            accountId: escrowOf(line.id),
            amountMinor: line.payableMinor,
            currency: order.currency,
          })),
        ],
      })
      await insertPayment(tx, {
        orderId: order.id,
        orderLineId: null,
        accountId: order.accountId,
        kind: 'PAYMENT',
        amountMinor: total,
        currency: order.currency,
        transactionId,
        at: clock.now(),
      })
    },

    /** Gives a line's whole escrow back to the wallet; the table allows it once a line. */
    async refundLine(
      tx: Tx,
      line: { id: string; orderId: string; accountId: string; payableMinor: bigint; currency: string },
    ): Promise<void> {
      if (line.payableMinor === 0n) return
      const payment = await tx
        .selectFrom('payments')
        .select('ledger_transaction_id')
        .where('order_id', '=', line.orderId)
        .where('kind', '=', 'PAYMENT')
        .executeTakeFirstOrThrow()
      const transactionId = await ledger.post(tx, {
        kind: 'REFUND',
        reference: line.id,
        reverses: payment.ledger_transaction_id,
        entries: [
          { accountId: escrowOf(line.id), amountMinor: -line.payableMinor, currency: line.currency },
          {
            accountId: walletOf(line.accountId, line.currency),
            amountMinor: line.payableMinor,
            currency: line.currency,
          },
        ],
      })
      await insertPayment(tx, {
        orderId: line.orderId,
        orderLineId: line.id,
        accountId: line.accountId,
        kind: 'REFUND',
        amountMinor: line.payableMinor,
        currency: line.currency,
        transactionId,
        at: clock.now(),
      })
    },

    async listOrderPayments(reader: Queryable | Tx, orderId: string): Promise<PaymentRow[]> {
      const rows = await reader
        .selectFrom('payments')
        .selectAll()
        .where('order_id', '=', orderId)
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind as PaymentRow['kind'],
        method: row.method as PaymentRow['method'],
        amountMinor: row.amount_minor,
        currency: row.currency,
        createdAt: row.created_at,
      }))
    },
  }
}

async function insertPayment(
  tx: Tx,
  payment: {
    orderId: string
    orderLineId: string | null
    accountId: string
    kind: 'PAYMENT' | 'REFUND'
    amountMinor: bigint
    currency: string
    transactionId: string
    at: Date
  },
): Promise<void> {
  await tx
    .insertInto('payments')
    .values({
      id: newId('pay'),
      order_id: payment.orderId,
      order_line_id: payment.orderLineId,
      account_id: payment.accountId,
      kind: payment.kind,
      method: 'BALANCE',
      amount_minor: payment.amountMinor,
      currency: payment.currency,
      ledger_transaction_id: payment.transactionId,
      created_at: payment.at,
    })
    .execute()
}
