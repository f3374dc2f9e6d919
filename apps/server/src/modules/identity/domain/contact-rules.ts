import { isCountry } from '@yunshi/product-document'
/** How a code or notice reaches a person. */
export type ContactChannel = 'sms' | 'email'

/**
 * A mobile number of mainland China (BUY-ACC-01); spaces, hyphens and a leading +86 are dropped.
 *
 * @returns eleven digits, or `null` when the text is no such number
 */
export function parsePhone(text: string): string | null {
  const digits = text
    .trim()
    .replaceAll(/[\s-]/g, '')
    .replace(/^(?:\+|00)86/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/**
 * An e-mail address by the rules of registration (BUY-ACC-05): letters, digits and `. _ -` before the at sign, not
 * beginning or ending with a dot or underscore, no two dots in a row.
 *
 * @returns the address in lower case, or `null`
 */
export function parseEmail(text: string): string | null {
  const address = text.trim().toLowerCase()
  const [local = '', domain = '', ...more] = address.split('@')
  const localFits = /^[a-z0-9-](?:[a-z0-9._-]*[a-z0-9-])?$/.test(local) && local.length <= 64
  const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
  const domainFits = new RegExp(`^${label}(?:\\.${label})+$`).test(domain)
  return more.length === 0 && localFits && !local.includes('..') && domainFits && address.length <= 254
    ? address
    : null
}

/** A mobile that can receive SMS: of mainland China on its site, in international form elsewhere. */
export function parseMobile(text: string, site: 'cn' | 'intl'): string | null {
  if (site === 'cn') return parsePhone(text)
  const digits = text.trim().replaceAll(/[\s()-]/g, '')
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null
}

export function parseContact(channel: ContactChannel, text: string): string | null {
  return channel === 'sms' ? parsePhone(text) : parseEmail(text)
}

/** `13812345678` → `138****5678`; what a console may show. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 3)}****${phone.slice(-4)}`
}

/**
 * Which contacts a new account may be registered with: a phone on the Chinese site, an e-mail elsewhere, either in a
 * sandbox (BUY-ACC-01, BUY-ACC-05). A Chinese site that has no SMS channel takes e-mails, or nobody could register.
 */
export function registrationChannels(
  site: 'cn' | 'intl',
  sandbox: boolean,
  smsAvailable: boolean,
): readonly ContactChannel[] {
  if (sandbox) return ['sms', 'email']
  return site === 'cn' && smsAvailable ? ['sms'] : ['email']
}

/** 5–64 characters starting with a letter; it can therefore never be read as a phone or an e-mail. */
export function isAccountName(text: string): boolean {
  return /^[a-z][a-z0-9_-]{4,63}$/i.test(text)
}

/** Name of an IAM user, unique within its account. */
export function isUserName(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,63}$/u.test(text)
}

/** Whether the text is an assigned ISO 3166-1 alpha-2 code (BUY-ACC-06). */
export function isRegion(text: string): boolean {
  return isCountry(text)
}

/** One spelling of what people type to say who they are: phone digits, else lower case without outer spaces. */
export function normalizeLogin(text: string): string {
  return parsePhone(text) ?? text.trim().toLowerCase()
}
