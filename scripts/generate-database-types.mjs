import './node-version.mjs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { tsImport } from 'tsx/esm/api'

/**
 * Writes `platform/db/schema.generated.ts` from a scratch database that just got every migration.
 * With `--check` nothing is written; the exit code says whether the file is current.
 */
const root = path.resolve(import.meta.dirname, '..')
const TABLE_TYPES = 'apps/server/src/platform/db/schema.generated.ts'
const check = process.argv.includes('--check')

const { default: setup } = await tsImport('../apps/server/test/global-setup.ts', import.meta.url)
let clusterUrl = ''
const stop = await setup({ provide: (_name, value) => (clusterUrl = value) })
try {
  const { status, stdout, stderr } = spawnSync(
    path.join(root, 'node_modules/.bin/kysely-codegen'),
    // Partitions have the columns of their parents, and the job library keeps a schema of its own.
    `--url ${clusterUrl}template_yunshi --dialect postgres --out-file ${TABLE_TYPES}
     --include-pattern public.* --exclude-pattern public.*_(2*|default) --type-mapping {"int8":"bigint"}
     ${check ? '--verify' : ''}`
      .trim()
      .split(/\s+/),
    { cwd: root, encoding: 'utf8' },
  )
  if (status !== 0) console.error(`${stdout}${stderr}`.trim())
  else console.log(check ? 'Table types are current' : 'Table types written')
  process.exitCode = status ?? 1
} finally {
  await stop()
}
