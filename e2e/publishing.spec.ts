import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { post } from './accounts.ts'
import { png } from './png.ts'
import { signInAsPublisher } from './seller-standing.ts'
import { expect, test } from './test.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)

async function begin(page: Page, accessType: 'SAAS' | 'SERVICE', language = ''): Promise<string> {
  const { id } = (await post(page, '/seller/product-applications', {
    kind: 'publish',
    accessType,
    salesClass: 'general',
  })) as { id: string }
  await page.goto(`${language}/seller/applications/${id}?step=business`)
  await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
  return id
}

/** What a spreadsheet puts on the clipboard, into the control that has the focus. */
async function paste(target: Locator, text: string): Promise<void> {
  await target.focus()
  await target.evaluate((element, content) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', content)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

/** Both languages of a field, by its label in Chinese. */
async function fillBoth(scope: Page | Locator, label: string, zh: string, en: string): Promise<void> {
  await scope.getByLabel(`${label}（中文）`, { exact: true }).last().fill(zh)
  await scope.getByLabel(`${label}（英文）`, { exact: true }).last().fill(en)
}

async function addEnumeration(page: Page, zh: string, en: string, values: string): Promise<void> {
  await page.getByRole('button', { name: '添加枚举属性' }).click()
  await fillBoth(page, '属性名称', zh, en)
  await paste(page.getByLabel('属性值 1（中文）').last(), values)
}

async function upload(page: Page, label: string, name: string, buffer: Buffer): Promise<void> {
  const mimeType = name.endsWith('.png') ? 'image/png' : 'application/pdf'
  await page
    .locator(`input[type=file][aria-label="${label}"]`)
    .last()
    .setInputFiles({ name, mimeType, buffer })
  await expect(page.getByText(name).last()).toBeVisible({ timeout: 30_000 })
}

const saved = (page: Page) => expect(page.getByText(/^已于 \d\d:\d\d:\d\d 保存$/)).toBeVisible()

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('main').withTags(rules).analyze()
  expect(
    violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ target }) => target.join(' ')) })),
  ).toEqual([])
}

test('SELL-PUB-02, 42, 05: a seller publishes a product with prices pasted from a spreadsheet', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await signInAsPublisher(page)
  await page.goto('/seller/products')
  await page.getByRole('button', { name: '发布商品' }).click()
  await page.getByRole('button', { name: /^人工服务/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: '接入信息' })).toBeVisible()

  await page.getByLabel('平均交付时间').fill('3')
  await page.getByRole('button', { name: '保存并继续' }).click()

  const mark = Date.now().toString(36).slice(-5)
  const name = `排班助手 ${mark}`
  await fillBoth(page, '商品名称', name, `Shift planner ${mark}`)
  await page.getByLabel('商品版本').fill('V1.0')
  await fillBoth(page, '商品简介', '为门店安排班次。', 'Plans the shifts of shops.')
  await upload(page, '商品图标', 'logo.png', png(120, 120))
  await page.getByRole('button', { name: '添加图片' }).first().click()
  await upload(page, '主图', 'cover.png', png(800, 600))
  const description = page.getByRole('group', { name: /^商品说明/ })
  await page.getByLabel('商品说明（中文）').fill('按照客流和员工意愿排班，冲突时给出建议。'.repeat(25))
  // The editor may still be loading when its first language is chosen away.
  await expect(async () => {
    await description.getByText('英文', { exact: true }).click()
    await expect(page.getByLabel('商品说明（英文）')).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 30_000 })
  await page.getByLabel('商品说明（英文）').fill('Plans shifts by visitors and wishes. '.repeat(20))
  await page.getByRole('button', { name: '添加亮点' }).click()
  await fillBoth(page, '商品亮点 1', '自动排班', 'Plans by itself')
  const guide = page.getByRole('group', { name: /^使用指南 / }).first()
  await page.getByLabel('使用指南（中文）').fill('# 开始使用\n\n1. 登录\n2. 导入员工')
  await guide.getByText('英文', { exact: true }).click()
  await page.getByLabel('使用指南（英文）').fill('# Getting started\n\n1. Sign in\n2. Import people')
  await guide.getByText('预览', { exact: true }).click()
  await expect(guide.getByRole('heading', { name: '开始使用' })).toBeVisible()
  await upload(page, '服务协议', 'agreement.pdf', pdf)
  await fillBoth(page, '服务时间', '工作日 9:00–18:00', 'Working days 9–18')
  await fillBoth(page, '服务内容', '使用问题与故障处理。', 'Questions and faults.')
  await page.getByLabel('服务热线').fill('400-000-0000')
  await page.getByLabel('服务邮箱').fill('help@example.com')
  await page.getByRole('button', { name: '保存并继续' }).click()

  await expect(page.getByRole('heading', { level: 2, name: '资质信息' })).toBeVisible()
  await page.getByRole('button', { name: '保存并继续' }).click()

  await page.getByLabel('主类目').click()
  await page.locator('.ant-select-item-option').first().click()
  await page.getByRole('button', { name: '添加规格' }).click()
  await fillBoth(page, '规格名称', '标准版', 'Standard')
  await addEnumeration(
    page,
    '版本',
    'Edition',
    '基础版\tBasic\tbasic\n专业版\tPro\tpro\n企业版\tEnterprise\tent',
  )
  await addEnumeration(page, '区域', 'Region', '华北\tNorth\tnorth\n华南\tSouth\tsouth')
  await page.getByLabel('每个组合单独定价').check()
  await page.getByLabel('包月').check()
  await page.getByLabel('包年').check()
  const grid = page.getByRole('grid')
  await paste(grid, '30\t"1,300.00"\n31\t310\n32\t320\n33\t330\n34\t340\n¥ 1,280.00\t12800')
  await expect(page.getByText('已粘贴 12 个单元格')).toBeVisible()
  await expect(grid.getByRole('row').last()).toContainText('1280.00')
  await page.getByRole('button', { name: '保存并继续' }).click()
  await expect(page.getByText('必填内容已齐全，可以提交。')).toBeVisible()

  const preview = page.waitForEvent('popup')
  await page.getByRole('link', { name: '预览商品页' }).click()
  const shown = await preview
  await expect(shown.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(shown.getByText('这是预览')).toBeVisible()
  await expect(shown.getByText('企业版').first()).toBeVisible()
  await expect(shown.getByRole('radio')).toHaveCount(0)
  await shown.close()

  await page.getByRole('button', { name: '提交', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('提交此商品？')
  await page.getByRole('dialog').getByRole('button', { name: '提交' }).click()
  await expect(page.getByText('商品发布成功，请等待审核。').first()).toBeVisible()
  await expect(page.getByText('待审核').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '提交', exact: true })).toHaveCount(0)

  // Withdrawn, it can be edited again; the list says so.
  await page.getByRole('button', { name: '撤回' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
  await expect(page.getByRole('button', { name: '提交', exact: true })).toBeVisible()
  await page.getByRole('link', { name: '草稿箱' }).click()
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('草稿')
})

test('SELL-PUB-11, 42, 43: what is wrong with a price says so at its field', async ({ page }) => {
  await signInAsPublisher(page)
  await begin(page, 'SAAS')
  await page.getByRole('button', { name: '添加规格' }).click()
  await fillBoth(page, '规格名称', '标准版', 'Standard')
  await addEnumeration(page, '版本', 'Edition', '基础版\tBasic\tbasic\n专业版\tPro\tbasic')
  await page.getByLabel('属性值 2 的编码').focus()
  await page.getByLabel('属性值 2 的编码').blur()
  await expect(page.getByText('与第 1 项重复，请改成不同的值或删除一项。')).toBeVisible()
  await page.getByLabel('属性值 2 的编码').fill('pro')
  await page.getByLabel('属性值 2 的编码').blur()
  await expect(page.getByText('与第 1 项重复，请改成不同的值或删除一项。')).toBeHidden()

  await page.getByLabel('包月').check()
  const month = page.getByRole('region', { name: '包月' })
  const amount = month.getByLabel('包月的单价')
  for (const [typed, said] of [
    ['0', '价格不能为零：试用请设置试用天数（trialDays），确实免费的规格请标为免费（free）。'],
    ['1234567890123456789', '价格最多 15 位数字：小数点前至多 12 位，小数点后至多 3 位。'],
    ['-1', '价格不能为负数，请填写正数。'],
  ] as const) {
    await amount.fill(typed)
    await amount.blur()
    await expect(month.getByText(said)).toBeVisible()
    await expect(amount).toHaveAttribute('aria-invalid', 'true')
  }
  await amount.fill('￥1,280.00')
  await amount.blur()
  await expect(amount).toHaveValue('1280.00')

  await month.getByText('分段累计', { exact: true }).click()
  await month.getByRole('button', { name: '添加一档' }).click()
  await month.getByLabel('第 2 档的单价').fill('10')
  await month.getByLabel('第 1 档的结束数量').fill('10')
  await month.getByLabel('第 2 档的起始数量').fill('12')
  await month.getByLabel('第 2 档的起始数量').blur()
  await expect(month.getByText('与前一档之间有空缺：11 到 11 没有价格。')).toBeVisible()
  await month.getByLabel('第 2 档的起始数量').fill('5')
  await expect(month.getByText('与前一档重叠：每一档要从前一档结束之后开始。')).toBeVisible()
  await month.getByLabel('第 2 档的起始数量').fill('11')
  await expect(month.getByText('与前一档重叠', { exact: false })).toBeHidden()
  await month.getByLabel('试算数量').fill('12')
  await expect(month.getByText('10 × ¥1,280.00 + 2 × ¥10.00 = ¥12,820.00')).toBeVisible()

  // The list of what is open leads to the field.
  await page.getByRole('button', { name: /预览并提交/ }).click()
  await page.getByRole('button', { name: /^商品名称/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: '基本信息' })).toBeVisible()
  await expect(page.getByText('缺少此项，请填写。').first()).toBeVisible()
  await saved(page)
})

test('SELL-PUB-42: the price matrix by keyboard', async ({ page }) => {
  await signInAsPublisher(page)
  await begin(page, 'SAAS')
  await page.getByRole('button', { name: '添加规格' }).click()
  await addEnumeration(page, '版本', 'Edition', '甲\tA\ta\n乙\tB\tb\n丙\tC\tc')
  await page.getByLabel('每个组合单独定价').check()
  await page.getByLabel('包月').check()
  const grid = page.getByRole('grid')
  const row = (name: string) => grid.getByRole('row').filter({ hasText: name })
  await grid.focus()
  await page.keyboard.type('100')
  await page.keyboard.press('Enter')
  await page.keyboard.type('abc')
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByText('价格应为数字，例如 30.00，不带货币符号和千分位。')).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Control+d')
  await expect(row('丙')).toContainText('100')
  await page.getByLabel('调整百分比').fill('-10')
  await page.getByRole('button', { name: '调整所选' }).click()
  await expect(row('乙')).toContainText('90.00')
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(row('乙')).toContainText('100')
  await grid.focus()
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press(' ')
  await expect(row('甲').getByRole('checkbox')).not.toBeChecked()
  await expect(page.getByText('销售 2 / 3 个组合')).toBeVisible()
  await saved(page)
  await page.reload()
  await expect(page.getByText('销售 2 / 3 个组合')).toBeVisible()
})

test('PUB_DRAFT_CHANGED: two pages of one draft, and nothing typed is lost', async ({ page, context }) => {
  await signInAsPublisher(page)
  const id = await begin(page, 'SERVICE')
  const address = `/seller/applications/${id}?step=basic`
  await page.goto(address)
  const other = await context.newPage()
  await other.goto(address)
  await fillBoth(other, '商品名称', '他们的名称', 'Their name')
  await saved(other)
  await fillBoth(page, '商品名称', '我的名称', 'My name')
  const dialog = page.getByRole('dialog', { name: '草稿已被他人修改' })
  await expect(dialog).toContainText('seller')
  await expect(dialog).toContainText('商品名称')
  await dialog.getByRole('button', { name: '用我的版本覆盖' }).click()
  await saved(page)
  await expect(page.getByLabel('商品名称（中文）')).toHaveValue('我的名称')

  await other.getByLabel('商品名称（中文）').fill('他们又改了')
  const second = other.getByRole('dialog', { name: '草稿已被他人修改' })
  await second.getByRole('button', { name: '使用最新版本' }).click()
  await expect(other.getByLabel('商品名称（中文）')).toHaveValue('我的名称')
})

test('SELL-PUB-03: what could not be sent comes back with the page', async ({ page, context }) => {
  await signInAsPublisher(page)
  const id = await begin(page, 'SERVICE')
  await page.goto(`/seller/applications/${id}?step=basic`)
  await page.getByLabel('商品版本').waitFor()
  await context.setOffline(true)
  await page.getByLabel('商品版本').fill('V3.1')
  await expect(page.getByText('网络中断，内容暂存在此浏览器', { exact: false })).toBeVisible()
  await context.setOffline(false)
  await saved(page)
  await page.reload()
  await expect(page.getByLabel('商品版本')).toHaveValue('V3.1')
})

test('SELL-PUB-100, 102: a listed product is modified, and what is fixed says why', async ({ page }) => {
  await signInAsPublisher(page)
  await page.goto('/seller/products')
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: '修改' }) })
    .filter({ hasText: 'SaaS' })
    .first()
  await row.getByRole('button', { name: '修改' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '修改' }).click()
  await expect(page.getByText('商品已上架，不能修改是否涉及服务监管。')).toBeVisible()

  // Past the lock, as a program could send it: the form says what is wrong, and it cannot be handed in.
  const id = /applications\/(app_\w+)/.exec(page.url())?.[1] ?? ''
  const address = `/api/v1/seller/product-applications/${id}`
  const { document, revision } = (await (await page.request.get(address)).json()) as {
    document: Record<string, unknown>
    revision: number
  }
  await page.request.put(`${address}/document?revision=${revision}`, {
    data: { ...document, supervised: true, deliverySlaDays: 30 },
  })
  await page.goto(`/seller/applications/${id}?step=submit`)
  await expect(page.getByText('SaaS 商品上架后不能修改是否涉及服务监管。')).toBeVisible()
  await expect(page.getByText('SELL-PUB-102').first()).toBeVisible()
  const refused = await page.request.post(`${address}/submit`, { data: { revision: revision + 1 } })
  expect(await refused.text()).toContain('supervised')
  expect(refused.ok()).toBe(false)
  await page.getByRole('button', { name: '删除' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '我的申请' })).toBeVisible()
})

for (const [language, step] of [
  ['', 'access'],
  ['', 'basic'],
  ['', 'business'],
  ['/en', 'qualification'],
  ['/en', 'business'],
  ['/en', 'submit'],
] as const)
  test(`axe finds no violation: step ${step}${language === '' ? '' : ' in English'}`, async ({ page }) => {
    await signInAsPublisher(page)
    const { id } = (await post(page, '/seller/product-applications', {
      kind: 'publish',
      accessType: 'SAAS',
      salesClass: 'general',
    })) as { id: string }
    await page.request.put(`/api/v1/seller/product-applications/${id}/document?revision=1`, {
      data: {
        slug: `axe-${id.slice(-8).toLowerCase()}`,
        specifications: [
          {
            code: 's',
            name: { zh: '规格', en: 'Spec' },
            attributes: [
              {
                code: 'e',
                name: { zh: '版本', en: 'Edition' },
                kind: 'enum',
                values: [
                  { code: 'a', name: { zh: '甲', en: 'A' } },
                  { code: 'b', name: { zh: '乙', en: 'B' } },
                ],
              },
            ],
            skus: [
              { attributes: { e: 'a' }, prices: [{ mode: 'MONTH', unitPrice: '0' }] },
              { attributes: { e: 'b' }, prices: [{ mode: 'MONTH', unitPrice: '5' }] },
            ],
          },
        ],
      },
    })
    await page.goto(`${language}/seller/applications/${id}?step=${step}`)
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible()
    if (step === 'business') await expect(page.getByRole('grid')).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expectNoViolations(page)
  })

for (const path of ['/seller/publish', '/en/seller/applications'])
  test(`axe finds no violation: ${path}`, async ({ page }) => {
    await signInAsPublisher(page)
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.waitForLoadState('networkidle')
    await expectNoViolations(page)
  })
