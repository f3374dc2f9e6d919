import { expect, it } from 'vitest'
import { changedFields } from './changed-fields.ts'

it('names the fields in which two versions of a draft differ', () => {
  const before = { title: { zh: '甲' }, slug: 'a', specifications: [{ code: 'a' }, { code: 'b' }] }
  expect(changedFields(before, before)).toEqual([])
  expect(
    changedFields(before, { slug: 'a', brief: { zh: '乙' }, specifications: [{ code: 'a' }, { code: 'c' }] }),
  ).toEqual(['title', 'specifications[1]', 'brief'])
})
