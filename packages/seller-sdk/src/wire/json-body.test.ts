import { describe, expect, it } from 'vitest'
import { asciiJson, parseJsonObject } from './json-body.ts'
import { verifyKitV1 } from '../kit/verify.ts'
import { verifyUsagePush } from '../open-api/usage-signature.ts'
import { verifySaasV2 } from '../saas-v2/verify.ts'

describe('bodies', () => {
  it('objects are read, brackets in strings are no nesting', () => {
    expect(parseJsonObject('{"a":[{"b":1}]}')).toEqual({ a: [{ b: 1 }] })
    const brackets = '[{"\\'.repeat(100)
    expect(parseJsonObject(JSON.stringify({ brackets }))).toEqual({ brackets })
  })

  it('anything else is undefined: lists, broken JSON, bytes that are no UTF-8', () => {
    for (const raw of ['[]', 'null', '{', '', Buffer.from([0x7b, 0xff, 0x7d])]) {
      expect(parseJsonObject(raw)).toBeUndefined()
    }
  })

  it('a body nested a hundred thousand times throws nowhere', () => {
    const rawBody = `{"timeStamp":"20310405060713014","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    expect(parseJsonObject(rawBody)).toBeUndefined()
    const query = { signature: 'a'.repeat(64), timestamp: '5', nonce: 'n' }
    expect(verifySaasV2({ key: 'k', query, rawBody, nowMs: 5 }).valid).toBe(false)
    expect(verifyKitV1({ key: 'k', headers: { authToken: 'a' }, rawBody }).valid).toBe(false)
    const headers = { signature: 'a', ts: '5', nonce: 'n' }
    expect(verifyUsagePush({ key: 'k', headers, rawBody, nowMs: 5 }).valid).toBe(false)
  })

  it('written answers are plain ASCII', () => {
    expect(asciiJson({ memo: '你好 😀' })).toBe(String.raw`{"memo":"\u4f60\u597d \ud83d\ude00"}`)
  })
})
