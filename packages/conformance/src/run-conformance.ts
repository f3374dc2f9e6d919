import { setTimeout as sleep } from 'node:timers/promises'
import { Finding, type Check, type Reply, type Suite, type Talk } from './check.ts'
import { recordExchange, shortened } from './recording.ts'
import type {
  ConformanceCheckDescription,
  ConformanceCheckResult,
  ConformanceProtocol,
  ConformanceReport,
  ConformanceTarget,
  ConformanceText,
  RecordedExchange,
} from './report.ts'
import { suiteOf } from './suites/suite-of.ts'
import { notUsed, silenceInWords, text } from './texts.ts'
import type { ConformanceAnswer, ConformanceRequest, ConformanceTransport } from './transport.ts'

export type ConformanceLimits = {
  /** A call without a complete answer after this is lost; default 20 000 (spec 12). */
  timeoutMs: number
  /** Slower answers are a finding; default 5 000 (spec 12). */
  answerMsMax: number
  /** How long a slow reader waits before it reads; default 1 500. */
  slowReadMs: number
  /** Pause between two looks at an instance that is being opened; default 2 000. */
  pollEveryMs: number
  /** Looks at most; default 30. */
  pollsMax: number
}

export type ConformanceRun = {
  target: ConformanceTarget
  transport: ConformanceTransport
  /** Ids of the checks to run; what they build on is called too, without a verdict. Default: all. */
  only?: readonly string[]
  limits?: Partial<ConformanceLimits>
  /** Called after each check, in order. */
  onCheck?: (result: ConformanceCheckResult) => void
  /** Ends the run early; the report says so. */
  signal?: AbortSignal
  /** Clock in epoch milliseconds; default the real one. */
  now?: () => number
}

/** Thrown before the first call when a target cannot be tested as given. */
export class InvalidTarget extends Error {
  override readonly name = 'InvalidTarget'
}

const defaultLimits: ConformanceLimits = {
  timeoutMs: 20_000,
  answerMsMax: 5000,
  slowReadMs: 1500,
  pollEveryMs: 2000,
  pollsMax: 30,
}

/** Calls in a row without an answer after which nobody is there. */
const SILENCES_MAX = 3

/** Failures behind which somebody is there. */
const heardSomething = new Set(['redirect', 'body_too_large', 'body_encoding'])

const neverConnected = new Set(['connect_failed', 'tls_failed', 'refused_address'])

/** Every check of a protocol in the order it runs, without running it. */
export function conformanceChecks(protocol: ConformanceProtocol): ConformanceCheckDescription[] {
  return suiteOf({ url: 'https://seller.example', protocol, key: 'none' }).checks.map(describeCheck)
}

/**
 * Plays the marketplace against a seller's server: life of a subscription first, then everything unkind, all of it
 * marked as debugging calls (`testFlag` 1).
 *
 * @returns the report; whatever the server does ends up in it
 * @throws InvalidTarget when the address, the key or an id of `only` cannot be used
 */
export async function runConformance(run: ConformanceRun): Promise<ConformanceReport> {
  const { target, transport, signal } = run
  const suite = checkedSuite(run)
  const limits = { ...defaultLimits, ...run.limits }
  const now = run.now ?? Date.now
  const startedAtMs = now()
  const startedAt = performance.now()
  const heard: Reply[] = []
  const noted = new Set<string>()
  let silences = 0
  let hasConnected = false
  let ending: { outcome: 'unreachable' | 'stopped'; reason: ConformanceText } | undefined

  function notice(answer: ConformanceAnswer): void {
    if (answer.kind === 'answer' || heardSomething.has(answer.reason)) {
      silences = 0
      hasConnected = true
      return
    }
    silences += 1
    const words = silenceInWords(answer.reason, answer.detail)
    if (!hasConnected && neverConnected.has(answer.reason)) {
      ending ??= { outcome: 'unreachable', reason: words }
    } else if (silences >= SILENCES_MAX) {
      ending ??= {
        outcome: 'stopped',
        reason: text(`连续没有应答：${words.zh}`, `no answers any more: ${words.en}`),
      }
    }
  }

  function talkOf(exchanges: RecordedExchange[], warn: Talk['warn']): Talk {
    async function send(
      reply: Omit<Reply, 'answer' | 'reading'>,
      request: ConformanceRequest,
      isSlow: boolean,
    ) {
      const sentAtMs = now()
      const answer = await transport.send(request, {
        timeoutMs: limits.timeoutMs,
        ...(isSlow && { readSlowly: limits.slowReadMs }),
        ...(signal && { signal }),
      })
      // Time taken by a slow reader is not the server's.
      const durationMs = isSlow ? Math.max(0, answer.durationMs - limits.slowReadMs) : answer.durationMs
      exchanges.push(recordExchange(target.key, sentAtMs, request, answer))
      notice(answer)
      const complete: Reply = { ...reply, answer: { ...answer, durationMs } }
      if (answer.kind === 'answer') complete.reading = suite.dialect.read(reply.members, answer)
      heard.push(complete)
      requests.set(complete, request)
      return complete
    }
    const requests = new WeakMap<Reply, ConformanceRequest>()
    return {
      now,
      wait: (ms) => sleep(ms, undefined, signal ? { signal } : {}),
      polls: { count: limits.pollsMax, everyMs: limits.pollEveryMs },
      ask: (members, variant = {}) =>
        send({ members }, suite.dialect.compose(members, variant, now()), variant.readSlowly === true),
      repeat: (reply) => send({ members: reply.members }, requests.get(reply)!, false),
      heard,
      noted,
      answerMsMax: limits.answerMsMax,
      warn,
    }
  }

  async function perform(check: Check): Promise<ConformanceCheckResult> {
    const exchanges: RecordedExchange[] = []
    const reasons: ConformanceText[] = []
    const checkStartedAt = performance.now()
    const end = (verdict: ConformanceCheckResult['verdict']): ConformanceCheckResult => {
      const durationMs = Math.round(performance.now() - checkStartedAt)
      const kept = verdict === 'pass' ? shortened(exchanges) : exchanges
      return { ...describeCheck(check), verdict, reasons, exchanges: kept, durationMs }
    }
    if (signal?.aborted) ending ??= { outcome: 'stopped', reason: text('已中止', 'aborted') }
    if (ending) {
      reasons.push(ending.reason)
      return end('skipped')
    }
    const called = [...(check.activity === undefined ? [] : [check.activity]), ...(check.uses ?? [])]
    if (called.some((name) => target.without?.includes(name))) {
      reasons.push(notUsed)
      return end('skipped')
    }
    try {
      await check.run(talkOf(exchanges, (reason) => reasons.push(reason)))
      return end(reasons.length > 0 ? 'warn' : 'pass')
    } catch (error) {
      // A call cut off by the caller is no finding.
      if (signal?.aborted) {
        reasons.splice(0, reasons.length, text('已中止', 'aborted'))
        return end('skipped')
      }
      if (!(error instanceof Finding)) throw error
      reasons.unshift(error.reason)
      if (error.verdict === 'skipped') return end('skipped')
      return end(check.severity === 'must' ? 'fail' : 'warn')
    }
  }

  const checks: ConformanceCheckResult[] = []
  for (const check of suite.checks) {
    const result = await perform(check)
    checks.push(result)
    run.onCheck?.(result)
  }
  const counts = { pass: 0, fail: 0, warn: 0, skipped: 0 }
  for (const { verdict } of checks) counts[verdict] += 1
  return {
    protocol: target.protocol,
    url: shownUrl(target.url),
    startedAtMs,
    durationMs: Math.round(performance.now() - startedAt),
    outcome: ending?.outcome ?? (signal?.aborted ? 'stopped' : outcomeOf(checks)),
    counts,
    checks,
  }
}

function checkedSuite({ target, only }: ConformanceRun): Suite {
  const url = URL.canParse(target.url) ? new URL(target.url) : undefined
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') {
    throw new InvalidTarget('The address must be like https://isv.example/produce')
  }
  if (target.key === '') throw new InvalidTarget('The key is empty')
  const suite = suiteOf(target)
  if (only === undefined) return suite
  const unknown = only.find((id) => !suite.checks.some((check) => check.id === id))
  if (unknown !== undefined) throw new InvalidTarget(`There is no check ${unknown} for ${target.protocol}`)
  return { ...suite, checks: suite.checks.filter(({ id }) => only.includes(id)) }
}

function outcomeOf(checks: readonly ConformanceCheckResult[]): 'passed' | 'failed' | 'unproven' {
  if (checks.some(({ verdict }) => verdict === 'fail')) return 'failed'
  const life = checks.filter(({ phase }) => phase === 'life')
  const telling = life.length > 0 ? life : checks
  return telling.every(({ verdict }) => verdict === 'skipped') ? 'unproven' : 'passed'
}

function describeCheck({
  run: _,
  activity: __,
  uses: ___,
  ...description
}: Check): ConformanceCheckDescription {
  return description
}

function shownUrl(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname}`
}
