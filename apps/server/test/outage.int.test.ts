import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { listStuckOrders } from '../src/modules/fulfillment/index.ts'
import { verifyLedger } from '../src/modules/ledger/index.ts'
import { countReadyJobs } from '../src/platform/jobs/parked-jobs.ts'
import { startFaultSeller } from './fault-seller.ts'
import { agreements, eventually, makeShop, quoteHashOf, selectionOf } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const ORDERS = 1000
const HOURS_DOWN = 72
/** As long as the default plan, with fewer attempts: every one of 1,000 orders is really tried at each of them. */
const RETRY_MINUTES_RESILIENT = [0, 60, 6 * 60, 24 * 60, 48 * 60, 72 * 60, 75 * 60]

const program = await createTestProgram({ settings: { RETRY_MINUTES_RESILIENT, CALL_TIMEOUT_SECONDS: 5 } })
const { db, clock } = program.platform
const server = await startFaultSeller()
const { product } = await makeShop(program, server, { deliveryEdition: 'resilient' })
await program.startWorker()

/** Moves the business clock by an hour and waits until everything due has been done. */
async function moveOneHour(): Promise<void> {
  const at = clock.now().getTime() + 3_600_000
  await db.query
    .updateTable('clock_settings')
    .set({ offset_ms: BigInt(at - Date.now()) })
    .execute()
  await sleep(210)
  await clock.refresh()
  await eventually(
    async () => {
      const due = await db.query
        .selectFrom('interface_messages')
        .select('id')
        .where('next_attempt_at', '<=', clock.now())
        .limit(1)
        .execute()
      return (
        due.length + (await countReadyJobs(db.query, [])) + (await program.composition.delivery.countCalls())
      )
    },
    (open) => open === 0,
    240_000,
  )
}

const countOf = async (status: string) =>
  (
    await db.query
      .selectFrom('orders')
      .select('id')
      .where('status', '=', status as 'PROCESSING')
      .execute()
  ).length

it('SELL-APP-34 a seller that is away for 72 hours: 1,000 orders wait, and once it is back every one is open, none stuck, none doubled', async () => {
  server.fault = () => ({ kind: 'reset' })
  const buyers = await Promise.all(Array.from({ length: 4 }, () => makeBuyer(program)))
  for (const buyer of buyers) await program.composition.payments.topUp(buyer.actor, '100000.00', randomUUID())
  const item = selectionOf(product)
  const quoteHash = await quoteHashOf(program, item)
  await Promise.all(
    buyers.map(async ({ actor }) => {
      for (let i = 0; i < ORDERS / buyers.length; i++) {
        const { orders } = program.composition
        const id = await orders.submit(
          actor,
          { items: [item], quoteHashes: [quoteHash], agreements },
          randomUUID(),
        )
        await orders.pay(actor, id, randomUUID())
      }
    }),
  )
  for (let hour = 0; hour < HOURS_DOWN; hour++) await moveOneHour()
  expect(await countOf('PROCESSING')).toBe(ORDERS)
  expect(server.instances.size).toBe(0)
  // One mail an hour at most, however many orders fail: the seller's service address is not flooded.
  const told = await db.query
    .selectFrom('interface_messages')
    .select('id')
    .where('notified_at', 'is not', null)
    .execute()
  expect(told.length).toBeGreaterThan(0)
  expect(told.length).toBeLessThanOrEqual(HOURS_DOWN)

  server.fault = () => undefined
  for (let hour = 0; hour < 5; hour++) await moveOneHour()
  expect(await countOf('COMPLETED')).toBe(ORDERS)
  expect(await listStuckOrders(db.query, clock.now())).toEqual([])
  expect(server.instances.size).toBe(ORDERS)
  const instances = await db.query.selectFrom('instances').select(['state', 'seller_instance_id']).execute()
  expect(instances.every(({ state }) => state === 'ACTIVE')).toBe(true)
  expect(new Set(instances.map((row) => row.seller_instance_id)).size).toBe(ORDERS)
  expect((await verifyLedger(db, program.platform.vault)).problems).toEqual([])
}, 420_000)
