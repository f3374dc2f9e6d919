import {
  check,
  expectRefusal,
  expectSuccess,
  type Check,
  type Members,
  type Talk,
  type Variant,
} from '../check.ts'
import type { ConformanceText } from '../report.ts'
import { text } from '../texts.ts'
import { isFresh, provenProbe, type Subject, type WireKind } from './subject.ts'

type Refused = {
  name: string
  title: ConformanceText
  variant: Variant
  mending: ConformanceText
  code: string
}

const formulaOf: Record<WireKind, ConformanceText> = {
  v2: text(
    'signature = HMAC(key, key + nonce + timestamp + hex(HMAC(key, 请求体)))',
    'signature = HMAC(key, key + nonce + timestamp + hex(HMAC(key, body)))',
  ),
  'kit-v2': text(
    'x-sign = HMAC(key, key + nonce + timestamp + 请求体)，没有内层 HMAC',
    'x-sign = HMAC(key, key + nonce + timestamp + body), without the inner HMAC',
  ),
  v1: text(
    'authToken = base64(HMAC(key + timeStamp, 按名称升序拼接的参数))',
    'authToken = base64(HMAC(key + timeStamp, the parameters joined in ascending order))',
  ),
  'kit-v1': text(
    'authToken 头 = base64(HMAC(key + timeStamp, 按名称升序拼接的成员))',
    'authToken header = base64(HMAC(key + timeStamp, the members joined in ascending order))',
  ),
}

const specOf: Record<WireKind, readonly string[]> = {
  v2: ['2.2', '13.10', 'COMPAT-03'],
  'kit-v2': ['3.1', '13.10', 'COMPAT-04'],
  v1: ['1.2', '13.10', 'COMPAT-05'],
  'kit-v1': ['1.2', '3.1', '13.10'],
}

/** Who may call: every wrong signature is refused with `000001` before anything is done. */
export function signatureChecks(subject: Subject): Check[] {
  const { protocol, kind } = subject
  const probe = provenProbe(subject)
  const formula = formulaOf[kind]
  const spec = specOf[kind]
  const verify = text(
    `对每个请求先验签再处理：${formula.zh}；不符则返回 000001。`,
    `Verify every call before doing anything: ${formula.en}; answer 000001 when it differs.`,
  )
  const refused: Refused[] = [
    {
      name: 'missing',
      title: text('没有签名的请求被拒绝', 'A call without a signature is refused'),
      variant: { signature: 'missing' },
      mending: verify,
      code: '000001',
    },
    {
      name: 'wrong',
      title: text('签名错一个字符即被拒绝', 'One wrong character in the signature is refused'),
      variant: { signature: 'wrong' },
      mending: verify,
      code: '000001',
    },
    {
      name: 'malformed',
      title: text('不成形的签名被拒绝', 'A signature of no form is refused'),
      variant: { signature: 'malformed' },
      mending: verify,
      code: '000001',
    },
    {
      name: 'otherKey',
      title: text('用别的密钥签名的请求被拒绝', 'A call signed with another key is refused'),
      variant: { signature: 'other_key' },
      mending: verify,
      code: '000001',
    },
    {
      name: 'otherFormula',
      title: isFresh(kind)
        ? text(
            '按另一类接口的算法签名的请求被拒绝',
            'A signature by the formula of the other interface class is refused',
          )
        : text('参数顺序不对的签名被拒绝', 'A signature over parameters in another order is refused'),
      variant: { signature: 'other_formula' },
      mending: verify,
      code: '000001',
    },
    {
      name: 'altered',
      title: text('签名之后被改动的内容被拒绝', 'Content changed after signing is refused'),
      variant: { alter: (members) => ({ ...members, ...alteration(members) }) },
      mending: text(
        '验签要覆盖收到的全部内容，不能只覆盖其中几个字段。',
        'The signature must cover everything received, not a few fields of it.',
      ),
      code: '000001',
    },
  ]
  if (isFresh(kind)) {
    const cover = text(
      'timestamp 与 nonce 都是签名的一部分，请按收到的文本参与计算。',
      'timestamp and nonce are part of what is signed: put them in as the texts received.',
    )
    refused.push(
      {
        name: 'unsignedTime',
        title: text('改动 timestamp 使签名失效', 'Changing timestamp breaks the signature'),
        variant: { unsigned: 'timestamp' },
        mending: cover,
        code: '000001',
      },
      {
        name: 'unsignedNonce',
        title: text('改动 nonce 使签名失效', 'Changing nonce breaks the signature'),
        variant: { unsigned: 'nonce' },
        mending: cover,
        code: '000001',
      },
    )
  }
  const checks = refused.map(({ name, title, variant, mending, code }) =>
    check(protocol, `signature.${name}`, {
      phase: 'signature',
      title,
      explanation: text(
        `其余部分都正确，应答须为 ${code}，且不产生任何变化。`,
        `Everything else is right; the answer must be ${code} and nothing may change.`,
      ),
      mending,
      spec,
      run: async (talk) => expectRefusal(talk, await talk.ask(await probe(talk), variant), { codes: [code] }),
    }),
  )
  return isFresh(kind) ? [...hexCaseChecks(subject, probe, spec), ...checks] : checks
}

/** Hex digits count the same in either case (COMPAT-03). */
function hexCaseChecks(
  { protocol }: Subject,
  probe: (talk: Talk) => Promise<Members>,
  spec: readonly string[],
): Check[] {
  const cases = [
    ['lowerCase', 'lower', text('小写十六进制签名被接受', 'A signature in lower-case hex is accepted')],
    ['upperCase', 'upper', text('大写十六进制签名被接受', 'A signature in upper-case hex is accepted')],
  ] as const
  return cases.map(([name, signature, title]) =>
    check(protocol, `signature.${name}`, {
      phase: 'signature',
      title,
      explanation: text(
        '签名的十六进制字母可能是大写，也可能是小写，应答须为成功。',
        'The hex letters of a signature may come in either case; the call must succeed.',
      ),
      mending: text(
        '比较前把两边都解码成字节，或都转成同一种大小写。',
        'Decode both sides to bytes before comparing, or bring them to one case.',
      ),
      spec,
      run: async (talk) => {
        expectSuccess(talk, await talk.ask(await probe(talk), { signature }), { orProcessing: true })
      },
    }),
  )
}

/** Changes the value of one member, a text one that is not the activity. */
function alteration(members: Members): Members {
  const keep = ['activity', 'interface', 'testFlag', 'timeStamp', 'scene', 'status']
  const name = Object.keys(members).find((each) => typeof members[each] === 'string' && !keep.includes(each))
  return name === undefined ? {} : { [name]: `${String(members[name])}X` }
}
