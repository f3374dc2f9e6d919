import { isRecord } from './wire-value.ts'

/**
 * Reads a body as a JSON object; undefined when it is anything else or not UTF-8.
 *
 * Decoding is strict, because replacement characters would let two different bodies look the same.
 */
export function parseJsonObject(raw: Uint8Array | string): Record<string, unknown> | undefined {
  try {
    const text =
      typeof raw === 'string' ? raw : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
    const value: unknown = JSON.parse(text)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/**
 * Writes JSON with every character outside printable ASCII as `\uXXXX`, which the documents ask of `memo` and which
 * no wrong charset can break.
 */
export function asciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
