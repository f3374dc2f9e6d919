import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault } from './envelope.ts'

const vault = createVault(randomBytes(32))

describe('vault', () => {
  it('opens what it sealed, and never seals the same text to the same bytes', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, context) => {
        const sealed = vault.seal(text, context)
        expect(vault.open(sealed, context)).toBe(text)
        expect(vault.seal(text, context)).not.toBe(sealed)
      }),
    )
  })

  it('refuses another context, another key and a changed byte', () => {
    const sealed = vault.seal('secret', 'instance:1')
    expect(() => vault.open(sealed, 'instance:2')).toThrow()
    expect(() => createVault(randomBytes(32)).open(sealed, 'instance:1')).toThrow()
    const flipped = sealed.slice(0, -2) + (sealed.at(-2) === 'A' ? 'B' : 'A') + sealed.slice(-1)
    expect(() => vault.open(flipped, 'instance:1')).toThrow()
  })

  it('keeps the digests of two purposes apart', () => {
    expect(vault.digest('audit', 'x')).not.toBe(vault.digest('ledger', 'x'))
    expect(vault.digest('audit', 'x')).toBe(vault.digest('audit', 'x'))
  })
})
