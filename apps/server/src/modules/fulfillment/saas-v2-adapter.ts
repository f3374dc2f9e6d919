import { randomUUID } from 'node:crypto'
import {
  buildSaasV2Request,
  createSaasV2Nonce,
  judgeSaasV2Answer,
  meansAlreadyDone,
  signSaasV2,
  type SaasV2RequestInput,
} from '@yunshi/seller-sdk'
import type { OutboundClient } from '../../platform/outbound/guarded-client.ts'
import type { AppInfo } from '../instances/index.ts'
import type { CallTarget } from '../sellers/index.ts'
import { redactAnswer, redactUrl } from './domain/redaction.ts'
import type { CallAttempt, InterfaceMessage } from './message-repository.ts'

/** What one call came to. */
export interface CallOutcome {
  attempt: Omit<CallAttempt, 'messageId' | 'number'>
  /** Set by newInstance. */
  sellerInstanceId: string | null
  /** Set by queryInstance for the instance asked about. */
  appInfo: AppInfo | null
  /** True when no answer was judged, so that the seller may have done the work all the same (COMPAT-11). */
  unknownOutcome: boolean
}

/** The request of a message in its present phase. A fresh businessId with every request (isv-protocol 0.2). */
export function requestOf(message: InterfaceMessage, sellerInstanceId: string | null): SaasV2RequestInput {
  if (message.phase === 'QUERY') return { activity: 'queryInstance', instanceId: known(sellerInstanceId) }
  const { parameters } = message
  switch (message.scenario) {
    case 'newInstance':
      return {
        activity: 'newInstance',
        orderId: known(message.orderId),
        orderLineId: known(message.orderLineId),
        businessId: randomUUID(),
      }
    case 'refreshInstance':
      return {
        activity: 'refreshInstance',
        // Written by the use case that created the message, from the documented scenes.
        scene: known(parameters.scene) as Extract<
          SaasV2RequestInput,
          { activity: 'refreshInstance' }
        >['scene'],
        orderId: known(message.orderId),
        orderLineId: known(message.orderLineId),
        instanceId: known(sellerInstanceId),
        expireTime: known(parameters.expireTime),
        ...(parameters.productId !== undefined && { productId: parameters.productId }),
      }
    case 'updateInstanceStatus':
      return {
        activity: 'updateInstanceStatus',
        instanceId: known(sellerInstanceId),
        status: parameters.status === 'UNFREEZE' ? 'UNFREEZE' : 'FREEZE',
      }
    case 'releaseInstance':
      return {
        activity: 'releaseInstance',
        instanceId: known(sellerInstanceId),
        ...(parameters.orderId !== undefined && { orderId: parameters.orderId }),
        ...(parameters.orderLineId !== undefined && { orderLineId: parameters.orderLineId }),
      }
  }
}

function known(value: string | null | undefined): string {
  if (value === null || value === undefined)
    throw new Error('a call lacks an id that its instance should have')
  return value
}

/**
 * Sends one SaaS 2.0 request and judges the answer. Time, nonce and signature are made at this moment (COMPAT-02).
 *
 * @param afterUnknown an earlier attempt may have been done at the seller although no answer arrived
 */
export async function callSeller(
  outbound: OutboundClient,
  target: CallTarget,
  input: SaasV2RequestInput,
  options: { timeoutMs: number; afterUnknown: boolean },
): Promise<CallOutcome> {
  const request = buildSaasV2Request(input)
  const at = new Date()
  const { payload, query } = signSaasV2({
    key: target.secret,
    body: request,
    timestampMs: at.getTime(),
    nonce: createSaasV2Nonce(),
  })
  const url = `${target.url}?${query}`
  const result = await outbound.postJson(url, payload, { timeoutMs: options.timeoutMs })
  const sent = {
    activity: request.activity,
    at,
    durationMs: result.durationMs,
    requestUrl: redactUrl(url),
    requestBody: payload,
  }
  if (result.kind === 'no_answer')
    return {
      attempt: {
        ...sent,
        httpStatus: null,
        contentType: null,
        responseBody: null,
        resultCode: null,
        verdict: 'failure',
        reason: `${result.reason}: ${result.detail}`.slice(0, 500),
        warnings: [],
      },
      sellerInstanceId: null,
      appInfo: null,
      unknownOutcome: result.reason === 'timeout' || result.reason === 'connection_lost',
    }
  const judgement = judgeSaasV2Answer({
    activity: request.activity,
    httpStatus: result.httpStatus,
    contentType: result.contentType,
    bodyText: result.bodyText,
  })
  const warnings: string[] = [...judgement.warnings]
  let verdict = judgement.verdict
  let reason: string | null = null
  let appInfo: AppInfo | null = null
  if (judgement.verdict === 'failure') {
    reason = judgement.resultMsg ? `${judgement.reason}: ${judgement.resultMsg}` : judgement.reason
    if (
      options.afterUnknown &&
      judgement.resultCode !== undefined &&
      meansAlreadyDone(request.activity, judgement.resultCode)
    ) {
      verdict = 'success'
      warnings.push('already_done')
    }
  }
  if (judgement.verdict === 'success' && request.activity === 'queryInstance') {
    const entry = judgement.info?.find((info) => info.instanceId === request.instanceId)
    if (entry) appInfo = appInfoOf(entry.appInfo)
    else {
      verdict = 'failure'
      reason = 'info_of_another_instance'
    }
  }
  return {
    attempt: {
      ...sent,
      httpStatus: result.httpStatus,
      contentType: result.contentType,
      responseBody: redactAnswer(result.bodyText),
      resultCode: judgement.resultCode ?? null,
      verdict,
      reason,
      warnings,
    },
    sellerInstanceId:
      judgement.verdict !== 'failure' && judgement.instanceId !== undefined ? judgement.instanceId : null,
    appInfo,
    unknownOutcome: judgement.verdict === 'failure' && judgement.resultCode === undefined,
  }
}

function appInfoOf(
  info:
    | { frontEndUrl?: string; adminUrl?: string; userName?: string; password?: string; memo?: string }
    | undefined,
): AppInfo | null {
  if (!info) return null
  return {
    frontEndUrl: info.frontEndUrl ?? null,
    adminUrl: info.adminUrl ?? null,
    userName: info.userName ?? null,
    password: info.password ?? null,
    memo: info.memo ?? null,
  }
}
