import type { Queryable, Tx } from '../../platform/db/database.ts'

import type { InterfaceClass } from './domain/interface-class.ts'

type Reader = Tx | Queryable

export interface SellerKey {
  id: string
  sellerId: string
  interfaceClass: InterfaceClass | null
  secretSealed: string
  masked: string
  status: 'active' | 'retiring' | 'deleted'
  createdAt: Date
}

export interface SellerEndpoint {
  id: string
  url: string
  state: 'UNVERIFIED' | 'VERIFIED' | 'DELETED'
  createdAt: Date
}

export async function insertKey(tx: Tx, key: SellerKey): Promise<void> {
  await tx
    .insertInto('seller_keys')
    .values({
      id: key.id,
      seller_id: key.sellerId,
      interface_class: key.interfaceClass,
      secret_sealed: key.secretSealed,
      masked: key.masked,
      status: key.status,
      created_at: key.createdAt,
    })
    .execute()
}

export async function listKeys(db: Reader, sellerId: string): Promise<SellerKey[]> {
  const rows = await db
    .selectFrom('seller_keys')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .where('status', '<>', 'deleted')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    sellerId: row.seller_id,
    interfaceClass: row.interface_class as InterfaceClass | null,
    secretSealed: row.secret_sealed,
    masked: row.masked,
    status: row.status as SellerKey['status'],
    createdAt: row.created_at,
  }))
}

/** The key that signs calls of this class now; `null` when the seller bound none. */
export async function findBoundKey(
  db: Reader,
  sellerId: string,
  interfaceClass: InterfaceClass,
): Promise<{ id: string; secretSealed: string } | null> {
  const row = await db
    .selectFrom('seller_keys')
    .select(['id', 'secret_sealed'])
    .where('seller_id', '=', sellerId)
    .where('interface_class', '=', interfaceClass)
    .where('status', '=', 'active')
    .executeTakeFirst()
  return row ? { id: row.id, secretSealed: row.secret_sealed } : null
}

/** Binds the key to the class and unbinds the one that had it, so that there is always at most one. */
export async function bindKey(
  tx: Tx,
  sellerId: string,
  keyId: string,
  interfaceClass: InterfaceClass | null,
): Promise<void> {
  if (interfaceClass !== null)
    await tx
      .updateTable('seller_keys')
      .set({ interface_class: null })
      .where('seller_id', '=', sellerId)
      .where('interface_class', '=', interfaceClass)
      .where('status', '=', 'active')
      .execute()
  await tx
    .updateTable('seller_keys')
    .set({ interface_class: interfaceClass })
    .where('id', '=', keyId)
    .where('seller_id', '=', sellerId)
    .execute()
}

export async function markKeyDeleted(tx: Tx, sellerId: string, keyId: string): Promise<void> {
  await tx
    .updateTable('seller_keys')
    .set({ status: 'deleted' })
    .where('id', '=', keyId)
    .where('seller_id', '=', sellerId)
    .execute()
}

export async function insertEndpoint(
  tx: Tx,
  endpoint: { id: string; sellerId: string; url: string; state: 'UNVERIFIED' | 'VERIFIED'; createdAt: Date },
): Promise<void> {
  await tx
    .insertInto('seller_endpoints')
    .values({
      id: endpoint.id,
      seller_id: endpoint.sellerId,
      url: endpoint.url,
      state: endpoint.state,
      created_at: endpoint.createdAt,
    })
    .execute()
}

export async function listEndpoints(db: Reader, sellerId: string): Promise<SellerEndpoint[]> {
  const rows = await db
    .selectFrom('seller_endpoints')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .where('state', '<>', 'DELETED')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    url: row.url,
    state: row.state as SellerEndpoint['state'],
    createdAt: row.created_at,
  }))
}

export async function updateEndpoint(
  tx: Tx,
  sellerId: string,
  endpointId: string,
  change: { url?: string; state?: SellerEndpoint['state'] },
): Promise<boolean> {
  const result = await tx
    .updateTable('seller_endpoints')
    .set(change)
    .where('id', '=', endpointId)
    .where('seller_id', '=', sellerId)
    .where('state', '<>', 'DELETED')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function findEndpointUrl(db: Reader, endpointId: string): Promise<string | null> {
  const row = await db
    .selectFrom('seller_endpoints')
    .select('url')
    .where('id', '=', endpointId)
    .executeTakeFirst()
  return row?.url ?? null
}

export async function setEndpointUrl(tx: Tx, endpointId: string, url: string): Promise<void> {
  await tx.updateTable('seller_endpoints').set({ url }).where('id', '=', endpointId).execute()
}
