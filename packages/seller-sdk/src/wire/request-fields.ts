import { parseCompactTime } from '../wire-time.ts'
import { wireText } from './wire-value.ts'

export type RequestProblemReason =
  | 'activity_missing'
  | 'activity_unknown'
  | 'field_missing'
  | 'field_not_text'
  | 'field_too_long'
  | 'field_value_unknown'
  | 'field_not_a_time'
  | 'field_not_a_number'
  | 'field_not_an_object'
  | 'field_not_a_list'
  | 'list_too_long'

/** What is wrong with a request. `message` can be sent back as `resultMsg`. */
export type RequestProblem = {
  valid: false
  resultCode: '000002'
  reason: RequestProblemReason
  field: string
  message: string
}

/** How one member of a request is read. Lengths are in characters. */
export type RequestField = {
  /** `sender`: the marketplace always sends it, receivers must do without. */
  required: boolean | 'sender'
  lengthMax: number
  values?: readonly string[]
  /** Pattern of a time the compact forms do not cover, or the compact forms. */
  time?: 'compact' | RegExp
  /** `integer`: zero or more, read as a number. Decimals have at most three places and stay text. */
  number?: 'integer' | 'decimal' | 'signed_decimal'
}
export type RequestShape = Readonly<Record<string, RequestField>>

const INTEGER = /^\d{1,9}$/
const DECIMAL = /^\d{1,16}(\.\d{1,3})?$/
const SIGNED_DECIMAL = /^-?\d{1,16}(\.\d{1,3})?$/

/**
 * Reads the documented members of a request. Numbers and booleans where text is documented are read as text, null and
 * empty optional members as absent, unknown members are dropped (COMPAT-12).
 *
 * @param side  `sender` also insists on members that receivers tolerate to be absent
 * @returns the members, or the first problem in the order of the shape
 */
export function readRequestFields(
  shape: RequestShape,
  body: Readonly<Record<string, unknown>>,
  side: 'sender' | 'receiver' = 'receiver',
): { members: Record<string, string | number> } | RequestProblem {
  const members: Record<string, string | number> = {}
  for (const [name, field] of Object.entries(shape)) {
    const value = Object.hasOwn(body, name) ? body[name] : undefined
    if (value === null || value === undefined || value === '') {
      if (field.required === true || field.required === side) {
        return requestProblem('field_missing', name, `${name} is missing`)
      }
      continue
    }
    const read = readField(name, field, value)
    if (typeof read === 'object') return read
    members[name] = read
  }
  return { members }
}

function readField(name: string, field: RequestField, value: unknown): string | number | RequestProblem {
  const text = wireText(value)
  if (text === undefined) return requestProblem('field_not_text', name, `${name} must be text`)
  if (text.length > field.lengthMax) {
    return requestProblem('field_too_long', name, `${name} is longer than ${field.lengthMax} characters`)
  }
  if (field.values !== undefined && !field.values.includes(text)) {
    return requestProblem('field_value_unknown', name, `${name} must be one of ${field.values.join(', ')}`)
  }
  if (field.time !== undefined && !isTime(field.time, text)) {
    const example = field.time === 'compact' ? '20320405160000' : '2031-04-05 06:07:08 z'
    return requestProblem('field_not_a_time', name, `${name} must be a UTC time like ${example}`)
  }
  if (field.number === undefined) return text
  if (field.number === 'integer') {
    if (INTEGER.test(text)) return Number(text)
    return requestProblem('field_not_a_number', name, `${name} must be a whole number`)
  }
  const pattern = field.number === 'decimal' ? DECIMAL : SIGNED_DECIMAL
  if (pattern.test(text)) return text
  return requestProblem('field_not_a_number', name, `${name} must be a number with at most 3 decimals`)
}

function isTime(form: 'compact' | RegExp, text: string): boolean {
  return form === 'compact' ? parseCompactTime(text) !== undefined : form.test(text)
}

/** Reads `activity` as one of those given. */
export function readActivity<A extends string>(
  activities: readonly A[],
  value: unknown,
): { activity: A } | RequestProblem {
  const text = wireText(value)
  if (text === undefined || text === '') {
    return requestProblem('activity_missing', 'activity', 'activity is missing')
  }
  const activity = activities.find((known) => known === text)
  if (activity !== undefined) return { activity }
  return requestProblem('activity_unknown', 'activity', `activity "${text.slice(0, 32)}" is not known`)
}

export function requestProblem(reason: RequestProblemReason, field: string, message: string): RequestProblem {
  return { valid: false, resultCode: '000002', reason, field, message }
}

/** Thrown when the marketplace would send what a protocol does not allow; nothing may be sent then. */
export class InvalidRequest extends Error {
  readonly problem: RequestProblem

  constructor(problem: RequestProblem) {
    super(`Cannot send this request: ${problem.message}`)
    this.name = 'InvalidRequest'
    this.problem = problem
  }
}
