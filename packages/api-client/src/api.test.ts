import { describe, expect, it } from 'vitest'
import { createApi } from './api.ts'
import { ApiProblem } from './problem.ts'

type Seen = { url: string; init: RequestInit }

function apiAnswering(answer: () => Response) {
  const seen: Seen[] = []
  const api = createApi({
    baseUrl: '',
    locale: 'en',
    fetch: async (url, init = {}) => {
      seen.push({ url, init })
      return answer()
    },
  })
  return { api, seen }
}

describe('createApi', () => {
  it('sends the language, repeats list filters and leaves out what is not set', async () => {
    const { api, seen } = apiAnswering(() => Response.json({ items: [] }))
    await api.catalog.products({
      q: 'crm 客户',
      accessType: ['SAAS', 'API'],
      trial: false,
      seller: undefined,
    })
    expect(seen[0]?.url).toBe(
      '/api/v1/catalog/products?q=crm+%E5%AE%A2%E6%88%B7&accessType=SAAS&accessType=API',
    )
    expect(seen[0]?.init.headers).toMatchObject({ 'accept-language': 'en' })
  })

  it('sends the Idempotency-Key with writes that move money', async () => {
    const { api, seen } = apiAnswering(() => Response.json({ id: 'ord_1' }))
    await api.orders.pay('ord_1', 'key-1')
    expect(seen[0]?.init.headers).toMatchObject({ 'idempotency-key': 'key-1' })
    expect(seen[0]?.init.body).toBe('{"method":"BALANCE"}')
  })

  it('turns a problem answer into ApiProblem with its code, texts and request id', async () => {
    const body = { title: 'Low balance', detail: 'Top up', code: 'PAY_BALANCE', requestId: 'req_1' }
    const { api } = apiAnswering(() => Response.json(body, { status: 409 }))
    const error = await api.wallet.get().catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(ApiProblem)
    expect((error as ApiProblem).problem).toMatchObject({ ...body, status: 409, errors: [] })
  })

  it('gives a usable problem for answers that are no problem documents', async () => {
    const { api } = apiAnswering(() => new Response('<html>bad gateway', { status: 502 }))
    await expect(api.wallet.get()).rejects.toMatchObject({ status: 502, code: 'HTTP_502' })
  })

  it('reports a network that does not answer as code NETWORK', async () => {
    const api = createApi({ baseUrl: '', locale: 'zh-CN', fetch: () => Promise.reject(new TypeError('x')) })
    await expect(api.session.get()).rejects.toMatchObject({ status: 0, code: 'NETWORK' })
  })

  it('answers nothing for 204', async () => {
    const { api } = apiAnswering(() => new Response(null, { status: 204 }))
    await expect(api.session.signOut()).resolves.toBeUndefined()
  })
})
