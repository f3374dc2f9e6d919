import {
  failureAnswer,
  isTestRequest,
  openedAnswer,
  queriedInstanceIds,
  queryAnswer,
  successAnswer,
  type AppInfo,
  type ChangeInstanceCheckRequest,
  type NewInstanceRequest,
  type QueryInstanceRequest,
  type SaasV2Answer,
  type SaasV2Request,
} from '@yunshi/seller-sdk'
import {
  hasApplied,
  membersInUse,
  openInstance,
  refreshInstance,
  releaseInstance,
  reopenTestInstance,
  setStatus,
  upgradeInstance,
  type DemoInstance,
} from './instance.ts'
import type { Product } from './product.ts'

export type PerformContext = {
  product: Product
  /** ISO 8601 UTC. */
  at: string
  /** Address of an instance's page, without a trailing slash. */
  instanceUrl(instanceId: string): string
}

/**
 * Does what a verified request asks and says what to answer. Every call may be repeated at any time, also while
 * the first is still running, and then changes nothing (spec 0.6).
 */
export async function performRequest(request: SaasV2Request, context: PerformContext): Promise<SaasV2Answer> {
  const { at } = context
  switch (request.activity) {
    case 'newInstance':
      return openOnce(request, context)
    case 'queryInstance':
      return describe(request, context)
    case 'refreshInstance':
      return change(request, context, (instance) => {
        const isRepeat = hasApplied(instance, 'refreshInstance', request.orderId)
        return instance.status === 'RELEASED' && !isRepeat
          ? undefined
          : refreshInstance(instance, request, at)
      })
    case 'updateInstanceStatus':
      return change(request, context, (instance) =>
        instance.status === 'RELEASED'
          ? undefined
          : setStatus(instance, request.status === 'FREEZE' ? 'FROZEN' : 'ACTIVE'),
      )
    case 'upgradeInstance':
      return change(request, context, (instance) => {
        const isRepeat = hasApplied(instance, 'upgradeInstance', request.orderId)
        return instance.status === 'RELEASED' && !isRepeat
          ? undefined
          : upgradeInstance(instance, request, at)
      })
    case 'releaseInstance':
      return change(request, context, (instance) => releaseInstance(instance, request, at))
    case 'changeInstanceCheck':
      return checkChange(request, context)
    default:
      return request satisfies never
  }
}

/** Opens one instance per order line; its id is the businessId of the first call (spec 0.2). */
function openOnce(request: NewInstanceRequest, { product, at }: PerformContext): Promise<SaasV2Answer> {
  const { instances, lock } = product
  const { orderId, orderLineId } = request
  // Held over look-up and save, so that parallel calls for one order line cannot both find nothing.
  return lock(`order ${orderId} ${orderLineId}`, async () => {
    const known = instances.findByOrder(orderId, orderLineId)
    if (known === undefined) {
      const instance = openInstance(product.slug, instances.reserveId(request.businessId), request, at)
      await instances.save(instance)
      return openedAnswer(instance.instanceId)
    }
    if (known.isTest && isTestRequest(request)) {
      await lock(`instance ${known.instanceId}`, async () => {
        const current = instances.find(known.instanceId)
        if (current?.status === 'RELEASED') await instances.save(reopenTestInstance(current))
      })
    }
    return openedAnswer(known.instanceId)
  })
}

function describe(request: QueryInstanceRequest, context: PerformContext): SaasV2Answer {
  const found = queriedInstanceIds(request)
    .map((instanceId) => context.product.instances.find(instanceId))
    .filter((instance) => instance !== undefined)
    .filter((instance) => instance.status !== 'RELEASED')
  if (found.length === 0) return failureAnswer('000003')
  return queryAnswer(
    found.map((instance) => ({ instanceId: instance.instanceId, appInfo: accessOf(instance, context) })),
  )
}

/** What the buyer needs to sign in. */
export function accessOf({ instanceId, userName, password }: DemoInstance, context: PerformContext): AppInfo {
  const frontEndUrl = context.instanceUrl(instanceId)
  return {
    frontEndUrl,
    adminUrl: `${frontEndUrl}/admin`,
    userName,
    password,
    memo: '请使用以上账号和密码登录工作区，管理员可在管理页查看订单与调用记录。',
  }
}

/** Runs one change under the instance's lock. `decide` returns undefined where the instance is gone. */
function change(
  request: { instanceId: string },
  { product }: PerformContext,
  decide: (instance: DemoInstance) => DemoInstance | undefined,
): Promise<SaasV2Answer> {
  const { instances, lock } = product
  return lock(`instance ${request.instanceId}`, async () => {
    const instance = instances.find(request.instanceId)
    const next = instance && decide(instance)
    if (next === undefined) return failureAnswer('000003')
    if (next !== instance) await instances.save(next)
    return successAnswer()
  })
}

function checkChange(request: ChangeInstanceCheckRequest, { product }: PerformContext): SaasV2Answer {
  const instance = product.instances.find(request.instanceId)
  if (instance === undefined || instance.status === 'RELEASED') return failureAnswer('000003')
  const { linearValue } = request.productInfo
  if (linearValue !== undefined && linearValue < membersInUse) {
    const zh = `已有 ${membersInUse} 名成员在使用，无法缩减到 ${linearValue}`
    return failureAnswer('000002', `${zh} / ${membersInUse} members in use, cannot shrink to ${linearValue}`)
  }
  return successAnswer()
}
