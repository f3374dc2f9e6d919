import { buildSaasV2Request, type SaasV2RequestInput } from '../saas-v2/build-request.ts'
import { saasV2Limits } from '../saas-v2/limits.ts'
import { parseSaasV2Request } from '../saas-v2/parse-request.ts'
import type { SaasV2Request } from '../saas-v2/requests.ts'
import {
  InvalidRequest,
  readActivity,
  readRequestFields,
  requestProblem,
  type RequestProblem,
} from '../wire/request-fields.ts'

/** Calls of the online License; all but the last are those of SaaS 2.0 (spec 5.3). */
export const onlineLicenseActivities = [
  'newInstance',
  'refreshInstance',
  'updateInstanceStatus',
  'releaseInstance',
  'getLicenseAsync',
] as const
export type OnlineLicenseActivity = (typeof onlineLicenseActivities)[number]

/** Asks for a license, which the seller uploads later under `eventId`. */
export type GetLicenseAsyncRequest = {
  activity: 'getLicenseAsync'
  instanceId: string
  /** UTC, like `2031-04-05 06:07:08 z`; `parseLicenseTime` reads it. */
  effectiveTime: string
  /** Present for period products. */
  expireTime?: string
  /** With the fingerprint it identifies repeats, which get the same license. */
  eventId: string
  deviceFingerprint?: string
  testFlag?: string
}

export type OnlineLicenseRequest =
  | Extract<SaasV2Request, { activity: OnlineLicenseActivity }>
  | GetLicenseAsyncRequest

const LICENSE_TIME = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?: ?[zZ]| UTC| GMT| ?\+00:?00)?$/

const shape = {
  instanceId: { required: true, lengthMax: saasV2Limits.idLengthMax },
  effectiveTime: { required: true, lengthMax: 32, time: LICENSE_TIME },
  expireTime: { required: false, lengthMax: 32, time: LICENSE_TIME },
  eventId: { required: true, lengthMax: saasV2Limits.idLengthMax },
  deviceFingerprint: { required: false, lengthMax: 1024 },
  testFlag: { required: false, lengthMax: saasV2Limits.testFlagLengthMax },
} as const

/** Reads `yyyy-MM-dd HH:mm:ss z`, all forms of the zone meaning UTC; undefined when no such time exists. */
export function parseLicenseTime(text: string): number | undefined {
  const match = text.length <= 32 ? LICENSE_TIME.exec(text) : null
  if (match === null) return undefined
  const iso = `${match[1]}T${match[2]}.000Z`
  const epochMs = Date.parse(iso)
  // An impossible day rolls over instead of failing: only an unchanged text is a real time.
  return Number.isNaN(epochMs) || new Date(epochMs).toISOString() !== iso ? undefined : epochMs
}

/**
 * Writes epoch milliseconds like `2031-04-05 06:07:08 z`; milliseconds are cut.
 *
 * @throws RangeError when the year does not fit four digits
 */
export function formatLicenseTime(epochMs: number): string {
  const iso = new Date(epochMs).toISOString()
  if (iso.length !== 24) throw new RangeError(`Year of ${iso} does not fit four digits`)
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} z`
}

export type ParsedOnlineLicenseRequest = { valid: true; request: OnlineLicenseRequest } | RequestProblem

/** Reads a verified body as one of the five requests (spec 5.3). */
export function parseOnlineLicenseRequest(
  body: Readonly<Record<string, unknown>>,
): ParsedOnlineLicenseRequest {
  const named = readActivity(onlineLicenseActivities, body['activity'])
  if ('valid' in named) return named
  if (named.activity !== 'getLicenseAsync') {
    const parsed = parseSaasV2Request(body)
    // The activity is one of the four that both families have.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return parsed.valid ? { valid: true, request: parsed.request as OnlineLicenseRequest } : parsed
  }
  const read = readRequestFields(shape, body)
  if ('valid' in read) return read
  for (const name of ['effectiveTime', 'expireTime'] as const) {
    const time = read.members[name]
    if (time !== undefined && parseLicenseTime(String(time)) === undefined) {
      return requestProblem('field_not_a_time', name, `${name} must be a UTC time like 2031-04-05 06:07:08 z`)
    }
  }
  // The shape has put exactly the members of the type into the object.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { valid: true, request: { activity: named.activity, ...read.members } as GetLicenseAsyncRequest }
}

export type OnlineLicenseRequestInput =
  | Extract<SaasV2RequestInput, { activity: OnlineLicenseActivity }>
  | (Omit<GetLicenseAsyncRequest, 'effectiveTime' | 'expireTime' | 'testFlag'> & {
      effectiveTime: Date
      expireTime?: Date
      isTest?: boolean
    })

/**
 * Makes a request, ready for `signSaasV2`. Answers to newInstance are judged with `judgeSaasV2Answer`, the others
 * with `judgePlainAnswer`.
 *
 * @throws InvalidRequest when a member is missing, too long or not of the documented values
 */
export function buildOnlineLicenseRequest(input: OnlineLicenseRequestInput): OnlineLicenseRequest {
  if (input.activity !== 'getLicenseAsync') {
    // As above: the activity is one of the four that both families have.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return buildSaasV2Request(input) as OnlineLicenseRequest
  }
  const { isTest, effectiveTime, expireTime, ...members } = input
  const parsed = parseOnlineLicenseRequest({
    ...members,
    effectiveTime: formatLicenseTime(effectiveTime.getTime()),
    ...(expireTime && { expireTime: formatLicenseTime(expireTime.getTime()) }),
    ...(isTest && { testFlag: '1' }),
  })
  if (!parsed.valid) throw new InvalidRequest(parsed)
  return parsed.request
}
