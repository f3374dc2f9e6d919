import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { retryDelayMs, SEND_ATTEMPTS_MAX } from './backoff.ts'
import { escapeHtml, oneLine, wordingFor } from './message-text.ts'
import { bodyHtmlOf, codeMessageOf, mailOf, smsOf, wordsOf } from './render-message.ts'
import { isTemplateName, templates, type TemplateName, type TemplateValues } from './templates.ts'

const order = { orderId: 'CS2611220935ABCDE', summary: { zh: '青岚 CRM', en: 'Qinglan CRM' } }
const paid = { ...order, amount: '1280.00', currency: 'CNY' }
const instance = { instanceId: 'ins_1', productTitle: { zh: '青岚 CRM', en: 'Qinglan CRM' } }
const at = '2026-11-22T01:35:00.000Z'

const samples: { [Name in TemplateName]: TemplateValues[Name] } = {
  'seller.application_approved': { applicationId: 'app_01J', kind: 'publish', title: 'A <b>' },
  'seller.application_rejected': {
    applicationId: 'app_01J',
    kind: 'modify',
    title: 'A <b>',
    reasons: ['<script>', 'No'],
  },
  'seller.application_returned': {
    applicationId: 'app_01J',
    title: 'A <b>',
    failures: [{ scenario: { zh: '释放', en: 'Release' }, reason: { zh: '<b>', en: '<b>' } }],
  },
  'operator.review_overdue': {
    taskId: 'rev_01J',
    title: { zh: '商品 <b>', en: 'A product <b>' },
    dueAt: '2031-04-05T06:07:00.000Z',
  },
  'seller.asset_approved': { assetId: 'ast_1', name: 'Agent <b>', version: 'V1.0' },
  'seller.asset_rejected': { assetId: 'ast_1', name: 'Agent', version: 'V1.0', reasons: ['<i>No</i>'] },
  'seller.asset_scan_failed': { assetId: 'ast_1', name: 'Agent', version: 'V1.0' },
  'account.registered': { accountName: 'acme' },
  'account.login_locked': { userName: 'acme', ip: '192.0.2.7', at },
  'account.password_changed': { userName: 'acme', ip: '192.0.2.7', at },
  'account.signatures_refused': { accessKeyId: 'YS0123', count: 20, address: '192.0.2.7', at },
  'order.paid': paid,
  'order.canceled': { ...order, reason: { zh: '超时未支付', en: 'It was not paid in time' } },
  'order.completed': order,
  'order.refunded': { ...paid, sellerName: { zh: '青岚', en: 'Qinglan' }, sellerContact: '400-000-0000' },
  'instance.opened': { ...instance, expiresAt: at },
  'instance.expiring': { ...instance, days: 7, expiresAt: at },
  'instance.expired': { ...instance, freezesAt: at },
  'instance.frozen': { ...instance, releasesAt: at },
  'instance.release_soon': { ...instance, releasesAt: at },
  'instance.released': instance,
  'license.code_issued': instance,
  'license.delivered': instance,
  'seller.delivery_failed': {
    messageId: 'fmg_1',
    subject: 'CS1',
    scenario: 'newInstance',
    reason: 'HTTP 500',
  },
  'seller.call_failing': {
    messageId: 'fmg_1',
    subject: 'CS1',
    scenario: 'newInstance',
    reason: 'HTTP 500',
    nextAttemptAt: at,
  },
  'seller.product_suspended': {
    productTitle: instance.productTitle,
    reason: { zh: '拨测连续多日失败', en: 'its probes failed for days on end' },
  },
  'seller.probe_failed': {
    scenarios: [{ family: 'saas-v2', title: instance.productTitle, reason: 'result_code: "000005"' }],
    days: 2,
    daysMax: 5,
  },
  'seller.probe_recovered': { scenarios: [{ family: 'saas-v2', title: instance.productTitle }] },
  'seller.product_removed': { title: instance.productTitle, by: 'platform', reason: 'ticket 4711' },
  'seller.product_frozen': { title: instance.productTitle, reason: 'ticket 4711', until: null },
  'seller.upgrade_rule_ended': {
    title: instance.productTitle,
    source: instance.productTitle,
    target: instance.productTitle,
    reason: 'NOT_DEARER',
  },
  'seller.stock_low': { title: instance.productTitle, specification: instance.productTitle, available: 3 },
  'seller.product_unfrozen': { title: instance.productTitle },
  'seller.product_resumed': { productTitle: instance.productTitle },
  'onboarding.submitted': { companyName: '云帆科技', days: 3 },
  'onboarding.approved': { companyName: '云帆科技' },
  'onboarding.rejected': { companyName: '云帆科技', reasons: ['R1', 'R2'] },
  'seller.transfer_sent': { accountMasked: '6222 •••• 1234' },
  'seller.certified': { entityName: '云帆科技', update: false },
  'seller.certification_rejected': { entityName: '云帆科技', locked: false, reasons: ['R1', 'R2'] },
  'seller.certification_unlocked': { entityName: '云帆科技', reason: 'R1' },
  'seller.profile_approved': { companyName: '云帆科技' },
  'seller.profile_rejected': { companyName: '云帆科技', reasons: ['R1', 'R2'] },
  'seller.letter_approved': { companyName: '云帆科技' },
  'seller.letter_rejected': { companyName: '云帆科技', reasons: ['R1', 'R2'] },
  'seller.support_approved': { companyName: '云帆科技' },
  'seller.support_rejected': { companyName: '云帆科技', reasons: ['R1', 'R2'] },
  'seller.shop_approved': { companyName: '云帆科技' },
  'seller.shop_rejected': { companyName: '云帆科技', reasons: ['R1', 'R2'] },
  'seller.exit_approved': { companyName: '云帆科技' },
  'seller.exit_rejected': { companyName: '云帆科技', reasons: ['R1', 'R2'] },
  'seller.agreement_updated': {
    title: { zh: '商家合作协议', en: 'Cooperation agreement' },
    effectiveAt: at,
    blocks: ['PUBLISHING', 'BILLS'],
  },
  'seller.order_paid': { ...paid, customerName: '云帆科技' },
}
const names = Object.keys(samples) as TemplateName[]
const readers = [
  { locale: 'zh-CN', timeZone: 'Asia/Shanghai' },
  { locale: 'en', timeZone: 'UTC' },
] as const

describe.each(names)('%s', (name) => {
  it.each(readers)('has title, text, action and link in $locale, with every value filled in', (reader) => {
    const words = wordsOf(name, samples[name] as never, reader)
    const all = [words.title, ...words.paragraphs, words.action]
    expect(all.every((text) => text.trim().length > 1)).toBe(true)
    const joined = all.join(' ')
    expect(joined).not.toMatch(/undefined|null|NaN|\[object|Invalid|[!！{}]/)
    const hasChinese = /\p{Script=Han}/u.test(joined.replaceAll('云帆科技', ''))
    expect(hasChinese).toBe(reader.locale === 'zh-CN')
    expect(templates[name].link(samples[name] as never)).toMatch(/^\/[a-z]/)
  })
})

describe('templates', () => {
  it('buyer 20: orders and instances go out on the channels of the notification matrix', () => {
    const channels = (name: TemplateName) => [templates[name].email, templates[name].sms]
    expect(channels('order.paid')).toEqual([true, true])
    expect(channels('order.canceled')).toEqual([true, false])
    expect(channels('order.refunded')).toEqual([true, true])
    for (const name of ['opened', 'expiring', 'expired', 'frozen', 'release_soon', 'released'] as const)
      expect(channels(`instance.${name}`)).toEqual([true, true])
  })

  it('BUY-ORD-07 explains a refund as an opening failure at the seller and names a contact', () => {
    const words = wordsOf('order.refunded', samples['order.refunded'], readers[0])
    expect(words.paragraphs.join('')).toContain('失败原因在商家（青岚）一侧')
    expect(words.paragraphs.join('')).toContain('400-000-0000')
    const noContact = { ...samples['order.refunded'], sellerContact: null }
    expect(wordsOf('order.refunded', noContact, readers[1]).paragraphs.join(' ')).not.toContain('null')
  })

  it('says one day in English, and several days', () => {
    const title = (days: number) =>
      wordsOf('instance.expiring', { ...samples['instance.expiring'], days }, readers[1]).title
    expect([title(1), title(3)]).toEqual(['Qinglan CRM ends in 1 day', 'Qinglan CRM ends in 3 days'])
  })

  it('knows its own names only', () => {
    expect(isTemplateName('order.paid')).toBe(true)
    expect(isTemplateName('toString')).toBe(false)
  })
})

describe('wording', () => {
  it('writes amounts exactly, grouped, by locale', () => {
    expect(wordingFor('zh-CN', 'UTC').money('1234567.50', 'CNY')).toBe('¥1,234,567.50')
    expect(wordingFor('en', 'UTC').money('1280.00', 'CNY')).toBe('CNY 1,280.00')
    expect(wordingFor('zh-CN', 'UTC').money('99999999999999.99', 'USD')).toBe('USD 99,999,999,999,999.99')
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 17n }), (minor) => {
        const digits = minor.toString().padStart(3, '0')
        const amount = `${digits.slice(0, -2)}.${digits.slice(-2)}`
        expect(wordingFor('en', 'UTC').money(amount, 'CNY').replaceAll(',', '')).toBe(`CNY ${amount}`)
      }),
    )
  })

  it('BUY-SYS-02 writes instants in the zone of the account', () => {
    expect(wordingFor('zh-CN', 'Asia/Shanghai').time(at)).toBe('2026年11月22日 09:35')
    expect(wordingFor('en', 'UTC').time(at)).toBe('22 Nov 2026, 01:35 UTC')
  })

  it('leaves no markup alive, whatever a value holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/)
      }),
    )
    const evil = { ...samples['order.completed'], summary: '<img src=x onerror=alert(1)>"\'&' }
    const words = wordsOf('order.completed', evil, readers[1])
    const mail = mailOf(words, 'en', 'https://market.example/"onclick="x')
    for (const html of [bodyHtmlOf(words), mail.html]) expect(html).not.toMatch(/<img|"onclick/)
    expect(bodyHtmlOf(words)).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;')
  })

  it('keeps subjects and SMS to one line', () => {
    expect(oneLine(' a\r\nBcc: b\u2028c\u0000d ')).toBe('a Bcc: b c d')
    const sneaky = { ...instance, productTitle: 'X\r\nBcc: evil@example.com', expiresAt: null }
    const words = wordsOf('instance.opened', sneaky, readers[1])
    expect(mailOf(words, 'en', 'https://x.example').subject).not.toMatch(/[\r\n]/)
    expect(smsOf(words.paragraphs[0]!, 'en')).not.toMatch(/[\r\n]/)
  })
})

describe('mails', () => {
  it.each(readers)('are complete HTML and text in $locale with the link in both', ({ locale, timeZone }) => {
    const words = wordsOf('order.paid', samples['order.paid'], { locale, timeZone })
    const url = `https://market.example${templates['order.paid'].link(samples['order.paid'])}`
    const mail = mailOf(words, locale, url)
    expect(mail.html).toMatch(/^<!doctype html>[^]*<\/html>\n$/)
    expect(mail.html).toContain(`lang="${locale}"`)
    expect(mail.html).toContain(`href="${url}"`)
    expect(mail.html).not.toContain('<table')
    expect(mail.text).toContain(url)
    expect(mail.subject).toBe(locale === 'en' ? 'Yunshi: Your order is paid' : '【云市】订单已支付')
  })

  it.each(readers)('BUY-ACC-03 carry the code and its life in $locale', ({ locale }) => {
    for (const purpose of ['register', 'reset_password', 'operation'] as const) {
      const message = codeMessageOf('012345', purpose, 5, locale)
      for (const text of [message.text, message.html, message.sms]) {
        expect(text).toContain('012345')
        expect(text).toContain('5')
      }
      expect(message.subject).not.toContain('012345')
    }
  })
})

describe('retryDelayMs', () => {
  it('doubles from one minute with a fifth of jitter, and parks after eight attempts', () => {
    expect([1, 2, 3, 7].map((attempts) => retryDelayMs(attempts, 0.5))).toEqual([
      60_000, 120_000, 240_000, 3_840_000,
    ])
    expect([retryDelayMs(1, 0), retryDelayMs(1, 1)]).toEqual([48_000, 72_000])
    expect(retryDelayMs(SEND_ATTEMPTS_MAX, 0.5)).toBeNull()
  })
})
