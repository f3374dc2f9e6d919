import { buildSaasV2Request, type RefreshScene } from '@yunshi/seller-sdk'
import { check, describe, expectSuccess, fail, skip, type Check, type Members, type Talk } from '../check.ts'
import { createdInstance, parallelCheck, stepChecks } from '../checks/repeat-checks.ts'
import type { Subject } from '../checks/subject.ts'
import { v2Members } from '../dialects/v2-dialect.ts'
import type { ConformanceTarget, ConformanceText } from '../report.ts'
import { text } from '../texts.ts'
import { createPurchases, creationChecks, unknownInstanceCheck, type Purchases } from './instances.ts'
import { orderChecks, secondLineCheck } from './saas-v2-orders.ts'
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
