import type { Page } from '@playwright/test'
import { signInAs } from './accounts.ts'
import { operatorPages, sellerPages } from './console-pages.ts'
import { expect, test } from './test.ts'

test.describe.configure({ mode: 'parallel' })
test.use({ viewport: { width: 360, height: 740 } })

const storefront = [
  '/',
  '/products',
  '/products?q=crm&accessType=SAAS&trial=true&priceMin=1&priceMax=100',
  '/products?q=nothing-like-this',
  '/categories/enterprise-apps',
  '/products/yunfan-crm',
  '/products/qinglan-governance-consulting',
  '/sellers',
  '/sellers/yunfan',
  '/legal/terms',
  '/legal/privacy',
  '/sandbox/mailbox',
  '/sign-in',
  '/register',
  '/forgot-password',
  '/no-such-page',
]
const consoles = [
  '/buyer',
  '/buyer/orders',
  '/buyer/services',
  '/buyer/wallet',
  '/buyer/messages',
  '/account',
  '/account/real-name',
  '/account/users',
  '/account/access-keys',
]

/** How far the page can be moved sideways, and by what. */
async function expectNoSideways(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.scrollingElement ?? document.documentElement
    if (scrollWidth <= clientWidth) return null
    const culprit = [...document.querySelectorAll('body *')].findLast(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    )
    return `${scrollWidth} px wide at ${clientWidth}: ${culprit?.outerHTML.slice(0, 200)}`
  })
  expect(wide, page.url()).toBeNull()
}

for (const prefix of ['', '/en']) {
  const language = prefix === '' ? 'Chinese' : 'English'

  test(`at 360 px no storefront page in ${language} moves sideways`, async ({ page }) => {
    for (const path of storefront) {
      await page.goto(`${prefix}${path === '/' && prefix !== '' ? '' : path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoSideways(page)
    }
  })

  test(`at 360 px no page of the buyer and account centers in ${language} moves sideways`, async ({
    page,
  }) => {
    await signInAs(page, 'buyer')
    const idsOf = async (list: string) => {
      const { items } = (await (await page.request.get(`/api/v1/${list}`)).json()) as {
        items: { id: string }[]
      }
      return items.map(({ id }) => id)
    }
    const details = [
      ...(await idsOf('orders')).flatMap((id) => [`/buyer/orders/${id}`, `/orders/${id}/progress`]),
      ...(await idsOf('instances')).map((id) => `/buyer/services/${id}`),
    ]
    expect(details.length).toBeGreaterThan(3)
    for (const path of [...consoles, ...details]) {
      await page.goto(`${prefix}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await page.waitForLoadState('networkidle')
      await expectNoSideways(page)
    }
  })

  for (const [role, pages] of [
    ['seller', sellerPages],
    ['operator', operatorPages],
  ] as const)
    test(`at 360 px no page of the ${role} center in ${language} moves sideways`, async ({ page }) => {
      test.slow()
      await signInAs(page, role)
      for (const path of pages) {
        await page.goto(`${prefix}${path}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await page.waitForLoadState('networkidle')
        await expectNoSideways(page)
      }
    })
}
