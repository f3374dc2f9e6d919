import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

/** Encryption at rest under the master key, and keyed digests derived from it. */
export interface Vault {
  /**
   * Envelope encryption: a fresh data key encrypts the text (AES-256-GCM), the master key encrypts the data key.
   *
   * @param context what the secret belongs to, e.g. `instance:ins_…`; the same is needed to open it again
   */
  seal(plaintext: string, context: string): string
  /** @throws Error when the text was changed, belongs to another context, or to another master key */
  open(sealed: string, context: string): string
  /** HMAC-SHA-256 in hex under a key of its own for each purpose. */
  digest(
    purpose: 'audit' | 'ledger' | 'verification-code' | 'real-name' | 'receiver-proof',
    text: string,
  ): string
}

const VERSION = 'v1'

export function createVault(masterKey: Buffer): Vault {
  if (masterKey.length !== 32) throw new Error('the master key must have 32 bytes')
  const derive = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `yunshi/${purpose}`, 32))
  const wrapping = derive('wrap')
  const digests = new Map<string, Buffer>()
  return {
    seal(plaintext, context) {
      const dataKey = randomBytes(32)
      const wrapped = encrypt(wrapping, dataKey, context)
      const body = encrypt(dataKey, Buffer.from(plaintext, 'utf8'), context)
      return [VERSION, wrapped.toString('base64url'), body.toString('base64url')].join('.')
    },
    open(sealed, context) {
      const [version, wrapped, body] = sealed.split('.')
      if (version !== VERSION || !wrapped || !body) throw new Error('not a sealed text')
      const dataKey = decrypt(wrapping, Buffer.from(wrapped, 'base64url'), context)
      return decrypt(dataKey, Buffer.from(body, 'base64url'), context).toString('utf8')
    },
    digest(purpose, text) {
      let key = digests.get(purpose)
      if (!key) digests.set(purpose, (key = derive(purpose)))
      return createHmac('sha256', key).update(text).digest('hex')
    },
  }
}

/** Layout: 12 bytes nonce, 16 bytes tag, ciphertext. */
function encrypt(key: Buffer, plaintext: Buffer, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(context, 'utf8'))
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext])
}

function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
  decipher.setAAD(Buffer.from(context, 'utf8'))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}

/** Equality in constant time for texts of any length. */
export function equalSecrets(a: string, b: string): boolean {
  const left = Buffer.from(a, 'utf8')
  const right = Buffer.from(b, 'utf8')
  return left.length === right.length && timingSafeEqual(left, right)
}
