import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { createTestProgram } from './test-app.ts'

const file = path.resolve(import.meta.dirname, '../openapi.json')
const { app } = await createTestProgram()

it('openapi.json is what the routes say; `npm run generate` brings it up to date', () => {
  const text = `${JSON.stringify(app.swagger(), null, 2)}\n`
  if (process.env['YUNSHI_GENERATE'] === 'true') fs.writeFileSync(file, text)
  expect(fs.readFileSync(file, 'utf8')).toBe(text)
})

it('every operation has an id of its own, a summary and a tag', () => {
  const { paths } = app.swagger() as {
    paths: Record<string, Record<string, { operationId?: string; summary?: string; tags?: string[] }>>
  }
  const ids: string[] = []
  for (const [url, operations] of Object.entries(paths))
    for (const [method, operation] of Object.entries(operations)) {
      expect([method, url, operation.operationId, operation.summary, operation.tags]).not.toContain(undefined)
      ids.push(operation.operationId!)
    }
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.length).toBeGreaterThan(60)
})
