/**
 * Where to go after signing in. Only a path of this site is taken: anything else (another origin, a
 * protocol-relative address, a path that browsers read as one) gives the fallback.
 */
export function safeReturnTo(value: string | null, fallback: string): string {
  // Browsers read a backslash as a slash and drop control characters, which can hide a second slash.
  const odd = Array.from(value ?? '').some((character) => character === '\\' || character < ' ')
  if (value === null || !value.startsWith('/') || value.startsWith('//') || odd) return fallback
  const origin = 'http://own.invalid'
  if (!URL.canParse(value, origin)) return fallback
  const url = new URL(value, origin)
  return url.origin === origin ? `${url.pathname}${url.search}${url.hash}` : fallback
}
