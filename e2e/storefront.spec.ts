import { signUp } from './accounts.ts'
import { changeRows } from './database.ts'
import { expect, test } from './test.ts'

test('BUY-STORE-10 filters live in the address: chips remove them, back restores them', async ({ page }) => {
  // A link inside the application, so that its script is at work on the list; without one, a button applies filters.
  await page.goto('/sellers')
  await expect(page.getByRole('heading', { level: 1, name: '商家' })).toBeVisible()
  await page.getByRole('contentinfo').getByRole('link', { name: '全部商品' }).click()
  const count = page.getByRole('status').filter({ hasText: /^共 \d+ 款商品$/ })
  const all = await count.textContent()
  const filters = page.getByRole('main')
  await filters.getByRole('checkbox', { name: /^SaaS/ }).check()
  await expect(page).toHaveURL(/accessType=SAAS/)
  await expect(count).not.toHaveText(all ?? '')
  const saas = await count.textContent()
  await filters.getByRole('checkbox', { name: '可免费试用' }).check()
  await expect(page).toHaveURL(/trial=true/)
  await expect(count).not.toHaveText(saas ?? '')

  const chips = page.getByRole('list', { name: '已选条件' })
  await expect(chips.getByRole('link')).toHaveText(['SaaS', '可免费试用', '清除全部'])
  await chips.getByRole('link', { name: '移除筛选：SaaS' }).click()
  await expect(page).not.toHaveURL(/accessType/)
  await expect(filters.getByRole('checkbox', { name: /^SaaS/ })).not.toBeChecked()

  await page.goBack()
  await expect(chips.getByRole('link', { name: '移除筛选：SaaS' })).toBeVisible()
  await page.goBack()
  await expect(count).toHaveText(saas ?? '')
  await expect(filters.getByRole('checkbox', { name: '可免费试用' })).not.toBeChecked()

  await page.reload()
  await expect(count).toHaveText(saas ?? '')
  await page.getByRole('navigation', { name: '排序' }).getByRole('link', { name: '价格从高到低' }).click()
  await expect(page).toHaveURL(/sort=price_desc/)
  await expect(page).toHaveURL(/accessType=SAAS/)
})

test('BUY-STORE-14 a search without results says so and offers the way back', async ({ page }) => {
  await page.goto(`/products?q=${encodeURIComponent('量子纠缠传真机')}`)
  await expect(page.getByRole('heading', { name: '没有找到结果' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: '清除全部' }).last().click()
  await expect(page.getByRole('status').filter({ hasText: /^共 \d+ 款商品$/ })).toBeVisible()
})

test('BUY-STORE-09 a product that is not for public sale is in no list, and can be read at its address', async ({
  page,
}) => {
  await page.goto(`/products?q=${encodeURIComponent('数据治理咨询服务')}`)
  await expect(page.getByRole('status').filter({ hasText: '共 0 款商品' })).toBeVisible()
  await page.goto('/products/qinglan-governance-consulting')
  await expect(page.getByRole('heading', { level: 1, name: '数据治理咨询服务' })).toBeVisible()
})

test('BUY-ELIG a product that is not sold in the region of the account is disabled and says why', async ({
  page,
}) => {
  await signUp(page)
  await page.goto('/products/lionshoal-apm')
  await expect(page.getByRole('form', { name: '选择规格' })).toContainText(
    '您的账号注册地不在该商品可销售区域',
  )
  await expect(page.getByRole('button', { name: '立即购买' }).first()).toBeDisabled()
})

test('BUY-DET a product taken off the shelf keeps its page, without anything to buy', async ({
  page,
  marketplace,
}) => {
  const changed = await changeRows(
    marketplace,
    `update products set state = 'DISCONTINUED' where slug = $1`,
    ['zhiyan-lms'],
  )
  expect(changed).toBe(1)
  await page.goto('/products/zhiyan-lms')
  const main = page.getByRole('main')
  await expect(main.getByText('商品已下架')).toBeVisible()
  await expect(main.getByRole('button', { name: '立即购买' })).toHaveCount(0)
  await main.getByRole('link', { name: '查找同类商品' }).click()
  await expect(page).toHaveURL(/\/categories\//)
  await expect(main.getByRole('link', { name: '知砚学习平台' })).toHaveCount(0)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('home, category, search and product can be read and followed', async ({ page }) => {
    await page.goto('/')
    const main = page.getByRole('main')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await main
      .getByRole('link', { name: /企业应用/ })
      .first()
      .click()
    await expect(page.getByRole('heading', { level: 1, name: '企业应用' })).toBeVisible()
    await expect(main.getByRole('article').first()).toBeVisible()

    await page.getByRole('banner').getByRole('combobox').fill('云帆')
    await page.getByRole('banner').getByRole('button', { name: '搜索' }).click()
    await expect(page.getByRole('heading', { level: 1, name: /云帆/ })).toBeVisible()
    await main.getByRole('checkbox', { name: '可免费试用' }).check()
    await main.getByRole('button', { name: '应用筛选' }).click()
    await expect(page).toHaveURL(/trial=true/)

    await main.getByRole('link', { name: '云帆客户关系管理' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '云帆客户关系管理' })).toBeVisible()
    await expect(main.getByRole('table').first()).toContainText('专业版')
    await expect(main.getByRole('status').filter({ hasText: '应付' })).toContainText('190.00')
    await main.getByRole('link', { name: '云帆软件' }).first().click()
    await expect(page).toHaveURL(/\/sellers\/yunfan/)
    await page.getByRole('link', { name: 'English' }).click()
    await expect(page).toHaveURL(/\/en\/sellers\/yunfan/)
  })
})

test('BUY-STORE-10 a search by pinyin or with a typing error finds, says how, and marks what matched', async ({
  page,
}) => {
  const main = page.getByRole('main')
  await expect(async () => {
    // The words of the demo products are written down in the background.
    await page.goto('/products?q=kehuguanxi')
    await expect(main.getByRole('link', { name: '云帆客户关系管理' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(main.getByText('以下是读音相符的结果')).toBeVisible()
  await expect(main.locator('mark').first()).toHaveText('客户关系')

  await page.goto(`/products?q=${encodeURIComponent('云凡')}`)
  await expect(main.getByRole('link', { name: '云帆客户关系管理' })).toBeVisible()

  await page.goto('/en/products?q=yunfna')
  await expect(main.getByText(/These are the results for “yunfan”/)).toBeVisible()
})

test('products are compared from a link that anybody can open, with their differences marked', async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto('/sellers')
  await page.getByRole('contentinfo').getByRole('link', { name: '全部商品' }).click()
  const bar = page.getByRole('region', { name: '对比栏' })
  const toggles = page.getByRole('main').getByRole('button', { name: /^(对比|已选) / })
  for (let i = 0; i < 4; i++) await toggles.nth(i).click()
  await expect(bar.getByRole('listitem')).toHaveCount(4)
  await toggles.nth(4).click()
  await expect(page.getByText('最多 4 款')).toBeVisible()
  await expect(bar.getByRole('listitem')).toHaveCount(4)
  await bar
    .getByRole('button', { name: /^从对比中移除/ })
    .first()
    .click()
  await bar.getByRole('link', { name: '开始对比' }).click()
  await expect(page).toHaveURL(/\/compare\?p=.+&p=.+&p=.+/)
  await expect(page.getByRole('columnheader')).toHaveCount(4)

  // Somebody else, without scripts, from the address alone.
  const other = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL! })
  const shared = await other.newPage()
  await shared.goto(page.url())
  await expect(shared.getByRole('columnheader')).toHaveCount(4)
  await expect(shared.getByRole('row').filter({ hasText: '不同' }).first()).toBeVisible()
  const all = await shared.getByRole('row').count()
  await shared.getByRole('link', { name: '只看不同' }).click()
  expect(await shared.getByRole('row').count()).toBeLessThanOrEqual(all)
  await other.close()
})

test('products that were viewed are remembered in this browser until they are cleared', async ({ page }) => {
  await page.goto('/products/yunfan-crm')
  // A view counts once the page has come alive, which nobody leaves sooner than.
  await expect
    .poll(() => page.evaluate(() => JSON.stringify(Object.entries(localStorage))))
    .toContain('yunfan-crm')
  await page.goto('/products/lionshoal-apm')
  const viewed = page.getByRole('region', { name: '最近浏览' })
  await expect(viewed.getByRole('link', { name: '云帆客户关系管理' })).toBeVisible()
  await page.goto('/')
  await expect(viewed.getByRole('link')).toHaveCount(2)
  await viewed.getByRole('button', { name: '清空记录' }).click()
  await expect(viewed).toHaveCount(0)
})

test('search engines are told what a product is, in which languages, and when it is gone (BUY-STORE-14)', async ({
  page,
  request,
  marketplace,
}) => {
  await page.goto('/en/products/yunfan-crm?spec=none')
  const data = await page.locator('script[type="application/ld+json"]').allTextContents()
  const kinds = data.map((text) => (JSON.parse(text) as { '@type': string })['@type'])
  expect(kinds.toSorted()).toEqual(['BreadcrumbList', 'Product'])
  const links = await page
    .locator('link[rel="canonical"], link[rel="alternate"]')
    .evaluateAll((found) =>
      found.map((link) => [link.getAttribute('hreflang'), new URL((link as HTMLLinkElement).href).pathname]),
    )
  expect(links).toEqual([
    [null, '/en/products/yunfan-crm'],
    ['zh-CN', '/products/yunfan-crm'],
    ['en', '/en/products/yunfan-crm'],
    ['x-default', '/products/yunfan-crm'],
  ])
  expect(await (await request.get('/robots.txt')).text()).toContain('/sitemap.xml')

  const gone = 'tuoye-energy'
  const changed = await changeRows(
    marketplace,
    `update products set state = 'DISCONTINUED' where slug = $1`,
    [gone],
  )
  expect(changed).toBe(1)
  const answer = await page.goto(`/products/${gone}`)
  expect(answer?.status()).toBe(410)
  await expect(
    page.getByRole('region', { name: '可以替代的商品' }).getByRole('article').first(),
  ).toBeVisible()
})
