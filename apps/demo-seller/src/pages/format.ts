import { parseCompactTime } from '@yunshi/seller-sdk'
import { html, type Html } from './html.ts'
import { texts, type Locale } from './text.ts'

/** An instant as people in China read it, with the exact UTC instant in the markup. */
export function timeHtml(epochMs: number, locale: Locale): Html {
  const text = new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(epochMs)
  const iso = new Date(epochMs).toISOString()
  return html`<time datetime="${iso}" title="${iso}">${text}</time>`
}

/** Expiry of an instance; before the first renewal only the marketplace knows it. */
export function expiryHtml(expireTime: string | null, locale: Locale): Html {
  const epochMs = expireTime === null ? undefined : parseCompactTime(expireTime)
  if (epochMs === undefined) return html`<span class="hint">${texts[locale].noExpiry}</span>`
  return timeHtml(epochMs, locale)
}

/** `demo-crm` becomes `Demo CRM`. */
export function productTitle(slug: string): string {
  return slug
    .split('-')
    .map((word) =>
      /^(ai|api|bi|crm|erp|hr|im|it|oa|pdm|scm|wms)$/.test(word)
        ? word.toUpperCase()
        : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ')
}
