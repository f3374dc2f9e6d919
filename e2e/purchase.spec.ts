import type { Page } from '@playwright/test'
import { freshEmail, PASSWORD, signUp } from './accounts.ts'
import { expect, test } from './test.ts'

/** The code that the marketplace sent, read where a sandbox keeps its mail. */
async function codeFromMailbox(page: Page, email: string): Promise<string> {
  await page.goto('/sandbox/mailbox')
  await page.getByRole('searchbox', { name: '收件人' }).fill(email)
  const mail = page.getByRole('main').getByRole('listitem').filter({ hasText: email }).first()
  // Mail is sent after the answer, by a job; a person looks again.
  await expect(async () => {
    await page.getByRole('button', { name: '查看' }).click()
    await expect(mail).toBeVisible({ timeout: 1000 })
  }).toPass()
  const code = /\d{6}/.exec((await mail.textContent())?.replace(email, '') ?? '')?.[0]
  expect(code, 'the mail holds a code of six digits').toBeDefined()
  return code ?? ''
}

test('BUY-DET-09 a visitor finds a product, registers on the way, pays, and works in what the seller opened', async ({
  page,
  context,
}) => {
  const email = freshEmail()

  await test.step('from the home page to the product', async () => {
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.getByRole('combobox', { name: '搜索软件、服务或商家' }).fill('客户关系')
    await page.getByRole('banner').getByRole('button', { name: '搜索' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '“客户关系”的搜索结果' })).toBeVisible()
    await page.getByRole('main').getByRole('link', { name: '云帆客户关系管理' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: '云帆客户关系管理' })).toBeVisible()
  })

  await test.step('the price follows edition, users and period', async () => {
    const panel = page.getByRole('form', { name: '选择规格' })
    const total = panel.getByRole('status').filter({ hasText: '应付' })
    // Standard edition, 5 users at ¥38 a month.
    await expect(total).toContainText('190.00')
    await panel.getByRole('radio', { name: '专业版' }).check()
    await expect(total).toContainText('440.00')
    await panel.getByRole('spinbutton', { name: '数量' }).fill('10')
    await expect(total).toContainText('880.00')
    await panel.getByRole('radio', { name: '包年' }).check()
    await panel.getByRole('radio', { name: '2 年' }).check()
    // 10 users × ¥880 × 2 years.
    await expect(total).toContainText('17,600.00')
    await panel.getByText('价格如何得出').click()
    await expect(panel.getByRole('definition').first()).toBeVisible()
  })

  await test.step('buying leads through registration back to the same selection', async () => {
    await page.getByRole('button', { name: '立即购买' }).first().click()
    await expect(page).toHaveURL(/\/sign-in\?returnTo=/)
    await page.getByRole('link', { name: '免费注册' }).click()
    await page.getByRole('radio', { name: '邮箱' }).check()
    await page.getByRole('textbox', { name: '邮箱' }).fill(email)
    await page.getByRole('button', { name: '获取验证码' }).click()
    await expect(page.getByText('验证码已发送，5 分钟内有效。')).toBeVisible()
    const mailbox = await context.newPage()
    await page.getByRole('textbox', { name: '验证码' }).fill(await codeFromMailbox(mailbox, email))
    await mailbox.close()
    await page.getByRole('textbox', { name: '设置密码' }).fill(PASSWORD)
    await page.getByRole('checkbox', { name: /我已阅读并同意/ }).check()
    await page.getByRole('button', { name: '注册并登录' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '确认订单' })).toBeVisible()
    const main = page.getByRole('main')
    for (const chosen of ['专业版', '2 年', '10 用户', '17,600.00'])
      await expect(main.getByText(chosen).first()).toBeVisible()
  })

  await test.step('an order waits while the real name is verified (BUY-ACC-21)', async () => {
    await expect(page.getByText('付款前需要完成实名认证')).toBeVisible()
    await page.getByRole('link', { name: '去实名认证' }).click()
    await page.getByRole('button', { name: '填入示例' }).click()
    await page.getByRole('button', { name: '提交认证' }).click()
    await expect(page.getByText('认证已完成')).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1, name: '确认订单' })).toBeVisible()
    await expect(page.getByText('付款前需要完成实名认证')).toBeHidden()
  })

  await test.step('agreements, order, top-up, payment', async () => {
    await page.getByRole('button', { name: '提交订单' }).click()
    await expect(page.getByRole('alert').filter({ hasText: '请先阅读并同意全部协议' })).toBeVisible()
    for (const agreement of [/商品服务说明/, /用户协议/, /隐私声明/])
      await page.getByRole('checkbox', { name: agreement }).check()
    await page.getByRole('button', { name: '提交订单' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '支付订单' })).toBeVisible()
    const pay = page.getByRole('button', { name: /确认付款 .*17,600\.00/ })
    await expect(pay).toBeDisabled()
    await page.getByRole('button', { name: /沙箱充值/ }).click()
    await expect(pay).toBeEnabled()
    await pay.click()
  })

  await test.step('the progress page follows to ready, and the seller lets the buyer in', async () => {
    await expect(page.getByRole('heading', { level: 1, name: '订单进度' })).toBeVisible()
    await page.getByRole('link', { name: '打开我的服务' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '云帆客户关系管理' })).toBeVisible()
    const main = page.getByRole('main')
    await expect(main.getByText('使用中').first()).toBeVisible()
    await expect(main.getByText('••••••••')).toBeVisible()
    const shown = page.waitForResponse((response) => response.url().endsWith('/reveal'))
    await main.getByRole('button', { name: '显示密码' }).click()
    const { value: password } = (await (await shown).json()) as { value: string }
    await expect(main.getByText(password, { exact: true })).toBeVisible()
    const userName = (
      await main
        .getByRole('definition')
        .filter({ has: page.getByRole('button', { name: /用户名/ }) })
        .textContent()
    )?.trim()

    const opened = page.waitForEvent('popup')
    await main.getByRole('link', { name: '打开应用' }).click()
    const seller = await opened
    await seller.getByLabel('账号').fill(userName ?? '')
    await seller.getByLabel('密码').fill(password)
    await seller.getByRole('button', { name: '登录' }).click()
    await expect(seller.getByText('今天也请从最重要的事开始。')).toBeVisible()
  })
})

test('the same in English, and the language switch keeps the page and the selection', async ({ page }) => {
  await signUp(page, { balance: '2000.00' })
  await page.goto('/en')
  await page.getByRole('combobox', { name: 'Search software, services or sellers' }).fill('Yunfan CRM')
  await page.getByRole('banner').getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Results for “Yunfan CRM”' })).toBeVisible()
  await page.getByRole('main').getByRole('article').getByRole('link', { name: 'Yunfan CRM' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Yunfan CRM', exact: true })).toBeVisible()
  await page.getByRole('radio', { name: 'Professional', exact: true }).check()
  await page.getByRole('button', { name: 'Buy now' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Review your order' })).toBeVisible()

  const address = new URL(page.url())
  await page.getByRole('link', { name: '中文' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '确认订单' })).toBeVisible()
  expect(page.url()).toBe(`${address.origin}${address.pathname.replace('/en', '')}${address.search}`)
  await expect(page.getByRole('main').getByText('专业版').first()).toBeVisible()
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Review your order' })).toBeVisible()

  for (const agreement of await page.getByRole('checkbox').all()) await agreement.check()
  await page.getByRole('button', { name: 'Place order' }).click()
  await page.getByRole('button', { name: /^Pay .*440\.00/ }).click()
  await page.getByRole('link', { name: 'Open my service' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Yunfan CRM' })).toBeVisible()
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(page.getByRole('button', { name: 'Hide password' })).toBeVisible()
})
