/**
 * Percent-encodes as RFC 3986 asks: everything but letters, digits and `-._~`, a space as `%20`.
 *
 * @throws URIError for a lone surrogate, which UTF-8 cannot carry
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/**
 * Reads a query string into decoded pairs in the order received.
 *
 * @param plus  what `+` means: form encoding writes a space that way, RFC 3986 means the sign itself
 * @returns undefined when an escape is broken or no UTF-8, or when it exceeds a limit
 */
export function parseQueryString(
  query: string,
  plus: 'space' | 'literal',
  limits: { lengthMax: number; pairsMax: number },
): [name: string, value: string][] | undefined {
  if (query.length > limits.lengthMax) return undefined
  const text = query.startsWith('?') ? query.slice(1) : query
  const parts = text.split('&').filter((part) => part !== '')
  if (parts.length > limits.pairsMax) return undefined
  const decode = (part: string) => decodeURIComponent(plus === 'space' ? part.replaceAll('+', ' ') : part)
  try {
    return parts.map((part) => {
      const at = part.indexOf('=')
      return at === -1 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))]
    })
  } catch {
    return undefined
  }
}
