import type { IncomingHttpHeaders } from 'node:http'
import {
  decryptClientSecret,
  failureAnswer,
  kitCallOf,
  parseKitRequest,
  successAnswer,
  verifyKitV1,
  verifyKitV2,
  type KitRequest,
} from '@yunshi/seller-sdk'
import type { PerformContext } from './perform-request.ts'
import { subjectOf, type ReceivedCall, type SellerAnswer } from './received-call.ts'
import { applyKitCall, emptyTenant } from './tenant.ts'

/** Reads a kit call: five paths under the production address, in two versions (spec 3.1). */
export function receiveKit(
  path: string,
  headers: IncomingHttpHeaders,
  rawBody: Buffer,
  context: PerformContext & { nowMs: number },
): ReceivedCall {
  const { product, nowMs } = context
  const call = kitCallOf(path)
  if (call === undefined) {
    return {
      verified: false,
      answer: failureAnswer('000002', 'no such interface'),
      reason: 'interface_unknown',
    }
  }
  const verified =
    call.version === 'v2'
      ? verifyKitV2({ key: product.keys.kit, headers, rawBody, nowMs, nonces: product.nonces })
      : verifyKitV1({ key: product.keys.v1, headers, rawBody })
  if (!verified.valid) {
    const { resultCode, reason } = verified
    return { verified: false, answer: failureAnswer(resultCode, reason), reason }
  }
  const parsed = parseKitRequest(call, verified.body)
  if (!parsed.valid) {
    const { resultCode, reason, message } = parsed
    return { verified: false, answer: failureAnswer(resultCode, message), reason }
  }
  const { request } = parsed
  return {
    verified: true,
    subject: subjectOf(request.interface, request, request.testFlag === 1),
    perform: () => perform(request, context),
  }
}

async function perform(request: KitRequest, { product }: PerformContext): Promise<SellerAnswer> {
  let clientSecret = ''
  if (request.interface === 'applicationSync' && request.flag !== 0) {
    const decrypted = decryptClientSecret(await product.kitKey.privateKey(), request.clientSecret)
    if (decrypted === undefined)
      return failureAnswer('000101', 'clientSecret cannot be decrypted with our key')
    clientSecret = decrypted
  }
  const { tenantId } = request
  return product.lock(`tenant ${tenantId}`, async () => {
    const known = product.tenants.find(tenantId)
    const next = applyKitCall(known ?? emptyTenant(tenantId), request, clientSecret)
    const isAboutNothing = known === undefined && 'flag' in request && request.flag === 0
    if (next === undefined || isAboutNothing) await product.tenants.remove(tenantId)
    else await product.tenants.save(next)
    return successAnswer()
  })
}
