import { randomBytes } from 'node:crypto'
import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { matchesHostPattern, type HostPattern } from '../../platform/outbound/host-patterns.ts'
import type { Platform } from '../../platform/platform.ts'
import * as access from './access-repository.ts'
import type { InterfaceClass } from './domain/interface-class.ts'
import { normalizeEndpointUrl } from './domain/endpoint-url.ts'
import { newVerificationToken } from './endpoint-verification.ts'

export type SellerAccessService = ReturnType<typeof createSellerAccessService>

/** How a call to a seller is addressed and signed. */
export interface CallTarget {
  url: string
  /** Signs calls now. */
  secret: string
  /** Keys that were replaced lately: what the seller signs with them is accepted still. */
  formerSecrets: string[]
}

const HOUR_MS = 3_600_000

const keyContext = (keyId: string) => `seller-key:${keyId}`

/** Keys and production addresses of a seller (SELL-ACC-02, SELL-APP-01). */
export function createSellerAccessService(
  platform: Platform,
  deps: {
    outboundAllow: HostPattern[]
    /** Listed products with automatic opening, by endpoint id. Given by the catalog, which lies below. */
    countListedProducts: (db: Queryable | Tx, sellerId: string) => Promise<Map<string, number>>
  },
) {
  const { db, vault, clock, audit, settings } = platform
  /** Real time, like everything about signatures. */
  const overlapEnd = () => new Date(Date.now() + settings.KEY_OVERLAP_HOURS * HOUR_MS)

  /** Hosts that the operator lets calls reach need no proof of the seller. */
  const initialState = (url: string) => {
    const { hostname, port, protocol } = new URL(url)
    const number = Number(port || (protocol === 'https:' ? 443 : 80))
    return matchesHostPattern(deps.outboundAllow, hostname, number) ? 'VERIFIED' : 'UNVERIFIED'
  }
  const sellerOf = (actor: Actor) => {
    if (actor.sellerId === null) throw notFound('seller')
    return actor.sellerId
  }

  async function addKey(
    tx: Tx,
    sellerId: string,
    interfaceClass: InterfaceClass | null,
    secret: string,
  ): Promise<string> {
    const id = newId('key')
    await access.insertKey(tx, {
      id,
      sellerId,
      interfaceClass: null,
      secretSealed: vault.seal(secret, keyContext(id)),
      masked: `${secret.slice(0, 4)}••••••••${secret.slice(-4)}`,
      status: 'active',
      createdAt: clock.now(),
    })
    await access.bindKey(tx, sellerId, id, interfaceClass, overlapEnd())
    return id
  }

  /** A change of a bound key takes effect for all listed products of its class at once, so it asks first. */
  async function refuseUnconfirmedRebinding(
    tx: Tx,
    sellerId: string,
    interfaceClass: InterfaceClass | null,
    confirmed: boolean,
  ): Promise<void> {
    if (interfaceClass === null || confirmed) return
    const [inUse] = await access.listAcceptedKeys(tx, sellerId, interfaceClass, new Date())
    const count = total(await deps.countListedProducts(tx, sellerId))
    if (inUse && count > 0) throw new DomainError('conflict', 'APP_KEY_CONFIRM', { values: { count } })
  }

  return {
    addKey,

    /**
     * Endpoint and keys for a call of the class; `null` when the seller has bound no key, or the endpoint is gone or
     * not verified: nothing about a buyer goes to a host that nobody has vouched for.
     */
    async findCallTarget(
      sellerId: string,
      endpointId: string,
      interfaceClass: InterfaceClass,
      reader: Tx | Queryable = db.query,
    ): Promise<CallTarget | null> {
      const [url, secrets] = await Promise.all([
        access.findVerifiedUrl(reader, sellerId, endpointId),
        this.acceptedSecrets(sellerId, interfaceClass, reader),
      ])
      return url !== null && secrets ? { url, ...secrets } : null
    },

    /** The key that signs now and those still accepted; `null` when none is bound. */
    async acceptedSecrets(
      sellerId: string,
      interfaceClass: InterfaceClass,
      reader: Tx | Queryable = db.query,
    ): Promise<{ secret: string; formerSecrets: string[] } | null> {
      const keys = await access.listAcceptedKeys(reader, sellerId, interfaceClass, new Date())
      const secrets = keys.map((key) => vault.open(key.secretSealed, keyContext(key.id)))
      const [secret, ...formerSecrets] = secrets
      return secret !== undefined && keys[0]!.signs ? { secret, formerSecrets } : null
    },

    /** Replaces an address of the form `from`, for the installation's own demo seller, which may change its port. */
    async moveEndpoint(endpointId: string, move: { from: RegExp; to: string }): Promise<void> {
      await db.transaction(async (tx) => {
        const url = await access.findEndpointUrl(tx, endpointId)
        if (url !== null && url !== move.to && move.from.test(url))
          await access.setEndpointUrl(tx, endpointId, move.to)
      })
    },

    async listKeys(actor: Actor) {
      const sellerId = sellerOf(actor)
      const [keys, bound] = await Promise.all([
        access.listKeys(db.query, sellerId, new Date()),
        deps.countListedProducts(db.query, sellerId),
      ])
      return keys.map((key) => ({
        ...key,
        boundProducts: key.interfaceClass === 'BASE' ? total(bound) : 0,
      }))
    },

    /** A new random key; binding it to a class that is in use needs `confirm` (SELL-ACC-02). */
    async createKey(
      actor: Actor,
      input: { interfaceClass: InterfaceClass | null; confirm: boolean },
    ): Promise<{ id: string }> {
      const sellerId = sellerOf(actor)
      return db.transaction(async (tx) => {
        await refuseUnconfirmedRebinding(tx, sellerId, input.interfaceClass, input.confirm)
        const id = await addKey(tx, sellerId, input.interfaceClass, randomBytes(24).toString('base64url'))
        await audit.append(tx, actor, {
          action: 'seller.key.create',
          objectType: 'seller_key',
          objectId: id,
          after: { interfaceClass: input.interfaceClass },
        })
        return { id }
      })
    },

    async rebindKey(
      actor: Actor,
      keyId: string,
      input: { interfaceClass: InterfaceClass | null; confirm: boolean },
    ): Promise<void> {
      const sellerId = sellerOf(actor)
      await db.transaction(async (tx) => {
        const key = await getKey(tx, sellerId, keyId)
        const affected = key.interfaceClass ?? input.interfaceClass
        await refuseUnconfirmedRebinding(tx, sellerId, affected, input.confirm)
        await access.bindKey(tx, sellerId, keyId, input.interfaceClass, overlapEnd())
        await audit.append(tx, actor, {
          action: 'seller.key.rebind',
          objectType: 'seller_key',
          objectId: keyId,
          before: { interfaceClass: key.interfaceClass },
          after: { interfaceClass: input.interfaceClass },
        })
      })
    },

    /** Shows the secret; every look is in the audit log (OPS-AUDIT-02). */
    async revealKey(actor: Actor, keyId: string): Promise<{ secret: string }> {
      const sellerId = sellerOf(actor)
      return db.transaction(async (tx) => {
        const key = await getKey(tx, sellerId, keyId)
        await audit.append(tx, actor, {
          action: 'seller.key.reveal',
          objectType: 'seller_key',
          objectId: keyId,
        })
        return { secret: vault.open(key.secretSealed, keyContext(keyId)) }
      })
    },

    async deleteKey(actor: Actor, keyId: string): Promise<void> {
      const sellerId = sellerOf(actor)
      await db.transaction(async (tx) => {
        const key = await getKey(tx, sellerId, keyId)
        if (key.interfaceClass !== null) throw new DomainError('conflict', 'APP_KEY_BOUND')
        await access.markKeyDeleted(tx, sellerId, keyId)
        await audit.append(tx, actor, {
          action: 'seller.key.delete',
          objectType: 'seller_key',
          objectId: keyId,
        })
      })
    },

    async listEndpoints(actor: Actor) {
      const sellerId = sellerOf(actor)
      const [endpoints, bound] = await Promise.all([
        access.listEndpoints(db.query, sellerId),
        deps.countListedProducts(db.query, sellerId),
      ])
      return endpoints.map((endpoint) => ({ ...endpoint, boundProducts: bound.get(endpoint.id) ?? 0 }))
    },

    async createEndpoint(actor: Actor, url: string): Promise<{ id: string }> {
      const sellerId = sellerOf(actor)
      const normal = normalizeEndpointUrl(url, deps.outboundAllow)
      if (normal === null) throw new DomainError('validation', 'APP-002')
      const id = newId('ept')
      await db.transaction(async (tx) => {
        await unlessTaken(() =>
          access.insertEndpoint(tx, {
            id,
            sellerId,
            url: normal,
            state: initialState(normal),
            verificationToken: newVerificationToken(),
            createdAt: clock.now(),
          }),
        )
        await audit.append(tx, actor, {
          action: 'seller.endpoint.create',
          objectType: 'seller_endpoint',
          objectId: id,
          after: { url: normal },
        })
      })
      return { id }
    },

    async changeEndpoint(actor: Actor, endpointId: string, url: string): Promise<void> {
      const sellerId = sellerOf(actor)
      const normal = normalizeEndpointUrl(url, deps.outboundAllow)
      if (normal === null) throw new DomainError('validation', 'APP-002')
      await db.transaction(async (tx) => {
        const before = await access.findEndpointUrl(tx, endpointId)
        const found = await unlessTaken(() =>
          access.updateEndpoint(tx, sellerId, endpointId, {
            url: normal,
            state: initialState(normal),
            verificationToken: newVerificationToken(),
            verifiedAt: null,
          }),
        )
        if (!found) throw notFound('endpoint')
        await audit.append(tx, actor, {
          action: 'seller.endpoint.change',
          objectType: 'seller_endpoint',
          objectId: endpointId,
          before: { url: before },
          after: { url: normal },
        })
      })
    },

    async deleteEndpoint(actor: Actor, endpointId: string): Promise<void> {
      const sellerId = sellerOf(actor)
      await db.transaction(async (tx) => {
        const count = (await deps.countListedProducts(tx, sellerId)).get(endpointId) ?? 0
        if (count > 0) throw new DomainError('conflict', 'APP_ENDPOINT_BOUND', { values: { count } })
        if (!(await access.updateEndpoint(tx, sellerId, endpointId, { state: 'DELETED' })))
          throw notFound('endpoint')
        await audit.append(tx, actor, {
          action: 'seller.endpoint.delete',
          objectType: 'seller_endpoint',
          objectId: endpointId,
        })
      })
    },
  }
}

const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0)

async function getKey(tx: Tx, sellerId: string, keyId: string): Promise<access.SellerKey> {
  const key = (await access.listKeys(tx, sellerId, new Date())).find((candidate) => candidate.id === keyId)
  if (!key) throw notFound('key')
  return key
}

async function unlessTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (isUniqueViolation(error, 'seller_endpoints_url'))
      throw new DomainError('conflict', 'APP_ENDPOINT_EXISTS')
    throw error
  }
}
