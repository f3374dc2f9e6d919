import { countOffered } from './modules/catalog/index.ts'
import { countInPerformance } from './modules/instances/index.ts'
import { countHolding, escrowOf } from './modules/ledger/index.ts'
import { listEarningLines } from './modules/orders/index.ts'
import type { ExitFact } from './modules/sellers/index.ts'

/** What keeps a seller from leaving (SELL-ONB-60), told by the modules that know. */
export const sellerExitFacts: ExitFact[] = [
  {
    key: 'LISTED_PRODUCTS',
    label: { zh: '所有商品已下架', en: 'Every product is delisted' },
    link: '/seller/products',
    provable: false,
    count: countOffered,
  },
  {
    key: 'IN_PERFORMANCE',
    label: { zh: '没有履约中的订单', en: 'No order is in performance' },
    link: '/seller/orders',
    provable: false,
    count: countInPerformance,
  },
  {
    key: 'UNSETTLED',
    label: { zh: '没有未结算的订单', en: 'No order is unsettled' },
    link: '/seller/orders',
    provable: false,
    // What buyers paid lies in escrow until it is settled.
    count: async (reader, sellerId) =>
      countHolding(reader, (await listEarningLines(reader, sellerId)).map(escrowOf)),
  },
  {
    key: 'UNINVOICED',
    label: {
      zh: '没有未开发票的订单，或已上传买家无需发票的证明',
      en: 'No order is left without an invoice, or proof is uploaded that buyers want none',
    },
    link: '/seller/orders',
    provable: true,
    count: async (reader, sellerId) => (await listEarningLines(reader, sellerId)).length,
  },
]
