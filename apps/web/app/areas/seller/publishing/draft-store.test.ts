import { ApiProblem } from '@yunshi/api-client'
import type { DocumentProblem } from '@yunshi/product-document'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DraftStore, JUDGE_AFTER_MS, RETRY_AFTER_MS, SAVE_AFTER_MS } from './draft-store.ts'
import type { DraftDocument, KeptCopy } from './draft-store.ts'

const problem = (path: string): DocumentProblem => ({
  path,
  rule: 'SELL-PUB-02',
  severity: 'error',
  text: { zh: path, en: path },
})
const refusal = (status: number, code: string) =>
  new ApiProblem({ type: '', title: '', status, detail: '', code, requestId: null, errors: [] })

function open({ document = { slug: 'a' } as DraftDocument, serverProblems = [] as DocumentProblem[] } = {}) {
  const sent: { document: DraftDocument; revision: number }[] = []
  const kept: (KeptCopy | null)[] = []
  let answer: () => Promise<{ revision: number; problems: DocumentProblem[] }> = () =>
    Promise.resolve({ revision: sent.length + 1, problems: [] })
  const store = new DraftStore({
    document,
    revision: 1,
    serverProblems,
    judge: (value) => (value['slug'] === undefined ? [problem('slug')] : []),
    send: (value, revision) => {
      sent.push({ document: value, revision })
      return answer()
    },
    keep: (copy) => kept.push(copy),
  })
  return { store, sent, kept, answerWith: (next: typeof answer) => (answer = next) }
}

const kindOf = (store: DraftStore) => store.getSnapshot().save.kind

describe('DraftStore', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('SELL-PUB-03 saves once after typing pauses, and again what was typed while saving', async () => {
    const { store, sent, answerWith } = open()
    let finish = () => {}
    answerWith(() => new Promise((resolve) => (finish = () => resolve({ revision: 2, problems: [] }))))
    store.set('title.zh', '甲')
    store.set('title.zh', '甲乙')
    expect(kindOf(store)).toBe('waiting')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(kindOf(store)).toBe('saving')
    store.set('title.en', 'A')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(sent).toHaveLength(1)
    answerWith(() => Promise.resolve({ revision: 3, problems: [] }))
    finish()
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(sent).toEqual([
      { document: { slug: 'a', title: { zh: '甲乙' } }, revision: 1 },
      { document: { slug: 'a', title: { zh: '甲乙', en: 'A' } }, revision: 2 },
    ])
    expect(kindOf(store)).toBe('saved')
    expect(store.isDirty).toBe(false)
  })

  it('SELL-PUB-03 keeps what cannot be sent and tries again by itself', async () => {
    const { store, sent, kept, answerWith } = open()
    answerWith(() => Promise.reject(refusal(0, 'NETWORK')))
    store.set('title.zh', '甲')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(kindOf(store)).toBe('offline')
    expect(kept.at(-1)).toEqual({ document: { slug: 'a', title: { zh: '甲' } }, revision: 1 })
    answerWith(() => Promise.resolve({ revision: 2, problems: [] }))
    await vi.advanceTimersByTimeAsync(RETRY_AFTER_MS)
    expect(kindOf(store)).toBe('saved')
    expect(sent).toHaveLength(2)
    expect(kept.at(-1)).toBeNull()
  })

  it('PUB_DRAFT_CHANGED sends nothing more until the seller chooses, and loses nothing typed meanwhile', async () => {
    const { store, sent, kept, answerWith } = open()
    answerWith(() => Promise.reject(refusal(409, 'PUB_DRAFT_CHANGED')))
    store.set('title.zh', '甲')
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(kindOf(store)).toBe('conflict')
    store.set('title.zh', '甲乙')
    await vi.advanceTimersByTimeAsync(RETRY_AFTER_MS * 3)
    expect(sent).toHaveLength(1)
    expect(await store.flush()).toBe(false)
    expect(kept.at(-1)?.document).toEqual({ slug: 'a', title: { zh: '甲乙' } })
    answerWith(() => Promise.resolve({ revision: 9, problems: [] }))
    const mine = store.getSnapshot().document
    store.takeOver(mine, 8, { slug: 'theirs' })
    await vi.advanceTimersByTimeAsync(1)
    expect(sent.at(-1)).toEqual({ document: mine, revision: 8 })
    expect(kindOf(store)).toBe('saved')
  })

  it('takes the other version without sending anything', async () => {
    const { store, sent } = open()
    const theirs = { slug: 'theirs' }
    store.takeOver(theirs, 5, theirs)
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS)
    expect(sent).toEqual([])
    expect(store.getSnapshot()).toMatchObject({ document: theirs, revision: 5 })
  })

  it('flush saves at once and says whether everything is on the server', async () => {
    const { store, sent, answerWith } = open()
    expect(await store.flush()).toBe(true)
    store.set('title.zh', '甲')
    expect(await store.flush()).toBe(true)
    expect(sent).toHaveLength(1)
    answerWith(() => Promise.reject(refusal(401, 'SESSION_EXPIRED')))
    store.set('title.zh', '乙')
    expect(await store.flush()).toBe(false)
    expect(store.getSnapshot().save).toMatchObject({ kind: 'failed' })
  })

  it('shows what only the server knows until its place changes', async () => {
    const foreign = problem('delivery.endpoint')
    const { store } = open({
      serverProblems: [foreign, problem('slug')],
      document: { delivery: { endpoint: 'x' } },
    })
    expect(store.getSnapshot().problems).toEqual([problem('slug'), foreign])
    store.set('slug', 'a')
    await vi.advanceTimersByTimeAsync(JUDGE_AFTER_MS)
    expect(store.getSnapshot().problems).toEqual([foreign])
    store.set('delivery.endpoint', 'y')
    await vi.advanceTimersByTimeAsync(JUDGE_AFTER_MS)
    expect(store.getSnapshot().problems).toEqual([])
  })

  it('keeps a copy when the page is left unsaved', () => {
    const { store, kept } = open()
    store.set('title.zh', '甲')
    store.stop()
    expect(kept.at(-1)?.document).toEqual({ slug: 'a', title: { zh: '甲' } })
  })
})
