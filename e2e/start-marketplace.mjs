import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../scripts/free-port.mjs'

const serverDir = path.resolve(import.meta.dirname, '../apps/server')
const READY_MS = 90_000
const STOP_MS = 25_000

/** The database outlives a server that had to be killed; its folder names its process. */
function endDatabase(/** @type {string} */ dataDir) {
  try {
    const pid = Number(
      fs.readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0],
    )
    if (pid > 1) process.kill(pid, 'SIGQUIT')
  } catch {
    // No file or no such process: it has ended already.
  }
}

/**
 * Starts the built program as an operator would, with demo data and a demo seller that can be told to fail, on free
 * ports and in a folder of its own.
 *
 * @returns {Promise<{ baseUrl: string, sellerUrl: string, dataDir: string, stop: () => Promise<void> }>} `stop` ends the
 *   program and removes the folder
 * @throws Error with the program's output when it does not get ready
 */
export async function startMarketplace(/** @type {{ site?: 'cn' | 'intl' }} */ { site = 'cn' } = {}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'yunshi-e2e-'))
  // As root the database runs as another user, who has to reach its files.
  fs.chmodSync(folder, 0o755)
  const dataDir = path.join(folder, 'data')
  const [port, sellerPort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, [path.join(serverDir, 'dist/main.js'), 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Nothing of a developer's own settings.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      NODE_ENV: 'production',
      PORT: String(port),
      YUNSHI_DEMO_SELLER_PORT: String(sellerPort),
      YUNSHI_DATA_DIR: dataDir,
      YUNSHI_LOG_LEVEL: 'warn',
      YUNSHI_SITE: site,
      DEMO_SELLER_CONTROL: '1',
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += String(chunk)
    })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null

  let stopping = false
  child.once('exit', (code, signal) => {
    // Tests would only report refused connections.
    if (!stopping) console.error(`The program ended (${code ?? signal}) while it was needed:\n${output}`)
  })
  const endNow = () => {
    stopping = true
    if (!hasEnded()) child.kill('SIGKILL')
    endDatabase(dataDir)
  }
  // Also when this process is ended before it could stop the program.
  process.once('exit', endNow)
  const stop = async () => {
    stopping = true
    child.kill('SIGTERM')
    await Promise.race([ended, sleep(STOP_MS, undefined, { ref: false })])
    endNow()
    await ended
    process.off('exit', endNow)
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }

  const baseUrl = `http://localhost:${port}`
  const deadline = Date.now() + READY_MS
  for (;;) {
    const ready = await fetch(`${baseUrl}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) break
    if (hasEnded() || Date.now() > deadline) {
      const said = output
      await stop()
      throw new Error(`The program did not get ready:\n${said}`)
    }
    await sleep(50)
  }
  return { baseUrl, sellerUrl: `http://localhost:${sellerPort}`, dataDir, stop }
}
