import { spawn } from 'node:child_process'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

/**
 * Runs a command with the repository's own tools first on the path.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, show?: boolean }} [options] `show`: pass its output on as it
 *   comes instead of collecting it
 * @returns {Promise<{ ok: boolean, output: string, seconds: number }>}
 */
export function runCommand(command, args, { cwd = root, env = {}, show = false } = {}) {
  const startedAt = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: {
        ...process.env,
        ...env,
        PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
      },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    const finish = (ok, extra = '') =>
      resolve({
        ok,
        output: `${Buffer.concat(chunks).toString()}${extra}`.trim(),
        seconds: (performance.now() - startedAt) / 1000,
      })
    child.once('error', (error) => finish(false, error.message))
    child.once('close', (code) => finish(code === 0))
  })
}
