import { expect, it } from 'vitest'
import { createWindowCounter } from './window-counter.ts'

it('counts within a window and starts anew after it', () => {
  const counter = createWindowCounter({ windowMs: 1000, entriesMax: 10 })
  expect([counter.add('a', 0), counter.add('a', 999), counter.add('b', 999)]).toEqual([1, 2, 1])
  expect(counter.count('a', 999)).toBe(2)
  expect(counter.count('a', 1000)).toBe(0)
  expect(counter.add('a', 1000)).toBe(1)
  expect(counter.secondsLeft(1500)).toBe(1)
  counter.forget('a')
  expect(counter.count('a', 1500)).toBe(0)
})

it('forgets what it counted first rather than grow without end', () => {
  const counter = createWindowCounter({ windowMs: 1000, entriesMax: 3 })
  for (const key of ['a', 'b', 'c', 'd', 'e']) counter.add(key, 0)
  expect(['a', 'b', 'c', 'd', 'e'].map((key) => counter.count(key, 0))).toEqual([0, 0, 1, 1, 1])
})
