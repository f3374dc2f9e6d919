import type { SaasV2Body } from './canonical-body.ts'
import { saasV2Limits } from './limits.ts'
import {
  instanceStatusCommands,
  refreshScenes,
  saasV2Activities,
  type ChangeTarget,
  type SaasV2Activity,
  type SaasV2Request,
} from './requests.ts'
import { isRecord, wireText } from './wire-value.ts'
import { parseCompactTime } from '../wire-time.ts'

export type RequestProblemReason =
  | 'activity_missing'
  | 'activity_unknown'
  | 'field_missing'
  | 'field_not_text'
  | 'field_too_long'
  | 'field_value_unknown'
  | 'field_not_a_time'
  | 'field_not_an_object'

/** What is wrong with a request. `message` can be sent back as `resultMsg`. */
export type RequestProblem = {
  valid: false
  resultCode: '000002'
  reason: RequestProblemReason
  field: string
  message: string
}

export type ParsedSaasV2Request = { valid: true; request: SaasV2Request } | RequestProblem

type TextField = {
  required: boolean
  lengthMax: number
  values?: readonly string[]
  isTime?: true
}
type Shape = Readonly<Record<string, TextField>>

const { idLengthMax, queryInstanceIdLengthMax, sceneLengthMax, statusLengthMax } = saasV2Limits
const id: TextField = { required: true, lengthMax: idLengthMax }
const optionalId: TextField = { required: false, lengthMax: idLengthMax }
const testFlag: TextField = { required: false, lengthMax: saasV2Limits.testFlagLengthMax }
const expireTime: TextField = { required: true, lengthMax: saasV2Limits.timeLengthMax, isTime: true }

/** Text members by activity. `productInfo` of changeInstanceCheck nests and is read apart. */
const shapes = {
  newInstance: { businessId: id, orderId: id, orderLineId: id, testFlag },
  queryInstance: { instanceId: { required: true, lengthMax: queryInstanceIdLengthMax }, testFlag },
  refreshInstance: {
    scene: { required: true, lengthMax: sceneLengthMax, values: refreshScenes },
    orderId: id,
    orderLineId: id,
    instanceId: id,
    productId: optionalId,
    expireTime,
    testFlag,
  },
  updateInstanceStatus: {
    instanceId: id,
    status: { required: true, lengthMax: statusLengthMax, values: instanceStatusCommands },
    testFlag,
  },
  releaseInstance: { instanceId: id, orderId: optionalId, orderLineId: optionalId, testFlag },
  upgradeInstance: { instanceId: id, orderId: id, orderLineId: id, testFlag },
  changeInstanceCheck: { instanceId: id, testFlag },
} as const satisfies Record<SaasV2Activity, Shape>

/**
 * Reads a verified body as one of the seven requests.
 *
 * Numbers and booleans where text is documented are read as text, null and empty optional members as absent, unknown
 * members are dropped (COMPAT-12).
 *
 * @param body  `body` of a valid `verifySaasV2` result
 * @returns the request, or the first problem found, in words that help the person who reads the answer
 * @see spec 2.3 to 2.9
 */
export function parseSaasV2Request(body: SaasV2Body): ParsedSaasV2Request {
  const activity = wireText(body['activity'])
  if (activity === undefined || activity === '') {
    return problem('activity_missing', 'activity', 'activity is missing')
  }
  if (!isActivity(activity)) {
    return problem('activity_unknown', 'activity', `activity "${activity.slice(0, 32)}" is not known`)
  }
  const request: Record<string, unknown> = { activity }
  for (const [name, field] of Object.entries<TextField>(shapes[activity])) {
    const value = body[name]
    if (value === null || value === undefined || value === '') {
      if (field.required) return problem('field_missing', name, `${name} is missing`)
      continue
    }
    const text = wireText(value)
    if (text === undefined) return problem('field_not_text', name, `${name} must be text`)
    if (text.length > field.lengthMax) {
      return problem('field_too_long', name, `${name} is longer than ${field.lengthMax} characters`)
    }
    if (field.values !== undefined && !field.values.includes(text)) {
      return problem('field_value_unknown', name, `${name} must be one of ${field.values.join(', ')}`)
    }
    if (field.isTime && parseCompactTime(text) === undefined) {
      return problem('field_not_a_time', name, `${name} must be a UTC time like 20320405160000`)
    }
    request[name] = text
  }
  if (activity === 'changeInstanceCheck') {
    const target = readChangeTarget(body['productInfo'])
    if ('valid' in target) return target
    request['productInfo'] = target
  }
  // The loop above has put exactly the members of this activity's type into the object.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { valid: true, request: request as SaasV2Request }
}

function readChangeTarget(value: unknown): ChangeTarget | RequestProblem {
  if (value === null || value === undefined) {
    return problem('field_missing', 'productInfo', 'productInfo is missing')
  }
  if (!isRecord(value)) {
    return problem('field_not_an_object', 'productInfo', 'productInfo must be an object')
  }
  const target: ChangeTarget = {}
  // Ascending member order, as in vector E5: a seller that re-serializes sorted objects signs the same text.
  const linear = wireText(value['linearValue'])
  if (linear !== undefined && linear !== '') {
    if (!/^\d{1,15}$/.test(linear)) {
      return problem('field_value_unknown', 'linearValue', 'linearValue must be a whole number')
    }
    target.linearValue = Number(linear)
  }
  for (const name of ['productId', 'skuCode'] as const) {
    const text = wireText(value[name])
    if (text === undefined || text === '') continue
    if (text.length > idLengthMax) {
      return problem('field_too_long', name, `${name} is longer than ${idLengthMax} characters`)
    }
    target[name] = text
  }
  return target
}

function isActivity(text: string): text is SaasV2Activity {
  return (saasV2Activities as readonly string[]).includes(text)
}

function problem(reason: RequestProblemReason, field: string, message: string): RequestProblem {
  return { valid: false, resultCode: '000002', reason, field, message }
}
