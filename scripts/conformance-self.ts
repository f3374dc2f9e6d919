import { spawn, spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { startDemoSeller } from '../apps/demo-seller/src/index.ts'
import { faults, type FaultName } from '../packages/conformance/src/faulty-seller/faults.test-support.ts'
import {
  plannedMutations,
  runMutation,
  type Mutation,
} from '../packages/conformance/src/faulty-seller/mutation-run.test-support.ts'
import {
  conformanceProtocols,
  createNodeTransport,
  runConformance,
  type ConformanceCheckResult,
} from '../packages/conformance/src/index.ts'
import { freePort } from './free-port.mjs'

/**
 * The suite against the demo seller for every protocol, then against a seller with one mistake after the other. Every
 * protocol and every mistake is one result; the last line counts them.
 */
const startedAt = performance.now()
/** Sellers tested at once. */
const AT_ONCE = 4
let passed = 0
let failed = 0

function note(isGood: boolean, line: string): void {
  if (isGood) passed += 1
  else failed += 1
  console.log(`${isGood ? '✓' : '✗'} ${line}`)
}

function tellFindings(checks: readonly ConformanceCheckResult[]): void {
  for (const { id, verdict, reasons } of checks) {
    if (verdict !== 'pass') console.log(`    ${verdict} ${id}: ${reasons.map(({ en }) => en).join('; ')}`)
  }
}

/** A key for each class, so that a call proved with the key of another class would be noticed. */
const keys = {
  base: 'self-base',
  v1: 'self-v1',
  kit: 'self-kit',
  license: 'self-license',
  general: 'self-general',
}
const keyOf = {
  'saas-v2': keys.base,
  'saas-v1': keys.v1,
  'license-v1': keys.v1,
  'license-code': keys.license,
  'license-online': keys.base,
  'kit-v2': keys.kit,
  'kit-v1': keys.v1,
  'order-notify': keys.general,
}

async function testDemoSeller(): Promise<void> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-self-'))
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 3072,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const seller = await startDemoSeller({
    port: 0,
    dataDir,
    keys: { 'self-test': keys },
    kitPrivateKey: privateKey,
  })
  try {
    for (const protocol of conformanceProtocols) {
      const report = await runConformance({
        target: { url: `${seller.url}/self-test/produce`, protocol, key: keyOf[protocol], publicKey },
        transport: createNodeTransport({ allowHttp: true }),
        limits: { slowReadMs: 100 },
      })
      const { pass, fail, warn, skipped } = report.counts
      const isGood = report.outcome === 'passed' && pass === report.checks.length
      note(
        isGood,
        `demo seller, ${protocol}: ${pass} passed, ${fail} failed, ${warn} warnings, ${skipped} skipped`,
      )
      if (!isGood) tellFindings(report.checks)
    }
  } finally {
    await seller.close()
    fs.rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The example of the sellers' guide that needs nothing but Python; told as left out where there is none. */
async function testPythonExample(): Promise<void> {
  if (spawnSync('python3', ['--version']).status !== 0) {
    console.log('- the example in Python was left out: there is no python3 here')
    return
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'conformance-python-'))
  const port = await freePort()
  const child = spawn('python3', [path.resolve(import.meta.dirname, '../docs/guides/examples/seller.py')], {
    cwd: folder,
    env: { PATH: process.env['PATH'], INTERFACE_KEY: keys.base, PORT: String(port) },
    stdio: 'ignore',
  })
  const ended = once(child, 'exit')
  try {
    await untilListening(port)
    const report = await runConformance({
      target: { url: `http://127.0.0.1:${port}/produce`, protocol: 'saas-v2', key: keys.base },
      transport: createNodeTransport({ allowHttp: true }),
      limits: { slowReadMs: 100 },
    })
    const isGood = report.counts.pass === report.checks.length
    note(isGood, `example in Python, saas-v2: ${report.counts.pass} of ${report.checks.length} passed`)
    if (!isGood) tellFindings(report.checks)
  } finally {
    child.kill()
    await ended
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

async function untilListening(port: number): Promise<void> {
  for (let time = 0; time < 100; time++) {
    const socket = net.connect(port, '127.0.0.1')
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    })
    socket.destroy()
    if (isThere) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** The checks that noticed, warnings after a tilde; the first five of many. */
function noticedBy({ protocol, found }: Mutation): string {
  const names = found.map(
    ({ id, verdict }) => `${verdict === 'warn' ? '~' : ''}${id.slice(protocol.length + 1)}`,
  )
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
}

async function testMutations(): Promise<void> {
  const missed = new Set<FaultName>()
  const done: Mutation[] = []
  const planned = plannedMutations().entries()
  // Side by side, because many of them wait; told in the order planned.
  const work = async () => {
    for (const [at, mutation] of planned) done[at] = await runMutation(mutation)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  for (const mutation of done) {
    const { protocol, fault, habit } = mutation
    if (fault === undefined) {
      const isGood = mutation.found.length === 0 && mutation.report.counts.skipped === 0
      note(
        isGood,
        `right seller${habit ? `, ${habit}` : ''}, ${protocol}: ${isGood ? 'nothing' : 'something'} found`,
      )
      if (!isGood) tellFindings(mutation.report.checks)
      continue
    }
    const isCaught = mutation.found.length > 0
    if (!isCaught) missed.add(fault)
    note(isCaught, `${fault}, ${protocol}: ${isCaught ? noticedBy(mutation) : 'not noticed'}`)
  }
  console.log(`${Object.keys(faults).length} mistakes, ${missed.size} of them not noticed somewhere`)
}

console.log('== the demo seller')
await testDemoSeller()
await testPythonExample()
console.log('\n== right sellers, then one mistake at a time; warnings carry a tilde')
await testMutations()
console.log(`\nafter ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0
