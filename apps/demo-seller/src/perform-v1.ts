import {
  saasV1FailureAnswer,
  saasV1OpenedAnswer,
  saasV1QueriedIds,
  saasV1QueryAnswer,
  saasV1SuccessAnswer,
  type SaasV1Answer,
  type SaasV1NewInstanceRequest,
  type SaasV1RefreshInstanceRequest,
  type SaasV1Request,
} from '@yunshi/seller-sdk'
import {
  hasApplied,
  openInstance,
  refreshInstance,
  releaseInstance,
  reopenTestInstance,
  setStatus,
  upgradeInstance,
  type DemoInstance,
} from './instance.ts'
import { accessOf, type PerformContext } from './perform-request.ts'

/** Does what a verified SaaS 1.0 call asks; the instances are the same as those of SaaS 2.0 (spec 1.5 to 1.11). */
export async function performSaasV1(request: SaasV1Request, context: PerformContext): Promise<SaasV1Answer> {
  const { at } = context
  switch (request.activity) {
    case 'newInstance':
      return open(request, context)
    case 'queryInstance':
      return describe(request, context)
    case 'refreshInstance':
      return change(request, context, (instance) => refresh(instance, request, at))
    case 'expireInstance':
      return change(request, context, (instance) => withStatus(instance, 'FROZEN'))
    case 'instanceStatus':
      return change(request, context, (instance) =>
        withStatus(instance, request.instanceStatus === 'FREEZE' ? 'FROZEN' : 'ACTIVE'),
      )
    case 'upgrade':
      return change(request, context, (instance) => {
        const { orderId } = request
        if (instance.status === 'RELEASED' && !hasApplied(instance, 'upgradeInstance', orderId))
          return undefined
        return upgradeInstance(instance, { orderId, orderLineId: '' }, at)
      })
    case 'releaseInstance':
      return change(request, context, (instance) =>
        releaseInstance(instance, { orderId: request.orderId }, at),
      )
    default:
      return request satisfies never
  }
}

/** One instance per order; of a pay-per-use order, one per metered item (spec 1.5). */
function open(request: SaasV1NewInstanceRequest, context: PerformContext): Promise<SaasV1Answer> {
  const { product, at } = context
  const { orderId, chargingMode, productId, businessId, testFlag = '0' } = request
  const orderLineId = chargingMode === '0' ? productId : ''
  return product.lock(`order ${orderId} ${orderLineId}`, async () => {
    const known = product.instances.findByOrder(orderId, orderLineId)
    if (known !== undefined) {
      return product.lock(`instance ${known.instanceId}`, async () => {
        const current = product.instances.find(known.instanceId) ?? known
        const next = repeated(current, request)
        if (next !== current) await product.instances.save(next)
        return opened(next, context)
      })
    }
    const created = { activity: 'newInstance', businessId, orderId, orderLineId, testFlag } as const
    const instance = openInstance(product.slug, product.instances.reserveId(businessId), created, at)
    const whole = { ...instance, expireTime: request.expireTime ?? null, ...acceptanceOf(request) }
    await product.instances.save(whole)
    return opened(whole, context)
  })
}

/** A repeat brings the time of acceptance, or starts a released test instance anew for the next replay of its case. */
function repeated(instance: DemoInstance, request: SaasV1NewInstanceRequest): DemoInstance {
  if (instance.isTest && request.testFlag === '1' && instance.status === 'RELEASED') {
    return reopenTestInstance(instance)
  }
  const { acceptanceTime } = request
  return acceptanceTime === undefined || instance.acceptanceTime !== undefined
    ? instance
    : { ...instance, acceptanceTime }
}

function acceptanceOf({ acceptanceTime }: SaasV1NewInstanceRequest): { acceptanceTime?: string } {
  return acceptanceTime === undefined ? {} : { acceptanceTime }
}

function opened(instance: DemoInstance, context: PerformContext): SaasV1Answer {
  const appInfo = accessOf(instance, context)
  return saasV1OpenedAnswer({ key: context.product.keys.v1, instanceId: instance.instanceId, appInfo })
}

function describe(request: { instanceId: string }, context: PerformContext): SaasV1Answer {
  const { product } = context
  const found = saasV1QueriedIds(request)
    .map((instanceId) => product.instances.find(instanceId))
    .filter((instance) => instance !== undefined)
    .filter((instance) => instance.status !== 'RELEASED')
  if (found.length === 0) return saasV1FailureAnswer('000003')
  const info = found.map((instance) => ({
    instanceId: instance.instanceId,
    appInfo: accessOf(instance, context),
  }))
  return saasV1QueryAnswer({ key: product.keys.v1, info })
}

function refresh(
  instance: DemoInstance,
  request: SaasV1RefreshInstanceRequest,
  at: string,
): DemoInstance | undefined {
  const { orderId, expireTime, instanceId, trialToFormal, orderAmount } = request
  if (instance.status === 'RELEASED' && !hasApplied(instance, 'refreshInstance', orderId)) return undefined
  const isRefund = orderAmount?.startsWith('-') === true
  const scene =
    trialToFormal === '1' ? 'TRIAL_TO_FORMAL' : isRefund ? 'UNSUBSCRIBE_RENEWAL_PERIOD' : 'RENEWAL'
  const renewal = {
    activity: 'refreshInstance',
    scene,
    orderId,
    orderLineId: '',
    instanceId,
    expireTime,
  } as const
  return refreshInstance(instance, renewal, at)
}

function withStatus(instance: DemoInstance, status: 'ACTIVE' | 'FROZEN'): DemoInstance | undefined {
  return instance.status === 'RELEASED' ? undefined : setStatus(instance, status)
}

/** Runs one change under the instance's lock. `decide` returns undefined where the instance is gone. */
function change(
  request: { instanceId: string },
  { product }: PerformContext,
  decide: (instance: DemoInstance) => DemoInstance | undefined,
): Promise<SaasV1Answer> {
  return product.lock(`instance ${request.instanceId}`, async () => {
    const instance = product.instances.find(request.instanceId)
    const next = instance && decide(instance)
    if (next === undefined) return saasV1FailureAnswer('000003')
    if (next !== instance) await product.instances.save(next)
    return saasV1SuccessAnswer()
  })
}
