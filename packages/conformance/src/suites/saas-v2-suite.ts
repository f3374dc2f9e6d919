import { buildSaasV2Request, type RefreshScene } from '@yunshi/seller-sdk'
import { check, describe, expectSuccess, fail, skip, type Check, type Members, type Talk } from '../check.ts'
import { createdInstance, parallelCheck, stepChecks } from '../checks/repeat-checks.ts'
import type { Subject } from '../checks/subject.ts'
import { v2Members } from '../dialects/v2-dialect.ts'
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
import { sharedChecks } from './shared-checks.ts'

const protocol = 'saas-v2'

const scenes: readonly { scene: RefreshScene; title: ConformanceText; days: number; productId?: string }[] = [
  {
    scene: 'TRIAL_TO_FORMAL',
    title: text('试用转正式', 'Trial to formal'),
    days: 365,
    productId: 'prod-test-year',
  },
  { scene: 'RENEWAL', title: text('续费', 'Renewal'), days: 730 },
  {
    scene: 'RENEWAL_CHANGE',
    title: text('续费变更', 'Change at renewal'),
    days: 1095,
    productId: 'prod-test-pro',
  },
  { scene: 'UNSUBSCRIBE_RENEWAL_PERIOD', title: text('退续费', 'Refund of a renewal'), days: 730 },
]

/** SaaS 2.0 (spec 2). */
export function saasV2Checks(target: ConformanceTarget): Check[] {
  const purchases = createPurchases({
    creation: (order, businessId) =>
      buildSaasV2Request({ activity: 'newInstance', businessId, ...order, isTest: true }),
    ready: waitUntilReady,
  })
  const orders = new Map(scenes.map(({ scene }) => [scene, newOrder()]))
  const upgradeOrder = newOrder()
  const releaseOrder = newOrder()
  const on = (activity: string, name: string, members: (now: number) => Members) => async (talk: Talk) => {
    const instanceId = await purchases.open(talk, name)
    return v2Members(activity, { instanceId, ...members(talk.now()) })
  }

  const creation = creationChecks(protocol, 'newInstance', purchases, ['2.3'])
  const refreshes = scenes.map(({ scene, title, days, productId }) =>
    stepChecks(protocol, {
      name: `refreshInstance.${scene}`,
      activity: 'refreshInstance',
      title: text(`${title.zh}（${scene}）`, `${title.en} (${scene})`),
      mending: text(
        '把到期时间改为 expireTime；productId 出现时一并更新。四种 scene 都要支持。',
        'Set the expiry to expireTime, and take productId over when it is there. All four scenes must work.',
      ),
      spec: ['2.5', 'COMPAT-20'],
      members: on('refreshInstance', 'life', (now) => ({
        scene,
        ...orders.get(scene)!,
        expireTime: daysFrom(now, days),
        ...(productId !== undefined && { productId }),
      })),
    }),
  )
  const status = (command: 'FREEZE' | 'UNFREEZE', title: ConformanceText) =>
    stepChecks(protocol, {
      name: `updateInstanceStatus.${command}`,
      activity: 'updateInstanceStatus',
      title,
      mending: text(
        '冻结后停止服务、保留数据；解冻后恢复。已经是目标状态时返回成功。',
        'Freeze stops the service and keeps the data, unfreeze brings it back; already being so is success.',
      ),
      spec: ['2.6'],
      members: on('updateInstanceStatus', 'life', () => ({ status: command })),
    })
  const freeze = status('FREEZE', text('冻结', 'Freeze'))
  const unfreeze = status('UNFREEZE', text('解冻', 'Unfreeze'))
  const upgrade = stepChecks(protocol, {
    name: 'upgradeInstance',
    activity: 'upgradeInstance',
    title: text('升级或扩容', 'Upgrade or scale-out'),
    mending: text(
      '目标规格通过订单查询接口获取；同一升级订单只生效一次。',
      'Read the target from the order query; one upgrade order takes effect once.',
    ),
    spec: ['2.8'],
    members: on('upgradeInstance', 'life', () => upgradeOrder),
  })
  const release = stepChecks(protocol, {
    name: 'releaseInstance',
    ends: true,
    activity: 'releaseInstance',
    title: text('释放', 'Release'),
    mending: text(
      '释放实例；已经释放时返回成功或 000003。',
      'Release the instance; released already is success or 000003.',
    ),
    spec: ['2.7'],
    members: on('releaseInstance', 'gone', () => releaseOrder),
  })

  return [
    creation.life,
    check(protocol, 'queryInstance', queryCheck(purchases)),
    ...refreshes.map(({ life }) => life),
    freeze.life,
    check(protocol, 'queryInstance.frozen', {
      phase: 'life',
      activity: 'queryInstance',
      uses: ['updateInstanceStatus'],
      title: text('冻结期间可查询', 'A frozen instance can be queried'),
      explanation: text(
        '买家在冻结期间仍会打开资源详情，应答须为成功。',
        'The buyer opens the details while it is frozen; the answer must be success.',
      ),
      mending: text('查询不受冻结影响。', 'Freezing does not affect queries.'),
      spec: ['2.4', '2.6'],
      run: async (talk) => {
        const instanceId = await purchases.open(talk, 'life')
        await talk.ask(v2Members('updateInstanceStatus', { instanceId, status: 'FREEZE' }))
        expectSuccess(talk, await talk.ask(v2Members('queryInstance', { instanceId })))
      },
    }),
    unfreeze.life,
    upgrade.life,
    changeCheck(purchases),
    release.life,
    creation.repeat,
    parallelCheck(protocol, 'newInstance', createdInstance, () => {
      const order = newOrder()
      return () => v2Members('newInstance', { ...order, businessId: newBusinessId() })
    }),
    secondLineCheck(purchases),
    ...refreshes.map(({ repeat }) => repeat),
    freeze.repeat,
    unfreeze.repeat,
    upgrade.repeat,
    release.repeat,
    ...orderChecks(purchases),
    creation.twoOrders,
    ...unknownChecks(),
    ...sharedChecks(subjectOf(target, purchases)),
  ]
}

/** Asks until an instance is open, as the marketplace does after `000004` (spec 2.4). */
async function waitUntilReady(talk: Talk, instanceId: string): Promise<void> {
  for (let time = 0; time < talk.polls.count; time++) {
    const reply = await talk.ask(v2Members('queryInstance', { instanceId }))
    if (reply.reading?.verdict === 'success') return
    if (reply.reading?.verdict !== 'processing') {
      const { zh, en } = describe(reply)
      skip(text(`开通中的实例查询失败：${zh}`, `the instance being opened cannot be queried: ${en}`))
    }
    await talk.wait(talk.polls.everyMs)
  }
  skip(text('实例迟迟没有开通', 'the instance is not open after a long while'))
}

function queryCheck(purchases: Purchases): Parameters<typeof check>[2] {
  return {
    phase: 'life',
    activity: 'queryInstance',
    title: text('查询实例', 'Query'),
    explanation: text(
      '应答须为 000000，info 数组里有所查的实例，带有可以打开的 appInfo.frontEndUrl。',
      'The answer must be 000000 with the instance in the info array and an appInfo.frontEndUrl that opens.',
    ),
    mending: text(
      '返回 {"resultCode":"000000","info":[{"instanceId":…,"appInfo":{"frontEndUrl":…}}]}；用户名和密码用明文。',
      'Answer {"resultCode":"000000","info":[{"instanceId":…,"appInfo":{"frontEndUrl":…}}]}; user name and password in clear.',
    ),
    spec: ['2.4', 'COMPAT-13'],
    run: async (talk) => {
      const instanceId = await purchases.open(talk, 'life')
      const reading = expectSuccess(talk, await talk.ask(v2Members('queryInstance', { instanceId })))
      const found = reading.info?.find((entry) => entry.instanceId === instanceId)
      if (found === undefined)
        fail(text('info 里没有所查的实例', 'info does not hold the instance asked for'))
      if (found.appInfo === undefined)
        talk.warn(
          text('没有 appInfo，买家拿不到登录地址', 'there is no appInfo, so the buyer gets no address'),
        )
    },
  }
}

function changeCheck(purchases: Purchases): Check {
  return check(protocol, 'changeInstanceCheck', {
    phase: 'life',
    activity: 'changeInstanceCheck',
    title: text('续费变更前的检查', 'Check before a change at renewal'),
    explanation: text(
      '询问实例能否变更到更大的规格。000000 为允许；拒绝时 resultMsg 会显示给买家。',
      'Asks whether the instance can take a bigger specification. 000000 allows it; a refusal is shown to the buyer.',
    ),
    mending: text(
      '能变更时返回 000000；不能时返回其他代码，并在 resultMsg 写明原因。productInfo 是嵌套对象。',
      'Answer 000000 when it can change, else another code with the reason in resultMsg. productInfo nests.',
    ),
    spec: ['2.9'],
    run: async (talk) => {
      const instanceId = await purchases.open(talk, 'life')
      const productInfo = { linearValue: 50, productId: 'prod-test-pro', skuCode: 'sku-test-pro' }
      const reply = await talk.ask(v2Members('changeInstanceCheck', { instanceId, productInfo }))
      const { reading } = reply
      const isSaidNo =
        reading?.reason === 'result_code' &&
        !['000001', '000003', '000005'].includes(reading.resultCode ?? '')
      if (isSaidNo && reading.resultMsg !== '') {
        const { zh, en } = describe(reply)
        return talk.warn(
          text(`变更被拒绝，买家会看到：${zh}`, `the change is refused, and the buyer reads: ${en}`),
        )
      }
      expectSuccess(talk, reply)
    },
  })
}

function secondLineCheck(purchases: Purchases): Check {
  return check(protocol, 'newInstance.secondLine', {
    phase: 'repeat',
    severity: 'should',
    activity: 'newInstance',
    title: text('同一订单的另一行是另一个实例', 'Another line of the same order is another instance'),
    explanation: text(
      'orderId 相同、orderLineId 不同的两次开通，应得到两个实例。',
      'Two openings with one orderId and different orderLineId should be given two instances.',
    ),
    mending: text('以 orderId + orderLineId 为幂等依据。', 'Key on orderId and orderLineId together.'),
    spec: ['0.2', '2.3'],
    run: async (talk) => {
      const first = purchases.get('lines')
      const one = await talk.ask(purchases.creation('lines'))
      expectSuccess(talk, one, { orProcessing: true })
      const second = { ...first, orderLineId: `${first.orderId}-000002`, businessId: newBusinessId() }
      const two = await talk.ask(v2Members('newInstance', second))
      expectSuccess(talk, two, { orProcessing: true })
      if (one.reading?.instanceId === two.reading?.instanceId) {
        fail(text('两个订单行得到了同一个实例', 'two order lines were given one instance'))
      }
    },
  })
}

/** Orders of events that occur when retries overtake each other. */
function orderChecks(purchases: Purchases): Check[] {
  const lenient = text(
    '按目标状态处理，不要求前一步一定发生过。',
    'Work towards the state asked for; do not insist on the step before.',
  )
  return [
    sequenceCheck(protocol, 'updateInstanceStatus.outOfOrder', {
      activity: 'updateInstanceStatus',
      uses: ['refreshInstance'],
      title: text('未冻结时解冻、冻结中续费', 'Unfreezing what is not frozen, renewing what is'),
      explanation: text(
        '先解冻一个正常实例，再冻结、在冻结中续费、解冻，都须成功。',
        'A normal instance is unfrozen, then frozen, renewed while frozen, and unfrozen; all must succeed.',
      ),
      mending: lenient,
      spec: ['2.5', '2.6'],
      calls: async (talk) => {
        const instanceId = await purchases.open(talk, 'order')
        const set = (status: string) => v2Members('updateInstanceStatus', { instanceId, status })
        const expireTime = daysFrom(talk.now(), 400)
        const renewal = { instanceId, scene: 'RENEWAL', ...newOrder(), expireTime }
        return [set('UNFREEZE'), set('FREEZE'), v2Members('refreshInstance', renewal), set('UNFREEZE')]
      },
    }),
    sequenceCheck(protocol, 'refreshInstance.lateRepeat', {
      activity: 'refreshInstance',
      title: text('较早的续费晚到', 'An earlier renewal arrives late'),
      explanation: text(
        '续费 A、续费 B 之后，A 的重试才到：须返回成功，且到期时间仍以 B 为准。',
        'After renewals A and B a retry of A arrives: it must succeed, and the expiry stays that of B.',
      ),
      mending: text(
        '按订单号判断是否处理过，不要要求订单按时间先后到达。',
        'Decide by the order id whether it has taken effect; do not insist on orders arriving in order.',
      ),
      spec: ['0.6', '2.5'],
      calls: async (talk) => {
        const instanceId = await purchases.open(talk, 'again')
        const renewal = (days: number) => {
          const expireTime = daysFrom(talk.now(), days)
          return v2Members('refreshInstance', { instanceId, scene: 'RENEWAL', ...newOrder(), expireTime })
        }
        const [a, b] = [renewal(400), renewal(800)]
        return [a, b, a]
      },
    }),
    lateOpeningCheck(protocol, purchases, 'updateInstanceStatus', (instanceId, status) =>
      v2Members('updateInstanceStatus', { instanceId, status }),
    ),
    sequenceCheck(protocol, 'releaseInstance.frozen', {
      activity: 'releaseInstance',
      uses: ['updateInstanceStatus'],
      title: text('释放冻结中的实例，且不带订单号', 'Releasing a frozen instance, without an order'),
      explanation: text(
        '到期未续的实例先冻结后释放，这时没有退订订单，orderId 与 orderLineId 都不出现。',
        'An instance that ran out is frozen and then released; there is no unsubscription, so orderId and orderLineId are absent.',
      ),
      mending: text('orderId、orderLineId 是可选字段。', 'orderId and orderLineId are optional.'),
      spec: ['2.6', '2.7'],
      calls: async (talk) => {
        const instanceId = await purchases.open(talk, 'expired')
        return [
          v2Members('updateInstanceStatus', { instanceId, status: 'FREEZE' }),
          v2Members('releaseInstance', { instanceId }),
        ]
      },
    }),
    check(protocol, 'queryInstance.several', {
      phase: 'repeat',
      severity: 'should',
      activity: 'queryInstance',
      title: text('一次查询两个实例', 'Two instances in one query'),
      explanation: text(
        'instanceId 可以是逗号连接的多个 ID，info 里应各有一项。',
        'instanceId may hold several ids joined by commas; info should hold an entry for each.',
      ),
      mending: text('按逗号拆分 instanceId。', 'Split instanceId at commas.'),
      spec: ['2.4'],
      run: async (talk) => {
        const ids = [await purchases.open(talk, 'again'), await purchases.open(talk, 'order')]
        const instanceId = ids.join(',')
        if (instanceId.length > 100)
          skip(text('两个 ID 合起来超过 100 个字符', 'two ids exceed 100 characters'))
        const reading = expectSuccess(talk, await talk.ask(v2Members('queryInstance', { instanceId })))
        const missing = ids.find((id) => !reading.info?.some((entry) => entry.instanceId === id))
        if (missing !== undefined) fail(text(`info 里没有 ${missing}`, `info does not hold ${missing}`))
      },
    }),
    check(protocol, 'refreshInstance.afterRelease', {
      phase: 'repeat',
      severity: 'should',
      activity: 'refreshInstance',
      uses: ['releaseInstance'],
      title: text('已释放的实例不能续费', 'A released instance is not renewed'),
      explanation: text(
        '对已释放的实例续费，应返回 000003。',
        'Renewing a released instance should be answered with 000003.',
      ),
      mending: text('已释放的实例视为不存在。', 'Take a released instance as not found.'),
      spec: ['2.5', '10.1'],
      run: async (talk) => {
        const instanceId = await purchases.open(talk, 'gone')
        await talk.ask(v2Members('releaseInstance', { instanceId, ...newOrder() }))
        const expireTime = daysFrom(talk.now(), 800)
        const reply = await talk.ask(
          v2Members('refreshInstance', { instanceId, scene: 'RENEWAL', ...newOrder(), expireTime }),
        )
        if (reply.reading?.verdict !== 'failure')
          fail(text('已释放，却续费成功', 'it is released, and the renewal succeeds'))
      },
    }),
  ]
}

function unknownChecks(): Check[] {
  const instanceId = `never-opened-${newBusinessId()}`
  const codes = ['000003']
  return [
    unknownInstanceCheck(protocol, 'queryInstance', {
      activity: 'queryInstance',
      spec: ['2.4', '10.1'],
      codes: ['000003', '000002', '000005'],
      members: () => v2Members('queryInstance', { instanceId }),
    }),
    unknownInstanceCheck(protocol, 'refreshInstance', {
      activity: 'refreshInstance',
      spec: ['2.5', '10.1'],
      codes,
      members: ({ now }) => {
        const expireTime = daysFrom(now(), 365)
        return v2Members('refreshInstance', { instanceId, scene: 'RENEWAL', ...newOrder(), expireTime })
      },
    }),
    unknownInstanceCheck(protocol, 'updateInstanceStatus', {
      activity: 'updateInstanceStatus',
      spec: ['2.6', '10.1'],
      codes,
      members: () => v2Members('updateInstanceStatus', { instanceId, status: 'FREEZE' }),
    }),
    unknownInstanceCheck(protocol, 'releaseInstance', {
      activity: 'releaseInstance',
      spec: ['2.7', '10.1'],
      codes,
      orSuccess: true,
      members: () => v2Members('releaseInstance', { instanceId }),
    }),
  ]
}

function subjectOf(target: ConformanceTarget, purchases: Purchases): Subject {
  const withInstance = (activity: string, members: Members) => async (talk: Talk) => {
    return v2Members(activity, { instanceId: await purchases.open(talk, 'again'), ...members })
  }
  const renewal = { scene: 'RENEWAL', ...newOrder(), expireTime: '20991231235959' }
  return {
    protocol,
    kind: 'v2',
    probe: () => Promise.resolve(purchases.creation('again')),
    withText: (talk, value) =>
      // A product without renewals documents no member that takes free text; an unknown one carries it.
      target.without?.includes('refreshInstance')
        ? Promise.resolve({ ...purchases.creation('again'), remark: value })
        : withInstance('refreshInstance', { ...renewal, ...newOrder(), productId: value })(talk),
    mandatory: [
      {
        activity: 'newInstance',
        members: () => Promise.resolve(purchases.creation('missing')),
        names: ['orderId', 'orderLineId', 'businessId'],
      },
      { activity: 'queryInstance', members: withInstance('queryInstance', {}), names: ['instanceId'] },
      {
        activity: 'refreshInstance',
        members: withInstance('refreshInstance', renewal),
        names: ['scene', 'orderId', 'orderLineId', 'instanceId', 'expireTime'],
      },
      {
        activity: 'updateInstanceStatus',
        members: withInstance('updateInstanceStatus', { status: 'UNFREEZE' }),
        names: ['instanceId', 'status'],
      },
      {
        activity: 'upgradeInstance',
        members: withInstance('upgradeInstance', newOrder()),
        names: ['instanceId', 'orderId', 'orderLineId'],
      },
    ],
  }
}
