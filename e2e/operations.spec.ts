import type { Page } from '@playwright/test'
import { signInAs, signUp } from './accounts.ts'
import { expect, ownMarketplaceTest as test } from './test.ts'
import type { Marketplace } from './test.ts'

/** Tells the demo seller how to behave from now on. */
async function arrange(page: Page, { sellerUrl }: Marketplace, behavior: object): Promise<void> {
  const answer = await page.request.post(`${sellerUrl}/yunfan/behavior`, { data: behavior })
  expect(answer.ok(), await answer.text()).toBe(true)
}

/** Buys Yunfan CRM; ends on the progress page, paid. @returns the order's id */
async function buy(page: Page): Promise<string> {
  await page.goto('/products/yunfan-crm')
  await page.getByRole('button', { name: '立即购买' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '确认订单' })).toBeVisible()
  for (const agreement of await page.getByRole('checkbox').all()) await agreement.check()
  await page.getByRole('button', { name: '提交订单' }).click()
  await page.getByRole('button', { name: /确认付款/ }).click()
  await expect(page.getByRole('heading', { name: '付款成功' })).toBeVisible()
  return /orders\/([^/]+)\/progress/.exec(page.url())?.[1] ?? ''
}

test('SELL-APP-31 a seller who failed sees the call, mends the server, restarts, and the buyer is served', async ({
  page,
  context,
  browser,
  marketplace,
}) => {
  await signUp(page, { balance: '1000.00' })
  await arrange(page, marketplace, { activity: 'newInstance', httpStatus: 500 })
  const orderId = await buy(page)
  await expect(page.getByRole('heading', { name: '商家开通中' })).toBeVisible()

  const shop = await (
    await browser.newContext({ baseURL: marketplace.baseUrl, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  ).newPage()
  await signInAs(shop, 'seller')
  await shop.goto('/seller/messages')
  const row = shop.getByRole('row').filter({ hasText: orderId })
  await expect(row).toContainText('重试中')
  await row.getByText('重试中').click()
  await expect(shop.getByRole('heading', { level: 1, name: /云帆客户关系管理/ })).toBeVisible()
  const attempts = shop.getByRole('main').getByRole('group').filter({ hasText: '第 1 次' })
  await expect(attempts).toContainText('500')
  await expect(attempts).toContainText(orderId)

  // The buyer's page goes on saying that the seller is opening.
  await expect(page.getByRole('heading', { name: '商家开通中' })).toBeVisible()
  await arrange(page, marketplace, { clear: true })
  await shop.goto('/seller/messages')
  await row.getByRole('button', { name: '重新启动' }).click()
  await shop.getByRole('dialog').getByRole('button', { name: '重新启动' }).click()
  await expect(row).toContainText('成功')
  await shop.context().close()

  await expect(page.getByRole('link', { name: '打开我的服务' })).toBeVisible({ timeout: 20_000 })
  const buyer = await context.newPage()
  await buyer.goto(`/buyer/orders/${orderId}`)
  await expect(buyer.getByRole('main').getByText('已完成').first()).toBeVisible()
})

test('OPS the books show a payment; 40 days later the subscription is past its term', async ({
  page,
  browser,
  marketplace,
}) => {
  await signUp(page, { balance: '1000.00' })
  const orderId = await buy(page)
  await page.getByRole('link', { name: '打开我的服务' }).click()
  const main = page.getByRole('main')
  await expect(main.getByText('使用中').first()).toBeVisible()

  const desk = await (
    await browser.newContext({ baseURL: marketplace.baseUrl, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  ).newPage()
  await signInAs(desk, 'operator')
  await test.step('the audit log names the payment and proves itself', async () => {
    await desk.goto('/operator/audit')
    await expect(
      desk.getByRole('row').filter({ hasText: '支付订单' }).filter({ hasText: orderId }),
    ).toBeVisible()
    await desk.getByRole('button', { name: '校验日志' }).click()
    await expect(desk.getByText(/日志完整：.* 条记录没有改动或缺失/)).toBeVisible()
  })
  await test.step('the ledger balances', async () => {
    await desk.goto('/operator/ledger')
    await desk.getByRole('button', { name: '开始校验' }).click()
    await expect(desk.getByText(/账本平衡/)).toBeVisible()
  })
  await test.step('the clock goes forward 40 days and tells what happened', async () => {
    await desk.goto('/operator/clock')
    await desk.getByRole('spinbutton', { name: '时间长度' }).fill('40')
    await desk.getByRole('button', { name: '推进', exact: true }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '推进' }).click()
    await expect(desk.getByText(/推进完成，途中处理了 \d+ 个到期时点/)).toBeVisible({ timeout: 40_000 })
    await expect(desk.getByRole('list', { name: '途中发生的事项' })).toContainText('处理到期的服务')
  })
  await desk.context().close()

  await page.reload()
  await expect(main.getByText(/^(已过期|已冻结|已释放)$/).first()).toBeVisible()
})
