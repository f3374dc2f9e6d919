import { signInAs, signUp } from './accounts.ts'
import { expect, test } from './test.ts'

test('SELL-MSG-02, 03 an owner adds a receiver, who confirms and then gets what was chosen', async ({
  page,
  browser,
  baseURL,
}) => {
  await signUp(page)
  const address = `zhou-${Date.now().toString(36)}@example.com`
  await page.goto('/buyer/messages')
  await page.getByRole('tab', { name: '接收人管理' }).click()
  await expect(page.getByText('还没有接收人')).toBeVisible()
  await page.getByRole('button', { name: '添加接收人' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('姓名').fill('周舟')
  await drawer.getByLabel('邮箱').fill('zhou@')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByText('邮箱格式不正确')).toBeVisible()
  await drawer.getByLabel('邮箱').fill(address)
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toBeHidden()
  const row = page.getByRole('row').filter({ hasText: address })
  await expect(row).toContainText('未验证')

  await page.getByRole('tab', { name: '接收设置' }).click()
  const security = page.getByRole('checkbox', { name: '安全通知 邮件' })
  await expect(security).toBeChecked()
  await expect(security).toBeDisabled()
  await page.getByRole('combobox', { name: '订单通知 接收人' }).click()
  await page.getByTitle('周舟（未验证）').click()
  await page.keyboard.press('Escape')
  const sms = page.getByRole('checkbox', { name: '订单通知 短信' })
  await sms.uncheck()
  await expect(page.getByRole('button', { name: '恢复默认 订单通知' })).toBeVisible()
  await page.reload()
  await expect(sms).not.toBeChecked()

  // The receiver, without an account: opens the link of the mail and says yes.
  const mails = async (to: string) =>
    (
      (await (await page.request.get(`/api/v1/sandbox/mailbox?to=${encodeURIComponent(to)}`)).json()) as {
        items: { subject: string; text: string }[]
      }
    ).items
  await expect.poll(async () => (await mails(address)).length).toBe(1)
  const [mail] = await mails(address)
  const context = await browser.newContext({ ...(baseURL && { baseURL }) })
  const receiver = await context.newPage()
  await receiver.goto(/(\/confirm-receiver#[\w-]+)/.exec(mail!.text)![1]!)
  await expect(receiver.getByText('希望将消息发送到您的邮箱')).toBeVisible()
  await receiver.getByRole('button', { name: '确认接收' }).click()
  await expect(receiver.getByText('已确认')).toBeVisible()
  await receiver.goto('/en/confirm-receiver#nothing')
  await expect(receiver.getByText('The link is not valid any more')).toBeVisible()
  await context.close()

  await page.getByRole('tab', { name: '接收人管理' }).click()
  await expect(row).toContainText('已验证')

  await row.getByRole('button', { name: '删除' }).click()
  await drawer.getByRole('button', { name: '删除' }).click()
  await expect(page.getByText('还没有接收人')).toBeVisible()
})

test('SELL-MSG-05 sellers find the types of sellers', async ({ page }) => {
  await signInAs(page, 'seller')
  await page.goto('/en/seller/notices?tab=settings')
  await expect(page.getByText('Interface exceptions')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Compliance E-mail' })).toBeDisabled()
})
