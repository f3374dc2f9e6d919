import { parseSaasV2Request, type RequestProblem } from './parse-request.ts'
import type { SaasV2Request } from './requests.ts'
import { formatCompactTime } from '../wire-time.ts'

type Loose<R> = R extends { expireTime: string }
  ? Omit<R, 'expireTime' | 'testFlag'> & { expireTime: string | Date; isTest?: boolean }
  : R extends unknown
    ? Omit<R, 'testFlag'> & { isTest?: boolean }
    : never

/** A request as the marketplace thinks of it: times may be dates, the debugging mark is a claim. */
export type SaasV2RequestInput = Loose<SaasV2Request>

/** Thrown when the marketplace would send what the protocol does not allow; nothing may be sent then. */
export class InvalidSaasV2Request extends Error {
  readonly problem: RequestProblem

  constructor(problem: RequestProblem) {
    super(`Cannot send this request: ${problem.message}`)
    this.name = 'InvalidSaasV2Request'
    this.problem = problem
  }
}

/**
 * Makes a request ready for `signSaasV2`: every scalar a string, times with 14 digits, `testFlag` only on debugging
 * calls, absent members left out.
 *
 * @throws InvalidSaasV2Request when a member is missing, too long or not of the documented values
 * @see COMPAT-01; only `productInfo` of changeInstanceCheck nests (vector E5)
 */
export function buildSaasV2Request(input: SaasV2RequestInput): SaasV2Request {
  const { isTest, ...members } = input
  const wire: Record<string, unknown> = { ...members }
  if ('expireTime' in input && input.expireTime instanceof Date) {
    wire['expireTime'] = formatCompactTime(input.expireTime.getTime())
  } else if ('expireTime' in input && typeof input.expireTime === 'string') {
    // 17 digits are read everywhere but sent nowhere (spec 0.4).
    wire['expireTime'] = /^\d{17}$/.test(input.expireTime) ? input.expireTime.slice(0, 14) : input.expireTime
  }
  if (isTest) wire['testFlag'] = '1'
  const parsed = parseSaasV2Request(wire)
  if (!parsed.valid) throw new InvalidSaasV2Request(parsed)
  return parsed.request
}
