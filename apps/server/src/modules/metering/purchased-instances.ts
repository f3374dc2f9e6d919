import { listInstancesBySellerInstanceId } from '../instances/index.ts'
import type { MeteredInstanceSource } from './metered-instance.ts'

/** Purchased instances. They are sold by period or once, so that none of them has metered use. */
export const purchasedInstances: MeteredInstanceSource = async (db, sellerInstanceIds) =>
  (await listInstancesBySellerInstanceId(db, sellerInstanceIds)).map((instance) => ({
    id: instance.id,
    sellerId: instance.sellerId,
    // They were found by it.
    sellerInstanceId: instance.sellerInstanceId!,
    metering: null,
  }))
