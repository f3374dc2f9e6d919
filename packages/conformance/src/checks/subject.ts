import { describe, expectSuccess, skip, type Members, type Talk } from '../check.ts'
import type { ConformanceProtocol } from '../report.ts'
import { text } from '../texts.ts'

/** Which signature a protocol uses; decides which of the shared checks make sense. */
export type WireKind = 'v2' | 'v1' | 'kit-v2' | 'kit-v1'

/** What the shared checks need to know about a protocol. */
export type Subject = {
  protocol: ConformanceProtocol
  kind: WireKind
  /** A call that a right server accepts, and accepts again whenever it comes. */
  probe: (talk: Talk) => Promise<Members>
  /** A call that carries any text and must be accepted with it. */
  withText: (talk: Talk, value: string) => Promise<Members>
  /** Calls with every mandatory member, and which those are. */
  mandatory: readonly {
    activity: string
    members: (talk: Talk) => Promise<Members>
    names: readonly string[]
  }[]
}

/**
 * Makes the probe of a subject prove itself once: a refusal of a wrong call says nothing where the right one is
 * refused as well.
 */
export function provenProbe(subject: Subject): (talk: Talk) => Promise<Members> {
  let isProven = false
  return async (talk) => {
    const members = await subject.probe(talk)
    if (isProven) return members
    const reply = await talk.ask(members)
    if (reply.reading?.verdict !== 'success' && reply.reading?.verdict !== 'processing') {
      const { zh, en } = describe(reply)
      skip(text(`正确的请求也没有被接受，无从比较：${zh}`, `the right call is not accepted either: ${en}`))
    }
    isProven = true
    return members
  }
}

/** Asks and insists on success; for calls that prepare a check. */
export async function askWell(talk: Talk, members: Members): Promise<void> {
  expectSuccess(talk, await talk.ask(members), { orProcessing: true })
}

/** Whether signatures are hex and calls carry a nonce and a time that ends. */
export function isFresh(kind: WireKind): boolean {
  return kind === 'v2' || kind === 'kit-v2'
}
