import { createNodeTransport } from '../node-transport.ts'
import type { ConformanceCheckResult, ConformanceReport } from '../report.ts'
import { conformanceChecks, InvalidTarget, runConformance } from '../run-conformance.ts'
import { helpText } from './help-text.ts'
import { printedReport } from './print-report.ts'
import { readArguments } from './read-arguments.ts'

export type CliSurroundings = {
  args: readonly string[]
  env: Readonly<Record<string, string | undefined>>
  readText: (path: string) => string
  out: (text: string) => void
  err: (text: string) => void
  /** Called after each check; for a sign of life on a terminal. */
  onCheck?: (check: ConformanceCheckResult) => void
  signal?: AbortSignal
}

/** 0 passed, 1 something must be mended, 2 wrong use, 3 the server cannot be reached. */
export type CliExitCode = 0 | 1 | 2 | 3

/** The whole command, apart from the process it runs in. */
export async function runCli(surroundings: CliSurroundings): Promise<CliExitCode> {
  const { args, env, readText, out, err, onCheck, signal } = surroundings
  const request = readArguments(args, env, readText)
  if (request.kind === 'help') {
    out(helpText(request.locale))
    return 0
  }
  if (request.kind === 'bad_use') {
    err(`yunshi-conformance: ${request.problem}\n`)
    err(request.locale === 'zh' ? '用 --help 查看用法。\n' : 'See --help.\n')
    return 2
  }
  if (request.kind === 'list') {
    for (const { id, severity, title } of conformanceChecks(request.protocol)) {
      out(`${id.padEnd(52)} ${severity.padEnd(6)} ${title[request.locale]}\n`)
    }
    return 0
  }
  const { target, only, allowHttp, timeoutMs, locale, verbose, asJson } = request
  try {
    const report = await runConformance({
      target,
      transport: createNodeTransport({ allowHttp }),
      limits: { timeoutMs },
      ...(only && { only }),
      ...(onCheck && { onCheck }),
      ...(signal && { signal }),
    })
    out(asJson ? `${JSON.stringify(report, null, 2)}\n` : printedReport(report, { locale, verbose }))
    return exitCodeOf(report)
  } catch (error) {
    if (!(error instanceof InvalidTarget)) throw error
    err(`yunshi-conformance: ${error.message}\n`)
    return 2
  }
}

/** A run that ended early or proved nothing counts as failed. */
function exitCodeOf({ outcome }: ConformanceReport): CliExitCode {
  if (outcome === 'unreachable') return 3
  return outcome === 'passed' ? 0 : 1
}
