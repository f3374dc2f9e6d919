import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readBoundaries } from './boundaries.mjs'

const made: string[] = []
afterAll(() => made.forEach((dir) => fs.rmSync(dir, { recursive: true, force: true })))

/** A small imitation of the repository: file → what it contains. */
async function rulesBrokenBy(files: Record<string, string>): Promise<string[]> {
  const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'boundaries-')))
  made.push(dir)
  const all = { 'tsconfig.base.json': '{}', ...files }
  for (const [name, text] of Object.entries(all)) {
    fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true })
    fs.writeFileSync(path.join(dir, name), text)
  }
  const folders = [...new Set(Object.keys(files).map((name) => name.replace(/\/.*/, '')))]
  const { violations } = await readBoundaries(dir, folders)
  return [...new Set(violations.map(({ rule }) => rule))].sort()
}

const server = 'apps/server/src'
const file = 'export const value = 1'

it('lets imports pass that go upward through doors', async () => {
  const broken = await rulesBrokenBy({
    [`${server}/kernel/money.ts`]: file,
    [`${server}/platform/db/database.ts`]: `import '../../kernel/money.ts'\n${file}`,
    [`${server}/modules/identity/index.ts`]: `import '../../platform/db/database.ts'\n${file}`,
    [`${server}/modules/orders/domain/order.ts`]: `import '../../../kernel/money.ts'\n${file}`,
    [`${server}/modules/orders/index.ts`]: `import '../identity/index.ts'\nimport './domain/order.ts'`,
    [`${server}/composition.ts`]: `import './modules/orders/index.ts'`,
  })
  expect(broken).toEqual([])
})

it.each<[string, string, Record<string, string>]>([
  [
    'a kernel that reads files',
    'kernel-is-pure',
    { [`${server}/kernel/a.ts`]: `import fs from 'node:fs'; fs.statSync('.')` },
  ],
  [
    'a rule that reaches for the database',
    'domain-is-pure',
    {
      [`${server}/platform/db/database.ts`]: file,
      [`${server}/modules/orders/domain/order.ts`]: `import '../../../platform/db/database.ts'`,
    },
  ],
  [
    'a rule that reaches for its repository',
    'domain-is-pure',
    {
      [`${server}/modules/orders/order-store.ts`]: file,
      [`${server}/modules/orders/domain/order.ts`]: `import '../order-store.ts'`,
    },
  ],
  [
    'a platform that knows a module',
    'platform-knows-no-module',
    {
      [`${server}/modules/orders/index.ts`]: file,
      [`${server}/platform/jobs.ts`]: `import '../modules/orders/index.ts'`,
    },
  ],
  [
    'entering a module beside its door',
    'module-door',
    {
      [`${server}/modules/identity/account-service.ts`]: file,
      [`${server}/modules/orders/index.ts`]: `import '../identity/account-service.ts'`,
    },
  ],
  [
    'demo data that enters a module beside its door',
    'module-door-from-outside',
    {
      [`${server}/modules/identity/account-service.ts`]: file,
      [`${server}/demo/load.ts`]: `import '../modules/identity/account-service.ts'`,
    },
  ],
  [
    'a module that imports one below it, as a type',
    'order-of-instances',
    {
      [`${server}/modules/orders/index.ts`]: 'export type Order = { id: string }',
      [`${server}/modules/instances/index.ts`]: `import type { Order } from '../orders/index.ts'\nexport type Of = Order`,
    },
  ],
  [
    'a module without a place in the order',
    'module-in-order',
    {
      [`${server}/modules/surprise/index.ts`]: file,
      [`${server}/main.ts`]: `import './modules/surprise/index.ts'`,
    },
  ],
  [
    'routes that use a repository',
    'routes-use-services',
    {
      [`${server}/modules/orders/order-repository.ts`]: file,
      [`${server}/modules/orders/order-routes.ts`]: `import './order-repository.ts'`,
    },
  ],
  [
    'a cycle of types',
    'no-cycles',
    {
      [`${server}/kernel/a.ts`]: `import type { B } from './b.ts'\nexport type A = B | 1`,
      [`${server}/kernel/b.ts`]: `import type { A } from './a.ts'\nexport type B = A | 2`,
    },
  ],
  [
    'a web area that uses another',
    'web-areas-are-apart',
    {
      'apps/web/app/areas/buyer/Badge.tsx': file,
      'apps/web/app/areas/seller/Page.tsx': `import '../buyer/Badge.tsx'`,
    },
  ],
  [
    'a storefront page that reaches a console component indirectly',
    'storefront-is-light',
    {
      'apps/web/app/ui/console/DataList.tsx': file,
      'apps/web/app/ui/Price.tsx': `import './console/DataList.tsx'`,
      'apps/web/app/areas/storefront/Page.tsx': `import '../../ui/Price.tsx'`,
    },
  ],
  [
    'a seller SDK that does input and output',
    'seller-sdk-stands-alone',
    { 'packages/seller-sdk/src/index.ts': `import http from 'node:http'; http.createServer()` },
  ],
  [
    'a program that imports test helpers',
    'testing-is-for-tests',
    {
      [`${server}/modules/orders/testing.ts`]: file,
      [`${server}/modules/orders/index.ts`]: `import './testing.ts'`,
    },
  ],
])('refuses %s (%s)', async (_what, rule, files) => {
  expect(await rulesBrokenBy(files)).toContain(rule)
})
