import { AxeBuilder } from '@axe-core/playwright'
import { signInAs } from './accounts.ts'
import { operatorPages, sellerPages } from './console-pages.ts'
import { expect, test } from './test.ts'

/** WCAG 2.2 AA, as far as a program can tell, on every kind of storefront page. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const pages = [
  ['home', '/'],
  ['product list', '/products'],
  ['search with highlights', `/products?q=${encodeURIComponent('管理')}`],
  ['search without results', `/products?q=${encodeURIComponent('量子纠缠传真机')}`],
  ['category', '/categories/enterprise-apps'],
  ['product', '/products/yunfan-crm'],
  ['product that cannot be ordered', '/products/qinglan-governance-consulting'],
  ['comparison', '/compare?p=yunfan-crm&p=lionshoal-apm'],
  ['empty comparison', '/compare'],
  ['sellers', '/sellers'],
  ['shop', '/sellers/yunfan'],
  ['terms', '/legal/terms'],
  ['confirmation of a receiver', '/confirm-receiver#nothing'],
  ['page that is not there', '/nothing-here'],
] as const

for (const language of ['', '/en'])
  for (const [name, path] of pages)
    test(`axe finds no violation: ${name}${language === '' ? '' : ' in English'}`, async ({ page }) => {
      await page.goto(`${language}${path}`)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
      expect(
        violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) })),
      ).toEqual([])
    })

for (const language of ['', '/en'])
  for (const [role, paths] of [
    ['seller', sellerPages],
    ['operator', operatorPages],
  ] as const)
    test(`axe finds no violation: pages of the ${role} center${language === '' ? '' : ' in English'}`, async ({
      page,
    }) => {
      test.setTimeout(240_000)
      await signInAs(page, role)
      const found: unknown[] = []
      for (const path of paths) {
        await page.goto(`${language}${path}`)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await page.waitForLoadState('networkidle')
        const { violations } = await new AxeBuilder({ page }).include('main').withTags(rules).analyze()
        for (const { id, nodes } of violations)
          found.push({ path, id, at: nodes.map(({ target }) => target.join(' ')).slice(0, 5) })
      }
      expect(found).toEqual([])
    })

test('axe finds no violation on a phone: filters open, then the bar of the comparison', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto('/products')
  await page.getByText('筛选', { exact: true }).click()
  const filters = await new AxeBuilder({ page }).withTags(rules).analyze()
  expect(filters.violations.map(({ id }) => id)).toEqual([])
  await page
    .getByRole('button', { name: /^对比 / })
    .first()
    .click()
  await expect(page.getByRole('region', { name: '对比栏' })).toBeVisible()
  // The bar alone: what scrolls below it is covered in part wherever the page stands.
  const bar = await new AxeBuilder({ page }).include('[aria-label="对比栏"]').withTags(rules).analyze()
  expect(bar.violations.map(({ id }) => id)).toEqual([])
})
