import { describe, expect, it } from 'vitest'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { callAs } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const buyer = await makeBuyer(program)
const operator = await makeBuyer(program, { account: { roles: ['operator'] } })

describe('input that cannot be right gets a clear refusal, never an internal error', () => {
  it.each([
    ['/catalog/products/%00', 400, 'BAD_REQUEST'],
    ['/catalog/products?q=%00%00', 200, undefined],
    ['/catalog/products?category=%00', 400, 'BAD_REQUEST'],
    ['/catalog/products?limit=0', 400, 'VALIDATION_FAILED'],
    ['/catalog/products?page=0', 400, 'VALIDATION_FAILED'],
    ['/catalog/products?accessType=NOPE', 400, 'VALIDATION_FAILED'],
    ['/catalog/products?priceMin=-1', 400, 'VALIDATION_FAILED'],
    [`/catalog/products?q=${'x'.repeat(101)}`, 400, 'VALIDATION_FAILED'],
    [`/catalog/products?q=${encodeURIComponent("'); drop table products; --")}`, 200, undefined],
    ['/orders?from=2026-13-45', 400, 'VALIDATION_FAILED'],
    ['/orders?to=2026-02-30T99:00:00Z', 400, 'VALIDATION_FAILED'],
    ['/orders?cursor=abc', 400, 'BAD_CURSOR'],
    ['/orders?q=%25_%5C', 200, undefined],
    ['/orders/%00', 400, 'BAD_REQUEST'],
    ['/instances?expiresBefore=2026-99-99', 400, 'VALIDATION_FAILED'],
    ['/instances?state=NOPE', 400, 'VALIDATION_FAILED'],
  ])('GET %s → %i', async (url, status, code) => {
    const result = await callAs(program, buyer)('GET', url)
    expect([result.status, result.body.code]).toEqual([status, code])
  })

  it('names the field and says in the reader’s language what is expected', async () => {
    const result = await callAs(program, operator)('GET', '/ops/audit?from=2026-02-31', undefined, {
      'accept-language': 'en',
    })
    // The 31st of February rolls over in JavaScript; a month or day that no calendar has does not.
    expect(result.status).toBe(200)
    const bad = await callAs(program, operator)('GET', '/ops/audit?to=2026-00-10', undefined, {
      'accept-language': 'en',
    })
    expect(bad.body).toMatchObject({
      status: 400,
      errors: [{ path: 'to', message: 'Enter a valid date, such as 2026-01-31' }],
    })
  })

  it('an address that cannot be decoded is refused as a problem', async () => {
    const response = await program.app.inject({ method: 'GET', url: '/api/v1/%ff' })
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('bodies: broken JSON 400, other media types 415, too large 413', async () => {
    const post = (payload: string, type: string) =>
      program.app.inject({
        method: 'POST',
        url: '/api/v1/session',
        payload,
        headers: { 'content-type': type },
      })
    expect((await post('{bad', 'application/json')).json()).toMatchObject({
      status: 400,
      code: 'BAD_REQUEST',
    })
    expect((await post('<a/>', 'application/xml')).json()).toMatchObject({
      status: 415,
      code: 'BODY_NOT_JSON',
    })
    expect((await post(`"${'x'.repeat(1_100_000)}"`, 'application/json')).json()).toMatchObject({
      status: 413,
      code: 'BODY_TOO_LARGE',
    })
  })

  it('a zero byte in a body is refused and nothing is stored', async () => {
    const result = await callAs(program, buyer)('POST', '/account/users', {
      userName: 'zero\u0000byte',
      password: 'correct-horse-1',
      role: 'Buyer-Reader',
    })
    expect(result.status).toBe(400)
    expect((await callAs(program, buyer)('GET', '/account/users')).body.items).toEqual([])
  })
})
