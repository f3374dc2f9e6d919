import type { Locale } from '../../../locale.ts'

export type LegalText = { updatedAt: string; sections: { title: string; paragraphs: string[] }[] }

const updatedAt = '2026-11-01T00:00:00+08:00'

/**
 * Short texts for a marketplace somebody hosts themselves. The operator of a public site replaces them with terms
 * of their own; these say honestly what the software does.
 */
export const terms: Record<Locale, LegalText> = {
  'zh-CN': {
    updatedAt,
    sections: [
      {
        title: '谁提供服务',
        paragraphs: [
          '本站由部署它的机构运营。通用商品由商家提供并开具发票，商家对商品与服务负责；平台提供展示、下单、收付款、开通与售后的工具。',
          '每个商品页写明提供方、交付方式、服务时间和联系方式，购买前请阅读。',
        ],
      },
      {
        title: '账号',
        paragraphs: [
          '请使用真实信息注册，并妥善保管密码、验证码和访问密钥。主账号对其子用户的操作负责。付款、续费和退订前需要完成实名认证。',
        ],
      },
      {
        title: '订单与付款',
        paragraphs: [
          '价格以提交订单时显示的金额为准。订单为您保留 7 天，逾期未付自动取消，取消后不能恢复。',
          '付款后由商家系统开通。若 3 小时内未能开通，订单将自动全额退款到账户余额。',
        ],
      },
      {
        title: '到期与数据',
        paragraphs: [
          '服务到期后进入宽限期，随后冻结并进入保留期，保留期结束后释放，释放后的数据不能恢复。请在到期前续费或导出数据。',
        ],
      },
      {
        title: '合理使用',
        paragraphs: [
          '请勿利用本站从事违法活动、干扰系统运行或侵犯他人权利。违反者的账号或服务可能被冻结，处理结果可以申诉。',
        ],
      },
      {
        title: '沙箱环境',
        paragraphs: ['标有“沙箱环境”的站点仅供体验，其中的商品、付款和消息均为演示，数据可能随时清除。'],
      },
    ],
  },
  en: {
    updatedAt,
    sections: [
      {
        title: 'Who provides what',
        paragraphs: [
          'This site is run by the organization that hosts it. General products are provided and invoiced by their sellers, who answer for them; the marketplace provides the tools to show, order, pay, open and support them.',
          'Every product page names the provider, the kind of delivery, service hours and contacts. Please read it before you buy.',
        ],
      },
      {
        title: 'Your account',
        paragraphs: [
          'Register with true information and keep passwords, codes and access keys to yourself. The main account answers for what its sub-users do. Paying, renewing and unsubscribing need real-name verification.',
        ],
      },
      {
        title: 'Orders and payment',
        paragraphs: [
          'The price shown when you place the order applies. An order is held for 7 days; unpaid orders are then cancelled and cannot be revived.',
          'After payment the seller’s system opens the service. If it is not opened within 3 hours, the order is refunded in full to your balance.',
        ],
      },
      {
        title: 'Expiry and data',
        paragraphs: [
          'After expiry a service enters a grace period, is then frozen for a retention period, and finally released. Released data cannot be restored; please renew or export before.',
        ],
      },
      {
        title: 'Fair use',
        paragraphs: [
          'Do not use this site for unlawful purposes, to disturb its operation or to infringe the rights of others. Accounts or services may be frozen in that case; decisions can be appealed.',
        ],
      },
      {
        title: 'Sandbox',
        paragraphs: [
          'A site marked “Sandbox” is for trying things out. Its products, payments and messages are demonstrations and its data may be deleted at any time.',
        ],
      },
    ],
  },
}

export const privacy: Record<Locale, LegalText> = {
  'zh-CN': {
    updatedAt,
    sections: [
      {
        title: '我们保存什么',
        paragraphs: [
          '账号资料（账号名、手机号或邮箱、实名状态）、订单与资金流水、已购买服务的信息，以及为保障安全而保留的登录与操作记录。实名证件号码加密保存。',
        ],
      },
      {
        title: '用来做什么',
        paragraphs: ['用于下单、付款、开通、售后、开票、安全审计和法律要求的留存，不用于广告，也不出售。'],
      },
      {
        title: '提供给谁',
        paragraphs: [
          '为开通服务，我们把必要的信息（订单编号、规格、数量、周期，以及商品要求时的联系方式或子用户名）提供给您购买的商家。商家如何处理由其自己的声明说明。',
        ],
      },
      {
        title: 'Cookie',
        paragraphs: [
          '仅使用两种必要的 Cookie：登录会话和语言选择。没有第三方脚本和跟踪。搜索记录只保存在您的浏览器里。',
        ],
      },
      {
        title: '您的权利',
        paragraphs: [
          '您可以在账号中心查看和更正资料、结束其他设备的登录。需要导出或删除资料，请联系本站的运营方。',
        ],
      },
    ],
  },
  en: {
    updatedAt,
    sections: [
      {
        title: 'What we keep',
        paragraphs: [
          'Account details (name, phone or e-mail, verification state), orders and movements of money, what you bought, and records of sign-ins and actions for security. Identity document numbers are stored encrypted.',
        ],
      },
      {
        title: 'What for',
        paragraphs: [
          'To take orders and payments, open and support services, issue invoices, audit security and meet legal duties. Not for advertising, and never for sale.',
        ],
      },
      {
        title: 'Who receives it',
        paragraphs: [
          'To open a service, its seller receives what is needed: order number, plan, quantity, period, and contact details or the sub-user’s name where the product asks for them. The seller’s own notice says how they handle it.',
        ],
      },
      {
        title: 'Cookies',
        paragraphs: [
          'Only two, both necessary: your session and your choice of language. No third-party scripts, no tracking. Recent searches stay in your browser.',
        ],
      },
      {
        title: 'Your rights',
        paragraphs: [
          'You can see and correct your details and end other sessions in the account center. To export or delete your data, contact the operator of this site.',
        ],
      },
    ],
  },
}
