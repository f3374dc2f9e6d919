import { randomUUID } from 'node:crypto'
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import {
  childEnvironment,
  embeddedPid,
  embeddedUrl,
  runYunshi,
  startServerProcess,
} from './server-process.ts'
import { freePort } from '../../../scripts/free-port.mjs'
import { eventually } from './purchase.ts'

const made: string[] = []
const temporary = (name: string) => {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), `yunshi-${name}-`))
  made.push(dir)
  return dir
}
afterAll(() => {
  for (const dir of made) fs.rmSync(dir, { recursive: true, force: true })
})

const json = async (response: Response) => (await response.json()) as Record<string, unknown>

describe('a start that cannot work says why, in a sentence, with an exit code', () => {
  it('names every bad environment value at once', async () => {
    const { code, stderr } = await runYunshi(['serve'], {
      PORT: 'abc',
      YUNSHI_MODE: 'demo',
      DATABASE_URL: 'mysql://x',
      YUNSHI_MASTER_KEY: 'short',
      YUNSHI_OUTBOUND_ALLOW: 'nonsense',
      YUNSHI_SETTINGS: '{"POLL_SECONDS":"x","NONE":1}',
    })
    expect(code).toBe(3)
    for (const name of [
      'PORT',
      'YUNSHI_MODE',
      'DATABASE_URL',
      'YUNSHI_MASTER_KEY',
      'YUNSHI_OUTBOUND_ALLOW',
      'POLL_SECONDS',
      'NONE',
    ])
      expect(stderr).toContain(name)
  })

  it('production without its key, address and mail server is refused, and so is demo data', async () => {
    const { code, stderr } = await runYunshi(['serve'], { YUNSHI_MODE: 'production', YUNSHI_DEMO: 'true' })
    expect(code).toBe(3)
    for (const name of ['YUNSHI_BASE_URL', 'YUNSHI_MASTER_KEY', 'SMTP_URL', 'YUNSHI_DEMO'])
      expect(stderr).toContain(name)
  })

  it('unknown commands and wrong arguments exit with 2, --help with 0', async () => {
    expect((await runYunshi(['nonsense'], {})).code).toBe(2)
    expect((await runYunshi(['clock', 'advance'], {})).code).toBe(2)
    expect((await runYunshi(['ledger'], {})).code).toBe(2)
    // Each is a process of its own; beside each other they take the time of a few.
    await Promise.all(
      [
        'serve',
        'api',
        'worker',
        'migrate',
        'demo',
        'clock',
        'audit',
        'ledger',
        'backup',
        'restore',
        'products',
      ].map(async (name) =>
        expect(await runYunshi([name, '--help'], {})).toMatchObject({
          code: 0,
          stdout: expect.stringContaining(`yunshi ${name}`),
        }),
      ),
    )
  }, 60_000)

  it('an unreachable database is named', async () => {
    const { code, stderr } = await runYunshi(['serve'], {
      DATABASE_URL: `postgres://nobody:x@127.0.0.1:${await freePort()}/none`,
      YUNSHI_DATA_DIR: temporary('unreachable'),
    })
    expect(code).toBe(1)
    expect(stderr).toContain('DATABASE_URL')
  })
})

it('one server: second server, taken port, restart, backup and restore, proofs, clock, a database that dies, SIGTERM', async () => {
  const dataDir = temporary('data')
  const env = {
    YUNSHI_DATA_DIR: dataDir,
    YUNSHI_DEMO: 'true',
    YUNSHI_DEMO_SELLER_PORT: String(await freePort()),
  }
  let server = await startServerProcess(env)

  const second = await runYunshi(['serve'], { ...env, PORT: String(await freePort()) })
  expect(second).toMatchObject({ code: 1, stderr: expect.stringContaining('Another Yunshi server') })
  expect((await fetch(`${server.baseUrl}/readyz`)).status).toBe(200)

  const blocker = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => blocker.once('listening', resolve))
  const taken = await runYunshi(['serve'], {
    YUNSHI_DATA_DIR: temporary('taken'),
    YUNSHI_DEMO: 'false',
    PORT: String((blocker.address() as net.AddressInfo).port),
  })
  blocker.close()
  expect(taken).toMatchObject({ code: 1, stderr: expect.stringMatching(/Port \d+ is taken/) })

  // A person signs in; the demo buyer's purchases are open at the demo seller.
  const signIn = async () => {
    const response = await fetch(`${server.baseUrl}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'buyer@demo', password: 'Yunshi-demo-1' }),
    })
    expect(response.status).toBe(200)
    const cookie = response.headers.getSetCookie()[0]!.split(';')[0]!
    return (url: string, init: RequestInit = {}) =>
      fetch(`${server.baseUrl}/api/v1${url}`, {
        ...init,
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      })
  }
  let call = await signIn()
  const statesOf = async () =>
    ((await json(await call('/instances')))['items'] as { state: string }[]).map((instance) => instance.state)
  await eventually(statesOf, (states) => states.length === 2 && states.every((state) => state === 'ACTIVE'))

  // Copied while it runs, restored elsewhere: the same data.
  const backup = path.join(temporary('backup'), 'copy')
  expect(await runYunshi(['backup', backup], env)).toMatchObject({ code: 0 })
  expect((await runYunshi(['backup', backup], env)).code).toBe(1)
  const restored = temporary('restored')
  expect((await runYunshi(['restore', backup], { YUNSHI_DATA_DIR: dataDir })).stderr).toContain(
    'holds a database already',
  )
  expect(await runYunshi(['restore', backup], { YUNSHI_DATA_DIR: restored })).toMatchObject({ code: 0 })
  const countRows = async (dir: string) => {
    const client = new pg.Client({ connectionString: embeddedUrl(dir) })
    await client.connect()
    const { rows } = await client.query(
      'select (select count(*) from products) products, (select count(*) from ledger_entries) entries, (select count(*) from audit_log) audit',
    )
    await client.end()
    return rows[0] as unknown
  }
  const before = await countRows(dataDir)
  const copy = await startServerProcess({ YUNSHI_DATA_DIR: restored })
  expect(await countRows(restored)).toEqual(before)
  expect(await runYunshi(['ledger', 'verify'], { YUNSHI_DATA_DIR: restored })).toMatchObject({ code: 0 })
  expect(await runYunshi(['audit', 'verify'], { YUNSHI_DATA_DIR: restored })).toMatchObject({ code: 0 })

  // The proofs find what is edited by hand, beside the running server.
  const hand = new pg.Client({ connectionString: embeddedUrl(restored) })
  await hand.connect()
  await hand.query(
    `alter table ledger_entries disable trigger user; alter table audit_log disable trigger user`,
  )
  await hand.query(`update ledger_entries set amount_minor = amount_minor + 1
    where (transaction_id, position) = (select transaction_id, position from ledger_entries limit 1)`)
  await hand.query(`update audit_log set object_id = 'other' where id = (select id from audit_log limit 1)`)
  await hand.end()
  expect(await runYunshi(['ledger', 'verify'], { YUNSHI_DATA_DIR: restored })).toMatchObject({ code: 1 })
  expect(await runYunshi(['audit', 'verify'], { YUNSHI_DATA_DIR: restored })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('was edited'),
  })
  expect(await copy.stop()).toBe(0)

  // The database dies under the server: requests get a clear answer, then everything goes on.
  process.kill(embeddedPid(dataDir), 'SIGKILL')
  const during = await call('/orders')
  expect([200, 503]).toContain(during.status)
  if (during.status === 503) expect(await json(during)).toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
  await eventually(
    async () => (await fetch(`${server.baseUrl}/readyz`)).status,
    (status) => status === 200,
    30_000,
  )
  expect((await call('/wallet/top-ups', { method: 'POST', body: '{"amount":"5.00"}' })).status).toBe(201)

  // A second start finds everything as it was; the session too.
  expect(await server.stop()).toBe(0)
  server = await startServerProcess(env)
  expect((await call('/orders')).status).toBe(200)
  call = await signIn()
  expect(await statesOf()).toEqual(['ACTIVE', 'ACTIVE'])

  // 400 days in order, beside the running server.
  const advanced = await runYunshi(['clock', 'advance', '400d'], env)
  expect(advanced).toMatchObject({ code: 0, stdout: expect.stringContaining('done') })
  expect(await statesOf()).toEqual(['RELEASED', 'RELEASED'])
  expect(new Date((await runYunshi(['clock', 'show'], env)).stdout.trim()).getTime()).toBeGreaterThan(
    Date.now() + 399 * 86_400_000,
  )
  expect(await runYunshi(['ledger', 'verify'], env)).toMatchObject({ code: 0 })
  expect(await server.stop()).toBe(0)
}, 180_000)

it.runIf(process.getuid?.() === 0)(
  'root from a private home directory: data goes where the database can reach it, and it says so',
  async () => {
    const home = temporary('home')
    fs.chmodSync(home, 0o700)
    const dataDir = path.join(home, 'checkout', 'data')
    fs.mkdirSync(path.dirname(dataDir), { recursive: true })
    const server = await startServerProcess({ YUNSHI_DATA_DIR: dataDir })
    expect(server.output()).toMatch(
      /cannot be reached by the database's user, so data is kept in \/var\/lib\/yunshi/,
    )
    const place = /kept in (\S+)/.exec(server.output())![1]!
    expect(await server.stop()).toBe(0)
    fs.rmSync(place, { recursive: true, force: true })
  },
  60_000,
)

it.runIf(process.getuid?.() === 0)(
  'an ordinary user runs it all without privileges',
  async () => {
    const nobody = spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout.trim()
    const dataDir = temporary('nobody')
    fs.chownSync(dataDir, Number(nobody), Number(nobody))
    const port = await freePort()
    const child = spawn(process.execPath, [path.resolve(import.meta.dirname, '../dist/main.js'), 'serve'], {
      uid: Number(nobody),
      gid: Number(nobody),
      env: childEnvironment({ YUNSHI_DATA_DIR: dataDir, YUNSHI_DEMO: 'false', PORT: String(port) }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    try {
      await eventually(
        () =>
          fetch(`http://localhost:${port}/readyz`).then(
            (response) => response.status,
            () => (child.exitCode === null ? 0 : output),
          ),
        (status) => status === 200,
        40_000,
      )
    } finally {
      child.kill('SIGTERM')
    }
    expect(await ended).toBe(0)
  },
  60_000,
)
