declare module '../../platform/events/event-bus.ts' {
  interface EventPayloads {
    /** A version was approved, or refused by a person or by its checks. */
    'assets.version_decided': {
      sellerId: string
      assetId: string
      name: string
      label: string
      outcome: 'APPROVED' | 'REJECTED' | 'SCAN_FAILED'
      /** What the reviewer wrote. */
      reasons: string[]
    }
  }
}

export {}
