import { EventEmitter, once } from 'node:events'
import { Logger, run, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { NamedClient } from '../../apps/server/src/platform/db/named-client.ts'

const silent = new Logger(() => () => {})
const WRITERS = 10

/**
 * What the job library does alone: empty tasks, each written by a transaction of its own (ten writers at once) and run
 * by a worker with the product's concurrency, in a database of its own on the same PostgreSQL.
 *
 * @returns jobs per second, written and run
 */
export async function measureJobLibrary(databaseUrl: string, seconds: number): Promise<number> {
  const url = await createDatabase(databaseUrl, 'bench_jobs')
  const pool = new pg.Pool({ connectionString: url, max: 20, Client: NamedClient })
  pool.on('error', () => {})
  pool.on('connect', (connection) => connection.on('error', () => {}))
  await runMigrations({ pgPool: pool, logger: silent })
  let done = 0
  let written = 0
  const finished = new EventEmitter()
  const runner = await run({
    pgPool: pool,
    concurrency: 12,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: silent,
    taskList: {
      nothing: async () => {
        done++
        if (done === written) finished.emit('idle')
      },
    },
  })
  const startedAt = performance.now()
  const until = startedAt + seconds * 1000
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      while (performance.now() < until) {
        written++
        await pool.query(`select graphile_worker.add_job($1, payload => $2::json, max_attempts => 10)`, [
          'nothing',
          '{}',
        ])
      }
    }),
  )
  if (done < written) await once(finished, 'idle')
  const perSecond = done / ((performance.now() - startedAt) / 1000)
  await runner.stop()
  await pool.end()
  return perSecond
}

/** @returns the address of a fresh database on the same server */
export async function createDatabase(databaseUrl: string, name: string): Promise<string> {
  const admin = new pg.Client({ connectionString: databaseUrl })
  await admin.connect()
  await admin.query(`drop database if exists ${name} with (force)`)
  await admin.query(`create database ${name}`)
  await admin.end()
  const url = new URL(databaseUrl)
  url.pathname = `/${name}`
  return url.href
}
