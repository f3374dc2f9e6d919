import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code such as `PL7Q2…`: 120 random bits without letters that are taken for digits, so that nobody guesses one. */
export function newLicenseCode(): string {
  return `PL${Array.from(randomBytes(24), (byte) => ALPHABET[byte & 31]).join('')}`
}
