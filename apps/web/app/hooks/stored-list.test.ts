import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createStoredList } from './stored-list.ts'

const list = () =>
  createStoredList<string>({
    storageKey: 'test',
    max: 3,
    keyOf: (item) => item,
    isItem: (value) => typeof value === 'string',
  })

describe('stored list', () => {
  const stored = new Map<string, string>()
  beforeEach(() => {
    stored.clear()
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('keeps the newest in front, once, and drops the oldest', () => {
    const recent = list()
    for (const item of ['a', 'b', 'c', 'a', 'd']) recent.put(item)
    expect(recent.read()).toEqual(['d', 'a', 'c'])
    recent.remove('a')
    expect(list().read()).toEqual(['d', 'c'])
    recent.clear()
    expect(recent.read()).toEqual([])
  })

  it('appends only while there is room', () => {
    const chosen = list()
    expect(['a', 'b', 'c'].map((item) => chosen.append(item))).toEqual([true, true, true])
    expect(chosen.append('d')).toBe(false)
    expect(chosen.read()).toEqual(['a', 'b', 'c'])
  })

  it('is empty where storage holds something else or is closed', () => {
    stored.set('test', '{"a":1}')
    expect(list().read()).toEqual([])
    stored.set('test', '["a", 1, "<b>"')
    expect(list().read()).toEqual([])
    stored.set('test', '["a", 1]')
    expect(list().read()).toEqual(['a'])
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('closed')
      },
      setItem: () => {
        throw new Error('closed')
      },
    })
    const closed = list()
    closed.put('a')
    expect(closed.read()).toEqual([])
  })
})
