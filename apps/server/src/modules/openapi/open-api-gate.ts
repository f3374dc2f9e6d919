import type { FastifyRequest } from 'fastify'
import { gatewayRefusal, readSdkAuthorization, usageSignatureLimits, verifySdkHmac } from '@yunshi/seller-sdk'
import type { Permission } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import { createShortCache } from '../../platform/http/short-cache.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ProductGrant } from '../../platform/product-grant.ts'
import { findSeller } from '../sellers/index.ts'
import { families, throttled, type Answer, type FamilyName } from './answers.ts'
import { rememberNonce } from './gate-repository.ts'
import type { RefusalWatch } from './refusal-watch.ts'
import { createWindowCounter } from './window-counter.ts'

/** Who signs with an access key, and its secret; from identity. */
export interface Signers {
  findSigner(accessKeyId: string): Promise<{
    accountId: string
    secret: string
    /** Of the user whose key it is. */
    permissions: ReadonlySet<Permission>
    productGrant: ProductGrant
  } | null>
  noteUse(accessKeyId: string): Promise<void>
}

export type OpenApiGate = ReturnType<typeof createOpenApiGate>
/** A caller whose signature was right. */
export interface Caller {
  accountId: string
  sellerId: string
}
export type Passed<T> = { passed: true; value: T } | { passed: false; answer: Answer }

const WINDOW_MS = 60_000
const ENTRIES_MAX = 10_000
/** A key id longer than this was never issued. */
const ACCESS_KEY_LENGTH_MAX = 64
const USE_NOTED_EVERY_MS = 60_000
const refused = (answer: Answer): { passed: false; answer: Answer } => ({ passed: false, answer })

/** What stands in front of all open APIs: limits, and signatures with access keys (isv-protocol 6.1, 10.4). */
export function createOpenApiGate(platform: Platform, deps: { signers: Signers; watch: RefusalWatch }) {
  const { settings } = platform
  const { signers, watch } = deps
  const callsByAddress = createWindowCounter({ windowMs: WINDOW_MS, entriesMax: ENTRIES_MAX })
  const callsByCaller = createWindowCounter({ windowMs: WINDOW_MS, entriesMax: ENTRIES_MAX })
  // Whose shop it is never changes; that there is none yet is not remembered.
  const shops = createShortCache<string | null>({
    ttlMs: WINDOW_MS,
    entriesMax: ENTRIES_MAX,
    keepIf: (sellerId) => sellerId !== null,
  })
  const usesNoted = createWindowCounter({ windowMs: USE_NOTED_EVERY_MS, entriesMax: ENTRIES_MAX })

  async function refuseSignature(
    req: FastifyRequest,
    reason: string,
    key: string,
    owner: string | null,
  ): Promise<{ passed: false; answer: Answer }> {
    await watch.noteRefused({ reason, address: req.ip, key, owner })
    return refused({ httpStatus: 401, body: gatewayRefusal('APIGW.0301', req.id) })
  }

  return {
    /** Limits of an address, before anything is read. @returns the refusal, or `null` */
    refuseAddress(req: FastifyRequest): Answer | null {
      const calls = callsByAddress.add(req.ip, Date.now())
      const key = readSdkAuthorization(req.headers.authorization ?? '')?.accessKey ?? ''
      if (calls <= settings.OPEN_API_CALLS_PER_ADDRESS_MAX && !watch.isBlocked(req.ip, key)) return null
      watch.noteThrottled(req.ip)
      return throttled(req.id)
    },

    /** Seconds after which a turned away caller may come again. */
    retryAfterSeconds: () => callsByAddress.secondsLeft(Date.now()),

    /** The limit of a caller that has proved who it is. */
    isBusy: (sellerId: string): boolean =>
      callsByCaller.add(sellerId, Date.now()) > settings.OPEN_API_CALLS_MAX,

    /**
     * Takes the nonce of a usage push for as long as its timestamp would be accepted, which may run ahead as far as it
     * may lag behind.
     *
     * @returns false when it was used before
     */
    useNonce: (tx: Tx, sellerId: string, nonce: string): Promise<boolean> =>
      rememberNonce(tx, sellerId, nonce, new Date(Date.now() + 2 * usageSignatureLimits.skewMsMax)),

    /**
     * Proves who sent the request, body included, and that a seller is behind it.
     *
     * @param rawBody as received; empty when there was none
     */
    async verify(
      req: FastifyRequest,
      rawBody: Uint8Array,
      route: { family: FamilyName; isUnsignedPayloadAllowed: boolean },
    ): Promise<Passed<Caller>> {
      const key = readSdkAuthorization(req.headers.authorization ?? '')?.accessKey ?? ''
      const isPossible = key !== '' && key.length <= ACCESS_KEY_LENGTH_MAX
      const signer = isPossible ? await signers.findSigner(key) : null
      const [path, query] = splitUrl(req.raw.url!)
      const verified = verifySdkHmac({
        method: req.method,
        path,
        query,
        headers: req.headers,
        rawBody,
        nowMs: Date.now(),
        secretKey: signer?.secret,
        isUnsignedPayloadAllowed: route.isUnsignedPayloadAllowed,
      })
      if (!verified.valid || !signer) {
        const reason = verified.valid ? 'access_key_unknown' : verified.reason
        return refuseSignature(req, reason, isPossible ? key : '', signer?.accountId ?? null)
      }
      watch.noteAccepted(req.ip, key)
      if (usesNoted.add(key, Date.now()) === 1) await signers.noteUse(key)
      const family = families[route.family]
      const { accountId, permissions, productGrant } = signer
      // A key does what its user may; who is limited to some products cannot speak for the whole shop (SELL-ACC-12).
      if (!permissions.has(family.permission) || productGrant !== null) return refused(family.notASeller)
      const sellerId = await shops.get(accountId, async () => {
        const seller = await findSeller(platform.db.query, { accountId })
        // Who left sells nothing any more (SELL-ONB-60).
        return seller === null || seller.state === 'EXITED' ? null : seller.id
      })
      if (sellerId === null) return refused(family.notASeller)
      if (this.isBusy(sellerId)) return refused(family.busy(req.id))
      return { passed: true, value: { accountId, sellerId } }
    },
  }
}

/** Path and query as received, still encoded. A second question mark belongs to the query. */
export function splitUrl(url: string): [path: string, query: string] {
  const at = url.indexOf('?')
  return at === -1 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)]
}
