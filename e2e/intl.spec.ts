import { post, signUp } from './accounts.ts'
import { approveAtTheDesk, asOperator } from './desk.ts'
import { png } from './png.ts'
import { expect, intlTest as test } from './test.ts'
import { upload } from './upload.ts'

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)
const COMPANY = 'Merlion Robotics Pte. Ltd.'

test('SELL-ONB-23, 24, 35, 37, SELL-PUB-36, 150 a company abroad joins, signs an entity, is certified by review, and sells where it may', async ({
  page,
  browser,
  marketplace,
}) => {
  test.setTimeout(240_000)
  await signUp(page, { realName: false, region: 'SG' })
  await post(page, '/account/real-name', {
    kind: 'enterprise',
    name: COMPANY,
    documentNumber: '202612345K',
  })

  await test.step('applies, with an address and an English introduction (F9, F10)', async () => {
    await page.goto('/en/seller')
    const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
    await fill('Registered capital', '900000')
    await fill('Company website', 'https://merlion.example')
    await page.getByLabel('Years in business', { exact: true }).click()
    await page.getByTitle('3 to 5 years').click()
    await page.getByLabel('Staff size', { exact: true }).click()
    await page.getByTitle('20 to 99').click()
    const files = page.locator('input[type="file"]')
    await files.first().setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: png(168, 80) })
    await expect(page.getByRole('link', { name: /logo\.png/ })).toBeVisible({ timeout: 30_000 })
    await files.last().setInputFiles({ name: 'licence.pdf', mimeType: 'application/pdf', buffer: pdf })
    await expect(page.getByRole('link', { name: /licence\.pdf/ })).toBeVisible({ timeout: 30_000 })
    await fill('Business contact', 'Mei Tan')
    await fill('Contact’s mobile', '13800138000')
    await fill('Contact’s e-mail', 'mei@merlion.example')
    await fill('Customer-service phone', '+65 6123 4567')
    await fill('Customer-service e-mail', 'service@merlion.example')
    await page.getByLabel('Country or region', { exact: true }).fill('Singapore')
    await page.getByTitle('Singapore').first().click()
    await fill('City', 'Singapore')
    await fill('Street address', '1 Example Road')
    await fill('Company introduction', '我们制造仓库机器人，服务过三百多家制造与零售企业。')
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await page.getByRole('button', { name: 'Submit application' }).click()
    await expect(page.getByText('Write in English')).toBeVisible()
    await expect(page.getByText('Enter a mobile with its country code')).toBeVisible()
    await fill('Contact’s mobile', '+65 8123 4567')
    await fill(
      'Company introduction',
      'Merlion builds robots for warehouses and serves three hundred companies.',
    )
    await page.getByRole('button', { name: 'Submit application' }).click()
    await expect(page.getByText('Your application is under review')).toBeVisible({ timeout: 20_000 })
    await asOperator(browser, marketplace.baseUrl, (desk) => approveAtTheDesk(desk, 'onboarding', COMPANY))
  })

  await test.step('signs the default entity, and is certified by review', async () => {
    await page.goto('/en/seller/publish')
    await page.getByRole('button', { name: /^SaaS/ }).click({ timeout: 20_000 })
    await expect(page.getByText('has to be signed first').first()).toBeVisible()
    await page
      .getByRole('link', { name: /has to be signed first/ })
      .first()
      .click()
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Sign', exact: true }).click()
    await expect(page.getByText('There is nothing to sign.')).toBeVisible()

    await page.goto('/en/seller/certification')
    await page.getByRole('button', { name: 'Certify' }).click()
    await page.getByLabel('Registered address').fill('1 Example Road, Singapore')
    await page.getByLabel('Country of tax residence').fill('Singapore')
    await page.getByTitle('Singapore').first().click()
    await page.getByLabel('Tax number').fill('M90312345X')
    await page.getByLabel('Financial contact').fill('Mei Tan')
    await page.getByLabel('Contact’s mobile').fill('+65 8123 4567')
    await page.getByLabel('Contact’s e-mail').fill('finance@merlion.example')
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('Country of the bank').fill('Singapore')
    await page.getByTitle('Singapore').last().click()
    await page.getByLabel('Bank', { exact: true }).fill('Sample Bank')
    await page.getByLabel('Account number').fill('123-456789-0')
    await page.getByLabel('SWIFT code').fill('SAMP')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByLabel('No', { exact: true }).check()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Submit certification' }).click()
    await expect(page.getByText('Enter a SWIFT code')).toBeVisible()
    await page.getByLabel('SWIFT code').fill('SAMPSGSG')
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Next' }).click()
    await page.getByRole('button', { name: 'Submit certification' }).click()
    await expect(page.getByText('Verifying', { exact: true })).toBeVisible({ timeout: 20_000 })
    await asOperator(browser, marketplace.baseUrl, (desk) => approveAtTheDesk(desk, 'certification', COMPANY))
    await page.reload()
    await expect(page.getByText('Certified', { exact: true })).toBeVisible()
  })

  const slug = `merlion-advice-${Date.now().toString(36)}`
  const title = 'Warehouse advice'
  await test.step('publishes consulting, which has no price, for all countries of the entity', async () => {
    const both = (en: string) => ({ zh: '仓库自动化咨询', en })
    const logo = await upload(page, 'product_logo', 'logo.png', png(120, 120))
    const cover = await upload(page, 'product_picture', 'cover.png', png(800, 600))
    const agreement = await upload(page, 'agreement', 'terms.pdf', pdf)
    const categories = (
      (await (await page.request.get('/api/v1/catalog/categories')).json()) as {
        items: { children: { slug: string }[] }[]
      }
    ).items
    const { id } = (await post(page, '/seller/product-applications', {
      kind: 'publish',
      accessType: 'CONSULTING',
      salesClass: 'general',
    })) as { id: string }
    const document = {
      slug,
      title: both(title),
      version: 'V1.0',
      logo,
      pictures: [cover],
      brief: both('From a look at your warehouse to a plan'),
      description: { zh: '这里写清楚用途、功能和边界。'.repeat(40), en: 'What it does and where it ends.' },
      highlights: [both('Planned by engineers')],
      usageGuide: both('1. Tell us what you need'),
      agreement,
      support: {
        hours: both('9:00–18:00 (GMT+08:00)'),
        content: both('Advice'),
        hotline: '+65 6123 4567',
        email: 'help@merlion.example',
      },
      category: categories.find(({ children }) => children.length > 0)!.children[0]!.slug,
      access: { requirementForm: both('Your warehouse, its size and goods'), responseHours: 24 },
    }
    const save = (revision: number, more: object) =>
      page.request.put(`/api/v1/seller/product-applications/${id}/document?revision=${revision}`, {
        data: { ...document, ...more },
      })
    const abroad = (await (await save(1, { salesRegions: ['SG', 'HK'] })).json()) as {
      problems: { path: string; rule: string }[]
    }
    expect(abroad.problems).toContainEqual(
      expect.objectContaining({ path: 'salesRegions', rule: 'SELL-PUB-150' }),
    )
    const saved = (await (await save(2, {})).json()) as { problems: { severity: string }[] }
    expect(saved.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    await page.goto(`/en/seller/applications/${id}?step=submit`)
    await page.getByRole('button', { name: 'Submit', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Submit', exact: true }).click()
    await expect(async () => {
      const answer = await page.request.get(`/api/v1/seller/product-applications/${id}`)
      expect(((await answer.json()) as { state: string }).state).toBe('PENDING')
    }).toPass({ timeout: 60_000 })
    await asOperator(browser, marketplace.baseUrl, (desk) =>
      approveAtTheDesk(desk, 'product_publish', '仓库自动化咨询'),
    )
  })

  await test.step('a buyer in Singapore finds it, and one in Hong Kong reads that it is not sold there', async () => {
    for (const [region, sold] of [
      ['SG', true],
      ['HK', false],
    ] as const) {
      const context = await browser.newContext({ baseURL: marketplace.baseUrl })
      const buyer = await context.newPage()
      await signUp(buyer, { region })
      await buyer.goto(`/en/products/${slug}`)
      await expect(buyer.getByRole('heading', { level: 1, name: title })).toBeVisible()
      const refusal = buyer.getByText(/not sold in the region of your account/)
      if (sold) await expect(refusal).toHaveCount(0)
      else await expect(refusal.first()).toBeVisible()
      await context.close()
    }
  })

  await test.step('prices of the marketplace are in dollars (SELL-PUB-46)', async () => {
    await page.goto('/en/products')
    await expect(page.getByText(/\$|USD/).first()).toBeVisible()
    await expect(page.getByText('¥')).toHaveCount(0)
    await page.goto('/en')
    await expect(page.getByText('¥')).toHaveCount(0)
  })
})
