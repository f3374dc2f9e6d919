import {
  buildKitRequest,
  buildLicenseCodeRequest,
  buildLicenseV1Request,
  buildOnlineLicenseRequest,
  buildOrderNotify,
  buildSaasV1Request,
  buildSaasV2Request,
  createSaasV2Nonce,
  kitPath,
  signKitV1,
  signKitV2,
  signSaasV1,
  signSaasV2,
  type SaasV1Parameters,
  type SaasV2Payload,
} from '@yunshi/seller-sdk'
import type { OutboundRequest } from '../../../platform/outbound/guarded-client.ts'
import type { CallTarget } from '../../sellers/index.ts'
import type { SellerCall } from './seller-call.ts'

const jsonHeaders = { 'content-type': 'application/json;charset=utf8' }

/**
 * Makes the request of a call with its signature. To be called immediately before sending and anew for every attempt:
 * time and nonce are made here (COMPAT-02).
 *
 * @throws InvalidRequest when a member is missing, too long or not of the documented values: nothing may be sent then
 */
export function composeCall(
  call: SellerCall,
  target: Pick<CallTarget, 'url' | 'secret'>,
  nowMs: number,
): OutboundRequest {
  switch (call.family) {
    case 'saas-v2':
      return signedInQuery(target, buildSaasV2Request(call.request), nowMs)
    case 'license-code':
      return signedInQuery(target, buildLicenseCodeRequest(call.request), nowMs)
    case 'license-online':
      return signedInQuery(target, buildOnlineLicenseRequest(call.request), nowMs)
    case 'order-notify':
      return signedInQuery(target, buildOrderNotify(call.request), nowMs)
    case 'saas-v1':
      return signedV1(target, buildSaasV1Request({ ...call.request, nowMs }))
    case 'license-v1':
      return signedV1(target, buildLicenseV1Request({ ...call.request, nowMs }))
    case 'kit-v1':
    case 'kit-v2':
      return signedKit(target, call, nowMs)
  }
}

function signedInQuery(
  target: Pick<CallTarget, 'url' | 'secret'>,
  body: SaasV2Payload,
  timestampMs: number,
): OutboundRequest {
  const { payload, query } = signSaasV2({ key: target.secret, body, timestampMs, nonce: createSaasV2Nonce() })
  return { method: 'POST', url: withQuery(target.url, query), headers: jsonHeaders, body: payload }
}

function signedV1(target: Pick<CallTarget, 'url' | 'secret'>, parameters: SaasV1Parameters): OutboundRequest {
  return { method: 'GET', url: withQuery(target.url, signSaasV1({ key: target.secret, parameters }).query) }
}

function signedKit(
  target: Pick<CallTarget, 'url' | 'secret'>,
  call: Extract<SellerCall, { family: 'kit-v1' | 'kit-v2' }>,
  nowMs: number,
): OutboundRequest {
  const version = call.family === 'kit-v2' ? 'v2' : 'v1'
  const body = buildKitRequest({ ...call.request, version, nowMs })
  const signed =
    version === 'v2'
      ? signKitV2({ key: target.secret, body, timestampMs: nowMs, nonce: createSaasV2Nonce() })
      : signKitV1({ key: target.secret, body })
  const { 'Content-Type': contentType, ...headers } = signed.headers
  return {
    method: 'POST',
    // Kit calls hang under the production address (COMPAT-04).
    url: target.url.replace(/\/+$/, '') + kitPath(version, call.request.interface),
    headers: { 'content-type': contentType, ...headers },
    body: signed.payload,
  }
}

/** A production address may carry a query of its own. */
const withQuery = (url: string, query: string) => `${url}${url.includes('?') ? '&' : '?'}${query}`
