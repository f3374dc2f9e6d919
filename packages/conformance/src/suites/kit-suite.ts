import { encryptClientSecret, readKitPublicKey, type KitVersion } from '@yunshi/seller-sdk'
import { check, expectSuccess, fail, skip, type Check, type Members, type Talk } from '../check.ts'
import { stepChecks } from '../checks/repeat-checks.ts'
import { askWell, type Subject } from '../checks/subject.ts'
import type { ConformanceProtocol, ConformanceTarget, ConformanceText } from '../report.ts'
import { text } from '../texts.ts'
import { sequenceCheck } from './instances.ts'
import { kitCalls, type KitCalls } from './kit-calls.ts'
import { sharedChecks } from './shared-checks.ts'

/** Joint kit (spec 3): a tenant, its application, departments and users come, change, and go. */
export function kitChecks(target: ConformanceTarget, version: KitVersion): Check[] {
  const protocol: ConformanceProtocol = version === 'v2' ? 'kit-v2' : 'kit-v1'
  const calls = kitCalls(version)
  let hasTenant = false
  const secret = () => encryptedSecret(target, 'client-secret-of-the-test')

  const step = (
    name: string,
    title: ConformanceText,
    members: (talk: Talk) => Members | Promise<Members>,
    spec: readonly string[],
  ) =>
    stepChecks(protocol, {
      name,
      activity: name.split('.')[0]!,
      title,
      mending: text(
        '新增已有的、修改没有的、删除已删的，都返回成功；删除时不要检查基础实例是否存在。',
        'Adding what is there, changing what is not and deleting what is gone are success; when deleting do not insist on the base instance.',
      ),
      spec: ['3.1', ...spec],
      members: async (talk) => {
        // Alone, a check still finds its tenant; among the others it has been added long ago.
        if (!hasTenant && !name.startsWith('tenantSync')) await talk.ask(calls.tenant(1))
        hasTenant = true
        return members(talk)
      },
    })
  const modifies = version === 'v2'
  const tenant = step('tenantSync.add', text('新增企业', 'A tenant is added'), () => calls.tenant(1), ['3.2'])
  const renamed = step(
    'tenantSync.modify',
    text('修改企业', 'A tenant is changed'),
    () => ({ ...calls.tenant(2), name: 'Acme Renamed' }),
    ['3.2'],
  )
  const application = step(
    'applicationSync.add',
    text('新增应用', 'An application is added'),
    () => calls.application(1, secret()),
    ['3.3'],
  )
  const changed = step(
    'applicationSync.modify',
    text('修改应用', 'An application is changed'),
    () => calls.application(2, secret()),
    ['3.3'],
  )
  const tree = step('allOrgSync', text('全量同步部门', 'All departments'), () => calls.allOrgs(), ['3.6'])
  const department = step(
    'singleOrgSync.add',
    text('新增部门', 'A department is added'),
    () => calls.org(1),
    ['3.5'],
  )
  const moved = step(
    'singleOrgSync.modify',
    text('修改部门', 'A department is changed'),
    () => ({ ...calls.org(2), orgName: '研发二部' }),
    ['3.5'],
  )
  const grant = step('authSync.add', text('授权成员', 'Members are authorized'), () => calls.users(1), [
    '3.4',
  ])
  const updated = step('authSync.modify', text('修改成员', 'Members are changed'), () => calls.users(2), [
    '3.4',
  ])
  const revoked = step(
    'authSync.cancel',
    text('取消授权', 'Authorization is taken back'),
    () => calls.users(3),
    ['3.4'],
  )
  const left = step('authSync.delete', text('删除成员', 'Members are deleted'), () => calls.users(0), ['3.4'])
  const closed = step(
    'singleOrgSync.delete',
    text('删除部门', 'A department is deleted'),
    () => calls.org(0),
    ['3.5'],
  )
  const removed = step(
    'applicationSync.delete',
    text('删除应用', 'An application is deleted'),
    () => calls.application(0, secret()),
    ['3.3'],
  )
  const ended = step('tenantSync.delete', text('删除企业', 'A tenant is deleted'), () => calls.tenant(0), [
    '3.2',
  ])
  const growing = [
    tenant,
    ...(modifies ? [renamed] : []),
    application,
    ...(modifies ? [changed] : []),
    tree,
    department,
    moved,
    grant,
    updated,
    ...(modifies ? [revoked] : []),
  ]
  const shrinking = [left, closed, removed, ended]

  return [
    ...growing.map(({ life }) => life),
    ...growing.map(({ repeat }) => repeat),
    secretCheck(protocol, target, calls),
    manyUsersCheck(protocol, calls),
    formsCheck(protocol, calls, version),
    ...sharedChecks(subjectOf(protocol, calls)),
    ...shrinking.flatMap(({ life, repeat }) => [life, repeat]),
    sequenceCheck(protocol, 'tenantSync.deleteUnknown', {
      activity: 'tenantSync',
      uses: ['authSync', 'singleOrgSync'],
      title: text('删除从未同步过的企业与成员', 'Deleting a tenant and members never seen'),
      explanation: text(
        '删除可能先于新增到达，或在新增失败后到达，都须成功。',
        'A deletion may overtake the addition, or follow one that failed; it must succeed.',
      ),
      mending: text('要删除的不存在时返回成功。', 'What is not there counts as deleted.'),
      spec: ['3.1', '3.2', '3.4'],
      calls: () => {
        const other = kitCalls(version)
        return Promise.resolve([other.users(0), other.org(0), other.tenant(0)])
      },
    }),
  ]
}

function encryptedSecret(target: ConformanceTarget, plain: string): string {
  if (target.publicKey === undefined) {
    skip(
      text(
        '没有提供应用凭证的 RSA 公钥（--public-key）',
        'the RSA public key of the credential is not given (--public-key)',
      ),
    )
  }
  const publicKey = readKitPublicKey(target.publicKey)
  if (publicKey === undefined) {
    fail(text('公钥不是 3072 位以上的 RSA 公钥', 'the public key is no RSA key of at least 3072 bits'))
  }
  return encryptClientSecret(publicKey, plain)
}

function secretCheck(protocol: ConformanceProtocol, target: ConformanceTarget, calls: KitCalls): Check {
  return check(protocol, 'applicationSync.wrongSecret', {
    phase: 'content',
    severity: 'should',
    activity: 'applicationSync',
    title: text('解不开的 clientSecret 被拒绝', 'A clientSecret that cannot be decrypted is refused'),
    explanation: text(
      '密文被改动过，应答应为 000101。接受它，日后的登录就会失败。',
      'The ciphertext was altered; 000101 is right. Accepted, it would make every later login fail.',
    ),
    mending: text(
      '收到 clientSecret 时就解密，失败返回 000101。',
      'Decrypt clientSecret on arrival and answer 000101 when it fails.',
    ),
    spec: ['3.3', '10.1'],
    run: async (talk) => {
      const good = encryptedSecret(target, 'another-secret')
      const broken = `${good.startsWith('A') ? 'B' : 'A'}${good.slice(1, -8)}AAAAAA==`
      await askWell(talk, calls.tenant(1))
      const { reading } = await talk.ask(calls.application(1, broken))
      if (reading?.verdict !== 'failure') fail(text('解不开的密文被接受', 'it was accepted'))
    },
  })
}

function manyUsersCheck(protocol: ConformanceProtocol, calls: KitCalls): Check {
  return check(protocol, 'authSync.fiveHundred', {
    phase: 'content',
    activity: 'authSync',
    title: text('一次授权 500 名成员', '500 members in one call'),
    explanation: text(
      '500 名带中文姓名的成员在一次调用里到达，须成功。',
      'A call with 500 members with Chinese names must succeed.',
    ),
    mending: text('请求体至少允许 1 MB，并成批写入。', 'Take bodies of at least 1 MB and write in batches.'),
    spec: ['3.4', '12'],
    run: async (talk) => {
      await askWell(talk, calls.tenant(1))
      expectSuccess(talk, await talk.ask(calls.users(1, 500)))
    },
  })
}

function formsCheck(protocol: ConformanceProtocol, calls: KitCalls, version: KitVersion): Check {
  return check(protocol, 'content.forms', {
    phase: 'content',
    activity: 'authSync',
    severity: version === 'v2' ? 'must' : 'should',
    title: text('数字与嵌套成员按原样验签', 'Numbers and nested members are verified as they are'),
    explanation: text(
      'flag、testFlag 是数字，成员列表里有数字和嵌套对象；只有最外层排序，应答须为成功。',
      'flag and testFlag are numbers, the list of members nests and holds numbers; only the top level is sorted. The call must succeed.',
    ),
    mending: text(
      '不要把数字转成字符串，也不要给嵌套对象排序；最稳妥的是对收到的原始字节验签。',
      'Do not turn numbers into strings or sort nested objects; verifying the bytes received is safest.',
    ),
    spec: ['3.1', '3.4', 'COMPAT-04'],
    run: async (talk) => {
      await askWell(talk, calls.tenant(1))
      expectSuccess(talk, await talk.ask(calls.nestedUsers()))
    },
  })
}

function subjectOf(protocol: ConformanceProtocol, calls: KitCalls): Subject {
  const kind = protocol === 'kit-v2' ? 'kit-v2' : 'kit-v1'
  const settled = async (members: Members) => members
  return {
    protocol,
    kind,
    probe: () => settled(calls.tenant(1)),
    withText: (_, name) => settled({ ...calls.tenant(1), name }),
    mandatory: [
      {
        activity: 'tenantSync',
        members: () => settled(calls.tenant(1)),
        names: ['tenantId', 'tenantCode', 'name', 'domainName', 'flag'],
      },
      {
        activity: 'authSync',
        members: () => settled(calls.users(1)),
        names: ['tenantId', 'appId', 'userList', 'flag'],
      },
      {
        activity: 'singleOrgSync',
        members: () => settled(calls.org(1)),
        names: ['tenantId', 'orgCode', 'orgName', 'flag'],
      },
    ],
  }
}
