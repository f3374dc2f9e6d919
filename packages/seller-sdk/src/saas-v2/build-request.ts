import { parseSaasV2Request } from './parse-request.ts'
import type { SaasV2Request } from './requests.ts'
import { InvalidRequest, type RequestProblem } from '../wire/request-fields.ts'
import { compactTimeToSend } from '../wire/time-to-send.ts'

type Loose<R> = R extends { expireTime: string }
  ? Omit<R, 'expireTime' | 'testFlag'> & { expireTime: string | Date; isTest?: boolean }
  : R extends unknown
    ? Omit<R, 'testFlag'> & { isTest?: boolean }
    : never

/** A request as the marketplace thinks of it: times may be dates, the debugging mark is a claim. */
export type SaasV2RequestInput = Loose<SaasV2Request>

/** Thrown when the marketplace would send what the protocol does not allow; nothing may be sent then. */
export class InvalidSaasV2Request extends InvalidRequest {
  constructor(problem: RequestProblem) {
    super(problem)
    this.name = 'InvalidSaasV2Request'
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
  if ('expireTime' in input) wire['expireTime'] = compactTimeToSend(input.expireTime)
  if (isTest) wire['testFlag'] = '1'
  const parsed = parseSaasV2Request(wire)
  if (!parsed.valid) throw new InvalidSaasV2Request(parsed)
  return parsed.request
}
