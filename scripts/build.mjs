import './node-version.mjs'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { root, runCommand } from './run-command.mjs'

/**
 * Builds the program: bundles for Node and the web application. A part whose inputs did not change is left as it
 * is. Each part is made beside its place and renamed into it, so that an interrupted build is never used.
 */

/** A build takes seconds; one that holds the lock longer than this hangs. */
const LOCK_WAIT_MS = 300_000
const distDir = path.join(root, 'apps/server/dist')
const conformanceDistDir = path.join(root, 'packages/conformance/dist')
const webDir = path.join(root, 'apps/web')

const shared = ['package-lock.json', 'scripts/build.mjs']
const bundle = (name, entry, inputs, { directory = distDir, file = name } = {}) => ({
  name,
  inputs: [...shared, ...inputs],
  entry,
  output: path.join(directory, `${file}.js`),
  make: () => buildBundle(file, entry, directory),
})

const parts = [
  bundle('main', 'apps/server/src/main.ts', ['apps/server/src', 'apps/server/package.json', 'packages']),
  bundle('demo-seller', 'apps/demo-seller/src/main.ts', ['apps/demo-seller', 'packages/seller-sdk']),
  bundle(
    'conformance',
    'packages/conformance/src/cli/main.ts',
    ['packages/conformance/src', 'packages/conformance/package.json', 'packages/seller-sdk'],
    // Beside its own package, which is published with it.
    { directory: conformanceDistDir, file: 'yunshi-conformance' },
  ),
  {
    name: 'web',
    inputs: [
      ...shared,
      ...['app', 'public', 'package.json', 'react-router.config.ts', 'vite.config.ts', 'tsconfig.json'].map(
        (name) => `apps/web/${name}`,
      ),
      'packages/api-client',
      'packages/product-document',
      'tsconfig.base.json',
    ],
    entry: 'apps/web/app/root.tsx',
    output: path.join(webDir, 'build'),
    make: buildWeb,
  },
]

const stampOf = (part) => path.join(distDir, `.${part.name}.stamp`)

function filesBelow(relative) {
  const at = path.join(root, relative)
  const stat = fs.statSync(at, { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return [relative]
  return fs
    .readdirSync(at, { withFileTypes: true })
    .filter(({ name }) => !['node_modules', 'dist', 'build', '.react-router'].includes(name))
    .filter(({ name }) => !/\.test\.tsx?$/.test(name))
    .flatMap(({ name }) => filesBelow(path.posix.join(relative, name)))
}

/** Names and contents of everything the part is made from. */
function fingerprint(part) {
  const hash = createHash('sha256')
  for (const file of part.inputs.flatMap(filesBelow).toSorted((a, b) => (a < b ? -1 : 1))) {
    const content = fs.readFileSync(path.join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

function isCurrent(part) {
  if (!fs.existsSync(part.output)) return false
  // A shipped program comes without its sources; what was built is all there is.
  if (!fs.existsSync(path.join(root, part.entry))) return true
  const stamp = stampOf(part)
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === fingerprint(part)
}

/** Workspace packages by name, so that they are bundled from source while everything installed stays outside. */
function workspacePackages() {
  const folders = ['packages', 'apps'].flatMap((parent) =>
    fs.readdirSync(path.join(root, parent)).map((name) => path.join(root, parent, name)),
  )
  const found = {}
  for (const folder of folders) {
    const file = path.join(folder, 'package.json')
    if (!fs.existsSync(file)) continue
    const { name, exports: entries } = JSON.parse(fs.readFileSync(file, 'utf8'))
    if (entries?.['.']) found[name] = path.join(folder, entries['.'])
  }
  return found
}

async function buildBundle(name, entry, directory) {
  const esbuild = await import('esbuild')
  fs.mkdirSync(directory, { recursive: true })
  const building = fs.mkdtempSync(path.join(directory, '.building-'))
  try {
    await esbuild.build({
      entryPoints: { [name]: path.join(root, entry) },
      outdir: building,
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      target: 'node20.19',
      format: 'esm',
      packages: 'external',
      alias: workspacePackages(),
      sourcemap: true,
      sourcesContent: false,
      logLevel: 'warning',
    })
    // The map first: a program never runs beside the map of another.
    for (const file of [`${name}.js.map`, `${name}.js`])
      fs.renameSync(path.join(building, file), path.join(directory, file))
  } finally {
    fs.rmSync(building, { recursive: true, force: true })
  }
}

async function buildWeb() {
  fs.mkdirSync(path.join(webDir, '.react-router'), { recursive: true })
  const building = fs.mkdtempSync(path.join(webDir, '.react-router/build-'))
  const relative = path.relative(webDir, building)
  try {
    const { ok, output } = await runCommand('react-router', ['build'], {
      cwd: webDir,
      env: { NODE_ENV: 'production', YUNSHI_WEB_BUILD_DIR: relative },
    })
    if (!ok) throw new Error(`The web application does not build:\n${output}`)
    // The build names the place it was made in; it is about to move.
    const entry = path.join(building, 'server/index.js')
    const text = fs.readFileSync(entry, 'utf8')
    fs.writeFileSync(entry, text.replaceAll(`"${relative}/client"`, '"build/client"'))
    const place = path.join(webDir, 'build')
    const old = `${building}-old`
    if (fs.existsSync(place)) fs.renameSync(place, old)
    fs.renameSync(building, place)
    fs.rmSync(old, { recursive: true, force: true })
  } finally {
    fs.rmSync(building, { recursive: true, force: true })
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Builds one after another, over all processes; the lock of a process that died is taken over. */
async function withLock(work) {
  const lock = path.join(distDir, '.lock')
  fs.mkdirSync(distDir, { recursive: true })
  const until = Date.now() + LOCK_WAIT_MS
  for (;;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const holder = Number(fs.existsSync(lock) ? fs.readFileSync(lock, 'utf8') : 0)
      if (holder > 0 && !isAlive(holder)) fs.rmSync(lock, { force: true })
      else if (Date.now() > until)
        throw new Error(`Another build has held ${lock} for too long`, { cause: error })
      else await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }
  try {
    // What a killed build left behind.
    for (const [dir, prefix] of [
      [distDir, '.building-'],
      [conformanceDistDir, '.building-'],
      [path.join(webDir, '.react-router'), 'build-'],
    ])
      for (const name of fs.existsSync(dir) ? fs.readdirSync(dir) : [])
        if (name.startsWith(prefix)) fs.rmSync(path.join(dir, name), { recursive: true, force: true })
    return await work()
  } finally {
    fs.rmSync(lock, { force: true })
  }
}

/**
 * Makes sure that what is about to run was built from the present sources.
 *
 * @param {{ force?: boolean, only?: string[], log?: (line: string) => void }} [options] `only`: names of parts, of
 *   `main`, `demo-seller`, `conformance` and `web`; `log` gets one line for each part that was built
 * @returns {Promise<string[]>} names of the parts that were built
 * @throws Error when a part does not build; what was there before stays
 */
export async function ensureBuilt({ force = false, only, log = console.error } = {}) {
  const wanted = parts.filter(({ name }) => only === undefined || only.includes(name))
  if (!force && wanted.every(isCurrent)) return []
  return withLock(async () => {
    const built = []
    for (const part of wanted) {
      if (!force && isCurrent(part)) continue
      const startedAt = performance.now()
      const stamp = fingerprint(part)
      fs.rmSync(stampOf(part), { force: true })
      await part.make()
      fs.writeFileSync(stampOf(part), stamp)
      log(`built ${part.name} in ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
      built.push(part.name)
    }
    return built
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    const only = process.argv.slice(2).filter((argument) => !argument.startsWith('-'))
    const built = await ensureBuilt({
      force: process.argv.includes('--force'),
      ...(only.length > 0 ? { only } : {}),
      log: console.log,
    })
    if (built.length === 0) console.log('everything is built from the present sources')
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
