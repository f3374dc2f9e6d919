import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { signInAs } from './accounts.ts'
import { expect, test } from './test.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('main').withTags(rules).analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) })),
  ).toEqual([])
}

test('SELL-PUB-140, 141: a seller sets stock and a limit; at zero buyers read that it is sold out', async ({
  page,
  browser,
}) => {
  await signInAs(page, 'seller')
  await page.goto('/seller/inventory')
  const row = page.getByRole('row').filter({ hasText: '云帆人事' })
  await expect(row.first()).toContainText('不限')
  await expectNoViolations(page)
  const count = await row.count()
  for (let i = 0; i < count; i++) {
    await row.nth(i).getByRole('button', { name: '设置库存' }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('限量', { exact: true }).click()
    await drawer.getByLabel('可售件数').fill('0')
    await drawer.getByRole('button', { name: '保存' }).click()
    await expect(row.nth(i)).toContainText('售罄')
  }
  const slug = await page.request.get('/api/v1/seller/products').then(async (answer) => {
    const { items } = (await answer.json()) as { items: { slug: string; title: string }[] }
    return items.find(({ title }) => title === '云帆人事')!.slug
  })
  const visitor = await browser.newPage()
  await visitor.goto(`/products/${slug}`)
  await expect(visitor.getByText('库存不足').first()).toBeVisible()
  await visitor.close()
  for (let i = 0; i < count; i++) {
    await row.nth(i).getByRole('button', { name: '设置库存' }).click()
    await page.getByRole('dialog').getByText('不限', { exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await expect(row.nth(i)).toContainText('不限')
  }

  await page.goto('/seller/sales-configuration')
  await expectNoViolations(page)
  const limited = page.getByRole('row').filter({ hasText: '云帆人事' }).first()
  await limited.getByRole('button', { name: '设置' }).click()
  await page.getByRole('dialog').getByRole('combobox', { name: '购买次数' }).press('ArrowDown')
  await page.getByText('资源到期前限购', { exact: true }).last().click()
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(limited).toContainText('资源到期前限购')
  await page.getByRole('tab', { name: '销售对象' }).click()
  await expect(page.getByText('整个商品').first()).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('tab', { name: '销售区域' }).click()
  await expect(page.getByRole('columnheader', { name: '可售区域' })).toBeVisible()
})

test('OPS-RISK-04, SELL-PUB-121: operations freeze a product and end it; the seller reads what removing does', async ({
  page,
}) => {
  await signInAs(page, 'operator')
  await page.goto('/operator/products?q=云帆人事')
  await expectNoViolations(page)
  await page.getByRole('main').getByRole('link', { name: '云帆人事' }).click()
  await page.getByRole('button', { name: '冻结', exact: true }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('原因').fill('核查投诉')
  await drawer.getByRole('button', { name: '冻结', exact: true }).click()
  await expect(page.getByRole('main').getByText('已冻结')).toBeVisible()
  await expect(page.getByRole('main').getByText('核查投诉')).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('button', { name: '解冻', exact: true }).click()
  await page.getByRole('dialog').getByLabel('原因').fill('投诉不成立')
  await page.getByRole('dialog').getByRole('button', { name: '解冻', exact: true }).click()
  await expect(page.getByRole('main').getByText('在售').first()).toBeVisible()

  // A page that still asks for news would lead to the sign-in.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await signInAs(page, 'seller')
  await page.goto('/seller/products')
  await page.getByRole('row').filter({ hasText: '云帆人事' }).getByRole('link', { name: '详情' }).click()
  await expect(page.getByText('投诉不成立')).toBeVisible()
  await expectNoViolations(page)
  await page.getByRole('button', { name: '下架商品' }).click()
  await expect(page.getByRole('dialog')).toContainText('运行中的服务')
  await expect(page.getByRole('dialog')).toContainText('不能恢复')
})
