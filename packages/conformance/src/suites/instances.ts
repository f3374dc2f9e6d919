import {
  check,
  describe,
  expectSuccess,
  fail,
  skip,
  type Check,
  type Members,
  type Reply,
  type Talk,
} from '../check.ts'
import { askWell } from '../checks/subject.ts'
import { createdInstance, type Created } from '../checks/repeat-checks.ts'
import type { ConformanceProtocol } from '../report.ts'
import { text } from '../texts.ts'
import { newBusinessId, newOrder, type TestOrder } from './orders.ts'

/** One purchase of the run and the resource it was given. */
type Purchase = TestOrder & { id?: string }

/**
 * The purchases of one run by name. They are made when a check first needs them, so that each check can run alone.
 */
export type Purchases = {
  get(name: string): Purchase
  /** The call that creates the purchase's resource; a new businessId every time. */
  creation(name: string): Members
  /** Id of the purchase's instance; opens it when nobody has. */
  open(talk: Talk, name: string): Promise<string>
}

/**
 * @param options.creation  members of the creating call
 * @param options.ready     waits until an instance that is being opened can be used
 */
export function createPurchases(options: {
  creation(order: TestOrder, businessId: string): Members
  ready?(talk: Talk, instanceId: string): Promise<void>
}): Purchases {
  const made = new Map<string, Purchase>()
  const get = (name: string): Purchase => {
    const purchase = made.get(name) ?? newOrder()
    made.set(name, purchase)
    return purchase
  }
  const creation = (name: string) => options.creation(get(name), newBusinessId())
  return {
    get,
    creation,
    async open(talk, name) {
      const purchase = get(name)
      if (purchase.id !== undefined) return purchase.id
      const reply = await talk.ask(creation(name))
      const { reading } = reply
      if (reading?.instanceId === undefined || reading.verdict === 'failure') {
        const { zh, en } = describe(reply)
        skip(
          text(`没有实例可用，开通失败：${zh}`, `there is no instance to work with, opening failed: ${en}`),
        )
      }
      if (reading.verdict === 'processing') await options.ready?.(talk, reading.instanceId)
      purchase.id = reading.instanceId
      return reading.instanceId
    },
  }
}

/** The creating activity: once, again, and again after everything else has happened to the instance. */
export function creationChecks(
  protocol: ConformanceProtocol,
  activity: string,
  purchases: Purchases,
  spec: readonly string[],
  created: Created = createdInstance,
): { life: Check; repeat: Check; twoOrders: Check } {
  const keep = text(
    '按 orderId（和 orderLineId）查找已开通的资源，找到就返回同一个；businessId 每次都不同，不能作为依据。',
    'Look up the resource by orderId and, where sent, orderLineId, and return the same one. businessId differs every time and is no key.',
  )
  const createdBy = (reply: Reply): string => {
    const value = created.of(reply)
    if (value === undefined || value === '')
      fail(text(`应答没有 ${created.name}`, `the answer has no ${created.name}`))
    return value
  }
  return {
    life: check(protocol, activity, {
      phase: 'life',
      activity,
      title: text('购买后开通', 'Opening after a purchase'),
      explanation: text(
        `发送 ${activity}，应答须为 000000${protocol === 'saas-v2' || protocol === 'license-online' ? '（或 000004）' : ''}，并带有 ${created.name}。`,
        `${activity} is sent; the answer must be 000000${protocol === 'saas-v2' || protocol === 'license-online' ? ' (or 000004)' : ''} and hold ${created.name}.`,
      ),
      mending: text(
        `开通后返回 000000 和 ${created.name}；看下方的请求与应答原文。`,
        `Answer 000000 with ${created.name} once it is open; request and answer are shown below.`,
      ),
      spec,
      run: async (talk) => {
        const reply = await talk.ask(purchases.creation('life'))
        const reading = expectSuccess(talk, reply, { orProcessing: true })
        createdBy(reply)
        const purchase = purchases.get('life')
        if (reading.verdict === 'success' && reading.instanceId !== undefined)
          purchase.id = reading.instanceId
        else await purchases.open(talk, 'life')
      },
    }),
    repeat: check(protocol, `${activity}.repeat`, {
      phase: 'repeat',
      activity,
      title: text('同一订单再次开通得到同一份资源', 'The same order again is given the same resource'),
      explanation: text(
        `同一订单、新的 businessId 再发两次，${created.name} 须与第一次相同。`,
        `The same order with a new businessId, twice more: ${created.name} must be that of the first call.`,
      ),
      mending: keep,
      spec: ['0.6', ...spec, 'COMPAT-09', 'COMPAT-19'],
      run: async (talk) => {
        const ids: string[] = []
        for (let time = 0; time < 3; time++) {
          const reply = await talk.ask(purchases.creation('again'))
          expectSuccess(talk, reply, { orProcessing: true })
          ids.push(createdBy(reply))
        }
        if (new Set(ids).size > 1) {
          fail(
            text(
              `三次调用得到了不同的 ${created.name}：${ids.join('、')}`,
              `three calls were given different values of ${created.name}: ${ids.join(', ')}`,
            ),
          )
        }
      },
    }),
    twoOrders: check(protocol, `${activity}.longOrder`, {
      phase: 'content',
      activity,
      title: text('64 个字符的订单号完整保存', 'Order ids of 64 characters are kept whole'),
      explanation: text(
        '两个订单号只差最后一个字符，须得到两份不同的资源。',
        'Two order ids differ in their last character only; they must be given two resources.',
      ),
      mending: text(
        '订单号、订单行号、businessId、instanceId 的列至少 64 个字符，不要截断。',
        'Columns for orderId, orderLineId, businessId and instanceId take 64 characters; never cut.',
      ),
      spec: ['0.2', ...spec],
      run: async (talk) => {
        const stem = newOrder().orderId
        const long = (name: string, last: string) => {
          const orderId = stem.padEnd(63, '0') + last
          Object.assign(purchases.get(name), { orderId, orderLineId: orderId.slice(1) + last })
        }
        long('long-1', '1')
        long('long-2', '2')
        const replies: Reply[] = []
        for (const name of ['long-1', 'long-2', 'long-1']) {
          const reply = await talk.ask(purchases.creation(name))
          expectSuccess(talk, reply, { orProcessing: true })
          replies.push(reply)
        }
        const [one, two, again] = replies.map(createdBy)
        if (one === two) fail(text('两个订单得到了同一份资源', 'two orders were given one resource'))
        if (one !== again)
          fail(text('同一长订单号得到了不同的资源', 'one long order id was given two resources'))
      },
    }),
  }
}

/** A retry of the opening that arrives when the instance is frozen already. */
export function lateOpeningCheck(
  protocol: ConformanceProtocol,
  purchases: Purchases,
  statusActivity: string,
  statusCall: (instanceId: string, status: 'FREEZE' | 'UNFREEZE') => Members,
): Check {
  return check(protocol, 'newInstance.late', {
    phase: 'repeat',
    activity: 'newInstance',
    uses: [statusActivity],
    title: text('实例冻结之后，开通的重试才到', 'A retry of the opening arrives when the instance is frozen'),
    explanation: text(
      '开通、冻结之后，同一订单的 newInstance 再次到达（买家打开资源详情时也会如此），须返回同一个 instanceId。',
      'After opening and freezing, newInstance for the same order arrives again, as it does when the buyer opens the details; the same instanceId must come back.',
    ),
    mending: text(
      '按订单查找实例时不看状态；冻结的实例仍是这个订单的实例。',
      'Look the instance up by its order whatever its state; a frozen one is still the instance of that order.',
    ),
    spec: ['0.6', '1.5'],
    run: async (talk) => {
      const instanceId = await purchases.open(talk, 'late')
      await askWell(talk, statusCall(instanceId, 'FREEZE'))
      const reading = expectSuccess(talk, await talk.ask(purchases.creation('late')), { orProcessing: true })
      if (reading.instanceId !== instanceId) fail(text('instanceId 变了', 'instanceId changed'))
      await askWell(talk, statusCall(instanceId, 'UNFREEZE'))
    },
  })
}

/** Calls about an instance nobody has opened. */
export function unknownInstanceCheck(
  protocol: ConformanceProtocol,
  name: string,
  options: {
    activity: string
    spec: readonly string[]
    /** Codes that are right. */
    codes: readonly string[]
    /** Gone is as good as never there: success counts (spec 2.7). */
    orSuccess?: boolean
    members: (talk: Talk) => Promise<Members> | Members
  },
): Check {
  const { activity, codes, orSuccess = false } = options
  const shown = codes.join(' / ')
  return check(protocol, `${name}.unknown`, {
    phase: 'content',
    severity: 'should',
    activity,
    title: text(`${activity}：实例不存在`, `${activity}: an instance that does not exist`),
    explanation: text(
      `对一个从未开通的实例调用，应答应为 ${shown}${orSuccess ? '，或成功' : ''}。回答成功会让付了款的买家得不到服务。`,
      `Called for an instance never opened, the answer should be ${shown}${orSuccess ? ' or success' : ''}. Success would leave a buyer who paid without service.`,
    ),
    mending: text(
      '先按 instanceId 查找，找不到返回 000003；调试请求（testFlag 1）也一样。',
      'Look the instance up by instanceId and answer 000003 when there is none, in debugging calls (testFlag 1) too.',
    ),
    spec: options.spec,
    run: async (talk) => {
      const reply = await talk.ask(await options.members(talk))
      const { reading } = reply
      if (orSuccess && reading?.verdict === 'success') return
      if (reading === undefined || reading.verdict !== 'failure') {
        fail(text('实例不存在，却回答成功', 'the instance does not exist, and the answer is success'))
      }
      if (reading.resultCode === undefined || !codes.includes(reading.resultCode)) {
        const { zh, en } = describe(reply)
        talk.warn(text(`${zh}，应为 ${shown}`, `${en}; ${shown} is right`))
      }
    },
  })
}

/** A sequence of calls that all must succeed, for orders of events that occur in practice. */
export function sequenceCheck(
  protocol: ConformanceProtocol,
  name: string,
  options: Pick<Check, 'title' | 'explanation' | 'mending' | 'spec' | 'activity' | 'uses'> & {
    calls: (talk: Talk) => Promise<readonly Members[]>
  },
): Check {
  const { calls, ...rest } = options
  return check(protocol, name, {
    phase: 'repeat',
    ...rest,
    run: async (talk) => {
      for (const members of await calls(talk)) await askWell(talk, members)
    },
  })
}
