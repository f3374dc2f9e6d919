import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, expect, it } from 'vitest'
import { compose } from '../src/composition.ts'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { freePort } from '../../../scripts/free-port.mjs'
import { verifyLedger } from '../src/modules/ledger/index.ts'
import { verifyAuditLog } from '../src/platform/audit/audit-log.ts'
import { createPlatform } from '../src/platform/create-platform.ts'
import type { Platform } from '../src/platform/platform.ts'
import { defaultSettings } from '../src/platform/settings.ts'
import { startFaultSeller } from './fault-seller.ts'
import { agreements, eventually, makeShop, quoteHashOf, selectionOf, topUp } from './purchase.ts'
import { embeddedPid, embeddedUrl, startServerProcess, type ServerProcess } from './server-process.ts'
import type { TestProgram } from './test-app.ts'

const ROUNDS = 12
const masterKey = Buffer.alloc(32, 9)
const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunshi-crash-'))
const env = {
  YUNSHI_DATA_DIR: dataDir,
  YUNSHI_MASTER_KEY: masterKey.toString('base64'),
  PORT: String(await freePort()),
}
let server: ServerProcess | undefined
let platform: Platform | undefined

afterAll(async () => {
  await platform?.db.close()
  await server?.stop()
  fs.rmSync(dataDir, { recursive: true, force: true })
})

function connect(): TestProgram {
  platform = createPlatform({
    databaseUrl: embeddedUrl(dataDir),
    dbPoolSize: 4,
    masterKey,
    sandbox: true,
    site: 'cn',
    baseUrl: 'http://localhost',
    settings: defaultSettings,
    logger: pino({ level: 'silent' }),
  })
  const composition = compose(platform, {
    dataDir,
    outboundAllow: [],
    smtpUrl: null,
    mailFrom: 'x@example.com',
    files: { kind: 'disk' },
    clamav: null,
  })
  // Only what prepares and inspects data is used: no routes, no worker.
  return { platform, composition, dataDir } as TestProgram
}

it('a server killed around the seller’s answer, again and again, loses no order and doubles no instance', async () => {
  const seller = await startFaultSeller()
  server = await startServerProcess(env)
  let program = connect()
  const { product } = await makeShop(program, seller)
  const buyer = await makeBuyer(program)
  await topUp(program, buyer, '100000.00')
  const post = (url: string, body: object) =>
    fetch(`${server!.baseUrl}/api/v1${url}`, {
      method: 'POST',
      headers: { cookie: buyer.cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    })
  const orders: string[] = []

  for (let round = 0; round < ROUNDS; round++) {
    const purchase = selectionOf(product, { quantity: 1 + round })
    const quoteHash = await quoteHashOf(program, purchase)
    const submitted = await post('/orders', { items: [purchase], quoteHash, agreements })
    expect(submitted.status).toBe(201)
    const { id } = (await submitted.json()) as { id: string }
    orders.push(id)
    let called!: () => void
    const sellerWasCalled = new Promise<void>((resolve) => (called = resolve))
    // Odd rounds strike at the query, even ones at the creation. Calls for earlier orders, which go on meanwhile, do
    // not count.
    seller.fault = ({ activity, body }) => {
      const created = activity === 'newInstance' && body['orderId'] === id
      const asked =
        activity === 'queryInstance' && body['instanceId'] === seller.instances.get(`${id}-000001`)
      if (round % 2 === 0 ? created : asked) called()
      return undefined
    }
    const paying = post(`/orders/${id}/pay`, { method: 'BALANCE' }).catch(() => null)
    await sellerWasCalled
    // From before the answer leaves to well after it was stored.
    await sleep(round % 4 === 3 ? 15 : round % 3)
    await server.kill()
    await paying
    if (round % 5 === 4) {
      // The database dies with it now and then, as when the machine does.
      await program.platform.db.close()
      process.kill(embeddedPid(dataDir), 'SIGKILL')
      await sleep(200)
      server = await startServerProcess(env)
      program = connect()
    } else server = await startServerProcess(env)
  }

  const { db, vault } = program.platform
  const open = await eventually(
    () => db.query.selectFrom('orders').select(['id', 'status']).where('status', '<>', 'COMPLETED').execute(),
    (rows) => rows.length === 0,
    90_000,
  )
  expect(open).toEqual([])
  const all = await db.query.selectFrom('orders').select('id').execute()
  expect(all.map((row) => row.id).sort()).toEqual([...orders].sort())
  // One instance a line, at the seller and here, and the same one.
  const instances = await db.query
    .selectFrom('instances')
    .select(['order_line_id', 'seller_instance_id', 'state'])
    .execute()
  expect(instances).toHaveLength(ROUNDS)
  for (const row of instances)
    expect(row).toMatchObject({
      state: 'ACTIVE',
      seller_instance_id: seller.instances.get(row.order_line_id),
    })
  expect(seller.instances.size).toBe(ROUNDS)
  expect((await verifyLedger(db, vault)).problems).toEqual([])
  expect((await verifyAuditLog(db, vault)).problems).toEqual([])
}, 240_000)
