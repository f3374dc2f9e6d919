import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { post, signInAs, signUp } from './accounts.ts'
import { expect, test } from './test.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('main').withTags(rules).analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) })),
  ).toEqual([])
}

test('SELL-PUB-160..162 all partners, then a customer above the standard share, which operators decide', async ({
  page,
}) => {
  test.slow()
  await signUp(page)
  const session = (await (await page.request.get('/api/v1/session')).json()) as {
    user: { accountId: string; accountName: string }
  }
  await signInAs(page, 'seller')
  await page.goto('/seller/resale')
  await expect(page.getByRole('heading', { name: '转售授权折扣', level: 1 })).toBeVisible()
  await expectNoViolation(page)
  const drawer = page.getByRole('dialog')
  const fill = async (discount: string) => {
    await page.getByRole('button', { name: '授权', exact: true }).click()
    await drawer.getByLabel('商品（可多选）').click()
    await page.locator('.ant-select-item-option[title="云帆流程审批"]').click()
    await drawer.getByLabel('折扣').fill(discount)
    await drawer.getByLabel('开始日期').fill('2026-01-01')
    await drawer.getByLabel('结束日期').fill('2036-12-31')
  }
  await fill('101')
  await drawer.getByRole('button', { name: '授权' }).click()
  await expect(drawer.getByText('请填写 0.01 到 100 之间')).toBeVisible()
  await drawer.getByLabel('折扣').fill('90')
  await drawer.getByRole('button', { name: '授权' }).click()
  await expect(drawer).toBeHidden()
  await expect(page.getByRole('row').filter({ hasText: '云帆流程审批' })).toContainText('90%')

  await page.getByRole('tab', { name: '客户级' }).click()
  await fill('95')
  await drawer.getByLabel('账号 ID').fill(session.user.accountId)
  await drawer.getByLabel('账号名称').fill(session.user.accountName)
  await drawer.getByLabel('商家分成').fill('99')
  await drawer.getByRole('button', { name: '授权' }).click()
  await expect(drawer.getByText('折扣不低于上一级')).toBeVisible()
  await drawer.getByLabel('折扣').fill('80')
  await drawer.getByRole('button', { name: '授权' }).click()
  await expect(drawer).toBeHidden()
  const row = page.getByRole('row').filter({ hasText: session.user.accountName })
  await expect(row).toContainText('审核中')
  await expectNoViolation(page)

  await signInAs(page, 'operator')
  await page.goto('/operator/reviews?queue=resale_share')
  await page.getByRole('link', { name: '云帆流程审批' }).first().click()
  await expect(page.getByText('99%').first()).toBeVisible()
  await page.getByRole('button', { name: '领取任务' }).click()
  await page.getByRole('button', { name: '其余全部通过' }).click()
  await page.getByRole('button', { name: '批准' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await expect(page.getByText('已通过').first()).toBeVisible()

  await signInAs(page, 'seller')
  await page.goto('/seller/resale?level=CUSTOMER')
  await expect(row).toContainText('有效')
  const { items } = (await (
    await page.request.get('/api/v1/seller/resale-authorizations?level=CUSTOMER')
  ).json()) as { items: { id: string }[] }
  await post(page, `/seller/resale-authorizations/${items[0]!.id}/invalidate`, {})
})

test('SELL-PUB-131 an upgrade rule leads to a dearer SKU', async ({ page }) => {
  await signInAs(page, 'seller')
  await page.goto('/seller/sales-configuration?tab=upgrades')
  await page.getByRole('button', { name: '添加规则' }).click()
  const drawer = page.getByRole('dialog')
  const choose = async (label: string, option: string) => {
    await drawer.getByLabel(label).click()
    await page.keyboard.insertText(option)
    await page.getByTitle(option, { exact: true }).last().click()
  }
  await choose('规格', '云帆客户关系管理 · 团队订阅')
  await choose('原 SKU', '团队订阅 · 专业版')
  await choose('目标 SKU', '团队订阅 · 标准版')
  await drawer.getByRole('button', { name: '添加规则' }).click()
  await expect(drawer.getByText('目标 SKU 不比原 SKU 贵')).toBeVisible()
  await expectNoViolation(page)
})
