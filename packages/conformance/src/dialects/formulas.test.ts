import {
  createSaasV2Nonce,
  kitV1SignedText,
  signKitV2,
  signSaasV1,
  signSaasV2,
  verifyKitV2,
  verifySaasV2,
} from '@yunshi/seller-sdk'
import { describe, expect, it } from 'vitest'
import { signKit } from './kit-dialect.ts'
import { authTokenFor } from './v1-dialect.ts'
import { signV2 } from './v2-dialect.ts'
import { spoiled } from './wire.ts'

const e1 = {
  key: 'demo-access-key-0001',
  payload:
    '{"activity":"newInstance","businessId":"7e0b6a52-3f7b-4b0e-9f61-6c4f6f3d2a10","orderId":"CSDEMO0000001","orderLineId":"CSDEMO0000001-000001","testFlag":"0"}',
  nowMs: 1_933_052_828_009,
  nonce: '9E3F156324D42F0EA4B6F4FCE81D56FBD64A2143A3FDD60A130D9C90E5B4D688',
  signature: '45EDB2A7CEC24B7341DA6CCA0F0AB1FE1D139D4A84E1757838E3553E3540A629',
}
const f1 = {
  key: 'kit-key-0002',
  payload:
    '{"domainName":"https://acme.login.example","flag":1,"instanceId":"ins-7001","name":"Acme Demo","orderId":"CSDEMO0000001","tenantCode":"acme","tenantId":"ten-01","testFlag":0,"timeStamp":"20310405140713014"}',
  nowMs: 1_933_052_840_001,
  nonce: '74D451004CAE7233008B0B8455F10290163F96E55C42B3E9224FA81BAEB755BB',
  signature: '712263e86a3b3e78c09007a95da7b149a48231b5498e43293b92baf41ec8da5b',
}

describe('the formulas of the suite', () => {
  it('give vector E1 of the specification (13.5) and what the SDK gives', () => {
    const { key, payload, nowMs, nonce, signature } = e1
    const variant = { nonce: { value: nonce } }
    expect(signV2({ key, payload, variant, nowMs })).toEqual({ signature, timestamp: String(nowMs), nonce })
    expect(signSaasV2({ key, body: payload, timestampMs: nowMs, nonce }).signature).toBe(signature)
  })

  it('give vector F1 of the specification (13.6) and what the SDK gives', () => {
    const { key, payload, nowMs, nonce, signature } = f1
    expect(signKit(key, payload, { nonce: { value: nonce } }, nowMs)['x-sign']).toBe(signature)
    const body: Record<string, unknown> = JSON.parse(payload)
    expect(signKitV2({ key, body, timestampMs: nowMs, nonce }).headers['x-sign']).toBe(signature)
  })

  it('give vector A1 of the specification (13.1) and what the SDK gives', () => {
    const parameters = {
      activity: 'expireInstance',
      instanceId: 'ins-7001',
      orderId: 'CSDEMO0000001',
      timeStamp: '20310405060708009',
    }
    const token = 'DEA3buPTPpal6zFnSbuHhScUpV95+q5FXrwNZD5KD9o='
    expect(authTokenFor('demo-access-key-0001', parameters, {})).toBe(token)
    expect(signSaasV1({ key: 'demo-access-key-0001', parameters }).authToken).toBe(token)
  })

  it('each fail under the formula of the other class (13.10)', () => {
    const nowMs = Date.now()
    const nonce = createSaasV2Nonce()
    const key = 'one-key'
    const rawBody = '{"a":"1"}'
    const variant = { nonce: { value: nonce }, signature: 'other_formula' } as const
    const query = signV2({ key, payload: rawBody, variant, nowMs })
    expect(verifySaasV2({ key, query, rawBody, nowMs })).toMatchObject({ valid: false, resultCode: '000001' })
    const headers = signKit(key, rawBody, variant, nowMs)
    expect(verifyKitV2({ key, headers, rawBody, nowMs })).toMatchObject({
      valid: false,
      resultCode: '000001',
    })
    // What is wrong for one class is right for the other: nothing but the formula differs.
    expect(
      verifySaasV2({
        key,
        query: { signature: headers['x-sign'], timestamp: headers['x-timestamp'], nonce },
        rawBody,
        nowMs,
      }).valid,
    ).toBe(true)
  })

  it('make a wrong signature wrong in either case: a and A are one hex digit (COMPAT-03)', () => {
    for (const digest of ['a0', 'A0', 'b1', 'B1', '09']) {
      expect(spoiled(digest).toLowerCase()).not.toBe(digest.toLowerCase())
    }
  })

  it('leave blank members out of a V1 kit token (13.2)', () => {
    expect(kitV1SignedText({ b: '', a: 1, c: ' ' })).toBe('a=1')
  })
})
