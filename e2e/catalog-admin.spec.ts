import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { randomBytes } from 'node:crypto'
import { post, signInAs } from './accounts.ts'
import { expect, test } from './test.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const fresh = () => randomBytes(4).toString('hex')

/** The page itself; what is around it belongs to every console. */
async function expectNoViolation(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('main').withTags(rules).analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) })),
  ).toEqual([])
}

test('OPS-CAT-01 an operator adds a category, buyers see it, and it is hidden and deleted again', async ({
  page,
}) => {
  const slug = `cat-${fresh()}`
  await signInAs(page, 'operator')
  await page.goto('/operator/categories')
  await page.getByRole('button', { name: '新建类目' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('中文名称').fill(`类目 ${slug}`)
  await drawer.getByLabel('英文名称').fill(`Category ${slug}`)
  await drawer.getByLabel('短名').fill(slug)
  await drawer.getByRole('button', { name: '保存' }).click()
  const row = page.getByRole('row').filter({ hasText: slug })
  await expect(row).toContainText('显示中')
  await expectNoViolation(page)
  const shown = async () => (await page.request.get('/api/v1/catalog/categories')).text()
  expect(await shown()).toContain(slug)

  await row.getByRole('button', { name: '编辑' }).click()
  await page.getByRole('dialog').getByRole('switch').click()
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await expect(row).toContainText('已隐藏')
  expect(await shown()).not.toContain(slug)

  await row.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(row).toHaveCount(0)
})

test('OPS-FEE-01, 02, 20 an operator adds a rate, asks for a product fee and cannot approve it alone', async ({
  page,
}) => {
  await signInAs(page, 'operator')
  await page.goto('/en/operator/fees')
  await page.getByRole('button', { name: 'Add a rate' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('Platform share (%)').fill('101')
  await drawer.getByRole('button', { name: 'Save' }).click()
  await expect(drawer.getByText('0 to 100 with at most two decimals')).toBeVisible()
  await drawer.getByLabel('Platform share (%)').fill('4.25')
  await drawer.getByRole('button', { name: 'Save' }).click()
  const row = page.getByRole('row').filter({ hasText: '4.25%' })
  await expect(row).toContainText('Upcoming')
  await expectNoViolation(page)
  await row.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click()
  await expect(row).toHaveCount(0)

  const list = await page.request.get('/api/v1/catalog/products')
  const { items } = (await list.json()) as { items: { slug: string; title: string }[] }
  const { slug } = items.at(-1)!
  await page.goto('/en/operator/fee-overrides')
  await page.getByRole('button', { name: 'Ask for a product fee' }).click()
  await page.getByRole('dialog').getByLabel('Short name of the product').fill(slug)
  await page.getByRole('dialog').getByLabel('Platform share (%)').fill('1')
  await page.getByRole('dialog').getByLabel('Reason').fill('Agreed')
  await page.getByRole('dialog').getByRole('button', { name: 'Ask for a product fee' }).click()
  const asked = page.getByRole('row').filter({ hasText: 'Waiting' })
  await expect(asked.getByRole('button', { name: 'Approve' })).toBeDisabled()
  await expectNoViolation(page)

  await page.goto('/en/operator/taxes')
  await expect(page.getByRole('row').filter({ hasText: 'Hardware' }).first()).toContainText('13%')
  await expectNoViolation(page)
})

test('OPS-CAT-02 synonyms lead a search that finds nothing to products', async ({ page }) => {
  const word = `zq${fresh()}`
  await signInAs(page, 'operator')
  const list = await page.request.get('/api/v1/catalog/products', { headers: { 'accept-language': 'zh-CN' } })
  const { items } = (await list.json()) as { items: { title: string }[] }
  const { title } = items[0]!
  await page.goto('/operator/search-synonyms')
  await page.getByRole('button', { name: '添加同义词' }).first().click()
  const drawer = page.getByRole('dialog')
  for (const one of [word, title]) {
    await drawer.getByRole('combobox', { name: '同义词' }).fill(one)
    await page.keyboard.press('Enter')
  }
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row').filter({ hasText: word })).toBeVisible()
  await expectNoViolation(page)
  await page.goto(`/products?q=${word}`)
  await expect(page.getByRole('link', { name: title }).first()).toBeVisible()
})

test('OPS-CAT-02, SELL-PUB-P17 an operator adds a tag with a certificate, and the form asks the seller for it', async ({
  page,
  browser,
  baseURL,
}) => {
  const name = `信创${fresh()}`
  await signInAs(page, 'operator')
  await page.goto('/operator/tags')
  await page.getByRole('button', { name: '添加标签' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('中文名称').fill(name)
  await drawer.getByLabel('英文名称').fill('Kunpeng')
  await drawer.getByLabel('需要的证书（中文，选填）').fill('信创适配证书')
  await drawer.getByLabel('需要的证书（英文，选填）').fill('trusted-stack certificate')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByText('已有同名标签')).toBeVisible()
  await drawer.getByLabel('英文名称').fill(`Trusted ${name.slice(2)}`)
  await drawer.getByRole('button', { name: '保存' }).click()
  const row = page.getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('信创适配证书')
  await expectNoViolation(page)

  const context = await browser.newContext({ ...(baseURL && { baseURL }) })
  const seller = await context.newPage()
  await signInAs(seller, 'seller')
  const { id } = (await post(seller, '/seller/product-applications', {
    kind: 'publish',
    accessType: 'SERVICE',
    salesClass: 'general',
  })) as { id: string }
  await seller.goto(`/seller/applications/${id}?step=business`)
  await seller.getByRole('button', { name }).click()
  await expect(seller.getByText(`${name}：信创适配证书`)).toBeVisible()
  await expectNoViolation(seller)
  await seller
    .locator('input[type="file"]')
    .last()
    .setInputFiles({
      name: 'proof.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(
        '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
      ),
    })
  await expect(seller.getByRole('link', { name: /proof\.pdf/ })).toBeVisible({ timeout: 30_000 })
  await expect
    .poll(async () => {
      const answer = await seller.request.get(`/api/v1/seller/product-applications/${id}`)
      return ((await answer.json()) as { document: { tagCertificates?: { tag: string }[] } }).document
        .tagCertificates?.[0]?.tag
    })
    .toBe(name)
  await context.close()

  await row.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(row).toHaveCount(0)
})

test('SELL-PUB-41 a seller keeps an attribute, and preset ones stay as they are', async ({ page }) => {
  const code = `attr-${fresh()}`
  await signInAs(page, 'seller')
  await page.goto('/seller/sku-attributes')
  await page.getByRole('button', { name: '添加属性' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('编码').fill('version')
  await drawer.getByLabel('中文名称').fill('档位')
  await drawer.getByLabel('英文名称').fill('Tier')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByText('这是预置属性的编码')).toBeVisible()
  await drawer.getByLabel('编码').fill(code)
  await drawer.getByRole('button', { name: '保存' }).click()
  const row = page.getByRole('row').filter({ hasText: code })
  await expect(row).toContainText('自定义')
  await expectNoViolation(page)
  await page.setViewportSize({ width: 360, height: 740 })
  await expectNoViolation(page)
  await row.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(row).toHaveCount(0)
})
