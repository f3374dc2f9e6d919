import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../scripts/free-port.mjs'
import { embeddedPid, embeddedUrl } from '../../apps/server/test/server-process.ts'
import { startEmbeddedPostgres } from '../../apps/server/src/platform/postgres/embedded-postgres.ts'
import { growCatalog } from './catalog-rows.ts'
import { startFloor, startProgram } from './children.ts'
import { measureJobLibrary } from './job-floor.ts'
import { startLoadClient } from './load.ts'
import { readMemory } from './memory.ts'
import { measurePublishing } from './publishing.ts'
import { openShop } from './purchases.ts'
import { limitsLifted, measureAttempts, measureOpenApi } from './seller-interfaces.ts'
import { markdownReport, writeReport, type Measured } from './report.ts'
import { listScenarios, measurePageSize, measureScenario, type Reading } from './storefront.ts'
import { measureSweep } from './sweep.ts'

const help = `Usage: npm run bench -- [--quick] [--write] [--only=start,purchases,interfaces,publishing,storefront,sweep]

  --quick   10,000 products and a few seconds each: shows that the benchmark works, not how fast the product is
  --write   puts the measured tables into bench/RESULTS.md`

const parts = ['start', 'purchases', 'interfaces', 'publishing', 'storefront', 'sweep'] as const
type Part = (typeof parts)[number]

/** How long and how much; the quick run only shows that everything works. */
const sizes = {
  full: {
    products: [10_000, 1_000_000],
    warmStarts: 5,
    idlePurchases: 100,
    purchaseSeconds: 20,
    jobSeconds: 10,
    openings: 15,
    attempts: { each: 1000, rounds: 4 },
    load: { warmUpSeconds: 1, seconds: 3, rounds: 2 },
    sweep: [10_000, 1_000_000],
  },
  quick: {
    products: [10_000],
    warmStarts: 1,
    idlePurchases: 10,
    purchaseSeconds: 4,
    jobSeconds: 2,
    openings: 3,
    attempts: { each: 200, rounds: 1 },
    load: { warmUpSeconds: 0.5, seconds: 1.5, rounds: 1 },
    sweep: [10_000],
  },
} as const
const BUYERS = 10
const SWEEP_DUE = 1000
/** Combinations of the large product: the most that is sold. */
const PRICES = 10_000

/** Measures the built program in one run and prints the result as Markdown. @returns the exit code */
export async function main(args: string[]): Promise<number> {
  const unknown = args.filter((arg) => !/^--(quick|write|only=[a-z,]+)$/.test(arg))
  if (unknown.length > 0) {
    console.error(help)
    return 2
  }
  const quick = args.includes('--quick')
  const only = args
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',')
  const wants = (part: Part) => only === undefined || only.includes(part)
  const size = quick ? sizes.quick : sizes.full
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunshi-bench-'))
  fs.chmodSync(dataDir, 0o711)
  const startedAt = performance.now()
  const step = (text: string) =>
    console.error(`${((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)} s  ${text}`)
  const env = {
    PORT: String(await freePort()),
    YUNSHI_DATA_DIR: dataDir,
    YUNSHI_DEMO: 'true',
    YUNSHI_SETTINGS: limitsLifted,
    YUNSHI_DEMO_SELLER_PORT: String(await freePort()),
  }
  const client = startLoadClient()
  const measured: Measured = { quick, readings: [], sweeps: [], memory: {} }
  // Stopped in reverse, also when a measurement fails.
  const running: { stop(): Promise<void> | void }[] = [client]
  try {
    step('start from an empty data directory')
    let program = await startProgram(env)
    running.push({ stop: () => program.stop() })
    measured.start = { emptyMs: program.readyMs, warmMs: [] }
    if (wants('start'))
      for (let i = 0; i < size.warmStarts; i++) {
        await program.stop()
        step('warm start')
        program = await startProgram(env)
        measured.start.warmMs.push(program.readyMs)
      }
    // Demo orders of the first start are opened now.
    await sleep(3000)
    const url = embeddedUrl(dataDir)
    const memory = () => readMemory(program.pid, embeddedPid(dataDir))
    measured.memory.afterStart = memory()
    measured.postgres = await postgresVersion(url)

    if (wants('purchases')) {
      step('purchases')
      const shop = await openShop({
        baseUrl: `http://127.0.0.1:${program.port}`,
        databaseUrl: url,
        dataDir,
        buyers: BUYERS,
      })
      await shop.buyIdle(5)
      measured.idle = await shop.buyIdle(size.idlePurchases)
      step('purchases, sustained')
      measured.sustained = await shop.buySustained(BUYERS, size.purchaseSeconds, 'all')
      step('purchases of one product, sustained')
      measured.sustainedOne = await shop.buySustained(BUYERS, size.purchaseSeconds / 2, 'one')
      step('job library alone')
      measured.jobsPerSecond = await measureJobLibrary(url, size.jobSeconds)
      measured.memory.afterPurchases = memory()
      await shop.close()
    }

    if (wants('interfaces')) {
      step('calls to a seller')
      measured.attempts = await measureAttempts(url, size.attempts.each, size.attempts.rounds)
      step('open API calls')
      measured.openApi = await measureOpenApi(client, program.port, size.load)
    }

    if (wants('publishing')) {
      step('publishing pages')
      measured.publishing = await measurePublishing(`http://localhost:${program.port}`, size.openings, PRICES)
    }

    if (wants('storefront')) {
      let products = 0
      for (const total of size.products) {
        step(`catalog of ${total}`)
        await growCatalog(url, products, total)
        products = total
        // Counts that are shared by all pages are made anew after this.
        await sleep(16_000)
        const floor = await startFloor(url)
        running.push(floor)
        const scenarios = await listScenarios(url)
        for (const scenario of scenarios)
          for (const readers of scenario.readers) {
            const reading = await measureScenario(
              client,
              { product: program, floor },
              scenario,
              total,
              readers,
              size.load,
            )
            measured.readings.push(reading)
            step(describe(reading))
          }
        floor.stop()
        measured.page ??= await measurePageSize(
          `http://127.0.0.1:${program.port}`,
          scenarios.at(-1)!.paths[0]!,
        )
        measured.memory.afterLoad = memory()
      }
    }
    await program.stop()

    if (wants('sweep')) {
      const postgres = await startEmbeddedPostgres({
        dir: path.join(dataDir, 'postgres'),
        userName: undefined,
      })
      for (const instances of size.sweep) {
        step(`sweep over ${instances} instances`)
        measured.sweeps.push(await measureSweep(postgres.url, instances, SWEEP_DUE))
      }
      await postgres.stop()
    }
    step('done')
  } catch (error) {
    // What was measured before is worth seeing.
    console.log(markdownReport(measured))
    throw error
  } finally {
    for (const child of running.reverse()) await child.stop()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
  const report = markdownReport(measured)
  console.log(report)
  if (args.includes('--write')) writeReport(report)
  return 0
}

function describe({ scenario, readers, product, floor }: Reading): string {
  return `${scenario}, ${readers} readers: ${product.perSecond.toFixed(0)}/s, floor ${floor.perSecond.toFixed(0)}/s`
}

async function postgresVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ server_version: string }>('show server_version')
  await client.end()
  return rows[0]!.server_version
}
