import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { DomainError } from '../../kernel/errors.ts'
import { NamedClient } from './named-client.ts'
import type { DB } from './schema.generated.ts'

export type Tx = Transaction<DB>
/** Reads outside a transaction take either. */
export type Queryable = Kysely<DB>

export interface Database {
  /** For reads of one statement; writes and anything that must hold together go through `transaction`. */
  readonly query: Queryable
  readonly pool: pg.Pool
  /**
   * Runs one use case. Serialization failures and deadlocks are tried again (the work must therefore have no
   * effect outside the database); a lost connection becomes `DATABASE_UNAVAILABLE`.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const RETRY_STATES = new Set(['40001', '40P01'])
/** Connection failure, shutdown in progress, too many connections: the caller may try again. */
const UNAVAILABLE = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** True for errors that mean "the database cannot be reached now", wherever in the cause chain. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code = (at as { code?: string }).code
    if (code !== undefined && UNAVAILABLE.has(code)) return true
    if (
      /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
        at.message,
      )
    )
      return true
  }
  return false
}

/** Disk full: what was not acknowledged is not stored, and the operator must make room. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && ['53100', 'ENOSPC'].includes((error as { code?: string }).code ?? '')
}

export function openDatabase(options: {
  url: string
  poolSize: number
  onPoolError: (error: Error) => void
}): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    Client: NamedClient,
    connectionTimeoutMillis: 10_000,
    application_name: 'yunshi',
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', options.onPoolError)
  // A connection in use reports its loss through the query that it breaks.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return {
    query: db,
    pool,
    async transaction(work) {
      for (let attempt = 1; ; attempt++) {
        try {
          return await db.transaction().execute(work)
        } catch (error) {
          const code = (error as { code?: string }).code
          if (code !== undefined && RETRY_STATES.has(code) && attempt < 5) {
            await new Promise((resolve) => setTimeout(resolve, 5 * 2 ** attempt * (0.5 + Math.random())))
            continue
          }
          if (isDatabaseUnavailable(error))
            throw new DomainError('unavailable', 'DATABASE_UNAVAILABLE', { cause: error })
          if (isDiskFull(error)) throw new DomainError('unavailable', 'DISK_FULL', { cause: error })
          throw error
        }
      }
    },
    close: () => db.destroy(),
  }
}

/** True when the statement failed on the named unique constraint or index. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const failure = error as { code?: string; constraint?: string }
  return failure.code === '23505' && failure.constraint === constraint
}

/** Whether the database answers; for readiness. */
export async function pingDatabase(db: Database): Promise<void> {
  await sql`select 1`.execute(db.query)
}
