const SECRET_MEMBERS = /("(?:password|clientSecret|secret|appSecret|license)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi
const SIGNATURE_HEADERS = new Set(['authtoken', 'x-sign'])
const STORED_MAX = 16_384
const MASK = '••••••'

/** An answer as it may be stored and shown to the seller: delivered secrets masked, length bounded. */
export function redactAnswer(bodyText: string): string {
  const masked = bodyText.replace(SECRET_MEMBERS, `$1"${MASK}"`).replaceAll('\u0000', '')
  return masked.length > STORED_MAX ? `${masked.slice(0, STORED_MAX)}…` : masked
}

/** The address as called, without what would let a reader repeat the call. */
export function redactUrl(url: string): string {
  return url.replace(/([?&](?:signature|authToken)=)[^&]*/gi, `$1${MASK}`)
}

/** Request headers without the signature. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      SIGNATURE_HEADERS.has(name.toLowerCase()) ? MASK : value,
    ]),
  )
}
