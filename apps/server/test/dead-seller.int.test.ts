import { expect, it } from 'vitest'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { buy, callAs, eventually, makeShop, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram({ settings: { CALL_TIMEOUT_SECONDS: 8, CALLS_PER_ENDPOINT_MAX: 2 } })
const [dead, healthy] = [await startFaultSeller(), await startFaultSeller()]
const deadShop = await makeShop(program, dead)
const healthyShop = await makeShop(program, healthy)
// Four places in all, as the harness starts it.
await program.startWorker()

it('a seller that never answers takes its share of a worker and no more: others are opened at once', async () => {
  dead.fault = () => ({ kind: 'never' })
  const buyer = await makeBuyer(program)
  await topUp(program, buyer, '10000.00')
  for (let i = 0; i < 8; i++) await buy(program, buyer, selectionOf(deadShop.product))
  await eventually(
    () => Promise.resolve(dead.calls.length),
    (calls) => calls >= 2,
  )
  const waits: number[] = []
  for (let i = 0; i < 6; i++) {
    const started = performance.now()
    const id = await buy(program, buyer, selectionOf(healthyShop.product))
    await eventually(
      async () => (await callAs(program, buyer)('GET', `/orders/${id}`)).body.status as string,
      (status) => status === 'COMPLETED',
    )
    waits.push(performance.now() - started)
  }
  // Far below the time that one call to the dead seller takes; the places would otherwise be gone for 8 s at a time.
  expect(Math.max(...waits)).toBeLessThan(7000)
  expect(dead.calls.length).toBeLessThanOrEqual(6)
  // Once it answers again, everything that waited is opened without anybody's help.
  dead.fault = () => undefined
  const open = async () =>
    (
      await program.platform.db.query
        .selectFrom('orders')
        .select('id')
        .where('status', '=', 'PROCESSING')
        .execute()
    ).length
  const id = await program.composition.clock.start(null, '2h')
  await eventually(
    () => program.composition.clock.findRun(id),
    (run) => run.state !== 'RUNNING',
    60_000,
  )
  expect(await open()).toBe(0)
}, 90_000)
