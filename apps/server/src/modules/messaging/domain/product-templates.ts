import type { MessageTemplate } from './message-template.ts'
import type { Text } from './message-text.ts'

/** What sellers are told of their products (SELL-MSG-05). */
export interface ProductTemplateValues {
  /** Of a publication or a change (types 101 and product information change). */
  'seller.application_approved': { applicationId: string; kind: 'publish' | 'modify'; title: Text }
  'seller.application_rejected': {
    applicationId: string
    kind: 'publish' | 'modify'
    title: Text
    reasons: string[]
  }
  /** Saved debug cases failed at submission (PUB-002). */
  'seller.application_returned': {
    applicationId: string
    title: Text
    failures: { scenario: Text; reason: Text }[]
  }
  /** Taken from sale for good by its seller (SELL-PUB-121), or by the marketplace (OPS-RISK-02). */
  'seller.product_removed': { title: Text; by: 'seller' | 'platform'; reason: string }
  /** OPS-RISK-04 */
  'seller.product_frozen': { title: Text; reason: string; until: string | null }
  'seller.product_unfrozen': { title: Text }
  /** SELL-PUB-140 */
  'seller.stock_low': { title: Text; specification: Text; available: number }
  /** SELL-PUB-131 */
  'seller.upgrade_rule_ended': {
    title: Text
    source: Text
    target: Text
    reason: 'REMOVED' | 'NOT_PERIOD' | 'NOT_DEARER'
  }
}

const upgradeEnds = {
  'zh-CN': {
    REMOVED: '其中一个 SKU 已不在售',
    NOT_PERIOD: '两个 SKU 不再有共同的计费周期',
    NOT_DEARER: '目标 SKU 不再比原 SKU 贵',
  },
  en: {
    REMOVED: 'one of the SKUs is not on sale any more',
    NOT_PERIOD: 'the SKUs share no period any more',
    NOT_DEARER: 'the target is not dearer than the source any more',
  },
} as const

const link = ({ applicationId }: { applicationId: string }) =>
  `/seller/applications/${encodeURIComponent(applicationId)}`

const what = {
  'zh-CN': { publish: '商品发布申请', modify: '商品修改申请' },
  en: { publish: 'The application to publish', modify: 'The application to change' },
} as const

export const productTemplates: {
  [Name in keyof ProductTemplateValues]: MessageTemplate<ProductTemplateValues[Name]>
} = {
  'seller.application_approved': {
    kind: 'seller',
    email: true,
    sms: true,
    link,
    words: {
      'zh-CN': ({ kind, title }, say) => ({
        title: `${what['zh-CN'][kind]}审核通过：${say.text(title)}`,
        paragraphs: [
          kind === 'publish'
            ? `${say.text(title)}已审核通过并上架，买家现在可以找到并购买。`
            : `${say.text(title)}的修改已审核通过并生效；已有订单按下单时的内容履行。`,
        ],
        action: '查看申请',
      }),
      en: ({ kind, title }, say) => ({
        title: `${what.en[kind]} ${say.text(title)} was approved`,
        paragraphs: [
          kind === 'publish'
            ? `${say.text(title)} was approved and is on sale; buyers can find and buy it now.`
            : `The changes of ${say.text(title)} were approved and are in effect; orders placed before keep what they were placed for.`,
        ],
        action: 'View the application',
      }),
    },
  },
  'seller.application_rejected': {
    kind: 'seller',
    email: true,
    sms: true,
    link,
    words: {
      'zh-CN': ({ kind, title, reasons }, say) => ({
        title: `${what['zh-CN'][kind]}被驳回：${say.text(title)}`,
        paragraphs: [
          `${say.text(title)}没有通过审核，请按原因修改后重新提交。`,
          ...reasons.map((reason) => `· ${reason}`),
        ],
        action: '查看原因并修改',
      }),
      en: ({ kind, title, reasons }, say) => ({
        title: `${what.en[kind]} ${say.text(title)} was rejected`,
        paragraphs: [
          `${say.text(title)} was not approved. Mend what is listed and submit it again.`,
          ...reasons.map((reason) => `· ${reason}`),
        ],
        action: 'See the reasons',
      }),
    },
  },
  'seller.application_returned': {
    kind: 'seller',
    email: true,
    sms: false,
    link,
    words: {
      'zh-CN': ({ title, failures }, say) => ({
        title: `申请没有提交成功：${say.text(title)}`,
        paragraphs: [
          `提交${say.text(title)}时回放调试用例失败，申请已退回草稿；修复接口后请重新提交。`,
          ...failures.map(({ scenario, reason }) => `· ${say.text(scenario)}：${say.text(reason)}`),
        ],
        action: '查看申请',
      }),
      en: ({ title, failures }, say) => ({
        title: `${say.text(title)} was not submitted`,
        paragraphs: [
          `Debug cases failed when ${say.text(title)} was submitted, so it is a draft again. Mend the interface and submit once more.`,
          ...failures.map(({ scenario, reason }) => `· ${say.text(scenario)}: ${say.text(reason)}`),
        ],
        action: 'View the application',
      }),
    },
  },
  'seller.product_removed': {
    kind: 'seller',
    email: true,
    sms: false,
    link: () => '/seller/products',
    words: {
      'zh-CN': ({ title, by, reason }, say) => ({
        title: `商品已停售：${say.text(title)}`,
        paragraphs:
          by === 'platform'
            ? [
                `${say.text(title)}已被云市强制下架，不能再购买；已购服务不受影响，请继续履约。`,
                `原因：${reason}`,
                '如有异议，请在 7 天内联系运营人员申诉。',
              ]
            : [`${say.text(title)}已按您的操作下架，不能恢复；已购服务不受影响，请继续履约。`],
        action: '查看商品',
      }),
      en: ({ title, by, reason }, say) => ({
        title: `${say.text(title)} is no longer sold`,
        paragraphs:
          by === 'platform'
            ? [
                `The marketplace took ${say.text(title)} from sale. What was bought goes on; please keep serving it.`,
                `Reason: ${reason}`,
                'If you disagree, appeal to operations within 7 days.',
              ]
            : [
                `You removed ${say.text(title)}. This cannot be undone. What was bought goes on; please keep serving it.`,
              ],
        action: 'View products',
      }),
    },
  },
  'seller.product_frozen': {
    kind: 'seller',
    email: true,
    sms: true,
    link: () => '/seller/products',
    words: {
      'zh-CN': ({ title, reason, until }, say) => ({
        title: `商品已冻结：${say.text(title)}`,
        paragraphs: [
          `${say.text(title)}已被冻结，暂停接受新订单；已购服务不受影响。`,
          `原因：${reason}`,
          until === null ? '解冻时间由运营人员决定。' : `将于 ${say.time(until)} 自动解冻。`,
        ],
        action: '查看商品',
      }),
      en: ({ title, reason, until }, say) => ({
        title: `${say.text(title)} was frozen`,
        paragraphs: [
          `${say.text(title)} takes no new orders for now. What was bought goes on.`,
          `Reason: ${reason}`,
          until === null
            ? 'It stays frozen until operations end it.'
            : `The freeze ends by itself at ${say.time(until)}.`,
        ],
        action: 'View products',
      }),
    },
  },
  'seller.product_unfrozen': {
    kind: 'seller',
    email: true,
    sms: false,
    link: () => '/seller/products',
    words: {
      'zh-CN': ({ title }, say) => ({
        title: `商品已解冻：${say.text(title)}`,
        paragraphs: [`${say.text(title)}的冻结已结束，商品恢复到冻结前的状态。`],
        action: '查看商品',
      }),
      en: ({ title }, say) => ({
        title: `${say.text(title)} is no longer frozen`,
        paragraphs: [`The freeze of ${say.text(title)} ended; it is what it was before.`],
        action: 'View products',
      }),
    },
  },
  'seller.upgrade_rule_ended': {
    kind: 'seller',
    email: true,
    sms: false,
    link: () => '/seller/sales-configuration?tab=upgrades',
    words: {
      'zh-CN': ({ title, source, target, reason }, say) => ({
        title: `升级规则已失效：${say.text(title)}`,
        paragraphs: [
          `${say.text(title)}从“${say.text(source)}”升级到“${say.text(target)}”的规则已自动失效：${upgradeEnds['zh-CN'][reason]}。已购买的升级不受影响。`,
        ],
        action: '查看升级规则',
      }),
      en: ({ title, source, target, reason }, say) => ({
        title: `An upgrade rule of ${say.text(title)} ended`,
        paragraphs: [
          `The rule from ${say.text(source)} to ${say.text(target)} ended by itself: ${upgradeEnds.en[reason]}. Upgrades that were bought stay as they are.`,
        ],
        action: 'View upgrade rules',
      }),
    },
  },
  'seller.stock_low': {
    kind: 'seller',
    email: true,
    sms: false,
    link: () => '/seller/inventory',
    words: {
      'zh-CN': ({ title, specification, available }, say) => ({
        title: `库存不足：${say.text(title)}`,
        paragraphs: [
          `${say.text(title)}的规格“${say.text(specification)}”只剩 ${available} 件可售；为 0 时买家将看到“售罄”。`,
        ],
        action: '设置库存',
      }),
      en: ({ title, specification, available }, say) => ({
        title: `Low stock: ${say.text(title)}`,
        paragraphs: [
          `Pieces left of ${say.text(title)}, ${say.text(specification)}: ${available}. At zero it shows as sold out.`,
        ],
        action: 'Set stock',
      }),
    },
  },
}
