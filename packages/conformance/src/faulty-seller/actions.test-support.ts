import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Has } from './faults.test-support.ts'
import { textOf } from './verification.test-support.ts'

export type Answer = Record<string, unknown>

type Kept = {
  instanceId: string
  license: string
  status: 'ACTIVE' | 'FROZEN' | 'RELEASED'
  applied: Set<string>
  /** Looks until it is open. */
  looks: number
}

const success = { resultCode: '000000', resultMsg: 'success.' }
const refuse = (resultCode: string) => ({ resultCode, resultMsg: `refused with ${resultCode}` })

/** Members each activity needs and those it may have, by family. */
const fields: Record<'v2' | 'v1', Record<string, { needs: string[]; may: string[] }>> = {
  v2: {
    newInstance: { needs: ['orderId', 'orderLineId', 'businessId'], may: [] },
    queryInstance: { needs: ['instanceId'], may: [] },
    refreshInstance: {
      needs: ['scene', 'orderId', 'orderLineId', 'instanceId', 'expireTime'],
      may: ['productId'],
    },
    updateInstanceStatus: { needs: ['instanceId', 'status'], may: [] },
    upgradeInstance: { needs: ['instanceId', 'orderId', 'orderLineId'], may: [] },
    releaseInstance: { needs: ['instanceId'], may: ['orderId', 'orderLineId'] },
    changeInstanceCheck: { needs: ['instanceId', 'productInfo'], may: [] },
    getLicenseAsync: {
      needs: ['instanceId', 'effectiveTime', 'eventId'],
      may: ['expireTime', 'deviceFingerprint'],
    },
    refreshLicenseCode: {
      needs: ['scene', 'orderId', 'orderLineId', 'license', 'expireTime'],
      may: ['productId'],
    },
    updateLicenseCodeStatus: { needs: ['license', 'status'], may: [] },
    releaseLicenseCode: { needs: ['license'], may: ['orderId', 'orderLineId'] },
    orderNotify: { needs: ['orderId', 'orderLineId'], may: ['remark'] },
  },
  v1: {
    newInstance: {
      needs: ['businessId', 'orderId', 'skuCode', 'productId', 'customerId'],
      may: [
        'customerName',
        'userId',
        'userName',
        'mobilePhone',
        'email',
        'trialFlag',
        'expireTime',
        'chargingMode',
        'saasExtendParams',
        'amount',
        'diskSize',
        'bandWidth',
        'periodType',
        'periodNumber',
        'orderAmount',
        'provisionType',
        'acceptanceTime',
      ],
    },
    queryInstance: { needs: ['instanceId'], may: [] },
    refreshInstance: {
      needs: ['orderId', 'instanceId', 'expireTime'],
      may: ['productId', 'trialToFormal', 'periodType', 'periodNumber', 'orderAmount'],
    },
    expireInstance: { needs: ['instanceId'], may: ['orderId'] },
    instanceStatus: { needs: ['instanceId', 'instanceStatus'], may: [] },
    releaseInstance: { needs: ['instanceId', 'orderId'], may: ['orderAmount'] },
    upgrade: {
      needs: ['instanceId', 'orderId', 'skuCode', 'productId'],
      may: ['amount', 'diskSize', 'bandWidth', 'saasExtendParams'],
    },
    getLicense: {
      needs: ['businessId', 'orderId', 'productId', 'customerId'],
      may: [
        'customerName',
        'userId',
        'userName',
        'skuCode',
        'chargingMode',
        'expireTime',
        'periodType',
        'periodNumber',
        'amount',
        'provisionType',
        'saasExtendParams',
      ],
    },
    refreshLicense: {
      needs: ['orderId', 'instanceId', 'expireTime'],
      may: ['productId', 'periodType', 'periodNumber'],
    },
    expireLicense: { needs: ['orderId', 'instanceId'], may: [] },
    releaseLicense: { needs: ['orderId', 'instanceId'], may: [] },
  },
}

/** What a right seller does, in memory, but for the fault. */
export function createActions(
  has: Has,
): (family: 'v2' | 'v1', body: Record<string, unknown>) => Promise<Answer> {
  const byOrder = new Map<string, Kept>()
  const byId = new Map<string, Kept>()
  const notices = new Set<string>()
  const events = new Set<string>()

  function orderKey(family: 'v2' | 'v1', body: Record<string, unknown>): string {
    const cut = (value: unknown) => (has('cuts_long_ids') ? textOf(value).slice(0, 60) : textOf(value))
    const line = has('keyed_by_order_without_line') ? '' : cut(body['orderLineId'])
    const isMetered = body['chargingMode'] === '0' && !has('metered_items_share_instance')
    return `${family} ${cut(body['orderId'])} ${line} ${isMetered ? textOf(body['productId']) : ''}`
  }

  async function open(family: 'v2' | 'v1', body: Record<string, unknown>): Promise<Kept | undefined> {
    const isAcceptance = 'acceptanceTime' in body && has('acceptance_opens_again')
    const key = has('new_instance_on_repeat') || isAcceptance ? randomUUID() : orderKey(family, body)
    const known = byOrder.get(key)
    if (known?.status === 'FROZEN' && has('frozen_opens_again')) byOrder.delete(key)
    else if (known !== undefined) return has('repeat_refused') ? undefined : known
    // A right seller claims the order first; a racing one looks, works, and inserts.
    if (has('race_on_parallel_calls')) await wait(15)
    const made: Kept = {
      instanceId: textOf(body['businessId']) || randomUUID(),
      license: randomUUID(),
      status: 'ACTIVE',
      applied: new Set(),
      looks: has('opens_later') ? 3 : 0,
    }
    if (has('base64_instance_ids')) made.instanceId = `${made.instanceId.slice(0, 40)}+/a==`
    if (has('instance_id_too_long')) made.instanceId = made.instanceId.padEnd(70, 'x')
    byOrder.set(key, made)
    byId.set(made.instanceId, made)
    return made
  }

  /** Applies an order once. */
  function applied(kept: Kept, activity: string, orderId: unknown, isTwiceRefused: boolean): Answer {
    const key = `${activity} ${textOf(orderId)}`
    if (kept.applied.has(key) && isTwiceRefused) return refuse('000005')
    const isLate = kept.applied.has(key) && [...kept.applied].at(-1) !== key
    if (isLate && has('late_renewal_refused')) return refuse('000005')
    kept.applied.add(key)
    return success
  }

  function renew(kept: Kept, body: Record<string, unknown>): Answer {
    const { activity, orderId } = body
    if (kept.status === 'RELEASED' && !has('released_can_be_renewed')) return refuse('000003')
    if (kept.status === 'FROZEN' && has('renewal_while_frozen_refused')) return refuse('000005')
    if (body['scene'] === 'RENEWAL_CHANGE' && has('renewal_change_unknown')) return refuse('000002')
    if (textOf(body['orderAmount']).startsWith('-') && has('negative_amount_refused')) return refuse('000002')
    if (has('license_changes_at_renewal')) kept.license = randomUUID()
    return applied(kept, textOf(activity), orderId, has('renew_twice_refused'))
  }

  function setStatus(kept: Kept, status: 'ACTIVE' | 'FROZEN'): Answer {
    if (kept.status === status) {
      if (status === 'FROZEN' && has('freeze_twice_refused')) return refuse('000005')
      if (status === 'ACTIVE' && has('unfreeze_unfrozen_refused')) return refuse('000005')
    }
    kept.status = status
    return success
  }

  function describe(kept: Kept): Answer {
    const frontEndUrl = has('front_end_url_runs_code')
      ? 'javascript:alert(1)'
      : 'https://app.demo.example/t/1'
    const appInfo = {
      ...(!has('front_end_url_missing') && { frontEndUrl }),
      userName: 'admin',
      password: 'one-time-word',
      memo: '你好',
    }
    return { instanceId: kept.instanceId, appInfo }
  }

  function query(ids: string): Answer {
    const wanted = has('one_id_per_query') ? [ids] : ids.split(',')
    const found = wanted.map((id) => byId.get(id)).filter((kept) => kept !== undefined)
    if (has('query_of_frozen_refused') && found.some(({ status }) => status === 'FROZEN'))
      return refuse('000005')
    if (found.length === 0) return refuse('000003')
    for (const kept of found) {
      kept.looks = Math.max(0, kept.looks - 1)
      if (kept.looks > 0) return refuse('000004')
    }
    const info = found.map(describe)
    return has('flat_query_answer') ? { ...success, ...info[0] } : { ...success, info }
  }

  /** The instance or code named; codes of the marketplace's form are taken over when first heard of. */
  function subject(body: Record<string, unknown>): Kept | undefined {
    const license = textOf(body['license'])
    const id = textOf(body['instanceId']) || license
    const known = byId.get(id)
    const isTakenOver =
      license.startsWith('PL') || has('unknown_instance_succeeds') || has('missing_members_ignored')
    if (known !== undefined || !isTakenOver) return known
    const made: Kept = { instanceId: id, license, status: 'ACTIVE', applied: new Set(), looks: 0 }
    byId.set(id, made)
    return made
  }

  function act(kept: Kept, body: Record<string, unknown>): Answer {
    switch (body['activity']) {
      case 'refreshInstance':
      case 'refreshLicense':
      case 'refreshLicenseCode':
        return renew(kept, body)
      case 'expireInstance':
        if (has('expire_needs_order') && !('orderId' in body)) return refuse('000002')
        return setStatus(kept, 'FROZEN')
      case 'expireLicense':
        return setStatus(kept, 'FROZEN')
      case 'instanceStatus':
        return setStatus(kept, body['instanceStatus'] === 'FREEZE' ? 'FROZEN' : 'ACTIVE')
      case 'updateInstanceStatus':
      case 'updateLicenseCodeStatus':
        return setStatus(kept, body['status'] === 'FREEZE' ? 'FROZEN' : 'ACTIVE')
      case 'upgrade':
      case 'upgradeInstance':
        return applied(kept, 'upgrade', body['orderId'], has('upgrade_twice_refused'))
      case 'releaseInstance':
      case 'releaseLicense':
      case 'releaseLicenseCode':
        if (has('release_needs_order') && !('orderId' in body)) return refuse('000002')
        if (kept.status === 'RELEASED' && has('release_twice_refused')) return refuse('000005')
        if (kept.status === 'RELEASED' && has('gone_is_not_found')) return refuse('000003')
        kept.status = 'RELEASED'
        return success
      case 'getLicenseAsync': {
        const event = textOf(body['eventId'])
        if (events.has(event) && has('request_twice_refused')) return refuse('000005')
        events.add(event)
        return success
      }
      default:
        return success
    }
  }

  return async (family, body) => {
    const activity = textOf(body['activity'])
    const shape = fields[family][activity]
    if (shape === undefined && has('html_for_unknown_activity')) throw new Error('no such method')
    if (shape === undefined) return has('unknown_activity_succeeds') ? success : refuse('000002')
    const common = ['activity', 'testFlag', 'timeStamp']
    const isMissing = shape.needs.some((name) => textOf(body[name]) === '')
    if (isMissing && !has('missing_members_ignored')) return refuse('000002')
    const stranger = Object.keys(body).find(
      (name) => ![...common, ...shape.needs, ...shape.may].includes(name),
    )
    if (stranger !== undefined && has('unknown_members_refused')) return refuse('000002')
    const written = JSON.stringify(body)
    if (has('chinese_refused') && /\p{Script=Han}/u.test(written)) return refuse('000002')
    if (has('four_byte_characters_crash') && /[\u{10000}-\u{10ffff}]/u.test(written))
      throw new Error('utf8mb3')

    if (activity === 'newInstance' || activity === 'getLicense') {
      const kept = await open(family, body)
      if (kept === undefined) return refuse('000103')
      const { instanceId } = kept
      if (activity === 'getLicense') {
        return {
          ...success,
          instanceId,
          license: has('license_differs_on_repeat') ? randomUUID() : kept.license,
        }
      }
      if (family === 'v1') return { ...success, ...describe(kept) }
      if (has('instance_id_missing')) return success
      return { ...(kept.looks > 0 ? refuse('000004') : success), instanceId }
    }
    if (activity === 'queryInstance') return query(textOf(body['instanceId']))
    if (activity === 'orderNotify') {
      const key = `${textOf(body['orderId'])} ${textOf(body['orderLineId'])}`
      if (notices.has(key) && has('notice_twice_refused')) return refuse('000005')
      notices.add(key)
      return success
    }
    const kept = subject(body)
    return kept === undefined ? refuse('000003') : act(kept, body)
  }
}
