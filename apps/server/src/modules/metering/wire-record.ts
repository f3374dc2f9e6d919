const FIELDS = [
  'instance_id',
  'product_id',
  'record_time',
  'begin_time',
  'end_time',
  'usage_value',
  'metering_sn',
  'relate_pkg_instance',
] as const

/** A usage record as sent, its known members as text. */
export type WireRecord = Partial<Record<(typeof FIELDS)[number], string>>

/**
 * Reads the known members of whatever was sent. Numbers become text (isv-protocol 14 row 16). Zero characters, which no
 * database text holds, are dropped, so that one of them cannot spoil a batch.
 */
export function readWireRecord(value: unknown): WireRecord {
  if (typeof value !== 'object' || value === null) return {}
  const record: WireRecord = {}
  for (const name of FIELDS) {
    const member: unknown = (value as Record<string, unknown>)[name]
    if (typeof member === 'string') record[name] = member.replaceAll('\0', '')
    else if (typeof member === 'number' && Number.isFinite(member)) record[name] = String(member)
  }
  return record
}
