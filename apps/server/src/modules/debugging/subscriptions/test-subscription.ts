import type {
  TestChargingMode,
  TestCommand,
  TestFamily,
  TestPeriod,
  TestState,
  TestTerm,
} from '../domain/test-subscription-life.ts'

/** What is subscribed to, as the order query tells it (isv-protocol 6.2). */
export interface TestProduct {
  productId: string
  skuCode: string
  productName: string
  /** Quantity; `null` without such an attribute. */
  linearValue: number | null
}

/** A subscription that a seller plays through, with a clock of its own. */
export interface TestSubscription extends TestTerm {
  id: string
  sellerId: string
  endpointId: string
  family: TestFamily
  name: string
  product: TestProduct
  chargingMode: TestChargingMode
  periodType: TestPeriod | null
  periodNumber: number | null
  /** Whether calls carry testFlag 1. */
  asTest: boolean
  state: TestState
  now: Date
  startsAt: Date | null
  /** Instance id of the seller; for authorization codes the code. */
  sellerInstanceId: string | null
  appInfoSealed: string | null
  /** A command whose calls failed; repeated with the same order. */
  pendingCommand: TestCommand | null
  pendingOrderId: string | null
  createdAt: Date
  endedAt: Date | null
}

export const testOrderTypes = ['NEW', 'TRIAL', 'TRIAL_TO_FORMAL', 'UNSUBSCRIBE', 'RENEW', 'CHANGE'] as const
export type TestOrderType = (typeof testOrderTypes)[number]

/** The order behind a step; the seller's program reads it with the order query. */
export interface TestOrder {
  id: string
  subscriptionId: string
  sellerId: string
  /** Counted from 1 in the order they were placed. */
  position: number
  command: TestCommand
  type: TestOrderType
  /** `DROPPED`: its calls failed and another command was given instead. */
  state: 'OPEN' | 'DONE' | 'DROPPED' | 'REFUNDED'
  chargingMode: 'PERIOD' | 'ONE_TIME' | 'ON_DEMAND'
  periodType: TestPeriod | null
  periodNumber: number | null
  /** Months it adds to the term. */
  months: number
  expiresAt: Date | null
  product: TestProduct
  /** Decimal text, yuan; negative when money goes back. */
  amount: string
  /** Time of the subscription. */
  createdAt: Date
}

/** Choices of a command. */
export interface CommandOptions {
  periodType?: 'year' | 'month'
  periodNumber?: number
  linearValue?: number
  skuCode?: string
  productId?: string
}

export const lineIdOf = (orderId: string): string => `${orderId}-000001`
