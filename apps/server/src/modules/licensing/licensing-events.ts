import type { LocalizedText } from '../../kernel/text.ts'

interface LicenseFact {
  instanceId: string
  accountId: string
  sellerId: string
  productTitle: LocalizedText
}

declare module '../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** An authorization code waits for its buyer to claim it. */
    'licensing.code_issued': LicenseFact
    /** The seller uploaded a license that the buyer had asked for. */
    'licensing.license_delivered': LicenseFact & { eventId: string }
  }
}

export type { LicenseFact }
