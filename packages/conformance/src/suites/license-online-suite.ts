import { formatLicenseTime } from '@yunshi/seller-sdk'
import { check, expectSuccess, type Check, type Members, type Talk } from '../check.ts'
import { createdInstance, parallelCheck, stepChecks } from '../checks/repeat-checks.ts'
import type { Subject } from '../checks/subject.ts'
import { v2Members } from '../dialects/v2-dialect.ts'
import type { ConformanceTarget, ConformanceText } from '../report.ts'
import { text } from '../texts.ts'
import { createPurchases, creationChecks, unknownInstanceCheck, type Purchases } from './instances.ts'
import { daysFrom, newBusinessId, newOrder } from './orders.ts'
import { sharedChecks } from './shared-checks.ts'

const protocol = 'license-online'
const fingerprint = '00-11-22-33-44-55|DISK1|BOARD1|CPU1'

/** Online License for client software (spec 5.3). */
export function licenseOnlineChecks(target: ConformanceTarget): Check[] {
  const purchases = createPurchases({
    creation: (order, businessId) => v2Members('newInstance', { businessId, ...order }),
  })
  const on = (activity: string, name: string, members: (talk: Talk) => Members) => async (talk: Talk) =>
    v2Members(activity, { instanceId: await purchases.open(talk, name), ...members(talk) })
  const creation = creationChecks(protocol, 'newInstance', purchases, ['5.3', '2.3'])
  const renewalOrder = newOrder()
  const releaseOrder = newOrder()
  const status = (command: 'FREEZE' | 'UNFREEZE', title: ConformanceText) =>
    stepChecks(protocol, {
      name: `updateInstanceStatus.${command}`,
      activity: 'updateInstanceStatus',
      title,
      mending: text('已经是目标状态时返回成功。', 'Being so already is success.'),
      spec: ['5.3', '2.6'],
      members: on('updateInstanceStatus', 'life', () => ({ status: command })),
    })
  const eventId = `evt-${newBusinessId()}`
  const applied = licenseTimes()
  const apply = stepChecks(protocol, {
    name: 'getLicenseAsync',
    activity: 'getLicenseAsync',
    title: text('申请 License', 'Request of a license'),
    expected: text(
      '应答须为 000000；License 随后由您的程序用 eventId 上传。',
      'The answer must be 000000; your program uploads the license under eventId afterwards.',
    ),
    mending: text(
      '记下 eventId 与设备指纹后立即应答，再在后台生成并上传。',
      'Remember eventId and fingerprint, answer at once, then make and upload the license.',
    ),
    repeatMending: text(
      'eventId 与设备指纹相同的申请返回成功，并上传同一个 License。',
      'The same eventId and fingerprint is success again, and the same license is uploaded.',
    ),
    spec: ['5.3'],
    members: on('getLicenseAsync', 'life', () => ({ ...applied, eventId, deviceFingerprint: fingerprint })),
  })
  const steps = [
    apply,
    stepChecks(protocol, {
      name: 'refreshInstance',
      activity: 'refreshInstance',
      title: text('续费', 'Renewal'),
      mending: text(
        '把到期时间改为 expireTime，同一订单只生效一次。',
        'Set the expiry to expireTime, once per order.',
      ),
      spec: ['5.3', '2.5'],
      members: on('refreshInstance', 'life', ({ now }) => ({
        scene: 'RENEWAL',
        ...renewalOrder,
        expireTime: daysFrom(now(), 730),
      })),
    }),
    status('FREEZE', text('冻结', 'Freeze')),
    status('UNFREEZE', text('解冻', 'Unfreeze')),
    stepChecks(protocol, {
      name: 'releaseInstance',
      ends: true,
      activity: 'releaseInstance',
      title: text('释放', 'Release'),
      mending: text(
        '释放实例；已经释放时返回成功或 000003。',
        'Release the instance; released already is success or 000003.',
      ),
      spec: ['5.3', '2.7'],
      members: on('releaseInstance', 'gone', () => releaseOrder),
    }),
  ]
  const unknown = `never-opened-${newBusinessId()}`
  return [
    creation.life,
    ...steps.map(({ life }) => life),
    fingerprintCheck(purchases),
    creation.repeat,
    parallelCheck(protocol, 'newInstance', createdInstance, () => {
      const order = newOrder()
      return () => v2Members('newInstance', { ...order, businessId: newBusinessId() })
    }),
    ...steps.map(({ repeat }) => repeat),
    creation.twoOrders,
    unknownInstanceCheck(protocol, 'getLicenseAsync', {
      activity: 'getLicenseAsync',
      spec: ['5.3', '10.1'],
      codes: ['000003'],
      members: () =>
        v2Members('getLicenseAsync', {
          instanceId: unknown,
          ...licenseTimes(),
          eventId,
          deviceFingerprint: fingerprint,
        }),
    }),
    unknownInstanceCheck(protocol, 'refreshInstance', {
      activity: 'refreshInstance',
      spec: ['5.3', '10.1'],
      codes: ['000003'],
      members: ({ now }) => {
        const expireTime = daysFrom(now(), 365)
        return v2Members('refreshInstance', {
          instanceId: unknown,
          scene: 'RENEWAL',
          ...newOrder(),
          expireTime,
        })
      },
    }),
    ...sharedChecks(subjectOf(target, purchases)),
  ]
}

function licenseTimes(): { effectiveTime: string; expireTime: string } {
  return {
    effectiveTime: formatLicenseTime(Date.now()),
    expireTime: formatLicenseTime(Date.now() + 31_536_000_000),
  }
}

function fingerprintCheck(purchases: Purchases): Check {
  return check(protocol, 'getLicenseAsync.noFingerprint', {
    phase: 'content',
    activity: 'getLicenseAsync',
    title: text('没有设备指纹的申请得到明确应答', 'A request without a fingerprint gets a clear answer'),
    explanation: text(
      'deviceFingerprint 可选：接受，或以 000903 说明需要设备指纹，都可以。',
      'deviceFingerprint is optional: accept it, or say with 000903 that one is needed.',
    ),
    mending: text('需要设备指纹时返回 000903。', 'Answer 000903 when a fingerprint is needed.'),
    spec: ['5.3', '10.1'],
    run: async (talk) => {
      const instanceId = await purchases.open(talk, 'again')
      const eventId = `evt-${newBusinessId()}`
      const reply = await talk.ask(v2Members('getLicenseAsync', { instanceId, ...licenseTimes(), eventId }))
      if (reply.reading?.resultCode === '000903') return
      expectSuccess(talk, reply)
    },
  })
}

function subjectOf(target: ConformanceTarget, purchases: Purchases): Subject {
  const withInstance = (activity: string, members: Members) => async (talk: Talk) =>
    v2Members(activity, { instanceId: await purchases.open(talk, 'again'), ...members })
  return {
    protocol,
    kind: 'v2',
    probe: () => Promise.resolve(purchases.creation('again')),
    withText: (talk, value) => {
      // Without renewals no documented member takes free text; an unknown one carries it.
      if (target.without?.includes('refreshInstance')) {
        return Promise.resolve({ ...purchases.creation('again'), remark: value })
      }
      const renewal = { scene: 'RENEWAL', ...newOrder(), expireTime: '20991231235959', productId: value }
      return withInstance('refreshInstance', renewal)(talk)
    },
    mandatory: [
      {
        activity: 'newInstance',
        members: () => Promise.resolve(purchases.creation('missing')),
        names: ['orderId', 'orderLineId', 'businessId'],
      },
      {
        activity: 'getLicenseAsync',
        members: withInstance('getLicenseAsync', {
          ...licenseTimes(),
          eventId: `evt-${newBusinessId()}`,
          deviceFingerprint: fingerprint,
        }),
        names: ['instanceId', 'effectiveTime', 'eventId'],
      },
    ],
  }
}
