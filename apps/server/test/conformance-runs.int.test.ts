import { beforeEach, describe, expect, it } from 'vitest'
import { startFaultSeller } from './fault-seller.ts'
import { callAs, eventually, makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { query } = program.platform.db
const server = await startFaultSeller()

beforeEach(() => {
  server.calls.length = 0
  server.fault = () => undefined
})

async function shop() {
  const made = await makeShop(program, server)
  const call = callAs(program, made.owner)
  const start = (options: object = {}) =>
    call('POST', '/seller/conformance-runs', {
      endpointId: made.seller.endpointId,
      protocol: 'saas-v2',
      ...options,
    })
  return { ...made, call, start }
}
const run = (runId: string) => program.composition.jobs['debugging.conformance']({ runId })

describe('the conformance suite from the seller center', () => {
  it('plays the marketplace over the guarded client, tells how far it is, and keeps a report with what to mend', async () => {
    const { call, start } = await shop()
    const started = await start()
    expect(started.status).toBe(202)
    expect((await start()).body.code).toBe('CONFORMANCE_RUNNING')
    await run(started.body.id)
    const done = (await call('GET', `/seller/conformance-runs/${started.body.id}`)).body
    expect(done).toMatchObject({ state: 'DONE', done: done.total, currentCheck: null })
    expect(done.report.checks).toHaveLength(done.total)
    expect(server.calls.length).toBeGreaterThan(20)
    expect(server.calls.every(({ body }) => body['testFlag'] === '1')).toBe(true)
    // This seller answers a flawless opening and does not know renewals it never checks: some lines are not green.
    const failed = done.report.checks.filter((check: { verdict: string }) => check.verdict === 'fail')
    expect(failed.length).toBe(done.failed)
    for (const check of failed) {
      expect(check.mending.zh).not.toBe('')
      expect(check.exchanges.length).toBeGreaterThan(0)
    }
    expect(JSON.stringify(done)).not.toContain(server.key)
    expect((await call('GET', '/seller/conformance-runs')).body.items).toMatchObject([
      { id: done.id, state: 'DONE' },
    ])
  }, 120_000)

  it('a server that answers nothing is a report too', async () => {
    const { call, start } = await shop()
    const { id } = (await start()).body
    server.fault = () => ({ kind: 'reset' })
    await run(id)
    const done = (await call('GET', `/seller/conformance-runs/${id}`)).body
    expect(done.state).toBe('DONE')
    expect(['unreachable', 'stopped', 'failed']).toContain(done.outcome)
  }, 60_000)

  it('stops when asked to, and lets the next one begin', async () => {
    const { call, start } = await shop()
    const { id } = (await start()).body
    server.fault = () => ({ kind: 'slow', ms: 200 })
    const running = run(id)
    await eventually(
      () => Promise.resolve(server.calls.length),
      (calls) => calls > 1,
    )
    expect((await call('POST', `/seller/conformance-runs/${id}/cancel`)).status).toBe(204)
    await running
    const stopped = (await call('GET', `/seller/conformance-runs/${id}`)).body
    expect(stopped.state).toBe('CANCELED')
    expect(stopped.report.counts.skipped).toBeGreaterThan(0)
    expect((await call('POST', `/seller/conformance-runs/${id}/cancel`)).status).toBe(404)
    expect((await start()).status).toBe(202)
    // A run whose job was parked does not stand in the way for ever.
    await query
      .updateTable('conformance_runs')
      .set({ started_at: new Date(Date.now() - 4 * 3_600_000) })
      .where('state', '=', 'RUNNING')
      .execute()
    expect((await start()).status).toBe(202)
  }, 60_000)

  it('needs a key and an address of the seller’s own; another seller sees no run', async () => {
    const { call, start, seller } = await shop()
    expect((await start({ protocol: 'kit-v2' })).body.code).toBe('DEBUG_NO_KEY')
    expect((await start({ endpointId: 'ept_none' })).status).toBe(404)
    const { id } = (await start()).body
    const stranger = await shop()
    expect((await stranger.call('GET', `/seller/conformance-runs/${id}`)).status).toBe(404)
    expect((await stranger.call('POST', `/seller/conformance-runs/${id}/cancel`)).status).toBe(404)
    // A key that was taken away meanwhile ends the run as failed.
    await query.deleteFrom('seller_keys').where('seller_id', '=', seller.id).execute()
    await run(id)
    expect((await call('GET', `/seller/conformance-runs/${id}`)).body.state).toBe('FAILED')
  })
})
