import { createCipheriv, createDecipheriv, randomInt } from 'node:crypto'
import { javaSha1Prng } from './sha1-prng.ts'

/** `1`: 256-bit key, the default when absent. `2`: 128-bit key (spec 1.4). */
export type EncryptType = '1' | '2'

const IV_LENGTH = 16
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const WIRE_LENGTH_MAX = 4096

/** The AES key both sides derive from the V1 key: 32 bytes for type 1, 16 for type 2. */
export function protectedFieldKey(key: string, encryptType: EncryptType = '1'): Buffer {
  return javaSha1Prng(key, encryptType === '1' ? 32 : 16)
}

/**
 * Protects `userName`, `password`, `mobilePhone` or `email`.
 *
 * @param input.iv  16 letters and digits; made at random when absent, and never to be used twice
 * @returns the IV in clear, then base64: 16 + 4/3 of the plain length, rounded up to blocks of 16 bytes
 * @throws RangeError when `iv` is not 16 letters and digits
 * @see spec 1.4, COMPAT-17, vectors 13.4
 */
export function protectField(input: {
  key: string
  plain: string
  encryptType?: EncryptType
  iv?: string
}): string {
  const { key, plain, encryptType = '1', iv = randomIv() } = input
  if (!/^[A-Za-z0-9]{16}$/.test(iv)) throw new RangeError('iv must be 16 letters and digits')
  const cipher = createCipheriv(algorithm(encryptType), protectedFieldKey(key, encryptType), iv)
  return iv + Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

/**
 * Reads a protected member.
 *
 * The cipher proves nothing about the sender; rely on `verifySaasV1` and `verifyBodySign` for that.
 *
 * @returns the clear text, or undefined when it was not made with this key and type (clear text, too short, no
 *   base64, wrong padding, no UTF-8)
 */
export function revealField(input: {
  key: string
  wire: string
  encryptType?: EncryptType
}): string | undefined {
  const { key, wire, encryptType = '1' } = input
  if (wire.length > WIRE_LENGTH_MAX) return undefined
  const iv = wire.slice(0, IV_LENGTH)
  const base64 = wire.slice(IV_LENGTH)
  if (!/^[A-Za-z0-9]{16}$/.test(iv) || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined
  const ciphertext = Buffer.from(base64, 'base64')
  if (ciphertext.length === 0 || ciphertext.length % IV_LENGTH !== 0) return undefined
  try {
    const decipher = createDecipheriv(algorithm(encryptType), protectedFieldKey(key, encryptType), iv)
    const plain = Buffer.concat([decipher.update(ciphertext), decipher.final()])
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plain)
  } catch {
    return undefined
  }
}

function algorithm(encryptType: EncryptType): 'aes-256-cbc' | 'aes-128-cbc' {
  return encryptType === '1' ? 'aes-256-cbc' : 'aes-128-cbc'
}

function randomIv(): string {
  return Array.from({ length: IV_LENGTH }, () => ALPHANUMERIC.charAt(randomInt(ALPHANUMERIC.length))).join('')
}
