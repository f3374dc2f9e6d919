import { parseArgs } from 'node:util'
import {
  conformanceProtocols,
  type ConformanceLocale,
  type ConformanceProtocol,
  type ConformanceTarget,
} from '../report.ts'

export type CliRequest =
  | { kind: 'help'; locale: ConformanceLocale }
  | { kind: 'list'; locale: ConformanceLocale; protocol: ConformanceProtocol }
  | {
      kind: 'run'
      locale: ConformanceLocale
      target: ConformanceTarget
      only?: string[]
      asJson: boolean
      verbose: boolean
      timeoutMs: number
      allowHttp: boolean
    }
  | { kind: 'bad_use'; locale: ConformanceLocale; problem: string }

const SECONDS_MAX = 120

/**
 * Reads arguments and environment. The key comes from `--key` or, so that it stays out of the shell's history, from
 * `YUNSHI_CONFORMANCE_KEY`.
 *
 * @param readText  reads the file of `--public-key`; throws when there is none
 */
export function readArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  readText: (path: string) => string,
): CliRequest {
  const preferred = /^zh/i.test(env['LC_ALL'] || env['LANG'] || '') ? 'zh' : 'en'
  let values
  try {
    ;({ values } = parseArgs({
      args: [...args],
      allowPositionals: false,
      options: {
        url: { type: 'string' },
        key: { type: 'string' },
        protocol: { type: 'string', default: 'saas-v2' },
        only: { type: 'string', multiple: true },
        without: { type: 'string', multiple: true },
        license: { type: 'string' },
        'public-key': { type: 'string' },
        json: { type: 'boolean', default: false },
        verbose: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        locale: { type: 'string' },
        timeout: { type: 'string', default: '20' },
        'allow-http': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }))
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    return { kind: 'bad_use', locale: preferred, problem }
  }
  const locale = values.locale === 'zh' || values.locale === 'en' ? values.locale : preferred
  const bad = (problem: string): CliRequest => ({ kind: 'bad_use', locale, problem })
  if (values.help) return { kind: 'help', locale }
  if (values.locale !== undefined && values.locale !== locale) return bad('--locale must be zh or en')
  const protocol = conformanceProtocols.find((known) => known === values.protocol)
  if (protocol === undefined) return bad(`--protocol must be one of ${conformanceProtocols.join(', ')}`)
  if (values.list) return { kind: 'list', locale, protocol }

  const { url } = values
  if (url === undefined) return bad('--url is missing')
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    return bad('--url must be an address like https://isv.example/produce')
  }
  const allowHttp = values['allow-http']
  if (new URL(url).protocol === 'http:' && !allowHttp) {
    return bad('--url is plain http; add --allow-http for a server under development')
  }
  const key = values.key ?? env['YUNSHI_CONFORMANCE_KEY'] ?? ''
  if (key === '') return bad('there is no key: set YUNSHI_CONFORMANCE_KEY or give --key')
  const seconds = Number(values.timeout)
  if (!Number.isFinite(seconds) || seconds < 1 || seconds > SECONDS_MAX) {
    return bad(`--timeout must be a number of seconds from 1 to ${SECONDS_MAX}`)
  }
  let publicKey: string | undefined
  if (values['public-key'] !== undefined) {
    try {
      publicKey = readText(values['public-key'])
    } catch {
      return bad(`--public-key: ${values['public-key']} cannot be read`)
    }
  }
  const only = namesIn(values.only)
  const without = namesIn(values.without)
  return {
    kind: 'run',
    locale,
    target: {
      url,
      protocol,
      key,
      ...(without.length > 0 && { without }),
      ...(values.license !== undefined && { license: values.license }),
      ...(publicKey !== undefined && { publicKey }),
    },
    ...(only.length > 0 && { only }),
    asJson: values.json,
    verbose: values.verbose,
    timeoutMs: seconds * 1000,
    allowHttp,
  }
}

/** Names given one by one or joined by commas. */
function namesIn(given: readonly string[] | undefined): string[] {
  return (given ?? [])
    .flatMap((each) => each.split(','))
    .map((each) => each.trim())
    .filter((each) => each !== '')
}
