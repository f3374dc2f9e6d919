import { check, expectSuccess, fail, skip, type Check } from '../check.ts'
import { v2Members } from '../dialects/v2-dialect.ts'
import { text } from '../texts.ts'
import { lateOpeningCheck, sequenceCheck, type Purchases } from './instances.ts'
import { daysFrom, newBusinessId, newOrder } from './orders.ts'

const protocol = 'saas-v2'

/** Another line of an order is another purchase. */
export function secondLineCheck(purchases: Purchases): Check {
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
export function orderChecks(purchases: Purchases): Check[] {
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
