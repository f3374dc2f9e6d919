import { expect, it } from 'vitest'
import { csvLine } from './csv.ts'

it('quotes what RFC 4180 wants quoted', () => {
  expect(csvLine(['a', 'b,c', 'd"e', 'f\ng', null, 3])).toBe('a,"b,c","d""e","f\ng",,3\r\n')
})

it('defuses formulas and leaves negative amounts alone', () => {
  expect(csvLine(['=1+1', '+1', '@x', '-5.00', '-cmd'])).toBe("'=1+1,'+1,'@x,-5.00,'-cmd\r\n")
})
