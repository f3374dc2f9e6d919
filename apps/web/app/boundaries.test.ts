import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'

const app = import.meta.dirname
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/\.test\.|\.d\.ts$/.test(file),
)

/** Files a source imports when it is loaded, relative to `app/`; packages by their name. Lazy imports are not followed. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(app, file), 'utf8')
  const found = [...text.matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'"]*?from\s+)?'([^']+)'/gms)]
  return found.map(([, target = '']) =>
    target.startsWith('.')
      ? path.normalize(path.join(path.dirname(file), target.replace(/\?.*$/, '')))
      : target,
  )
}

const imports = new Map(sources.map((file) => [file, importsOf(file)]))

/** Everything that loading a file loads. */
function reachable(file: string, seen = new Set<string>()): Set<string> {
  for (const target of imports.get(file) ?? []) {
    if (seen.has(target)) continue
    seen.add(target)
    reachable(target, seen)
  }
  return seen
}

describe('boundaries of the web application', () => {
  it('reads the sources it judges', () => {
    expect(sources.length).toBeGreaterThan(80)
    expect(reachable('areas/storefront/product/ProductPage.tsx').has('react')).toBe(true)
  })

  it('areas never import each other', () => {
    for (const [file, targets] of imports) {
      const area = /^areas\/(\w+)\//.exec(file)?.[1]
      if (area === undefined) continue
      for (const target of targets) {
        const other = /^areas\/(\w+)\//.exec(target)?.[1]
        expect(other ?? area, `${file} imports ${target}`).toBe(area)
      }
    }
  })

  it('server-rendered pages and the routes of consoles load neither antd nor the query cache', () => {
    const routes = readFileSync(path.join(app, 'routes.ts'), 'utf8')
    const files = [...routes.matchAll(/'((?:areas|layouts)\/[^']+\.tsx?)'/g)].map((match) => match[1] ?? '')
    expect(files.length).toBeGreaterThan(15)
    for (const file of ['root.tsx', 'entry.client.tsx', ...files]) {
      const heavy = [...reachable(file)].filter((target) => /^(antd|@ant-design|@tanstack)/.test(target))
      expect(heavy, file).toEqual([])
    }
  })
})
