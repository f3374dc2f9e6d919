/** Facts about an instance; every one carries what a reader needs to act without asking back. */
export interface InstanceFact {
  instanceId: string
  accountId: string
  sellerId: string
  orderId: string
  orderLineId: string
  productTitle: { zh: string; en: string }
  /** ISO 8601, or null for one-time purchases. */
  expiresAt: string | null
}

declare module '../../platform/events/event-bus.ts' {
  interface EventPayloads {
    'instances.instance_opened': InstanceFact
    'instances.opening_failed': InstanceFact & { reason: string }
    'instances.expiry_announced': InstanceFact & { days: number }
    'instances.instance_expired': InstanceFact & { freezesAt: string }
    'instances.instance_frozen': InstanceFact & { releasesAt: string }
    'instances.release_announced': InstanceFact & { releasesAt: string }
    'instances.instance_released': InstanceFact & { byBuyer: boolean }
  }
}
