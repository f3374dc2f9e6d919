import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'

/** Files that sellers hand in. */
export type SellerFilePurpose =
  | 'logo'
  | 'business_licence'
  | 'compliance_letter'
  | 'evidence'
  | 'shop_picture'
  | 'story_picture'
  | 'video'

/** What this module needs of uploads. */
export interface SellerFiles {
  /**
   * Marks files as used, so that they are kept.
   *
   * @throws validation naming the field when a file is not ready or not for this purpose; not_found for others' files
   */
  claim(
    tx: Tx,
    actor: Actor,
    files: { id: string; field: string; purpose: SellerFilePurpose }[],
    usedBy: { type: string; id: string },
  ): Promise<{ id: string; name: string }[]>
  /** Ends the uses of an object; files that nothing else uses expire, and are not public any more. */
  release(tx: Tx, usedBy: { type: string; id: string }): Promise<void>
  /** Lets everybody read the files, under `/media/files/{id}`. */
  publish(tx: Tx, ids: readonly string[]): Promise<void>
}
