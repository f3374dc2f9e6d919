import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'
import { isUniqueViolation } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { OutboundClient } from '../../platform/outbound/guarded-client.ts'
import type { HostPattern } from '../../platform/outbound/host-patterns.ts'
import type { Platform } from '../../platform/platform.ts'
import { newVerificationToken, normalizeEndpointUrl, readProofFile } from '../sellers/index.ts'
import type { AssetDomain } from './asset.ts'
import * as repository from './domain-repository.ts'
import { sellerOf } from './seller-of.ts'

export type DomainService = ReturnType<typeof createDomainService>

/** The file that shows who controls a website: in its root, unmodified (SELL-AST-10). */
export function proofOf(domain: Pick<AssetDomain, 'origin' | 'token'>): {
  fileName: string
  fileUrl: string
  content: string
} {
  const fileName = `yunshi-${domain.token.slice(0, 8).toLowerCase()}.txt`
  return {
    fileName,
    fileUrl: `${domain.origin}/${fileName}`,
    content: `yunshi-site-verification=${domain.token}`,
  }
}

/** Websites of a seller's SaaS assets. */
export function createDomainService(
  platform: Platform,
  deps: { outbound: OutboundClient; outboundAllow: HostPattern[] },
) {
  const { db, clock, audit, settings } = platform
  return {
    list: (actor: Actor) => repository.listDomains(db.query, sellerOf(actor)),

    /**
     * Adds a website by its address; only scheme, host and port count.
     *
     * @throws validation `ASSET_DOMAIN`; conflict `ASSET_DOMAIN_TAKEN`, `ASSET_DOMAINS_MAX`
     */
    async add(actor: Actor, address: string): Promise<AssetDomain> {
      const sellerId = sellerOf(actor)
      const normal = normalizeEndpointUrl(address.trim(), deps.outboundAllow)
      if (normal === null)
        throw new DomainError('validation', 'ASSET_DOMAIN', {
          fields: [{ path: 'url', message: 'https_url' }],
        })
      const domain: AssetDomain = {
        id: newId('dom'),
        sellerId,
        origin: new URL(normal).origin,
        token: newVerificationToken(),
        verifiedAt: null,
        createdAt: clock.now(),
      }
      try {
        await db.transaction(async (tx) => {
          if ((await repository.listDomains(tx, sellerId)).length >= settings.ASSET_DOMAINS_MAX)
            throw new DomainError('conflict', 'ASSET_DOMAINS_MAX', {
              values: { max: settings.ASSET_DOMAINS_MAX },
            })
          await repository.insertDomain(tx, domain)
          await audit.append(tx, actor, {
            action: 'seller.asset_domain.add',
            objectType: 'asset_domain',
            objectId: domain.id,
            after: { origin: domain.origin },
          })
        })
      } catch (error) {
        if (isUniqueViolation(error, 'asset_domains_seller_id_origin_key'))
          throw new DomainError('conflict', 'ASSET_DOMAIN_TAKEN')
        throw error
      }
      return domain
    },

    /** Looks for the file now. @throws not_found; conflict `ASSET_DOMAIN_UNPROVEN` with what was found */
    async verify(actor: Actor, id: string): Promise<void> {
      const domain = await repository.findDomain(db.query, sellerOf(actor), id)
      if (!domain) throw notFound('domain')
      if (domain.verifiedAt !== null) return
      const proof = proofOf(domain)
      const file = await readProofFile(deps.outbound, proof.fileUrl)
      if (!('text' in file) || file.text !== proof.content)
        throw new DomainError('conflict', 'ASSET_DOMAIN_UNPROVEN', {
          values: { url: proof.fileUrl, found: 'text' in file ? 'other content' : file.problem },
        })
      await db.transaction(async (tx) => {
        await repository.markVerified(tx, id, clock.now())
        await audit.append(tx, actor, {
          action: 'seller.asset_domain.verify',
          objectType: 'asset_domain',
          objectId: id,
          after: { origin: domain.origin },
        })
      })
    },

    /** Removes a website that no version uses. @throws not_found; conflict `ASSET_DOMAIN_IN_USE` */
    async remove(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const domain = await repository.findDomain(tx, sellerOf(actor), id)
        if (!domain) throw notFound('domain')
        if (await repository.isDomainUsed(tx, domain))
          throw new DomainError('conflict', 'ASSET_DOMAIN_IN_USE')
        await repository.deleteDomain(tx, id)
        await audit.append(tx, actor, {
          action: 'seller.asset_domain.remove',
          objectType: 'asset_domain',
          objectId: id,
          before: { origin: domain.origin },
        })
      })
    },
  }
}
