import './node-version.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'
import { root } from './run-command.mjs'
import { commentOf, literalValue, parse, transitionTables, ts, walk } from './source-documents.mjs'

/**
 * Writes the documents that repeat what the code says: `docs/operations/configuration.md` and
 * `docs/state-machines.md`. With `--check` nothing is written; the exit code says whether they are current.
 */
const serverSource = path.join(root, 'apps/server/src')
const read = (file) => fs.readFileSync(path.join(serverSource, file), 'utf8')

/** Read where they are used, before or beside the configuration. */
const readElsewhere = ['YUNSHI_PG_USER', 'DEMO_SELLER_CONTROL']

/** Where the comment in the sources is written for programmers, or a neighbor's. */
const moreMeanings = {
  PORT: 'Port of the web application and the API; 0 picks a free one.',
  YUNSHI_HOST: 'Address to listen on.',
  DATABASE_URL: 'External PostgreSQL 15 or newer. Without it the program runs its own in the data directory.',
  YUNSHI_DATA_DIR:
    'Database, files, keys, mailbox. A default that the database’s user cannot reach is moved to `/var/lib/yunshi`.',
  YUNSHI_DEMO: 'Load demo data and run the demo seller; refused in production.',
  YUNSHI_DEMO_SELLER_PORT: 'Port of the demo seller.',
  YUNSHI_MASTER_KEY:
    '32 bytes in base64 or hex, under which secrets are encrypted. The sandbox makes one in the data directory.',
  YUNSHI_WORKER_CONCURRENCY: 'Jobs at once in one worker.',
  YUNSHI_DB_POOL: 'Database connections of one process.',
  YUNSHI_LOG_LEVEL: 'Least severe log line that is written.',
  YUNSHI_TRUST_PROXY: 'Whether `X-Forwarded-*` headers come from a proxy of yours and may be believed.',
  SMTP_URL:
    'Mail server, for example `smtps://user:password@mail.example`. Without it the sandbox keeps mails in a mailbox of files.',
  YUNSHI_PG_USER:
    'When the program runs as root: the user its own PostgreSQL runs as. By default `postgres`, else `nobody`.',
  DEMO_SELLER_CONTROL:
    'Handed to the demo seller: `1` lets its instances be told to fail, for trying out retries.',
  YUNSHI_FILES: 'Where files are kept: the data directory, or an S3-compatible store.',
  S3_ENDPOINT: 'Address of the S3-compatible store.',
  S3_REGION: 'Region that requests are signed for.',
  S3_BUCKET: 'Bucket that holds the files; it must exist.',
  S3_ACCESS_KEY_ID: 'Access key of the store.',
  S3_SECRET_ACCESS_KEY: 'Secret of the access key.',
  REMIND_HOUR: 'Hour of the day, in the account’s zone, at which reminders are sent.',
  RETRY_MINUTES_RELEASE_INSTANCE: 'Attempts of releaseInstance, minutes after the first.',
  RETRY_MINUTES_REFRESH_INSTANCE: 'Attempts of refreshInstance, minutes after the first.',
  RETRY_MINUTES_UPDATE_STATUS: 'Attempts of updateInstanceStatus, minutes after the first.',
  SUB_USERS_MAX: 'Sub-users one account may have.',
  ACCESS_KEYS_MAX: 'Access keys one user may have.',
  TOP_UP_MIN_MINOR: 'Smallest single top-up, minor units of the wallet’s currency.',
  TOP_UP_MAX_MINOR: 'Largest single top-up, minor units of the wallet’s currency.',
}

function sentence(text) {
  const trimmed = text.trim().replace(/^[,:.]\s*/, '')
  const full = /[.!?]$/.test(trimmed) || trimmed === '' ? trimmed : `${trimmed}.`
  // Names such as queryInstance keep their spelling.
  return /^[a-z]+[A-Z]/.test(full) ? full : full.charAt(0).toUpperCase() + full.slice(1)
}

const cell = (text) => String(text).replaceAll('|', '\\|')
const code = (text) => `\`${cell(text)}\``

/** Comments of the fields of `Config`, by the environment value that their first words name. */
function meaningsOfConfig(source) {
  const meanings = new Map()
  walk(source, (node) => {
    if (!ts.isPropertySignature(node)) return
    const [, name, rest] = /^`([A-Z0-9_]+)`(.*)$/.exec(commentOf(node)) ?? []
    if (name !== undefined) meanings.set(name, sentence(rest))
  })
  return meanings
}

/** Default of `read('X') ?? 'fallback'`, walking through what wraps it. */
function fallbackOf(call) {
  const { parent } = call
  if (!ts.isBinaryExpression(parent) || parent.operatorToken.kind !== ts.SyntaxKind.QuestionQuestionToken)
    return ''
  return describeFallback(parent.right)
}

function describeFallback(node) {
  const value = literalValue(node)
  if (value !== undefined) return value === null || value === '' ? 'none' : code(value)
  const text = node.getText()
  if (text === '!production') return '`true` in the sandbox, `false` in production'
  if (ts.isParenthesizedExpression(node)) return describeFallback(node.expression)
  if (ts.isConditionalExpression(node) && node.condition.getText() === 'production')
    return `${describeFallback(node.whenFalse)} in the sandbox, ${describeFallback(node.whenTrue)} in production`
  if (ts.isTemplateExpression(node)) return code(text.slice(1, -1).replace('${port}', 'PORT'))
  throw new Error(`config.ts: the default ${text} is written in a way that the documents cannot repeat`)
}

/** `process.env['NAME']` anywhere in the server but its tests. */
function namesReadElsewhere() {
  const names = new Set()
  for (const file of fs.readdirSync(serverSource, { recursive: true })) {
    if (!file.endsWith('.ts') || file.endsWith('.test.ts')) continue
    for (const [, name] of read(file).matchAll(/process\.env(?:\.|\[')([A-Z][A-Z0-9_]+)/g)) names.add(name)
  }
  // These belong to the system, not to us.
  for (const name of ['NODE_ENV', 'PATH', 'HOME', 'LANG', 'TZ']) names.delete(name)
  return names
}

function environmentValues() {
  const text = read('config.ts')
  const source = parse('config.ts', text)
  const meanings = meaningsOfConfig(source)
  const values = new Map()
  walk(source, (node) => {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return
    const [first, second, third, fourth] = node.arguments
    if (!first || !ts.isStringLiteral(first) || !/^[A-Z][A-Z0-9_]+$/.test(first.text)) return
    const name = first.text
    const found = { allowed: '', fallback: '' }
    switch (node.expression.text) {
      case 'choice':
        found.allowed = literalValue(second).map(code).join(', ')
        found.fallback = describeFallback(third)
        break
      case 'integer':
        found.allowed = `${literalValue(second)} to ${literalValue(third)}`
        found.fallback = describeFallback(fourth)
        break
      case 'flag':
        found.allowed = '`true`, `false`'
        found.fallback = describeFallback(second)
        break
      case 'url':
        found.allowed = literalValue(second)
          .map((scheme) => `\`${scheme}//…\``)
          .join(', ')
        found.fallback = fallbackOf(node)
        break
      case 'read':
        found.fallback = fallbackOf(node)
        break
      case 'need':
        found.fallback = 'required with `YUNSHI_FILES=s3`'
        break
      default:
        return
    }
    const known = values.get(name) ?? { allowed: '', fallback: '' }
    values.set(name, { allowed: known.allowed || found.allowed, fallback: known.fallback || found.fallback })
  })
  for (const name of namesReadElsewhere()) {
    if (!readElsewhere.includes(name)) throw new Error(`${name} is read outside config.ts`)
    values.set(name, { allowed: '', fallback: '' })
  }
  return [...values].map(([name, { allowed, fallback }]) => {
    const meaning = moreMeanings[name] ?? meanings.get(name)
    if (meaning === undefined) throw new Error(`config.ts reads ${name}, and no comment says what it means`)
    const required = text.includes(`'${name}: required in production`) ? 'required in production' : ''
    return { name, meaning, allowed, fallback: [fallback, required].filter(Boolean).join('; ') || 'none' }
  })
}

function describeList(list) {
  if (list.length <= 8) return `[${list.join(', ')}]`
  return `[${list.slice(0, 4).join(', ')}, …, ${list.at(-1)}] (${list.length} values)`
}

async function settings() {
  const { defaultSettings } = await tsImport('../apps/server/src/platform/settings.ts', import.meta.url)
  const comments = new Map()
  walk(parse('settings.ts', read('platform/settings.ts')), (node) => {
    if (ts.isPropertyAssignment(node)) comments.set(node.name.getText(), commentOf(node))
  })
  return Object.entries(defaultSettings).map(([name, value]) => {
    const meaning = moreMeanings[name] ?? comments.get(name)
    if (!meaning) throw new Error(`settings.ts has ${name}, and no comment says what it means`)
    return {
      name,
      meaning: sentence(meaning),
      value: Array.isArray(value) ? describeList(value) : String(value),
    }
  })
}

const GENERATED =
  '<!-- Made from the code by `npm run generate`; `npm run check` compares. Edit the code instead. -->'

async function configurationDocument() {
  const environment = environmentValues()
  const limits = await settings()
  return `${GENERATED}

# Configuration

The program reads its environment once, at start. Every value is checked; a start with bad values names all of them at once and
ends with exit code 3. An empty value counts as absent.

## Environment

| Name | Values | Default | Meaning |
|---|---|---|---|
${environment
  .map(
    ({ name, allowed, fallback, meaning }) => `| \`${name}\` | ${allowed} | ${fallback} | ${cell(meaning)} |`,
  )
  .join('\n')}

## Durations and limits

The defaults are those of the [specification](../spec/). \`YUNSHI_SETTINGS\` overrides single ones with a JSON object, for example
\`YUNSHI_SETTINGS='{"UNPAID_ORDER_TTL_DAYS": 3, "EXPIRE_REMIND_DAYS": [14, 7, 1]}'\`. A name that does not exist and a value of another
shape are refused at start.

| Setting | Default | Meaning |
|---|---|---|
${limits.map(({ name, value, meaning }) => `| \`${name}\` | ${code(value)} | ${cell(meaning)} |`).join('\n')}
`
}

function machine(file, { name, comment, moves }) {
  const targets = new Set(moves.map(({ to }) => to))
  const sources = new Set(moves.flatMap(({ from }) => from))
  const first = [...sources].filter((state) => !targets.has(state))
  const last = [...targets].filter((state) => !sources.has(state))
  const noted = moves.some((move) => move.comment)
  return [
    `## ${name}`,
    '',
    `\`${file}\`${comment ? `. ${comment}` : ''}`,
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...first.map((state) => `  [*] --> ${state}`),
    ...moves.flatMap(({ command, from, to }) => from.map((state) => `  ${state} --> ${to}: ${command}`)),
    ...last.map((state) => `  ${state} --> [*]`),
    '```',
    '',
    `| Command | From | To |${noted ? ' Note |' : ''}`,
    `|---|---|---|${noted ? '---|' : ''}`,
    ...moves.map(
      (move) =>
        `| \`${move.command}\` | ${move.from.map(code).join(', ')} | \`${move.to}\` |${noted ? ` ${cell(move.comment)} |` : ''}`,
    ),
    '',
  ].join('\n')
}

function stateMachinesDocument() {
  const modules = path.join(serverSource, 'modules')
  const machines = fs
    .readdirSync(modules, { recursive: true })
    .filter((file) => /\/domain\/[^/]+\.ts$/.test(file) && !file.endsWith('.test.ts'))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .flatMap((file) =>
      transitionTables(parse(file, read(path.join('modules', file)))).map((table) =>
        machine(path.posix.join('apps/server/src/modules', file), table),
      ),
    )
  if (machines.length === 0) throw new Error('No transition table was found')
  return `${GENERATED}

# State machines

Every lifecycle is one constant that says which command leads from which states to which. Nothing else writes a state; the API answers
with the commands open now.

${machines.join('\n')}`
}

const documents = {
  'docs/operations/configuration.md': await configurationDocument(),
  'docs/state-machines.md': stateMachinesDocument(),
}
const stale = Object.entries(documents).filter(([file, text]) => {
  const at = path.join(root, file)
  return !fs.existsSync(at) || fs.readFileSync(at, 'utf8') !== text
})
if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is not what the code says; run \`npm run generate\``)
  if (stale.length > 0) process.exitCode = 1
  else console.log(`${Object.keys(documents).length} generated documents are current`)
} else {
  for (const [file, text] of stale) fs.writeFileSync(path.join(root, file), text)
  console.log(
    `${stale.length} documents written, ${Object.keys(documents).length - stale.length} were current`,
  )
}
