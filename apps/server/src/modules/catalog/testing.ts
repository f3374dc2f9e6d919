import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertCategories, insertProduct, type ProductDraft } from './catalog-import.ts'

/** A SaaS product with one specification, one SKU and monthly, yearly and one-time prices; overrides say what the test is about. */
export async function makeProduct(
  platform: Platform,
  overrides: Partial<ProductDraft> & Pick<ProductDraft, 'seller'>,
): Promise<{ slug: string; id: string; specCode: string; skuId: string }> {
  const id = overrides.id ?? newId('prd')
  const slug = overrides.slug ?? `product-${id.slice(-8).toLowerCase()}`
  const categoryId = newId('cat')
  const skuId = newId('sku')
  const price = (mode: 'MONTH' | 'YEAR' | 'ONE_TIME', unitPrice: string) => ({
    productCode: `OFFI${newId('p').slice(2)}`,
    mode,
    model: 'linear' as const,
    unitPrice,
    bands: null,
    meterUnit: null,
  })
  await platform.db.transaction(async (tx) => {
    await insertCategories(tx, [
      {
        id: categoryId,
        slug: categoryId.toLowerCase(),
        parentId: null,
        name: { zh: '测试', en: 'Test' },
        position: 0,
      },
    ])
    await insertProduct(tx, {
      category: { id: categoryId, topId: categoryId },
      accessType: 'SAAS',
      salesClass: 'general',
      publicSale: true,
      protocol: 'SAAS_V2',
      deliveryEdition: 'classic',
      endpointId: null,
      title: { zh: `测试商品 ${slug}`, en: `Test product ${slug}` },
      brief: { zh: '简介', en: 'Brief' },
      description: { zh: '说明', en: 'Description' },
      usageGuide: { zh: '指南', en: 'Guide' },
      highlights: [],
      tags: [],
      industries: [],
      salesRegions: [],
      supervised: false,
      deliverySlaDays: null,
      featured: false,
      scoreHundredths: 0,
      reviewCount: 0,
      salesCount: 0,
      currency: 'CNY',
      listedAt: platform.clock.now(),
      specifications: [
        {
          id: newId('spc'),
          code: 'standard',
          skuCode: `sku-${slug}`.slice(0, 64),
          name: { zh: '标准版', en: 'Standard' },
          description: { zh: '', en: '' },
          hidden: false,
          trialDays: null,
          attributes: [
            {
              code: 'users',
              name: { zh: '用户数', en: 'Users' },
              kind: 'quantity',
              unit: { zh: '人', en: 'users' },
              min: 1,
              max: 100,
              step: 1,
            },
          ],
          skus: [
            {
              id: skuId,
              attributeValues: {},
              prices: [price('MONTH', '30'), price('YEAR', '300'), price('ONE_TIME', '999')],
            },
          ],
        },
      ],
      ...overrides,
      id,
      slug,
    })
  })
  return { slug, id, specCode: 'standard', skuId }
}
