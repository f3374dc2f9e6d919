import { describe, expect, it } from 'vitest'
import { changedByPercent, exampleOf, readAmount } from './amounts.ts'

describe('readAmount', () => {
  it.each([
    ['1,280.00', '1280.00'],
    ['¥ 1,280', '1280'],
    ['$12.5', '12.5'],
    ['CNY 3 000.50', '3000.50'],
    ['２８０元', '280'],
    [' 30 ', '30'],
    ['1.280,00', '1.280,00'],
    ['12,80', '12,80'],
    ['on request', 'on request'],
    ['-5', '-5'],
    ['1e3', '1e3'],
    ['', ''],
  ])('SELL-PUB-42 reads %j as %j', (cell, amount) => expect(readAmount(cell)).toBe(amount))
})

describe('changedByPercent', () => {
  it.each([
    ['100', '10', '110.00'],
    ['99.99', '-10', '89.99'],
    ['0.01', '-60', '0.00'],
    ['0.015', '100', '0.03'],
    ['999999999999.999', '0', '1000000000000.00'],
    ['abc', '10', null],
    ['10', 'much', null],
    ['10', '-100.01', null],
  ])('SELL-PUB-42 changes %s by %s %% to %s', (price, percent, result) =>
    expect(changedByPercent(price, percent)).toBe(result),
  )
})

describe('exampleOf', () => {
  const bands = [
    { from: 1, unitPrice: '10' },
    { from: 11, unitPrice: '8' },
    { from: 101, unitPrice: '5.555' },
  ]

  it('SELL-PUB-44 multiplies a linear price', () =>
    expect(exampleOf('linear', '20', [], 50)?.total).toBe('1000.00'))

  it('SELL-PUB-51 prices the whole quantity at the band it reaches', () =>
    expect(exampleOf('step', undefined, bands, 101)).toEqual({
      parts: [{ quantity: 101, unitPrice: '5.555', amount: '561.055' }],
      total: '561.06',
    }))

  it('SELL-PUB-51 prices each part in its band', () =>
    expect(exampleOf('tier', undefined, bands, 12)).toEqual({
      parts: [
        { quantity: 10, unitPrice: '10', amount: '100.00' },
        { quantity: 2, unitPrice: '8', amount: '16.00' },
      ],
      total: '116.00',
    }))

  it('SELL-PUB-43 has no example while the bands are wrong', () => {
    expect(exampleOf('tier', undefined, [{ from: 2, unitPrice: '1' }], 5)).toBeNull()
    expect(exampleOf('tier', undefined, [...bands, { from: 50, unitPrice: '1' }], 500)).toBeNull()
    expect(exampleOf('step', undefined, [{ from: 1 }], 5)).toBeNull()
    expect(exampleOf('linear', 'x', [], 5)).toBeNull()
    expect(exampleOf('linear', '1', [], 0.5)).toBeNull()
  })
})
