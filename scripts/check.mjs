import './node-version.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runCommand } from './run-command.mjs'

/** Steps at once: each is one busy process, and small machines have two cores. */
const AT_ONCE = 2

const node = process.execPath
const script = (name, ...args) => [node, [path.join('scripts', name), ...args]]
const nativeCompiler = path.join(root, 'node_modules/tsnative/bin/tsc')

function projects() {
  const folders = ['apps', 'packages'].flatMap((parent) =>
    fs.readdirSync(path.join(root, parent)).map((name) => path.join(parent, name)),
  )
  return [...folders, 'e2e', 'bench'].filter((folder) =>
    fs.existsSync(path.join(root, folder, 'tsconfig.json')),
  )
}

function typeStep(folder) {
  const compile = [node, [nativeCompiler, '-p', folder]]
  // Types of routes are made from the routes first.
  const before =
    folder === 'apps/web' ? [['react-router', ['typegen'], { cwd: path.join(root, folder) }]] : []
  return { name: `types ${folder}`, commands: [...before, compile] }
}

function steps(fix) {
  return [
    { name: 'lint', commands: [['oxlint', ['--type-aware', '--quiet', '.']]] },
    ...projects().map(typeStep),
    { name: 'format', commands: [['oxfmt', fix ? ['.'] : ['--check', '.']]] },
    { name: 'boundaries', commands: [script('check-boundaries.mjs')], tell: true },
    { name: 'table ownership', commands: [script('check-table-ownership.mjs')], tell: true },
    { name: 'table types', commands: [script('generate-database-types.mjs', '--check')] },
    { name: 'generated documents', commands: [script('generate-docs.mjs', '--check')] },
  ]
}

async function runStep({ name, commands, tell }) {
  let seconds = 0
  let output = ''
  for (const [command, args, options] of commands) {
    const result = await runCommand(command, args, options)
    seconds += result.seconds
    output = result.output
    if (!result.ok) {
      console.log(`✗ ${name} (${seconds.toFixed(1)} s)\n${output.replaceAll(/^/gm, '    ')}`)
      return false
    }
  }
  console.log(`✓ ${name} (${seconds.toFixed(1)} s)${tell ? `: ${output.split('\n').at(-1)}` : ''}`)
  return true
}

/**
 * Runs every check of the sources; goes on after a failure, so that one round shows everything.
 *
 * @param {{ fix?: boolean }} [options] `fix`: format instead of complaining about format
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runChecks({ fix = false } = {}) {
  const waiting = steps(fix)
  const total = waiting.length
  let passed = 0
  const work = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) if (await runStep(step)) passed++
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { passed, failed: total - passed }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { passed, failed } = await runChecks({ fix: process.argv.includes('--fix') })
  console.log(`check: ${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
}
