import { signInAs, signUp } from './accounts.ts'
import { expect, ownMarketplaceTest, test } from './test.ts'

ownMarketplaceTest(
  'SELL-APP-34 a buyer whose seller does not open the service sees it, stops waiting and has the money back',
  async ({ page, marketplace }) => {
    await page.request.post(`${marketplace.sellerUrl}/yunfan/behavior`, {
      data: { activity: 'newInstance', httpStatus: 503 },
    })
    await signUp(page, { balance: '1000.00' })
    await page.goto('/products/yunfan-crm')
    await page.getByRole('button', { name: '立即购买' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: '确认订单' })).toBeVisible()
    for (const agreement of await page.getByRole('checkbox').all()) await agreement.check()
    await page.getByRole('button', { name: '提交订单' }).click()
    await page.getByRole('button', { name: /确认付款/ }).click()
    await page.goto('/buyer/orders')
    await page.getByRole('main').getByRole('link', { name: /^CS/ }).first().click()

    await expect(page.getByText('商家暂时没有开通成功，系统正在自动重试。')).toBeVisible({ timeout: 20_000 })
    await page.getByRole('button', { name: '取消并退款' }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog).toContainText('立即退回钱包')
    await dialog.getByRole('button', { name: '取消并退款' }).click()
    await expect(page.getByText('您取消了等待开通，款项已退回。').first()).toBeVisible()
    await page.goto('/buyer/wallet')
    await expect(page.getByRole('main').getByText('¥1,000.00').first()).toBeVisible()
  },
)

test('SELL-APP-01 a new public address asks for its proof and says what was found', async ({ page }) => {
  await signInAs(page, 'seller')
  await page.goto('/seller/endpoints')
  const url = `https://isv-${Date.now()}.example.com/produce`
  await page.getByRole('button', { name: '新增地址' }).click()
  await page.getByRole('dialog').getByLabel('生产地址').fill(url)
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  const row = page.getByRole('row').filter({ hasText: url })
  await expect(row).toContainText('未验证')
  await row.getByRole('button', { name: '去验证' }).click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText('/.well-known/yunshi-verification.txt')).toBeVisible()
  await expect(drawer.getByText(/^yunshi-verification=/).first()).toBeVisible()
  await drawer.getByRole('button', { name: '立即验证' }).click()
  await expect(drawer.getByText('尚未找到验证内容')).toBeVisible({ timeout: 20_000 })
})

test('SELL-APP-14 a seller has its own system told of orders of one product', async ({ page }) => {
  await signInAs(page, 'seller')
  await page.goto('/seller/order-notify')
  await page.getByRole('button', { name: '新增通知' }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('按商品', { exact: true }).click()
  await drawer.getByRole('combobox', { name: '商品' }).fill('云帆人事')
  await page.keyboard.press('Enter')
  await drawer.getByRole('combobox', { name: '接收地址' }).press('ArrowDown')
  await page.keyboard.press('Enter')
  await drawer.getByRole('button', { name: '保存' }).click()
  const row = page.getByRole('row').filter({ hasText: '云帆人事' })
  await expect(row).toContainText('新购、续费、变更、退订')
  await row.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(row).toBeHidden()
})
