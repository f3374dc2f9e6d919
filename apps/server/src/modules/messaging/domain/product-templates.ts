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
}

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
}
