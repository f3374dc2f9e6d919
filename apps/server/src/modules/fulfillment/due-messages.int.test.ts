import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { createTestPlatform } from '../../../test/harness.ts'
import { listDueMessages } from './message-repository.ts'

const { db } = await createTestPlatform()
const now = new Date('2027-01-01T00:00:00Z')

const insert = (endpoint: string, count: number, dueMinutesAgo: number, lease = 'null') =>
  sql`insert into interface_messages (id, seller_id, account_id, instance_id, product_id, scenario, endpoint_id, state,
      window_started_at, next_attempt_at, lease_until, created_at)
    select ${endpoint} || i, 'sel', 'acc', 'ins', 'prd', 'releaseInstance', ${endpoint}, 'RETRYING', ${now},
      ${now}::timestamptz - make_interval(mins => ${dueMinutesAgo}), ${sql.raw(lease)}, ${now}
    from generate_series(1, ${count}::int) i`.execute(db.query)

it('a seller with thousands of due messages does not hide the one of another', async () => {
  await insert('ept_a', 3000, 500)
  await insert('ept_b', 1, 5)
  await insert('ept_later', 1, -5)
  await insert('ept_taken', 1, 900, "now() + interval '1 minute'")
  await insert('ept_orphan', 1, 900, "now() - interval '1 minute'")
  const due = await listDueMessages(db.query, now, { perEndpoint: 100, total: 1000 })
  const counts = new Map<string, number>()
  for (const { endpointId } of due) counts.set(endpointId, (counts.get(endpointId) ?? 0) + 1)
  expect(Object.fromEntries(counts)).toEqual({ ept_a: 100, ept_b: 1, ept_orphan: 1 })
})
