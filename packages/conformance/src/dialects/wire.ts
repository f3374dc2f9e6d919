import type { AnswerOnWire } from '@yunshi/seller-sdk'
import type { ConformanceAnswer } from '../transport.ts'

/** An answer as the SDK's judges take it; bytes that are no UTF-8 become replacement characters. */
export function decoded(answer: Extract<ConformanceAnswer, { kind: 'answer' }>): AnswerOnWire {
  const contentType = answer.rawHeaders.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const bodyText = new TextDecoder('utf-8', { ignoreBOM: true }).decode(answer.rawBody)
  return { httpStatus: answer.httpStatus, contentType, bodyText }
}

/** A key that is not the right one and looks like it. */
export function otherKey(key: string): string {
  return `${key}-other`
}

/** The same text with its first character exchanged for another of the same alphabet, in whichever case it is read. */
export function spoiled(signature: string): string {
  return `${/^a/i.test(signature) ? 'B' : 'A'}${signature.slice(1)}`
}

/** A member as the text that is signed: strings as they are, anything else as compact JSON. */
export function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}
