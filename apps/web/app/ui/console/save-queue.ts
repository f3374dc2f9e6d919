/** Where the keeping of what is typed stands. */
export type SaveState =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'failed'; error: unknown }

type Options<T> = {
  send: (value: T) => Promise<void>
  onState: (state: SaveState) => void
  /** Typing pauses this long before it is sent. */
  quietMs?: number
  /** How long after this failure the newest is sent once more, ms; null: the next change sends. */
  retryAfter?: (error: unknown) => number | null
}

/**
 * Keeps what is typed on the server: sends the newest shortly after the last change, one after another, so that an older
 * value never arrives after a newer one.
 */
export class SaveQueue<T> {
  readonly #options: Options<T>
  #waiting: { value: T } | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<boolean> = Promise.resolve(true)
  #isClosed = false

  constructor(options: Options<T>) {
    this.#options = options
  }

  /** Whether something was typed that is not on its way. */
  get isWaiting(): boolean {
    return this.#waiting !== null
  }

  change(value: T): void {
    this.#waiting = { value }
    this.#sendIn(this.#options.quietMs ?? 800)
  }

  /** Sends now what waits. @returns whether everything is stored */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#running = this.#running.then(() => this.#send())
    return this.#running
  }

  /** Sends what waits a last time. */
  close(): void {
    this.#isClosed = true
    if (this.isWaiting) void this.flush()
  }

  async #send(): Promise<boolean> {
    const taken = this.#waiting
    if (taken === null) return true
    this.#waiting = null
    const { send, onState, retryAfter } = this.#options
    onState({ kind: 'saving' })
    try {
      await send(taken.value)
      onState({ kind: 'saved', at: new Date() })
      return true
    } catch (error) {
      // Typed meanwhile or not: the newest stays.
      this.#waiting ??= taken
      onState({ kind: 'failed', error })
      const again = this.#isClosed ? null : (retryAfter?.(error) ?? null)
      if (again !== null) this.#sendIn(again)
      return false
    }
  }

  #sendIn(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), ms)
  }
}
