import type { MessageTemplate } from './message-template.ts'
import type { Text } from './message-text.ts'

/** What a reviewer gave as reasons, in their own words. */
interface Refused {
  reasons: string[]
}

/** Values of what applicants and sellers are told about joining, changing and leaving (SELL-MSG-04, 05). */
export interface SellerTemplateValues {
  'onboarding.submitted': { companyName: string; days: number }
  'onboarding.approved': { companyName: string }
  'onboarding.rejected': { companyName: string } & Refused
  /** A small transfer is on its way; its amount proves the account (SELL-ONB-34). */
  'seller.transfer_sent': { accountMasked: string }
  'seller.certified': { entityName: string; update: boolean }
  'seller.certification_rejected': { entityName: string; locked: boolean } & Refused
  'seller.certification_unlocked': { entityName: string; reason: string }
  'seller.profile_approved': { companyName: string }
  'seller.profile_rejected': { companyName: string } & Refused
  'seller.letter_approved': { companyName: string }
  'seller.letter_rejected': { companyName: string } & Refused
  'seller.support_approved': { companyName: string }
  'seller.support_rejected': { companyName: string } & Refused
  'seller.shop_approved': { companyName: string }
  'seller.shop_rejected': { companyName: string } & Refused
  'seller.exit_approved': { companyName: string }
  'seller.exit_rejected': { companyName: string } & Refused
  'seller.agreement_updated': {
    title: Text
    effectiveAt: string
    blocks: ('PUBLISHING' | 'BILLS')[]
  }
}

const numbered = (reasons: string[]) =>
  reasons.length === 1 ? reasons : reasons.map((reason, i) => `${i + 1}. ${reason}`)

const blockedZh = { PUBLISHING: '发布商品', BILLS: '查看账单' } as const
const blockedEn = { PUBLISHING: 'publish products', BILLS: 'see bills' } as const

const sellerInfo = () => '/seller/profile'
const certification = () => '/seller/certification'

/** The two results of a review of something a seller handed in. */
function decided(
  link: () => string,
  subject: { zh: string; en: string },
  then: { approved: { zh: string; en: string }; rejected: { zh: string; en: string } },
): {
  approved: MessageTemplate<{ companyName: string }>
  rejected: MessageTemplate<{ companyName: string } & Refused>
} {
  const { zh, en } = subject
  const frame = { kind: 'seller', email: true, sms: true, link } as const
  return {
    approved: {
      ...frame,
      words: {
        'zh-CN': ({ companyName }) => ({
          title: `${zh}已通过`,
          paragraphs: [`${companyName} 的${zh}已通过审核。`, then.approved.zh],
          action: '查看详情',
        }),
        en: ({ companyName }) => ({
          title: `Approved: ${en}`,
          paragraphs: [`The ${en} was approved for ${companyName}.`, then.approved.en],
          action: 'View details',
        }),
      },
    },
    rejected: {
      ...frame,
      words: {
        'zh-CN': ({ companyName, reasons }) => ({
          title: `${zh}未通过`,
          paragraphs: [`${companyName} 的${zh}未通过审核。`, ...numbered(reasons), then.rejected.zh],
          action: '查看详情',
        }),
        en: ({ companyName, reasons }) => ({
          title: `Not approved: ${en}`,
          paragraphs: [
            `The ${en} was not approved for ${companyName}.`,
            ...numbered(reasons),
            then.rejected.en,
          ],
          action: 'View details',
        }),
      },
    },
  }
}

const profile = decided(
  sellerInfo,
  { zh: '商家信息变更', en: 'change of the seller profile' },
  {
    approved: { zh: '新的信息已生效。', en: 'The new details are live.' },
    rejected: {
      zh: '原有信息保持不变，请修改后重新提交。',
      en: 'The former details stay live. Correct the request and submit it again.',
    },
  },
)
const letter = decided(
  sellerInfo,
  { zh: '数据合规承诺函', en: 'data-compliance letter' },
  {
    approved: { zh: '现在可以发布数据类商品。', en: 'You can now publish data products.' },
    rejected: {
      zh: '请按原因重新签署并上传。',
      en: 'Sign and upload it again with the corrections named.',
    },
  },
)
const support = decided(
  () => '/seller/support',
  { zh: '服务与支持变更', en: 'change of service and support' },
  {
    approved: { zh: '新的号码和售后组已生效。', en: 'The new numbers and after-sales groups are live.' },
    rejected: {
      zh: '原有号码和售后组保持不变，请修改后重新提交。',
      en: 'The former numbers and groups stay live. Correct the request and submit it again.',
    },
  },
)
const shop = decided(
  () => '/seller/shop',
  { zh: '店铺装修', en: 'shop decoration' },
  {
    approved: { zh: '买家现在看到的是新的店铺。', en: 'Buyers see the new shop now.' },
    rejected: {
      zh: '买家看到的店铺保持不变，请修改后重新提交。',
      en: 'Buyers go on seeing the former shop. Correct it and submit it again.',
    },
  },
)
const exit = decided(
  () => '/seller/exit',
  { zh: '退出申请', en: 'request to leave the marketplace' },
  {
    approved: {
      zh: '店铺已关闭，同一账号不能再次入驻。感谢您的合作。',
      en: 'The shop is closed, and the account cannot join again. Thank you for working with us.',
    },
    rejected: { zh: '店铺照常营业。', en: 'The shop goes on as before.' },
  },
)

export const sellerTemplates: {
  [Name in keyof SellerTemplateValues]: MessageTemplate<SellerTemplateValues[Name]>
} = {
  'onboarding.submitted': {
    kind: 'seller',
    email: false,
    sms: false,
    link: () => '/seller',
    words: {
      'zh-CN': ({ companyName, days }) => ({
        title: '入驻申请已提交',
        paragraphs: [
          `${companyName} 的入驻申请已提交，我们将在 ${days} 个工作日内完成审核。`,
          '审核结果会发送到您填写的客服邮箱和业务联系人手机。审核前可以撤回修改。',
        ],
        action: '查看申请',
      }),
      en: ({ companyName, days }) => ({
        title: 'Your application is in',
        paragraphs: [
          `The application of ${companyName} has been submitted. We review it within ${days} business days.`,
          'The result goes to the customer-service mailbox and the mobile of the business contact. Until then you can take it back and change it.',
        ],
        action: 'View the application',
      }),
    },
  },
  'onboarding.approved': {
    kind: 'seller',
    email: true,
    sms: true,
    link: () => '/seller',
    words: {
      'zh-CN': ({ companyName }) => ({
        title: '入驻申请已通过',
        paragraphs: [
          `恭喜，${companyName} 的入驻申请已通过，卖家中心已开通。`,
          '发布商品前，请先完成商业信息认证并签署商品服务协议。',
        ],
        action: '进入卖家中心',
      }),
      en: ({ companyName }) => ({
        title: 'Your application was approved',
        paragraphs: [
          `The application of ${companyName} was approved, and the seller center is open.`,
          'Before you publish products, complete the business certification and sign the agreements.',
        ],
        action: 'Go to the seller center',
      }),
    },
  },
  'onboarding.rejected': {
    kind: 'seller',
    email: true,
    sms: true,
    link: () => '/seller',
    words: {
      'zh-CN': ({ companyName, reasons }) => ({
        title: '入驻申请未通过',
        paragraphs: [
          `${companyName} 的入驻申请未通过，请按原因修改后重新提交，次数不限。`,
          ...numbered(reasons),
        ],
        action: '修改申请',
      }),
      en: ({ companyName, reasons }) => ({
        title: 'Your application was not approved',
        paragraphs: [
          `The application of ${companyName} was not approved. Correct what is named and submit it again, as often as needed.`,
          ...numbered(reasons),
        ],
        action: 'Correct the application',
      }),
    },
  },
  'seller.transfer_sent': {
    kind: 'seller',
    email: true,
    sms: true,
    link: certification,
    words: {
      'zh-CN': ({ accountMasked }) => ({
        title: '验证款项已汇出',
        paragraphs: [
          `我们已向账户 ${accountMasked} 汇入一笔 0.01 至 0.99 元的款项。`,
          '到账后，请在卖家中心填写收到的金额完成认证；填错三次认证将被锁定。',
        ],
        action: '填写金额',
      }),
      en: ({ accountMasked }) => ({
        title: 'The verification transfer is on its way',
        paragraphs: [
          `We transferred between 0.01 and 0.99 to account ${accountMasked}.`,
          'When it arrives, enter the amount in the seller center. Three wrong amounts lock the certification.',
        ],
        action: 'Enter the amount',
      }),
    },
  },
  'seller.certified': {
    kind: 'seller',
    email: true,
    sms: true,
    link: certification,
    words: {
      'zh-CN': ({ entityName, update }) => ({
        title: update ? '认证信息已更新' : '商业信息认证已完成',
        paragraphs: [
          update
            ? `与 ${entityName} 的商业信息认证已更新，之后的账单使用新的信息。`
            : `与 ${entityName} 的商业信息认证已完成，现在可以发布商品和结算。`,
        ],
        action: '查看认证',
      }),
      en: ({ entityName, update }) => ({
        title: update ? 'Your certification was updated' : 'Your business is certified',
        paragraphs: [
          update
            ? `The business certification with ${entityName} was updated; later bills use the new details.`
            : `The business certification with ${entityName} is complete. You can now publish products and be paid.`,
        ],
        action: 'View the certification',
      }),
    },
  },
  'seller.certification_rejected': {
    kind: 'seller',
    email: true,
    sms: true,
    link: certification,
    words: {
      'zh-CN': ({ entityName, locked, reasons }) => ({
        title: locked ? '商业信息认证已锁定' : '商业信息认证未通过',
        paragraphs: [
          locked
            ? `与 ${entityName} 的商业信息认证已失败三次并锁定，请联系平台运营解锁。`
            : `与 ${entityName} 的商业信息认证未通过，请修改后重新提交。`,
          ...numbered(reasons),
        ],
        action: '查看认证',
      }),
      en: ({ entityName, locked, reasons }) => ({
        title: locked ? 'Your certification is locked' : 'Your certification was not approved',
        paragraphs: [
          locked
            ? `The business certification with ${entityName} failed three times and is locked. Ask the operations team to unlock it.`
            : `The business certification with ${entityName} was not approved. Correct it and submit again.`,
          ...numbered(reasons),
        ],
        action: 'View the certification',
      }),
    },
  },
  'seller.certification_unlocked': {
    kind: 'seller',
    email: true,
    sms: false,
    link: certification,
    words: {
      'zh-CN': ({ entityName, reason }) => ({
        title: '商业信息认证已解锁',
        paragraphs: [`与 ${entityName} 的商业信息认证已解锁，可以重新提交。`, reason],
        action: '重新认证',
      }),
      en: ({ entityName, reason }) => ({
        title: 'Your certification is unlocked',
        paragraphs: [
          `The business certification with ${entityName} is unlocked; you can submit again.`,
          reason,
        ],
        action: 'Certify again',
      }),
    },
  },
  'seller.profile_approved': profile.approved,
  'seller.profile_rejected': profile.rejected,
  'seller.letter_approved': letter.approved,
  'seller.letter_rejected': letter.rejected,
  'seller.support_approved': support.approved,
  'seller.support_rejected': support.rejected,
  'seller.shop_approved': shop.approved,
  'seller.shop_rejected': shop.rejected,
  'seller.exit_approved': exit.approved,
  'seller.exit_rejected': exit.rejected,
  'seller.agreement_updated': {
    kind: 'seller',
    email: true,
    sms: false,
    link: () => '/seller/agreements',
    words: {
      'zh-CN': ({ title, effectiveAt, blocks }, say) => ({
        title: `协议有更新：${say.text(title)}`,
        paragraphs: [
          `《${say.text(title)}》的新版本将于 ${say.time(effectiveAt)} 生效。`,
          blocks.length === 0
            ? '请在卖家中心查看并签署。'
            : `生效后，需要先签署才能${blocks.map((block) => blockedZh[block]).join('、')}。`,
        ],
        action: '查看并签署',
      }),
      en: ({ title, effectiveAt, blocks }, say) => ({
        title: `An agreement has changed: ${say.text(title)}`,
        paragraphs: [
          `A new version of “${say.text(title)}” takes effect on ${say.time(effectiveAt)}.`,
          blocks.length === 0
            ? 'Read and sign it in the seller center.'
            : `From then on you need to sign it before you can ${blocks.map((block) => blockedEn[block]).join(' or ')}.`,
        ],
        action: 'Read and sign',
      }),
    },
  },
}
