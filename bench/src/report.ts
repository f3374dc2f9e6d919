import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { percentile, type LoadResult } from './load.ts'
import type { FirstInteractions } from './publishing.ts'
import type { Memory } from './memory.ts'
import { p50p99, type SustainedPurchases } from './purchases.ts'
import type { PageSize, Reading } from './storefront.ts'
import type { AttemptRates } from './seller-interfaces.ts'
import type { SweepResult } from './sweep.ts'

/** Everything one run found out; parts that were not run are absent. */
export interface Measured {
  quick: boolean
  postgres?: string
  start?: { emptyMs: number; warmMs: number[] }
  memory: { afterStart?: Memory | null; afterPurchases?: Memory | null; afterLoad?: Memory | null }
  idle?: { toUsable: number[]; pay: number[]; submit: number[] }
  sustained?: SustainedPurchases
  sustainedOne?: SustainedPurchases
  jobsPerSecond?: number
  attempts?: AttemptRates
  openApi?: LoadResult
  publishing?: FirstInteractions
  readings: Reading[]
  page?: PageSize
  sweeps: SweepResult[]
}

type Bar = { work: string; bar: string; result: string; met: boolean }

const BEGIN = '<!-- measured: written by npm run bench -- --write -->'
const END = '<!-- /measured -->'

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`
const kb = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const count = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 0 })
const median = (values: number[]) =>
  percentile(
    values.toSorted((a, b) => a - b),
    0.5,
  )

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** The bars of architecture 8 with what was measured against them. */
function bars(measured: Measured): Bar[] {
  const found: Bar[] = []
  const add = (work: string, bar: string, result: string, met: boolean) =>
    found.push({ work, bar, result, met })
  const of = (scenario: RegExp, products: number, readers?: number) =>
    measured.readings.filter(
      (reading) =>
        scenario.test(reading.scenario) &&
        reading.products === products &&
        (readers === undefined || reading.readers === readers),
    )
  const ratio = (reading: Reading) => reading.product.perSecond / reading.floor.perSecond
  const worst = (
    readings: Reading[],
    value: (reading: Reading) => number,
    pick: (...values: number[]) => number,
  ) => pick(...readings.map(value))
  const largest = Math.max(...measured.readings.map((reading) => reading.products))

  if (measured.readings.length > 0) {
    const lists = of(/^list/, 10_000)
    const share = worst(lists, ratio, Math.min)
    add(
      'Product list, 20 of 10,000 with prices and total, 10 and 50 readers',
      '≥ 0.5 of the floor’s requests per second',
      `${share.toFixed(2)} in the worst of ${lists.length}`,
      share >= 0.5,
    )
    if (largest > 10_000) {
      const growth = worst(
        lists,
        (small) =>
          small.product.perSecond /
          measured.readings.find(
            (reading) =>
              reading.scenario === small.scenario &&
              reading.readers === small.readers &&
              reading.products === largest,
          )!.product.perSecond,
        Math.max,
      )
      add(
        'The same, from 10,000 to 1,000,000 products',
        '≤ 1.5 times the cost',
        `${growth.toFixed(2)} times`,
        growth <= 1.5,
      )
    }
    const searches = of(/^search/, 10_000)
    const searchShare = worst(searches, ratio, Math.min)
    add(
      'Search of a Chinese or Latin word with facets, 20 of 10,000',
      '≥ 0.5 of the floor',
      `${searchShare.toFixed(2)} in the worst of ${searches.length}`,
      searchShare >= 0.5,
    )
    const searchP99 = worst(
      of(/^search/, 10_000, 10),
      (reading) => percentile(reading.product.latencies, 0.99),
      Math.max,
    )
    add('The same, 10 readers', 'p99 ≤ 50 ms', ms(searchP99), searchP99 <= 50)
    for (const [name, scenario] of [
      ['Product page, 100 popular ones, 50 readers without a pause', /popular/],
      ['Product page, every one another, 50 readers without a pause', /different$/],
      ['Product page, every one another, 50 readers with a page a second each', /one a second/],
    ] as const) {
      const readings = of(scenario, 10_000, 50).filter((reading) =>
        reading.scenario.startsWith('product page'),
      )
      const p99 = worst(readings, (reading) => percentile(reading.product.firstBytes, 0.99), Math.max)
      add(name, 'first byte p99 ≤ 50 ms', ms(p99), p99 <= 50)
    }
  }
  if (measured.page)
    add(
      'JavaScript of the product page',
      '≤ 150 KB gzip',
      kb(measured.page.scriptsGzip),
      measured.page.scriptsGzip <= 150 * 1024,
    )
  if (measured.sustained)
    add(
      'Complete purchases, 10 buyers at once',
      '≥ 60 a second',
      `${measured.sustained.perSecond.toFixed(0)} a second`,
      measured.sustained.perSecond >= 60,
    )
  if (measured.idle) {
    const p50 = percentile(measured.idle.toUsable, 0.5)
    add('From payment to usable instance, idle', 'p50 ≤ 60 ms', ms(p50), p50 <= 60)
  }
  const [small, large] = measured.sweeps
  if (small && large) {
    add(
      `Sweep over ${count(large.instances)} instances, none due`,
      'cost grows with due rows, not with instances',
      `${large.emptyMs.toFixed(2)} ms; ${small.emptyMs.toFixed(2)} ms over ${count(small.instances)}`,
      large.emptyMs <= small.emptyMs * 2 + 0.5,
    )
    add(
      `The same, ${count(large.due)} due`,
      'cost grows with due rows, not with instances',
      `${ms(large.allMs)}; ${ms(small.allMs)} over ${count(small.instances)}`,
      large.allMs <= small.allMs * 2,
    )
  }
  if (measured.start) {
    if (measured.start.warmMs.length > 0) {
      const warm = median(measured.start.warmMs)
      add('Ready after a warm start', '≤ 3 s', `${(warm / 1000).toFixed(2)} s`, warm <= 3000)
    }
    const empty = measured.start.emptyMs
    add(
      'Ready from an empty data directory, built',
      '≤ 60 s',
      `${(empty / 1000).toFixed(2)} s`,
      empty <= 60_000,
    )
  }
  if (measured.memory.afterStart) {
    const { program } = measured.memory.afterStart
    add('Resident memory of api + worker after start', '≤ 350 MB', `${program.toFixed(0)} MB`, program <= 350)
  }
  const loaded = measured.memory.afterLoad ?? measured.memory.afterPurchases
  if (loaded) add('The same after load', '≤ 600 MB', `${loaded.program.toFixed(0)} MB`, loaded.program <= 600)
  return found
}

/** All tables of a run as Markdown. */
export function markdownReport(measured: Measured): string {
  const sections: string[] = []
  const cpu = os.cpus()[0]?.model ?? 'unknown processor'
  sections.push(
    `${measured.quick ? '**Quick run: shows that the benchmark works, not how fast the product is.**\n\n' : ''}Machine: ${os.cpus().length} cores (${cpu}, shared), ${(os.totalmem() / 2 ** 30).toFixed(0)} GB memory, ${os.type()}; Node ${process.versions.node}; embedded PostgreSQL ${measured.postgres ?? ''} as the program starts it. ${new Date().toISOString().slice(0, 10)}. Load average of the machine at the end: ${os.loadavg()[1]!.toFixed(1)} in five minutes.`,
    '### Bars',
    table(
      ['Work', 'Bar', 'Result', 'Met'],
      bars(measured).map(({ work, bar, result, met }) => [work, bar, result, met ? 'yes' : '**no**']),
    ),
  )
  if (measured.readings.length > 0)
    sections.push(
      '### Storefront',
      table(
        [
          'Work',
          'Products',
          'Readers',
          'Requests/s',
          'Floor/s',
          'Ratio',
          'p50 / p99 ms',
          'First byte p50 / p99 ms',
          'CPU ms a request',
          'Floor CPU',
          'Floor p50 / p99 ms',
        ],
        measured.readings.map(({ scenario, products, readers, product, floor, productCpuMs, floorCpuMs }) => [
          scenario,
          count(products),
          String(readers),
          count(product.perSecond),
          count(floor.perSecond),
          (product.perSecond / floor.perSecond).toFixed(2),
          p50p99(product.latencies),
          p50p99(product.firstBytes),
          productCpuMs?.toFixed(2) ?? '',
          floorCpuMs?.toFixed(2) ?? '',
          p50p99(floor.latencies),
        ]),
      ),
    )
  const sizes = [...new Set(measured.readings.map(({ products }) => products))]
  if (sizes.length === 2)
    sections.push(
      'Cost of one request at 1,000,000 products over that at 10,000:',
      table(
        ['Work', 'Readers', 'Product', 'Floor'],
        measured.readings
          .filter(({ products }) => products === sizes[0])
          .map((small) => {
            const large = measured.readings.find(
              ({ scenario, readers, products }) =>
                scenario === small.scenario && readers === small.readers && products === sizes[1],
            )!
            const growth = (side: 'product' | 'floor') =>
              (small[side].perSecond / large[side].perSecond).toFixed(2)
            return [small.scenario, String(small.readers), growth('product'), growth('floor')]
          }),
      ),
    )
  if (measured.page)
    sections.push(
      `Product page: HTML ${kb(measured.page.htmlGzip)} gzip (${kb(measured.page.htmlBrotli)} brotli), JavaScript ${kb(measured.page.scriptsGzip)} gzip in ${measured.page.scripts} files.`,
    )
  if (measured.publishing) {
    const { list, form, matrix, prices } = measured.publishing
    const row = (name: string, values: number[]) => [
      name,
      ms(median(values)),
      (median(values) / median(list)).toFixed(2),
    ]
    sections.push(
      '### Publishing pages',
      'From asking for the page until its first field or row takes the focus, in a browser with a warm cache, in turns.',
      table(
        ['Page', 'p50', 'Of the list'],
        [
          row('list of products in the seller center', list),
          row('publishing form of a new product', form),
          row(`the same, step with ${count(prices)} prices`, matrix),
        ],
      ),
    )
  }
  if (measured.idle && measured.sustained && measured.sustainedOne && measured.jobsPerSecond) {
    const { idle, sustained, sustainedOne, jobsPerSecond } = measured
    const row = (name: string, result: SustainedPurchases) => [
      name,
      result.perSecond.toFixed(1),
      (result.perSecond / jobsPerSecond).toFixed(3),
      p50p99(result.toUsable),
      result.jobsEach.toFixed(1),
      (result.jobsEach * result.perSecond).toFixed(0),
      result.drainSeconds.toFixed(1),
    ]
    sections.push(
      '### Purchases',
      `Idle, ${idle.toUsable.length} purchases, p50 / p99 ms: submit ${p50p99(idle.submit)}, pay ${p50p99(idle.pay)}, from payment to usable ${p50p99(idle.toUsable)}.`,
      `The job library alone writes and runs ${count(jobsPerSecond)} empty jobs a second.`,
      table(
        [
          '10 buyers at once',
          'Purchases/s',
          'Ratio to the job library',
          'Payment to usable p50 / p99 ms',
          'Jobs each',
          'Jobs/s',
          'Backlog at the end, s',
        ],
        [row('all demo products that open online', sustained), row('one product', sustainedOne)],
      ),
    )
  }
  if (measured.attempts && measured.openApi) {
    const { attempts, openApi } = measured
    sections.push(
      '### Seller interfaces',
      table(
        ['Work', 'A second', 'Floor', 'Ratio', 'p50 / p99 ms'],
        [
          [
            `calls to one seller, ${count(attempts.attempts)}: signed, sent, judged, stored`,
            count(attempts.perSecond),
            `bare client ${count(attempts.barePerSecond)}`,
            (attempts.perSecond / attempts.barePerSecond).toFixed(2),
            '',
          ],
          [
            'open API order query, AK/SK verified, 10 callers',
            count(openApi.perSecond),
            '',
            '',
            p50p99(openApi.latencies),
          ],
        ],
      ),
    )
  }
  if (measured.sweeps.length > 0)
    sections.push(
      '### Due-row sweep',
      table(
        ['Instances', 'Nothing due, ms a sweep', 'Due', 'All moved, ms', 'ms a moved instance'],
        measured.sweeps.map((sweep) => [
          count(sweep.instances),
          sweep.emptyMs.toFixed(2),
          count(sweep.moved),
          sweep.allMs.toFixed(0),
          (sweep.allMs / sweep.moved).toFixed(2),
        ]),
      ),
      `Plan: \`${measured.sweeps.at(-1)!.plan}\``,
    )
  const memory = Object.entries({
    'after start': measured.memory.afterStart,
    'after the purchases': measured.memory.afterPurchases,
    'after all load': measured.memory.afterLoad,
  }).flatMap(([when, value]) =>
    value
      ? [
          [
            when,
            value.program.toFixed(0),
            value.withDatabase === null ? 'not readable' : value.withDatabase.toFixed(0),
          ],
        ]
      : [],
  )
  if (memory.length > 0)
    sections.push(
      '### Memory',
      table(['When', 'Program, resident MB', 'Program and PostgreSQL, proportional MB'], memory),
    )
  return sections.join('\n\n')
}

/** Replaces the measured part of RESULTS.md; what people wrote around it stays. */
export function writeReport(report: string): void {
  const file = path.resolve(import.meta.dirname, '../RESULTS.md')
  const text = fs.readFileSync(file, 'utf8')
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin < 0 || end < begin) throw new Error('RESULTS.md has no measured part')
  fs.writeFileSync(file, `${text.slice(0, begin)}${BEGIN}\n\n${report}\n\n${text.slice(end)}`)
}
