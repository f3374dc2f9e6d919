import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openApiPaths, signSaasV2, signSdkHmac, createSaasV2Nonce } from '@yunshi/seller-sdk'
import { childEnvironment } from '../../apps/server/test/server-process.ts'
import { defaultSettings } from '../../apps/server/src/platform/settings.ts'
import type { LoadClient, LoadResult } from './load.ts'

/** Above what one measurement needs; the limits themselves are not what is measured. */
export const limitsLifted = JSON.stringify({
  OPEN_API_CALLS_MAX: 100_000_000,
  OPEN_API_CALLS_PER_ADDRESS_MAX: 100_000_000,
})

export interface AttemptRates {
  attempts: number
  /** Signed, sent, judged and stored with their consequences, by one worker for one address. */
  perSecond: number
  /** The same requests by a bare HTTP client with as many connections: signed and sent, nothing stored. */
  barePerSecond: number
}

/**
 * Calls to one seller: so many messages made due at once, until the worker has stored every answer; in turns with a bare
 * client. The seller answers at once and is a process of its own.
 */
export async function measureAttempts(
  databaseUrl: string,
  attempts: number,
  rounds: number,
): Promise<AttemptRates> {
  const child = fork(path.join(import.meta.dirname, 'quick-seller.ts'), {
    execArgv: ['--import', 'tsx'],
    env: childEnvironment({}),
  })
  const { port } = await new Promise<{ port: number }>((resolve) =>
    child.once('message', (message) => resolve(message as { port: number })),
  )
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  const url = `http://127.0.0.1:${port}/produce`
  const { rows } = await pool.query<{ endpoint_id: string; url: string }>(
    `select e.id as endpoint_id, e.url from instances i join seller_endpoints e on e.id = i.endpoint_id
     where i.state = 'ACTIVE' and i.protocol = 'SAAS_V2' limit 1`,
  )
  const target = rows[0]!
  await pool.query('update seller_endpoints set url = $1 where id = $2', [url, target.endpoint_id])
  try {
    let [ours, bare] = [0, 0]
    for (let round = 0; round < rounds; round++) {
      ours += await callByMessages(pool, target.endpoint_id, attempts)
      bare += await callByHand(url, attempts, defaultSettings.CALLS_PER_ENDPOINT_MAX)
    }
    return {
      attempts: attempts * rounds,
      perSecond: (attempts * rounds) / (ours / 1000),
      barePerSecond: (attempts * rounds) / (bare / 1000),
    }
  } finally {
    await pool.query('update seller_endpoints set url = $1 where id = $2', [target.url, target.endpoint_id])
    await pool.end()
    child.kill()
  }
}

/** @returns milliseconds until every message has succeeded */
async function callByMessages(pool: pg.Pool, endpointId: string, count: number): Promise<number> {
  const run = randomUUID().slice(0, 8)
  await pool.query(
    `with made as (
       insert into interface_messages (id, seller_id, account_id, order_id, order_line_id, instance_id, product_id,
         scenario, parameters, endpoint_id, state, window_started_at, next_attempt_at, created_at)
       select 'msg_bench_' || $1 || '_' || n, i.seller_id, i.account_id, i.order_id, i.order_line_id, i.id, i.product_id,
         'updateInstanceStatus', '{"status":"UNFREEZE"}', i.endpoint_id, 'SENDING', now(), now(), now()
       from generate_series(1, $3::int) n, (select * from instances where endpoint_id = $2 and state = 'ACTIVE' limit 1) i
       returning id, endpoint_id)
     select graphile_worker.add_job('fulfillment.attempt',
       payload => json_build_object('messageId', id, 'endpointId', endpoint_id),
       job_key => 'fulfillment:' || id, max_attempts => 10) from made`,
    [run, endpointId, count],
  )
  const startedAt = performance.now()
  for (;;) {
    const { rows } = await pool.query<{ open: string | bigint }>(
      `select count(*) as open from interface_messages where id like $1 and state <> 'SUCCEEDED'`,
      [`msg_bench_${run}_%`],
    )
    if (Number(rows[0]!.open) === 0) return performance.now() - startedAt
    await sleep(5)
  }
}

/** @returns milliseconds */
async function callByHand(url: string, count: number, connections: number): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections })
  let left = count
  const call = () =>
    new Promise<void>((resolve, reject) => {
      const { payload, query } = signSaasV2({
        key: 'bench-key',
        body: { activity: 'updateInstanceStatus', instanceId: randomUUID(), status: 'UNFREEZE' },
        timestampMs: Date.now(),
        nonce: createSaasV2Nonce(),
      })
      const req = http.request(`${url}?${query}`, { method: 'POST', agent }, (res) => {
        res.resume()
        res.on('end', resolve)
      })
      req.on('error', reject)
      req.end(payload)
    })
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (left-- > 0) await call()
    }),
  )
  agent.destroy()
  return performance.now() - startedAt
}

/** Order queries with AK/SK, each verified: as many as ten callers get in the time. */
export async function measureOpenApi(
  client: LoadClient,
  port: number,
  load: { warmUpSeconds: number; seconds: number },
): Promise<LoadResult> {
  const baseUrl = `http://localhost:${port}`
  const post = async (url: string, body: object, cookie?: string) => {
    const response = await fetch(`${baseUrl}/api/v1${url}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: baseUrl,
        'idempotency-key': randomUUID(),
        ...(cookie !== undefined && { cookie }),
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`)
    return response
  }
  const session = await post('/session', { login: 'seller@demo', password: 'Yunshi-demo-1' })
  const cookie = session.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .join('; ')
  const key = (await (await post('/account/access-keys', {}, cookie)).json()) as {
    accessKeyId: string
    secretAccessKey: string
  }
  const path = `${openApiPaths.orderQuery}?orderId=MOCKPERIODYEARNEW`
  const { Host: _, ...headers } = {
    Host: 'localhost',
    ...signSdkHmac({
      method: 'GET',
      url: `http://localhost${path}`,
      accessKey: key.accessKeyId,
      secretKey: key.secretAccessKey,
      nowMs: Date.now(),
    }),
  }
  return client.run({ port, readers: 10, pauseMs: 0, paths: [path], headers, ...load })
}
