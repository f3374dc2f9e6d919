import type { SaasV1ChargingMode, SaasV1PeriodType } from '../saas-v1/requests.ts'
import type { SaasV1Parameters } from '../saas-v1/auth-token.ts'
import { v1Parameters, v1WireMembers, type V1Sending } from '../saas-v1/build-request.ts'
import { saasV1Fields as f } from '../saas-v1/fields.ts'
import {
  InvalidRequest,
  readActivity,
  readRequestFields,
  type RequestProblem,
  type RequestShape,
} from '../wire/request-fields.ts'

/** The calls of License 1.0; sign and verify them with `signSaasV1` and `verifySaasV1` (spec 5.1). */
export const licenseV1Activities = [
  'getLicense',
  'refreshLicense',
  'expireLicense',
  'releaseLicense',
] as const
export type LicenseV1Activity = (typeof licenseV1Activities)[number]

type Common = { timeStamp: string; testFlag?: string }

export type GetLicenseRequest = Common & {
  activity: 'getLicense'
  businessId: string
  orderId: string
  productId: string
  customerId: string
  customerName?: string
  userId?: string
  userName?: string
  skuCode?: string
  chargingMode?: SaasV1ChargingMode
  /** Period products only; an estimate. */
  expireTime?: string
  periodType?: SaasV1PeriodType
  periodNumber?: number
  amount?: number
  provisionType?: number
  /** Holds `identificationCode`, the hardware code the buyer typed, when the product asks for it. */
  saasExtendParams?: string
}

export type RefreshLicenseRequest = Common & {
  activity: 'refreshLicense'
  /** The renewal order. */
  orderId: string
  instanceId: string
  productId?: string
  expireTime: string
  periodType?: SaasV1PeriodType
  periodNumber?: number
}

export type EndLicenseRequest<A extends 'expireLicense' | 'releaseLicense'> = Common & {
  activity: A
  /** The purchase order. */
  orderId: string
  instanceId: string
}

export type LicenseV1Request =
  | GetLicenseRequest
  | RefreshLicenseRequest
  | EndLicenseRequest<'expireLicense'>
  | EndLicenseRequest<'releaseLicense'>

const common = { timeStamp: f.time, testFlag: f.flag }
const shapes = {
  getLicense: {
    ...common,
    businessId: f.id,
    orderId: f.id,
    productId: f.id,
    customerId: f.customerId,
    customerName: f.optionalName,
    userId: f.optionalId,
    userName: f.optionalName,
    skuCode: f.optionalId,
    chargingMode: f.chargingMode,
    expireTime: f.optionalTime,
    periodType: f.periodType,
    periodNumber: f.periodNumber,
    amount: f.quantity,
    provisionType: f.provisionType,
    saasExtendParams: f.extendParams,
  },
  refreshLicense: {
    ...common,
    orderId: f.id,
    instanceId: f.id,
    productId: f.optionalId,
    expireTime: f.time,
    periodType: f.periodType,
    periodNumber: f.periodNumber,
  },
  expireLicense: { ...common, orderId: f.id, instanceId: f.id },
  releaseLicense: { ...common, orderId: f.id, instanceId: f.id },
} as const satisfies Record<LicenseV1Activity, RequestShape>

export type ParsedLicenseV1Request = { valid: true; request: LicenseV1Request } | RequestProblem

/** Reads verified parameters as one of the four requests (spec 5.1). */
export function parseLicenseV1Request(parameters: Readonly<Record<string, unknown>>): ParsedLicenseV1Request {
  const named = readActivity(licenseV1Activities, parameters['activity'])
  if ('valid' in named) return named
  const { activity } = named
  const read = readRequestFields(shapes[activity], parameters)
  if ('valid' in read) return read
  // The shape has put exactly the members of this activity's type into the object.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { valid: true, request: { activity, ...read.members } as LicenseV1Request }
}

export type LicenseV1RequestInput = V1Sending<LicenseV1Request>

/**
 * Makes the parameters of a call, ready for `signSaasV1`.
 *
 * @throws InvalidRequest when a member is missing, too long or not of the documented values
 */
export function buildLicenseV1Request(input: LicenseV1RequestInput): SaasV1Parameters {
  const parsed = parseLicenseV1Request(v1WireMembers(input))
  if (!parsed.valid) throw new InvalidRequest(parsed)
  return v1Parameters(parsed.request)
}
