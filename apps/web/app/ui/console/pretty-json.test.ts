import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prettyJson } from './pretty-json.ts'

describe('prettyJson', () => {
  it('shows the same value, indented', () => {
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), (value) => {
        const text = JSON.stringify(value)
        expect(JSON.parse(prettyJson(text))).toEqual(JSON.parse(text))
      }),
    )
  })

  it('decodes escaped Chinese and drops a byte order mark', () => {
    expect(prettyJson('\uFEFF{"resultMsg":"\\u5904\\u7406\\u4e2d"}')).toBe('{\n  "resultMsg": "处理中"\n}')
  })

  it.each(['', '<html></html>', '{"cut', '"text"', '{"id":12345678901234567890}'])(
    'leaves %j alone',
    (body) => expect(prettyJson(body)).toBe(body),
  )
})
