import {
  check,
  describe,
  expectRefusal,
  expectSuccess,
  fail,
  type Check,
  type Members,
  type Talk,
} from '../check.ts'
import type { ConformanceText } from '../report.ts'
import { text } from '../texts.ts'
import { isFresh, provenProbe, type Subject } from './subject.ts'

/** Values that programs break on, each for a reason of its own. */
const values: readonly { name: string; value: string; title: ConformanceText; why: ConformanceText }[] = [
  {
    name: 'chinese',
    value: '云测试（华东）有限公司，規格Ａ',
    title: text('中文内容', 'Chinese text'),
    why: text(
      '请求体按 UTF-8 计算签名，不要按其他编码转换。',
      'Sign the UTF-8 bytes; do not go through another charset.',
    ),
  },
  {
    name: 'emoji',
    value: 'plan 😀 👩‍💻 𠮷',
    title: text('表情符号与四字节字符', 'emoji and four-byte characters'),
    why: text(
      '四字节字符在 UTF-8 里很常见；数据库请用 utf8mb4 或 UTF-8。',
      'Characters of four bytes are ordinary UTF-8; a database needs utf8mb4 or UTF-8 for them.',
    ),
  },
  {
    name: 'reserved',
    value: 'a+b/c=d&e%20f g?h#i',
    title: text('含 + / = & % 与空格的内容', 'text with + / = & % and spaces'),
    why: text(
      '只解码一次；不要把 + 当成空格，也不要把内容再编码一遍。',
      'Decode once; take + for a plus sign, and do not encode the content again.',
    ),
  },
  {
    name: 'escapes',
    value: '</a> "quoted" \\ back\\slash <b>&\'é',
    title: text('引号、斜杠与尖括号', 'quotes, slashes and angle brackets'),
    why: text(
      '对收到的原始字节验签。很多 JSON 库在重新序列化时会改写 / < > 与中文。',
      'Verify the bytes received. Many JSON libraries rewrite / < > and Chinese when they serialize again.',
    ),
  },
]

/** What may stand in a call: anything documented, and more than is known today. */
export function contentChecks(subject: Subject): Check[] {
  const { protocol, kind } = subject
  const probe = provenProbe(subject)
  const phase = 'content'
  const isGet = kind === 'v1'
  const valueChecks = values.map(({ name, value, title, why }) =>
    check(protocol, `content.${name}`, {
      phase,
      title: text(`接受${title.zh}`, `Accepted: ${title.en}`),
      explanation: text(
        `在一个正常请求里放入「${value}」并正确签名，应答须为成功。`,
        `A right call holds “${value}” and is signed rightly; it must succeed.`,
      ),
      mending: why,
      spec: isGet ? ['1.1', '1.2', 'COMPAT-05'] : ['2.1', '2.2', '12', 'COMPAT-01'],
      run: async (talk) => {
        await probe(talk)
        expectSuccess(talk, await talk.ask(await subject.withText(talk, value)), { orProcessing: true })
      },
    }),
  )

  return [
    ...subject.mandatory.map((call) => missingMembersCheck(subject, call, probe)),
    check(protocol, 'content.unknownMembers', {
      phase,
      severity: isGet ? 'should' : 'must',
      title: text('未知字段不影响处理', 'Unknown members do no harm'),
      explanation: text(
        '请求里多一个今天没有定义、但已参与签名的字段，应答须为成功。',
        'The call holds one more member that is not documented today and is signed like the rest; it must succeed.',
      ),
      mending: text(
        '读取认识的字段，忽略其余；验签时包含全部收到的字段。',
        'Read the members you know, ignore the others, and verify over all that were received.',
      ),
      spec: isGet ? ['1.2', 'COMPAT-05'] : ['2.1', 'COMPAT-12'],
      run: async (talk) => {
        const members = { ...(await probe(talk)), xFutureMember: 'later' }
        expectSuccess(talk, await talk.ask(members), { orProcessing: true })
      },
    }),
    check(protocol, 'content.unknownActivity', {
      phase,
      title: text('未知接口被拒绝', 'An unknown activity is refused'),
      explanation: text(
        '请求一个不存在的接口。任何拒绝都可以，只是不能回答成功。',
        'An activity that does not exist is asked for. Any refusal will do; success will not.',
      ),
      mending: text(
        '对不认识的 activity 返回 000002，而不是默认成功。',
        'Answer 000002 to an activity you do not know instead of success by default.',
      ),
      spec: ['10.1', 'COMPAT-14'],
      run: async (talk) => {
        const members = await probe(talk)
        const name = 'interface' in members ? 'interface' : 'activity'
        expectRefusal(talk, await talk.ask({ ...members, [name]: 'noSuchActivity' }), { codes: 'any' })
      },
    }),
    ...valueChecks,
    ...(isGet ? [] : brokenBodyChecks(subject, probe)),
  ]
}

function missingMembersCheck(
  { protocol }: Subject,
  { activity, members, names }: Subject['mandatory'][number],
  probe: (talk: Talk) => Promise<Members>,
): Check {
  return check(protocol, `content.${activity}.missing`, {
    phase: 'content',
    severity: 'should',
    activity,
    title: text(`${activity} 缺少必填字段时被拒绝`, `${activity} without a mandatory member is refused`),
    explanation: text(
      `逐个去掉 ${names.join('、')}，每次应答须为 000002。`,
      `Each of ${names.join(', ')} is left out in turn; the answer must be 000002 every time.`,
    ),
    mending: text(
      '处理前检查必填字段，缺少时返回 000002 并说明是哪一个。',
      'Check mandatory members before acting; answer 000002 and name the one that is missing.',
    ),
    spec: ['10.1'],
    run: async (talk) => {
      await probe(talk)
      const whole = await members(talk)
      for (const name of names) {
        const { [name]: _, ...rest } = whole
        // An instance that is not named cannot be found either.
        const codes = ['instanceId', 'license'].includes(name) ? ['000002', '000003'] : ['000002']
        expectRefusal(talk, await talk.ask(rest), { codes, what: text(`缺少 ${name}`, `without ${name}`) })
      }
    },
  })
}

function brokenBodyChecks({ protocol, kind }: Subject, probe: (talk: Talk) => Promise<Members>): Check[] {
  const bodies: readonly { name: string; rawBody: string | Uint8Array; title: ConformanceText }[] = [
    { name: 'truncated', rawBody: '{"activity":"newInst', title: text('截断的 JSON', 'truncated JSON') },
    { name: 'empty', rawBody: '', title: text('空请求体', 'an empty body') },
    { name: 'list', rawBody: '["newInstance"]', title: text('不是对象的 JSON', 'JSON that is no object') },
    {
      name: 'notUtf8',
      rawBody: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
      title: text('不是 UTF-8 的字节', 'bytes that are no UTF-8'),
    },
  ]
  return [
    check(protocol, 'content.brokenBody', {
      phase: 'content',
      title: text(
        '读不出来的请求体被拒绝，服务继续工作',
        'A body that cannot be read is refused, and the server goes on',
      ),
      explanation: text(
        '依次发送截断的 JSON、空请求体、数组和非 UTF-8 字节，都不能成功；之后正常请求仍须成功。',
        'Truncated JSON, an empty body, a list and bytes that are no UTF-8 must not succeed; a right call afterwards must.',
      ),
      mending: text(
        '解析失败时返回 000002，不要让进程退出。',
        'Answer 000002 when parsing fails; never let the process end.',
      ),
      spec: ['2.1', '10.1'],
      run: async (talk) => {
        const members = await probe(talk)
        for (const { rawBody, title } of bodies) {
          const reply = await talk.ask(members, { rawBody, ...(isFresh(kind) ? {} : { signature: 'wrong' }) })
          const { answer, reading } = reply
          // Hanging up on garbage is a fair answer to it.
          if (answer.kind === 'no_answer' && answer.reason === 'connection_lost') continue
          if (answer.kind === 'no_answer' || reading?.verdict !== 'failure') {
            const { zh, en } = describe(reply)
            fail(text(`${title.zh}：${zh}`, `${title.en}: ${en}`))
          }
        }
        expectSuccess(talk, await talk.ask(members), {
          orProcessing: true,
          what: text('之后的正常请求', 'a right call afterwards'),
        })
      },
    }),
  ]
}
