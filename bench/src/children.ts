import { fork, spawn, type ChildProcess } from 'node:child_process'
import http from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { childEnvironment } from '../../apps/server/test/server-process.ts'

const root = path.resolve(import.meta.dirname, '../..')
const READY_SECONDS_MAX = 120

/** The built program as an operator starts it. */
export interface Program {
  pid: number
  port: number
  /** Milliseconds from the start of the process to the first 200 of `/readyz`. */
  readyMs: number
  stop(): Promise<void>
}

/** @throws Error with the program's output when it does not become ready */
export async function startProgram(env: Record<string, string> & { PORT: string }): Promise<Program> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, [path.join(root, 'apps/server/bin/yunshi.mjs'), 'serve'], {
    env: childEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const port = Number(env.PORT)
  while (!(await isReady(port))) {
    if (child.exitCode !== null || performance.now() - startedAt > READY_SECONDS_MAX * 1000)
      throw new Error(`the program did not start:\n${output}`)
    await sleep(5)
  }
  return {
    pid: child.pid!,
    port,
    readyMs: performance.now() - startedAt,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const req = http.get({ host: '127.0.0.1', port, path: '/readyz' }, (res) => {
      res.resume()
      resolve(res.statusCode === 200)
    })
    req.on('error', () => resolve(false))
  })
}

export interface Floor {
  pid: number
  port: number
  stop(): void
}

/** The bare SQL behind a minimal route, as a process of its own. */
export async function startFloor(databaseUrl: string): Promise<Floor> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'floor-server.ts'), {
    execArgv: ['--import', 'tsx'],
    env: childEnvironment({ FLOOR_DATABASE_URL: databaseUrl }),
  })
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number }))
    child.once('exit', (code) => reject(new Error(`the floor ended with ${code}`)))
  })
  return { pid: child.pid!, port, stop: () => void child.kill() }
}
