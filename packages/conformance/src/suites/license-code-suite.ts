import { randomBytes } from 'node:crypto'
import { check, expectSuccess, skip, type Check, type Members, type Talk } from '../check.ts'
import { stepChecks } from '../checks/repeat-checks.ts'
import type { Subject } from '../checks/subject.ts'
import { v2Members } from '../dialects/v2-dialect.ts'
import type { ConformanceTarget, ConformanceText } from '../report.ts'
import { text } from '../texts.ts'
import { sequenceCheck, unknownInstanceCheck } from './instances.ts'
import { daysFrom, newBusinessId, newOrder } from './orders.ts'
import { sharedChecks } from './shared-checks.ts'

const protocol = 'license-code'

/**
 * License 2.0, the calls about an authorization code (spec 5.2). The marketplace makes the codes; with a code the
 * seller does not know, its `000003` is right and proves nothing, so the checks are skipped then.
 */
export function licenseCodeChecks(target: ConformanceTarget): Check[] {
  const isGiven = target.license !== undefined
  const license = target.license ?? `PLTEST${randomBytes(8).toString('hex').toUpperCase()}`
  let isKnown = isGiven
  const known = async (talk: Talk, activity: string, members: Members) => {
    const call = v2Members(activity, { license, ...members })
    if (isKnown) return call
    const reply = await talk.ask(v2Members('updateLicenseCodeStatus', { license, status: 'UNFREEZE' }))
    if (reply.reading?.resultCode === '000003') {
      skip(
        text(
          '服务器不认识测试用的授权码。请在应用接入调试页申请一个测试授权码并激活，再用它测试（--license）',
          'the server does not know the made-up code. Apply for a test code on the access debugging page, activate it, and test with it (--license)',
        ),
      )
    }
    isKnown = reply.reading?.verdict === 'success'
    return call
  }
  const refresh = (scene: 'RENEWAL' | 'UNSUBSCRIBE_RENEWAL_PERIOD', title: ConformanceText, days: number) => {
    const order = newOrder()
    return stepChecks(protocol, {
      name: `refreshLicenseCode.${scene}`,
      activity: 'refreshLicenseCode',
      title,
      mending: text(
        '把授权码的有效期改为 expireTime；同一订单只生效一次。',
        'Set the validity of the code to expireTime, once per order.',
      ),
      spec: ['5.2'],
      members: (talk) =>
        known(talk, 'refreshLicenseCode', {
          scene,
          ...order,
          expireTime: daysFrom(talk.now(), days),
          productId: 'prod-test-license',
        }),
    })
  }
  const status = (command: 'FREEZE' | 'UNFREEZE', title: ConformanceText) =>
    stepChecks(protocol, {
      name: `updateLicenseCodeStatus.${command}`,
      activity: 'updateLicenseCodeStatus',
      title,
      mending: text('已经是目标状态时返回成功。', 'Being so already is success.'),
      spec: ['5.2'],
      members: (talk) => known(talk, 'updateLicenseCodeStatus', { status: command }),
    })
  const renewal = refresh('RENEWAL', text('续费', 'Renewal'), 730)
  const refund = refresh('UNSUBSCRIBE_RENEWAL_PERIOD', text('退续费', 'Refund of a renewal'), 365)
  const freeze = status('FREEZE', text('冻结', 'Freeze'))
  const unfreeze = status('UNFREEZE', text('解冻', 'Unfreeze'))
  const unknown = `UNKNOWN-${newBusinessId()}`
  const subject: Subject = {
    protocol,
    kind: 'v2',
    probe: (talk) => known(talk, 'updateLicenseCodeStatus', { status: 'UNFREEZE' }),
    withText: (talk, productId) =>
      known(talk, 'refreshLicenseCode', {
        scene: 'RENEWAL',
        ...newOrder(),
        expireTime: '20991231235959',
        productId,
      }),
    mandatory: [
      {
        activity: 'refreshLicenseCode',
        members: (talk) =>
          known(talk, 'refreshLicenseCode', {
            scene: 'RENEWAL',
            ...newOrder(),
            expireTime: '20991231235959',
          }),
        names: ['scene', 'orderId', 'orderLineId', 'license', 'expireTime'],
      },
      {
        activity: 'updateLicenseCodeStatus',
        members: (talk) => known(talk, 'updateLicenseCodeStatus', { status: 'UNFREEZE' }),
        names: ['license', 'status'],
      },
    ],
  }
  return [
    renewal.life,
    refund.life,
    freeze.life,
    unfreeze.life,
    renewal.repeat,
    refund.repeat,
    freeze.repeat,
    unfreeze.repeat,
    sequenceCheck(protocol, 'refreshLicenseCode.frozen', {
      activity: 'refreshLicenseCode',
      uses: ['updateLicenseCodeStatus'],
      title: text('冻结中续费', 'Renewal while frozen'),
      explanation: text(
        '冻结、续费、解冻依次调用，都须成功。',
        'Freeze, renewal, unfreeze: all must succeed.',
      ),
      mending: text('续费不要求授权码处于正常状态。', 'A renewal does not ask for the code to be active.'),
      spec: ['5.2'],
      calls: async (talk) => {
        const expireTime = daysFrom(talk.now(), 800)
        return [
          await known(talk, 'updateLicenseCodeStatus', { status: 'FREEZE' }),
          await known(talk, 'refreshLicenseCode', { scene: 'RENEWAL', ...newOrder(), expireTime }),
          await known(talk, 'updateLicenseCodeStatus', { status: 'UNFREEZE' }),
        ]
      },
    }),
    unknownInstanceCheck(protocol, 'refreshLicenseCode', {
      activity: 'refreshLicenseCode',
      spec: ['5.2', '10.1'],
      codes: ['000003'],
      members: ({ now }) => {
        const expireTime = daysFrom(now(), 365)
        return v2Members('refreshLicenseCode', {
          license: unknown,
          scene: 'RENEWAL',
          ...newOrder(),
          expireTime,
        })
      },
    }),
    unknownInstanceCheck(protocol, 'updateLicenseCodeStatus', {
      activity: 'updateLicenseCodeStatus',
      spec: ['5.2', '10.1'],
      codes: ['000003'],
      members: () => v2Members('updateLicenseCodeStatus', { license: unknown, status: 'FREEZE' }),
    }),
    ...sharedChecks(subject),
    // The code is used up afterwards: nothing may come behind it.
    releaseCheck(known),
  ]
}

function releaseCheck(known: (talk: Talk, activity: string, members: Members) => Promise<Members>): Check {
  return check(protocol, 'releaseLicenseCode', {
    phase: 'repeat',
    activity: 'releaseLicenseCode',
    title: text('释放授权码，重复释放', 'Release of the code, twice'),
    explanation: text(
      '先带退订订单释放，再不带订单号释放一次；第一次须成功，第二次成功或 000003。',
      'Released with the unsubscription order, then once more without; the first must succeed, the second may be success or 000003.',
    ),
    mending: text(
      'orderId 与 orderLineId 可选；已释放时返回成功或 000003。',
      'orderId and orderLineId are optional; released already is success or 000003.',
    ),
    spec: ['5.2', '0.6'],
    run: async (talk) => {
      expectSuccess(talk, await talk.ask(await known(talk, 'releaseLicenseCode', newOrder())))
      const again = await talk.ask(await known(talk, 'releaseLicenseCode', {}))
      if (again.reading?.resultCode === '000003') return
      expectSuccess(talk, again, { what: text('再次释放', 'released again') })
    },
  })
}
