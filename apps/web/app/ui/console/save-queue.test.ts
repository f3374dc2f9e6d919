import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SaveQueue } from './save-queue.ts'
import type { SaveState } from './save-queue.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that answers when told to. */
function server() {
  const arrived: string[] = []
  const answers: { ok: () => void; fail: (error: Error) => void }[] = []
  const states: SaveState['kind'][] = []
  const queue = new SaveQueue<string>({
    send: (value) => {
      arrived.push(value)
      return new Promise((ok, fail) => answers.push({ ok, fail }))
    },
    onState: ({ kind }) => states.push(kind),
    quietMs: 100,
    retryAfter: (error) => ((error as Error).message === 'no connection' ? 1000 : null),
  })
  return { arrived, answers, states, queue }
}

test('typing is sent once, when it pauses', async () => {
  const { queue, arrived, answers, states } = server()
  queue.change('a')
  await vi.advanceTimersByTimeAsync(60)
  queue.change('ab')
  await vi.advanceTimersByTimeAsync(99)
  expect(arrived).toEqual([])
  await vi.advanceTimersByTimeAsync(1)
  answers[0]!.ok()
  await vi.advanceTimersByTimeAsync(5000)
  expect(arrived).toEqual(['ab'])
  expect(states).toEqual(['saving', 'saved'])
})

test('a newer value waits for the older one to arrive', async () => {
  const { queue, arrived, answers } = server()
  queue.change('old')
  await vi.advanceTimersByTimeAsync(100)
  queue.change('new')
  await vi.advanceTimersByTimeAsync(5000)
  expect(arrived).toEqual(['old'])
  answers[0]!.ok()
  await vi.advanceTimersByTimeAsync(0)
  expect(arrived).toEqual(['old', 'new'])
})

test('what failed is sent again, and what was typed meanwhile instead of it', async () => {
  const { queue, arrived, answers } = server()
  queue.change('first')
  await vi.advanceTimersByTimeAsync(100)
  queue.change('second')
  answers[0]!.fail(new Error('no connection'))
  await vi.advanceTimersByTimeAsync(1000)
  expect(arrived).toEqual(['first', 'second'])
})

test('flush says whether everything is stored', async () => {
  const { queue, answers } = server()
  queue.change('a')
  const refused = queue.flush()
  await vi.advanceTimersByTimeAsync(0)
  answers[0]!.fail(new Error('no'))
  expect(await refused).toBe(false)
  expect(queue.isWaiting).toBe(true)
  const stored = queue.flush()
  await vi.advanceTimersByTimeAsync(0)
  answers[1]!.ok()
  expect(await stored).toBe(true)
  expect(queue.isWaiting).toBe(false)
  expect(await queue.flush()).toBe(true)
})

test('a refusal is not sent again by itself', async () => {
  const { queue, arrived, answers } = server()
  queue.change('a')
  await vi.advanceTimersByTimeAsync(100)
  answers[0]!.fail(new Error('refused'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(arrived).toEqual(['a'])
})

test('closing sends what waits a last time', async () => {
  const { queue, arrived, answers } = server()
  queue.change('a')
  queue.close()
  await vi.advanceTimersByTimeAsync(0)
  answers[0]!.fail(new Error('no connection'))
  await vi.advanceTimersByTimeAsync(5000)
  expect(arrived).toEqual(['a'])
})
