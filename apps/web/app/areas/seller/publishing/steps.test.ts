import { documentShape } from '@yunshi/product-document'
import { expect, it } from 'vitest'
import { stepOf } from './steps.ts'

it('SELL-PUB-02 every field of a product has its step', () => {
  if (documentShape.kind !== 'object') throw new Error('a document is an object')
  const without = Object.keys(documentShape.fields).filter((field) => stepOf(field) === 'submit')
  // The form writes the product for its own seller, in the present format.
  expect(without).toEqual(['format', 'seller'])
  expect(stepOf('specifications[0].skus[3].prices[0].unitPrice')).toBe('business')
  expect(stepOf('')).toBe('submit')
})
