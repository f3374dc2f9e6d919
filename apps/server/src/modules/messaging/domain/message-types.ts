import type { LocalizedText } from '../../../kernel/text.ts'
import { templates, type TemplateName } from './templates.ts'

export const messageTypes = [
  'PRODUCT_OPENED',
  'PRODUCT_RENEWAL',
  'PRODUCT_RELEASED',
  'PRODUCT_CHANGED',
  'ORDER',
  'OPERATION',
  'INTERFACE',
  'REVIEW_RESULT',
  'CERTIFICATION',
  'PLATFORM',
  'SERVICE',
  'COMPLIANCE',
  'SECURITY',
] as const
/** What people subscribe to (SELL-MSG-05, BUY-MSG-04). */
export type MessageType = (typeof messageTypes)[number]

/** Who has messages of a type. */
export type Audience = 'buyer' | 'seller' | 'operator'

export interface MessageTypeRule {
  name: LocalizedText
  /** What brings such a message. */
  scenes: LocalizedText
  /** Cannot be unsubscribed. */
  mandatory: boolean
  audiences: readonly Audience[]
}

export const messageTypeRules: Record<MessageType, MessageTypeRule> = {
  PRODUCT_OPENED: {
    name: { zh: '产品创建开通通知', en: 'Product created and opened' },
    scenes: {
      zh: '服务开通、授权码待领取、License 送达；商家收到订单、商品发布审核结果、销售状态变更',
      en: 'A service is open, a code or license is ready; sellers: a new order, the review of a product, its sales state',
    },
    mandatory: false,
    audiences: ['buyer', 'seller'],
  },
  PRODUCT_RENEWAL: {
    name: { zh: '产品续费通知', en: 'Product renewal' },
    scenes: {
      zh: '服务即将到期、已到期、已冻结',
      en: 'A service is about to expire, has expired or is frozen',
    },
    mandatory: false,
    audiences: ['buyer'],
  },
  PRODUCT_RELEASED: {
    name: { zh: '产品已释放通知', en: 'Product released' },
    scenes: { zh: '服务即将释放、已释放', en: 'A service is about to be released or was released' },
    mandatory: false,
    audiences: ['buyer'],
  },
  PRODUCT_CHANGED: {
    name: { zh: '产品信息变更通知', en: 'Product information changed' },
    scenes: {
      zh: '变更规则停用等商品信息变化',
      en: 'An upgrade rule ended, or other information of a product changed',
    },
    mandatory: false,
    audiences: ['seller'],
  },
  ORDER: {
    name: { zh: '订单通知', en: 'Orders' },
    scenes: { zh: '订单支付、取消、完成、退款', en: 'An order is paid, canceled, completed or refunded' },
    mandatory: false,
    audiences: ['buyer'],
  },
  OPERATION: {
    name: { zh: '运维提醒', en: 'Operation reminders' },
    scenes: { zh: '商品库存不足；审核任务超期', en: 'Stock runs low; a review is overdue' },
    mandatory: false,
    audiences: ['seller', 'operator'],
  },
  INTERFACE: {
    name: { zh: '接口异常', en: 'Interface exceptions' },
    scenes: {
      zh: '生产接口调用失败、拨测失败与恢复',
      en: 'A production interface failed; a probe failed or recovered',
    },
    mandatory: false,
    audiences: ['seller'],
  },
  REVIEW_RESULT: {
    name: { zh: '审核结果', en: 'Review results' },
    scenes: {
      zh: '资产、店铺、企业信息、服务支持、合规承诺函、退出的审核结果',
      en: 'Assets, shop, company information, support, compliance letter or exit were reviewed',
    },
    mandatory: false,
    audiences: ['seller'],
  },
  CERTIFICATION: {
    name: { zh: '认证通知', en: 'Certification' },
    scenes: { zh: '商业信息认证的进展和结果', en: 'Progress and result of business certification' },
    mandatory: false,
    audiences: ['seller'],
  },
  PLATFORM: {
    name: { zh: '平台通知', en: 'Marketplace notices' },
    scenes: { zh: '协议更新、入驻进展', en: 'An agreement was updated; progress of joining' },
    mandatory: false,
    audiences: ['buyer', 'seller'],
  },
  SERVICE: {
    name: { zh: '账号通知', en: 'Account notices' },
    scenes: { zh: '账号注册成功', en: 'The account was registered' },
    mandatory: false,
    audiences: ['buyer', 'seller', 'operator'],
  },
  COMPLIANCE: {
    name: { zh: '合规通知', en: 'Compliance' },
    scenes: {
      zh: '商品冻结、解冻、暂停与恢复销售、下架',
      en: 'A product is frozen, suspended, resumed or removed',
    },
    mandatory: true,
    audiences: ['seller'],
  },
  SECURITY: {
    name: { zh: '安全通知', en: 'Security' },
    scenes: {
      zh: '登录锁定、密码修改、访问密钥签名错误',
      en: 'Sign-in locked, password changed, wrong signatures with an access key',
    },
    mandatory: true,
    audiences: ['buyer', 'seller', 'operator'],
  },
}

/** The type of every message (SELL-MSG-05). */
export const typeOfTemplate: Record<TemplateName, MessageType> = {
  'account.registered': 'SERVICE',
  'account.login_locked': 'SECURITY',
  'account.password_changed': 'SECURITY',
  'account.signatures_refused': 'SECURITY',
  'order.paid': 'ORDER',
  'order.canceled': 'ORDER',
  'order.completed': 'ORDER',
  'order.refunded': 'ORDER',
  'instance.opened': 'PRODUCT_OPENED',
  'instance.expiring': 'PRODUCT_RENEWAL',
  'instance.expired': 'PRODUCT_RENEWAL',
  'instance.frozen': 'PRODUCT_RENEWAL',
  'instance.release_soon': 'PRODUCT_RELEASED',
  'instance.released': 'PRODUCT_RELEASED',
  'license.code_issued': 'PRODUCT_OPENED',
  'license.delivered': 'PRODUCT_OPENED',
  'operator.review_overdue': 'OPERATION',
  'onboarding.submitted': 'PLATFORM',
  'onboarding.approved': 'PLATFORM',
  'onboarding.rejected': 'PLATFORM',
  'seller.agreement_updated': 'PLATFORM',
  'seller.application_approved': 'PRODUCT_OPENED',
  'seller.application_rejected': 'PRODUCT_OPENED',
  'seller.application_returned': 'PRODUCT_OPENED',
  'seller.order_paid': 'PRODUCT_OPENED',
  'seller.asset_approved': 'REVIEW_RESULT',
  'seller.asset_rejected': 'REVIEW_RESULT',
  'seller.asset_scan_failed': 'REVIEW_RESULT',
  'seller.profile_approved': 'REVIEW_RESULT',
  'seller.profile_rejected': 'REVIEW_RESULT',
  'seller.letter_approved': 'REVIEW_RESULT',
  'seller.letter_rejected': 'REVIEW_RESULT',
  'seller.support_approved': 'REVIEW_RESULT',
  'seller.support_rejected': 'REVIEW_RESULT',
  'seller.shop_approved': 'REVIEW_RESULT',
  'seller.shop_rejected': 'REVIEW_RESULT',
  'seller.exit_approved': 'REVIEW_RESULT',
  'seller.exit_rejected': 'REVIEW_RESULT',
  'seller.transfer_sent': 'CERTIFICATION',
  'seller.certified': 'CERTIFICATION',
  'seller.certification_rejected': 'CERTIFICATION',
  'seller.certification_unlocked': 'CERTIFICATION',
  'seller.delivery_failed': 'INTERFACE',
  'seller.call_failing': 'INTERFACE',
  'seller.probe_failed': 'INTERFACE',
  'seller.probe_recovered': 'INTERFACE',
  'seller.stock_low': 'OPERATION',
  'seller.upgrade_rule_ended': 'PRODUCT_CHANGED',
  'seller.product_suspended': 'COMPLIANCE',
  'seller.product_resumed': 'COMPLIANCE',
  'seller.product_frozen': 'COMPLIANCE',
  'seller.product_unfrozen': 'COMPLIANCE',
  'seller.product_removed': 'COMPLIANCE',
}

/** The ways that messages of a type take unless an account chose otherwise. */
export function ownWaysOf(type: MessageType): { email: boolean; sms: boolean } {
  const own = Object.entries(templates).filter(([name]) => typeOfTemplate[name as TemplateName] === type)
  return {
    email: own.some(([, template]) => template.email),
    sms: own.some(([, template]) => template.sms === true),
  }
}

/** Types that people of these roles have messages of, in the order of the list. */
export function typesFor(roles: ReadonlySet<string>): MessageType[] {
  return messageTypes.filter((type) =>
    messageTypeRules[type].audiences.some((audience) => roles.has(audience)),
  )
}

export const isMessageType = (text: string): text is MessageType =>
  (messageTypes as readonly string[]).includes(text)
