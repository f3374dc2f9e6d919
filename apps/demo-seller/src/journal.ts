import { open, readFile } from 'node:fs/promises'

/** One call of the marketplace and what was answered. Never holds passwords, keys or unverified content. */
export type JournalEntry = {
  /** ISO 8601 UTC. */
  at: string
  /** Absent when the call could not be read. */
  activity?: string
  instanceId?: string
  orderId?: string
  orderLineId?: string
  isTest?: boolean
  /** Absent when an arranged outage answered without one. */
  resultCode?: string
  /** Why it was refused, a stable code. */
  reason?: string
  httpStatus: number
  durationMs: number
}

/** The calls of one product: a file with one JSON line each, and the latest of every instance in memory. */
export type Journal = {
  append(entry: JournalEntry): Promise<void>
  /** Newest first, at most 50. */
  ofInstance(instanceId: string): JournalEntry[]
  close(): Promise<void>
}

const entriesPerInstanceMax = 50

/** Opens the journal at `path`, creating it when absent; a line torn by a crash is ended and ignored. */
export async function openJournal(path: string): Promise<Journal> {
  const histories = new Map<string, JournalEntry[]>()

  function remember(entry: JournalEntry): void {
    for (const instanceId of entry.instanceId?.split(',') ?? []) {
      const history = histories.get(instanceId) ?? []
      history.unshift(entry)
      histories.set(instanceId, history.slice(0, entriesPerInstanceMax))
    }
  }

  const text = await readFile(path, 'utf8').catch(() => '')
  for (const line of text.split('\n')) {
    const entry = parseLine(line)
    if (entry) remember(entry)
  }
  const file = await open(path, 'a', 0o600)
  let tail: Promise<unknown> = Promise.resolve()
  const write = (line: string) => {
    // One write after the other, so that lines never mix.
    tail = tail.catch(() => undefined).then(() => file.appendFile(line))
    return tail
  }
  if (text !== '' && !text.endsWith('\n')) await write('\n')

  return {
    async append(entry) {
      await write(`${JSON.stringify(entry)}\n`)
      remember(entry)
    },
    ofInstance: (instanceId) => histories.get(instanceId) ?? [],
    async close() {
      await tail.catch(() => undefined)
      await file.close()
    },
  }
}

function parseLine(line: string): JournalEntry | undefined {
  if (line === '') return undefined
  try {
    const entry: JournalEntry = JSON.parse(line)
    return entry
  } catch {
    return undefined
  }
}
