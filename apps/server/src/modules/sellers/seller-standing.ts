import type { LocalizedText } from '../../kernel/text.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { AgreementService } from './agreements/agreement-service.ts'
import { listCertifications } from './certification/certification-repository.ts'
import type { AgreementBlock } from './domain/agreement-kinds.ts'
import { isLetterApproved } from './requests-repository.ts'
import { findSeller } from './seller-repository.ts'

/** Something that has to be done before products can be published. */
export interface PublishingBlock {
  code: 'PUB-001' | 'AGREEMENT_UNSIGNED' | 'COMPLIANCE_LETTER' | 'SELLER_SUSPENDED' | 'SELLER_EXITED'
  text: LocalizedText
  /** Where it is done, or explained, in the web application. */
  link: string
}

export type SellerStanding = ReturnType<typeof createSellerStanding>

/** What a seller may do, as modules below ask it in their transactions. */
export function createSellerStanding(deps: { agreements: AgreementService }) {
  const { agreements } = deps

  async function unsigned(reader: Tx | Queryable, accountId: string, block: AgreementBlock) {
    return (await agreements.dueFor(reader, accountId)).filter(({ version }) =>
      version.blocks.includes(block),
    )
  }

  return {
    /** Everything that keeps the seller from publishing; empty when nothing does (SELL-ONB-14, 21, 41, PUB-001). */
    async findPublishingBlocks(
      reader: Tx | Queryable,
      sellerId: string,
      product: { isData: boolean } = { isData: false },
    ): Promise<PublishingBlock[]> {
      const seller = await findSeller(reader, { id: sellerId })
      if (!seller) throw new Error(`there is no seller ${sellerId}`)
      const blocks: PublishingBlock[] = []
      if (seller.state === 'EXITED')
        blocks.push({
          code: 'SELLER_EXITED',
          text: { zh: '店铺已退出云市。', en: 'The shop has left the marketplace.' },
          link: '/seller/profile',
        })
      if (seller.state === 'SUSPENDED')
        blocks.push({
          code: 'SELLER_SUSPENDED',
          text: {
            zh: '店铺已被平台暂停，恢复前不能发布商品。',
            en: 'The shop is suspended; products cannot be published until it is restored.',
          },
          link: '/seller/profile',
        })
      const certified = (await listCertifications(reader, sellerId)).some(
        ({ certifiedRevisionId }) => certifiedRevisionId !== null,
      )
      if (!certified)
        blocks.push({
          code: 'PUB-001',
          text: {
            zh: '发布商品前，请先完成商业信息认证。',
            en: 'Complete business certification before publishing.',
          },
          link: '/seller/certification',
        })
      for (const { version, again } of await unsigned(reader, seller.accountId, 'PUBLISHING'))
        blocks.push({
          code: 'AGREEMENT_UNSIGNED',
          text: again
            ? {
                zh: `《${version.title.zh}》已更新，请重新签署。`,
                en: `“${version.title.en}” has changed and has to be signed again.`,
              }
            : {
                zh: `请先签署《${version.title.zh}》。`,
                en: `“${version.title.en}” has to be signed first.`,
              },
          link: '/seller/agreements',
        })
      if (product.isData && !(await isLetterApproved(reader, sellerId)))
        blocks.push({
          code: 'COMPLIANCE_LETTER',
          text: {
            zh: '发布数据类商品前，数据合规承诺函需要先通过审核。',
            en: 'Data products need an approved data-compliance letter first.',
          },
          link: '/seller/profile#compliance-letter',
        })
      return blocks
    },

    /** Agreements without which bills stay closed (BIL-001). */
    findUnsignedForBills: (reader: Tx | Queryable, accountId: string) => unsigned(reader, accountId, 'BILLS'),

    /** Whether data products may be published (SELL-ONB-41). */
    hasComplianceLetter: (reader: Tx | Queryable, sellerId: string) => isLetterApproved(reader, sellerId),

    /** Countries of the entities that the seller has both signed and certified (SELL-ONB-24, 37). */
    async sellableCountries(reader: Tx | Queryable, sellerId: string): Promise<string[]> {
      const accountId = await agreements.accountOf(reader, sellerId)
      const signed = await agreements.signedEntities(reader, accountId)
      const certifications = await listCertifications(reader, sellerId)
      const certified = new Set(
        certifications
          .filter(({ certifiedRevisionId }) => certifiedRevisionId !== null)
          .map(({ entityCode }) => entityCode),
      )
      return [
        ...new Set(signed.filter(({ code }) => certified.has(code)).flatMap(({ countries }) => countries)),
      ].toSorted((a, b) => a.localeCompare(b))
    },
  }
}
