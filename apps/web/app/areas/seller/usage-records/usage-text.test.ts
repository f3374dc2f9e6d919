import { expect, it } from 'vitest'
import { hasHelp, wireTimeText } from './usage-text.ts'

it.each([
  ['20310405T080000Z', '2031-04-05 08:00:00'],
  ['2031-04-05', '2031-04-05'],
  ['', '–'],
])('time of a usage record: %s → %s', (sent, shown) => {
  expect(wireTimeText(sent)).toBe(shown)
})

it('isv-protocol 10.5: every known code has help, others have none', () => {
  expect(['001', '005', '013'].every(hasHelp)).toBe(true)
  expect(['008', '014', ''].some(hasHelp)).toBe(false)
})
