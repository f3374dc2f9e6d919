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
import {
  readActivity,
  readRequestFields,
  requestProblem as problem,
  type RequestField,
  type RequestProblem,
  type RequestShape,
} from '../wire/request-fields.ts'
import { isRecord, wireText } from '../wire/wire-value.ts'

export type ParsedSaasV2Request = { valid: true; request: SaasV2Request } | RequestProblem

const { idLengthMax, queryInstanceIdLengthMax, sceneLengthMax, statusLengthMax } = saasV2Limits
const id: RequestField = { required: true, lengthMax: idLengthMax }
const optionalId: RequestField = { required: false, lengthMax: idLengthMax }
const testFlag: RequestField = { required: false, lengthMax: saasV2Limits.testFlagLengthMax }
const expireTime: RequestField = { required: true, lengthMax: saasV2Limits.timeLengthMax, time: 'compact' }

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
} as const satisfies Record<SaasV2Activity, RequestShape>

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
  const named = readActivity(saasV2Activities, body['activity'])
  if ('valid' in named) return named
  const { activity } = named
  const read = readRequestFields(shapes[activity], body)
  if ('valid' in read) return read
  const request: Record<string, unknown> = { activity, ...read.members }
  if (activity === 'changeInstanceCheck') {
    const target = readChangeTarget(body['productInfo'])
    if ('valid' in target) return target
    request['productInfo'] = target
  }
  // The shape has put exactly the members of this activity's type into the object.
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
