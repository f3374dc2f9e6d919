import { describe, expect, it } from 'vitest'
import { normalizeSearch, otherWordings } from './synonyms.ts'

const groups = [
  ['crm', '客户管理', 'customer management'],
  ['cloud', '云'],
]

describe('OPS-CAT-02 synonyms', () => {
  it.each([
    ['CRM', ['客户管理', 'customer management']],
    ['cloud  CRM', ['云 crm', 'cloud 客户管理', 'cloud customer management']],
    ['Customer Management', ['crm', '客户管理']],
    ['erp', []],
    ['', []],
  ])('%s is also %j', (q, others) => {
    expect(otherWordings(q, groups)).toEqual(others)
  })

  it('width, case and spaces make no difference', () => {
    expect(normalizeSearch(' ＣＲＭ   Tool ')).toBe('crm tool')
  })
})
