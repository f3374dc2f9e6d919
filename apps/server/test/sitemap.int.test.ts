import { expect, it } from 'vitest'
import { TEST_ORIGIN } from './harness.ts'
import { makeShop } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const server = { url: 'http://localhost:1', key: 'k'.repeat(32) }
const { product, seller } = await makeShop(program, server, { slug: 'on-the-shelf' })
await makeShop(program, server, { slug: 'hidden-one', publicSale: false })
const get = (url: string) => program.app.inject({ method: 'GET', url })

it('robots.txt names the sitemap and keeps engines out of what is personal, not out of the shops', async () => {
  const robots = await get('/robots.txt')
  expect(robots.headers['content-type']).toContain('text/plain')
  const lines = robots.payload.split('\n')
  expect(lines).toContain(`Sitemap: ${TEST_ORIGIN}/sitemap.xml`)
  expect(lines).toEqual(
    expect.arrayContaining(['Disallow: /en/buyer', 'Disallow: /api/', 'Disallow: /seller/']),
  )
  // A plain "/seller" would begin "/sellers" too.
  expect(lines).not.toContain('Disallow: /seller')
})

it('the sitemap leads to every public page in both languages, and to no hidden product (BUY-STORE-13)', async () => {
  const index = (await get('/sitemap.xml')).payload
  const files = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => new URL(url!).pathname)
  expect(files).toEqual(['/sitemaps/pages.xml', `/sitemaps/products-${product.id}.xml`])
  const texts = await Promise.all(files.map(async (file) => (await get(file)).payload))
  const urls = texts.flatMap((text) => [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url))
  for (const path of ['/', '/products', `/sellers/${seller.slug}`, '/products/on-the-shelf'])
    expect(urls).toContain(`${TEST_ORIGIN}${path}`)
  expect(urls).toContain(`${TEST_ORIGIN}/en/products/on-the-shelf`)
  expect(urls).toContain(`${TEST_ORIGIN}/en`)
  expect(urls.some((url) => url!.includes('hidden-one'))).toBe(false)
  expect(texts[1]).toContain(`hreflang="en" href="${TEST_ORIGIN}/en/products/on-the-shelf"`)
})

it('a file that does not begin where the index says is not made', async () => {
  expect((await get('/sitemaps/products-a.xml')).statusCode).toBe(404)
  expect((await get('/sitemaps/other.xml')).statusCode).toBe(400)
})
