import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { signInAs } from './accounts.ts'
import { png } from './png.ts'
import { expect, test } from './test.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('main').withTags(rules).analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) })),
  ).toEqual([])
}

test('SELL-ONB-51 a seller furnishes its shop, an operator approves at the desk, and buyers see it', async ({
  page,
}) => {
  test.slow()
  const title = `新品 ${randomBytes(3).toString('hex')}`
  await signInAs(page, 'seller')
  await page.goto('/seller/shop')
  await expect(page.getByRole('heading', { name: '店铺装修', level: 1 })).toBeVisible()
  await page.getByRole('radio', { name: '图片' }).check()
  await page.getByRole('button', { name: '添加轮播' }).click()
  const slide = page.getByRole('group', { name: /^轮播 \d$/ }).last()
  await slide.getByLabel('标题 · 中文').fill(`${title} www.other.example`)

  // What is missing is said at its place, and nothing typed is lost.
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByText('填写内容有误')).toBeVisible()
  await expect(slide.getByText('不能含有链接')).toBeVisible()
  await expect(slide.getByLabel('标题 · 中文')).toHaveValue(`${title} www.other.example`)

  const picture = { name: 'shop.png', mimeType: 'image/png', buffer: png(780, 440) }
  await page.getByLabel('品牌图片', { exact: true }).setInputFiles(picture)
  await slide.locator('input[type=file]').setInputFiles(picture)
  await expect(page.getByRole('link', { name: /shop\.png/ })).toHaveCount(2)
  await slide.getByLabel('标题 · 中文').fill(title)
  await page.getByRole('button', { name: '保存草稿' }).click()
  await expect(page.getByText('草稿已保存').first()).toBeVisible()
  await expectNoViolation(page)

  await page.getByRole('button', { name: '预览草稿' }).click()
  await expect(page.getByText('这是预览')).toBeVisible()
  await expect(page.getByText(title)).toBeVisible()
  await expectNoViolation(page)
  await page.getByRole('link', { name: '返回店铺装修' }).click()
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByText('店铺装修正在审核')).toBeVisible()
  await page.goto('/sellers/yunfan')
  await expect(page.getByText(title)).toHaveCount(0)

  await signInAs(page, 'operator')
  await page.goto('/operator/reviews?queue=shop')
  await page
    .getByRole('link', { name: /装修店铺/ })
    .first()
    .click()
  await expect(page.getByText(title).first()).toBeVisible()
  await expectNoViolation(page)
  await page.getByRole('button', { name: '领取任务' }).click()
  await page.getByRole('button', { name: '其余全部通过' }).click()
  await page.getByRole('button', { name: '批准' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await expect(page.getByText('已通过').first()).toBeVisible()

  // A page that still asks for news would lead to the sign-in.
  await page.goto('about:blank')
  await page.context().clearCookies()
  await page.goto('/sellers/yunfan')
  await expect(page.getByText(title)).toBeVisible()
  await expectNoViolation(page)
})
