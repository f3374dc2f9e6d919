import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { insertEndpoint } from './access-repository.ts'
import { insertSignature, listEntities, listVersions } from './agreements/agreement-repository.ts'
import {
  insertCertificationRevision,
  lockCertification,
  updateCertification,
} from './certification/certification-repository.ts'
import type { CertificationForm } from './domain/certification-form.ts'
import type { SellerAccessService } from './seller-access-service.ts'
import { insertSeller } from './seller-repository.ts'

export const certificationForm: CertificationForm = {
  companyName: '示例科技有限公司',
  companyCode: '91310000MA1FL0000N',
  registeredAddress: '上海市示例路 1 号',
  taxpayerType: 'GENERAL',
  vatRate: '6',
  taxCountry: 'CN',
  taxNumber: '',
  financeName: '王会计',
  financeMobile: '13800138000',
  financeEmail: 'finance@shop.example',
  bankCountry: 'CN',
  bankName: '示例银行',
  bankBranch: '上海分行',
  accountHolder: '示例科技有限公司',
  swiftCode: '',
  isAssociated: null,
  associationNote: '',
}

/** Has the seller sign everything and be certified with the default entity, so that it may publish. */
export async function putInGoodStanding(
  platform: Platform,
  seller: { id: string; accountId: string },
): Promise<void> {
  const now = platform.clock.now()
  await platform.db.transaction(async (tx) => {
    const entity = (await listEntities(tx, platform.site)).find(({ isDefault }) => isDefault)!
    for (const version of await listVersions(tx, platform.site))
      await insertSignature(tx, {
        id: newId('ags'),
        accountId: seller.accountId,
        versionId: version.id,
        entityCode: entity.code,
        signedAt: now,
        userId: 'usr_test',
        userName: 'test',
        ip: '127.0.0.1',
      })
    const certification = await lockCertification(tx, {
      id: newId('crt'),
      sellerId: seller.id,
      entityCode: entity.code,
      at: now,
    })
    const revisionId = newId('crr')
    await insertCertificationRevision(tx, {
      id: revisionId,
      certificationId: certification.id,
      number: 1,
      form: certificationForm,
      accountSealed: platform.vault.seal('6222020200001234', `certification:${revisionId}`),
      accountMasked: '•••• 1234',
      verifiedBy: 'REVIEW',
      outcome: 'CERTIFIED',
      reasons: [],
      submittedAt: now,
      decidedAt: now,
    })
    await updateCertification(tx, {
      ...certification,
      state: 'CERTIFIED',
      revisionId,
      certifiedRevisionId: revisionId,
      updatedAt: now,
    })
  })
}

/**
 * An approved seller of the account with a verified endpoint and a key for the base interface; it has signed and is
 * certified, unless it is `fresh`.
 */
export async function makeSeller(
  platform: Platform,
  access: SellerAccessService,
  seller: { accountId: string; url: string; key: string; fresh?: boolean },
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
  if (!seller.fresh) await putInGoodStanding(platform, { id, accountId: seller.accountId })
  return { id, slug, name, endpointId }
}
