/** The fields of an audit row that its hash covers, in this order. */
export interface AuditContent {
  id: string
  chain: string
  seq: bigint
  recordedAt: Date
  businessTime: Date
  actorUserId: string | null
  actorAccountId: string | null
  actorRole: string
  ip: string | null
  action: string
  objectType: string
  objectId: string
  before: unknown
  after: unknown
  reason: string | null
  requestId: string | null
}

/** Where every chain starts. */
export const GENESIS_HASH = '0'.repeat(64)

/** The text under the hash: JSON of the fields with sorted keys, so that a jsonb round trip changes nothing. */
export function auditText(content: AuditContent, previousHash: string): string {
  return JSON.stringify([
    previousHash,
    content.id,
    content.chain,
    content.seq.toString(),
    content.recordedAt.toISOString(),
    content.businessTime.toISOString(),
    content.actorUserId,
    content.actorAccountId,
    content.actorRole,
    content.ip,
    content.action,
    content.objectType,
    content.objectId,
    sortKeys(content.before),
    sortKeys(content.after),
    content.reason,
    content.requestId,
  ])
}

function sortKeys(value: unknown): unknown {
  if (value === undefined) return null
  if (Array.isArray(value)) return value.map(sortKeys)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sortKeys(inner)]),
  )
}
