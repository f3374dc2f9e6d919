import type { Page } from '@playwright/test'
import { post } from './accounts.ts'
import { approveAtTheDesk, asOperator } from './desk.ts'
import { signInAsPublisher } from './seller-standing.ts'
import { expect, ownMarketplaceTest as test } from './test.ts'
import { png } from './png.ts'
import { upload } from './upload.ts'

const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
)
const both = (text: string) => ({ zh: text, en: text })

/** Cases of every scenario that a monthly SaaS product has to show (SELL-PUB-22). */
async function saveCases(page: Page, endpointId: string): Promise<void> {
  const answer = await page.request.get('/api/v1/seller/debugging/interfaces')
  const { items } = (await answer.json()) as {
    items: {
      family: string
      scenarios: { code: string; parameters: { name: string; preset: string | null }[] }[]
    }[]
  }
  const family = items.find((item) => item.family === 'saas-v2')!
  for (const code of ['newInstance', 'refreshInstance.RENEWAL', 'updateInstanceStatus', 'releaseInstance']) {
    // What was opened by the first call is the preset of the others.
    const fresh = (await (
      await page.request.get('/api/v1/seller/debugging/interfaces')
    ).json()) as typeof answer & {
      items: typeof items
    }
    const { parameters } = fresh.items
      .find((item) => item.family === family.family)!
      .scenarios.find((scenario) => scenario.code === code)!
    const ran = (await post(page, '/seller/debugging/runs', {
      endpointId,
      family: 'saas-v2',
      scenario: code,
      values: Object.fromEntries(parameters.flatMap(({ name, preset }) => (preset ? [[name, preset]] : []))),
      save: true,
    })) as { outcome: { ok: boolean } }
    expect([code, ran.outcome.ok]).toEqual([code, true])
  }
}

test('SELL-PUB 4.3 one product of each access type goes from its application over the desk to its own page', async ({
  page,
  browser,
  marketplace,
}) => {
  test.setTimeout(420_000)
  await signInAsPublisher(page)
  const { items: assets } = (await (
    await page.request.get('/api/v1/seller/assets?state=APPROVED&limit=100')
  ).json()) as {
    items: { id: string; category: string }[]
  }
  const assetOf = (category: string) => assets.find((asset) => asset.category === category)!.id
  const { items: endpoints } = (await (await page.request.get('/api/v1/seller/endpoints')).json()) as {
    items: { id: string; url: string; state: string }[]
  }
  const endpoint = endpoints.find(({ state }) => state === 'VERIFIED')!
  await saveCases(page, endpoint.id)

  // Data products need the letter of compliance (SELL-ONB-41).
  const blocked = await page.request.post('/api/v1/seller/product-applications', {
    data: { kind: 'publish', accessType: 'DATA', salesClass: 'general' },
  })
  if (blocked.status() === 409) {
    const letter = await upload(page, 'compliance_letter', 'letter.pdf', pdf)
    await post(page, '/seller/compliance-letter', { fileId: letter.file.split('.')[0] })
    await asOperator(browser, marketplace.baseUrl, async (desk) => {
      await desk.goto('/operator/reviews?queue=compliance_letter')
      const link = desk.getByRole('table').first().getByRole('link').first()
      await approveAtTheDesk(desk, 'compliance_letter', (await link.textContent())!)
    })
  }

  const logo = await upload(page, 'product_logo', 'logo.png', png(120, 120))
  const cover = await upload(page, 'product_picture', 'cover.png', png(800, 600))
  const agreement = await upload(page, 'agreement', 'terms.pdf', pdf)
  const certificate = await upload(page, 'document', 'certificate.pdf', pdf)
  const { items: categories } = (await (await page.request.get('/api/v1/catalog/categories')).json()) as {
    items: { slug: string; children: { slug: string }[] }[]
  }
  const category = categories.find(({ children }) => children.length > 0)!.children[0]!.slug
  const priced = (mode: string, more: object = {}) => [
    { code: 'standard', name: both('标准版 Standard'), prices: [{ mode, unitPrice: '128', ...more }] },
  ]
  const metered = [
    {
      code: 'standard',
      name: both('按量 Metered'),
      billingItems: [
        { code: 'calls', name: both('调用 Calls'), unit: both('次 call'), unitPrice: '0.02', cycle: 'HOUR' },
      ],
      packages: [
        {
          code: 'pack',
          name: both('一万次 10,000 calls'),
          period: 'MONTH',
          periodCounts: [1, 12],
          reset: 'NONE',
          contents: [{ item: 'calls', quantity: 10_000 }],
          price: '150',
        },
      ],
    },
  ]
  /** What each type says of its own, and a word of it that its page shows. */
  const types: [string, Record<string, unknown>, string | RegExp][] = [
    [
      'SAAS',
      {
        access: { asset: assetOf('SAAS'), userAuthorization: ['email'] },
        delivery: { protocol: 'SAAS_V2', endpoint: endpoint.url },
        specifications: priced('MONTH'),
      },
      '开通时需要',
    ],
    [
      'LICENSE',
      {
        deliverySlaDays: 3,
        access: { deliveryFlow: both('付款后三天内发授权 License') },
        specifications: priced('YEAR'),
      },
      '交付流程',
    ],
    [
      'IMAGE',
      {
        access: { asset: assetOf('IMAGE'), minimum: { vcpus: 2, memoryGb: 4, diskGb: 40 } },
        specifications: priced('MONTH'),
      },
      '2 vCPU · 4 GiB · 40 GiB',
    ],
    ['SERVICE', { access: { averageDeliveryDays: 5 }, specifications: priced('ONE_TIME') }, '平均交付时间'],
    ['API', { access: { apiGroup: `group-${Date.now()}` }, specifications: metered }, '一万次 10,000 calls'],
    [
      'AGENT',
      { access: { registration: `agent-${Date.now()}`, billedBy: ['CALLS'] }, specifications: metered },
      '调用次数',
    ],
    [
      'HARDWARE',
      {
        access: { shipping: both('顺丰包邮 Free shipping'), warrantyMonths: 24 },
        specifications: priced('ONE_TIME'),
      },
      '24 个月',
    ],
    [
      'DATA',
      {
        access: { asset: assetOf('DATA_FILE'), rightsCertificate: certificate },
        specifications: priced('ONE_TIME'),
      },
      '数据',
    ],
    [
      'AI_ASSET',
      { access: { asset: assetOf('ALGORITHM'), platform: 'HOLOSENS' }, specifications: priced('MONTH') },
      'HoloSens',
    ],
    [
      'CONTAINER',
      {
        access: { servicePackage: assetOf('SERVICE_PACKAGE'), imageTestReport: certificate },
        specifications: priced('MONTH'),
      },
      '标准版 Standard',
    ],
    [
      'ORCHESTRATION',
      {
        deliverySlaDays: 5,
        access: { deliveryFlow: both('按模板编排 Orchestrated') },
        specifications: priced('YEAR'),
      },
      '交付流程',
    ],
  ]
  const software = new Set(['SAAS', 'LICENSE', 'IMAGE', 'CONTAINER', 'ORCHESTRATION', 'AGENT'])
  const made: { title: string; slug: string; shows: string | RegExp }[] = []
  for (const [accessType, own, shows] of types) {
    const title = `各类商品 ${accessType} ${Date.now() % 100_000}`
    const slug = `each-${accessType.toLowerCase().replaceAll('_', '-')}-${Date.now() % 1_000_000}`
    await test.step(`${accessType} is written and submitted`, async () => {
      const { id } = (await post(page, '/seller/product-applications', {
        kind: 'publish',
        accessType,
        salesClass: 'general',
      })) as { id: string }
      const saved = await page.request.put(`/api/v1/seller/product-applications/${id}/document?revision=1`, {
        data: {
          slug,
          title: { zh: title, en: `Each ${accessType} ${slug}` },
          version: 'V1.0',
          logo,
          pictures: [cover],
          brief: both('一句话说明 In short'),
          description: {
            zh: '这里写清楚用途、功能和边界。'.repeat(40),
            en: 'What it does and where it ends.',
          },
          highlights: [both('上手快 Quick')],
          usageGuide: both('1. 登录 Sign in'),
          agreement,
          support: {
            hours: both('9:00–18:00'),
            content: both('咨询 Help'),
            hotline: '400-000-0000',
            email: 'help@yunfan.example',
          },
          category,
          ...(software.has(accessType) && { copyrightCertificate: certificate }),
          ...own,
        },
      })
      const { problems } = (await saved.json()) as { problems: { path: string; severity: string }[] }
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([])
      await page.goto(`/seller/applications/${id}?step=submit`)
      await page.getByRole('button', { name: '提交', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: '提交', exact: true }).click()
      await expect(async () => {
        const answer = await page.request.get(`/api/v1/seller/product-applications/${id}`)
        expect(((await answer.json()) as { state: string }).state).toBe('PENDING')
      }).toPass({ timeout: 60_000 })
    })
    made.push({ title, slug, shows })
  }

  await asOperator(browser, marketplace.baseUrl, async (desk) => {
    for (const { title } of made)
      await test.step(`${title} is approved`, () => approveAtTheDesk(desk, 'product_publish', title))
  })

  const buyer = await browser.newContext({ baseURL: marketplace.baseUrl, locale: 'zh-CN' })
  const visitor = await buyer.newPage()
  for (const { title, slug, shows } of made)
    await test.step(`${title} is seen`, async () => {
      await visitor.goto(`/products/${slug}`)
      await expect(visitor.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(visitor.getByText(shows).first()).toBeVisible()
      await expect(visitor.getByRole('region', { name: '商品图片' }).locator('img').first()).toHaveAttribute(
        'src',
        /^\/media\/files\/upl_/,
      )
      await expect(visitor.getByText('help@yunfan.example').first()).toBeVisible()
    })
  await buyer.close()
})
