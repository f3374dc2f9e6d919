const SECRET_MEMBERS = /("(?:password|clientSecret|secret|appSecret)"\s*:\s*)"(?:[^"\\]|\\.)*"/gi
const STORED_MAX = 16_384

/** An answer as it may be stored and shown to the seller: delivered passwords masked, length bounded. */
export function redactAnswer(bodyText: string): string {
  const masked = bodyText.replace(SECRET_MEMBERS, '$1"••••••"').replaceAll('\u0000', '')
  return masked.length > STORED_MAX ? `${masked.slice(0, STORED_MAX)}…` : masked
}

/** The address as called, without what would let a reader repeat the call. */
export function redactUrl(url: string): string {
  return url.replace(/([?&]signature=)[^&]*/i, '$1••••••')
}
