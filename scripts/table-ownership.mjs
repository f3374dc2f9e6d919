import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const READS = new Set([
  'selectFrom',
  'from',
  'using',
  'innerJoin',
  'leftJoin',
  'rightJoin',
  'fullJoin',
  'crossJoin',
  'innerJoinLateral',
  'leftJoinLateral',
])
const WRITES = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
const TEST_FILE = /(\.test\.ts|\.test-support\.ts|\/testing\.ts)$/

/**
 * Tables that the migrations leave behind; partitions belong to their parents.
 *
 * @param {string} directory
 * @returns {string[]}
 */
export function tablesOfMigrations(directory) {
  const tables = new Set()
  for (const name of fs.readdirSync(directory).toSorted()) {
    if (!name.endsWith('.sql')) continue
    const text = fs.readFileSync(path.join(directory, name), 'utf8').replaceAll(/--.*$/gm, '')
    for (const [, table, rest] of text.matchAll(
      /^create table (?:if not exists )?([a-z_0-9]+)( partition of)?/gm,
    ))
      if (!rest) tables.add(table)
    for (const [, table] of text.matchAll(/^drop table (?:if exists )?([a-z_0-9]+)/gm)) tables.delete(table)
    for (const [, from, to] of text.matchAll(/^alter table ([a-z_0-9]+) rename to ([a-z_0-9]+)/gm)) {
      tables.delete(from)
      tables.add(to)
    }
  }
  return [...tables].toSorted((a, b) => (a < b ? -1 : 1))
}

/**
 * Tables that a source file names: in calls of the query builder and in raw SQL, from the syntax tree, so that
 * comments and texts for people do not count.
 *
 * @param {string} fileName
 * @param {string} text
 * @returns {{ table: string, write: boolean, line: number }[]}
 */
export function tablesNamed(fileName, text) {
  const source = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true)
  const named = []
  const add = (node, table, write) =>
    named.push({ table, write, line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1 })
  const visit = (node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const method = node.expression.name.text
      const [first] = node.arguments
      if (first && (READS.has(method) || WRITES.has(method) || method === 'table')) {
        const literals = ts.isArrayLiteralExpression(first) ? first.elements : [first]
        for (const literal of literals)
          if (ts.isStringLiteralLike(literal))
            add(literal, literal.text.split(/\s+/)[0].replace(/^public\./, ''), WRITES.has(method))
      }
    }
    if ((ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) && isSql(node)) {
      const raw = node.getText()
      for (const [, verb, table] of raw.matchAll(
        /\b(from|join|into|update|using|truncate)\s+(?:only\s+)?(?:public\.)?([a-z_][a-z0-9_]*)/gi,
      )) {
        const deletes = new RegExp(`delete\\s+from\\s+(?:only\\s+)?${table}\\b`, 'i').test(raw)
        add(node, table, /into|update|truncate/i.test(verb) || (deletes && /from/i.test(verb)))
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return named.sort((a, b) => a.line - b.line)
}

/** Tagged with `sql`, or a plain string that begins as a statement does. */
function isSql(node) {
  const tagged = ts.isTaggedTemplateExpression(node.parent) && node.parent.tag.getText() === 'sql'
  return tagged || /^.\s*(select|insert|update|delete|with|truncate|lock)\s/i.test(node.getText())
}

/**
 * Holds every table named below `sourceDir` against the list of owners.
 *
 * @param {{ sourceDir: string, migrationsDir: string, owners: Record<string, string[]>, reads: { module: string, table: string, why: string }[] }} input
 * @returns {{ files: number, mentions: number, tables: number, problems: string[] }}
 */
export function checkTableOwnership({ sourceDir, migrationsDir, owners, reads }) {
  const problems = []
  const tables = tablesOfMigrations(migrationsDir)
  const ownerOf = new Map()
  for (const [owner, owned] of Object.entries(owners))
    for (const table of owned) {
      if (ownerOf.has(table)) problems.push(`${table} has two owners: ${ownerOf.get(table)} and ${owner}`)
      ownerOf.set(table, owner)
      if (!tables.includes(table)) problems.push(`${table} of ${owner} is made by no migration`)
    }
  for (const table of tables) if (!ownerOf.has(table)) problems.push(`${table} has no owner`)

  const used = new Set()
  let files = 0
  let mentions = 0
  for (const entry of fs.readdirSync(sourceDir, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name)
    const relative = path.relative(sourceDir, file)
    if (!entry.isFile() || !file.endsWith('.ts') || TEST_FILE.test(file) || file.endsWith('.generated.ts'))
      continue
    files++
    const [area, name] = relative.split(path.sep)
    const reader = area === 'modules' ? name : area
    for (const { table, write, line } of tablesNamed(file, fs.readFileSync(file, 'utf8'))) {
      const owner = ownerOf.get(table)
      // Common table expressions, functions and words of a text are no tables of ours.
      if (owner === undefined) continue
      mentions++
      if (owner === reader) continue
      const allowed = reads.find((read) => read.module === reader && read.table === table)
      if (allowed) used.add(allowed)
      if (!allowed || write)
        problems.push(`${relative}:${line} ${write ? 'writes' : 'reads'} ${table}, which belongs to ${owner}`)
    }
  }
  for (const read of reads) {
    if (!used.has(read)) problems.push(`${read.module} no longer reads ${read.table}: remove the permission`)
    if (!read.why) problems.push(`${read.module} reads ${read.table} without a reason`)
  }
  return { files, mentions, tables: tables.length, problems }
}
