import { formatCompactTimeMs } from '@yunshi/seller-sdk'
import { check, expectSuccess, fail, type Check, type Members, type Talk } from '../check.ts'
import { createdInstance, parallelCheck, stepChecks } from '../checks/repeat-checks.ts'
import type { Subject } from '../checks/subject.ts'
import { v1Members } from '../dialects/v1-dialect.ts'
import type { ConformanceTarget, ConformanceText } from '../report.ts'
import { text } from '../texts.ts'
import {
  createPurchases,
  creationChecks,
  lateOpeningCheck,
  sequenceCheck,
  unknownInstanceCheck,
  type Purchases,
} from './instances.ts'
import { daysFrom, newBusinessId, newOrder } from './orders.ts'
import {
  buyerFieldsCheck,
  emptyValuesCheck,
  protectedFieldsCheck,
  tokenCharactersCheck,
} from './saas-v1-fields.ts'
import { sharedChecks } from './shared-checks.ts'

const protocol = 'saas-v1'

/** A yearly purchase as the marketplace sends it (spec 1.5). */
const purchase = {
  chargingMode: '1',
  customerId: 'customer-test-001',
  customerName: 'Acme Test',
  orderAmount: '90.500',
  periodNumber: '1',
  periodType: 'year',
  productId: 'prod-test-year',
  skuCode: 'sku-test-basic',
  trialFlag: '0',
}

/** SaaS 1.0 (spec 1). */
export function saasV1Checks(target: ConformanceTarget): Check[] {
  const purchases = createPurchases({
    creation: ({ orderId }, businessId) =>
      v1Members('newInstance', { ...purchase, orderId, businessId, expireTime: '20991231155959' }),
  })
  const on = (activity: string, name: string, members: (talk: Talk) => Members) => async (talk: Talk) => {
    const instanceId = await purchases.open(talk, name)
    return v1Members(activity, { instanceId, ...members(talk) })
  }
  const creation = creationChecks(protocol, 'newInstance', purchases, ['1.5'])
  const steps = lifeSteps(purchases, on)
  return [
    creation.life,
    protectedFieldsCheck(purchases),
    buyerFieldsCheck(target, purchases),
    acceptanceCheck(purchases),
    queryCheck(purchases),
    ...steps.map(({ life }) => life),
    creation.repeat,
    parallelCheck(protocol, 'newInstance', createdInstance, () => {
      const { orderId } = newOrder()
      return () => v1Members('newInstance', { ...purchase, orderId, businessId: newBusinessId() })
    }),
    ...steps.map(({ repeat }) => repeat),
    sequenceCheck(protocol, 'expireInstance.sequence', {
      activity: 'expireInstance',
      uses: ['refreshInstance', 'releaseInstance'],
      title: text(
        '冻结不带订单号，冻结中续费，再释放',
        'Freezing without an order, renewing while frozen, releasing',
      ),
      explanation: text(
        '文档示例里的 expireInstance 没有 orderId；随后续费、再次冻结、释放，都须成功。',
        'expireInstance comes without orderId as in the documented example; then a renewal, another freeze and the release. All must succeed.',
      ),
      mending: text('expireInstance 的 orderId 可以缺失。', 'expireInstance may come without orderId.'),
      spec: ['1.6', '1.7', '1.9'],
      calls: async (talk) => {
        const instanceId = await purchases.open(talk, 'expired')
        const { orderId } = purchases.get('expired')
        const expireTime = daysFrom(talk.now(), 400)
        return [
          v1Members('expireInstance', { instanceId }),
          v1Members('refreshInstance', { instanceId, orderId: newOrder().orderId, expireTime }),
          v1Members('expireInstance', { instanceId, orderId }),
          v1Members('releaseInstance', { instanceId, orderId }),
        ]
      },
    }),
    lateOpeningCheck(protocol, purchases, 'instanceStatus', (instanceId, status) =>
      v1Members('instanceStatus', { instanceId, instanceStatus: status === 'FREEZE' ? status : 'NORMAL' }),
    ),
    meteredItemsCheck(purchases),
    creation.twoOrders,
    emptyValuesCheck(purchases),
    tokenCharactersCheck(target, purchases),
    ...unknownChecks(),
    ...sharedChecks(subjectOf(purchases)),
  ]
}

type On = (
  activity: string,
  name: string,
  members: (talk: Talk) => Members,
) => (talk: Talk) => Promise<Members>

function lifeSteps(purchases: Purchases, on: On) {
  const refresh = (name: string, title: ConformanceText, members: Members) => {
    const { orderId } = newOrder()
    return stepChecks(protocol, {
      name: `refreshInstance.${name}`,
      activity: 'refreshInstance',
      title,
      mending: text(
        '把到期时间改为 expireTime；productId、trialToFormal、periodType 都可能不出现，orderAmount 可能为负。',
        'Set the expiry to expireTime; productId, trialToFormal and periodType may be absent, orderAmount may be negative.',
      ),
      spec: ['1.6'],
      members: on('refreshInstance', 'life', ({ now }) => ({
        orderId,
        expireTime: daysFrom(now(), 365),
        ...members,
      })),
    })
  }
  const status = (instanceStatus: 'FREEZE' | 'NORMAL', title: ConformanceText) =>
    stepChecks(protocol, {
      name: `instanceStatus.${instanceStatus}`,
      activity: 'instanceStatus',
      title,
      mending: text(
        '已经是目标状态时返回成功；解冻在 1.0 写作 NORMAL。',
        'Being so already is success; 1.0 says NORMAL for unfreeze.',
      ),
      spec: ['1.8', '14 row 10'],
      members: on('instanceStatus', 'life', () => ({ instanceStatus })),
    })
  const upgradeOrder = newOrder().orderId
  return [
    refresh('trialToFormal', text('试用转正式', 'Trial to formal'), {
      trialToFormal: '1',
      productId: 'prod-test-year',
      orderAmount: '1280.500',
      periodType: 'year',
      periodNumber: '1',
    }),
    refresh('renewal', text('续费，不带 productId', 'Renewal without productId'), { orderAmount: '90' }),
    refresh('refund', text('退续费，金额为负', 'Refund of a renewal, the amount below zero'), {
      orderAmount: '-90.25',
    }),
    stepChecks(protocol, {
      name: 'expireInstance',
      activity: 'expireInstance',
      title: text('到期冻结', 'Freeze at expiry'),
      mending: text(
        '停止服务、保留数据；已冻结时返回成功。',
        'Stop the service and keep the data; frozen already is success.',
      ),
      spec: ['1.7'],
      members: on('expireInstance', 'life', () => ({ orderId: purchases.get('life').orderId })),
    }),
    status('FREEZE', text('冻结', 'Freeze')),
    status('NORMAL', text('解冻', 'Unfreeze')),
    stepChecks(protocol, {
      name: 'upgrade',
      activity: 'upgrade',
      title: text('升级或扩容', 'Upgrade or scale-out'),
      mending: text(
        'amount 等是变更后的总量；同一升级订单只生效一次。',
        'amount and its like are totals after the change; one upgrade order takes effect once.',
      ),
      spec: ['1.10'],
      members: on('upgrade', 'life', () => ({
        orderId: upgradeOrder,
        skuCode: 'sku-test-pro',
        productId: 'prod-test-pro',
        amount: '6456',
      })),
    }),
    stepChecks(protocol, {
      name: 'releaseInstance',
      ends: true,
      activity: 'releaseInstance',
      title: text('释放', 'Release'),
      mending: text('释放实例；已经释放时返回成功。', 'Release the instance; released already is success.'),
      spec: ['1.9'],
      members: on('releaseInstance', 'gone', () => ({
        orderId: purchases.get('gone').orderId,
        orderAmount: '90',
      })),
    }),
  ]
}

function acceptanceCheck(purchases: Purchases): Check {
  return check(protocol, 'newInstance.acceptance', {
    phase: 'life',
    activity: 'newInstance',
    title: text('买家验收后再次通知', 'The call after the buyer’s acceptance'),
    explanation: text(
      '买家确认验收后，同一订单带着 acceptanceTime 再次调用 newInstance，须成功且 instanceId 不变。',
      'When the buyer confirms acceptance, newInstance comes again for the same order with acceptanceTime; it must succeed with the same instanceId.',
    ),
    mending: text(
      '按 orderId 返回原实例，并把 acceptanceTime 记为计费起点。',
      'Return the instance of the orderId and take acceptanceTime as the start of billing.',
    ),
    spec: ['1.5'],
    run: async (talk) => {
      const instanceId = await purchases.open(talk, 'life')
      const acceptanceTime = formatCompactTimeMs(talk.now())
      const reading = expectSuccess(talk, await talk.ask({ ...purchases.creation('life'), acceptanceTime }))
      if (reading.instanceId !== instanceId) fail(text('instanceId 变了', 'instanceId changed'))
    },
  })
}

function queryCheck(purchases: Purchases): Check {
  return check(protocol, 'queryInstance', {
    phase: 'life',
    activity: 'queryInstance',
    title: text('查询实例', 'Query'),
    explanation: text(
      '一次查询两个实例，info 里须各有一项，用户名和密码同样加密。',
      'Two instances in one query; info must hold both, user name and password encrypted as well.',
    ),
    mending: text(
      '按逗号拆分 instanceId，返回 info 数组。',
      'Split instanceId at commas and answer with the info array.',
    ),
    spec: ['1.11', 'COMPAT-13'],
    run: async (talk) => {
      const ids = [await purchases.open(talk, 'life'), await purchases.open(talk, 'again')]
      const reply = await talk.ask(v1Members('queryInstance', { instanceId: ids.join(',') }))
      const reading = expectSuccess(talk, reply)
      const missing = ids.find((id) => !reading.info?.some((entry) => entry.instanceId === id))
      if (missing !== undefined) fail(text(`info 里没有 ${missing}`, `info does not hold ${missing}`))
    },
  })
}

function meteredItemsCheck(purchases: Purchases): Check {
  return check(protocol, 'newInstance.meteredItems', {
    phase: 'repeat',
    severity: 'should',
    activity: 'newInstance',
    title: text('按需计费的每个计量项是一个实例', 'Each metered item of a pay-per-use order is an instance'),
    explanation: text(
      '按需订单的 orderId 相同、productId 不同，应得到两个实例。',
      'A pay-per-use order has one orderId and several productId; each should be given an instance.',
    ),
    mending: text(
      'chargingMode 为 0 时，以 orderId + productId 为幂等依据。',
      'With chargingMode 0, key on orderId and productId together.',
    ),
    spec: ['1.5'],
    run: async (talk) => {
      const item = (productId: string) => {
        const { expireTime: _, periodType: __, periodNumber: ___, ...order } = purchases.creation('metered')
        return { ...order, chargingMode: '0', productId }
      }
      const one = expectSuccess(talk, await talk.ask(item('prod-test-sms')))
      const two = expectSuccess(talk, await talk.ask(item('prod-test-mms')))
      if (one.instanceId === two.instanceId) {
        fail(text('两个计量项得到了同一个实例', 'two metered items were given one instance'))
      }
    },
  })
}

function unknownChecks(): Check[] {
  const instanceId = `never-opened-${newBusinessId()}`
  const { orderId } = newOrder()
  const unknown = (activity: string, spec: string, members: Members, orSuccess = false) =>
    unknownInstanceCheck(protocol, activity, {
      activity,
      spec: [spec, '10.1'],
      codes: ['000003'],
      orSuccess,
      members: () => v1Members(activity, { instanceId, ...members }),
    })
  return [
    unknown('refreshInstance', '1.6', { orderId, expireTime: '20991231155959' }),
    unknown('expireInstance', '1.7', { orderId }),
    unknown('instanceStatus', '1.8', { instanceStatus: 'FREEZE' }),
    unknown('releaseInstance', '1.9', { orderId }, true),
  ]
}

function subjectOf(purchases: Purchases): Subject {
  const withInstance = (activity: string, members: Members) => async (talk: Talk) =>
    v1Members(activity, { instanceId: await purchases.open(talk, 'again'), ...members })
  const { orderId } = newOrder()
  return {
    protocol,
    kind: 'v1',
    probe: () => Promise.resolve(purchases.creation('again')),
    withText: (_, customerName) => Promise.resolve({ ...purchases.creation('again'), customerName }),
    mandatory: [
      {
        activity: 'newInstance',
        members: () => Promise.resolve(purchases.creation('missing')),
        names: ['businessId', 'orderId', 'skuCode', 'productId', 'customerId'],
      },
      {
        activity: 'refreshInstance',
        members: withInstance('refreshInstance', { orderId, expireTime: '20991231155959' }),
        names: ['orderId', 'instanceId', 'expireTime'],
      },
      {
        activity: 'instanceStatus',
        members: withInstance('instanceStatus', { instanceStatus: 'NORMAL' }),
        names: ['instanceId', 'instanceStatus'],
      },
      {
        activity: 'upgrade',
        members: withInstance('upgrade', { orderId, skuCode: 'sku-test-pro', productId: 'prod-test-pro' }),
        names: ['instanceId', 'orderId', 'skuCode', 'productId'],
      },
    ],
  }
}
