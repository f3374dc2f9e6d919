import './node-version.mjs'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { checkTableOwnership } from './table-ownership.mjs'

const server = path.resolve(import.meta.dirname, '../apps/server')
const list = JSON.parse(readFileSync(path.join(server, 'src/platform/db/table-owners.json'), 'utf8'))
const { files, mentions, tables, problems } = checkTableOwnership({
  sourceDir: path.join(server, 'src'),
  migrationsDir: path.join(server, 'migrations'),
  owners: list.owners,
  reads: list.reads,
})
for (const problem of problems) console.error(problem)
console.log(
  `${files} files read, ${mentions} mentions of ${tables} tables, ${list.reads.length} permitted reads, ` +
    `${problems.length} problems`,
)
if (problems.length > 0) process.exitCode = 1
if (files < 50 || mentions === 0) {
  console.error('A check that read nothing has not passed.')
  process.exitCode = 1
}
