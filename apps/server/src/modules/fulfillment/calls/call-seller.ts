import { InvalidRequest } from '@yunshi/seller-sdk'
import type { OutboundClient, OutboundRequest } from '../../../platform/outbound/guarded-client.ts'
import type { AppInfo } from '../../instances/index.ts'
import type { CallTarget } from '../../sellers/index.ts'
import { redactAnswer, redactHeaders, redactUrl } from '../domain/redaction.ts'
import { composeCall } from './compose-call.ts'
import { judgeCall, saysAlreadyDone, type Judgement } from './judge-call.ts'
import { activityOf, type SellerCall } from './seller-call.ts'

/** One exchange with a seller, as it may be stored and shown: secrets masked, lengths bounded. */
export interface RecordedCall {
  activity: string
  /** Real time, at which the request was signed. */
  at: Date
  durationMs: number
  method: 'GET' | 'POST'
  requestUrl: string
  requestHeaders: Record<string, string>
  requestBody: string
  httpStatus: number | null
  contentType: string | null
  responseBody: string | null
  resultCode: string | null
  verdict: 'success' | 'processing' | 'failure'
  reason: string | null
  warnings: string[]
}

/** What one call came to. */
export interface CallOutcome {
  attempt: RecordedCall
  /** `null` when there was no answer. */
  judgement: Judgement | null
  /** Set by newInstance and getLicense. */
  sellerInstanceId: string | null
  /** What was delivered: by queryInstance for the instance asked about, by newInstance of SaaS 1.0, by getLicense. */
  appInfo: AppInfo | null
  /** True when no answer was judged, so that the seller may have done the work all the same (COMPAT-11). */
  unknownOutcome: boolean
}

/**
 * Sends one request and judges the answer. Time, nonce and signature are made at this moment (COMPAT-02). Never throws
 * for what the seller does.
 *
 * @param target `null` when the seller has no key for the interface, or no usable address: a failed attempt
 * @param options.afterUnknown an earlier attempt may have been done at the seller although no answer arrived
 */
export async function callSeller(
  outbound: OutboundClient,
  target: CallTarget | null,
  call: SellerCall,
  options: { timeoutMs: number; afterUnknown?: boolean },
): Promise<CallOutcome> {
  const at = new Date()
  const activity = activityOf(call)
  if (!target)
    return failed(
      { activity, at },
      null,
      'no_key_bound: the seller has no active key for this interface, or no verified address',
    )
  let request: OutboundRequest
  try {
    request = composeCall(call, target, at.getTime())
  } catch (error) {
    if (!(error instanceof InvalidRequest)) throw error
    return failed({ activity, at }, null, `request_invalid: ${error.message}`)
  }
  const result = await outbound.send(request, { timeoutMs: options.timeoutMs })
  const sent = { activity, at, durationMs: result.durationMs }
  if (result.kind === 'no_answer') {
    const outcome = failed(sent, request, `${result.reason}: ${result.detail}`.slice(0, 500))
    return { ...outcome, unknownOutcome: result.reason === 'timeout' || result.reason === 'connection_lost' }
  }
  const judged = forThisInstance(call, judgeCall(call, result, [target.secret, ...target.formerSecrets]))
  const warnings = [...judged.warnings]
  let { verdict } = judged
  if (
    verdict === 'failure' &&
    options.afterUnknown &&
    judged.resultCode !== undefined &&
    saysAlreadyDone(call, judged.resultCode)
  ) {
    verdict = 'success'
    warnings.push('already_done')
  }
  return {
    attempt: {
      ...sent,
      ...shown(request),
      httpStatus: result.httpStatus,
      contentType: result.contentType,
      responseBody: redactAnswer(result.body.toString('utf8')),
      resultCode: judged.resultCode?.slice(0, 64) ?? null,
      verdict,
      reason: judged.verdict === 'failure' ? reasonText(judged) : null,
      warnings,
    },
    judgement: judged,
    sellerInstanceId: judged.verdict === 'failure' ? null : (judged.instanceId ?? null),
    appInfo: judged.verdict === 'success' ? deliveredBy(call, judged) : null,
    unknownOutcome: judged.verdict === 'failure' && judged.resultCode === undefined,
  }
}

const reasonText = (judged: Judgement) =>
  (judged.resultMsg ? `${judged.reason ?? ''}: ${judged.resultMsg}` : (judged.reason ?? '')).slice(0, 500)

/** A query that tells of other instances only is no answer to it (COMPAT-13). */
function forThisInstance(call: SellerCall, judged: Judgement): Judgement {
  if (judged.verdict !== 'success' || !judged.info || activityOf(call) !== 'queryInstance') return judged
  const asked = askedInstance(call)
  return judged.info.some((entry) => entry.instanceId === asked)
    ? judged
    : { ...judged, verdict: 'failure', reason: 'info_of_another_instance' }
}

function askedInstance(call: SellerCall): string | undefined {
  return 'instanceId' in call.request ? call.request.instanceId : undefined
}

function deliveredBy(call: SellerCall, judged: Judgement): AppInfo | null {
  if (judged.license !== undefined)
    return {
      frontEndUrl: null,
      adminUrl: null,
      userName: null,
      password: null,
      memo: null,
      license: judged.license,
    }
  const info =
    judged.appInfo ?? judged.info?.find((entry) => entry.instanceId === askedInstance(call))?.appInfo
  if (!info) return null
  return {
    frontEndUrl: info.frontEndUrl ?? null,
    adminUrl: info.adminUrl ?? null,
    userName: info.userName ?? null,
    password: info.password ?? null,
    memo: info.memo ?? null,
  }
}

function failed(
  sent: { activity: string; at: Date; durationMs?: number },
  request: OutboundRequest | null,
  reason: string,
): CallOutcome {
  return {
    attempt: {
      durationMs: 0,
      ...sent,
      ...shown(request),
      httpStatus: null,
      contentType: null,
      responseBody: null,
      resultCode: null,
      verdict: 'failure',
      reason,
      warnings: [],
    },
    judgement: null,
    sellerInstanceId: null,
    appInfo: null,
    unknownOutcome: false,
  }
}

function shown(request: OutboundRequest | null) {
  if (!request) return { method: 'POST' as const, requestUrl: '', requestHeaders: {}, requestBody: '' }
  return {
    method: request.method,
    requestUrl: redactUrl(request.url),
    requestHeaders: redactHeaders(request.headers ?? {}),
    requestBody: request.body ?? '',
  }
}
