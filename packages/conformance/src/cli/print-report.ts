import {
  conformancePhases,
  type ConformanceCheckResult,
  type ConformanceLocale,
  type ConformancePhase,
  type ConformanceReport,
  type ConformanceText,
  type ConformanceVerdict,
  type RecordedExchange,
} from '../report.ts'
import { notUsed } from '../texts.ts'

const phaseNames: Record<ConformancePhase, ConformanceText> = {
  life: { zh: '生命周期', en: 'Life of a subscription' },
  repeat: { zh: '重复、乱序与并发', en: 'Repeats, other orders, parallel calls' },
  signature: { zh: '签名与时效', en: 'Signature and freshness' },
  content: { zh: '内容', en: 'Content' },
  transport: { zh: '传输', en: 'Transport' },
}

const marks: Record<ConformanceVerdict, string> = { pass: '✓', fail: '✗', warn: '!', skipped: '-' }

const outcomes: Record<ConformanceReport['outcome'], ConformanceText> = {
  passed: { zh: '通过', en: 'passed' },
  failed: { zh: '未通过：带 ✗ 的问题必须修改', en: 'not passed: what is marked ✗ must be mended' },
  unproven: { zh: '无法判断：生命周期的检查都被跳过', en: 'unproven: every check of the life was skipped' },
  unreachable: { zh: '连不上服务器', en: 'the server cannot be reached' },
  stopped: { zh: '中途停止：服务器不再应答', en: 'stopped on the way: the server answered no more' },
}

const words = {
  mend: { zh: '修改', en: 'mend' },
  spec: { zh: '规范', en: 'spec' },
  more: { zh: '另有相同的调用 {n} 次', en: '{n} more calls' },
  noAnswer: { zh: '没有应答', en: 'no answer' },
} satisfies Record<string, ConformanceText>

const EXCHANGES_SHOWN = 3
const BODY_SHOWN = 600

/** The report for people: by phase, what failed with its exchanges and what to mend. */
export function printedReport(
  report: ConformanceReport,
  options: { locale: ConformanceLocale; verbose: boolean },
): string {
  const { locale, verbose } = options
  const lines: string[] = []
  // A run that ended early skips the rest for one reason, which is told once.
  const endedEarly = report.outcome === 'unreachable' || report.outcome === 'stopped'
  // What the product does not use is no news either.
  const isNews = ({ verdict, reasons }: ConformanceCheckResult) =>
    verdict !== 'skipped' || (!endedEarly && (verbose || reasons[0] !== notUsed))
  const told = report.checks.filter(isNews)
  for (const phase of conformancePhases) {
    const checks = told.filter((check) => check.phase === phase)
    if (checks.length === 0) continue
    lines.push('', phaseNames[phase][locale])
    for (const check of checks) lines.push(...checkLines(check, options))
  }
  const { pass, fail, warn, skipped } = report.counts
  const counts =
    locale === 'zh'
      ? `${pass} 项通过，${fail} 项失败，${warn} 项提醒，${skipped} 项跳过`
      : `${pass} passed, ${fail} failed, ${warn} warnings, ${skipped} skipped`
  const seconds = (report.durationMs / 1000).toFixed(1)
  lines.push(
    '',
    `${report.protocol} ${report.url}（${seconds} s）`.replace(
      /（(.*)）$/,
      locale === 'zh' ? '（$1）' : ' ($1)',
    ),
  )
  lines.push(`${outcomes[report.outcome][locale]}  ${counts}`)
  return `${lines.join('\n').trimStart()}\n`
}

function checkLines(
  check: ConformanceCheckResult,
  { locale, verbose }: { locale: ConformanceLocale; verbose: boolean },
): string[] {
  const { id, verdict, title, reasons, mending, explanation, spec, exchanges } = check
  const lines = [`  ${marks[verdict]} ${title[locale]}  [${id}]`]
  for (const reason of reasons) lines.push(`      ${reason[locale]}`)
  const isBad = verdict === 'fail' || verdict === 'warn'
  if (isBad) {
    lines.push(`      ${explanation[locale]}`)
    lines.push(`      ${words.mend[locale]}: ${mending[locale]}`)
    lines.push(`      ${words.spec[locale]}: ${spec.join(', ')}`)
  }
  if (isBad || verbose) {
    const shown = exchanges.slice(-EXCHANGES_SHOWN)
    for (const exchange of shown) lines.push(...exchangeLines(exchange, locale))
    const more = exchanges.length - shown.length
    if (more > 0) lines.push(`      … ${words.more[locale].replace('{n}', String(more))}`)
  }
  return lines
}

function exchangeLines(
  { request, answer, durationMs }: RecordedExchange,
  locale: ConformanceLocale,
): string[] {
  const lines = [`      → ${request.method} ${request.url}`]
  for (const name of ['authToken', 'x-sign', 'x-timestamp', 'x-nonce']) {
    const value = request.headers[name]
    if (value !== undefined) lines.push(`        ${name}: ${value}`)
  }
  if (request.body !== '') lines.push(`        ${cut(request.body)}`)
  if (answer.kind === 'no_answer') {
    lines.push(`      ← ${words.noAnswer[locale]}: ${answer.reason} (${answer.detail}), ${durationMs} ms`)
    return lines
  }
  const sign = answer.headers.find(([name]) => name.toLowerCase() === 'body-sign')
  lines.push(`      ← HTTP ${answer.httpStatus}, ${durationMs} ms`)
  if (sign !== undefined) lines.push(`        ${sign[0]}: ${sign[1]}`)
  if (answer.body !== '') lines.push(`        ${cut(answer.body)}`)
  return lines
}

/** One line, no control characters: the answer of a stranger is about to reach a terminal. */
function cut(body: string): string {
  // oxlint-disable-next-line no-control-regex
  const line = body.replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '�')
  return line.length > BODY_SHOWN ? `${line.slice(0, BODY_SHOWN)}…` : line
}
