import { describe, expect, it } from 'vitest'
import { countryCodes, isCountry } from './countries.ts'

describe('SELL-PUB-150 countries', () => {
  it('are the assigned codes, each once', () => {
    expect(countryCodes).toHaveLength(249)
    expect(new Set(countryCodes).size).toBe(249)
    for (const code of ['CN', 'HK', 'SG', 'GB', 'DE']) expect(isCountry(code)).toBe(true)
  })

  it.each(['UK', 'EU', 'DD', 'YU', 'XA', 'XK', 'ZZ', 'cn', 'CHN', ''])('%s is none of them', (code) => {
    expect(isCountry(code)).toBe(false)
  })
})
