/** What the suite can play. Each names one family of calls of the protocol specification. */
export const conformanceProtocols = [
  'saas-v2',
  'saas-v1',
  'license-v1',
  'license-code',
  'license-online',
  'kit-v2',
  'kit-v1',
  'order-notify',
] as const
export type ConformanceProtocol = (typeof conformanceProtocols)[number]

export type ConformanceLocale = 'zh' | 'en'

/** A text in both languages; the reader's one is chosen where it is shown. */
export type ConformanceText = Readonly<Record<ConformanceLocale, string>>

/** The server under test. */
export type ConformanceTarget = {
  /** Production address; kit paths are appended to it. */
  url: string
  protocol: ConformanceProtocol
  /** The key bound to the interface class of `protocol`, or the V1 key. Never part of the report. */
  key: string
  /** Activities or kit interfaces the product does not use, such as `changeInstanceCheck`; their checks are skipped. */
  without?: readonly string[]
  /** license-code: a code the seller knows. Default: a made-up one of the documented form. */
  license?: string
  /** Kit: the RSA public key of the application credential, PEM or its bare base64. Without it applicationSync is skipped. */
  publicKey?: string
}

/**
 * - `life`: every activity in the order of a real subscription
 * - `repeat`: the same calls again, in other orders and at once
 * - `signature`: who may call, and when
 * - `content`: unusual, missing and unknown members
 * - `transport`: how answers look on the wire, over all calls of the run
 */
export const conformancePhases = ['life', 'repeat', 'signature', 'content', 'transport'] as const
export type ConformancePhase = (typeof conformancePhases)[number]

/** `must`: orders fail without it. `should`: the call counts, and trouble is near. */
export type ConformanceSeverity = 'must' | 'should'

/** What is known about a check before it runs. */
export type ConformanceCheckDescription = {
  /** Stable, like `saas-v2.newInstance.repeat`. */
  id: string
  protocol: ConformanceProtocol
  phase: ConformancePhase
  severity: ConformanceSeverity
  title: ConformanceText
  /** What is sent, what is expected, and why. */
  explanation: ConformanceText
  /** What to change when it fails. */
  mending: ConformanceText
  /** Sections and rules of the protocol specification, like `2.2` or `COMPAT-05`. */
  spec: readonly string[]
}

/** One call as it went over the wire, secrets masked, long bodies cut. */
export type RecordedExchange = {
  /** Epoch milliseconds. */
  sentAtMs: number
  request: { method: string; url: string; headers: Readonly<Record<string, string>>; body: string }
  answer:
    | { kind: 'answer'; httpStatus: number; headers: readonly (readonly [string, string])[]; body: string }
    | { kind: 'no_answer'; reason: string; detail: string }
  durationMs: number
}

/** `fail`: a must is broken. `warn`: a should is broken. `skipped`: nothing was proved, `reason` says why. */
export type ConformanceVerdict = 'pass' | 'fail' | 'warn' | 'skipped'

export type ConformanceCheckResult = ConformanceCheckDescription & {
  verdict: ConformanceVerdict
  /** What was found; empty for `pass`. */
  reasons: readonly ConformanceText[]
  exchanges: readonly RecordedExchange[]
  durationMs: number
}

export type ConformanceReport = {
  protocol: ConformanceProtocol
  /** As given, without credentials and query values. */
  url: string
  /** Epoch milliseconds. */
  startedAtMs: number
  durationMs: number
  /**
   * `passed`: no `fail`. `unproven`: no `fail` either, but every check of the life was skipped. `unreachable`: no HTTP answer to the first call. `stopped`: aborted, or the server stopped
   * answering on the way; the remaining checks are skipped.
   */
  outcome: 'passed' | 'failed' | 'unproven' | 'unreachable' | 'stopped'
  counts: Readonly<Record<ConformanceVerdict, number>>
  checks: readonly ConformanceCheckResult[]
}
