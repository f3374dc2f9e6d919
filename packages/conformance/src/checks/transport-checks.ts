import { check, expectSuccess, fail, skip, type Check, type Reply, type Talk } from '../check.ts'
import type { ConformanceText } from '../report.ts'
import { findingInWords, text } from '../texts.ts'
import { provenProbe, type Subject } from './subject.ts'

type Judged = {
  name: string
  severity: 'must' | 'should'
  title: ConformanceText
  explanation: ConformanceText
  mending: ConformanceText
  spec: readonly string[]
  /** What is wrong with one reply; undefined when nothing is. */
  find: (reply: Reply, talk: Talk) => ConformanceText | undefined
}

/** How answers look, over every call of the run. They come last. */
export function transportChecks(subject: Subject): Check[] {
  const { protocol, kind } = subject
  const probe = provenProbe(subject)
  const warned = (reply: Reply, ...codes: string[]) => {
    const code = codes.find((each) => reply.reading?.warnings.includes(each))
    return code === undefined ? undefined : findingInWords(code)
  }
  const judged: Judged[] = [
    {
      name: 'time',
      severity: 'must',
      title: text('每次应答都在 5 秒之内', 'Every answer comes within 5 seconds'),
      explanation: text(
        '超过 5 秒的调用可能已被当作失败并重试。',
        'A call that takes longer than 5 seconds may count as failed and be repeated.',
      ),
      mending: text(
        '先应答再做耗时的工作；开通需要更久时返回 000004，由 queryInstance 告知结果。',
        'Answer first and work afterwards; when opening takes longer, answer 000004 and let queryInstance tell.',
      ),
      spec: ['12'],
      find: ({ answer }, { answerMsMax }) =>
        answer.durationMs > answerMsMax && answer.kind === 'answer'
          ? text(`用了 ${answer.durationMs} 毫秒`, `took ${answer.durationMs} ms`)
          : undefined,
    },
    {
      name: 'contentType',
      severity: 'should',
      title: text('应答的 Content-Type 是 application/json', 'Answers are application/json'),
      explanation: text(
        '内容类型不对时调用仍然有效，调试页面会提示。',
        'The call counts all the same; the debugging page complains.',
      ),
      mending: text(
        '加上 Content-Type: application/json;charset=UTF-8。',
        'Send Content-Type: application/json;charset=UTF-8.',
      ),
      spec: ['0.6', '11.2', 'COMPAT-07'],
      find: (reply) => warned(reply, 'content_type_missing', 'content_type_not_json'),
    },
    {
      name: 'httpStatus',
      severity: 'should',
      title: text('成功的应答都是 HTTP 200', 'Success comes with HTTP 200'),
      explanation: text(
        '结果由 resultCode 表示，HTTP 状态用 200。',
        'The result code tells the result; the HTTP status is 200.',
      ),
      mending: text('成功时返回 HTTP 200。', 'Answer success with HTTP 200.'),
      spec: ['0.6', 'COMPAT-08'],
      find: (reply) =>
        reply.reading?.verdict === 'success' ? warned(reply, 'http_status_not_200') : undefined,
    },
    {
      name: 'encoding',
      severity: 'must',
      title: text('应答是 UTF-8', 'Answers are UTF-8'),
      explanation: text(
        '其他编码的文字到买家那里会变成乱码。',
        'Text in another charset reaches the buyer as garbage.',
      ),
      mending: text('用 UTF-8 输出，不带字节序标记。', 'Write UTF-8 without a byte order mark.'),
      spec: ['12'],
      find: ({ answer }) => {
        if (answer.kind === 'no_answer') return undefined
        try {
          const decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(answer.rawBody)
          return decoded.startsWith('\uFEFF') ? findingInWords('body_with_byte_order_mark') : undefined
        } catch {
          return findingInWords('body_not_utf8')
        }
      },
    },
    {
      name: 'resultCode',
      severity: 'should',
      title: text('resultCode 是六位字符串', 'resultCode is a text of six digits'),
      explanation: text(
        '数字会丢掉前导零，000000 就变成了 0。',
        'A number loses its leading zeros: 000000 becomes 0.',
      ),
      mending: text(
        '把 resultCode 写成字符串，例如 "000000"。',
        'Write resultCode as a string such as "000000".',
      ),
      spec: ['10.1', 'COMPAT-12'],
      find: (reply) => warned(reply, 'result_code_not_text', 'result_code_seven_digits'),
    },
    {
      name: 'resultMsg',
      severity: 'should',
      title: text('应答带有 resultMsg', 'Answers carry a resultMsg'),
      explanation: text('失败时它是排查问题的第一线索。', 'It is the first clue when something fails.'),
      mending: text(
        '每个应答都写 resultMsg，不超过 255 个字符。',
        'Put a resultMsg of at most 255 characters into every answer.',
      ),
      spec: ['10.1', '11.2'],
      find: (reply) => warned(reply, 'result_msg_missing', 'result_msg_too_long'),
    },
  ]
  if (kind === 'v1') judged.push(bodySign)
  return [
    check(protocol, 'transport.slowReader', {
      phase: 'transport',
      title: text('应答读得慢也能收全', 'A slow reader gets the whole answer'),
      explanation: text(
        '像在差网络里那样慢慢读应答，内容须完整。',
        'The answer is read as over a bad line; it must arrive whole.',
      ),
      mending: text(
        '写完应答再关连接，写超时不要短于 5 秒。',
        'Close after the answer is written; let writes wait for 5 seconds.',
      ),
      spec: ['12'],
      run: async (talk) => {
        const members = await probe(talk)
        expectSuccess(talk, await talk.ask(members, { readSlowly: true }), { orProcessing: true })
      },
    }),
    ...judged.map(({ find, name, ...rest }) =>
      check(protocol, `transport.${name}`, {
        phase: 'transport',
        ...rest,
        run: async (talk) => {
          if (talk.heard.length === 0) await talk.ask(await probe(talk))
          summarize(talk, find)
        },
      }),
    ),
  ]
}

const bodySign: Judged = {
  name: 'bodySign',
  severity: 'must',
  title: text('成功的应答都带有正确的 Body-Sign', 'Every success carries a right Body-Sign'),
  explanation: text(
    'Body-Sign 覆盖应答的原始字节，头名区分大小写。缺失或不符时，这次调用按失败处理。',
    'Body-Sign covers the bytes of the answer, and its name is case-sensitive. Without a right one the call is a failure.',
  ),
  mending: text(
    '对最终发出的字节计算 base64(HMAC(key, 应答体))，头名写作 Body-Sign，两个值都加双引号。',
    'Compute base64(HMAC(key, body)) over the bytes you send, name the header Body-Sign, and quote both values.',
  ),
  spec: ['1.3', '13.10', 'COMPAT-06'],
  find: ({ reading }) =>
    reading?.reason?.startsWith('body_sign_') ? findingInWords(reading.reason) : undefined,
}

function summarize(talk: Talk, find: Judged['find']): void {
  const answered = talk.heard.filter(({ answer }) => answer.kind === 'answer')
  if (answered.length === 0) skip(text('没有收到应答', 'there was no answer'))
  const found = answered.flatMap((reply) => {
    const reason = find(reply, talk)
    return reason === undefined ? [] : [{ reply, reason }]
  })
  const [first] = found
  if (first === undefined) return
  const { reply, reason } = first
  const name = String(reply.members['activity'] ?? reply.members['interface'])
  fail(
    text(
      `${reason.zh}（${answered.length} 次应答中有 ${found.length} 次，首次是 ${name}）`,
      `${reason.en} (${found.length} of ${answered.length} answers, first ${name})`,
    ),
  )
}
