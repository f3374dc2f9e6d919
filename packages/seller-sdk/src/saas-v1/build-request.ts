import type { SaasV1Parameters } from './auth-token.ts'
import { readSaasV1Request } from './parse-request.ts'
import type { SaasV1Request } from './requests.ts'
import { InvalidRequest } from '../wire/request-fields.ts'
import { compactTimeToSend } from '../wire/time-to-send.ts'
import { formatCompactTimeMs } from '../wire-time.ts'

type TimeMember = 'expireTime' | 'acceptanceTime'
/** Keeps which members are optional. */
type OrDate<R> = { [Name in keyof R]: R[Name] | Date }

/** What the V1 builders take beyond the members of a request: times may be dates, the debugging mark is a claim. */
export type V1Sending<R> = R extends unknown
  ? Omit<R, 'timeStamp' | 'testFlag' | TimeMember> &
      OrDate<Pick<R, Extract<keyof R, TimeMember>>> & {
        /** Epoch milliseconds, taken immediately before sending. */
        nowMs: number
        isTest?: boolean
      }
  : never

export type SaasV1RequestInput = V1Sending<SaasV1Request>

/**
 * Makes the parameters of a call, ready for `signSaasV1`: only documented ones, empty ones left out, `testFlag` only
 * on debugging calls (spec 14 row 7).
 *
 * @throws InvalidRequest when a member is missing, too long or not of the documented values
 * @see COMPAT-05
 */
export function buildSaasV1Request(input: SaasV1RequestInput): SaasV1Parameters {
  const parsed = readSaasV1Request(v1WireMembers(input), 'sender')
  if (!parsed.valid) throw new InvalidRequest(parsed)
  return v1Parameters(parsed.request)
}

/** Wire members of a call that has not been checked yet; shared with License 1.0. */
export function v1WireMembers(input: { nowMs: number; isTest?: boolean }): Record<string, unknown> {
  const { nowMs, isTest, ...members } = input
  const wire: Record<string, unknown> = { ...members, timeStamp: formatCompactTimeMs(nowMs) }
  const { expireTime, acceptanceTime } = wire
  if (typeof expireTime === 'string' || expireTime instanceof Date) {
    wire['expireTime'] = compactTimeToSend(expireTime)
  }
  if (acceptanceTime instanceof Date) wire['acceptanceTime'] = formatCompactTimeMs(acceptanceTime.getTime())
  if (isTest) wire['testFlag'] = '1'
  return wire
}

/** Writes the members of a checked request as text. */
export function v1Parameters(request: object): SaasV1Parameters {
  return Object.fromEntries(Object.entries(request).map(([name, value]) => [name, String(value)]))
}
