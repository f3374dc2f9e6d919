import fs from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { DomainError } from '../kernel/errors.ts'
import {
  parseProductFile,
  PRODUCT_FILE_BYTES_MAX,
  productFileExtensions,
  renderProductFile,
  type Verdict,
} from '../modules/catalog/index.ts'
import { errorText } from '../platform/i18n/error-texts.ts'
import { openProgram, type Program } from '../program.ts'
import { StartRefused } from '../runtime.ts'
import type { Command } from './command.ts'

const USAGE = `Usage: yunshi products export [--seller slug] [--format yaml|json] [--drafts] DIR
       yunshi products apply DIR [--dry-run] [--seller slug] [--json]`

const OPERATOR = { kind: 'operator' } as const
const AUDITED_AS = { system: 'products apply', accountId: null }

export const productsCommand: Command = {
  name: 'products',
  usage: 'products apply|export DIR',
  summary: 'products as files: write them into a directory, or apply a directory',
  help: `export writes one file a product into DIR. apply reads every .yaml, .yml and .json file below DIR, checks all of them before anything is written, and creates or changes the products, each in a transaction of its own; what is the same stays untouched. Works beside a running server.

  --dry-run        apply: print what would change, field by field, and write nothing
  --seller slug    only this seller's products; apply: also the seller of files that name none
  --json           apply: print one JSON document
  --format json    export: JSON in place of YAML
  --drafts         export: drafts too; applying one puts it on sale

Exit codes: 0 done, nothing wrong; 1 refused documents (nothing was written), or a product that changed meanwhile; 2 wrong usage; 3 bad environment.
The format: docs/guides/products-as-files.md.`,
  async run(config, args) {
    const options = readArguments(args)
    if (!options) {
      console.error(USAGE)
      return 2
    }
    const directory = path.resolve(options.directory)
    if (options.verb === 'apply' && !fs.statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
      console.error(`yunshi: ${directory} is no directory\n${USAGE}`)
      return 2
    }
    const program = await openProgram(config, { server: false, migrations: 'require', quiet: true })
    try {
      return options.verb === 'export'
        ? await exportProducts(program, directory, options)
        : await applyProducts(program, directory, options)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      console.error(`yunshi: ${sentence(error)}`)
      return 1
    } finally {
      await program.close()
    }
  },
}

interface Options {
  verb: 'apply' | 'export'
  directory: string
  seller: string | undefined
  dryRun: boolean
  json: boolean
  drafts: boolean
  format: 'yaml' | 'json'
}

/** `null` when the arguments are not those of the usage. */
function readArguments(args: string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        seller: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        drafts: { type: 'boolean', default: false },
        format: { type: 'string' },
      },
    })
    const [verb, directory, ...more] = positionals
    const { format } = values
    if ((verb !== 'apply' && verb !== 'export') || !directory || more.length > 0) return null
    if (format !== undefined && format !== 'yaml' && format !== 'json') return null
    if (verb === 'apply' ? values.drafts || format !== undefined : values['dry-run'] || values.json)
      return null
    return {
      verb,
      directory,
      seller: values.seller,
      dryRun: values['dry-run'],
      json: values.json,
      drafts: values.drafts,
      format: format ?? 'yaml',
    }
  } catch {
    return null
  }
}

async function exportProducts(
  { composition }: Program,
  directory: string,
  { seller, drafts, format }: Options,
): Promise<number> {
  fs.mkdirSync(directory, { recursive: true })
  let written = 0
  let same = 0
  for await (const document of composition.productDocuments.export({ seller, drafts })) {
    const file = path.join(directory, `${document.slug}.${format}`)
    const content = renderProductFile(document, format)
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === content) same++
    else {
      fs.writeFileSync(file, content)
      written++
    }
  }
  console.log(`${written + same} products in ${directory}: ${written} written, ${same} unchanged`)
  return 0
}

interface FileVerdict extends Verdict {
  file: string
}

async function applyProducts(program: Program, directory: string, options: Options): Promise<number> {
  const { productDocuments } = program.composition
  const read = readFiles(directory)
  const readable = read.filter((file): file is ReadFile & { value: unknown } => 'value' in file)
  const planned = await productDocuments.plan(
    readable.map((file) => file.value),
    OPERATOR,
    options.seller,
  )
  const verdicts: FileVerdict[] = read.map((file) => {
    const i = readable.findIndex((candidate) => candidate === file)
    return i < 0
      ? { file: file.name, slug: null, outcome: 'refused', changes: [], problems: file.problems ?? [] }
      : { ...planned[i]!, file: file.name }
  })
  refuseRepeatedSlugs(verdicts)
  const refused = verdicts.filter((verdict) => verdict.outcome === 'refused')
  const failures: string[] = []
  let applied = 0
  const known = await productDocuments.readNames()
  if (refused.length === 0 && !options.dryRun)
    for (const [i, verdict] of verdicts.entries()) {
      if (verdict.outcome === 'unchanged') continue
      const { failure } = await applyOne(program, readable[i]!.value, verdict, {
        defaultSeller: options.seller,
        known,
      })
      if (failure === null) applied++
      else failures.push(failure)
    }
  const written = refused.length === 0 && !options.dryRun
  report(verdicts, { ...options, written, applied, failures })
  return refused.length > 0 || failures.length > 0 ? 1 : 0
}

/** Between check and write somebody else may have written: the product is judged again inside its transaction. */
async function applyOne(
  { composition }: Program,
  value: unknown,
  verdict: FileVerdict,
  options: Parameters<Program['composition']['productDocuments']['apply']>[3],
): Promise<{ failure: string | null }> {
  try {
    const done = await composition.productDocuments.apply(value, OPERATOR, AUDITED_AS, options)
    return {
      failure:
        done.outcome === 'refused'
          ? `${verdict.file}: changed by somebody else while the files were applied; run apply again`
          : null,
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { failure: `${verdict.file}: ${sentence(error)}` }
  }
}

interface ReadFile {
  name: string
  value?: unknown
  problems?: Verdict['problems']
}

function readFiles(directory: string): ReadFile[] {
  const names = fs
    .readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => productFileExtensions.some((extension) => name.endsWith(`.${extension}`)))
    .toSorted()
  if (names.length === 0)
    throw new StartRefused(`${directory} holds no ${productFileExtensions.join(', ')} file`)
  return names.map((name) => {
    const file = path.join(directory, name)
    if (fs.statSync(file).size > PRODUCT_FILE_BYTES_MAX)
      return {
        name,
        problems: [
          {
            path: '',
            rule: 'SELL-PUB-02',
            severity: 'error',
            text: {
              zh: '文件超过 16 MB，请拆分规格。',
              en: 'The file is larger than 16 MB; use more products.',
            },
          },
        ],
      }
    return { name, ...parseProductFile(fs.readFileSync(file, 'utf8')) }
  })
}

function refuseRepeatedSlugs(verdicts: FileVerdict[]): void {
  const first = new Map<string, string>()
  for (const verdict of verdicts) {
    if (verdict.slug === null) continue
    const other = first.get(verdict.slug)
    if (other === undefined) first.set(verdict.slug, verdict.file)
    else {
      verdict.outcome = 'refused'
      verdict.problems = [
        ...verdict.problems,
        {
          path: 'slug',
          rule: 'SELL-PUB-02',
          severity: 'error',
          text: {
            zh: `与文件 ${other} 重复，请保留一个。`,
            en: `The same as in ${other}; keep one of the files.`,
          },
        },
      ]
    }
  }
}

const SIGN = { create: '+', update: '~', unchanged: '=', refused: '✗' } as const

function report(
  verdicts: FileVerdict[],
  run: { dryRun: boolean; json: boolean; written: boolean; applied: number; failures: string[] },
): void {
  const count = (outcome: Verdict['outcome']) =>
    verdicts.filter((verdict) => verdict.outcome === outcome).length
  const totals = {
    create: count('create'),
    update: count('update'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  }
  if (run.json) {
    console.log(
      JSON.stringify(
        { dryRun: run.dryRun, written: run.written, totals, failures: run.failures, products: verdicts },
        null,
        2,
      ),
    )
    return
  }
  for (const { file, slug, outcome, changes, problems } of verdicts) {
    const told = problems.filter((problem) => problem.severity === 'error')
    if (outcome === 'unchanged') continue
    console.log(`${SIGN[outcome]} ${slug ?? file}${slug === null ? '' : ` (${file})`}`)
    for (const { path: at, rule, text } of told)
      console.log(`    ${at || '(file)'}: ${text.en} ${text.zh} [${rule}]`)
    if (outcome === 'update')
      for (const change of changes)
        console.log(`    ${change.path}: ${shown(change.before)} → ${shown(change.after)}`)
  }
  const hints = verdicts.reduce(
    (sum, { problems }) => sum + problems.filter((problem) => problem.severity === 'warning').length,
    0,
  )
  for (const failure of run.failures) console.error(`✗ ${failure}`)
  const what = `${totals.create} new, ${totals.update} changed, ${totals.unchanged} unchanged, ${totals.refused} refused`
  const end = run.written
    ? totals.create + totals.update === 0
      ? 'nothing to write'
      : `${run.applied} written`
    : 'nothing was written'
  console.log(`${what}; ${end}.${hints > 0 ? ` ${hints} hint(s) for reviewers: --json lists them.` : ''}`)
}

function shown(value: unknown): string {
  if (value === undefined) return '(none)'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text)
}

function sentence(error: DomainError): string {
  const { title, detail } = errorText(error.code, 'en', error.values)
  return `${title}. ${detail}`
}
