import type { Page } from '@playwright/test'
import { signUp, walletTransactions } from './accounts.ts'
import { changeRows } from './database.ts'
import { expect, test } from './test.ts'

/** From a product page to the payment page of a new order. */
async function order(page: Page, slug: string): Promise<void> {
  await page.goto(`/products/${slug}`)
  await page.getByRole('button', { name: '立即购买' }).first().click()
  await submit(page)
  await expect(page.getByRole('heading', { level: 1, name: '支付订单' })).toBeVisible()
}

async function submit(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: '确认订单' })).toBeVisible()
  for (const agreement of await page.getByRole('checkbox').all()) await agreement.check()
  await page.getByRole('button', { name: '提交订单' }).click()
}

const payButton = (page: Page) => page.getByRole('button', { name: /确认付款/ })
const paid = (page: Page) => expect(page.getByRole('heading', { name: '付款成功' })).toBeVisible()
const paymentsOf = async (page: Page) =>
  (await walletTransactions(page)).filter(({ kind }) => kind === 'PAYMENT')

test('BUY-PAY a balance that does not suffice says how much is missing; a top-up heals it', async ({
  page,
}) => {
  await signUp(page, { balance: '100.00' })
  await order(page, 'yunfan-crm')
  await expect(page.getByText('余额不足，还差 ¥90.00')).toBeVisible()
  await expect(payButton(page)).toBeDisabled()
  await page.getByRole('button', { name: /沙箱充值/ }).click()
  await expect(page.getByText('余额不足')).toBeHidden()
  await payButton(page).click()
  await paid(page)
  expect(await paymentsOf(page)).toEqual([{ kind: 'PAYMENT', amount: '-190.00' }])
})

test('BUY-PAY a double click on pay takes the money once', async ({ page }) => {
  await signUp(page, { balance: '1000.00' })
  await order(page, 'yunfan-crm')
  // Both clicks in one task: the page has no chance to disable the button in between.
  await payButton(page).evaluate((button: HTMLButtonElement) => {
    button.click()
    button.click()
  })
  await paid(page)
  expect(await paymentsOf(page)).toEqual([{ kind: 'PAYMENT', amount: '-190.00' }])
})

test('BUY-PAY two tabs paying one order take the money once, and the second tab says why it did not', async ({
  page,
  context,
}) => {
  await signUp(page, { balance: '1000.00' })
  await order(page, 'yunfan-crm')
  const other = await context.newPage()
  await other.goto(page.url())
  await expect(payButton(other)).toBeEnabled()

  await payButton(page).click()
  await paid(page)
  await payButton(other).click()
  // Either it is told, or it is shown that the order is paid; never a second payment.
  await expect(
    other
      .getByRole('alert')
      .or(other.getByRole('heading', { name: '付款成功' }))
      .first(),
  ).toBeVisible()
  await other.reload()
  await paid(other)
  expect(await paymentsOf(page)).toEqual([{ kind: 'PAYMENT', amount: '-190.00' }])
})

test('BUY-ORD a price that changed since the page was shown is told and must be confirmed anew', async ({
  page,
  marketplace,
}) => {
  await signUp(page, { balance: '5000.00' })
  await page.goto('/products/zhihe-meeting')
  await page.getByRole('button', { name: '立即购买' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '确认订单' })).toBeVisible()
  const total = page.getByRole('status').filter({ hasText: '应付' })
  await expect(total).toContainText('399.00')

  const changed = await changeRows(
    marketplace,
    `update sku_prices set unit_price = 450 where mode = 'MONTH' and unit_price = 399 and sku_id in (
       select k.id from skus k join specifications s on s.id = k.specification_id
       where s.product_id = $1)`,
    ['prd_demo_zhihe-meeting'],
  )
  expect(changed).toBe(1)
  await submit(page)
  await expect(page.getByText('价格刚刚有变化，已按新价格更新，请确认后再次提交。')).toBeVisible()
  await expect(total).toContainText('450.00')
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(payButton(page)).toContainText('450.00')
})
