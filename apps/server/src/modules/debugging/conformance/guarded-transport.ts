import type { ConformanceAnswer, ConformanceTransport } from '@yunshi/conformance'
import type { OutboundClient } from '../../../platform/outbound/guarded-client.ts'

/** The suite's way to the seller: the marketplace's own, which keeps away from private addresses. */
export function createGuardedTransport(outbound: OutboundClient): ConformanceTransport {
  return {
    async send(
      { method, url, headers, body },
      { timeoutMs, readSlowly, signal },
    ): Promise<ConformanceAnswer> {
      if (signal?.aborted)
        return { kind: 'no_answer', reason: 'connection_lost', detail: 'stopped', durationMs: 0 }
      const result = await outbound.send(
        { method, url, headers, ...(body !== undefined && { body }) },
        { timeoutMs, ...(readSlowly !== undefined && { readDelayMs: readSlowly }) },
      )
      if (result.kind === 'no_answer')
        return {
          ...result,
          // A content coding nobody asked for is a broken answer to the suite.
          reason: result.reason,
        }
      const rawHeaders: [string, string][] = []
      for (let at = 0; at + 1 < result.rawHeaders.length; at += 2)
        rawHeaders.push([result.rawHeaders[at]!, result.rawHeaders[at + 1]!])
      return {
        kind: 'answer',
        httpStatus: result.httpStatus,
        rawHeaders,
        rawBody: result.body,
        durationMs: result.durationMs,
      }
    },
  }
}
