import { randomBytes } from 'node:crypto'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { createInstanceService } from '../../apps/server/src/modules/instances/index.ts'
import { createPlatform } from '../../apps/server/src/platform/create-platform.ts'
import { migrate } from '../../apps/server/src/platform/db/migrate.ts'
import { defaultSettings } from '../../apps/server/src/platform/settings.ts'
import { createDatabase } from './job-floor.ts'
import { percentile } from './load.ts'

export interface SweepResult {
  instances: number
  due: number
  /** Milliseconds of one sweep that finds nothing, median. */
  emptyMs: number
  /** Milliseconds until nothing is due any more. */
  allMs: number
  moved: number
  /** How PostgreSQL finds the due rows. */
  plan: string
}

const EMPTY_SWEEPS = 50
const migrations = path.resolve(import.meta.dirname, '../../apps/server/migrations')

/** The life-cycle sweep over many instances of which few are due: expiry of terms that just ended. */
export async function measureSweep(
  databaseUrl: string,
  instances: number,
  due: number,
): Promise<SweepResult> {
  const url = await createDatabase(databaseUrl, `bench_sweep_${instances}`)
  await migrate(url, migrations)
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  await pool.query(
    `insert into instances (id, account_id, seller_id, order_id, order_line_id, product_id, product_slug, product_title_zh,
       product_title_en, specification_name_zh, specification_name_en, access_type, protocol, endpoint_id, sku_code,
       product_code, attributes, quantity, mode, period_count, time_zone, customer_level, state, seller_instance_id,
       starts_at, expires_at, grace_ends_at, retention_ends_at, due_at, reminders_sent, created_at)
     select 'ins_' || lpad(i::text, 8, '0'), 'acc_' || i % 20000, 'sel_' || i % 300, 'ord_' || i, 'lin_' || i,
       'prd_' || i % 5000, 'product-' || i % 5000, '商品', 'Product', '标准版', 'Standard', 'SAAS', 'SAAS_V2', 'ept_1',
       'sku', 'OFFI', '[]', 1, 'YEAR', 1, 'Asia/Shanghai', 0, 'ACTIVE', gen_random_uuid()::text, now() - interval '1 year',
       ends, ends + interval '7 days', ends + interval '22 days', ends - interval '7 days', '{}', now() - interval '1 year'
     from (select i, now() + interval '30 days' + i % 335 * interval '1 day' as ends from generate_series(1, $1::int) i) g`,
    [instances],
  )
  await pool.query('vacuum analyze instances')
  const platform = createPlatform({
    databaseUrl: url,
    dbPoolSize: 4,
    masterKey: randomBytes(32),
    sandbox: false,
    site: 'cn',
    baseUrl: 'http://localhost',
    settings: defaultSettings,
    logger: pino({ level: 'silent' }),
  })
  const service = createInstanceService(platform)
  const empty: number[] = []
  for (let i = 0; i < EMPTY_SWEEPS; i++) {
    const startedAt = performance.now()
    await service.sweepDue()
    empty.push(performance.now() - startedAt)
  }
  // Spread over the table, as ends of terms are.
  await pool.query(
    `update instances set expires_at = now() - interval '1 minute', due_at = now() - interval '1 minute',
       grace_ends_at = now() + interval '7 days', retention_ends_at = now() + interval '22 days',
       reminders_sent = '{7,3,1}'
     where id in (select 'ins_' || lpad((i * ($1::int / $2::int))::text, 8, '0') from generate_series(1, $2::int) i)`,
    [instances, due],
  )
  const plan = await planOfSweep(pool)
  const startedAt = performance.now()
  let moved = 0
  for (let count = await service.sweepDue(); count > 0; count = await service.sweepDue()) moved += count
  const allMs = performance.now() - startedAt
  await platform.db.close()
  await pool.end()
  return {
    instances,
    due,
    emptyMs: percentile(
      empty.sort((a, b) => a - b),
      0.5,
    ),
    allMs,
    moved,
    plan,
  }
}

async function planOfSweep(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
    `explain (costs off) select * from instances where due_at <= now() order by due_at, id limit 100 for update skip locked`,
  )
  return rows.map((row) => row['QUERY PLAN'].trim().replace(/^-> +/, '')).join(' → ')
}
