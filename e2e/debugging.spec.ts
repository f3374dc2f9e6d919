import { signInAs } from './accounts.ts'
import { expect, test } from './test.ts'

test('SELL-APP-10, 11: a seller debugs an interface, sees what to mend, saves the case and runs it again', async ({
  page,
}) => {
  await signInAs(page, 'seller')
  await page.goto('/seller/debugging')
  await expect(page.getByRole('heading', { level: 1, name: '应用接入调试' })).toBeVisible()

  await page.getByRole('button', { name: '生成请求' }).click()
  await expect(page.getByRole('heading', { name: '将要发送的请求' })).toBeVisible()
  await expect(page.getByText(/produce\?signature=[0-9A-F]{64}/)).toBeVisible()

  await page.getByRole('button', { name: /^查询实例/ }).click()
  await page.getByLabel('instanceId').fill('no-such-instance')
  await page.getByRole('button', { name: '调试', exact: true }).click()
  await expect(page.getByText('未通过：1 项需要修正，未保存用例')).toBeVisible()
  await expect(page.getByRole('row', { name: /resultCode 不通过 "000003"/ })).toBeVisible()
  await expect(page.getByText('000003 为实例不存在', { exact: false })).toBeVisible()

  await page.getByRole('button', { name: /^新购/ }).click()
  await page.getByLabel(/^orderId/).fill(`MOCKPERIODYEARNEW-${Date.now()}`)
  await page.getByRole('button', { name: '调试并保存用例' }).click()
  await expect(page.getByRole('main').getByText('调试成功，用例已保存').first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^新购.*已保存用例/ })).toBeVisible()

  await page.getByRole('link', { name: '调试用例' }).first().click()
  const row = page.getByRole('row').filter({ hasText: '新购' })
  await expect(row).toContainText('通过')
  await row.getByRole('button', { name: '重跑' }).click()
  await expect(page.getByRole('dialog').getByText('调试成功')).toBeVisible()
})

test('a seller plays a test subscription through: open, renew, the clock to its freeze, release', async ({
  page,
}) => {
  await signInAs(page, 'seller')
  await page.goto('/seller/test-subscriptions')
  await page.getByRole('button', { name: '新建测试订阅' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '创建' }).click()

  const main = page.getByRole('main')
  const step = (name: string) => main.getByRole('button', { name, exact: true }).click()
  await step('开通')
  await expect(main.getByText('使用中')).toBeVisible()
  await expect(main.getByText('newInstance').first()).toBeVisible()
  await expect(main.getByText('queryInstance').first()).toBeVisible()

  await step('续费')
  await page.getByRole('dialog').getByRole('button', { name: '发送' }).click()
  await expect(main.getByText('RENEW').first()).toBeVisible()

  await step('推进到冻结')
  await expect(main.getByText('已冻结')).toBeVisible()
  await expect(main.getByText('updateInstanceStatus').first()).toBeVisible()

  await step('释放')
  await page.getByRole('dialog').getByRole('button', { name: '释放' }).click()
  await expect(main.getByText('已释放')).toBeVisible()
  await expect(main.getByText('releaseInstance').first()).toBeVisible()
  await expect(main.getByText('订阅已结束', { exact: false })).toBeVisible()
})
