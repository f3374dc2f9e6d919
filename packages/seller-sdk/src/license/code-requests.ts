import { saasV2Limits } from '../saas-v2/limits.ts'
import { instanceStatusCommands, type InstanceStatusCommand } from '../saas-v2/requests.ts'
import {
  InvalidRequest,
  readActivity,
  readRequestFields,
  type RequestProblem,
  type RequestShape,
} from '../wire/request-fields.ts'
import { compactTimeToSend } from '../wire/time-to-send.ts'

/** States of an authorization code as the query interface tells them (spec 5.2). */
export const licenseCodeStates = ['ALIVE', 'EXPIRED', 'RELEASED'] as const
export type LicenseCodeState = (typeof licenseCodeStates)[number]

/** Calls about an authorization code; sign and verify them with `signSaasV2`, `verifySaasV2` and the License key. */
export const licenseCodeActivities = [
  'refreshLicenseCode',
  'updateLicenseCodeStatus',
  'releaseLicenseCode',
] as const
export type LicenseCodeActivity = (typeof licenseCodeActivities)[number]

export const licenseCodeScenes = ['RENEWAL', 'UNSUBSCRIBE_RENEWAL_PERIOD'] as const
export type LicenseCodeScene = (typeof licenseCodeScenes)[number]

type MaybeTest = { testFlag?: string }

export type RefreshLicenseCodeRequest = MaybeTest & {
  activity: 'refreshLicenseCode'
  scene: LicenseCodeScene
  /** The order of that scene. */
  orderId: string
  orderLineId: string
  license: string
  productId?: string
  expireTime: string
}

export type UpdateLicenseCodeStatusRequest = MaybeTest & {
  activity: 'updateLicenseCodeStatus'
  license: string
  status: InstanceStatusCommand
}

export type ReleaseLicenseCodeRequest = MaybeTest & {
  activity: 'releaseLicenseCode'
  license: string
  /** The unsubscription order, when one caused the release. */
  orderId?: string
  orderLineId?: string
}

export type LicenseCodeRequest =
  | RefreshLicenseCodeRequest
  | UpdateLicenseCodeStatusRequest
  | ReleaseLicenseCodeRequest

const { idLengthMax, sceneLengthMax, statusLengthMax, timeLengthMax } = saasV2Limits
const id = { required: true, lengthMax: idLengthMax } as const
const optionalId = { required: false, lengthMax: idLengthMax } as const
const testFlag = { required: false, lengthMax: saasV2Limits.testFlagLengthMax } as const

const shapes = {
  refreshLicenseCode: {
    scene: { required: true, lengthMax: sceneLengthMax, values: licenseCodeScenes },
    orderId: id,
    orderLineId: id,
    license: id,
    productId: optionalId,
    expireTime: { required: true, lengthMax: timeLengthMax, time: 'compact' },
    testFlag,
  },
  updateLicenseCodeStatus: {
    license: id,
    status: { required: true, lengthMax: statusLengthMax, values: instanceStatusCommands },
    testFlag,
  },
  releaseLicenseCode: { license: id, orderId: optionalId, orderLineId: optionalId, testFlag },
} as const satisfies Record<LicenseCodeActivity, RequestShape>

export type ParsedLicenseCodeRequest = { valid: true; request: LicenseCodeRequest } | RequestProblem

/** Reads a verified body as one of the three requests (spec 5.2). */
export function parseLicenseCodeRequest(body: Readonly<Record<string, unknown>>): ParsedLicenseCodeRequest {
  const named = readActivity(licenseCodeActivities, body['activity'])
  if ('valid' in named) return named
  const { activity } = named
  const read = readRequestFields(shapes[activity], body)
  if ('valid' in read) return read
  // The shape has put exactly the members of this activity's type into the object.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { valid: true, request: { activity, ...read.members } as LicenseCodeRequest }
}

type Loose<R> = R extends unknown
  ? Omit<R, 'testFlag' | 'expireTime'> & {
      [Name in keyof R & 'expireTime']: string | Date
    } & { isTest?: boolean }
  : never
export type LicenseCodeRequestInput = Loose<LicenseCodeRequest>

/**
 * Makes a request, ready for `signSaasV2`. `testFlag` is always sent, `0` by default (spec 5.2).
 *
 * @throws InvalidRequest when a member is missing, too long or not of the documented values
 */
export function buildLicenseCodeRequest(input: LicenseCodeRequestInput): LicenseCodeRequest {
  const { isTest, ...members } = input
  const wire: Record<string, unknown> = { ...members, testFlag: isTest ? '1' : '0' }
  if ('expireTime' in input) wire['expireTime'] = compactTimeToSend(input.expireTime)
  const parsed = parseLicenseCodeRequest(wire)
  if (!parsed.valid) throw new InvalidRequest(parsed)
  return parsed.request
}

/**
 * Whether a refusal says that the code is already in the state asked for. Only to be asked after an attempt with an
 * unknown outcome; record that it was used.
 *
 * @see COMPAT-11
 */
export function licenseCodeMeansAlreadyDone(activity: LicenseCodeActivity, resultCode: string): boolean {
  return activity !== 'refreshLicenseCode' && (resultCode === '000003' || resultCode === '000005')
}
