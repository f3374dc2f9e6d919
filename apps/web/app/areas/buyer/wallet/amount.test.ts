import { describe, expect, it } from 'vitest'
import { readAmount } from './amount.ts'

describe('readAmount', () => {
  it.each([
    ['100', '100.00'],
    [' 1,280.5 ', '1280.50'],
    ['0.01', '0.01'],
    ['1000000.00', '1000000.00'],
    ['1000000.01', null],
    ['0', null],
    ['1.234', null],
    ['-5', null],
    ['1,2', null],
    ['1e5', null],
    ['', null],
  ])('%j → %j', (text, amount) => expect(readAmount(text)).toBe(amount))
})
