/** A member read as text: text as it is, numbers and booleans written out, everything else undefined (COMPAT-12). */
export function wireText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return undefined
}

/** Whether a parsed JSON value is an object, which arrays and null are not. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
