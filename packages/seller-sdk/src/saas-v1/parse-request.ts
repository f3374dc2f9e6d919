import { saasV1Shapes } from './fields.ts'
import { saasV1Limits } from './limits.ts'
import { saasV1Activities, type SaasV1Request } from './requests.ts'
import {
  readActivity,
  readRequestFields,
  requestProblem,
  type RequestProblem,
} from '../wire/request-fields.ts'

export type ParsedSaasV1Request = { valid: true; request: SaasV1Request } | RequestProblem

/**
 * Reads verified parameters as one of the seven requests. Numbers such as `amount` become numbers, unknown and empty
 * parameters are dropped.
 *
 * @param parameters  of a valid `verifySaasV1` result
 * @see spec 1.5 to 1.11
 */
export function parseSaasV1Request(parameters: Readonly<Record<string, unknown>>): ParsedSaasV1Request {
  return readSaasV1Request(parameters, 'receiver')
}

/** As `parseSaasV1Request`; `sender` also insists on what the marketplace always sends. */
export function readSaasV1Request(
  parameters: Readonly<Record<string, unknown>>,
  side: 'sender' | 'receiver',
): ParsedSaasV1Request {
  const named = readActivity(saasV1Activities, parameters['activity'])
  if ('valid' in named) return named
  const { activity } = named
  const read = readRequestFields(saasV1Shapes[activity], parameters, side)
  if ('valid' in read) return read
  // The shape has put exactly the members of this activity's type into the object.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const request = { activity, ...read.members } as SaasV1Request
  if (request.activity === 'queryInstance') {
    const ids = saasV1QueriedIds(request)
    const { idLengthMax, queryInstanceIdsMax } = saasV1Limits
    if (ids.length === 0) return requestProblem('field_missing', 'instanceId', 'instanceId is missing')
    if (ids.length > queryInstanceIdsMax) {
      return requestProblem('list_too_long', 'instanceId', `more than ${queryInstanceIdsMax} instances`)
    }
    if (ids.some((id) => id.length > idLengthMax)) {
      return requestProblem('field_too_long', 'instanceId', `an id is longer than ${idLengthMax} characters`)
    }
  }
  return { valid: true, request }
}

/** The ids a queryInstance call asks for. */
export function saasV1QueriedIds(request: { instanceId: string }): string[] {
  return request.instanceId.split(',').filter((id) => id !== '')
}
