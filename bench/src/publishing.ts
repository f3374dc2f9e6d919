import { chromium, type Page } from '@playwright/test'
import { findChromium } from '../../scripts/find-chromium.mjs'
import { DEMO_PASSWORD } from '../../apps/server/src/demo/demo-accounts.ts'

/** Milliseconds from asking for a page until a person can do something on it, once for each opening. */
export interface FirstInteractions {
  /** A list of the seller center, which has nothing but rows: the floor. */
  list: number[]
  /** The publishing form of a new product. */
  form: number[]
  /** The form of a product with so many prices, on the step that shows them. */
  prices: number
  matrix: number[]
}

/**
 * Opens pages of the seller center in turns, each in a fresh page with the browser's cache warm, until its first field or
 * row takes the focus.
 *
 * @param prices combinations of the large product
 */
export async function measurePublishing(
  baseUrl: string,
  rounds: number,
  prices: number,
): Promise<FirstInteractions> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  try {
    const context = await browser.newContext({
      baseURL: baseUrl,
      locale: 'en-US',
      viewport: { width: 1440, height: 900 },
    })
    const send = async (method: 'POST' | 'PUT', path: string, data: object): Promise<{ id: string }> => {
      const answer = await context.request.fetch(`/api/v1${path}`, {
        method,
        data,
        headers: { origin: baseUrl },
      })
      if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
      return (await answer.json()) as { id: string }
    }
    await send('POST', '/session', { login: 'seller@demo', password: DEMO_PASSWORD })
    const begin = () =>
      send('POST', '/seller/product-applications', {
        kind: 'publish',
        accessType: 'SERVICE',
        salesClass: 'general',
      })
    const small = await begin()
    const large = await begin()
    await send('PUT', `/seller/product-applications/${large.id}/document?revision=1`, {
      slug: `bench-${prices}`,
      specifications: [specificationOf(prices)],
    })
    const open = async (path: string, ready: (page: Page) => Promise<void>): Promise<number> => {
      const page = await context.newPage()
      const started = performance.now()
      await page.goto(path, { waitUntil: 'commit' })
      await ready(page)
      const took = performance.now() - started
      await page.close()
      return took
    }
    const field = async (page: Page) => {
      await page.locator('main input:not([type=file]):visible').first().focus()
    }
    const list = () =>
      open('/en/seller/products', (page) => page.getByRole('table').getByRole('link').first().focus())
    const form = () => open(`/en/seller/applications/${small.id}`, field)
    const matrix = () =>
      open(`/en/seller/applications/${large.id}?step=business`, (page) =>
        page.getByRole('grid').getByRole('gridcell').first().waitFor(),
      )
    // Once each, so that what is compared has the same cache.
    await list()
    await form()
    await matrix()
    const found: FirstInteractions = { list: [], form: [], prices, matrix: [] }
    for (let i = 0; i < rounds; i++) {
      found.list.push(await list())
      found.form.push(await form())
      found.matrix.push(await matrix())
    }
    return found
  } finally {
    await browser.close()
  }
}

/** Two attributes whose combinations have a price each. */
function specificationOf(prices: number): object {
  const side = Math.floor(Math.sqrt(prices))
  const both = (text: string) => ({ zh: text, en: text })
  const attribute = (code: string) => ({
    code,
    name: both(code),
    kind: 'enum',
    values: Array.from({ length: side }, (_, i) => ({ code: `${code}${i}`, name: both(`${code} ${i}`) })),
  })
  return {
    code: 'standard',
    name: both('Standard'),
    attributes: [attribute('edition'), attribute('zone')],
    skus: Array.from({ length: side * side }, (_, i) => ({
      attributes: { edition: `edition${Math.floor(i / side)}`, zone: `zone${i % side}` },
      prices: [{ mode: 'ONE_TIME', unitPrice: `${i + 1}` }],
    })),
  }
}
