import { createPublicKey, generateKeyPair } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { writeFileDurably } from './durable-file.ts'

/** The RSA pair of the application credential (spec 4.1). */
export type KitKey = {
  /** PEM. */
  privateKey(): Promise<string>
  /** PEM; goes into the credential form of the marketplace. */
  publicKey(): Promise<string>
}

/**
 * The key given, or one of 3072 bits that is made when it is first asked for and kept in `<dataDir>/kit-key.pem`:
 * making one takes up to a second, and most demonstrations never need it.
 */
export function openKitKey(dataDir: string, given?: string): KitKey {
  const path = join(dataDir, 'kit-key.pem')
  let loaded: Promise<string> | undefined
  const load = async () => {
    const kept = await readFile(path, 'utf8').catch(() => '')
    if (kept !== '') return kept
    const { privateKey } = await promisify(generateKeyPair)('rsa', {
      modulusLength: 3072,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFileDurably(path, privateKey)
    return privateKey
  }
  const privateKey = () => {
    if (given !== undefined) return Promise.resolve(given)
    loaded ??= load()
    return loaded
  }
  return {
    privateKey,
    publicKey: async () =>
      createPublicKey(await privateKey())
        .export({ type: 'spki', format: 'pem' })
        .toString(),
  }
}
