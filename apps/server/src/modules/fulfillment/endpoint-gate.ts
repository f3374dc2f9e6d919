/**
 * Keeps slow and dead sellers from taking every place of a worker: the circuit breaker of calls. Of the calls that run
 * at once, one address gets at most a share; an address that stopped answering gets a single place, on which one call
 * at a time tries whether it is back, and all such addresses together get few. What finds no place waits here and is
 * taken by the call that ends next; nothing is lost with the process, since the message stays due.
 */
export interface EndpointGate {
  /** @returns false when the message has to wait; `leave` will name it later */
  enter(endpointId: string, messageId: string): boolean
  /**
   * @param answered whether the address gave any answer; `null` when it was not called
   * @returns a message that waited and may go now, perhaps of another address
   */
  leave(endpointId: string, answered: boolean | null): { endpointId: string; messageId: string } | null
  /** Whether the message waits here for a place: waking it again would change nothing. */
  waits(endpointId: string, messageId: string): boolean
  /** Addresses that do not answer now; for the metrics. */
  readonly silent: number
}

interface Lane {
  endpointId: string
  running: number
  /** Attempts in a row without any answer. */
  silences: number
  waiting: Set<string>
}

/** After so many attempts without an answer the address counts as silent. */
const SILENT_AFTER = 3
/** More than this wait in the database only; the sweep finds them. */
const WAITING_MAX = 1000

/**
 * @param limits.share calls to one address at once, 1 or more
 * @param limits.silentMax calls to all silent addresses together at once, 1 or more
 */
export function createEndpointGate(limits: { share: number; silentMax: number }): EndpointGate {
  const lanes = new Map<string, Lane>()
  const isSilent = (lane: Lane) => lane.silences >= SILENT_AFTER
  const silentRunning = () => {
    let running = 0
    for (const lane of lanes.values()) if (isSilent(lane)) running += lane.running
    return running
  }
  const hasPlace = (lane: Lane) =>
    isSilent(lane) ? lane.running < 1 && silentRunning() < limits.silentMax : lane.running < limits.share
  const takeWaiting = (lane: Lane) => {
    const [messageId] = lane.waiting
    if (messageId === undefined || !hasPlace(lane)) return null
    lane.waiting.delete(messageId)
    lane.running++
    return { endpointId: lane.endpointId, messageId }
  }
  return {
    get silent() {
      return [...lanes.values()].filter(isSilent).length
    },
    waits: (endpointId, messageId) => lanes.get(endpointId)?.waiting.has(messageId) ?? false,
    enter(endpointId, messageId) {
      let lane = lanes.get(endpointId)
      if (!lane) lanes.set(endpointId, (lane = { endpointId, running: 0, silences: 0, waiting: new Set() }))
      if (hasPlace(lane)) {
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
      const own = takeWaiting(lane)
      if (own) return own
      if (lane.running === 0 && lane.silences === 0 && lane.waiting.size === 0) lanes.delete(endpointId)
      else if (lane.waiting.size > 0) {
        // Goes behind the other silent addresses, so that each of them is tried in turn.
        lanes.delete(endpointId)
        lanes.set(endpointId, lane)
      }
      for (const other of lanes.values()) {
        if (!isSilent(other)) continue
        const taken = takeWaiting(other)
        if (taken) return taken
      }
      return null
    },
  }
}
