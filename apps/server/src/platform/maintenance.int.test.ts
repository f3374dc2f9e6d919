import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { createTestPlatform } from '../../test/harness.ts'
import { createMaintenanceSweep } from './maintenance.ts'

const { db } = await createTestPlatform()

it('BUY-SYS-04 keeps the answers of the last day, drops old ones, and makes the coming months’ partitions', async () => {
  for (const [key, hours] of [
    ['fresh', 1],
    ['yesterday', 25],
    ['old', 49],
  ] as const)
    await sql`insert into idempotency_keys (scope, key, request_hash, created_at)
      values ('s', ${key}, 'h', now() - make_interval(hours => ${hours}))`.execute(db.query)
  const sweep = createMaintenanceSweep(db)
  expect(await sweep.run()).toBe(1)
  expect(await sweep.run()).toBe(0)
  const left = await db.query.selectFrom('idempotency_keys').select('key').orderBy('key').execute()
  expect(left.map((row) => row.key)).toEqual(['fresh', 'yesterday'])
  const { rows } = await sql<{ count: bigint }>`select count(*) from pg_inherits
    where inhparent = 'ledger_entries'::regclass`.execute(db.query)
  expect(Number(rows[0]!.count)).toBeGreaterThanOrEqual(4)
})
