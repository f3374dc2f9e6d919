import { createRequire } from 'node:module'
import { cruise } from 'dependency-cruiser'

const rules = createRequire(import.meta.url)('../.dependency-cruiser.cjs')

/**
 * Reads the imports below `folders` and holds them against the rules of `.dependency-cruiser.cjs`.
 *
 * @param {string} baseDir root of the repository, or of a small imitation of it in tests
 * @param {string[]} folders relative to `baseDir`
 * @returns {Promise<{ files: number, dependencies: number, serverModules: string[], violations: { rule: string, from: string, to: string, comment: string }[] }>}
 */
export async function readBoundaries(baseDir, folders) {
  const { output } = await cruise(folders, {
    ...rules.options,
    baseDir,
    ruleSet: { forbidden: rules.forbidden },
    validate: true,
  })
  const own = output.modules.filter(
    ({ source }) => !source.includes('node_modules') && /\.(ts|tsx|mjs)$/.test(source),
  )
  const serverModules = new Set()
  for (const { source } of own) {
    const name = /^apps\/server\/src\/modules\/([^/]+)\//.exec(source)?.[1]
    if (name !== undefined) serverModules.add(name)
  }
  return {
    files: own.length,
    dependencies: output.summary.totalDependenciesCruised,
    serverModules: [...serverModules].toSorted((a, b) => (a < b ? -1 : 1)),
    violations: output.summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle ? cycle.map(({ name }) => name).join(' → ') : to,
      comment: rules.forbidden.find(({ name }) => name === rule.name).comment,
    })),
  }
}

/** Number of rules held against every import. */
export const ruleCount = rules.forbidden.length
