import type { UsageInstanceFacts } from '@yunshi/seller-sdk'
import type { Queryable, Tx } from '../../platform/db/database.ts'

/** What a usage record may be about. */
export interface MeteredInstance {
  id: string
  sellerId: string
  /** The id on the wire. One seller's word: another seller may have given the same. */
  sellerInstanceId: string
  /** `null`: not sold by use. */
  metering: {
    isProductDelisted: boolean
    /** `null` while it has not been opened. */
    openedAt: Date | null
    closedAt: Date | null
    /** Wire ids of the packages that its records may name. */
    packageInstanceIds?: ReadonlySet<string>
    /** Whether its records must name a package (isv-protocol 7.1). */
    isPackageNeeded?: boolean
  } | null
}

/** Where metered instances are found: purchased ones, test subscriptions. Each source answers for its own. */
export type MeteredInstanceSource = (
  db: Queryable | Tx,
  sellerInstanceIds: readonly string[],
) => Promise<MeteredInstance[]>

/**
 * The instance that a seller means by an id: its own rather than another's, one sold by use rather than another, and
 * of those the newest, which a source lists first.
 */
export function instanceMeant(
  candidates: readonly MeteredInstance[],
  sellerId: string,
): MeteredInstance | undefined {
  const own = candidates.filter((candidate) => candidate.sellerId === sellerId)
  return own.find((candidate) => candidate.metering !== null) ?? own[0] ?? candidates[0]
}

/** What the checks of the protocol need to know of an instance (isv-protocol 10.5). */
export function factsOf(instance: MeteredInstance, sellerId: string): UsageInstanceFacts {
  const { metering } = instance
  return {
    isOwn: instance.sellerId === sellerId,
    isPayPerUse: metering !== null,
    isProductDelisted: metering?.isProductDelisted ?? false,
    ...(metering?.openedAt && { openedAtMs: metering.openedAt.getTime() }),
    ...(metering?.closedAt && { closedAtMs: metering.closedAt.getTime() }),
    ...(metering?.packageInstanceIds && { packageInstanceIds: metering.packageInstanceIds }),
    ...(metering?.isPackageNeeded !== undefined && { isPackageNeeded: metering.isPackageNeeded }),
  }
}
