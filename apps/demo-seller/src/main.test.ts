import { spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:net'
import { once } from 'node:events'
import { describe, expect, it, onTestFinished } from 'vitest'
import { call, makeDataDir, openNew } from './marketplace.test-support.ts'
import { keysOf } from './seller-keys.ts'
import { readSettings } from './settings.ts'

const keys = '{"demo-crm":"key-of-demo-crm"}'

/** Starts the program as its own process and waits for its first line. */
async function startProgram(env: Record<string, string>) {
  const main = new URL('./main.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const exited = once(child, 'exit')
  const lines: string[] = []
  const firstLine = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        lines.push(...chunk.toString().trim().split('\n'))
        resolve()
      })
    }
  })
  await firstLine
  return { child, exited, lines }
}

/** Takes a free port and holds it. */
async function holdPort(): Promise<{ holder: Server; port: number }> {
  const holder = createServer().listen(0, '127.0.0.1')
  await once(holder, 'listening')
  const address = holder.address()
  if (typeof address !== 'object' || address === null) throw new Error('no TCP address')
  return { holder, port: address.port }
}

async function freePort(): Promise<number> {
  const { holder, port } = await holdPort()
  holder.close()
  await once(holder, 'close')
  return port
}

describe('the program', () => {
  it('loses nothing when it is killed, and leaves within a second on SIGTERM', async () => {
    const port = await freePort()
    const env = {
      DEMO_SELLER_PORT: String(port),
      DEMO_SELLER_KEYS: keys,
      DEMO_SELLER_DATA_DIR: await makeDataDir(),
    }
    const seller = { url: `http://127.0.0.1:${port}` }
    const first = await startProgram(env)
    expect(first.lines).toEqual([`Demo seller listens on http://localhost:${port} for demo-crm`])
    const { instanceId, password } = await openNew(seller)
    first.child.kill('SIGKILL')
    await first.exited

    const second = await startProgram(env)
    expect(await call(seller, { activity: 'queryInstance', instanceId })).toMatchObject({
      info: [{ appInfo: { password } }],
    })
    const startedAt = performance.now()
    second.child.kill('SIGTERM')
    expect(await second.exited).toEqual([0, null])
    expect(performance.now() - startedAt).toBeLessThan(1000)
  }, 20_000)

  it('says which port is taken', async () => {
    const { holder, port } = await holdPort()
    onTestFinished(() => void holder.close())
    const env = {
      DEMO_SELLER_PORT: String(port),
      DEMO_SELLER_KEYS: keys,
      DEMO_SELLER_DATA_DIR: await makeDataDir(),
    }
    const { lines, exited } = await startProgram(env)
    expect(lines.join()).toContain(`Port ${port} is in use by another program`)
    expect(await exited).toEqual([1, null])
  }, 20_000)
})

describe('settings', () => {
  it('have defaults for everything but the keys', () => {
    expect(readSettings({ DEMO_SELLER_KEYS: keys }, '/srv')).toEqual({
      valid: true,
      options: {
        port: 3001,
        keys: { 'demo-crm': 'key-of-demo-crm' },
        dataDir: '/srv/data/demo-seller',
        control: false,
      },
    })
  })

  it('name every bad value at once and never show a key', () => {
    const settings = readSettings(
      {
        DEMO_SELLER_PORT: '70000',
        DEMO_SELLER_PUBLIC_URL: 'demo.example',
        DEMO_SELLER_CONTROL: 'yes',
        DEMO_SELLER_KEYS: '{"Bad Slug":"secret-1","assets":"secret-2","demo":7}',
      },
      '/srv',
    )
    expect(settings.valid ? [] : settings.problems).toHaveLength(6)
    expect(JSON.stringify(settings)).not.toContain('secret')
  })

  it('take a key for each class, and name a class that is not known', () => {
    const given = { base: 'b', kit: 'k' }
    const settings = readSettings({ DEMO_SELLER_KEYS: JSON.stringify({ demo: given }) }, '/srv')
    expect(settings).toMatchObject({ valid: true, options: { keys: { demo: given } } })
    expect(keysOf(given)).toEqual({ base: 'b', kit: 'k', v1: 'b', license: 'b', general: 'b' })
    for (const wrong of [{ kit: 'k' }, { base: 'b', other: 'x' }, { base: '' }, []]) {
      const refused = readSettings({ DEMO_SELLER_KEYS: JSON.stringify({ demo: wrong }) }, '/srv')
      expect(refused.valid ? '' : refused.problems.join()).toContain('"base" and any of v1, kit')
    }
  })

  it('take an RSA key with its line ends written as \\n, and refuse what is none', () => {
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const read = (pem: string) =>
      readSettings({ DEMO_SELLER_KEYS: keys, DEMO_SELLER_KIT_PRIVATE_KEY: pem }, '/srv')
    const written = read(privateKey.replaceAll('\n', String.raw`\n`))
    expect(written).toMatchObject({ valid: true, options: { kitPrivateKey: privateKey } })
    expect(read('no key').valid).toBe(false)
  })

  it.each(['', 'x', '[]', '{}', 'null'])('keys must be an object with at least one entry: %j', (text) => {
    const settings = readSettings({ DEMO_SELLER_KEYS: text }, '/srv')
    expect(settings.valid ? '' : settings.problems.join()).toContain('DEMO_SELLER_KEYS must be a JSON object')
  })
})
