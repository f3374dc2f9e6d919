import { ApiProblem } from '@yunshi/api-client'
import type { DocumentProblem } from '@yunshi/product-document'
import { getAt, setAt } from './document-path.ts'

/** A product document of which any part may be missing. */
export type DraftDocument = Record<string, unknown>

export type SaveState =
  /** Everything is on the server; `at` is null until this page has saved something. */
  | { kind: 'saved'; at: Date | null }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  /** No connection: kept in the browser, tried again by itself. */
  | { kind: 'offline' }
  /** Somebody else saved in between; nothing is sent until the seller chooses. */
  | { kind: 'conflict' }
  | { kind: 'failed'; error: unknown }

export type DraftSnapshot = {
  document: DraftDocument
  revision: number
  save: SaveState
  problems: readonly DocumentProblem[]
}

export type DraftOptions = {
  document: DraftDocument
  revision: number
  /** What the server said about this document. */
  serverProblems: readonly DocumentProblem[]
  judge: (document: DraftDocument) => DocumentProblem[]
  send: (
    document: DraftDocument,
    revision: number,
  ) => Promise<{ revision: number; problems: DocumentProblem[] }>
  /** Keeps what could not be sent, over a reload or a crash; null forgets it. */
  keep: (copy: KeptCopy | null) => void
}

export type KeptCopy = { document: DraftDocument; revision: number }

/** Typing pauses this long before it is judged and saved. */
export const JUDGE_AFTER_MS = 300
export const SAVE_AFTER_MS = 1200
export const RETRY_AFTER_MS = 5000

const sameProblem = (a: DocumentProblem, b: DocumentProblem) =>
  a.path === b.path && a.rule === b.rule && a.text.en === b.text.en

/**
 * A draft that is being edited: the document, what is wrong with it, and whether it is saved. One save runs at a time;
 * what is typed meanwhile goes with the next. The document of the editor is never replaced behind the seller's back.
 */
export class DraftStore {
  #options: DraftOptions
  #snapshot: DraftSnapshot
  #listeners = new Set<() => void>()
  #saveTimer: ReturnType<typeof setTimeout> | undefined
  #judgeTimer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | null = null
  /** What the server has. */
  #sent: DraftDocument
  /** What only the server can know, with the document it was said about. */
  #foreign: { problems: DocumentProblem[]; about: DraftDocument }

  constructor(options: DraftOptions) {
    this.#options = options
    const { document, revision } = options
    this.#sent = document
    const judged = options.judge(document)
    this.#foreign = { problems: foreignProblems(options.serverProblems, judged), about: document }
    this.#snapshot = {
      document,
      revision,
      save: { kind: 'saved', at: null },
      problems: [...judged, ...this.#foreign.problems],
    }
  }

  getSnapshot = (): DraftSnapshot => this.#snapshot

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get isDirty(): boolean {
    return this.#snapshot.document !== this.#sent
  }

  set(path: string, value: unknown): void {
    this.replace(setAt(this.#snapshot.document, path, value))
  }

  replace(document: DraftDocument): void {
    if (document === this.#snapshot.document) return
    const held = this.#snapshot.save.kind === 'conflict'
    this.#change({ document, ...(held ? {} : { save: { kind: 'waiting' } as const }) })
    this.#judgeSoon()
    if (held) this.#keepCopy()
    else this.#saveIn(SAVE_AFTER_MS)
  }

  /** Continues on a revision of somebody else: `document` is what the seller decided to go on with. */
  takeOver(document: DraftDocument, revision: number, sent: DraftDocument): void {
    clearTimeout(this.#saveTimer)
    this.#sent = sent
    this.#options.keep(null)
    this.#change({ document, revision, save: { kind: 'saved', at: null } })
    this.#judgeSoon()
    if (this.isDirty) this.#saveIn(0)
  }

  /**
   * Saves now what is not saved.
   *
   * @returns whether everything is on the server
   */
  async flush(): Promise<boolean> {
    clearTimeout(this.#saveTimer)
    this.#judgeNow()
    // A save that runs may leave something typed meanwhile for the next.
    while (this.#running !== null || (this.isDirty && this.#maySend())) {
      await (this.#running ?? this.#send())
      if (this.#snapshot.save.kind === 'offline' || this.#snapshot.save.kind === 'failed') break
    }
    clearTimeout(this.#saveTimer)
    return !this.isDirty
  }

  /** What is not saved is kept in the browser; saving goes on. */
  keepUnsaved(): void {
    if (this.isDirty) this.#keepCopy()
  }

  /** Ends timers; what is not saved is kept in the browser. */
  stop(): void {
    clearTimeout(this.#saveTimer)
    clearTimeout(this.#judgeTimer)
    this.keepUnsaved()
  }

  #maySend(): boolean {
    return this.#snapshot.save.kind !== 'conflict'
  }

  #saveIn(ms: number): void {
    clearTimeout(this.#saveTimer)
    this.#saveTimer = setTimeout(() => {
      if (this.#running === null) void this.#send()
    }, ms)
  }

  #send(): Promise<void> {
    const { document, revision } = this.#snapshot
    if (document === this.#sent) return Promise.resolve()
    this.#change({ save: { kind: 'saving' } })
    this.#running = this.#options
      .send(document, revision)
      .then(
        (answer) => this.#took(document, answer),
        (error: unknown) => this.#refused(error),
      )
      .finally(() => {
        this.#running = null
      })
    return this.#running
  }

  #took(
    document: DraftDocument,
    { revision, problems }: { revision: number; problems: DocumentProblem[] },
  ): void {
    this.#sent = document
    this.#foreign = { problems: foreignProblems(problems, this.#options.judge(document)), about: document }
    this.#options.keep(null)
    if (this.isDirty) {
      this.#change({ revision, save: { kind: 'waiting' } })
      this.#saveIn(SAVE_AFTER_MS)
    } else this.#change({ revision, save: { kind: 'saved', at: new Date() } })
    this.#judgeNow()
  }

  #refused(error: unknown): void {
    this.#keepCopy()
    const problem = error instanceof ApiProblem ? error : null
    if (problem?.code === 'PUB_DRAFT_CHANGED') this.#change({ save: { kind: 'conflict' } })
    else if (problem && (problem.status === 0 || problem.status === 503)) {
      this.#change({ save: { kind: 'offline' } })
      this.#saveIn(RETRY_AFTER_MS)
    } else this.#change({ save: { kind: 'failed', error } })
  }

  #keepCopy(): void {
    const { document, revision } = this.#snapshot
    this.#options.keep({ document, revision })
  }

  #judgeSoon(): void {
    clearTimeout(this.#judgeTimer)
    this.#judgeTimer = setTimeout(() => this.#judgeNow(), JUDGE_AFTER_MS)
  }

  #judgeNow(): void {
    clearTimeout(this.#judgeTimer)
    const { document } = this.#snapshot
    // What the server said holds until the place it is about changes.
    const { problems, about } = this.#foreign
    const held = problems.filter(({ path }) => getAt(about, path) === getAt(document, path))
    this.#change({ problems: [...this.#options.judge(document), ...held] })
  }

  #change(part: Partial<DraftSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part }
    for (const listener of this.#listeners) listener()
  }
}

function foreignProblems(
  said: readonly DocumentProblem[],
  judged: readonly DocumentProblem[],
): DocumentProblem[] {
  return said.filter((problem) => !judged.some((own) => sameProblem(own, problem)))
}
