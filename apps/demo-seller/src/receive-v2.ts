import {
  failureAnswer,
  licenseCodeActivities,
  parseLicenseCodeRequest,
  parseOnlineLicenseRequest,
  parseOrderNotify,
  parseSaasV2Request,
  verifySaasV2,
} from '@yunshi/seller-sdk'
import type { KeyClass } from './seller-keys.ts'
import { performLicenseCode, requestLicense } from './perform-license.ts'
import { performRequest, type PerformContext } from './perform-request.ts'
import { subjectOf, type ReceivedCall } from './received-call.ts'

/**
 * Reads a POST to the production address: SaaS 2.0, authorization codes, online License and order notifications share
 * the address and the formula; the activity tells which key they are signed with (spec 0.3).
 */
export function receiveV2(
  rawBody: Buffer,
  query: URLSearchParams,
  context: PerformContext & { nowMs: number },
): ReceivedCall {
  const { product, nowMs } = context
  const activity = activityIn(rawBody)
  const key = product.keys[classOf(activity)]
  const verified = verifySaasV2({ key, query, rawBody, nowMs, nonces: product.nonces })
  if (!verified.valid) {
    const { resultCode, reason } = verified
    return { verified: false, answer: failureAnswer(resultCode, reason), reason }
  }
  const { body } = verified
  if (licenseCodeActivities.some((known) => known === activity)) {
    const parsed = parseLicenseCodeRequest(body)
    if (!parsed.valid) return refused(parsed)
    const { request } = parsed
    const isTest = request.testFlag === '1'
    return {
      verified: true,
      subject: subjectOf(request.activity, request, isTest),
      perform: () => performLicenseCode(request, context),
    }
  }
  if (activity === 'orderNotify') {
    const parsed = parseOrderNotify(body)
    if (!parsed.valid) return refused(parsed)
    const { request } = parsed
    return {
      verified: true,
      subject: subjectOf('orderNotify', request, request.testFlag === '1'),
      perform: () => context.product.noteOrder(request.orderId, request.orderLineId, context.at),
    }
  }
  const parsed = activity === 'getLicenseAsync' ? parseOnlineLicenseRequest(body) : parseSaasV2Request(body)
  if (!parsed.valid) return refused(parsed)
  const { request } = parsed
  return {
    verified: true,
    subject: subjectOf(request.activity, request, request.testFlag === '1'),
    perform: () =>
      request.activity === 'getLicenseAsync'
        ? requestLicense(request, context)
        : performRequest(request, context),
  }
}

function refused(problem: { resultCode: string; message: string; reason: string }): ReceivedCall {
  const { resultCode, message, reason } = problem
  return { verified: false, answer: failureAnswer(resultCode, message), reason }
}

function classOf(activity: string): KeyClass {
  if (licenseCodeActivities.some((known) => known === activity)) return 'license'
  return activity === 'orderNotify' ? 'general' : 'base'
}

/** The activity of a body not proved yet: good for choosing the key to prove it with, and for nothing else. */
function activityIn(rawBody: Buffer): string {
  try {
    const body: unknown = JSON.parse(rawBody.toString('utf8'))
    const isObject = typeof body === 'object' && body !== null
    return isObject && 'activity' in body && typeof body.activity === 'string' ? body.activity : ''
  } catch {
    return ''
  }
}
