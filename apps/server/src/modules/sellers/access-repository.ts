import { sql } from 'kysely'
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
  /** Until when a replaced key's signatures are accepted; null for others. */
  retiresAt: Date | null
  createdAt: Date
}

export interface SellerEndpoint {
  id: string
  url: string
  state: 'UNVERIFIED' | 'VERIFIED' | 'DELETED'
  /** What the seller publishes to show that the host is theirs. */
  verificationToken: string | null
  verifiedAt: Date | null
  createdAt: Date
}

export async function insertKey(tx: Tx, key: Omit<SellerKey, 'retiresAt'>): Promise<void> {
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

/** @param now a replaced key whose time is over is listed as what it is then: unbound */
export async function listKeys(db: Reader, sellerId: string, now: Date): Promise<SellerKey[]> {
  const rows = await db
    .selectFrom('seller_keys')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .where('status', '<>', 'deleted')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const over = row.status === 'retiring' && row.retires_at! <= now
    return {
      id: row.id,
      sellerId: row.seller_id,
      interfaceClass: over ? null : (row.interface_class as InterfaceClass | null),
      secretSealed: row.secret_sealed,
      masked: row.masked,
      status: over ? 'active' : (row.status as SellerKey['status']),
      retiresAt: over ? null : row.retires_at,
      createdAt: row.created_at,
    }
  })
}

/**
 * The keys of a class: first the one that signs calls now, then those that were replaced and are still accepted.
 * Empty when the seller bound none.
 */
export async function listAcceptedKeys(
  db: Reader,
  sellerId: string,
  interfaceClass: InterfaceClass,
  now: Date,
): Promise<{ id: string; secretSealed: string; signs: boolean }[]> {
  const rows = await db
    .selectFrom('seller_keys')
    .select(['id', 'secret_sealed', 'status'])
    .where('seller_id', '=', sellerId)
    .where('interface_class', '=', interfaceClass)
    .where((eb) =>
      eb.or([
        eb('status', '=', 'active'),
        eb.and([eb('status', '=', 'retiring'), eb('retires_at', '>', now)]),
      ]),
    )
    .orderBy('status')
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id, secretSealed: row.secret_sealed, signs: row.status === 'active' }))
}

/**
 * Binds the key to the class; the one that had it is retired, so that there is always at most one that signs.
 *
 * @param retiresAt until when the replaced key is still accepted
 */
export async function bindKey(
  tx: Tx,
  sellerId: string,
  keyId: string,
  interfaceClass: InterfaceClass | null,
  retiresAt: Date,
): Promise<void> {
  if (interfaceClass !== null)
    await tx
      .updateTable('seller_keys')
      .set({ status: 'retiring', retires_at: retiresAt })
      .where('seller_id', '=', sellerId)
      .where('interface_class', '=', interfaceClass)
      .where('status', '=', 'active')
      .where('id', '<>', keyId)
      .execute()
  await tx
    .updateTable('seller_keys')
    .set({ interface_class: interfaceClass, status: 'active', retires_at: null })
    .where('id', '=', keyId)
    .where('seller_id', '=', sellerId)
    .execute()
}

export async function markKeyDeleted(tx: Tx, sellerId: string, keyId: string): Promise<void> {
  await tx
    .updateTable('seller_keys')
    .set({ status: 'deleted', retires_at: null })
    .where('id', '=', keyId)
    .where('seller_id', '=', sellerId)
    .execute()
}

export async function insertEndpoint(
  tx: Tx,
  endpoint: {
    id: string
    sellerId: string
    url: string
    state: 'UNVERIFIED' | 'VERIFIED'
    verificationToken?: string
    createdAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('seller_endpoints')
    .values({
      id: endpoint.id,
      seller_id: endpoint.sellerId,
      url: endpoint.url,
      state: endpoint.state,
      verification_token: endpoint.verificationToken ?? null,
      verified_at: endpoint.state === 'VERIFIED' ? endpoint.createdAt : null,
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
    verificationToken: row.verification_token,
    verifiedAt: row.verified_at,
    createdAt: row.created_at,
  }))
}

/** Addresses of several sellers at once, with their owners. */
export async function listEndpointsOfSellers(
  db: Reader,
  sellerIds: readonly string[],
): Promise<{ id: string; sellerId: string; url: string; state: SellerEndpoint['state'] }[]> {
  if (sellerIds.length === 0) return []
  const rows = await db
    .selectFrom('seller_endpoints')
    .select(['id', 'seller_id', 'url', 'state'])
    .where('seller_id', 'in', sellerIds)
    .where('state', '<>', 'DELETED')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    sellerId: row.seller_id,
    url: row.url,
    state: row.state as SellerEndpoint['state'],
  }))
}

export async function updateEndpoint(
  tx: Tx,
  sellerId: string,
  endpointId: string,
  change: {
    url?: string
    state?: SellerEndpoint['state']
    verificationToken?: string
    verifiedAt?: Date | null
  },
): Promise<boolean> {
  const result = await tx
    .updateTable('seller_endpoints')
    .set({
      ...(change.url !== undefined && { url: change.url }),
      ...(change.state !== undefined && { state: change.state }),
      ...(change.verificationToken !== undefined && { verification_token: change.verificationToken }),
      ...(change.verifiedAt !== undefined && { verified_at: change.verifiedAt }),
    })
    .where('id', '=', endpointId)
    .where('seller_id', '=', sellerId)
    .where('state', '<>', 'DELETED')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** The address when calls may be sent to it: the seller has shown that the host is theirs. */
export async function findVerifiedUrl(
  db: Reader,
  sellerId: string,
  endpointId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('seller_endpoints')
    .select('url')
    .where('id', '=', endpointId)
    .where('seller_id', '=', sellerId)
    .where('state', '=', 'VERIFIED')
    .executeTakeFirst()
  return row?.url ?? null
}

/** Marks every address of the host as verified. @returns how many */
export async function verifyHost(tx: Tx, sellerId: string, origin: string, at: Date): Promise<number> {
  const result = await tx
    .updateTable('seller_endpoints')
    .set({ state: 'VERIFIED', verified_at: at })
    .where('seller_id', '=', sellerId)
    .where('state', '=', 'UNVERIFIED')
    .where((eb) =>
      eb.or([
        eb('url', '=', origin),
        eb(sql<string>`left(url, ${origin.length + 1}::int)`, '=', `${origin}/`),
      ]),
    )
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
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
