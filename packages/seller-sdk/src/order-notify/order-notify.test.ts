import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildOrderNotify, parseOrderNotify } from './order-notify.ts'
import { successAnswer, serializeSaasV2Answer } from '../saas-v2/answers.ts'
import { signSaasV2 } from '../saas-v2/sign.ts'
import { baseVectors } from '../saas-v2/vectors.test-data.ts'
import { verifySaasV2 } from '../saas-v2/verify.ts'
import { judgePlainAnswer } from '../wire/read-answer.ts'

const { key, timestamp, nonce, payload, signature } = baseVectors.E7

describe('orderNotify', () => {
  it('13.5 E7 is built, signed, verified and read', () => {
    const body = buildOrderNotify({ orderId: 'CSDEMO0000010', orderLineId: 'CSDEMO0000010-000001' })
    const signed = signSaasV2({ key, body, timestampMs: Number(timestamp), nonce })
    expect(signed).toMatchObject({ payload, signature: signature.toUpperCase() })
    const query = { signature: signed.signature, timestamp, nonce }
    const verified = verifySaasV2({ key, query, rawBody: signed.payload, nowMs: Number(timestamp) })
    expect(verified.valid && parseOrderNotify(verified.body)).toEqual({ valid: true, request: body })
  })

  it('8 a debugging call carries testFlag 1, and an absent one reads as 0', () => {
    expect(buildOrderNotify({ orderId: 'o', orderLineId: 'l', isTest: true }).testFlag).toBe('1')
    expect(parseOrderNotify({ activity: 'orderNotify', orderId: 'o', orderLineId: 'l' })).toMatchObject({
      request: { testFlag: '0' },
    })
  })

  it.each([
    [{ activity: 'newInstance' }, 'activity_unknown'],
    [{ orderId: '' }, 'field_missing'],
    [{ orderLineId: 'x'.repeat(65) }, 'field_too_long'],
    [{ testFlag: '2' }, 'field_value_unknown'],
  ])('%o is 000002', (change, reason) => {
    const body = { ...buildOrderNotify({ orderId: 'o', orderLineId: 'l' }), ...change }
    expect(parseOrderNotify(body)).toMatchObject({ valid: false, resultCode: '000002', reason })
  })

  it('8 an answer is a code and a message', () => {
    const received = { httpStatus: 200, contentType: 'application/json' }
    const bodyText = serializeSaasV2Answer(successAnswer())
    expect(judgePlainAnswer({ ...received, bodyText })).toMatchObject({ verdict: 'success', warnings: [] })
    expect(judgePlainAnswer({ ...received, bodyText: '{"resultCode":"000004"}' })).toMatchObject({
      verdict: 'failure',
      resultCode: '000004',
    })
    expect(judgePlainAnswer({ ...received, httpStatus: 502, bodyText: '<html>' })).toMatchObject({
      reason: 'http_status',
    })
  })

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (rest) => {
        expect(() => parseOrderNotify({ ...rest, activity: 'orderNotify' })).not.toThrow()
      }),
    )
  })
})
