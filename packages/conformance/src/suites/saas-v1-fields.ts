import { encodeExtendParams, formatCompactTimeMs, protectField } from '@yunshi/seller-sdk'
import { check, expectSuccess, fail, skip, type Check } from '../check.ts'
import { authTokenFor } from '../dialects/v1-dialect.ts'
import { asText } from '../dialects/wire.ts'
import type { ConformanceTarget } from '../report.ts'
import { text } from '../texts.ts'
import type { Purchases } from './instances.ts'

const protocol = 'saas-v1'

/** User name and password arrive encrypted with the derived key. */
export function protectedFieldsCheck(purchases: Purchases): Check {
  return check(protocol, 'newInstance.protectedFields', {
    phase: 'life',
    activity: 'newInstance',
    title: text('用户名与密码可以解密', 'User name and password can be decrypted'),
    explanation: text(
      'appInfo 里的 userName、password 须用由 Key 派生的 AES 密钥加密，且有可以打开的 frontEndUrl。',
      'userName and password of appInfo must be encrypted with the AES key derived from the Key, and frontEndUrl must open.',
    ),
    mending: text(
      '密钥由 Java 的 SHA1PRNG 以 Key 为种子生成，AES/CBC/PKCS5，16 位字母数字 IV 原样放在 base64 之前；encryptType 与密钥长度一致。SDK 的 protectField 可直接使用。',
      'The key comes from Java’s SHA1PRNG seeded with the Key; AES/CBC/PKCS5; an IV of 16 letters and digits in clear before the base64; encryptType tells the key length. protectField of the SDK does all that.',
    ),
    spec: ['1.4', '1.5', 'COMPAT-17'],
    run: async (talk) => {
      const reading = expectSuccess(talk, await talk.ask(purchases.creation('life')))
      if (reading.appInfo === undefined) skip(text('应答没有 appInfo', 'the answer has no appInfo'))
      const unreadable = reading.warnings.find((warning) => warning.endsWith('_not_readable'))
      if (unreadable !== undefined) {
        const name = unreadable.startsWith('user') ? 'userName' : 'password'
        fail(text(`${name} 无法用密钥解开`, `${name} cannot be decrypted with the key`))
      }
    },
  })
}

/** Every optional parameter of newInstance at once. */
export function buyerFieldsCheck(target: ConformanceTarget, purchases: Purchases): Check {
  return check(protocol, 'newInstance.allFields', {
    phase: 'content',
    activity: 'newInstance',
    title: text('带齐全部可选字段的开通被接受', 'An opening with every optional member is accepted'),
    explanation: text(
      '加密的手机和邮箱、扩展参数、数量、IAM 用户等字段全部出现，应答须为成功。',
      'Encrypted phone and e-mail, extension parameters, quantities and the IAM user are all there; the answer must be success.',
    ),
    mending: text(
      '可选字段出现或不出现都要能处理；saasExtendParams 是 base64 的 JSON 数组。',
      'Optional members may be there or not; saasExtendParams is base64 of a JSON list.',
    ),
    spec: ['1.4', '1.5', 'COMPAT-18'],
    run: async (talk) => {
      const { key } = target
      const members = {
        ...purchases.creation('all-fields'),
        userId: 'iam-user-01',
        userName: 'lina',
        mobilePhone: protectField({ key, plain: '13800000000' }),
        email: protectField({ key, plain: 'buyer@example.test' }),
        saasExtendParams: encodeExtendParams([{ name: 'emailDomainName', value: '云测.example' }]),
        amount: '10',
        diskSize: '100',
        bandWidth: '5',
        provisionType: '1',
      }
      expectSuccess(talk, await talk.ask(members))
    },
  })
}

/** Empty parameters belong to the signed text. */
export function emptyValuesCheck(purchases: Purchases): Check {
  return check(protocol, 'content.emptyValues', {
    phase: 'content',
    severity: 'should',
    title: text('空值以 name= 参与签名', 'Empty values are signed as name='),
    explanation: text(
      '请求带有空的 userName=，签名文本里也是 userName=，应答应为成功。',
      'The call holds an empty userName=, and so does the signed text; it should succeed.',
    ),
    mending: text('验签时保留收到的空参数。', 'Keep empty parameters when verifying.'),
    spec: ['1.2', 'COMPAT-05'],
    run: async (talk) => {
      expectSuccess(talk, await talk.ask({ ...purchases.creation('again'), userName: '' }))
    },
  })
}

/** base64 in an address is decoded once. */
export function tokenCharactersCheck(target: ConformanceTarget, purchases: Purchases): Check {
  return check(protocol, 'signature.plusAndSlash', {
    phase: 'signature',
    title: text('含 + 与 / 的 authToken 被接受', 'An authToken with + and / is accepted'),
    explanation: text(
      'base64 里的 + / = 在地址中写作 %2B %2F %3D，解码后须与计算结果一致。',
      'The + / = of base64 are written as %2B %2F %3D in the address; decoded once they must match.',
    ),
    mending: text(
      '参数只解码一次；不要把 + 变成空格。',
      'Decode parameters once, and do not turn + into a space.',
    ),
    spec: ['1.2', 'COMPAT-05'],
    run: async (talk) => {
      const nowMs = talk.now()
      const timeStamp = formatCompactTimeMs(nowMs)
      for (let time = 0; time < 200; time++) {
        const members = purchases.creation('again')
        const texts = Object.fromEntries(
          Object.entries(members).map(([name, value]) => [name, asText(value)]),
        )
        const token = authTokenFor(target.key, { ...texts, timeStamp }, {}) ?? ''
        if (!token.includes('+') || !token.includes('/')) continue
        // Signed for this very instant, whatever the clock says when it is sent.
        expectSuccess(talk, await talk.ask(members, { clockOffsetMs: nowMs - talk.now() }))
        return
      }
    },
  })
}
