import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { PASSWORD, post, signInAs } from './accounts.ts'
import { expect, test } from './test.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The page itself; what is around it belongs to every console. */
async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('main').withTags(rules).analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) })),
  ).toEqual([])
}

// Other journeys ask for no motion; here pages move as most people see them.
test.use({ contextOptions: { reducedMotion: 'no-preference' } })

test('SELL-ACC-10, 11 the owner makes a sub-user, grants rights by groups and ticks, and the menu follows at once', async ({
  page,
  browser,
  baseURL,
}) => {
  test.slow()
  const userName = `li.${randomBytes(3).toString('hex')}`
  const groupName = `订单组 ${randomBytes(2).toString('hex')}`
  await signInAs(page, 'seller')
  await page.goto('/seller/users')
  await expect(page.getByText('商品管理').last()).toBeVisible()
  await expectNoViolation(page)

  await page.getByRole('button', { name: '新建子用户' }).first().click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('子用户名').fill(userName)
  await drawer.getByLabel('登录密码').fill(PASSWORD)
  await drawer.getByLabel('手机（选填）').fill('13800138009')
  await drawer.getByRole('button', { name: '新建子用户' }).click()
  await expect(drawer).toBeHidden()
  const row = page.getByRole('row').filter({ hasText: userName })
  await expect(row).toContainText('仅总览')

  await page.getByRole('button', { name: '新建用户组' }).click()
  await drawer.getByLabel('用户组名称').fill(groupName)
  await drawer
    .getByRole('group', { name: '订单', exact: true })
    .getByRole('checkbox', { name: '查看' })
    .check()
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toBeHidden()
  await expect(page.getByText(groupName)).toBeVisible()

  // The colleague signs in: the overview and nothing else.
  const session = (await (await page.request.get('/api/v1/session')).json()) as {
    user: { accountName: string }
  }
  const context = await browser.newContext({ ...(baseURL && { baseURL }) })
  const other = await context.newPage()
  await post(other, '/session', {
    login: session.user.accountName,
    iamUserName: userName,
    password: PASSWORD,
  })
  await other.goto('/seller')
  const menu = other.getByRole('navigation', { name: '卖家中心' })
  await expect(menu.getByRole('link', { name: '概览' })).toBeVisible()
  await expect(menu.getByRole('link')).toHaveCount(1)
  await expect(other.getByRole('alert')).toHaveCount(0)
  await expectNoViolation(other)

  await row.getByRole('button', { name: '授权' }).click()
  await drawer.getByRole('checkbox', { name: groupName }).check()
  await drawer.getByRole('group', { name: '生产接口消息' }).getByRole('checkbox', { name: '查看' }).check()
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toBeHidden()
  await expect(row).toContainText(groupName)

  await other.reload()
  await expect(menu.getByRole('link', { name: '订单管理' })).toBeVisible()
  await expect(menu.getByRole('link', { name: '生产接口消息' })).toBeVisible()
  await expect(menu.getByRole('link')).toHaveCount(3)

  // Disabled: out with the next click.
  await row.getByRole('button', { name: '停用' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await expect(row.getByRole('button', { name: '启用' })).toBeVisible()
  expect((await other.request.get('/api/v1/seller/orders')).status()).toBe(401)
  await context.close()
})

test('SELL-ONB-52..54 numbers and groups go to review; tickets and invoices are set at once', async ({
  page,
}) => {
  test.slow()
  const name = `售后 ${randomBytes(3).toString('hex')}`
  await signInAs(page, 'seller')
  await page.goto('/seller/support')
  await expect(page.getByText('您的分机')).toBeVisible()
  await expectNoViolation(page)
  await page.getByRole('button', { name: '变更联系方式' }).click()
  await page.getByRole('button', { name: '添加售后组' }).click()
  const group = page.getByRole('group', { name: /^售后组 \d$/ }).last()
  await group.getByLabel('名称').fill(name)
  await group.getByLabel('电话').fill('打给我们')
  await group.getByLabel('邮箱').fill('after@yunfan.example')
  await expectNoViolation(page)
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByText('请填写有效的电话号码').first()).toBeVisible()
  await group.getByLabel('电话').fill('400-100-2000')
  await page.getByRole('button', { name: '提交审核' }).click()
  await expect(page.getByText('变更正在审核')).toBeVisible()

  await page.getByRole('button', { name: '编辑 · 接收工单' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByRole('switch').check()
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer).toBeHidden()
  await expect(page.getByText('由商家接收')).toBeVisible()

  await signInAs(page, 'operator')
  const list = await page.request.get('/api/v1/ops/reviews?queue=service_support&view=waiting')
  const { items } = (await list.json()) as { items: { id: string }[] }
  await page.goto(`/operator/reviews/${items[0]!.id}`)
  await expect(page.getByText(name).first()).toBeVisible()
  const detail = await page.request.get(`/api/v1/ops/reviews/${items[0]!.id}`)
  const { checklist } = (await detail.json()) as { checklist: { key: string }[] }
  await post(page, `/ops/reviews/${items[0]!.id}/claim`, {})
  await post(page, `/ops/reviews/${items[0]!.id}/approve`, {
    checklist: Object.fromEntries(checklist.map(({ key }) => [key, 'pass'])),
  })
  await signInAs(page, 'seller')
  await page.goto('/seller/support')
  await expect(page.getByText(name)).toBeVisible()
})
