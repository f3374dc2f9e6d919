import './node-version.mjs'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { runChecks } from './check.mjs'
import { findChromium } from './find-chromium.mjs'
import { root, runCommand } from './run-command.mjs'

/**
 * Everything a change has to pass: checks of the sources, the build, and tests of every kind against it. Goes on after
 * a failure; the last line counts the tests.
 */
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'yunshi-test-'))
const kinds = {
  pure: { passed: 0, failed: 0, skipped: 0 },
  integration: { passed: 0, failed: 0, skipped: 0 },
  browser: { passed: 0, failed: 0, skipped: 0 },
  conformance: { passed: 0, failed: 0, skipped: 0 },
}
const notes = []
/** Named again at the end: a log of this length is often read from its last lines only. */
const failures = []

function heading(text) {
  console.log(`\n== ${text}`)
}

async function runVitest() {
  const file = path.join(reports, 'vitest.json')
  const { ok } = await runCommand(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { show: true },
  )
  if (!fs.existsSync(file)) {
    kinds.integration.failed++
    notes.push('vitest ended without a report')
    return
  }
  for (const { name, status, message, assertionResults } of JSON.parse(fs.readFileSync(file, 'utf8'))
    .testResults) {
    const kind = /\.int\.test\.tsx?$/.test(name) ? kinds.integration : kinds.pure
    const fail = (what) => {
      kind.failed++
      failures.push(`${path.relative(root, name)}: ${what}`)
    }
    for (const { status: outcome, fullName, failureMessages } of assertionResults) {
      if (outcome === 'passed') kind.passed++
      else if (outcome === 'failed') fail(`${fullName}\n  ${firstLines(failureMessages?.[0])}`)
      else kind.skipped++
    }
    // A file that could not be read or whose hooks failed has no failed test of its own.
    if (status === 'failed' && !assertionResults.some(({ status: outcome }) => outcome === 'failed'))
      fail(firstLines(message) || 'could not be run')
  }
  if (!ok && kinds.pure.failed + kinds.integration.failed === 0) {
    kinds.integration.failed++
    notes.push('vitest reported an error outside of any test')
  }
}

function firstLines(text) {
  return (text ?? '').split('\n').slice(0, 4).join('\n  ')
}

function countSpecs(suite, counts) {
  for (const child of suite.suites ?? []) countSpecs(child, counts)
  for (const spec of suite.specs ?? [])
    for (const { status } of spec.tests) {
      if (status === 'expected' || status === 'flaky') counts.passed++
      else if (status === 'skipped') counts.skipped++
      else {
        counts.failed++
        failures.push(`e2e/${spec.file}: ${spec.title}`)
      }
      if (status === 'flaky') notes.push(`passed only when tried again: ${spec.title}`)
    }
}

async function runBrowserTests() {
  if (!fs.existsSync(path.join(root, 'e2e/playwright.config.ts'))) {
    notes.push('browser tests are missing: there is no e2e/playwright.config.ts')
    return
  }
  const file = path.join(reports, 'playwright.json')
  try {
    const chromium = await findChromium()
    const { ok } = await runCommand('playwright', ['test', '-c', 'e2e', '--reporter=list,json'], {
      show: true,
      env: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    })
    const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { suites: [] }
    for (const suite of report.suites) countSpecs(suite, kinds.browser)
    if (!ok && kinds.browser.failed === 0) {
      kinds.browser.failed++
      notes.push('playwright reported an error outside of any test')
    }
  } catch (error) {
    kinds.browser.failed++
    notes.push(error.message)
  }
}

/** The suite for sellers against the demo seller and against sellers with one mistake each. */
async function runConformanceTests() {
  const { ok, output } = await runCommand('tsx', ['scripts/conformance-self.ts'])
  console.log(output)
  const [, passed, failed] = /(\d+) passed, (\d+) failed$/.exec(output) ?? []
  kinds.conformance.passed += Number(passed ?? 0)
  kinds.conformance.failed += Number(failed ?? 0)
  if (!ok && kinds.conformance.failed === 0) {
    kinds.conformance.failed++
    notes.push('the conformance run ended without a result')
  }
}

const startedAt = performance.now()
heading('check')
const checks = await runChecks()

heading('build')
let built = true
try {
  const parts = await ensureBuilt({ log: console.log })
  if (parts.length === 0) console.log('everything is built from the present sources')
} catch (error) {
  built = false
  console.error(error.message)
}

heading('tests')
await runVitest()

heading('conformance')
await runConformanceTests()

heading('browser tests')
if (built) await runBrowserTests()
else notes.push('browser tests did not run: the program does not build')
fs.rmSync(reports, { recursive: true, force: true })

heading(`summary after ${((performance.now() - startedAt) / 60_000).toFixed(1)} min`)
console.log(`check        ${checks.passed} passed, ${checks.failed} failed`)
console.log(`build        ${built ? 'passed' : 'failed'}`)
const total = { passed: 0, failed: 0, skipped: 0 }
for (const [kind, counts] of Object.entries(kinds)) {
  console.log(
    `${kind.padEnd(12)} ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  )
  for (const outcome of Object.keys(total)) total[outcome] += counts[outcome]
}
for (const failure of failures) console.log(`failed: ${failure}`)
for (const note of notes) console.log(`note: ${note}`)
// A check or a build that failed is a failure of this run: the last line must not read like a success.
const failed = total.failed + checks.failed + (built ? 0 : 1)
if (total.passed + total.failed === 0) console.log('note: no test ran')
console.log(`${total.passed} passed, ${failed} failed, ${total.skipped} skipped`)
process.exitCode = failed > 0 || total.passed === 0 ? 1 : 0
