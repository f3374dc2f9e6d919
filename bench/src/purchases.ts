import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { pino } from 'pino'
import { makeBuyer, type TestPerson } from '../../apps/server/src/modules/identity/testing.ts'
import { loadOrCreateMasterKey } from '../../apps/server/src/platform/crypto/master-key.ts'
import { createPlatform } from '../../apps/server/src/platform/create-platform.ts'
import { defaultSettings } from '../../apps/server/src/platform/settings.ts'
import { percentile } from './load.ts'

const AGREEMENTS = ['product', 'user', 'privacy']
const TOP_UP = '1000000.00'
/** An instance that is not usable after this long counts as a failure. */
const OPEN_MS_MAX = 30_000

interface Buyer {
  accountId: string
  cookie: string
}

interface Offer {
  item: {
    productSlug: string
    specCode: string
    skuId: string
    mode: string
    periodCount: number
    quantity: number
  }
  quoteHash: string
}

export interface PurchaseShop {
  /** One purchase at a time. @returns milliseconds from the payment's request to the usable instance, ascending */
  buyIdle(purchases: number): Promise<{ toUsable: number[]; pay: number[]; submit: number[] }>
  /** Buyers at once, each buying again as soon as its instance is usable. */
  buySustained(buyers: number, seconds: number, offers: 'all' | 'one'): Promise<SustainedPurchases>
  close(): Promise<void>
}

export interface SustainedPurchases {
  completed: number
  perSecond: number
  toUsable: number[]
  /** Jobs done for one purchase, notifications included. */
  jobsEach: number
  /** Seconds until everything that the purchases caused was done, counted from the last purchase. */
  drainSeconds: number
}

/** Buyers with money before the offers of the demo sellers, whose server is a process of its own. */
export async function openShop(options: {
  baseUrl: string
  databaseUrl: string
  dataDir: string
  buyers: number
}): Promise<PurchaseShop> {
  const { baseUrl } = options
  const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 4 })
  const platform = createPlatform({
    databaseUrl: options.databaseUrl,
    dbPoolSize: 4,
    masterKey: loadOrCreateMasterKey(path.resolve(options.dataDir)),
    sandbox: true,
    site: 'cn',
    baseUrl,
    settings: defaultSettings,
    logger: pino({ level: 'silent' }),
  })
  const call = async (method: 'GET' | 'POST', url: string, cookie: string | null, body?: object) => {
    const response = await fetch(`${baseUrl}/api/v1${url}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(cookie !== null && { cookie }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`)
    // oxlint-disable-next-line typescript/no-explicit-any -- answers of several shapes, read by name
    return JSON.parse(text) as any
  }
  const buyers: Buyer[] = []
  for (let i = 0; i < options.buyers; i++) {
    const person: TestPerson = await makeBuyer({ platform })
    await call('POST', '/wallet/top-ups', person.cookie, { amount: TOP_UP })
    buyers.push({ accountId: person.actor.accountId, cookie: person.cookie })
  }
  const offers = await listOffers(pool, (item) => call('POST', '/catalog/quotes', null, item))

  const isUsable = async (orderIds: string[]) => {
    const { rows } = await pool.query<{ order_id: string }>({
      name: 'usable',
      text: `select o.id as order_id from unnest($1::text[]) o(id) where exists (select 1 from order_lines l
        join instances i on i.id = l.instance_id where l.order_id = o.id and i.state = 'ACTIVE')`,
      values: [orderIds],
    })
    return rows.map((row) => row.order_id)
  }
  const place = async (buyer: Buyer, offer: Offer) => {
    const { id } = await call('POST', '/orders', buyer.cookie, {
      items: [offer.item],
      quoteHash: offer.quoteHash,
      agreements: AGREEMENTS,
    })
    return id as string
  }
  const pay = (buyer: Buyer, orderId: string) =>
    call('POST', `/orders/${orderId}/pay`, buyer.cookie, { method: 'BALANCE' })

  return {
    async buyIdle(purchases) {
      const times = { toUsable: [] as number[], pay: [] as number[], submit: [] as number[] }
      for (let i = 0; i < purchases; i++) {
        const buyer = buyers[i % buyers.length]!
        const submittedAt = performance.now()
        const orderId = await place(buyer, offers[i % offers.length]!)
        const paidAt = performance.now()
        await pay(buyer, orderId)
        const answeredAt = performance.now()
        while ((await isUsable([orderId])).length === 0) {
          if (performance.now() - paidAt > OPEN_MS_MAX) throw new Error(`order ${orderId} was not opened`)
          await sleep(1)
        }
        times.toUsable.push(performance.now() - paidAt)
        times.pay.push(answeredAt - paidAt)
        times.submit.push(paidAt - submittedAt)
        // Idle: what follows a purchase (messages, mails) is over before the next.
        await sleep(100)
      }
      for (const values of Object.values(times)) values.sort((a, b) => a - b)
      return times
    },

    async buySustained(count, seconds, which) {
      const waiting = new Map<string, () => void>()
      let watching = true
      const watch = async () => {
        while (watching) {
          if (waiting.size > 0)
            for (const orderId of await isUsable([...waiting.keys()])) {
              waiting.get(orderId)?.()
              waiting.delete(orderId)
            }
          await sleep(4)
        }
      }
      const watcher = watch()
      const jobsBefore = await countJobs(pool)
      const toUsable: number[] = []
      let turn = 0
      const startedAt = performance.now()
      const until = startedAt + seconds * 1000
      await Promise.all(
        buyers.slice(0, count).map(async (buyer) => {
          while (performance.now() < until) {
            const offer = offers[which === 'one' ? 0 : turn++ % offers.length]!
            const orderId = await place(buyer, offer)
            const paidAt = performance.now()
            await pay(buyer, orderId)
            await new Promise<void>((resolve, reject) => {
              const late = setTimeout(() => reject(new Error(`order ${orderId} was not opened`)), OPEN_MS_MAX)
              waiting.set(orderId, () => {
                clearTimeout(late)
                resolve()
              })
            })
            toUsable.push(performance.now() - paidAt)
          }
        }),
      )
      const tookMs = performance.now() - startedAt
      watching = false
      await watcher
      const endedAt = performance.now()
      while ((await countWaitingJobs(pool)) > 0) await sleep(50)
      const jobs = (await countJobs(pool)) - jobsBefore
      return {
        completed: toUsable.length,
        perSecond: toUsable.length / (tookMs / 1000),
        toUsable: toUsable.sort((a, b) => a - b),
        jobsEach: jobs / toUsable.length,
        drainSeconds: (performance.now() - endedAt) / 1000,
      }
    },

    async close() {
      await platform.db.close()
      await pool.end()
    },
  }
}

/** One monthly offer of each product that opens online, at its smallest quantity. */
async function listOffers(
  pool: pg.Pool,
  quote: (item: Offer['item']) => Promise<{ quoteHash: string; unavailable: object | null }>,
): Promise<Offer[]> {
  const { rows } = await pool.query<{ slug: string; code: string; sku_id: string; quantity: number }>(
    `select distinct on (p.id) p.slug, s.code, k.id as sku_id, coalesce((select (a ->> 'min')::int
       from jsonb_array_elements(s.attributes) a where a ->> 'kind' = 'quantity'), 1) as quantity
     from products p join specifications s on s.product_id = p.id and not s.hidden
     join skus k on k.specification_id = s.id
     join sku_prices c on c.sku_id = k.id and c.mode = 'MONTH'
     where p.id like 'prd_demo_%' and p.protocol is not null and p.state = 'ON_SALE' and c.unit_price > 0
       and (p.sales_regions = '{}' or 'CN' = any(p.sales_regions))
     order by p.id, c.unit_price`,
  )
  const offers: Offer[] = []
  for (const row of rows) {
    const item = {
      productSlug: row.slug,
      specCode: row.code,
      skuId: row.sku_id,
      mode: 'MONTH',
      periodCount: 1,
      quantity: row.quantity,
    }
    const { quoteHash, unavailable } = await quote(item)
    if (unavailable === null) offers.push({ item, quoteHash })
  }
  if (offers.length === 0) throw new Error('no demo product can be bought')
  return offers
}

async function countWaitingJobs(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ count: string }>(
    'select count(*)::text as count from graphile_worker._private_jobs where attempts < max_attempts',
  )
  return Number(rows[0]!.count)
}

/** Jobs ever written, from the sequence of their ids. */
async function countJobs(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query<{ last: string }>(
    `select coalesce(pg_sequence_last_value(pg_get_serial_sequence('graphile_worker._private_jobs', 'id')::regclass), 0)::text as last`,
  )
  return Number(rows[0]!.last)
}

/** "12.3 / 45.6" of ascending milliseconds. */
export function p50p99(sorted: readonly number[]): string {
  return `${percentile(sorted, 0.5).toFixed(1)} / ${percentile(sorted, 0.99).toFixed(1)}`
}
