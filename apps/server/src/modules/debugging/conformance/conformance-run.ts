import type { ConformanceProtocol, ConformanceReport } from '@yunshi/conformance'

export const conformanceRunStates = ['RUNNING', 'DONE', 'CANCELED', 'FAILED'] as const

/** What a run needs beside address, protocol and key. */
export interface ConformanceOptions {
  /** Interfaces the product does not use. */
  without?: string[]
  /** License 2.0: a code the seller knows. */
  license?: string
  /** Kit: the public key of the application credential. */
  publicKey?: string
}

/** One run of the conformance suite against an address of a seller. */
export interface ConformanceRunRow {
  id: string
  sellerId: string
  endpointId: string
  url: string
  protocol: ConformanceProtocol
  options: ConformanceOptions
  state: (typeof conformanceRunStates)[number]
  total: number
  done: number
  failed: number
  warned: number
  currentCheck: string | null
  cancelRequested: boolean
  outcome: ConformanceReport['outcome'] | null
  startedAt: Date
  endedAt: Date | null
}
