import { describe, expect, it } from 'vitest'
import { commandsFrom, nextState } from '../../../kernel/transitions.ts'
import { isDocumentNumber, realNameTransitions, type RealNameState } from './real-name.ts'

describe('real-name authentication', () => {
  it('BUY-ACC-20 goes from unverified over review to verified, and a rejection returns to the start', () => {
    expect(
      nextState<RealNameState, keyof typeof realNameTransitions>(realNameTransitions, 'submit', 'UNVERIFIED'),
    ).toBe('PENDING')
    expect(
      commandsFrom<RealNameState, keyof typeof realNameTransitions>(realNameTransitions, 'PENDING'),
    ).toEqual(['approveIndividual', 'approveEnterprise', 'reject'])
    expect(
      commandsFrom<RealNameState, keyof typeof realNameTransitions>(realNameTransitions, 'REJECTED'),
    ).toEqual(['submit'])
  })

  it('BUY-ACC-20 leaves a verified account alone', () => {
    for (const state of ['VERIFIED_INDIVIDUAL', 'VERIFIED_ENTERPRISE'] as const)
      expect(
        commandsFrom<RealNameState, keyof typeof realNameTransitions>(realNameTransitions, state),
      ).toEqual([])
  })

  it.each([
    ['11010519491231002X', true],
    ['91440300708461136T', true],
    ['E12345678', true],
    ['123', false],
    ['-12345678', false],
    ['1101 0519', false],
  ])('takes %j as the form of a document number: %s', (text, fits) => {
    expect(isDocumentNumber(text)).toBe(fits)
  })
})
