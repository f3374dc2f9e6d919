import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { makeBuyer, type TestPerson } from '../src/modules/identity/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { agreements, buy, callAs, eventually, makeShop, quoteHashOf, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram({ settings: { CALL_TIMEOUT_SECONDS: 8, CALLS_PER_ENDPOINT_MAX: 2 } })
const { db } = program.platform
const healthy = await startFaultSeller()
const healthyShop = await makeShop(program, healthy)
const dead = await Promise.all([1, 2, 3, 4, 5].map(() => startFaultSeller()))
for (const server of dead) server.fault = () => ({ kind: 'never' })
const deadShops = await Promise.all(dead.map((server) => makeShop(program, server)))
// Four places in all, as the harness starts it.
await program.startWorker()

const quoteHash = await quoteHashOf(program, selectionOf(healthyShop.product))

/** Milliseconds from payment to the usable instance, of so many purchases one after another. */
async function waitsOf(buyer: TestPerson, count: number): Promise<number[]> {
  const waits: number[] = []
  for (let i = 0; i < count; i++) {
    const { orders } = program.composition
    const items = [selectionOf(healthyShop.product)]
    const id = await orders.submit(buyer.actor, { items, quoteHashes: [quoteHash], agreements }, randomUUID())
    const started = performance.now()
    await orders.pay(buyer.actor, id, randomUUID())
    await eventually(
      () => db.query.selectFrom('orders').select('status').where('id', '=', id).executeTakeFirst(),
      (order) => order?.status === 'COMPLETED',
      20_000,
    )
    waits.push(performance.now() - started)
  }
  return waits
}

const p99 = (waits: number[]) => waits.toSorted((a, b) => a - b)[Math.ceil(waits.length * 0.99) - 1]!

it('sellers that never answer take their share of a worker and no more: a healthy one’s purchase-to-usable p99 grows by at most 20 %', async () => {
  const buyer = await makeBuyer(program)
  await topUp(program, buyer, '100000.00')
  await waitsOf(buyer, 10)
  const before = await waitsOf(buyer, 100)
  for (const shop of deadShops)
    for (let i = 0; i < 8; i++) await buy(program, buyer, selectionOf(shop.product))
  await eventually(
    () => Promise.resolve(dead.map(({ calls }) => calls.length)),
    (calls) => calls.filter((count) => count > 0).length >= 2,
  )
  const during = await waitsOf(buyer, 100)
  expect(dead.some(({ calls }) => calls.length > 0)).toBe(true)
  // Below 100 ms the figure is the test's own polling and the machine's noise, not the seller's share of the worker.
  expect(p99(during)).toBeLessThanOrEqual(1.2 * Math.max(p99(before), 100))
}, 240_000)

it('once they answer again, everything that waited is opened without anybody’s help', async () => {
  for (const server of dead) server.fault = () => undefined
  const open = async () =>
    (await db.query.selectFrom('orders').select('id').where('status', '=', 'PROCESSING').execute()).length
  const id = await program.composition.clock.start(null, '2h')
  await eventually(
    () => program.composition.clock.findRun(id),
    (run) => run.state !== 'RUNNING',
    100_000,
  )
  expect(await open()).toBe(0)
  const buyer = await makeBuyer(program)
  expect((await callAs(program, buyer)('GET', '/orders')).body.items).toEqual([])
}, 120_000)
