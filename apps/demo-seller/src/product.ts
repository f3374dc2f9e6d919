import { join } from 'node:path'
import { createMemoryNonceStore, successAnswer, type NonceStore } from '@yunshi/seller-sdk'
import { openInstanceStore, type InstanceStore } from './instance-store.ts'
import { openJournal, type Journal } from './journal.ts'
import { createKeyedLock, type KeyedLock } from './keyed-lock.ts'
import type { KitKey } from './kit-key.ts'
import type { DemoLicense, LicenseRequest } from './license.ts'
import type { SellerAnswer } from './received-call.ts'
import { openRecordStore, type RecordStore } from './record-store.ts'
import type { SellerKeys } from './seller-keys.ts'
import type { DemoTenant } from './tenant.ts'

/** One product of the demo seller: its keys and what it keeps. */
export type Product = {
  slug: string
  keys: SellerKeys
  kitKey: KitKey
  /** In memory: a replay after a restart gets past it and changes nothing, since every call is idempotent. */
  nonces: NonceStore
  instances: InstanceStore
  licenses: RecordStore<DemoLicense>
  licenseRequests: RecordStore<LicenseRequest>
  tenants: RecordStore<DemoTenant>
  /** Remembers that an order exists, once per order line (spec 8). */
  noteOrder(orderId: string, orderLineId: string, at: string): Promise<SellerAnswer>
  journal: Journal
  lock: KeyedLock
}

/**
 * Opens `<dataDir>/<slug>/`: a folder of JSON files for each kind of thing that is kept, and `journal.ndjson`.
 */
export async function openProduct(
  dataDir: string,
  slug: string,
  keys: SellerKeys,
  kitKey: KitKey,
): Promise<Product> {
  const folder = join(dataDir, slug)
  const instances = await openInstanceStore(join(folder, 'instances'))
  const licenses = await openRecordStore<DemoLicense>(join(folder, 'licenses'), ({ orderId }) => orderId)
  const licenseRequests = await openRecordStore<LicenseRequest>(join(folder, 'license-requests'))
  const tenants = await openRecordStore<DemoTenant>(join(folder, 'tenants'))
  const notices = await openRecordStore<{ id: string; at: string }>(join(folder, 'order-notices'))
  const journal = await openJournal(join(folder, 'journal.ndjson'))
  const lock = createKeyedLock()
  return {
    slug,
    keys,
    kitKey,
    nonces: createMemoryNonceStore(),
    instances,
    licenses,
    licenseRequests,
    tenants,
    noteOrder: (orderId, orderLineId, at) => {
      const id = JSON.stringify([orderId, orderLineId])
      return lock(`notice ${id}`, async () => {
        if (notices.find(id) === undefined) await notices.save({ id, at })
        return successAnswer()
      })
    },
    journal,
    lock,
  }
}
