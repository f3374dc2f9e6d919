import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { runMigrations as runJobMigrations } from 'graphile-worker'

export interface MigrationResult {
  applied: string[]
  alreadyApplied: number
}

/** One advisory lock for every process that migrates the same database; any constant that is ours alone. */
const MIGRATION_LOCK = 7_283_114_905

/**
 * Applies the numbered SQL files in order, each in a transaction of its own together with its record, so that an
 * interrupted run continues where it stopped. Two processes at once wait for each other.
 *
 * @throws Error when an applied file was edited, is missing, or when a file fails (its number is named)
 */
export async function migrate(databaseUrl: string, directory: string): Promise<MigrationResult> {
  const files = fs
    .readdirSync(directory)
    .filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name))
    .sort()
  if (files.length === 0) throw new Error(`No migrations in ${directory}`)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    await client.query(`create table if not exists schema_migrations (
      name text primary key, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migrations order by name',
    )
    const done = new Map(rows.map((row) => [row.name, row.checksum]))
    for (const name of done.keys())
      if (!files.includes(name))
        throw new Error(`The database is newer than this program: migration ${name} is unknown here`)
    const applied: string[] = []
    for (const name of files) {
      const text = fs.readFileSync(path.join(directory, name), 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      const before = done.get(name)
      if (before === checksum) continue
      if (before !== undefined) throw new Error(`Migration ${name} was edited after it was applied`)
      try {
        await client.query('begin')
        await client.query(`set local lock_timeout = '10s'`)
        await client.query(text)
        await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum])
        await client.query('commit')
      } catch (error) {
        await client.query('rollback').catch(() => {})
        throw new Error(`Migration ${name} failed and was rolled back: ${(error as Error).message}`, {
          cause: error,
        })
      }
      applied.push(name)
    }
    // The job library keeps its own schema and its own list of migrations.
    await runJobMigrations({ connectionString: databaseUrl })
    return { applied, alreadyApplied: done.size }
  } finally {
    await client.end()
  }
}

/** Migrations of this program that the database does not have; for readiness and for `api`/`worker` at start. */
export async function pendingMigrations(pool: pg.Pool, directory: string): Promise<string[]> {
  const files = fs.readdirSync(directory).filter((name) => name.endsWith('.sql'))
  const { rows } = await pool.query<{ name: string }>('select name from schema_migrations')
  const done = new Set(rows.map((row) => row.name))
  return files.filter((name) => !done.has(name))
}
