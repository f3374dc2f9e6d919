import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { post, signInAs, signUp } from './accounts.ts'
import { approveAtTheDesk, asOperator } from './desk.ts'
import { expect, test } from './test.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What a program can tell of WCAG 2.2 AA, on the page as it stands. */
async function expectAccessible(page: Page): Promise<void> {
  // Colors on their way to others are none that anybody has to read.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map((animation) => animation.finished.catch(() => null)),
    ),
  )
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) })),
  ).toEqual([])
}

/** One pixel; the server looks at what a file is, not at how large the picture is. */
const logo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAKgAAABGCAIAAADXZ0gRAAABNElEQVR42u3csa3CMBCA4YxAyQAUbMRq1KzAbNTQ0SES6xzfxd+vVE/CsfgKfES85a0pW7wF4AVe4AVe4AVe4AVepeEvt1fCCxt4gRd4gRd4DYEPXA1bGfjYBbHVgA9fE1sB+B7LYgOvlPCdVsaWGv7vvbvCn87X7/Xr72uuKq/NAr/y9uDBg68Pv2kH4A8C33DQAF8evvmQCf4gn/HDxznwxjnwTvXgnerBO9WDd6oH38kj5F4esSR6SBOyG/DF4AM3BL4MfPiewBd+Hj98jtekc7wmneM16RyvSef4++PZfI1axxwP3hwP3hwPPhF8p22BTw3fdWfgk8LvsDnjXDr43fYHvth39X4fDx48ePDgwYMHf1B4/+cOPHjw4MGDBw8+B7zAC7zAC7zAC7zAC7zAa0gfrheMKgVUEc0AAAAASUVORK5CYII=',
  'base64',
)
const licence = Buffer.from(`%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`)

const unique = () => Date.now().toString(36).toUpperCase().slice(-8)

test('SELL-ONB-01..38 a company joins: apply, approval at the desk, sign, certify with the amount', async ({
  page,
  browser,
  marketplace,
}) => {
  test.setTimeout(240_000)
  const name = `启航${unique()}软件有限公司`
  await page.goto('/become-a-seller')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)

  // Without a verified name the application is closed, and says where to go.
  await signUp(page, { realName: false })
  await page.goto('/seller')
  await expect(page.getByText('账号还不符合入驻条件')).toBeVisible()
  await expect(page.getByRole('link', { name: '去认证' })).toHaveAttribute('href', '/account/real-name')
  await expectAccessible(page)
  await post(page, '/account/real-name', {
    kind: 'enterprise',
    name,
    documentNumber: `9131${unique()}000000`.slice(0, 18),
  })

  await page.goto('/seller')
  await expect(page.getByLabel('公司名称', { exact: true })).toHaveValue(name)
  const submit = page.getByRole('button', { name: '提交申请' })
  await expect(submit).toBeDisabled()
  await page.getByLabel('注册资本', { exact: true }).fill('3000000')
  await page.getByLabel('经营年限', { exact: true }).click()
  await page.getByTitle('3–5 年').click()
  await page.getByLabel('人员规模', { exact: true }).click()
  await page.getByTitle('20–99 人').click()
  const files = page.locator('input[type="file"]')
  await files.nth(0).setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: logo })
  await expect(page.getByRole('link', { name: /logo\.png/ })).toBeVisible({ timeout: 30_000 })
  await page
    .locator('input[type="file"]')
    .last()
    .setInputFiles({ name: 'licence.pdf', mimeType: 'application/pdf', buffer: licence })
  await expect(page.getByRole('link', { name: /licence\.pdf/ })).toBeVisible({ timeout: 30_000 })
  await page.getByLabel('业务联系人', { exact: true }).fill('周舟')
  await page.getByLabel('联系人手机', { exact: true }).fill('13800138000')
  await page.getByLabel('联系人邮箱', { exact: true }).fill('zhou@qihang.example')
  await page.getByLabel('客服电话', { exact: true }).fill('400-100-2000')
  const serviceEmail = `service-${unique().toLowerCase()}@qihang.example`
  await page.getByLabel('客服邮箱', { exact: true }).fill(serviceEmail)
  await page
    .getByLabel('公司介绍', { exact: true })
    .fill('我们做仓库管理软件，详情见 https://qihang.example ，服务过三百多家企业。')
  await page.getByRole('radio', { name: '否' }).check()
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await expectAccessible(page)
  await submit.click()
  await expect(page.getByText('公司介绍不能含有链接')).toBeVisible()
  const intro = '我们做仓库管理软件，服务过三百多家制造与零售企业，实施快，售后好。'
  const kept = page.waitForResponse(
    (answer) =>
      answer.request().method() === 'PUT' &&
      (answer.request().postData() ?? '').includes(intro) &&
      answer.ok(),
  )
  await page.getByLabel('公司介绍', { exact: true }).fill(intro)
  await kept
  // What was typed is there again after a reload (SELL-ONB-10).
  await expect(page.getByRole('status').filter({ hasText: '已自动保存' })).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('业务联系人', { exact: true })).toHaveValue('周舟')
  await expect(page.getByLabel('公司介绍', { exact: true })).toHaveValue(intro)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByText('申请正在审核')).toBeVisible({ timeout: 20_000 })

  await asOperator(browser, marketplace.baseUrl, (desk) => approveAtTheDesk(desk, 'onboarding', name))

  // The session of before is let in; the rest of the journey is in English.
  await page.goto('/en/seller')
  await expect(page.getByRole('link', { name: 'Business certification' })).toBeVisible({ timeout: 20_000 })
  await page.goto('/en/seller/agreements')
  const sign = page.getByRole('button', { name: 'Sign', exact: true })
  await expect(sign).toBeDisabled()
  await expectAccessible(page)
  await page.getByRole('checkbox').check()
  await sign.click()
  await expect(page.getByText('There is nothing to sign.')).toBeVisible()

  await page.goto('/en/seller/certification')
  await page.getByRole('button', { name: 'Certify' }).click()
  await page.getByLabel('Registered address').fill('1 Example Road, Shanghai')
  await page.getByLabel('Financial contact').fill('王会计')
  await page.getByLabel('Contact’s mobile').fill('13800138000')
  const financeEmail = `finance-${unique().toLowerCase()}@qihang.example`
  await page.getByLabel('Contact’s e-mail').fill(financeEmail)
  await page.getByRole('checkbox').check()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByLabel('Bank', { exact: true }).fill('Sample Bank')
  await page.getByLabel('Branch').fill('Shanghai')
  await page.getByLabel('Account number').fill('6222 0202 0000 1234')
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Submit certification' }).click()
  await expect(page.getByRole('heading', { name: 'Enter the amount received' })).toBeVisible({
    timeout: 30_000,
  })
  await expectAccessible(page)

  const mails = (await (
    await page.request.get(`/api/v1/sandbox/mailbox?to=${encodeURIComponent(financeEmail)}`)
  ).json()) as { items: { text: string }[] }
  const amount = /CNY (\d\.\d\d)/.exec(mails.items[0]!.text)![1]!
  await page.getByLabel('Amount received').fill(amount === '0.50' ? '0.51' : '0.50')
  await page.getByRole('button', { name: 'Confirm amount' }).click()
  await expect(page.getByText('The amount is not right')).toBeVisible()
  await page.getByLabel('Amount received').fill(amount)
  await page.getByRole('button', { name: 'Confirm amount' }).click()
  await expect(page.getByText('Certified', { exact: true })).toBeVisible()
  await page.goto('/en/seller')
  await expect(page.getByText('Certified', { exact: true })).toBeVisible()
  await expect(page.getByText('All signed')).toBeVisible()

  // The result went to the addresses of the application (SELL-ONB-12).
  const told = (await (
    await page.request.get(`/api/v1/sandbox/mailbox?to=${encodeURIComponent(serviceEmail)}`)
  ).json()) as { items: { subject: string }[] }
  expect(told.items.map(({ subject }) => subject).join()).toMatch(/入驻申请已通过|application was approved/)
})

test('pages of seller management and of sellers pass axe, wide and narrow, in both languages', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await signInAs(page, 'seller')
  for (const path of [
    '/seller/profile',
    '/en/seller/certification',
    '/seller/exit',
    '/en/seller/profile?change',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 360, height: 780 })
  await page.goto('/seller/profile')
  await page.waitForLoadState('networkidle')
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await signInAs(page, 'operator')
  await page.goto('/operator/sellers')
  await page.getByRole('link', { name: '云帆软件' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '云帆软件' })).toBeVisible()
  await expect(page.getByText(/^•••• \d{4}$/).first()).toBeVisible()
  await expectAccessible(page)
  for (const path of ['/en/operator/sellers', '/operator/agreements', '/en/operator/signing-entities']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
  }
})
