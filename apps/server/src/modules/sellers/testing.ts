import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertEndpoint } from './access-repository.ts'
import type { SellerAccessService } from './seller-access-service.ts'
import { insertSeller } from './seller-repository.ts'

/** An approved seller of the account with a verified endpoint and a key for the base interface. */
export async function makeSeller(
  platform: Platform,
  access: SellerAccessService,
  seller: { accountId: string; url: string; key: string },
): Promise<{ id: string; slug: string; name: { zh: string; en: string }; endpointId: string }> {
  const id = newId('sel')
  const slug = `shop-${id.slice(-8).toLowerCase()}`
  const name = { zh: `测试商家 ${slug}`, en: `Test shop ${slug}` }
  const endpointId = newId('ept')
  const none = { zh: '', en: '' }
  await platform.db.transaction(async (tx) => {
    await insertSeller(tx, {
      id,
      accountId: seller.accountId,
      slug,
      name,
      tagline: none,
      introduction: none,
      city: none,
      foundedYear: null,
      supportPhone: '400-000-0000',
      supportEmail: 'support@shop.example',
      supportHours: none,
      serviceEmail: 'service@shop.example',
      featured: false,
      state: 'APPROVED',
      joinedAt: platform.clock.now(),
    })
    await insertEndpoint(tx, {
      id: endpointId,
      sellerId: id,
      url: seller.url,
      state: 'VERIFIED',
      createdAt: platform.clock.now(),
    })
    await access.addKey(tx, id, 'BASE', seller.key)
  })
  return { id, slug, name, endpointId }
}
