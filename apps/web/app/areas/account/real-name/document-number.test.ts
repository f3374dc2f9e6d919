import { describe, expect, it } from 'vitest'
import { documentPattern, sampleDocument } from './document-number.ts'

describe('documentPattern', () => {
  it('takes the samples it offers', () => {
    for (const kind of ['individual', 'enterprise'] as const) {
      expect(sampleDocument(kind).documentNumber).toMatch(documentPattern[kind])
    }
  })

  it('refuses numbers of another length and letters the codes do not use', () => {
    expect('1101051949123100').not.toMatch(documentPattern.individual)
    expect('91310000MA1FLO000X').not.toMatch(documentPattern.enterprise)
  })
})
