import path from 'node:path'
import { parseSettings, type Settings } from './platform/settings.ts'
import { parseHostPatterns, type HostPattern } from './platform/outbound/host-patterns.ts'

/** Everything the program reads from its environment, parsed once at start (architecture 2). */
export interface Config {
  /** `YUNSHI_MODE`: the sandbox has demo accounts, a movable clock and a file mailbox; production has none of them. */
  mode: 'sandbox' | 'production'
  /** `YUNSHI_SITE`: edition of the rules (buyer 23): `cn` in yuan with tax, `intl` in dollars without. Chosen once. */
  site: 'cn' | 'intl'
  /** `PORT`, default 3000; 0 picks a free one. */
  port: number
  /** `YUNSHI_HOST`, address to listen on; default 127.0.0.1 in the sandbox, 0.0.0.0 in production. */
  host: string
  /** `YUNSHI_BASE_URL`, the address people use, without a trailing slash. */
  baseUrl: string
  /** `DATABASE_URL`; `null` means the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | null
  /** `YUNSHI_DATA_DIR`, default `./data`: database, files, keys, mailbox. */
  dataDir: string
  /** Whether `YUNSHI_DATA_DIR` was given; a default may be moved where the database's user can reach it. */
  dataDirGiven: boolean
  /** `YUNSHI_MASTER_KEY`: 32 bytes in base64 or hex. `null` in the sandbox means: generated into the data directory. */
  masterKey: Buffer | null
  /** `YUNSHI_OUTBOUND_ALLOW`: host:port patterns that calls to sellers may reach although private. */
  outboundAllow: HostPattern[]
  /** `YUNSHI_DEMO`: load demo data and run the demo seller; default on in the sandbox, refused in production. */
  demo: boolean
  /** `YUNSHI_DEMO_SELLER_PORT`, default 3001. */
  demoSellerPort: number
  /** `YUNSHI_WORKER_CONCURRENCY`: jobs at once in one worker, default 12. */
  workerConcurrency: number
  /** `YUNSHI_DB_POOL`: connections of one process, default 20. */
  dbPoolSize: number
  /** `YUNSHI_LOG_LEVEL`, default `info`. */
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** `YUNSHI_TRUST_PROXY`: whether `X-Forwarded-*` come from a proxy of ours, default false. */
  trustProxy: boolean
  /** `SMTP_URL`, e.g. `smtp://user:pass@mail.example:587`; `null` means the file mailbox (sandbox only). */
  smtpUrl: string | null
  /** `MAIL_FROM`, sender of every mail. */
  mailFrom: string
  /** `YUNSHI_SETTINGS`: overrides of single durations and limits, a JSON object. */
  settings: Settings
  /** `YUNSHI_FILES`: `disk`, or `s3` with the `S3_*` values. */
  files: { kind: 'disk' } | ({ kind: 's3' } & S3Config)
  /** `YUNSHI_CLAMAV`: host:port of a ClamAV daemon that scans uploads; `null` means uploads are not scanned. */
  clamav: { host: string; port: number } | null
}

export interface S3Config {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

/** Names every bad value at once, so that a start is mended in one round. */
export class ConfigError extends Error {
  readonly problems: string[]
  constructor(problems: string[]) {
    super(
      `The environment has ${problems.length} bad value(s):\n${problems.map((p) => `  - ${p}`).join('\n')}`,
    )
    this.problems = problems
  }
}

/**
 * Reads and checks the environment.
 *
 * @throws ConfigError naming every bad value
 */
export function parseConfig(env: Record<string, string | undefined>): Config {
  const problems: string[] = []
  const read = (name: string) => {
    const value = env[name]?.trim()
    return value === undefined || value === '' ? undefined : value
  }
  const choice = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const value = read(name)
    if (value === undefined) return fallback
    if ((allowed as readonly string[]).includes(value)) return value as T
    problems.push(`${name}=${value}: must be one of ${allowed.join(', ')}`)
    return fallback
  }
  const integer = (name: string, min: number, max: number, fallback: number) => {
    const value = read(name)
    if (value === undefined) return fallback
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value)
    problems.push(`${name}=${value}: must be a whole number from ${min} to ${max}`)
    return fallback
  }
  const flag = (name: string, fallback: boolean) =>
    choice(name, ['true', 'false'], fallback ? 'true' : 'false') === 'true'
  const url = (name: string, schemes: string[]) => {
    const value = read(name)
    if (value === undefined) return undefined
    if (URL.canParse(value) && schemes.includes(new URL(value).protocol)) return value
    problems.push(`${name}: must be an address starting with ${schemes.map((s) => `${s}//`).join(' or ')}`)
    return undefined
  }

  const mode = choice('YUNSHI_MODE', ['sandbox', 'production'], 'sandbox')
  const production = mode === 'production'
  const port = integer('PORT', 0, 65_535, 3000)
  const baseUrl = (url('YUNSHI_BASE_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(
    /\/+$/,
    '',
  )
  if (production && read('YUNSHI_BASE_URL') === undefined)
    problems.push('YUNSHI_BASE_URL: required in production, e.g. https://market.example.com')
  if (production && !baseUrl.startsWith('https://') && read('YUNSHI_BASE_URL') !== undefined)
    problems.push('YUNSHI_BASE_URL: must start with https:// in production')

  const demo = flag('YUNSHI_DEMO', !production)
  if (production && demo) problems.push('YUNSHI_DEMO=true: demo accounts are refused in production')

  const masterKey = parseMasterKey(read('YUNSHI_MASTER_KEY'), problems)
  if (production && !masterKey && read('YUNSHI_MASTER_KEY') === undefined)
    problems.push('YUNSHI_MASTER_KEY: required in production; make one with `openssl rand -base64 32`')

  const smtpUrl = url('SMTP_URL', ['smtp:', 'smtps:']) ?? null
  if (production && smtpUrl === null && read('SMTP_URL') === undefined)
    problems.push('SMTP_URL: required in production, e.g. smtps://user:password@mail.example.com')

  const allow = parseHostPatterns(
    read('YUNSHI_OUTBOUND_ALLOW') ?? (production ? '' : '127.0.0.1:*,localhost:*'),
  )
  for (const bad of allow.bad)
    problems.push(`YUNSHI_OUTBOUND_ALLOW: "${bad}" is not host:port, e.g. 10.0.0.5:8443 or localhost:*`)

  const parsedSettings = parseSettings(read('YUNSHI_SETTINGS'))
  problems.push(...parsedSettings.problems)

  const config: Config = {
    settings: parsedSettings.settings,
    mode,
    site: choice('YUNSHI_SITE', ['cn', 'intl'], 'cn'),
    port,
    host: read('YUNSHI_HOST') ?? (production ? '0.0.0.0' : '127.0.0.1'),
    baseUrl,
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']) ?? null,
    dataDir: path.resolve(read('YUNSHI_DATA_DIR') ?? 'data'),
    dataDirGiven: read('YUNSHI_DATA_DIR') !== undefined,
    masterKey,
    outboundAllow: allow.patterns,
    demo,
    demoSellerPort: integer('YUNSHI_DEMO_SELLER_PORT', 1, 65_535, 3001),
    workerConcurrency: integer('YUNSHI_WORKER_CONCURRENCY', 1, 100, 12),
    dbPoolSize: integer('YUNSHI_DB_POOL', 4, 200, 20),
    logLevel: choice('YUNSHI_LOG_LEVEL', ['debug', 'info', 'warn', 'error', 'silent'], 'info'),
    trustProxy: flag('YUNSHI_TRUST_PROXY', false),
    smtpUrl,
    mailFrom: read('MAIL_FROM') ?? 'Yunshi <no-reply@yunshi.example>',
    files: parseFiles(read, problems),
    clamav: parseClamav(read('YUNSHI_CLAMAV'), problems),
  }
  if (problems.length > 0) throw new ConfigError(problems)
  return config
}

function parseMasterKey(value: string | undefined, problems: string[]): Buffer | null {
  if (value === undefined) return null
  const key = /^[0-9a-f]{64}$/i.test(value) ? Buffer.from(value, 'hex') : Buffer.from(value, 'base64')
  if (key.length === 32) return key
  problems.push('YUNSHI_MASTER_KEY: must be 32 bytes in base64 or hex')
  return null
}

function parseClamav(value: string | undefined, problems: string[]): Config['clamav'] {
  if (value === undefined) return null
  const [, host, port] = /^(?:tcp:\/\/)?([^:/\s]+|\[[0-9a-f:]+\]):(\d{1,5})$/i.exec(value) ?? []
  if (host !== undefined && Number(port) > 0 && Number(port) <= 65_535)
    return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) }
  problems.push(`YUNSHI_CLAMAV=${value}: must be host:port of a ClamAV daemon, e.g. clamav:3310`)
  return null
}

function parseFiles(read: (name: string) => string | undefined, problems: string[]): Config['files'] {
  const kind = read('YUNSHI_FILES') ?? 'disk'
  if (kind === 'disk') return { kind: 'disk' }
  if (kind !== 's3') {
    problems.push(`YUNSHI_FILES=${kind}: must be one of disk, s3`)
    return { kind: 'disk' }
  }
  const need = (name: string) => {
    const value = read(name)
    if (value === undefined) problems.push(`${name}: required when YUNSHI_FILES=s3`)
    return value ?? ''
  }
  return {
    kind: 's3',
    endpoint: need('S3_ENDPOINT'),
    region: read('S3_REGION') ?? 'us-east-1',
    bucket: need('S3_BUCKET'),
    accessKeyId: need('S3_ACCESS_KEY_ID'),
    secretAccessKey: need('S3_SECRET_ACCESS_KEY'),
  }
}
