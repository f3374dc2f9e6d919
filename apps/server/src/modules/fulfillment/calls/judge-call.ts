import {
  bodySignHeader,
  judgeLicenseV1Answer,
  judgePlainAnswer,
  judgeSaasV1Answer,
  judgeSaasV2Answer,
  licenseCodeMeansAlreadyDone,
  meansAlreadyDone,
  saasV1MeansAlreadyDone,
  verifyBodySign,
  type JudgedAppInfo,
  type JudgedInstance,
} from '@yunshi/seller-sdk'
import type { OutboundAnswer } from '../../../platform/outbound/guarded-client.ts'
import type { SellerCall } from './seller-call.ts'

/** What an answer came to, of whatever family. */
export interface Judgement {
  /** `processing`: accepted, the instance opens later (newInstance and queryInstance of SaaS 2.0). */
  verdict: 'success' | 'processing' | 'failure'
  resultCode?: string
  resultMsg: string
  /** Stable code of the failure. */
  reason?: string
  /** Stable codes of what the seller should mend although the call counts. */
  warnings: readonly string[]
  /** newInstance, getLicense: exactly as sent. */
  instanceId?: string
  appInfo?: JudgedAppInfo
  /** queryInstance. */
  info?: JudgedInstance[]
  /** getLicense. */
  license?: string
}

/**
 * Decides what an answer means. Never throws, whatever the seller sends.
 *
 * @param keys that answers may be signed with: the key of the request, and the one it replaced (V1 families)
 */
export function judgeCall(call: SellerCall, answer: OutboundAnswer, keys: readonly string[]): Judgement {
  const { httpStatus, contentType, rawHeaders, body: rawBody } = answer
  switch (call.family) {
    case 'saas-v1': {
      const { activity } = call.request
      return judgeSaasV1Answer({ activity, httpStatus, contentType, rawHeaders, rawBody, keys })
    }
    case 'license-v1': {
      const { activity } = call.request
      return judgeLicenseV1Answer({ activity, httpStatus, contentType, rawHeaders, rawBody, keys })
    }
    case 'saas-v2':
    case 'license-code':
    case 'license-online':
    case 'order-notify':
    case 'kit-v1':
    case 'kit-v2': {
      const received = { httpStatus, contentType, bodyText: rawBody.toString('utf8') }
      return withBodySignWarning(judgeText(call, received), answer, keys)
    }
  }
}

function judgeText(
  call: Exclude<SellerCall, { family: 'saas-v1' | 'license-v1' }>,
  received: { httpStatus: number; contentType: string | null; bodyText: string },
): Judgement {
  if (call.family === 'saas-v2') return judgeSaasV2Answer({ ...received, activity: call.request.activity })
  if (call.family === 'license-online' && call.request.activity === 'newInstance')
    return judgeSaasV2Answer({ ...received, activity: 'newInstance' })
  return judgePlainAnswer(received)
}

/** SaaS 2.0 answers need no signature; one that is there must be right (isv-protocol 14 row 4). */
function withBodySignWarning(
  judgement: Judgement,
  { rawHeaders, body }: OutboundAnswer,
  keys: readonly string[],
): Judgement {
  if (!rawHeaders.includes(bodySignHeader)) return judgement
  const proof = verifyBodySign({ rawHeaders, rawBody: body, keys })
  return proof.valid ? judgement : { ...judgement, warnings: [...judgement.warnings, proof.reason] }
}

/**
 * Whether a refusal says that the work is done already. Only to be asked after an attempt with an unknown outcome
 * (COMPAT-11).
 */
export function saysAlreadyDone(call: SellerCall, resultCode: string): boolean {
  switch (call.family) {
    case 'saas-v2':
      return meansAlreadyDone(call.request.activity, resultCode)
    case 'saas-v1':
      return saasV1MeansAlreadyDone(call.request.activity, resultCode)
    case 'license-code':
      return licenseCodeMeansAlreadyDone(call.request.activity, resultCode)
    case 'license-online':
      return (
        call.request.activity !== 'getLicenseAsync' && meansAlreadyDone(call.request.activity, resultCode)
      )
    case 'license-v1': {
      const ends = call.request.activity === 'expireLicense' || call.request.activity === 'releaseLicense'
      return ends && (resultCode === '000003' || resultCode === '000005')
    }
    case 'order-notify':
    case 'kit-v1':
    case 'kit-v2':
      return false
  }
}
