import { assetTemplates, type AssetTemplateValues } from './asset-templates.ts'
import type { MessageTemplate } from './message-template.ts'
import type { Text } from './message-text.ts'
import { operatorTemplates, type OperatorTemplateValues } from './operator-templates.ts'
import { productTemplates, type ProductTemplateValues } from './product-templates.ts'
import { sellerTemplates, type SellerTemplateValues } from './seller-templates.ts'

/** What each template says; stored with the message as JSON. Instants are ISO 8601, amounts decimal strings. */
export interface TemplateValues
  extends OperatorTemplateValues, AssetTemplateValues, ProductTemplateValues, SellerTemplateValues {
  'account.registered': { accountName: string }
  'account.login_locked': { userName: string; ip: string; at: string }
  'account.password_changed': { userName: string; ip: string; at: string }
  /** Somebody calls open APIs with the account's access key and wrong signatures. */
  'account.signatures_refused': { accessKeyId: string; count: number; address: string; at: string }
  'order.paid': { orderId: string; summary: Text; amount: string; currency: string }
  'order.canceled': { orderId: string; summary: Text; reason: Text }
  'order.completed': { orderId: string; summary: Text }
  /** Opening failed at the seller and the money went back (BUY-ORD-07). */
  'order.refunded': {
    orderId: string
    summary: Text
    amount: string
    currency: string
    sellerName: Text
    /** Phone or e-mail of the seller's support; null when it has neither. */
    sellerContact: string | null
  }
  'instance.opened': { instanceId: string; productTitle: Text; expiresAt: string | null }
  'instance.expiring': { instanceId: string; productTitle: Text; days: number; expiresAt: string }
  'instance.expired': { instanceId: string; productTitle: Text; freezesAt: string }
  'instance.frozen': { instanceId: string; productTitle: Text; releasesAt: string }
  'instance.release_soon': { instanceId: string; productTitle: Text; releasesAt: string }
  'instance.released': { instanceId: string; productTitle: Text }
  /** An authorization code waits to be claimed (BUY-SUP-17). */
  'license.code_issued': { instanceId: string; productTitle: Text }
  /** The seller uploaded a license that the buyer had asked for. */
  'license.delivered': { instanceId: string; productTitle: Text }
  /** A production interface stopped being called; a person at the seller must act. */
  'seller.delivery_failed': {
    messageId: string
    /** Order or instance that the call was for. */
    subject: string
    scenario: string
    reason: Text
  }
  /** A production interface failed for the first time and is tried again. */
  'seller.call_failing': {
    messageId: string
    subject: string
    scenario: string
    reason: Text
    nextAttemptAt: string
  }
  /** The marketplace took a product from sale because its interface kept failing (SELL-APP-13). */
  'seller.product_suspended': { productTitle: Text; reason: Text }
  'seller.product_resumed': { productTitle: Text }
  /** One round of probes found interfaces that do not work (SELL-APP-13). */
  'seller.probe_failed': {
    scenarios: { family: string; title: Text; reason: string }[]
    /** Days in a row so far, and after how many products are taken from sale. */
    days: number
    daysMax: number
  }
  'seller.probe_recovered': { scenarios: { family: string; title: Text }[] }
  'seller.order_paid': {
    orderId: string
    summary: Text
    customerName: string
    amount: string
    currency: string
  }
}

export type TemplateName = keyof TemplateValues

const orderLink = (values: { orderId: string }) => `/buyer/orders/${encodeURIComponent(values.orderId)}`
const instanceLink = (values: { instanceId: string }) =>
  `/buyer/services/${encodeURIComponent(values.instanceId)}`

export const templates: { [Name in TemplateName]: MessageTemplate<TemplateValues[Name]> } = {
  ...operatorTemplates,
  ...assetTemplates,
  ...productTemplates,
  ...sellerTemplates,
  'account.registered': {
    kind: 'account',
    email: true,
    sms: false,
    link: () => '/account/real-name',
    words: {
      'zh-CN': ({ accountName }) => ({
        title: '欢迎使用云市',
        paragraphs: [
          `账号 ${accountName} 已注册成功。`,
          '付款前需要完成实名认证，建议现在办理；之后即可挑选商品、下单和管理已购买的服务。',
        ],
        action: '完成实名认证',
      }),
      en: ({ accountName }) => ({
        title: 'Welcome to Yunshi',
        paragraphs: [
          `Your account ${accountName} is ready.`,
          'Real-name verification is needed before you pay, so it is worth doing now. After that you can choose products, order, and manage your services.',
        ],
        action: 'Verify your name',
      }),
    },
  },
  'account.signatures_refused': {
    kind: 'account',
    email: true,
    sms: false,
    link: () => '/account/access-keys',
    words: {
      'zh-CN': ({ accessKeyId, count, address, at }, say) => ({
        title: '访问密钥出现连续的错误签名',
        paragraphs: [
          `访问密钥 ${accessKeyId} 连续 ${count} 次签名错误，最近一次在 ${say.time(at)}，来自 ${address}。`,
          '这些调用均已被拒绝。如果是您的程序，请检查 SK 和签名方法；如果不是，请停用该密钥并换用新的密钥。',
        ],
        action: '管理访问密钥',
      }),
      en: ({ accessKeyId, count, address, at }, say) => ({
        title: 'Wrong signatures under your access key',
        paragraphs: [
          `${count} calls in a row under access key ${accessKeyId} had a wrong signature, the last one at ${say.time(at)} from ${address}.`,
          'All of them were refused. If it is your program, check its secret key and how it signs; if not, disable the key and use a new one.',
        ],
        action: 'Manage access keys',
      }),
    },
  },
  'account.login_locked': {
    kind: 'account',
    email: true,
    sms: 'fallback',
    link: () => '/account',
    words: {
      'zh-CN': ({ userName, ip, at }, say) => ({
        title: '登录已暂时锁定',
        paragraphs: [
          `用户 ${userName} 在 15 分钟内连续 5 次登录失败，登录已锁定 15 分钟。`,
          `最后一次尝试：${say.time(at)}，来自 ${ip}。`,
          '如果是您本人操作，请稍后再试或重置密码；如果不是，请尽快修改密码，并检查登录中的设备。',
        ],
        action: '查看账号安全',
      }),
      en: ({ userName, ip, at }, say) => ({
        title: 'Sign-in is locked for a while',
        paragraphs: [
          `Five sign-ins of user ${userName} failed within 15 minutes, so sign-in is locked for 15 minutes.`,
          `Last attempt: ${say.time(at)}, from ${ip}.`,
          'If it was you, try again later or reset the password. If not, change the password soon and check which devices are signed in.',
        ],
        action: 'Check account security',
      }),
    },
  },
  'account.password_changed': {
    kind: 'account',
    email: true,
    sms: 'fallback',
    link: () => '/account',
    words: {
      'zh-CN': ({ userName, ip, at }, say) => ({
        title: '密码已修改',
        paragraphs: [
          `用户 ${userName} 的密码已于 ${say.time(at)} 修改，操作来自 ${ip}。`,
          '其他设备已退出登录。如果不是您本人操作，请立即重置密码。',
        ],
        action: '查看账号安全',
      }),
      en: ({ userName, ip, at }, say) => ({
        title: 'Your password was changed',
        paragraphs: [
          `The password of user ${userName} was changed on ${say.time(at)}, from ${ip}.`,
          'Other devices were signed out. If it was not you, reset the password at once.',
        ],
        action: 'Check account security',
      }),
    },
  },
  'order.paid': {
    kind: 'order',
    email: true,
    sms: true,
    link: orderLink,
    words: {
      'zh-CN': ({ orderId, summary, amount, currency }, say) => ({
        title: '订单已支付',
        paragraphs: [
          `订单 ${orderId} 已支付 ${say.money(amount, currency)}，商家正在开通：${say.text(summary)}。`,
          '开通完成后会再次通知您。若商家未能按时开通，款项将自动退回。',
        ],
        action: '查看订单',
      }),
      en: ({ orderId, summary, amount, currency }, say) => ({
        title: 'Your order is paid',
        paragraphs: [
          `Order ${orderId} is paid with ${say.money(amount, currency)}. The seller is opening ${say.text(summary)}.`,
          'You will hear from us once it is open. If the seller cannot open it in time, the money comes back by itself.',
        ],
        action: 'View the order',
      }),
    },
  },
  'order.canceled': {
    kind: 'order',
    email: true,
    sms: false,
    link: orderLink,
    words: {
      'zh-CN': ({ orderId, summary, reason }, say) => ({
        title: '订单已取消',
        paragraphs: [
          `订单 ${orderId}（${say.text(summary)}）已取消。`,
          `原因：${say.text(reason)}`,
          '没有产生扣款。如仍需要，请重新下单。',
        ],
        action: '查看订单',
      }),
      en: ({ orderId, summary, reason }, say) => ({
        title: 'Your order was canceled',
        paragraphs: [
          `Order ${orderId} (${say.text(summary)}) was canceled.`,
          `Reason: ${say.text(reason)}`,
          'Nothing was charged. If you still need it, place a new order.',
        ],
        action: 'View the order',
      }),
    },
  },
  'order.completed': {
    kind: 'order',
    email: true,
    sms: false,
    link: orderLink,
    words: {
      'zh-CN': ({ orderId, summary }, say) => ({
        title: '订单已完成',
        paragraphs: [`订单 ${orderId}（${say.text(summary)}）已完成，可以开始使用。`],
        action: '查看订单',
      }),
      en: ({ orderId, summary }, say) => ({
        title: 'Your order is complete',
        paragraphs: [`Order ${orderId} (${say.text(summary)}) is complete and ready to use.`],
        action: 'View the order',
      }),
    },
  },
  'order.refunded': {
    kind: 'order',
    email: true,
    sms: true,
    link: orderLink,
    words: {
      'zh-CN': ({ orderId, summary, amount, currency, sellerName, sellerContact }, say) => ({
        title: '开通失败，款项已退回',
        paragraphs: [
          `订单 ${orderId}（${say.text(summary)}）未能开通，${say.money(amount, currency)} 已退回账户余额。`,
          `失败原因在商家（${say.text(sellerName)}）一侧，您无需任何操作。`,
          sellerContact === null
            ? '如仍需要该商品，可以稍后重新下单。'
            : `如仍需要该商品，请先联系商家（${sellerContact}）确认后再下单。`,
        ],
        action: '查看退款明细',
      }),
      en: ({ orderId, summary, amount, currency, sellerName, sellerContact }, say) => ({
        title: 'Opening failed, your money is back',
        paragraphs: [
          `Order ${orderId} (${say.text(summary)}) could not be opened. ${say.money(amount, currency)} is back in your balance.`,
          `The opening failed at the seller, ${say.text(sellerName)}. There is nothing you need to do.`,
          sellerContact === null
            ? 'If you still need the product, you can order it again later.'
            : `If you still need the product, ask the seller first (${sellerContact}), then order again.`,
        ],
        action: 'View the refund',
      }),
    },
  },
  'instance.opened': {
    kind: 'instance',
    email: true,
    sms: true,
    link: instanceLink,
    words: {
      'zh-CN': ({ productTitle, expiresAt }, say) => ({
        title: `${say.text(productTitle)} 已开通`,
        paragraphs: [
          `${say.text(productTitle)} 已开通${expiresAt === null ? '' : `，有效期至 ${say.time(expiresAt)}`}。`,
          '登录地址和初始账号请在服务详情中查看。',
        ],
        action: '查看服务',
      }),
      en: ({ productTitle, expiresAt }, say) => ({
        title: `${say.text(productTitle)} is open`,
        paragraphs: [
          `${say.text(productTitle)} is open${expiresAt === null ? '' : ` and runs until ${say.time(expiresAt)}`}.`,
          'You find its address and first account on the page of the service.',
        ],
        action: 'View the service',
      }),
    },
  },
  'instance.expiring': {
    kind: 'instance',
    email: true,
    sms: true,
    link: instanceLink,
    words: {
      'zh-CN': ({ productTitle, days, expiresAt }, say) => ({
        title: `${say.text(productTitle)} 将在 ${days} 天后到期`,
        paragraphs: [
          `${say.text(productTitle)} 将于 ${say.time(expiresAt)} 到期。`,
          '到期前续费可避免服务中断；如不再需要，无需操作。',
        ],
        action: '查看服务',
      }),
      en: ({ productTitle, days, expiresAt }, say) => ({
        title: `${say.text(productTitle)} ends in ${days} ${days === 1 ? 'day' : 'days'}`,
        paragraphs: [
          `${say.text(productTitle)} ends on ${say.time(expiresAt)}.`,
          'Renew before then to keep it running. If you no longer need it, do nothing.',
        ],
        action: 'View the service',
      }),
    },
  },
  'instance.expired': {
    kind: 'instance',
    email: true,
    sms: true,
    link: instanceLink,
    words: {
      'zh-CN': ({ productTitle, freezesAt }, say) => ({
        title: `${say.text(productTitle)} 已到期`,
        paragraphs: [
          `${say.text(productTitle)} 已到期，宽限期内仍可使用，将于 ${say.time(freezesAt)} 冻结。`,
          '如需继续使用，请在冻结前处理。',
        ],
        action: '查看服务',
      }),
      en: ({ productTitle, freezesAt }, say) => ({
        title: `${say.text(productTitle)} has ended`,
        paragraphs: [
          `${say.text(productTitle)} has ended. It stays usable for a grace period and is frozen on ${say.time(freezesAt)}.`,
          'If you want to keep it, act before then.',
        ],
        action: 'View the service',
      }),
    },
  },
  'instance.frozen': {
    kind: 'instance',
    email: true,
    sms: true,
    link: instanceLink,
    words: {
      'zh-CN': ({ productTitle, releasesAt }, say) => ({
        title: `${say.text(productTitle)} 已冻结`,
        paragraphs: [
          `${say.text(productTitle)} 已冻结，暂停使用，数据保留至 ${say.time(releasesAt)}。`,
          '保留期结束后服务将被释放，数据无法恢复，请及时备份。',
        ],
        action: '查看服务',
      }),
      en: ({ productTitle, releasesAt }, say) => ({
        title: `${say.text(productTitle)} is frozen`,
        paragraphs: [
          `${say.text(productTitle)} is frozen and cannot be used. Its data is kept until ${say.time(releasesAt)}.`,
          'After that the service is released and its data cannot be restored. Save what you need in time.',
        ],
        action: 'View the service',
      }),
    },
  },
  'instance.release_soon': {
    kind: 'instance',
    email: true,
    sms: true,
    link: instanceLink,
    words: {
      'zh-CN': ({ productTitle, releasesAt }, say) => ({
        title: `${say.text(productTitle)} 即将释放`,
        paragraphs: [
          `${say.text(productTitle)} 将于 ${say.time(releasesAt)} 释放，届时数据无法恢复。`,
          '如有需要保留的数据，请立即联系商家。',
        ],
        action: '查看服务',
      }),
      en: ({ productTitle, releasesAt }, say) => ({
        title: `${say.text(productTitle)} is about to be released`,
        paragraphs: [
          `${say.text(productTitle)} is released on ${say.time(releasesAt)}. Its data cannot be restored after that.`,
          'If there is data you must keep, contact the seller now.',
        ],
        action: 'View the service',
      }),
    },
  },
  'instance.released': {
    kind: 'instance',
    email: true,
    sms: true,
    link: instanceLink,
    words: {
      'zh-CN': ({ productTitle }, say) => ({
        title: `${say.text(productTitle)} 已释放`,
        paragraphs: [
          `${say.text(productTitle)} 已释放，不再产生费用，数据已不可恢复。`,
          '订单和使用记录仍可查看。',
        ],
        action: '查看记录',
      }),
      en: ({ productTitle }, say) => ({
        title: `${say.text(productTitle)} was released`,
        paragraphs: [
          `${say.text(productTitle)} was released. It costs nothing more, and its data cannot be restored.`,
          'Its orders and records stay visible.',
        ],
        action: 'View the record',
      }),
    },
  },
  'seller.delivery_failed': {
    kind: 'seller',
    email: true,
    sms: true,
    link: ({ messageId }) => `/seller/messages/${encodeURIComponent(messageId)}`,
    words: {
      'zh-CN': ({ subject, scenario, reason }, say) => ({
        title: `生产接口调用已停止：${scenario}`,
        paragraphs: [
          `${subject} 的 ${scenario} 调用在重试期内没有成功，已停止重试。`,
          `最后的失败原因：${say.text(reason)}`,
          '请修复生产接口后重新启动该消息。新购开通失败的订单会自动退款。',
        ],
        action: '查看调用记录',
      }),
      en: ({ subject, scenario, reason }, say) => ({
        title: `Production interface stopped: ${scenario}`,
        paragraphs: [
          `The ${scenario} call for ${subject} did not succeed while it was retried, and retrying has stopped.`,
          `Last reason: ${say.text(reason)}`,
          'Repair the production interface, then restart the message. Orders whose opening failed are refunded automatically.',
        ],
        action: 'View the attempts',
      }),
    },
  },
  'seller.call_failing': {
    kind: 'seller',
    email: true,
    sms: false,
    link: ({ messageId }) => `/seller/messages/${encodeURIComponent(messageId)}`,
    words: {
      'zh-CN': ({ subject, scenario, reason, nextAttemptAt }, say) => ({
        title: `生产接口调用失败：${scenario}`,
        paragraphs: [
          `${subject} 的 ${scenario} 调用失败：${say.text(reason)}`,
          `系统将自动重试，下一次在 ${say.time(nextAttemptAt)}。修复后也可以在调用记录中立即重新启动。`,
          '同一小时内的其他失败不再逐一发送邮件，请在生产接口消息中查看。',
        ],
        action: '查看调用记录',
      }),
      en: ({ subject, scenario, reason, nextAttemptAt }, say) => ({
        title: `Production interface failed: ${scenario}`,
        paragraphs: [
          `The ${scenario} call for ${subject} failed: ${say.text(reason)}`,
          `It is tried again by itself, next on ${say.time(nextAttemptAt)}. Once repaired, you may restart it at once from the attempts.`,
          'Other failures within the hour are not mailed one by one: see your interface messages.',
        ],
        action: 'View the attempts',
      }),
    },
  },
  'seller.product_suspended': {
    kind: 'seller',
    email: true,
    sms: true,
    link: () => '/seller/products',
    words: {
      'zh-CN': ({ productTitle, reason }, say) => ({
        title: `商品已暂停销售：${say.text(productTitle)}`,
        paragraphs: [
          `${say.text(productTitle)} 因${say.text(reason)}，已暂停销售。已购服务不受影响。`,
          '请修复生产接口并通过调试，然后联系运营人员恢复销售。',
        ],
        action: '查看商品',
      }),
      en: ({ productTitle, reason }, say) => ({
        title: `Taken from sale: ${say.text(productTitle)}`,
        paragraphs: [
          `${say.text(productTitle)} was taken from sale: ${say.text(reason)}. What was bought is not affected.`,
          'Repair the production interface, pass debugging, and ask the operator to put it back on sale.',
        ],
        action: 'View products',
      }),
    },
  },
  'seller.probe_failed': {
    kind: 'seller',
    email: true,
    sms: true,
    link: () => '/seller/debugging/cases',
    words: {
      'zh-CN': ({ scenarios, days, daysMax }, say) => ({
        title: `拨测失败：${scenarios.length} 个场景`,
        paragraphs: [
          `在售商品的 ${scenarios.length} 个调试用例拨测失败，已连续 ${days} 天；连续 ${daysMax} 天失败将暂停销售。`,
          ...scenarios.map(({ family, title, reason }) => `${family} ${say.text(title)}：${reason}`),
          '请在 2 个工作日内修复，并在调试用例中重跑确认。',
        ],
        action: '查看调试用例',
      }),
      en: ({ scenarios, days, daysMax }, say) => ({
        title: `Probe failed: ${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}`,
        paragraphs: [
          `${scenarios.length} saved ${scenarios.length === 1 ? 'case' : 'cases'} of your products on sale failed in the probe, for ${days} ${days === 1 ? 'day' : 'days'} in a row. After ${daysMax} days products are taken from sale.`,
          ...scenarios.map(({ family, title, reason }) => `${family} ${say.text(title)}: ${reason}`),
          'Please repair them within 2 working days and replay the cases.',
        ],
        action: 'View debug cases',
      }),
    },
  },
  'seller.probe_recovered': {
    kind: 'seller',
    email: true,
    sms: false,
    link: () => '/seller/debugging/cases',
    words: {
      'zh-CN': ({ scenarios }, say) => ({
        title: `拨测恢复：${scenarios.length} 个场景`,
        paragraphs: [
          '以下场景的拨测已恢复正常：',
          ...scenarios.map(({ family, title }) => `${family} ${say.text(title)}`),
        ],
        action: '查看调试用例',
      }),
      en: ({ scenarios }, say) => ({
        title: `Probe recovered: ${scenarios.length} ${scenarios.length === 1 ? 'scenario' : 'scenarios'}`,
        paragraphs: [
          'These scenarios work again:',
          ...scenarios.map(({ family, title }) => `${family} ${say.text(title)}`),
        ],
        action: 'View debug cases',
      }),
    },
  },
  'seller.product_resumed': {
    kind: 'seller',
    email: true,
    sms: false,
    link: () => '/seller/products',
    words: {
      'zh-CN': ({ productTitle }, say) => ({
        title: `商品已恢复销售：${say.text(productTitle)}`,
        paragraphs: [`${say.text(productTitle)} 已恢复销售。`],
        action: '查看商品',
      }),
      en: ({ productTitle }, say) => ({
        title: `Back on sale: ${say.text(productTitle)}`,
        paragraphs: [`${say.text(productTitle)} is on sale again.`],
        action: 'View products',
      }),
    },
  },
  'license.code_issued': {
    kind: 'instance',
    email: true,
    sms: false,
    link: instanceLink,
    words: {
      'zh-CN': ({ productTitle }, say) => ({
        title: '授权码待领取',
        paragraphs: [
          `您购买的 ${say.text(productTitle)} 已生成授权码，请到服务详情领取。`,
          '领取后，在软件中填写授权码，或交给商家激活；服务自激活时开始计时。领取后将无法发起协商退订。',
        ],
        action: '领取授权码',
      }),
      en: ({ productTitle }, say) => ({
        title: 'Your authorization code is ready',
        paragraphs: [
          `The authorization code of ${say.text(productTitle)} is waiting for you on the page of the service.`,
          'Claim it, then enter it in the software or hand it to the seller; the term begins with its activation. After claiming, a refund can no longer be negotiated.',
        ],
        action: 'Claim the code',
      }),
    },
  },
  'license.delivered': {
    kind: 'instance',
    email: true,
    sms: false,
    link: instanceLink,
    words: {
      'zh-CN': ({ productTitle }, say) => ({
        title: 'License 已送达',
        paragraphs: [`商家已上传您为 ${say.text(productTitle)} 申请的 License。`, '请到服务详情复制或下载。'],
        action: '查看 License',
      }),
      en: ({ productTitle }, say) => ({
        title: 'Your license has arrived',
        paragraphs: [
          `The seller has uploaded the license that you asked for: ${say.text(productTitle)}.`,
          'Copy or download it on the page of the service.',
        ],
        action: 'View the license',
      }),
    },
  },
  'seller.order_paid': {
    kind: 'seller',
    email: true,
    sms: false,
    link: ({ orderId }) => `/seller/orders?orderId=${encodeURIComponent(orderId)}`,
    words: {
      'zh-CN': ({ orderId, summary, customerName, amount, currency }, say) => ({
        title: '收到新订单',
        paragraphs: [
          `${customerName} 购买了 ${say.text(summary)}，订单 ${orderId} 已支付 ${say.money(amount, currency)}。`,
          '平台正在调用生产接口开通，无需手动处理。',
        ],
        action: '查看订单',
      }),
      en: ({ orderId, summary, customerName, amount, currency }, say) => ({
        title: 'You have a new order',
        paragraphs: [
          `${customerName} bought ${say.text(summary)}. Order ${orderId} is paid with ${say.money(amount, currency)}.`,
          'The marketplace is calling your production interface; there is nothing to do by hand.',
        ],
        action: 'View the order',
      }),
    },
  },
}

/** Whether this program knows the template; messages outlive the program that wrote them. */
export function isTemplateName(name: string): name is TemplateName {
  return Object.hasOwn(templates, name)
}
