import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { freePort } from '../../../scripts/free-port.mjs'
import { migrate } from '../src/platform/db/migrate.ts'
import { postgresBinaries, postgresIdentity } from '../src/platform/postgres/embedded-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Connection address of the test cluster without a database name. */
    clusterUrl: string
  }
}

/** Memory is enough for a test cluster where it has room: databases are cloned twenty times faster there. */
function clusterParent(): string {
  try {
    const shm = fs.statfsSync('/dev/shm')
    if (shm.bavail * shm.bsize > 1_500_000_000) return '/dev/shm'
  } catch {
    // No such file system here.
  }
  return os.tmpdir()
}

/** One real PostgreSQL for the whole run with one migrated template; each test file gets a clone of it. */
export default async function setup(project: TestProject) {
  const identity = postgresIdentity(process.env['YUNSHI_PG_USER'])
  const dir = fs.mkdtempSync(path.join(clusterParent(), 'yunshi-test-'))
  fs.chmodSync(dir, 0o711)
  const bin = postgresBinaries(dir, identity)
  const data = path.join(dir, 'data')
  fs.mkdirSync(data, { mode: 0o700 })
  if (identity.uid !== undefined) fs.chownSync(data, identity.uid, identity.gid!)
  const made = spawnSync(
    path.join(bin, 'initdb'),
    [
      ...[
        '-D',
        data,
        '-U',
        'postgres',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--no-sync',
        '--locale-provider=builtin',
      ],
      ...['--builtin-locale=C.UTF-8', '--lc-collate=C', '--lc-ctype=C.UTF-8', '--lc-messages=C'],
    ],
    { ...identity, cwd: '/' },
  )
  if (made.status !== 0) throw new Error(String(made.stderr))
  const port = await freePort()
  const settings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'shared_buffers=128MB']
  settings.push('wal_level=minimal', 'max_wal_senders=0', 'max_connections=200')
  const server = spawn(
    path.join(bin, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      '',
      ...settings.flatMap((value) => ['-c', value]),
    ],
    { ...identity, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] },
  )
  await new Promise<void>((resolve, reject) => {
    let log = ''
    server.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString()
      if (log.includes('ready to accept connections')) resolve()
    })
    server.once('exit', (code) => reject(new Error(`PostgreSQL exited with ${code}: ${log}`)))
  })
  const base = `postgres://postgres@127.0.0.1:${port}/`
  const admin = new pg.Client({ connectionString: `${base}postgres` })
  await admin.connect()
  await admin.query('create database template_yunshi')
  await migrate(`${base}template_yunshi`, path.resolve(import.meta.dirname, '../migrations'))
  await admin.end()
  project.provide('clusterUrl', base)
  return async () => {
    server.removeAllListeners('exit')
    server.kill('SIGINT')
    await new Promise((resolve) => server.once('exit', resolve))
    fs.rmSync(dir, { recursive: true, force: true })
  }
}
