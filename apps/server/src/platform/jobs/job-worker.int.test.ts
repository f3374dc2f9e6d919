import { sql } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createTestPlatform } from '../../../test/harness.ts'
import { enqueueJob, type JobHandlers } from './job-queue.ts'
import { startJobWorker } from './job-worker.ts'

const platform = await createTestPlatform()
const { db } = platform

function startWorker(handle: (messageId: string) => Promise<void>, reclaimed: string[] = []) {
  const unused = () => Promise.resolve()
  const handlers: JobHandlers = {
    'events.deliver': unused,
    'clock.advance': unused,
    'metering.judge_batch': unused,
    'debugging.round': unused,
    'debugging.conformance': unused,
    'sellers.send_transfer': unused,
    'uploads.check': unused,
    'uploads.tidy': unused,
    'assets.scan': unused,
    'fulfillment.attempt': ({ messageId }) => handle(messageId),
  }
  return startJobWorker({
    db,
    clock: platform.clock,
    handlers,
    sweeps: [],
    concurrency: 2,
    logger: platform.logger,
    alone: false,
    reclaim: (ids) => {
      reclaimed.push(...ids)
      return Promise.resolve()
    },
  })
}

const add = (messageId: string) =>
  enqueueJob(db.query, 'fulfillment.attempt', { messageId, endpointId: 'ept' })
const locked = async () =>
  (
    await sql<{
      locked_by: string
    }>`select locked_by from graphile_worker._private_jobs where locked_by is not null`.execute(db.query)
  ).rows

it('a job that still runs is not taken back by another worker that starts', async () => {
  let runs = 0
  let finish!: () => void
  const finished = new Promise<void>((resolve) => (finish = resolve))
  const first = await startWorker(async (messageId) => {
    runs++
    if (messageId === 'long') await finished
  })
  await add('long')
  while ((await locked()).length === 0) await sleep(10)
  const reclaimed: string[] = []
  const second = await startWorker(() => {
    runs++
    return Promise.resolve()
  }, reclaimed)
  // The second looks for the dead before it takes its first job; one of its own shows that it works.
  await add('short')
  while (runs < 2) await sleep(10)
  // The short one ends and the long one stays locked.
  while ((await locked()).length > 1) await sleep(10)
  expect(await locked()).toHaveLength(1)
  expect(reclaimed).toEqual([])
  finish()
  await Promise.all([first.stop(), second.stop()])
  expect(runs).toBe(2)
})

it('a job of a worker that died is run by the next, after what it had leased was taken back', async () => {
  await add('orphan')
  await sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'pool-of-the-dead'`.execute(
    db.query,
  )
  const order: string[] = []
  const reclaimed: string[] = []
  const worker = await startWorker((messageId) => {
    order.push(messageId)
    return Promise.resolve()
  }, reclaimed)
  while (order.length === 0) await sleep(10)
  await worker.stop()
  expect(reclaimed).toEqual(['pool-of-the-dead'])
  expect(order).toEqual(['orphan'])
})
