import type { Page } from '@playwright/test'
import { PASSWORD, signUp } from './accounts.ts'
import { expect, test } from './test.ts'

async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByRole('textbox', { name: '账号名、邮箱或手机号' }).fill(login)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await page.getByRole('main').getByRole('button', { name: '登录' }).click()
}

test('BUY-ACC-11 a wrong password says how many attempts are left, and the fifth locks the sign-in', async ({
  page,
}) => {
  const { login, password } = await signUp(page)
  await page.context().clearCookies()
  await page.goto('/sign-in')
  const alert = page.getByRole('alert')
  for (const left of [4, 3, 2, 1]) {
    await signIn(page, login, 'Not-the-1-password')
    await expect(alert).toContainText('账号或密码错误')
    await expect(alert).toContainText(`还可以尝试 ${left} 次`)
  }
  await signIn(page, login, 'Not-the-1-password')
  await expect(alert).toContainText('登录已锁定')
  await signIn(page, login, password)
  await expect(alert).toContainText('连续失败次数过多，请在 15 分钟后重试')
})

test('BUY-ACC-13 a session ended on another device leads to sign-in and back to the page', async ({
  page,
  browser,
  baseURL,
}) => {
  const { login, password } = await signUp(page)
  await page.goto('/buyer/wallet')
  await expect(page.getByRole('heading', { level: 1, name: '钱包' })).toBeVisible()

  const other = await browser.newContext({ locale: 'zh-CN', ...(baseURL ? { baseURL } : {}) })
  const device = await other.newPage()
  await device.goto('/sign-in?returnTo=%2Faccount')
  await signIn(device, login, password)
  await expect(device.getByRole('heading', { level: 1, name: '登录与安全' })).toBeVisible()
  await device.getByRole('button', { name: '退出该设备' }).click()
  await device.getByRole('dialog').getByRole('button', { name: '退出该设备' }).click()
  await expect(device.getByRole('button', { name: '退出该设备' })).toHaveCount(0)
  await other.close()

  await page.getByRole('navigation', { name: '买家中心' }).getByRole('link', { name: '我的订单' }).click()
  await expect(page).toHaveURL(/\/sign-in\?returnTo=%2Fbuyer%2Forders/)
  await signIn(page, login, password)
  await expect(page.getByRole('heading', { level: 1, name: '我的订单' })).toBeVisible()
})

test('BUY-IAM a sub-user without the permission to pay is offered no payment, and the API refuses it', async ({
  page,
}) => {
  const { login } = await signUp(page, { balance: '1000.00' })
  await page.goto('/account/users')
  await page.getByRole('button', { name: '创建子用户' }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('textbox', { name: '子用户名' }).fill('operator1')
  await drawer.getByRole('textbox', { name: '初始密码' }).fill(PASSWORD)
  await drawer.getByRole('button', { name: '创建子用户' }).click()
  await expect(page.getByRole('cell', { name: 'operator1' })).toBeVisible()

  await page.context().clearCookies()
  await page.goto('/sign-in')
  await page.getByRole('checkbox', { name: '以子用户身份登录' }).check()
  await page.getByRole('textbox', { name: '子用户名' }).fill('operator1')
  await signIn(page, login, PASSWORD)
  await expect(page).not.toHaveURL(/sign-in/)

  await page.goto('/products/yunfan-crm')
  await page.getByRole('button', { name: '立即购买' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '确认订单' })).toBeVisible()
  for (const agreement of await page.getByRole('checkbox').all()) await agreement.check()
  await page.getByRole('button', { name: '提交订单' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '支付订单' })).toBeVisible()
  await expect(page.getByText('您的子用户没有付款权限')).toBeVisible()
  await expect(page.getByRole('button', { name: /确认付款/ })).toHaveCount(0)

  const orderId = /orders\/([^/]+)\/pay/.exec(page.url())?.[1] ?? ''
  const answer = await page.request.post(`/api/v1/orders/${orderId}/pay`, {
    data: { method: 'BALANCE' },
    headers: { 'idempotency-key': 'sub-user-pays' },
  })
  expect(answer.status()).toBe(403)
  expect(await answer.json()).toMatchObject({ code: 'IAM_FORBIDDEN' })
})
