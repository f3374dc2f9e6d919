import {
  licenseV1Activities,
  parseLicenseV1Request,
  parseSaasV1Request,
  saasV1FailureAnswer,
  verifySaasV1,
} from '@yunshi/seller-sdk'
import { performLicenseV1 } from './perform-license.ts'
import type { PerformContext } from './perform-request.ts'
import { performSaasV1 } from './perform-v1.ts'
import { subjectOf, type ReceivedCall } from './received-call.ts'

/** Reads a GET to the production address: SaaS 1.0 and License 1.0 (spec 1.1, 5.1). */
export function receiveV1(rawQuery: string, context: PerformContext): ReceivedCall {
  const key = context.product.keys.v1
  const verified = verifySaasV1({ key, query: rawQuery })
  if (!verified.valid) {
    const { resultCode, reason } = verified
    return { verified: false, answer: saasV1FailureAnswer(resultCode, reason), reason }
  }
  const { parameters } = verified
  if (licenseV1Activities.some((known) => known === parameters['activity'])) {
    const parsed = parseLicenseV1Request(parameters)
    if (!parsed.valid) return refused(parsed)
    const { request } = parsed
    return {
      verified: true,
      subject: subjectOf(request.activity, request, request.testFlag === '1'),
      perform: () => performLicenseV1(request, context),
    }
  }
  const parsed = parseSaasV1Request(parameters)
  if (!parsed.valid) return refused(parsed)
  const { request } = parsed
  return {
    verified: true,
    subject: subjectOf(request.activity, request, request.testFlag === '1'),
    perform: () => performSaasV1(request, context),
  }
}

function refused(problem: { resultCode: string; message: string; reason: string }): ReceivedCall {
  const { resultCode, message, reason } = problem
  return { verified: false, answer: saasV1FailureAnswer(resultCode, message), reason }
}
