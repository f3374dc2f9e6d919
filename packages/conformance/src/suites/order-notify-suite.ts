import type { Check } from '../check.ts'
import { stepChecks } from '../checks/repeat-checks.ts'
import { v2Members } from '../dialects/v2-dialect.ts'
import type { ConformanceTarget } from '../report.ts'
import { text } from '../texts.ts'
import { sequenceCheck } from './instances.ts'
import { newOrder } from './orders.ts'
import { sharedChecks } from './shared-checks.ts'

const protocol = 'order-notify'

/** Order notification (spec 8). */
export function orderNotifyChecks(_target: ConformanceTarget): Check[] {
  const order = newOrder()
  const notify = () => Promise.resolve(v2Members('orderNotify', order))
  const step = stepChecks(protocol, {
    name: 'orderNotify',
    activity: 'orderNotify',
    title: text('订单通知', 'Order notification'),
    mending: text(
      '记下订单号后立即返回 000000，再用订单查询接口读取详情；使用绑定在“通用接口”上的密钥。',
      'Remember the order, answer 000000 at once, then read it with the order query; use the key bound to the general interface.',
    ),
    spec: ['8'],
    members: notify,
  })
  return [
    step.life,
    step.repeat,
    sequenceCheck(protocol, 'orderNotify.unknownOrder', {
      activity: 'orderNotify',
      title: text('没有见过的订单与订单行', 'Orders and lines never seen before'),
      explanation: text(
        '通知可能早于其他调用到达；新订单、同一订单的另一行，都须成功。',
        'A notification may arrive before any other call; a new order and another line of it must succeed.',
      ),
      mending: text(
        '不要求订单已经存在于您的系统中。',
        'Do not insist that your system knows the order already.',
      ),
      spec: ['8'],
      calls: () => {
        const { orderId } = newOrder()
        const line = (number: string) =>
          v2Members('orderNotify', { orderId, orderLineId: `${orderId}-${number}` })
        return Promise.resolve([line('000002'), line('000001')])
      },
    }),
    ...sharedChecks({
      protocol,
      kind: 'v2',
      probe: notify,
      // No documented member takes free text, so an unknown one carries it.
      withText: (_, remark) => Promise.resolve(v2Members('orderNotify', { ...order, remark })),
      mandatory: [{ activity: 'orderNotify', members: notify, names: ['orderId', 'orderLineId'] }],
    }),
  ]
}
