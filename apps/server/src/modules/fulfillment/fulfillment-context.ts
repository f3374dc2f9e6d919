import type { OutboundClient } from '../../platform/outbound/guarded-client.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ProductSuspension } from '../catalog/index.ts'
import type { InstanceService } from '../instances/index.ts'
import type { OrderService } from '../orders/index.ts'
import type { SellerAccessService } from '../sellers/index.ts'
import type { Scenario } from './domain/message-states.ts'

/** What the use cases of this module are built from. */
export interface FulfillmentContext {
  platform: Platform
  outbound: OutboundClient
  access: SellerAccessService
  instances: InstanceService
  orders: OrderService
  suspension: ProductSuspension
  observeAttempt?: (activity: string, verdict: string, seconds: number) => void
}

/** The message that a fact about calls is about. */
interface MessageFact {
  messageId: string
  sellerId: string
  scenario: Scenario
  orderId: string | null
  instanceId: string
  reason: string
}

declare module '../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** The first failed attempt of a window; told at most once an hour for a seller. */
    'fulfillment.call_failing': MessageFact & { nextAttemptAt: string }
    /** The window of a message is over without success; a person at the seller must act. */
    'fulfillment.message_stopped': MessageFact
  }
}

declare module '../../platform/jobs/job-queue.ts' {
  interface JobPayloads {
    'fulfillment.attempt': { messageId: string; endpointId: string }
  }
}
