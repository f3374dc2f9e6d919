import { createPrivateKey } from 'node:crypto'
import { join } from 'node:path'
import type { DemoSellerOptions } from './demo-seller.ts'
import { keyClasses, type KeyClass, type KeysGiven } from './seller-keys.ts'

export type Settings = { valid: true; options: DemoSellerOptions } | { valid: false; problems: string[] }

/** Slugs that would hide a page of the server itself. */
const reservedSlugs = ['assets', 'healthz']

/**
 * Reads the settings from the environment; every bad value is named, not just the first.
 *
 * | Variable | Default | Meaning |
 * |---|---|---|
 * | `DEMO_SELLER_KEYS` | none, needed | JSON object: product slug to key, or to an object of keys by class |
 * | `DEMO_SELLER_KIT_PRIVATE_KEY` | made and kept | RSA private key of the application credential, PEM (`\n` allowed) |
 * | `DEMO_SELLER_PORT` | 3001 | TCP port |
 * | `DEMO_SELLER_HOST` | 127.0.0.1 | address to listen on |
 * | `DEMO_SELLER_DATA_DIR` | `./data/demo-seller` | folder that keeps instances |
 * | `DEMO_SELLER_PUBLIC_URL` | `http://localhost:<port>` | address people use in the browser |
 * | `DEMO_SELLER_CONTROL` | off | `1` opens `POST /{slug}/behavior` |
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>, cwd: string): Settings {
  const problems: string[] = []
  const portText = env['DEMO_SELLER_PORT'] || '3001'
  const port = Number(portText)
  if (!/^\d{1,5}$/.test(portText) || port > 65_535) {
    problems.push(`DEMO_SELLER_PORT must be a port from 0 to 65535, not "${portText}"`)
  }
  const publicUrl = env['DEMO_SELLER_PUBLIC_URL']
  if (publicUrl && !/^https?:\/\/[^/?#]+\/?$/.test(publicUrl)) {
    problems.push(
      `DEMO_SELLER_PUBLIC_URL must be like https://demo.example, without a path, not "${publicUrl}"`,
    )
  }
  const controlText = env['DEMO_SELLER_CONTROL'] || '0'
  if (controlText !== '0' && controlText !== '1') {
    problems.push(`DEMO_SELLER_CONTROL must be 0 or 1, not "${controlText}"`)
  }
  const keys = readKeys(env['DEMO_SELLER_KEYS'] ?? '', problems)
  const kitPrivateKey = env['DEMO_SELLER_KIT_PRIVATE_KEY']?.replaceAll('\\n', '\n')
  if (kitPrivateKey && !isRsaKey(kitPrivateKey)) {
    problems.push('DEMO_SELLER_KIT_PRIVATE_KEY must be an RSA private key in PEM form')
  }
  if (problems.length > 0) return { valid: false, problems }
  return {
    valid: true,
    options: {
      port,
      keys,
      dataDir: env['DEMO_SELLER_DATA_DIR'] || join(cwd, 'data', 'demo-seller'),
      control: controlText === '1',
      ...(env['DEMO_SELLER_HOST'] && { host: env['DEMO_SELLER_HOST'] }),
      ...(publicUrl && { publicUrl }),
      ...(kitPrivateKey && { kitPrivateKey }),
    },
  }
}

/** Messages never repeat a value here: values are keys. */
function readKeys(text: string, problems: string[]): Record<string, KeysGiven> {
  const expected = 'DEMO_SELLER_KEYS must be a JSON object of slug and key, like {"demo-crm":"…"}'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    problems.push(text === '' ? `${expected}; it is not set` : `${expected}; it is not JSON`)
    return {}
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    problems.push(expected)
    return {}
  }
  const keys: Record<string, KeysGiven> = {}
  for (const [slug, key] of Object.entries<unknown>({ ...value })) {
    if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(slug) || reservedSlugs.includes(slug)) {
      problems.push(`DEMO_SELLER_KEYS: "${slug}" cannot be a slug; use a-z, 0-9 and -`)
    } else {
      const given = readKeysOf(key)
      if (given === undefined) {
        const form = `text, or an object with "base" and any of ${keyClasses.slice(1).join(', ')}`
        problems.push(`DEMO_SELLER_KEYS: the key of "${slug}" must be ${form}`)
      } else keys[slug] = given
    }
  }
  if (Object.keys(value).length === 0) problems.push(`${expected}; it is empty`)
  return keys
}

function readKeysOf(value: unknown): KeysGiven | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  if (typeof value !== 'object' || value === null) return undefined
  const keys: Partial<Record<KeyClass, string>> = {}
  for (const [name, key] of Object.entries<unknown>({ ...value })) {
    const known = keyClasses.find((each) => each === name)
    if (known === undefined || typeof key !== 'string' || key === '') return undefined
    keys[known] = key
  }
  const { base } = keys
  return base === undefined ? undefined : { ...keys, base }
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa'
  } catch {
    return false
  }
}
