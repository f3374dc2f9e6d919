import {
  check,
  describe,
  expectSuccess,
  fail,
  type Check,
  type Members,
  type Reply,
  type Talk,
} from '../check.ts'
import type { ConformanceProtocol, ConformanceText } from '../report.ts'
import { text } from '../texts.ts'

/** Calls at once in the parallel checks. */
const AT_ONCE = 6

/** What a creating call hands out and must hand out again. */
export type Created = { name: 'instanceId' | 'license'; of: (reply: Reply) => string | undefined }

export const createdInstance: Created = { name: 'instanceId', of: ({ reading }) => reading?.instanceId }
export const createdLicense: Created = { name: 'license', of: ({ reading }) => reading?.license }

/**
 * Parallel calls for one order give one resource. Some may be told to come back (`000004`), none may be given another.
 *
 * @param make  members of a call for an order never used before; each call of the returned function is a retry of it
 */
export function parallelCheck(
  protocol: ConformanceProtocol,
  activity: string,
  created: Created,
  make: () => () => Members,
): Check {
  return check(protocol, `${activity}.parallel`, {
    phase: 'repeat',
    activity,
    title: text(
      `同一订单同时到达 ${AT_ONCE} 次 ${activity} 只产生一份资源`,
      `${AT_ONCE} ${activity} calls at once for one order give one resource`,
    ),
    explanation: text(
      `并发重试时，所有成功应答的 ${created.name} 须相同，随后的重试也须得到同一个。`,
      `When retries run side by side, every success must carry the same ${created.name}, and so must a later retry.`,
    ),
    mending: text(
      '在数据库里给订单号和订单行建唯一索引，先占位再开通；不要只靠“先查后插”。',
      'Put a unique index on the order and its line and claim it before opening; looking first and inserting later is not enough.',
    ),
    spec: ['0.6', 'COMPAT-19'],
    run: async (talk) => {
      const next = make()
      const replies = await Promise.all(Array.from({ length: AT_ONCE }, () => talk.ask(next())))
      const last = await talk.ask(next())
      expectSuccess(talk, last, { orProcessing: true, what: text('随后的重试', 'the later retry') })
      const accepted = replies.filter(
        ({ reading }) => reading?.verdict === 'success' || reading?.verdict === 'processing',
      )
      const ids = new Set([...accepted, last].flatMap((reply) => created.of(reply) ?? []))
      if (ids.size > 1) {
        fail(
          text(
            `同一订单得到了 ${ids.size} 个不同的 ${created.name}`,
            `one order was given ${ids.size} different values of ${created.name}`,
          ),
        )
      }
      const refused = replies.find(({ reading }) => reading === undefined || reading.verdict === 'failure')
      if (refused !== undefined) {
        const { zh, en } = describe(refused)
        talk.warn(text(`并发时有调用失败：${zh}`, `a parallel call failed: ${en}`))
      }
    },
  })
}

/** One step of a life and its repeat: two checks, the second in the repeat phase. */
export function stepChecks(
  protocol: ConformanceProtocol,
  step: {
    /** Id of the step, activity first, like `refreshInstance.renewal`. */
    name: string
    activity: string
    title: ConformanceText
    expected?: ConformanceText
    mending: ConformanceText
    spec: readonly string[]
    members: (talk: Talk) => Promise<Members>
    /** What else must hold of the answer. */
    inspect?: (talk: Talk, reply: Reply) => void
    repeatMending?: ConformanceText
    /** Whether `000003` is right as well when it comes again: what is gone is not found (spec 2.7). */
    ends?: boolean
  },
): { life: Check; repeat: Check } {
  const { name, activity, title, mending, spec, members, inspect } = step
  const expected = step.expected ?? text('应答须为 000000。', 'The answer must be 000000.')
  return {
    life: check(protocol, name, {
      phase: 'life',
      activity,
      title,
      explanation: expected,
      mending,
      spec,
      run: async (talk) => {
        const reply = await talk.ask(await members(talk))
        expectSuccess(talk, reply)
        inspect?.(talk, reply)
      },
    }),
    repeat: check(protocol, `${name}.repeat`, {
      phase: 'repeat',
      activity,
      title: text(`${title.zh}：重复调用`, `${title.en}: again`),
      explanation: text(
        '同一个请求（新的时间与随机数）再来一次：应答须为成功，且不再产生变化。超时后的重试、拨测和人工重启都会这样做。',
        'The same request with a new time and nonce: it must succeed and change nothing more. Retries after a timeout, probes and restarts all do this.',
      ),
      mending:
        step.repeatMending ??
        text(
          '记下已处理的订单号；再次收到时直接返回成功。已处于目标状态时也返回成功。',
          'Remember orders that have taken effect and answer success when they come again; being in the wanted state already is success.',
        ),
      spec: ['0.6', ...spec],
      run: async (talk) => {
        const first = await members(talk)
        const reply = await talk.ask(first)
        // The life phase may have ended it already.
        if (step.ends && reply.reading?.resultCode === '000003') return
        expectSuccess(talk, reply, { what: text('第一次', 'the first call') })
        const again = await talk.ask(first)
        if (step.ends && again.reading?.resultCode === '000003') return
        expectSuccess(talk, again, { what: text('再次调用', 'the call again') })
      },
    }),
  }
}
