import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import type { Config } from './config.ts'
import { loadOrCreateMasterKey } from './platform/crypto/master-key.ts'
import {
  isAlive,
  postgresIdentity,
  reachableBy,
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from './platform/postgres/embedded-postgres.ts'

/** What a command needs beside its arguments: where data lies, the key, a database. */
export interface Runtime {
  dataDir: string
  databaseUrl: string
  masterKey: Buffer
  embedded: EmbeddedPostgres | null
  /** True when this process holds the lock of the embedded database's one server. */
  holdsServerLock: boolean
  /** Stops the embedded database when this process may: as its server, or when it started it and no server came. */
  close(): Promise<void>
}

/** A refusal that the person at the shell can act on; printed without a stack. */
export class StartRefused extends Error {}

/** Any constant that is ours alone; held on a connection, so that it ends with the process, however that dies. */
const SERVER_LOCK = 7_283_114_906
const WATCH_MS = 1000

/**
 * Where data is kept. Root's database runs as an unprivileged user who must be able to walk to it; where the default
 * below a private home directory cannot be reached, `/var/lib/yunshi` is used, and `note` says so.
 */
export function chooseDataDir(
  config: Config,
  pgUser: string | undefined,
): { dataDir: string; note: string | null } {
  if (config.databaseUrl !== null) return { dataDir: config.dataDir, note: null }
  const identity = postgresIdentity(pgUser)
  fs.mkdirSync(config.dataDir, { recursive: true, mode: 0o711 })
  // A directory made for us alone (mktemp) only has to be opened for passing through.
  if (!reachableBy(config.dataDir, identity) && reachableBy(path.dirname(config.dataDir), identity))
    fs.chmodSync(config.dataDir, fs.statSync(config.dataDir).mode | 0o011)
  if (reachableBy(config.dataDir, identity)) return { dataDir: config.dataDir, note: null }
  const fallback = config.dataDirGiven
    ? path.join('/var/lib/yunshi', createHash('sha256').update(config.dataDir).digest('hex').slice(0, 12))
    : '/var/lib/yunshi'
  if (fs.readdirSync(config.dataDir).length === 0) fs.rmdirSync(config.dataDir)
  return {
    dataDir: fallback,
    note: `${config.dataDir} cannot be reached by the database's user, so data is kept in ${fallback}`,
  }
}

export async function openRuntime(
  config: Config,
  options: { server: boolean; say: (line: string) => void },
): Promise<Runtime> {
  const pgUser = process.env['YUNSHI_PG_USER']
  let chosen: ReturnType<typeof chooseDataDir>
  try {
    chosen = chooseDataDir(config, pgUser)
  } catch (error) {
    throw new StartRefused(`The data directory cannot be used: ${(error as Error).message}`)
  }
  const { dataDir, note } = chosen
  if (note) options.say(note)
  let masterKey: Buffer
  try {
    masterKey = config.masterKey ?? loadOrCreateMasterKey(dataDir)
  } catch (error) {
    throw new StartRefused(diskMessage(error, dataDir))
  }
  if (config.databaseUrl !== null)
    return {
      dataDir,
      databaseUrl: config.databaseUrl,
      masterKey,
      embedded: null,
      holdsServerLock: false,
      close: async () => {},
    }

  let embedded: EmbeddedPostgres
  try {
    embedded = await startEmbeddedPostgres({ dir: path.join(dataDir, 'postgres'), userName: pgUser })
  } catch (error) {
    throw new StartRefused(diskMessage(error, dataDir))
  }
  let running = embedded
  let lock = await connectLock(embedded.url)
  const tryLock = async () => {
    const { rows } = await lock.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
      SERVER_LOCK,
    ])
    return rows[0]!.locked
  }
  const holdsServerLock = options.server && (await tryLock())
  if (options.server && !holdsServerLock) {
    await lock.end()
    throw new StartRefused(
      `Another Yunshi server is running on the data directory ${dataDir}. Stop it, or give this one its own with YUNSHI_DATA_DIR and PORT.`,
    )
  }
  // A database that dies under a running server is started again where it was; what was acknowledged is on disk.
  let restarting: Promise<void> | undefined
  const restart = async () => {
    options.say('The database ended; starting it again')
    running = await startEmbeddedPostgres({
      dir: path.join(dataDir, 'postgres'),
      userName: pgUser,
      port: Number(new URL(embedded.url).port),
    })
    await lock.end().catch(() => {})
    lock = await connectLock(running.url)
    await tryLock()
  }
  const watch = setInterval(() => {
    if (!holdsServerLock || restarting || isAlive(running.pid)) return
    restarting = restart()
      .catch((error: unknown) =>
        options.say(`The database could not be started: ${(error as Error).message}`),
      )
      .finally(() => {
        restarting = undefined
      })
  }, WATCH_MS)
  watch.unref()
  return {
    dataDir,
    databaseUrl: embedded.url,
    masterKey,
    embedded,
    holdsServerLock,
    async close() {
      clearInterval(watch)
      await restarting
      // A command beside a server must leave the database to it.
      const alone = holdsServerLock || (!embedded.adopted && (await tryLock().catch(() => false)))
      await lock.end().catch(() => {})
      if (alone) await running.stop()
    },
  }
}

async function connectLock(url: string): Promise<pg.Client> {
  const lock = new pg.Client({ connectionString: url, application_name: 'yunshi lock' })
  // The lock ends with the connection; losing it with the database is noticed by everything else too.
  lock.on('error', () => {})
  await lock.connect()
  return lock
}

function diskMessage(error: unknown, dataDir: string): string {
  const message = (error as Error).message
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOSPC' || /No space left on device/.test(message))
    return `The disk of ${dataDir} is full. Free some space and start again; nothing that was stored is lost.`
  if (code === 'EACCES' || code === 'EROFS') return `${dataDir} is not writable: ${message}`
  return message
}
