import { randomUUID } from 'node:crypto'
import { formatCompactTime } from '@yunshi/seller-sdk'
import { DomainError } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { CallFamily, SellerCall } from '../../fulfillment/index.ts'
import { parameterHints, type HintedName } from './parameter-hints.ts'

export const parameterKinds = [
  'text',
  'integer',
  'amount',
  'time',
  'choice',
  'json',
  'secret',
  'publicKey',
] as const
export type ParameterKind = (typeof parameterKinds)[number]

/** One preset parameter of a scenario (isv-protocol 11.2). */
export interface DebugParameter {
  /** Name on the wire. */
  name: string
  required: boolean
  lengthMax: number
  kind: ParameterKind
  values: readonly string[]
  preset: string
  /** Left empty, a fresh value is made for every call. */
  generated: boolean
  hint: LocalizedText
}

/** What the seller typed, or the presets: text for every kind. */
export type ParameterValues = Readonly<Record<string, string>>

/** One tab entry of the debugging page: an interface of a family, with its scene where it has several. */
export interface DebugScenario {
  family: CallFamily
  /** Stable: activity, or activity and scene joined by a dot. */
  code: string
  activity: string
  title: LocalizedText
  parameters: readonly DebugParameter[]
  /** @param values empty ones left out, generated ones filled in */
  compose(values: ParameterValues): SellerCall
}

type Shape = { required?: boolean; lengthMax?: number; preset?: string; values?: readonly string[] }

function parameter(
  name: HintedName,
  kind: ParameterKind,
  generated: boolean,
  { required = false, lengthMax = 64, preset = '', values = [] }: Shape,
): DebugParameter {
  return { name, required, lengthMax, kind, values, preset, generated, hint: parameterHints[name] }
}

/** A mandatory text. */
export const text = (name: HintedName, preset: string, lengthMax = 64) =>
  parameter(name, 'text', false, { required: true, preset, lengthMax })
/** An optional text. */
export const optional = (name: HintedName, preset = '', lengthMax = 64) =>
  parameter(name, 'text', false, { preset, lengthMax })
export const integer = (name: HintedName, preset = '', lengthMax = 7) =>
  parameter(name, 'integer', false, { preset, lengthMax })
export const amount = (name: HintedName, preset = '') =>
  parameter(name, 'amount', false, { preset, lengthMax: 20 })
export const choice = (name: HintedName, values: readonly string[], preset = '', required = true) =>
  parameter(name, 'choice', false, { required, values, preset, lengthMax: 32 })
export const json = (name: HintedName, preset: unknown, lengthMax = 20_000) =>
  parameter(name, 'json', false, { required: true, preset: JSON.stringify(preset), lengthMax })
/** Made anew for every call unless the seller types one. */
export const fresh = (name: HintedName) => parameter(name, 'text', true, { required: true })
export const freshTime = (name: HintedName, required = true) =>
  parameter(name, 'time', true, { required, lengthMax: 20 })
export const time = (name: HintedName) => parameter(name, 'time', false, { lengthMax: 20 })
export const secret = (name: HintedName) =>
  parameter(name, 'secret', false, { required: true, lengthMax: 256 })
export const publicKey = (name: HintedName) =>
  parameter(name, 'publicKey', false, { required: true, lengthMax: 16_384 })

const YEAR_MS = 365 * 86_400_000

/**
 * Values ready to be composed: unknown names refused, empty ones dropped, generated ones made.
 *
 * @throws validation `VALIDATION_FAILED` naming each field that is missing, too long or not of its kind
 */
export function readValues(scenario: DebugScenario, values: ParameterValues, nowMs: number): ParameterValues {
  const fields: { path: string; message: string }[] = []
  const read: Record<string, string> = {}
  for (const name of Object.keys(values))
    if (!scenario.parameters.some((known) => known.name === name))
      fields.push({ path: `values.${name}`, message: 'unknown' })
  for (const wanted of scenario.parameters) {
    const typed = values[wanted.name] ?? ''
    const value = typed === '' && wanted.generated ? generate(wanted, nowMs) : typed
    const problem = problemOf(wanted, value)
    if (problem !== null) fields.push({ path: `values.${wanted.name}`, message: problem })
    else if (value !== '') read[wanted.name] = value
  }
  if (fields.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields })
  return read
}

function generate(wanted: DebugParameter, nowMs: number): string {
  return wanted.kind === 'time' ? formatCompactTime(nowMs + YEAR_MS) : randomUUID()
}

function problemOf(wanted: DebugParameter, value: string): string | null {
  if (value === '') return wanted.required ? 'required' : null
  if (value.length > wanted.lengthMax) return 'too_long'
  switch (wanted.kind) {
    case 'integer':
      return /^\d{1,9}$/.test(value) ? null : 'integer'
    case 'amount':
      return /^-?\d{1,16}(\.\d{1,3})?$/.test(value) ? null : 'amount'
    case 'choice':
      return wanted.values.includes(value) ? null : 'unknown'
    case 'json':
      return parseJson(value) === undefined ? 'json' : null
    case 'text':
    case 'time':
    case 'secret':
    case 'publicKey':
      return null
  }
}

export function parseJson(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
