import { createHmac } from 'node:crypto'
import { saasV1Limits } from './limits.ts'
import { keysOf, sameText, type GoodKeys } from '../wire/secrets.ts'

/** Exact spelling: other capitals are not recognized (spec 1.3). */
export const bodySignHeader = 'Body-Sign'

/**
 * The value of the `Body-Sign` header for an answer.
 *
 * @param body  the exact text or bytes that are sent
 * @see spec 1.3, vectors 13.3
 */
export function createBodySign(key: string, body: string | Uint8Array): string {
  return `sign_type="HMAC-SHA256", signature= "${bodySignatureOf(key, body)}"`
}

/**
 * Reads the signature out of a `Body-Sign` value: both members in double quotes, in any order, with any number of
 * spaces around `=` and `,` (COMPAT-06).
 *
 * @returns the base64 text, or undefined when the value has no such form or another sign_type
 */
export function parseBodySign(value: string): string | undefined {
  if (value.length > saasV1Limits.bodySignLengthMax) return undefined
  const members = new Map<string, string>()
  for (const part of value.split(',')) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(at, 0)).trim()
    const quoted = part.slice(at + 1).trim()
    const isQuoted = quoted.length >= 2 && quoted.startsWith('"') && quoted.endsWith('"')
    if (name === '' || !isQuoted || members.has(name)) return undefined
    members.set(name, quoted.slice(1, -1))
  }
  if (members.get('sign_type') !== 'HMAC-SHA256') return undefined
  const signature = members.get('signature')
  return signature !== undefined && /^[A-Za-z0-9+/]{43}=$/.test(signature) ? signature : undefined
}

/** Header lines as received, names with their capitals: Node's `rawHeaders`, or pairs. */
export type RawHeaders = readonly string[] | readonly (readonly [string, string])[]

export type BodySignVerification =
  | { valid: true; keyIndex: number }
  | {
      valid: false
      /** `body_sign_misspelled`: a header like `Body-sign` is there, which counts as missing (spec 1.3). */
      reason: 'body_sign_missing' | 'body_sign_misspelled' | 'body_sign_malformed' | 'body_sign_wrong'
    }

/**
 * Proves that an answer comes from the seller, over the raw bytes and before any parsing (COMPAT-06).
 *
 * @param input.rawHeaders  with capitals as sent; lower-cased headers of a framework do not do
 * @throws Error when `keys` is empty or holds an empty key
 */
export function verifyBodySign(
  input: { rawHeaders: RawHeaders; rawBody: string | Uint8Array } & GoodKeys,
): BodySignVerification {
  const keys = keysOf(input, 'verifyBodySign')
  const headers = pairsOf(input.rawHeaders)
  const header = headers.find(([name]) => name === bodySignHeader)
  if (header === undefined) {
    const isMisspelled = headers.some(([name]) => name.toLowerCase() === 'body-sign')
    return { valid: false, reason: isMisspelled ? 'body_sign_misspelled' : 'body_sign_missing' }
  }
  if (header[1].trim() === '') return { valid: false, reason: 'body_sign_missing' }
  const signature = parseBodySign(header[1])
  if (signature === undefined) return { valid: false, reason: 'body_sign_malformed' }
  const keyIndex = keys.findIndex((key) => sameText(signature, bodySignatureOf(key, input.rawBody)))
  return keyIndex === -1 ? { valid: false, reason: 'body_sign_wrong' } : { valid: true, keyIndex }
}

function bodySignatureOf(key: string, body: string | Uint8Array): string {
  return createHmac('sha256', key).update(body).digest('base64')
}

function pairsOf(rawHeaders: RawHeaders): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = []
  let name: string | undefined
  for (const item of rawHeaders) {
    if (typeof item !== 'string') pairs.push(item)
    else if (name === undefined) name = item
    else {
      pairs.push([name, item])
      name = undefined
    }
  }
  return pairs
}
