import { expect, it } from 'vitest'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { findInstance } from '../src/modules/instances/index.ts'
import { findLicenseCode } from '../src/modules/licensing/index.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callSigned, makeAccessKey } from './open-api-calls.ts'
import { buy, callAs, eventually, makeShop, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { db, clock } = program.platform
const server = await startFaultSeller()
const shop = await makeShop(program, server, { protocol: 'LICENSE_CODE', accessType: 'LICENSE' })
await db.transaction((tx) => program.composition.access.addKey(tx, shop.seller.id, 'LICENSE', server.key))
const buyer = await makeBuyer(program)
const call = callSigned(program, await makeAccessKey(program, shop.owner))

it('buyer 13.3, isv-protocol 5.2: a code is alive in grace, expired when frozen, released at the end, and its seller is called by it', async () => {
  await topUp(program, buyer, '1000.00')
  const orderId = await buy(program, buyer, selectionOf(shop.product))
  const { body: order } = await callAs(program, buyer)('GET', `/orders/${orderId}`)
  const instanceId = order.lines[0].instanceId as string
  const url = `/instances/${instanceId}/license-code`
  await callAs(program, buyer)('POST', `${url}/claim`)
  const { code } = (await findLicenseCode(db.query, instanceId))!
  await call('POST', '/api/mkp-openapi-public/global/v1/license/activate', { license: code })
  await program.startWorker()
  // Opening is the marketplace's own work: the seller is not called for it.
  expect(server.calls).toEqual([])

  const statusOf = async () =>
    (await call('POST', '/api/mkp-openapi-public/global/v1/license/heartbeat', { license: code })).body.data
      .status as string
  const passTo = async (instant: Date) => {
    const minutes = Math.ceil((instant.getTime() - clock.now().getTime()) / 60_000) + 1
    const run = await program.composition.clock.start(null, `${minutes}m`)
    await eventually(
      () => program.composition.clock.findRun(run),
      (found) => found?.state === 'DONE',
      30_000,
    )
  }
  const activities = () => server.calls.map(({ activity, body }) => [activity, body['license']])
  const { expiresAt, graceEndsAt, retentionEndsAt } = (await findInstance(db.query, { id: instanceId }))!

  await passTo(expiresAt!)
  expect((await findInstance(db.query, { id: instanceId }))!.state).toBe('EXPIRED')
  expect(await statusOf()).toBe('ALIVE')
  await passTo(graceEndsAt!)
  expect(await statusOf()).toBe('EXPIRED')
  expect((await callAs(program, buyer)('GET', url)).body.state).toBe('FROZEN')
  await eventually(
    async () => activities(),
    (calls) => calls.length === 1,
  )
  await passTo(retentionEndsAt!)
  expect(await statusOf()).toBe('RELEASED')
  await eventually(
    async () => activities(),
    (calls) => calls.length === 2,
  )
  expect(activities()).toEqual([
    ['updateLicenseCodeStatus', code],
    ['releaseLicenseCode', code],
  ])
  const again = await call('POST', '/api/mkp-openapi-public/global/v1/license/activate', { license: code })
  expect(again.body.error_code).toBe('92020003')
}, 60_000)
