import { randomUUID } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { runYunshi, startServerProcess, type ServerProcess } from './server-process.ts'
import { eventually } from './purchase.ts'

// A disk of our own that can really be filled needs the right to mount one; elsewhere this cannot be shown.
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunshi-full-'))
const mounted =
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=220m', 'tmpfs', dir]).status === 0
let server: ServerProcess | undefined

afterAll(async () => {
  await server?.stop()
  if (mounted) spawnSync('umount', ['-l', dir])
  fs.rmSync(dir, { recursive: true, force: true })
})

it.runIf(mounted)(
  'a full data disk: a clear answer, nothing acknowledged is lost, and work goes on once there is room',
  async () => {
    const env = { YUNSHI_DATA_DIR: path.join(dir, 'data') }
    fs.mkdirSync(env.YUNSHI_DATA_DIR)
    server = await startServerProcess({ YUNSHI_DATA_DIR: env.YUNSHI_DATA_DIR })
    const { baseUrl } = server
    const post = (url: string, body: object, cookie = '') =>
      fetch(`${baseUrl}/api/v1${url}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
        body: JSON.stringify(body),
      })
    const code = (await (
      await post('/verification-codes', { purpose: 'register', channel: 'email', target: 'full@example.com' })
    ).json()) as { sandboxCode: string }
    const registered = await post('/accounts', {
      email: 'full@example.com',
      code: code.sandboxCode,
      password: 'correct-horse-1',
      accountName: 'full-disk',
      region: 'CN',
      accountType: 'enterprise',
      agreements: ['terms', 'privacy'],
      enableService: true,
      locale: 'zh-CN',
    })
    expect(registered.status).toBe(201)
    const cookie = registered.headers.getSetCookie()[0]!.split(';')[0]!

    const ballast = path.join(dir, 'ballast')
    const chunk = Buffer.alloc(1 << 20)
    try {
      for (;;) fs.appendFileSync(ballast, chunk)
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
    }
    let acknowledged = 0
    let refused = 0
    for (let i = 0; i < 4000 && refused < 3; i++) {
      const response = await post('/wallet/top-ups', { amount: '1.00' }, cookie)
      if (response.status === 201) acknowledged++
      else {
        refused++
        expect(response.status).toBe(503)
        expect(['DISK_FULL', 'DATABASE_UNAVAILABLE']).toContain(
          ((await response.json()) as { code: string }).code,
        )
      }
    }
    expect(refused).toBeGreaterThan(0)

    fs.rmSync(ballast)
    await eventually(
      async () => (await post('/wallet/top-ups', { amount: '1.00' }, cookie)).status,
      (status) => status === 201,
      60_000,
    )
    const wallet = (await (await fetch(`${baseUrl}/api/v1/wallet`, { headers: { cookie } })).json()) as {
      balance: { amount: string }
    }
    // Everything acknowledged is there; a refusal may have been committed just before the answer was lost.
    expect(Number(wallet.balance.amount)).toBeGreaterThanOrEqual(acknowledged + 1)
    expect(await runYunshi(['ledger', 'verify'], { YUNSHI_DATA_DIR: env.YUNSHI_DATA_DIR })).toMatchObject({
      code: 0,
    })
  },
  180_000,
)
