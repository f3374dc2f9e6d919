import { createHmac } from 'node:crypto'
import {
  formatCompactTimeMs,
  judgeLicenseV1Answer,
  judgeSaasV1Answer,
  licenseV1Activities,
  saasV1Activities,
} from '@yunshi/seller-sdk'
import type { Dialect, Members, Reading, Variant } from '../check.ts'
import type { ConformanceTarget } from '../report.ts'
import type { ConformanceAnswer } from '../transport.ts'
import { asText, otherKey, spoiled } from './wire.ts'

type Received = Extract<ConformanceAnswer, { kind: 'answer' }>

/** GET with `authToken` in the query and `Body-Sign` on the answer: SaaS 1.0 and License 1.0 (spec 1.1 to 1.3). */
export function v1Dialect(target: ConformanceTarget): Dialect {
  return {
    compose(members, variant, nowMs) {
      const parameters = parametersOf(members, variant, nowMs)
      const authToken = authTokenFor(target.key, parameters, variant)
      const sent = variant.alter
        ? parametersOf(variant.alter(parameters), {}, nowMs, parameters['timeStamp'])
        : parameters
      const pairs = Object.entries(sent).map(([name, value]) => `${name}=${encode(value)}`)
      if (authToken !== undefined) pairs.push(`authToken=${encode(authToken)}`)
      const separator = target.url.includes('?') ? '&' : '?'
      return {
        method: 'GET',
        url: `${target.url}${separator}${pairs.join('&')}`,
        headers: { Accept: 'application/json' },
      }
    },
    read: (members, answer) => readV1(target.key, members, answer),
  }
}

function readV1(key: string, members: Members, answer: Received): Reading {
  const contentType = answer.rawHeaders.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const { httpStatus, rawHeaders, rawBody } = answer
  const received = { key, httpStatus, contentType, rawHeaders, rawBody }
  const license = licenseV1Activities.find((activity) => activity === members['activity'])
  if (license !== undefined) return judgeLicenseV1Answer({ activity: license, ...received })
  const activity = saasV1Activities.find((known) => known === members['activity']) ?? 'upgrade'
  return judgeSaasV1Answer({ activity, ...received })
}

/** All parameters as text with the time of sending, sorted by name; empty ones stay (spec 1.2). */
function parametersOf(
  members: Members,
  variant: Variant,
  nowMs: number,
  signedTime?: string,
): Record<string, string> {
  const timeStamp = signedTime ?? formatCompactTimeMs(nowMs + (variant.clockOffsetMs ?? 0))
  const texts: Record<string, string> = { timeStamp: variant.timestamp === 'words' ? 'yesterday' : timeStamp }
  if (variant.timestamp === 'missing') delete texts['timeStamp']
  for (const [name, value] of Object.entries(members)) {
    if (value !== undefined && value !== null && name !== 'timeStamp') texts[name] = asText(value)
  }
  const names = Object.keys(texts).sort()
  return Object.fromEntries(names.map((name) => [name, texts[name]!]))
}

/** `base64(HMAC(key + timeStamp, text))`, written out apart from the SDK (vectors 13.1). */
export function authTokenFor(
  goodKey: string,
  parameters: Readonly<Record<string, string>>,
  { signature }: Variant,
): string | undefined {
  if (signature === 'missing') return undefined
  if (signature === 'malformed') return 'not-a-token-😀'
  const key = signature === 'other_key' ? otherKey(goodKey) : goodKey
  const names = Object.keys(parameters).sort()
  // The other formula joins the same parameters in another order.
  if (signature === 'other_formula') names.reverse()
  const message = names.map((name) => `${name}=${parameters[name]}`).join('&')
  const token = createHmac('sha256', key + (parameters['timeStamp'] ?? ''))
    .update(message)
    .digest('base64')
  return signature === 'wrong' ? spoiled(token) : token
}

/** RFC 3986: a space is `%20` (COMPAT-05). */
function encode(value: string): string {
  const escape = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  return encodeURIComponent(value).replace(/[!'()*]/g, escape)
}

/** Members of a V1 call with its debugging mark. */
export function v1Members(activity: string, members: Members): Members {
  return { activity, ...members, testFlag: '1' }
}
