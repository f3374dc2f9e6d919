import './node-version.mjs'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { readBoundaries, ruleCount } from './boundaries.mjs'

/** Fewer files than this means that the check looked in the wrong place. */
const FILES_MIN = 50

const root = path.resolve(import.meta.dirname, '..')
const folders = [
  'apps/server/src',
  'apps/server/test',
  'apps/demo-seller/src',
  'apps/web/app',
  'packages',
  'e2e',
  'bench',
].filter((folder) => existsSync(path.join(root, folder)))

const { files, dependencies, serverModules, violations } = await readBoundaries(root, folders)
for (const { rule, from, to, comment } of violations) console.error(`${rule}: ${from} → ${to}\n  ${comment}`)
console.log(
  `${files} files and ${dependencies} dependencies read, ${serverModules.length} server modules, ` +
    `${ruleCount} rules, ${violations.length} violations`,
)
if (violations.length > 0) process.exitCode = 1
if (files < FILES_MIN || serverModules.length === 0) {
  console.error('A check that read nothing has not passed.')
  process.exitCode = 1
}
