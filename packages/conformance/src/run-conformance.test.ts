import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runMutation } from './faulty-seller/mutation-run.test-support.ts'
import { conformanceProtocols, type ConformanceCheckResult } from './report.ts'
import { conformanceChecks, InvalidTarget, runConformance } from './run-conformance.ts'
import type { ConformanceAnswer, ConformanceTransport } from './transport.ts'

const key = 'key-that-must-not-show'
const target = { url: 'https://isv.example/produce?token=hidden', protocol: 'saas-v2', key } as const

/** A transport that always gives the same answer. */
function always(answer: ConformanceAnswer): ConformanceTransport & { calls: number } {
  return {
    calls: 0,
    send() {
      this.calls += 1
      return Promise.resolve(answer)
    },
  }
}

function answered(body: string | Uint8Array, httpStatus = 200): ConformanceAnswer {
  const rawBody = typeof body === 'string' ? Buffer.from(body) : body
  return {
    kind: 'answer',
    httpStatus,
    rawHeaders: [['Content-Type', 'application/json']],
    rawBody,
    durationMs: 1,
  }
}

const limits = { slowReadMs: 1, pollEveryMs: 1, pollsMax: 2 }

describe('the catalog', () => {
  it('keeps its ids: reports, saved lists and CI rules name them', async () => {
    const ids = conformanceProtocols.flatMap((protocol) => conformanceChecks(protocol).map(({ id }) => id))
    expect(new Set(ids).size).toBe(ids.length)
    await expect(`${ids.sort().join('\n')}\n`).toMatchFileSnapshot('./check-ids.test-data.txt')
  })

  it('says in both languages what is checked and what to mend, and where it is written', () => {
    for (const protocol of conformanceProtocols) {
      for (const { title, explanation, mending, spec } of conformanceChecks(protocol)) {
        for (const { zh, en } of [title, explanation, mending]) {
          expect(zh).toMatch(/\p{Script=Han}/u)
          expect(en).toMatch(/^[^\p{Script=Han}]*$|“/u)
        }
        expect(spec.length).toBeGreaterThan(0)
      }
    }
  })
})

describe('a run', () => {
  it('finds nothing in a right seller, and tells of each check as it ends', async () => {
    const { report, found } = await runMutation({ protocol: 'order-notify' })
    expect(found).toEqual([])
    expect(report.outcome).toBe('passed')
    expect(report.counts.pass).toBe(report.checks.length)
  })

  it('ends at once where nobody can be reached: one call, the rest skipped', async () => {
    const none = {
      kind: 'no_answer',
      reason: 'connect_failed',
      detail: 'ECONNREFUSED',
      durationMs: 1,
    } as const
    const transport = always(none)
    const seen: ConformanceCheckResult[] = []
    const report = await runConformance({ target, transport, limits, onCheck: (check) => seen.push(check) })
    expect(report.outcome).toBe('unreachable')
    expect(transport.calls).toBe(1)
    expect(seen.map(({ id }) => id)).toEqual(report.checks.map(({ id }) => id))
  })

  it('stops after three calls in a row without an answer', async () => {
    const transport = always({ kind: 'no_answer', reason: 'timeout', detail: 'late', durationMs: 1 })
    const report = await runConformance({ target, transport, limits })
    expect(report.outcome).toBe('stopped')
    expect(transport.calls).toBeLessThanOrEqual(10)
  })

  it('ends when it is aborted, and says so', async () => {
    const abort = new AbortController()
    const transport = always(answered('{"resultCode":"000005","resultMsg":"x"}'))
    const onCheck = () => abort.abort()
    const report = await runConformance({ target, transport, limits, onCheck, signal: abort.signal })
    expect(report.outcome).toBe('stopped')
    expect(report.checks.slice(1).every(({ verdict }) => verdict === 'skipped')).toBe(true)
  })

  it('takes a call cut off by the abort for no finding', async () => {
    const abort = new AbortController()
    const transport: ConformanceTransport = {
      send() {
        abort.abort()
        return Promise.resolve({
          kind: 'no_answer',
          reason: 'connection_lost',
          detail: 'aborted',
          durationMs: 1,
        })
      },
    }
    const report = await runConformance({ target, transport, limits, signal: abort.signal })
    expect(report).toMatchObject({ outcome: 'stopped', counts: { fail: 0, warn: 0 } })
  })

  it('stays small whatever a server sends', async () => {
    const huge = always(
      answered(`{"resultCode":"000000","instanceId":"i","filler":"${'x'.repeat(900_000)}"}`),
    )
    const report = await runConformance({ target, transport: huge, limits })
    expect(JSON.stringify(report).length).toBeLessThan(3_000_000)
  })

  it('never shows the key, passwords, or the query of the address', async () => {
    const body = JSON.stringify({
      resultCode: '000000',
      resultMsg: `echo ${key}`,
      instanceId: 'i',
      info: [{ instanceId: 'i', appInfo: { frontEndUrl: 'https://a.example', password: 'pass"word' } }],
    })
    const report = await runConformance({ target, transport: always(answered(body)), limits })
    const text = JSON.stringify(report)
    expect(text).not.toContain(key)
    expect(text).not.toContain('pass\\')
    expect(report.url).toBe('https://isv.example/produce')
  })

  it('runs single checks, which open what they need', async () => {
    const only = ['saas-v2.releaseInstance.repeat']
    const body = '{"resultCode":"000000","resultMsg":"ok","instanceId":"i"}'
    const report = await runConformance({ target, transport: always(answered(body)), limits, only })
    expect(report.checks.map(({ id, verdict }) => [id, verdict])).toEqual([[only[0], 'pass']])
    expect(report.checks[0]?.exchanges).toHaveLength(3)
  })

  it('needs nothing that the product does not use', async () => {
    // A one-time product without upgrades (2.10): nothing but these three may be called.
    const used = new Set(['newInstance', 'queryInstance', 'releaseInstance', 'noSuchActivity'])
    const without = ['refreshInstance', 'updateInstanceStatus', 'upgradeInstance', 'changeInstanceCheck']
    const { report, found } = await runMutation({ protocol: 'saas-v2', without })
    expect(found).toEqual([])
    expect(report.outcome).toBe('passed')
    const called = report.checks.flatMap(({ exchanges }) => exchanges.map(({ request }) => request.body))
    const activities = called.flatMap((body) => /"activity":"(\w+)"/.exec(body)?.[1] ?? [])
    expect(activities.filter((activity) => !used.has(activity) && activity !== 'newInst')).toEqual([])
  })

  it.each([
    [{ ...target, url: 'ftp://isv.example' }, undefined],
    [{ ...target, key: '' }, undefined],
    [target, ['saas-v2.noSuchCheck']],
  ])('refuses what it cannot run before any call', async (wrong, only) => {
    const transport = always(answered('{}'))
    const run = runConformance({ target: wrong, transport, ...(only && { only }) })
    await expect(run).rejects.toThrow(InvalidTarget)
    expect(transport.calls).toBe(0)
  })

  it('ends in a report whatever a server answers, under every protocol', async () => {
    const answers = fc.record({
      body: fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json({ maxDepth: 3 }).map((text) => Buffer.from(text)),
        fc
          .record({
            resultCode: fc.constantFrom<unknown>('000000', '000004', '000003', 0, null, {}),
            instanceId: fc.oneof(fc.string({ maxLength: 80 }), fc.integer(), fc.constant(null)),
            info: fc.oneof(fc.array(fc.object({ maxDepth: 2 }), { maxLength: 2 }), fc.string()),
            license: fc.oneof(fc.string(), fc.constant([])),
          })
          .map((value) => Buffer.from(JSON.stringify(value))),
      ),
      status: fc.constantFrom(200, 204, 400, 500, 0),
    })
    await fc.assert(
      fc.asyncProperty(
        answers,
        fc.constantFrom(...conformanceProtocols),
        async ({ body, status }, protocol) => {
          const transport = always(answered(body, status))
          const report = await runConformance({ target: { ...target, protocol }, transport, limits })
          // One answer for everything cannot be right: wrong signatures must be refused, right ones accepted.
          expect(['failed', 'unproven']).toContain(report.outcome)
        },
      ),
      { numRuns: 60 },
    )
  })
})
