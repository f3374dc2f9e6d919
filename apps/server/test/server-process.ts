import { spawn, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../scripts/free-port.mjs'

const serverDir = path.resolve(import.meta.dirname, '..')

/** A server of the built program as a process of its own, as an operator runs it. */
export interface ServerProcess {
  baseUrl: string
  child: ChildProcess
  output: () => string
  /** Kills at once, as a power cut would. */
  kill(): Promise<void>
  /** SIGTERM; @returns the exit code */
  stop(): Promise<number | null>
}

/** Environment of a child: nothing of ours but what a test names, so that a developer's settings change no test. */
export function childEnvironment(env: Record<string, string>): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NODE_ENV: 'production',
    YUNSHI_LOG_LEVEL: 'warn',
    ...env,
  }
}

export function runYunshi(
  args: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(serverDir, 'dist/main.js'), ...args], {
      env: childEnvironment(env),
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.once('exit', (code) => resolve({ code, stdout, stderr }))
  })
}

export async function startServerProcess(env: Record<string, string>): Promise<ServerProcess> {
  const port = env['PORT'] ?? String(await freePort())
  const child = spawn(process.execPath, [path.join(serverDir, 'dist/main.js'), 'serve'], {
    env: childEnvironment({ YUNSHI_DEMO: 'false', ...env, PORT: port }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const baseUrl = `http://localhost:${port}`
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)))
  const deadline = Date.now() + 60_000
  for (;;) {
    const ready = await fetch(`${baseUrl}/readyz`).then(
      (response) => response.ok,
      () => false,
    )
    if (ready) break
    if (child.exitCode !== null || Date.now() > deadline)
      throw new Error(`the server did not start:\n${output}`)
    await sleep(50)
  }
  return {
    baseUrl,
    child,
    output: () => output,
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** Address of the embedded database below a data directory. */
export function embeddedUrl(dataDir: string): string {
  const cluster = path.join(dataDir, 'postgres')
  const port = fs.readFileSync(path.join(cluster, 'data/postmaster.pid'), 'utf8').split('\n')[3]
  const password = fs.readFileSync(path.join(cluster, 'password'), 'utf8').trim()
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

export function embeddedPid(dataDir: string): number {
  return Number(fs.readFileSync(path.join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])
}
