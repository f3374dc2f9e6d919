/**
 * Keeps one slow or dead seller from taking every place of a worker. Of the calls that run at once, one address gets
 * at most a share; an address that stopped answering gets a single place until it answers again. What finds no place
 * waits here and is taken by the call that ends next; nothing is lost with the process, since the message stays due.
 */
export interface EndpointGate {
  /** @returns false when the message has to wait; `leave` will name it later */
  enter(endpointId: string, messageId: string): boolean
  /**
   * @param answered whether the address gave any answer; `null` when it was not called
   * @returns a message that waited for this address and may go now
   */
  leave(endpointId: string, answered: boolean | null): string | null
  /** Addresses that do not answer now; for the metrics. */
  readonly silent: number
}

interface Lane {
  running: number
  /** Attempts in a row without any answer. */
  silences: number
  waiting: Set<string>
}

/** After so many attempts without an answer the address counts as silent. */
const SILENT_AFTER = 3
/** More than this wait in the database only; the sweep finds them. */
const WAITING_MAX = 1000

/** @param share calls to one address at once, 1 or more */
export function createEndpointGate(share: number): EndpointGate {
  const lanes = new Map<string, Lane>()
  const places = (lane: Lane) => (lane.silences >= SILENT_AFTER ? 1 : share)
  return {
    get silent() {
      return [...lanes.values()].filter((lane) => lane.silences >= SILENT_AFTER).length
    },
    enter(endpointId, messageId) {
      let lane = lanes.get(endpointId)
      if (!lane) lanes.set(endpointId, (lane = { running: 0, silences: 0, waiting: new Set() }))
      if (lane.running < places(lane)) {
        lane.waiting.delete(messageId)
        lane.running++
        return true
      }
      if (lane.waiting.size < WAITING_MAX) lane.waiting.add(messageId)
      return false
    },
    leave(endpointId, answered) {
      const lane = lanes.get(endpointId)!
      lane.running--
      if (answered !== null) lane.silences = answered ? 0 : lane.silences + 1
      const [next] = lane.waiting
      if (next !== undefined && lane.running < places(lane)) {
        lane.waiting.delete(next)
        lane.running++
        return next
      }
      if (lane.running === 0 && lane.silences === 0 && lane.waiting.size === 0) lanes.delete(endpointId)
      return null
    },
  }
}
