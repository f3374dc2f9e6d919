import { randomUUID } from 'node:crypto'
import { makeBuyer, type TestPerson } from '../src/modules/identity/testing.ts'
import { makeProduct } from '../src/modules/catalog/testing.ts'
import { makeSeller } from '../src/modules/sellers/testing.ts'
import { quoteSelection } from '../src/modules/pricing/index.ts'
import { findProduct, type PriceMode } from '../src/modules/catalog/index.ts'
import type { TestProgram } from './test-app.ts'
import { TEST_ORIGIN } from './harness.ts'

/** A shop of its own with one product, opened by the given seller's server. */
export async function makeShop(
  program: TestProgram,
  server: { url: string; key: string },
  product: Parameters<typeof makeProduct>[1] | object = {},
) {
  const { platform, composition } = program
  const owner = await makeBuyer(program, { account: { roles: ['buyer', 'seller'] } })
  const seller = await makeSeller(platform, composition.access, {
    accountId: owner.actor.accountId,
    url: server.url,
    key: server.key,
  })
  const made = await makeProduct(platform, { seller, endpointId: seller.endpointId, ...product })
  return { owner, seller, product: made }
}

export const agreements = ['product', 'user', 'privacy']

export interface Purchase {
  productSlug: string
  specCode: string
  skuId: string
  mode: 'MONTH' | 'YEAR' | 'ONE_TIME'
  periodCount: number
  quantity: number
}

export function selectionOf(
  product: { slug: string; specCode: string; skuId: string },
  change: Partial<Purchase> = {},
): Purchase {
  return {
    productSlug: product.slug,
    specCode: product.specCode,
    skuId: product.skuId,
    mode: 'MONTH',
    periodCount: 1,
    quantity: 2,
    ...change,
  }
}

/** Calls the API as a person, with the origin and idempotency key a browser sends. */
export function callAs(program: Pick<TestProgram, 'app'>, person: TestPerson | null) {
  return async (
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const response = await program.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        origin: TEST_ORIGIN,
        'idempotency-key': randomUUID(),
        ...(person && { cookie: person.cookie }),
        ...headers,
      },
      ...(body && { payload: body }),
    })
    const text = response.payload
    return {
      status: response.statusCode,
      headers: response.headers,
      text,
      // oxlint-disable-next-line typescript/no-explicit-any -- tests read members of many shapes
      body: (text && /json/.test(String(response.headers['content-type'])) ? JSON.parse(text) : null) as any,
    }
  }
}

export async function quoteHashOf(program: TestProgram, purchase: Purchase): Promise<string> {
  const product = await findProduct(program.platform.db.query, { slug: purchase.productSlug })
  const { productSlug: _, ...selection } = purchase
  return quoteSelection(product!, { ...selection, mode: selection.mode as PriceMode })!.quote.quoteHash
}

/** A buyer with money, the order submitted and paid over HTTP. @returns the order's number */
export async function buy(program: TestProgram, buyer: TestPerson, purchase: Purchase): Promise<string> {
  const call = callAs(program, buyer)
  const submitted = await call('POST', '/orders', {
    items: [purchase],
    quoteHash: await quoteHashOf(program, purchase),
    agreements,
  })
  if (submitted.status !== 201) throw new Error(submitted.text)
  const paid = await call('POST', `/orders/${submitted.body.id}/pay`, { method: 'BALANCE' })
  if (paid.status !== 200) throw new Error(paid.text)
  return submitted.body.id as string
}

export async function topUp(program: TestProgram, buyer: TestPerson, amount: string): Promise<void> {
  await program.composition.payments.topUp(buyer.actor, amount, randomUUID())
}

/** Waits for an observable state instead of a fixed time. */
export async function eventually<T>(
  look: () => Promise<T>,
  isRight: (value: T) => boolean,
  msMax = 10_000,
): Promise<T> {
  const deadline = Date.now() + msMax
  for (;;) {
    const value = await look()
    if (isRight(value)) return value
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(value)} after ${msMax} ms`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
