import { expect, it } from 'vitest'
import { startFaultSeller } from './fault-seller.ts'
import { makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { product, seller } = await makeShop(program, await startFaultSeller())
const get = (url: string) => program.app.inject({ method: 'GET', url })

it.each(['logo', 'cover', 'screenshot-0', 'screenshot-2'])(
  'a product has a generated %s in both languages',
  async (name) => {
    const zh = await get(`/media/products/${product.slug}/${name}.svg`)
    const en = await get(`/media/products/${product.slug}/${name}.svg?lang=en`)
    for (const picture of [zh, en]) {
      expect(picture.statusCode).toBe(200)
      expect(picture.headers['content-type']).toContain('image/svg+xml')
      expect(picture.payload).toMatch(/^<svg/)
    }
    if (name === 'cover') expect(zh.payload).not.toBe(en.payload)
  },
)

it('a shop has a logo and a banner; nothing else is found', async () => {
  for (const name of ['logo', 'banner'])
    expect((await get(`/media/sellers/${seller.slug}/${name}.svg`)).statusCode).toBe(200)
  for (const url of ['/media/products/none/logo.svg', '/media/sellers/none/logo.svg', '/media/none'])
    expect((await get(url)).statusCode).toBe(404)
  expect((await get(`/media/products/${product.slug}/other.svg`)).statusCode).toBe(400)
})
