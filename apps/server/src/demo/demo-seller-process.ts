import { spawn, type ChildProcess } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InterfaceClass } from '../modules/sellers/index.ts'
import type { Program } from '../program.ts'
import { serverDir } from '../program.ts'

/** Keys by seller slug and interface class, as `DEMO_SELLER_KEYS` takes them. */
export type DemoSellerKeys = Record<string, Partial<Record<Lowercase<InterfaceClass>, string>>>

export interface DemoSellerProcess {
  /** When it takes calls, or after some seconds all the same: it is started again when it fails. */
  ready(): Promise<void>
  stop(): Promise<void>
}

const RESTART_MS = 2000
const READY_MS_MAX = 15_000

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ host: '127.0.0.1', port })
    const settle = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
  })
}

/** Runs the demo seller as a program of its own, as a real seller's would be, and starts it again when it dies. */
export function startDemoSellerProcess(program: Program, keys: DemoSellerKeys): DemoSellerProcess {
  const { config, runtime, logger } = program
  let child: ChildProcess | undefined
  let stopping = false
  const start = () => {
    child = spawn(process.execPath, [path.join(serverDir, 'dist', 'demo-seller.js')], {
      // The channel ends with this process, however it dies, and the demo seller ends with it.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        DEMO_SELLER_PORT: String(config.demoSellerPort),
        DEMO_SELLER_DATA_DIR: path.join(runtime.dataDir, 'demo-seller'),
        DEMO_SELLER_KEYS: JSON.stringify(keys),
        DEMO_SELLER_PUBLIC_URL: `http://localhost:${config.demoSellerPort}`,
        ...(process.env['DEMO_SELLER_CONTROL'] && {
          DEMO_SELLER_CONTROL: process.env['DEMO_SELLER_CONTROL'],
        }),
      },
    })
    child.once('exit', (code) => {
      if (stopping) return
      logger.warn({ code }, 'the demo seller ended; starting it again')
      setTimeout(() => !stopping && start(), RESTART_MS).unref()
    })
  }
  start()
  return {
    async ready() {
      for (const until = Date.now() + READY_MS_MAX; Date.now() < until;) {
        if (await accepts(config.demoSellerPort)) return
        await sleep(50)
      }
    },
    async stop() {
      stopping = true
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise((resolve) => child!.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}
