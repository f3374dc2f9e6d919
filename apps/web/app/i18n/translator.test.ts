import { describe, expect, it } from 'vitest'
import { createTranslator, fill } from './translator.ts'

const english = createTranslator('en', {
  common: {
    period: { YEAR_one: '{{count}} year', YEAR_other: '{{count}} years' },
    requestId: 'Request id: {{id}}',
  },
})

describe('createTranslator', () => {
  it('finds nested keys and fills in values', () => {
    expect(english.translate('common')('requestId', { id: 'req_1' })).toBe('Request id: req_1')
  })

  it('chooses the plural form of the language', () => {
    const t = english.translate('common')
    expect([1, 2].map((count) => t('period.YEAR', { count }))).toEqual(['1 year', '2 years'])
    const chinese = createTranslator('zh-CN', {
      common: { period: { YEAR_one: '一年', YEAR_other: '{{count}} 年' } },
    })
    expect(chinese.translate('common')('period.YEAR', { count: 1 })).toBe('1 年')
  })

  it('shows the last part of a key that a newer server sends and this version does not know', () => {
    expect(english.translate('common')('orderStatus.ON_HOLD' as 'orderStatus.COMPLETED')).toBe('ON_HOLD')
  })

  it('always gives the same function for a namespace', () => {
    expect(english.translate('common')).toBe(english.translate('common'))
  })

  it('never runs a value through the placeholders again', () => {
    expect(fill('{{a}} {{b}}', { a: '{{b}}', b: 'x' })).toBe('{{b}} x')
  })
})
