import {
  constants,
  createHash,
  createPrivateKey,
  createPublicKey,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  timingSafeEqual,
  type KeyObject,
} from 'node:crypto'

/**
 * Hashes of RSA-OAEP. Java's `OAEPWithSHA-256AndMGF1Padding` means `sha256` with a mask of `sha1`, while most other
 * libraries use one hash for both; the documents do not say which (spec 3.3).
 */
export type OaepForm = { hash: 'sha256' | 'sha1'; maskHash: 'sha256' | 'sha1' }

/** The forms in the order tried when reading; the first is the one sent by default. */
export const oaepForms = [
  { hash: 'sha256', maskHash: 'sha1' },
  { hash: 'sha256', maskHash: 'sha256' },
  { hash: 'sha1', maskHash: 'sha1' },
] as const satisfies readonly OaepForm[]

const KEY_BITS_MIN = 3072
const KEY_BITS_MAX = 16_384
const KEY_TEXT_LENGTH_MAX = 16_384

/**
 * Reads the public key a seller typed into the credential form: base64 of the key with or without its PEM lines.
 *
 * @returns undefined when it is no RSA key of at least 3072 bits
 * @see spec 4.1
 */
export function readKitPublicKey(text: string): KeyObject | undefined {
  if (text.length > KEY_TEXT_LENGTH_MAX) return undefined
  const base64 = text.replace(/-----[A-Z ]{1,40}-----/g, '').replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' })
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    return key.asymmetricKeyType === 'rsa' && bits >= KEY_BITS_MIN && bits <= KEY_BITS_MAX ? key : undefined
  } catch {
    return undefined
  }
}

/**
 * Encrypts an OAuth client secret for applicationSync.
 *
 * @param publicKey  from `readKitPublicKey`
 * @returns base64
 * @throws RangeError when the secret is too long for the key (318 bytes with 3072 bits and SHA-256)
 */
export function encryptClientSecret(
  publicKey: KeyObject,
  secret: string,
  form: OaepForm = oaepForms[0],
): string {
  const size = Math.ceil((publicKey.asymmetricKeyDetails?.modulusLength ?? 0) / 8)
  // Padded here because the runtime has one setting for both hashes.
  const block = padOaep(Buffer.from(secret), size, form)
  return publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, block).toString('base64')
}

/**
 * Decrypts the client secret of applicationSync with any of the three forms.
 *
 * @param privateKeyPem  the seller's private key, PEM
 * @returns undefined when it was not encrypted for this key; answer `000101` then, as the original sample does
 * @throws Error when the private key cannot be read
 */
export function decryptClientSecret(privateKeyPem: string, clientSecret: string): string | undefined {
  const key = createPrivateKey(privateKeyPem)
  const size = Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8)
  if (clientSecret.length > 4 * size || !/^[A-Za-z0-9+/]+={0,2}$/.test(clientSecret)) return undefined
  const wire = Buffer.from(clientSecret, 'base64')
  if (wire.length !== size) return undefined
  let block: Buffer
  try {
    block = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, wire)
  } catch {
    return undefined
  }
  for (const form of oaepForms) {
    const secret = unpadOaep(block, form)
    if (secret !== undefined) return decodeUtf8(secret)
  }
  return undefined
}

/** EME-OAEP encoding with an empty label (RFC 8017 section 7.1.1). */
function padOaep(message: Buffer, size: number, { hash, maskHash }: OaepForm): Buffer {
  const labelHash = createHash(hash).digest()
  const hashSize = labelHash.length
  const lengthMax = size - 2 * hashSize - 2
  if (message.length > lengthMax) throw new RangeError(`client secret is longer than ${lengthMax} bytes`)
  const db = Buffer.concat([labelHash, Buffer.alloc(lengthMax - message.length), Buffer.from([1]), message])
  const seed = randomBytes(hashSize)
  const maskedDb = xor(db, mask(seed, db.length, maskHash))
  const maskedSeed = xor(seed, mask(maskedDb, hashSize, maskHash))
  return Buffer.concat([Buffer.alloc(1), maskedSeed, maskedDb])
}

/**
 * EME-OAEP decoding (RFC 8017 section 7.1.2). All conditions are gathered before one of them decides, so that no
 * early exit tells a sender which of them failed.
 */
function unpadOaep(block: Buffer, { hash, maskHash }: OaepForm): Buffer | undefined {
  const labelHash = createHash(hash).digest()
  const hashSize = labelHash.length
  if (block.length < 2 * hashSize + 2) return undefined
  const maskedSeed = block.subarray(1, 1 + hashSize)
  const maskedDb = block.subarray(1 + hashSize)
  const seed = xor(maskedSeed, mask(maskedDb, hashSize, maskHash))
  const db = xor(maskedDb, mask(seed, maskedDb.length, maskHash))
  let isBad = block[0]! | Number(!timingSafeEqual(db.subarray(0, hashSize), labelHash))
  let isSearching = 1
  let start = 0
  for (let i = hashSize; i < db.length; i++) {
    const isOne = Number(db[i] === 1)
    const isZero = Number(db[i] === 0)
    start += isSearching * isOne * (i + 1)
    isBad |= isSearching * (1 - isOne) * (1 - isZero)
    isSearching *= 1 - isOne
  }
  return (isBad | isSearching) === 0 ? db.subarray(start) : undefined
}

/** MGF1 (RFC 8017 appendix B.2.1). */
function mask(seed: Buffer, length: number, hash: string): Buffer {
  const blocks: Buffer[] = []
  const counter = Buffer.alloc(4)
  for (let i = 0, produced = 0; produced < length; i++) {
    counter.writeUInt32BE(i)
    const block = createHash(hash).update(seed).update(counter).digest()
    blocks.push(block)
    produced += block.length
  }
  return Buffer.concat(blocks).subarray(0, length)
}

function xor(a: Buffer, b: Buffer): Buffer {
  return Buffer.from(a.map((byte, i) => byte ^ b[i]!))
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
