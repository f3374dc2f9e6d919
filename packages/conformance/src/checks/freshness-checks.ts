import { check, describe, expectRefusal, expectSuccess, fail, type Check } from '../check.ts'
import { text } from '../texts.ts'
import { isFresh, provenProbe, type Subject } from './subject.ts'

/** When a call counts: at most 60 seconds of age, and once (spec 2.2). */
export function freshnessChecks(subject: Subject): Check[] {
  const { protocol, kind } = subject
  const probe = provenProbe(subject)
  const phase = 'signature'
  const spec = kind === 'v2' || kind === 'kit-v2' ? ['2.2', '13.10', 'COMPAT-02'] : ['1.2']
  const readTime = text(
    '时间戳缺失或读不出来时返回 000002。',
    'Answer 000002 when the time is missing or cannot be read.',
  )
  const timeChecks = (['missing', 'words'] as const).map((timestamp) =>
    check(protocol, `time.${timestamp === 'missing' ? 'missing' : 'unreadable'}`, {
      phase,
      title:
        timestamp === 'missing'
          ? text('没有时间戳的请求被拒绝', 'A call without a time is refused')
          : text('时间戳不是时间的请求被拒绝', 'A call whose time is no time is refused'),
      explanation: text(
        '签名与发送的内容一致，只是时间戳不对，应答须为 000002。',
        'The signature matches what is sent; only the time is wrong. The answer must be 000002.',
      ),
      mending: readTime,
      spec,
      run: async (talk) => {
        expectRefusal(talk, await talk.ask(await probe(talk), { timestamp }), { codes: ['000002', '000001'] })
      },
    }),
  )
  if (!isFresh(kind)) return timeChecks

  return [
    check(protocol, 'time.expired', {
      phase,
      title: text('61 秒前的请求被拒绝', 'A call 61 seconds old is refused'),
      explanation: text(
        '签名正确，但签名时间在 61 秒之前，应答须为 000002。截获的请求因此只在一分钟内有用。',
        'Rightly signed, 61 seconds ago: the answer must be 000002, so that a captured call is of use for a minute only.',
      ),
      mending: text(
        '当前时间减 timestamp 大于 60000 毫秒时返回 000002，并用 NTP 校准时钟。',
        'Answer 000002 when now minus timestamp is above 60000 ms, and keep the clock right with NTP.',
      ),
      spec,
      run: async (talk) => {
        const members = await probe(talk)
        const reply = await talk.ask(members, { clockOffsetMs: -61_000 })
        if (reply.reading?.verdict === 'failure') return expectRefusal(talk, reply, { codes: ['000002'] })
        const older = await talk.ask(members, { clockOffsetMs: -180_000 })
        if (older.reading?.verdict === 'failure') {
          return talk.warn(
            text(
              '61 秒前的请求被接受，3 分钟前的被拒绝：时钟慢了，或允许的时间过长',
              '61 seconds old is accepted, 3 minutes is refused: the clock is slow, or the window too wide',
            ),
          )
        }
        fail(text('3 分钟前的请求仍被接受', 'a call 3 minutes old is still accepted'))
      },
    }),
    check(protocol, 'time.ahead', {
      phase,
      severity: 'should',
      title: text('快 10 秒的时钟不影响调用', 'A clock 10 seconds ahead does no harm'),
      explanation: text(
        '两台机器的时钟总有差别，略早于对方时间的请求应当接受。',
        'Two clocks never agree; a call from slightly ahead should be accepted.',
      ),
      mending: text(
        '只拒绝过旧的请求，不要拒绝略早的请求。',
        'Refuse what is too old, not what is slightly ahead.',
      ),
      spec,
      run: async (talk) => {
        const reply = await talk.ask(await probe(talk), { clockOffsetMs: 10_000 })
        expectSuccess(talk, reply, { orProcessing: true })
      },
    }),
    check(protocol, 'time.seconds', {
      phase,
      severity: 'should',
      title: text('十位秒级时间戳得到明确应答', 'A ten-digit time in seconds gets a clear answer'),
      explanation: text(
        '旧文档写的是秒。按秒处理而接受，或以 000002 拒绝，都可以；不能出错。',
        'Old pages speak of seconds. Reading it as seconds or refusing it with 000002 are both right; an error is not.',
      ),
      mending: text(
        '按位数区分秒与毫秒，或返回 000002。',
        'Tell seconds from milliseconds by length, or answer 000002.',
      ),
      spec: ['2.2', '14 row 1'],
      run: async (talk) => {
        const reply = await talk.ask(await probe(talk), { timestamp: 'seconds' })
        const { reading } = reply
        const isClear =
          reading?.verdict !== 'failure' || ['000002', '000001'].includes(reading.resultCode ?? '')
        if (reading === undefined || !isClear) fail(describe(reply))
      },
    }),
    ...timeChecks,
    check(protocol, 'nonce.missing', {
      phase,
      title: text('没有 nonce 的请求被拒绝', 'A call without a nonce is refused'),
      explanation: text('应答须为 000002。', 'The answer must be 000002.'),
      mending: text('nonce 缺失时返回 000002。', 'Answer 000002 when the nonce is missing.'),
      spec,
      run: async (talk) => {
        expectRefusal(talk, await talk.ask(await probe(talk), { nonce: 'missing' }), {
          codes: ['000002', '000001'],
        })
      },
    }),
    check(protocol, 'nonce.replayed', {
      phase,
      severity: 'should',
      title: text('同一请求原样再来一次被拒绝', 'The very same call a second time is refused'),
      explanation: text(
        '同一签名、同一 nonce 的请求再发一次。云商店自己的重试总是换新的 nonce，原样重来的只会是截获者。',
        'The same signature and nonce again. Retries of the marketplace always have a new nonce; only an eavesdropper sends the same.',
      ),
      mending: text(
        '把 60 秒内用过的 nonce 记下来（数据库唯一列或缓存），再次出现时拒绝。',
        'Remember the nonces of the last 60 seconds, in a unique column or a cache, and refuse one that comes again.',
      ),
      spec: ['2.2'],
      run: async (talk) => {
        const first = await talk.ask(await probe(talk))
        expectSuccess(talk, first, { orProcessing: true })
        expectRefusal(talk, await talk.repeat(first), { codes: ['000002', '000001'] })
      },
    }),
  ]
}
