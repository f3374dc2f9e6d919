import { encodeExtendParams } from '@yunshi/seller-sdk'
import { check, describe, expectSuccess, fail, skip, type Check, type Members, type Talk } from '../check.ts'
import { createdLicense, parallelCheck, stepChecks } from '../checks/repeat-checks.ts'
import type { Subject } from '../checks/subject.ts'
import { v1Members } from '../dialects/v1-dialect.ts'
import type { ConformanceTarget } from '../report.ts'
import { text } from '../texts.ts'
import { createPurchases, creationChecks, unknownInstanceCheck, type Purchases } from './instances.ts'
import { daysFrom, newBusinessId, newOrder } from './orders.ts'
import { sharedChecks } from './shared-checks.ts'

const protocol = 'license-v1'

const purchase = {
  chargingMode: '1',
  customerId: 'customer-test-001',
  customerName: 'Acme Test',
  periodNumber: '1',
  periodType: 'year',
  productId: 'prod-test-license',
}

/** License 1.0 (spec 5.1). */
export function licenseV1Checks(_target: ConformanceTarget): Check[] {
  const purchases = createPurchases({
    creation: ({ orderId }, businessId) =>
      v1Members('getLicense', { ...purchase, orderId, businessId, expireTime: '20991231155959' }),
  })
  const on = (activity: string, name: string, members: (talk: Talk) => Members) => async (talk: Talk) => {
    const instanceId = await openedBy(purchases, talk, name)
    return v1Members(activity, { instanceId, ...members(talk) })
  }
  const creation = creationChecks(protocol, 'getLicense', purchases, ['5.1'], createdLicense)
  const renewalOrder = newOrder().orderId
  const refresh = stepChecks(protocol, {
    name: 'refreshLicense',
    activity: 'refreshLicense',
    title: text('续费', 'Renewal'),
    mending: text('把 License 的有效期延到 expireTime。', 'Extend the license to expireTime.'),
    spec: ['5.1'],
    members: on('refreshLicense', 'life', ({ now }) => ({
      orderId: renewalOrder,
      expireTime: daysFrom(now(), 730),
      productId: 'prod-test-license',
    })),
  })
  const ending = (activity: 'expireLicense' | 'releaseLicense', name: string, zh: string, en: string) =>
    stepChecks(protocol, {
      name: activity,
      ends: activity === 'releaseLicense',
      activity,
      title: text(zh, en),
      mending: text('已经是目标状态时返回成功。', 'Being so already is success.'),
      spec: ['5.1'],
      members: on(activity, name, () => ({ orderId: purchases.get(name).orderId })),
    })
  const expire = ending('expireLicense', 'life', '到期', 'Expiry')
  const release = ending('releaseLicense', 'gone', '释放', 'Release')
  const instanceId = `never-issued-${newBusinessId()}`

  return [
    creation.life,
    check(protocol, 'getLicense.hardwareCode', {
      phase: 'content',
      activity: 'getLicense',
      title: text('带硬件码的申请被接受', 'A request with a hardware code is accepted'),
      explanation: text(
        'saasExtendParams 里有买家填写的 identificationCode，应答须为成功。',
        'saasExtendParams holds the identificationCode the buyer typed; the answer must be success.',
      ),
      mending: text(
        'saasExtendParams 是 base64 的 JSON 数组，元素为 {name, value}。',
        'saasExtendParams is base64 of a JSON list of {name, value}.',
      ),
      spec: ['5.1', 'COMPAT-18'],
      run: async (talk) => {
        const saasExtendParams = encodeExtendParams([
          { name: 'identificationCode', value: '00-11-22-33-44-55' },
        ])
        expectSuccess(talk, await talk.ask({ ...purchases.creation('hardware'), saasExtendParams }))
      },
    }),
    refresh.life,
    expire.life,
    release.life,
    creation.repeat,
    parallelCheck(protocol, 'getLicense', createdLicense, () => {
      const { orderId } = newOrder()
      return () => v1Members('getLicense', { ...purchase, orderId, businessId: newBusinessId() })
    }),
    afterRenewalCheck(purchases),
    refresh.repeat,
    expire.repeat,
    release.repeat,
    creation.twoOrders,
    unknownInstanceCheck(protocol, 'refreshLicense', {
      activity: 'refreshLicense',
      spec: ['5.1', '10.1'],
      codes: ['000003'],
      members: () =>
        v1Members('refreshLicense', {
          instanceId,
          orderId: newOrder().orderId,
          expireTime: '20991231155959',
        }),
    }),
    unknownInstanceCheck(protocol, 'releaseLicense', {
      activity: 'releaseLicense',
      spec: ['5.1', '10.1'],
      codes: ['000003'],
      orSuccess: true,
      members: () => v1Members('releaseLicense', { instanceId, orderId: newOrder().orderId }),
    }),
    ...sharedChecks(subjectOf(purchases)),
  ]
}

/** Very old sellers return no instance id and know no renewal, expiry and release (spec 5.1). */
async function openedBy(purchases: Purchases, talk: Talk, name: string): Promise<string> {
  const known = purchases.get(name).id
  if (known !== undefined) return known
  const reply = await talk.ask(purchases.creation(name))
  const { reading } = reply
  if (reading?.verdict !== 'success') {
    const { zh, en } = describe(reply)
    skip(text(`没有 License 可用：${zh}`, `there is no license to work with: ${en}`))
  }
  if (reading.instanceId === undefined) {
    skip(
      text(
        '应答没有 instanceId，续费、到期与释放都无法调用',
        'without instanceId there is no renewal, expiry and release',
      ),
    )
  }
  purchases.get(name).id = reading.instanceId
  return reading.instanceId
}

function afterRenewalCheck(purchases: Purchases): Check {
  return check(protocol, 'getLicense.afterRenewal', {
    phase: 'repeat',
    activity: 'getLicense',
    uses: ['refreshLicense'],
    title: text('续费之后再取，仍是同一个 License', 'The license stays the same after a renewal'),
    explanation: text(
      '续费后再次 getLicense，license 须与最初相同：买家手里的 License 不能无故失效。',
      'getLicense after a renewal must return the first license: what the buyer holds must not change.',
    ),
    mending: text(
      'License 按 orderId 保存，不要每次重新生成。',
      'Keep the license by orderId instead of making one each time.',
    ),
    spec: ['0.6', '5.1'],
    run: async (talk) => {
      const first = expectSuccess(talk, await talk.ask(purchases.creation('renewed')))
      const instanceId = await openedBy(purchases, talk, 'renewed')
      const expireTime = daysFrom(talk.now(), 500)
      await talk.ask(v1Members('refreshLicense', { instanceId, orderId: newOrder().orderId, expireTime }))
      const again = expectSuccess(talk, await talk.ask(purchases.creation('renewed')))
      if (first.license !== again.license) fail(text('license 变了', 'the license changed'))
    },
  })
}

function subjectOf(purchases: Purchases): Subject {
  return {
    protocol,
    kind: 'v1',
    probe: () => Promise.resolve(purchases.creation('again')),
    withText: (_, customerName) => Promise.resolve({ ...purchases.creation('again'), customerName }),
    mandatory: [
      {
        activity: 'getLicense',
        members: () => Promise.resolve(purchases.creation('missing')),
        names: ['businessId', 'orderId', 'productId', 'customerId'],
      },
      {
        activity: 'refreshLicense',
        members: async (talk) =>
          v1Members('refreshLicense', {
            instanceId: await openedBy(purchases, talk, 'again'),
            orderId: newOrder().orderId,
            expireTime: '20991231155959',
          }),
        names: ['orderId', 'instanceId', 'expireTime'],
      },
    ],
  }
}
