import { Type } from 'typebox'
import { InstantSchema, nullable, oneOf } from '../../platform/http/schemas.ts'
import type { RecordedCall } from '../fulfillment/index.ts'

/** One exchange with a seller as consoles show it. */
export const RecordedCallSchema = Type.Object({
  activity: Type.String(),
  at: InstantSchema,
  durationMs: Type.Integer(),
  method: oneOf(['GET', 'POST']),
  requestUrl: Type.String(),
  requestHeaders: Type.Record(Type.String(), Type.String()),
  requestBody: Type.String(),
  httpStatus: nullable(Type.Integer()),
  contentType: nullable(Type.String()),
  responseBody: nullable(Type.String()),
  resultCode: nullable(Type.String()),
  verdict: oneOf(['success', 'processing', 'failure']),
  reason: nullable(Type.String()),
  warnings: Type.Array(Type.String()),
})

export function recordedCallJson(call: RecordedCall) {
  return {
    activity: call.activity,
    at: call.at.toISOString(),
    durationMs: call.durationMs,
    method: call.method,
    requestUrl: call.requestUrl,
    requestHeaders: call.requestHeaders,
    requestBody: call.requestBody,
    httpStatus: call.httpStatus,
    contentType: call.contentType,
    responseBody: call.responseBody,
    resultCode: call.resultCode,
    verdict: call.verdict,
    reason: call.reason,
    warnings: call.warnings,
  }
}
