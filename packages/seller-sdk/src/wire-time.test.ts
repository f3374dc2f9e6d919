import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatBasicIsoTime,
  formatCompactTime,
  formatCompactTimeMs,
  parseBasicIsoTime,
  parseCompactTime,
} from './wire-time.ts'

const instants = fc.date({
  min: new Date('0000-01-01T00:00:00.000Z'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

describe('wire times', () => {
  it('0.4 reads 14 and 17 digits as UTC and sends 14', () => {
    expect(parseCompactTime('20320405160000')).toBe(Date.UTC(2032, 3, 5, 16))
    expect(parseCompactTime('20320405160000123')).toBe(Date.UTC(2032, 3, 5, 16, 0, 0, 123))
    expect(formatCompactTime(Date.UTC(2032, 3, 5, 16, 0, 0, 999))).toBe('20320405160000')
    expect(formatCompactTimeMs(Date.UTC(2032, 3, 5, 16, 0, 0, 9))).toBe('20320405160000009')
  })

  it('0.4 reads and writes the 16 characters of usage records', () => {
    expect(formatBasicIsoTime(Date.UTC(2032, 3, 5, 16, 1, 2))).toBe('20320405T160102Z')
    expect(parseBasicIsoTime('20320405T160102Z')).toBe(Date.UTC(2032, 3, 5, 16, 1, 2))
    expect(parseBasicIsoTime('20320405160102')).toBeUndefined()
  })

  it.each([
    '',
    '2032',
    '20320230000000',
    '20321301000000',
    '20320101240000',
    '2032040516000x',
    '203204051600001',
  ])('a time that does not exist is not read: "%s"', (text) => expect(parseCompactTime(text)).toBeUndefined())

  it('writing and reading are inverse for every instant of four-digit years', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const epochMs = instant.getTime()
        expect(parseCompactTime(formatCompactTimeMs(epochMs))).toBe(epochMs)
        const seconds = Math.floor(epochMs / 1000) * 1000
        expect(parseCompactTime(formatCompactTime(epochMs))).toBe(seconds)
        expect(parseBasicIsoTime(formatBasicIsoTime(epochMs))).toBe(seconds)
      }),
    )
  })

  it('a year of five digits is an error, not a wrong text', () => {
    expect(() => formatCompactTime(Date.UTC(10_000, 0, 1))).toThrow(RangeError)
  })
})
