import {
  failureAnswer,
  licenseIssuedAnswer,
  saasV1FailureAnswer,
  saasV1SuccessAnswer,
  successAnswer,
  type GetLicenseAsyncRequest,
  type LicenseCodeRequest,
  type LicenseV1Request,
} from '@yunshi/seller-sdk'
import { licenseTextOf, renewLicense, setLicenseStatus, type DemoLicense } from './license.ts'
import type { PerformContext } from './perform-request.ts'
import type { SellerAnswer } from './received-call.ts'

/** The form of codes the marketplace makes (spec 0.2). */
const CODE = /^PL[A-Za-z0-9-]{4,62}$/

/** Does what a verified License 1.0 call asks. Repeats of an order get the same license (spec 5.1). */
export async function performLicenseV1(
  request: LicenseV1Request,
  context: PerformContext,
): Promise<SellerAnswer> {
  const { product } = context
  if (request.activity === 'getLicense') {
    const { orderId, businessId, expireTime = null } = request
    return product.lock(`license order ${orderId}`, async () => {
      const known = product.licenses.findByKey(orderId)
      const license: DemoLicense = known ?? {
        id:
          product.licenses.find(businessId) === undefined ? businessId : licenseTextOf(product.slug, orderId),
        orderId,
        license: licenseTextOf(product.slug, product.keys.v1, orderId),
        status: 'ACTIVE',
        expireTime,
        isTest: request.testFlag === '1',
        appliedOrders: [orderId],
      }
      if (known === undefined) await product.licenses.save(license)
      return licenseIssuedAnswer(license.id, license.license)
    })
  }
  const isDone = await change(request.instanceId, context, (license) => {
    if (request.activity === 'releaseLicense') return setLicenseStatus(license, 'RELEASED')
    if (license.status === 'RELEASED') return undefined
    if (request.activity === 'expireLicense') return setLicenseStatus(license, 'FROZEN')
    return setLicenseStatus(renewLicense(license, request.orderId, request.expireTime), 'ACTIVE')
  })
  return isDone ? saasV1SuccessAnswer() : saasV1FailureAnswer('000003')
}

/**
 * Does what a verified call about an authorization code asks. The marketplace makes the codes, and a buyer may renew
 * one before the software has ever seen it: a code of the documented form is taken over when it is first heard of.
 */
export async function performLicenseCode(
  request: LicenseCodeRequest,
  context: PerformContext,
): Promise<SellerAnswer> {
  const { product } = context
  const { license: code } = request
  if (!CODE.test(code)) return failureAnswer('000003', 'this is no authorization code')
  await product.lock(`license ${code}`, async () => {
    if (product.licenses.find(code) !== undefined) return
    const isTest = request.testFlag === '1'
    const fresh = { id: code, orderId: code, license: code, isTest, expireTime: null, appliedOrders: [] }
    await product.licenses.save({ ...fresh, status: 'ACTIVE' })
  })
  const isDone = await change(code, context, (license) => {
    if (request.activity === 'releaseLicenseCode') return setLicenseStatus(license, 'RELEASED')
    if (license.status === 'RELEASED') return undefined
    if (request.activity === 'refreshLicenseCode') {
      return renewLicense(license, request.orderId, request.expireTime)
    }
    return setLicenseStatus(license, request.status === 'FREEZE' ? 'FROZEN' : 'ACTIVE')
  })
  return isDone ? successAnswer() : failureAnswer('000003')
}

/** Accepts a request of the online License and remembers its license; uploading it is another program's work. */
export async function requestLicense(
  request: GetLicenseAsyncRequest,
  { product, at }: PerformContext,
): Promise<SellerAnswer> {
  const { instanceId, eventId, deviceFingerprint = '', effectiveTime, expireTime = null } = request
  const instance = product.instances.find(instanceId)
  if (instance === undefined || instance.status === 'RELEASED') return failureAnswer('000003')
  const id = JSON.stringify([eventId, deviceFingerprint])
  await product.lock(`license request ${id}`, async () => {
    if (product.licenseRequests.find(id) !== undefined) return
    const license = licenseTextOf(product.slug, instanceId, deviceFingerprint, effectiveTime)
    await product.licenseRequests.save({
      id,
      eventId,
      instanceId,
      deviceFingerprint,
      effectiveTime,
      expireTime,
      license,
      at,
    })
  })
  return successAnswer()
}

/** Runs one change under the license's lock; false where there is none. */
function change(
  id: string,
  { product }: PerformContext,
  decide: (license: DemoLicense) => DemoLicense | undefined,
): Promise<boolean> {
  return product.lock(`license ${id}`, async () => {
    const license = product.licenses.find(id)
    const next = license && decide(license)
    if (next === undefined) return false
    if (next !== license) await product.licenses.save(next)
    return true
  })
}
