import { test as base } from '@playwright/test'
import { startMarketplace } from './start-marketplace.mjs'

export { expect } from '@playwright/test'

export type Marketplace = {
  /** Of the program, without a trailing slash. */
  baseUrl: string
  /** Of the demo seller's own server. */
  sellerUrl: string
  /** Where the embedded database lives. */
  dataDir: string
}

/** Tests of the marketplace that the whole run shares: each makes its own account and leaves others' things alone. */
export const test = base.extend<object, { marketplace: Marketplace }>({
  marketplace: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies of a fixture from this pattern
    async ({}, use) => {
      const text = process.env['E2E_MARKETPLACE']
      if (text === undefined) throw new Error('global-setup.ts has not started the marketplace')
      await use(JSON.parse(text) as Marketplace)
    },
    { scope: 'worker' },
  ],
  baseURL: ({ marketplace }, use) => use(marketplace.baseUrl),
})

const own = (site: 'cn' | 'intl') =>
  test.extend<object, { marketplace: Marketplace }>({
    marketplace: [
      // oxlint-disable-next-line no-empty-pattern -- as above
      async ({}, use) => {
        const { stop, ...marketplace } = await startMarketplace({ site })
        try {
          await use(marketplace)
        } finally {
          await stop()
        }
      },
      { scope: 'worker', timeout: 120_000 },
    ],
  })

/** Tests that change the world for everybody: time, a seller's health, the operator's books. */
export const ownMarketplaceTest = own('cn')

/** Tests of the site outside of China. */
export const intlTest = own('intl')
