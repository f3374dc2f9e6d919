export type ConformanceRequest = {
  method: 'GET' | 'POST'
  url: string
  headers: Readonly<Record<string, string>>
  /** Absent for GET. */
  body?: string | Uint8Array
}

/** Why there is no answer. */
export type NoAnswerReason =
  | 'refused_address'
  | 'connect_failed'
  | 'tls_failed'
  | 'timeout'
  | 'body_too_large'
  | 'body_encoding'
  | 'connection_lost'
  | 'redirect'

export type ConformanceAnswer =
  | {
      kind: 'answer'
      httpStatus: number
      /** Names with their capitals as sent: `Body-Sign` depends on them. */
      rawHeaders: readonly (readonly [name: string, value: string])[]
      rawBody: Uint8Array
      durationMs: number
    }
  | { kind: 'no_answer'; reason: NoAnswerReason; detail: string; durationMs: number }

export type SendOptions = {
  /** Covers the whole call, the last byte of the answer included. */
  timeoutMs: number
  /** Read the answer as over a bad line: wait this many milliseconds after its head, then take it in small pieces. */
  readSlowly?: number
  signal?: AbortSignal
}

/**
 * The way to the seller. The suite knows no other: a marketplace hands in its own, which keeps away from private
 * addresses.
 *
 * `send` never throws for what the other side does, follows no redirect, and bounds time and size (1 MiB is plenty).
 */
export interface ConformanceTransport {
  send(request: ConformanceRequest, options: SendOptions): Promise<ConformanceAnswer>
}
