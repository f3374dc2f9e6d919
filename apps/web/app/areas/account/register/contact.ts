/** A mobile number of mainland China, 11 digits; spaces, dashes and a leading +86 are dropped. Null when it is none. */
export function readPhone(text: string): string | null {
  const digits = text.replace(/[\s-]/g, '').replace(/^(\+|00)86/, '')
  return /^1[3-9]\d{9}$/.test(digits) ? digits : null
}

/**
 * An e-mail address as registration takes it (BUY-ACC-05): letters, digits and `. _ -` before the at sign, not
 * beginning or ending with a dot or underscore, no two dots in a row. Null when it is none.
 */
export function readEmail(text: string): string | null {
  const [local = '', domain = '', ...more] = text.trim().split('@')
  const localFits = /^[a-z0-9-]([a-z0-9._-]*[a-z0-9-])?$/i.test(local) && !local.includes('..')
  const domainFits = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(domain)
  return more.length === 0 && localFits && domainFits && text.length <= 254 ? `${local}@${domain}` : null
}
