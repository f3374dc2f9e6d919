import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildLicenseCodeRequest,
  licenseCodeActivities,
  licenseCodeMeansAlreadyDone,
  parseLicenseCodeRequest,
  type LicenseCodeRequestInput,
} from './code-requests.ts'
import { deviceFingerprint } from './device-fingerprint.ts'
import {
  buildOnlineLicenseRequest,
  formatLicenseTime,
  onlineLicenseActivities,
  parseLicenseTime,
  parseOnlineLicenseRequest,
} from './online-requests.ts'
import { judgeLicenseV1Answer, licenseIssuedAnswer } from './v1-answers.ts'
import {
  buildLicenseV1Request,
  licenseV1Activities,
  parseLicenseV1Request,
  type LicenseV1RequestInput,
} from './v1-requests.ts'
import { saasV1SuccessAnswer, signedSaasV1Answer, type SaasV1Answer } from '../saas-v1/answers.ts'
import { signSaasV1 } from '../saas-v1/auth-token.ts'
import { createBodySign } from '../saas-v1/body-sign.ts'
import { verifySaasV1 } from '../saas-v1/verify.ts'
import { signSaasV2 } from '../saas-v2/sign.ts'
import { baseVectors } from '../saas-v2/vectors.test-data.ts'
import { verifySaasV2 } from '../saas-v2/verify.ts'
import { InvalidRequest } from '../wire/request-fields.ts'

const nowMs = Date.UTC(2031, 3, 5, 6, 7, 8, 9)
const expireTime = new Date(Date.UTC(2032, 3, 5, 16))

const v1Inputs: LicenseV1RequestInput[] = [
  {
    activity: 'getLicense',
    nowMs,
    businessId: 'b',
    orderId: 'CSDEMO0000008',
    productId: 'prod-lic-01',
    customerId: 'cust-abc-001',
    chargingMode: '1',
    expireTime,
    periodType: 'year',
    periodNumber: 1,
    amount: 2,
    isTest: true,
  },
  { activity: 'refreshLicense', nowMs, orderId: 'o', instanceId: 'lic-ins-01', expireTime },
  { activity: 'expireLicense', nowMs, orderId: 'o', instanceId: 'lic-ins-01' },
  { activity: 'releaseLicense', nowMs, orderId: 'o', instanceId: 'lic-ins-01' },
]

describe('License 1.0', () => {
  it.each(v1Inputs)('5.1 $activity is built, signed, verified and read', (input) => {
    const parameters = buildLicenseV1Request(input)
    const verified = verifySaasV1({ key: 'k', query: signSaasV1({ key: 'k', parameters }).query })
    if (!verified.valid) throw new Error(verified.reason)
    const parsed = parseLicenseV1Request(verified.parameters)
    expect(parsed).toMatchObject({ valid: true, request: { activity: input.activity } })
    if ('expireTime' in input) expect(parameters['expireTime']).toBe('20320405160000')
  })

  it('5.1 activities of SaaS are not those of License', () => {
    expect(parseLicenseV1Request({ activity: 'newInstance' })).toMatchObject({ reason: 'activity_unknown' })
    const input = { ...v1Inputs[1]!, instanceId: '' } as LicenseV1RequestInput
    expect(() => buildLicenseV1Request(input)).toThrow(InvalidRequest)
  })

  function judge(answer: SaasV1Answer, activity: (typeof licenseV1Activities)[number] = 'getLicense') {
    const { bodyText, headers } = signedSaasV1Answer('k', answer)
    return judgeLicenseV1Answer({
      key: 'k',
      activity,
      httpStatus: 200,
      contentType: headers['Content-Type'],
      rawHeaders: Object.entries(headers),
      rawBody: bodyText,
    })
  }

  it('5.1 getLicense needs a license, an instance id only where the seller has one', () => {
    expect(judge(licenseIssuedAnswer('lic-ins-01', 'AAAA-BBBB-CCCC'))).toEqual({
      verdict: 'success',
      resultCode: '000000',
      resultMsg: 'success.',
      instanceId: 'lic-ins-01',
      license: 'AAAA-BBBB-CCCC',
      warnings: [],
    })
    expect(judge({ ...saasV1SuccessAnswer(), license: 'L' })).toMatchObject({
      verdict: 'success',
      license: 'L',
    })
    expect(judge({ ...saasV1SuccessAnswer(), instanceId: 'i' })).toMatchObject({ reason: 'license_missing' })
    expect(judge({ ...saasV1SuccessAnswer(), instanceId: 'i', license: 'x'.repeat(65_537) })).toMatchObject({
      reason: 'license_too_long',
    })
    expect(judge({ ...saasV1SuccessAnswer(), instanceId: 'x'.repeat(65), license: 'L' })).toMatchObject({
      reason: 'instance_id_too_long',
    })
    expect(judge(saasV1SuccessAnswer(), 'releaseLicense')).toMatchObject({ verdict: 'success' })
    expect(() => licenseIssuedAnswer('', 'L')).toThrow(RangeError)
    expect(() => licenseIssuedAnswer('i', '')).toThrow(RangeError)
  })

  it('1.3 an unsigned license does not count', () => {
    const rawBody = '{"resultCode":"000000","resultMsg":"ok","license":"L"}'
    const received = {
      key: 'k',
      activity: 'getLicense',
      httpStatus: 200,
      contentType: null,
      rawBody,
    } as const
    expect(judgeLicenseV1Answer({ ...received, rawHeaders: [] })).toMatchObject({
      reason: 'body_sign_missing',
    })
    const rawHeaders = ['Body-Sign', createBodySign('other', rawBody)]
    expect(judgeLicenseV1Answer({ ...received, rawHeaders })).toMatchObject({ reason: 'body_sign_wrong' })
  })
})

describe('License 2.0', () => {
  const refresh = {
    activity: 'refreshLicenseCode',
    scene: 'RENEWAL',
    license: 'PLDEMO00000001',
    orderId: 'CSDEMO0000009',
    orderLineId: 'CSDEMO0000009-000001',
    expireTime,
  } as const

  it('13.5 E6 is built, signed, verified and read', () => {
    const { key, timestamp, nonce, payload, signature } = baseVectors.E6
    const body = buildLicenseCodeRequest(refresh)
    const signed = signSaasV2({ key, body, timestampMs: Number(timestamp), nonce })
    expect(signed).toMatchObject({ payload, signature: signature.toUpperCase() })
    const query = { signature, timestamp, nonce }
    const verified = verifySaasV2({ key, query, rawBody: payload, nowMs: Number(timestamp) })
    expect(verified.valid && parseLicenseCodeRequest(verified.body)).toEqual({ valid: true, request: body })
  })

  it('5.2 freeze and release are built and read', () => {
    const inputs: LicenseCodeRequestInput[] = [
      { activity: 'updateLicenseCodeStatus', license: 'PL1', status: 'FREEZE', isTest: true },
      { activity: 'releaseLicenseCode', license: 'PL1' },
      { activity: 'releaseLicenseCode', license: 'PL1', orderId: 'o', orderLineId: 'l' },
    ]
    for (const input of inputs) {
      const request = buildLicenseCodeRequest(input)
      expect(parseLicenseCodeRequest(request)).toEqual({ valid: true, request })
      expect(request.testFlag).toBe(input.isTest ? '1' : '0')
    }
  })

  it.each([
    [{ activity: 'newInstance' }, 'activity_unknown'],
    [{ scene: 'TRIAL_TO_FORMAL' }, 'field_value_unknown'],
    [{ license: null }, 'field_missing'],
    [{ license: 'x'.repeat(65) }, 'field_too_long'],
    [{ expireTime: 'tomorrow' }, 'field_not_a_time'],
  ])('%o is 000002', (change, reason) => {
    const body = { ...buildLicenseCodeRequest(refresh), ...change }
    expect(parseLicenseCodeRequest(body)).toMatchObject({ valid: false, resultCode: '000002', reason })
  })

  it('COMPAT-11 a repeated freeze or release may be answered with an error', () => {
    expect(licenseCodeMeansAlreadyDone('releaseLicenseCode', '000003')).toBe(true)
    expect(licenseCodeMeansAlreadyDone('updateLicenseCodeStatus', '000005')).toBe(true)
    expect(licenseCodeMeansAlreadyDone('refreshLicenseCode', '000003')).toBe(false)
  })

  it('5.2 a fingerprint joins what is known in its fixed order, in capitals', () => {
    expect(deviceFingerprint({ macs: ['aa', 'bb'], disks: ['d1'], cpu: 'c1' })).toBe('AA,BB|D1||C1')
    expect(deviceFingerprint({})).toBe('|||')
    expect(() => deviceFingerprint({ board: 'a|b' })).toThrow('separator')
    expect(() => deviceFingerprint({ board: 'x'.repeat(5121) })).toThrow('5 KB')
  })
})

describe('online License', () => {
  const body = {
    activity: 'getLicenseAsync',
    deviceFingerprint: '00-11-22-33-44-55|DISK1|BOARD1|CPU1',
    effectiveTime: '2031-04-05 06:07:08 z',
    eventId: 'evt-01',
    instanceId: 'ins-9001',
  }

  it('5.3 the documented getLicenseAsync is built and read', () => {
    const built = buildOnlineLicenseRequest({
      activity: 'getLicenseAsync',
      instanceId: 'ins-9001',
      eventId: 'evt-01',
      deviceFingerprint: body.deviceFingerprint,
      effectiveTime: new Date(nowMs),
    })
    expect(built).toEqual(body)
    expect(parseOnlineLicenseRequest(body)).toEqual({ valid: true, request: body })
  })

  it('5.3 the four calls of SaaS 2.0 are those of the online License, the rest is not', () => {
    const status = { activity: 'updateInstanceStatus', instanceId: 'i', status: 'FREEZE' } as const
    expect(parseOnlineLicenseRequest(buildOnlineLicenseRequest(status))).toEqual({
      valid: true,
      request: status,
    })
    expect(parseOnlineLicenseRequest({ activity: 'upgradeInstance' })).toMatchObject({
      reason: 'activity_unknown',
    })
    expect(parseOnlineLicenseRequest({ activity: 'newInstance' })).toMatchObject({ reason: 'field_missing' })
  })

  it('0.4 license times are read in the zones that mean UTC and only when they exist', () => {
    const epochMs = Date.UTC(2031, 3, 5, 6, 7, 8)
    for (const zone of [' z', 'Z', ' UTC', ' +0000', '']) {
      expect(parseLicenseTime(`2031-04-05 06:07:08${zone}`)).toBe(epochMs)
    }
    expect(formatLicenseTime(epochMs)).toBe('2031-04-05 06:07:08 z')
    for (const text of ['2031-02-30 00:00:00 z', '2031-04-05T06:07:08Z', '2031-04-05 06:07:08 CST', '']) {
      expect(parseLicenseTime(text)).toBeUndefined()
    }
    expect(parseOnlineLicenseRequest({ ...body, expireTime: '2031-02-30 00:00:00 z' })).toMatchObject({
      reason: 'field_not_a_time',
    })
    expect(() => formatLicenseTime(Date.UTC(12_000, 0))).toThrow(RangeError)
  })
})

describe('hostile input', () => {
  it('never throws, whatever arrives', () => {
    const activities = [...licenseV1Activities, ...licenseCodeActivities, ...onlineLicenseActivities]
    fc.assert(
      fc.property(
        fc.constantFrom(...activities),
        fc.dictionary(fc.string(), fc.jsonValue()),
        (activity, rest) => {
          for (const parse of [parseLicenseV1Request, parseLicenseCodeRequest, parseOnlineLicenseRequest]) {
            expect(() => parse({ ...rest, activity })).not.toThrow()
          }
        },
      ),
    )
  })
})
