import { join } from 'node:path'
import { createMemoryNonceStore, type NonceStore } from '@yunshi/seller-sdk'
import { openInstanceStore, type InstanceStore } from './instance-store.ts'
import { openJournal, type Journal } from './journal.ts'
import { createKeyedLock, type KeyedLock } from './keyed-lock.ts'

/** One product of the demo seller: its key and what it keeps. */
export type Product = {
  slug: string
  key: string
  /** In memory: a replay after a restart gets past it and changes nothing, since every call is idempotent. */
  nonces: NonceStore
  instances: InstanceStore
  journal: Journal
  lock: KeyedLock
}

/** Opens `<dataDir>/<slug>/`: `instances/*.json` and `journal.ndjson`. */
export async function openProduct(dataDir: string, slug: string, key: string): Promise<Product> {
  const folder = join(dataDir, slug)
  const instances = await openInstanceStore(join(folder, 'instances'))
  const journal = await openJournal(join(folder, 'journal.ndjson'))
  return { slug, key, nonces: createMemoryNonceStore(), instances, journal, lock: createKeyedLock() }
}
