import fs from 'node:fs'
import path from 'node:path'
import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeBuyer, makeSubUser, presetGroups, type TestPerson } from '../src/modules/identity/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'
import { TEST_ORIGIN } from './harness.ts'

/**
 * Who may call what. The committed table names, for each route, the roles that are let in; everyone else is refused.
 * A new route fails here until it is listed, and a listed role that a route refuses fails too.
 */
const file = path.resolve(import.meta.dirname, 'route-roles.json')
const program = await createTestProgram()
const server = await startFaultSeller()
const { owner: seller } = await makeShop(program, server)
const buyer = await makeBuyer(program)

const people: Record<string, TestPerson | null> = {
  visitor: null,
  buyer,
  subUserAdmin: await makeSubUser(program, buyer, 'Buyer-Admin'),
  subUserOperator: await makeSubUser(program, buyer, 'Buyer-Operator'),
  subUserFinance: await makeSubUser(program, buyer, 'Buyer-Finance'),
  subUserReader: await makeSubUser(program, buyer, 'Buyer-Reader'),
  seller,
  sellerProductAdmin: await makeSubUser(program, seller, null, {
    user: { permissions: [...presetGroups.product_admin] },
  }),
  sellerReader: await makeSubUser(program, seller, null, {
    user: { permissions: [...presetGroups.read_only] },
  }),
  sellerNobody: await makeSubUser(program, seller, null),
  operator: await makeBuyer(program, { account: { roles: ['operator'] } }),
}

const { paths } = program.app.swagger() as { paths: Record<string, Record<string, unknown>> }
const routes = Object.entries(paths)
  .flatMap(([url, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${url}`))
  .filter((route) => route.includes('/api/v1/'))
  // Signing out ends the session that the other routes are asked with; `session-routes.int.test.ts` shows it.
  .filter((route) => route !== 'DELETE /api/v1/session')
  .toSorted((a, b) => a.localeCompare(b))

async function isLetIn(route: string, person: TestPerson | null): Promise<boolean> {
  const [method = '', url = ''] = route.split(' ')
  const response = await program.app.inject({
    method: method as 'GET',
    url: url.replace(/\{kind\}/, 'job').replace(/\{\w+\}/g, 'none'),
    headers: {
      origin: TEST_ORIGIN,
      'idempotency-key': randomUUID(),
      ...(person && { cookie: person.cookie }),
      ...(method !== 'GET' && method !== 'DELETE' && { 'content-type': 'application/json' }),
    },
    // A body that says nothing: what is asked here is the guard, which comes first.
    ...(method !== 'GET' && method !== 'DELETE' && { payload: '{"nothing":true}' }),
  })
  if (response.statusCode === 401 && response.json<{ code: string }>().code === 'SESSION_REQUIRED')
    return false
  return !(response.statusCode === 403 && response.json<{ code: string }>().code === 'IAM_FORBIDDEN')
}

const found: Record<string, string[]> = {}
for (const route of routes) {
  found[route] = []
  for (const [role, person] of Object.entries(people))
    if (await isLetIn(route, person)) found[route].push(role)
}
if (process.env['YUNSHI_GENERATE'] === 'true') fs.writeFileSync(file, `${JSON.stringify(found, null, 2)}\n`)
const table = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, string[]>

describe('every route × every role', () => {
  it('lists exactly the routes there are', () => {
    expect(Object.keys(table)).toEqual(routes)
    expect(routes.length).toBeGreaterThan(60)
  })

  it.each(routes)('BUY-IAM-05 SELL-ACC-11 %s lets in whom the table names', (route) => {
    expect(found[route]).toEqual(table[route])
  })

  it('no route of sellers or operators lets in a buyer, and none but the storefront and sign-in a visitor', () => {
    for (const [route, roles] of Object.entries(table)) {
      if (/\/api\/v1\/(seller|ops)\//.test(route))
        expect([route, roles.filter((role) => !role.startsWith('seller') && role !== 'operator')]).toEqual([
          route,
          [],
        ])
      // A receiver of messages shows the link it was sent and needs no account.
      if (
        !/\/api\/v1\/(catalog|session|accounts|verification-codes|password-resets|sandbox|message-receiver-confirmations)/.test(
          route,
        )
      )
        expect([route, roles.includes('visitor')]).toEqual([route, false])
    }
  })
})
