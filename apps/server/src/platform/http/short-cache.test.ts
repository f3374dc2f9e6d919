import { describe, expect, it, vi } from 'vitest'
import { createShortCache } from './short-cache.ts'

describe('createShortCache', () => {
  it('loads once for concurrent readers, and again after the time to live', async () => {
    vi.useFakeTimers()
    const cache = createShortCache<number>({ ttlMs: 100, entriesMax: 10 })
    let loads = 0
    const load = async () => ++loads
    expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual([1, 1])
    vi.advanceTimersByTime(101)
    expect(await cache.get('a', load)).toBe(2)
    vi.useRealTimers()
  })

  it('hands out a stale answer while one new one is loaded', async () => {
    vi.useFakeTimers()
    const cache = createShortCache<number>({ ttlMs: 100, staleMs: 1000, entriesMax: 10 })
    let loads = 0
    const load = async () => ++loads
    await cache.get('a', load)
    vi.advanceTimersByTime(101)
    expect(await Promise.all([cache.get('a', load), cache.get('a', load)])).toEqual([1, 1])
    expect(await cache.get('a', load)).toBe(2)
    expect(loads).toBe(2)
    vi.advanceTimersByTime(1101)
    expect(await cache.get('a', load)).toBe(3)
    vi.useRealTimers()
  })

  it('remembers no failure, neither of a first load nor of a renewal', async () => {
    vi.useFakeTimers()
    const cache = createShortCache<number>({ ttlMs: 100, staleMs: 1000, entriesMax: 10 })
    const fail = () => Promise.reject(new Error('database'))
    await expect(cache.get('a', fail)).rejects.toThrow('database')
    expect(await cache.get('a', async () => 1)).toBe(1)
    vi.advanceTimersByTime(101)
    expect(await cache.get('a', fail)).toBe(1)
    expect(await cache.get('a', async () => 2)).toBe(1)
    expect(await cache.get('a', async () => 3)).toBe(2)
    vi.useRealTimers()
  })

  it('keeps only what may be kept, also when it renews', async () => {
    vi.useFakeTimers()
    const cache = createShortCache<number>({
      ttlMs: 100,
      staleMs: 1000,
      entriesMax: 10,
      keepIf: (value) => value < 10,
    })
    expect(await cache.get('a', async () => 10)).toBe(10)
    expect(await cache.get('a', async () => 1)).toBe(1)
    vi.advanceTimersByTime(101)
    expect(await cache.get('a', async () => 11)).toBe(1)
    expect(await cache.get('a', async () => 2)).toBe(2)
    vi.useRealTimers()
  })

  it('does not bring back what was cleared while it was loading', async () => {
    vi.useFakeTimers()
    const cache = createShortCache<number>({ ttlMs: 100, staleMs: 1000, entriesMax: 10 })
    await cache.get('a', async () => 1)
    vi.advanceTimersByTime(101)
    await cache.get('a', async () => 2)
    cache.clear()
    await Promise.resolve()
    expect(await cache.get('a', async () => 3)).toBe(3)
    vi.useRealTimers()
  })
})
