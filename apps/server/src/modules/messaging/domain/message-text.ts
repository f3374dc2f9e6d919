import { pickText, type Locale, type LocalizedText } from '../../../kernel/text.ts'

/** A value in both languages, or one that has no language (an id, a person's name). */
export type Text = LocalizedText | string

/** How values become words: in the reader's language and time zone. */
export interface Wording {
  text(value: Text): string
  /** `"1280.00"`, `CNY` → `¥1,280.00` or `CNY 1,280.00`. */
  money(amount: string, currency: string): string
  /** Date, time and zone of an ISO 8601 instant. */
  time(instant: string): string
}

export function wordingFor(locale: Locale, timeZone: string): Wording {
  const time = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone,
    year: 'numeric',
    month: locale === 'en' ? 'short' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(locale === 'en' && { timeZoneName: 'short' as const }),
  })
  return {
    text: (value) => (typeof value === 'string' ? value : pickText(value, locale)),
    money: (amount, currency) => {
      const [major = '', minor = ''] = amount.split('.')
      const grouped = `${major.replaceAll(/\B(?=(\d{3})+$)/g, ',')}${minor === '' ? '' : `.${minor}`}`
      return locale === 'zh-CN' && currency === 'CNY' ? `¥${grouped}` : `${currency} ${grouped}`
    },
    time: (instant) => time.format(new Date(instant)),
  }
}

/** Text as content or attribute value of HTML. */
export function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!)
}

/** Values come from people and sellers: a subject or SMS stays one line, without invisible characters. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
