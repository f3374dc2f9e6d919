import { Type } from 'typebox'
import { verifyAuditLog } from '../../platform/audit/audit-log.ts'
import { CSV_START, csvLine } from '../../platform/http/csv.ts'
import {
  instantOf,
  InstantSchema,
  limitOf,
  nullable,
  pageOf,
  pageQuery,
} from '../../platform/http/schemas.ts'
import type { App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import { verifyLedger } from '../ledger/index.ts'
import { listAudit, type AuditFilter } from './audit-read-model.ts'

const tags = ['Operator console']
const EXPORT_MAX = 50_000
const auditQuery = {
  actor: Type.Optional(Type.String({ maxLength: 100 })),
  action: Type.Optional(Type.String({ maxLength: 60 })),
  object: Type.Optional(Type.String({ maxLength: 80 })),
  from: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}' })),
  to: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}' })),
}
const AuditRowSchema = Type.Object({
  id: Type.String(),
  at: InstantSchema,
  businessTime: InstantSchema,
  actor: nullable(Type.String()),
  account: nullable(Type.String()),
  role: Type.String(),
  ip: nullable(Type.String()),
  action: Type.String(),
  object: Type.Object({ type: Type.String(), id: Type.String() }),
  before: Type.Unknown(),
  after: Type.Unknown(),
  reason: nullable(Type.String()),
  requestId: nullable(Type.String()),
})
const Verification = Type.Object({
  ok: Type.Boolean(),
  rows: Type.Integer(),
  problems: Type.Array(Type.String()),
})
function auditFilterOf(query: {
  actor?: string
  action?: string
  object?: string
  from?: string
  to?: string
}): AuditFilter {
  return {
    ...(query.actor?.trim() && { actor: query.actor.trim() }),
    ...(query.action?.trim() && { action: query.action.trim() }),
    ...(query.object?.trim() && { object: query.object.trim() }),
    ...(query.from && { from: instantOf(query.from, 'from') }),
    ...(query.to && { to: instantOf(query.to, 'to', 'end') }),
  }
}

/** The audit log and the proofs of log and books (OPS-AUDIT-01). */
export function registerAuditRoutes(app: App, platform: Platform): void {
  const { query } = platform.db

  app.get(
    '/api/v1/ops/audit',
    {
      config: { permission: 'ops:audit:view' },
      schema: {
        operationId: 'listAudit',
        summary: 'Audit log, newest first',
        tags,
        querystring: Type.Object({ ...auditQuery, ...pageQuery }),
        response: { 200: pageOf(AuditRowSchema) },
      },
    },
    async (req) => {
      const page = await listAudit(query, auditFilterOf(req.query), {
        limit: limitOf(req.query),
        ...(req.query.cursor && { cursor: req.query.cursor }),
      })
      return {
        nextCursor: page.nextCursor,
        items: page.items.map((row) => ({
          id: row.id,
          at: row.recordedAt.toISOString(),
          businessTime: row.businessTime.toISOString(),
          actor: row.actorName,
          account: row.accountName,
          role: row.actorRole,
          ip: row.ip,
          action: row.action,
          object: { type: row.objectType, id: row.objectId },
          before: row.before,
          after: row.after,
          reason: row.reason,
          requestId: row.requestId,
        })),
      }
    },
  )
  app.get(
    '/api/v1/ops/audit/export.csv',
    {
      config: { permission: 'ops:audit:view' },
      schema: {
        operationId: 'exportAudit',
        summary: `Audit log as CSV, newest ${EXPORT_MAX} at most`,
        tags,
        querystring: Type.Object(auditQuery),
        produces: ['text/csv'],
      },
    },
    async (req, reply) => {
      let text =
        CSV_START +
        csvLine([
          'time',
          'business time',
          'actor',
          'account',
          'role',
          'ip',
          'action',
          'object type',
          'object',
          'before',
          'after',
          'reason',
          'request',
        ])
      let cursor: string | undefined
      for (let rows = 0; rows < EXPORT_MAX;) {
        const page = await listAudit(query, auditFilterOf(req.query), {
          limit: 1000,
          ...(cursor && { cursor }),
        })
        for (const row of page.items)
          text += csvLine([
            row.recordedAt.toISOString(),
            row.businessTime.toISOString(),
            row.actorName,
            row.accountName,
            row.actorRole,
            row.ip,
            row.action,
            row.objectType,
            row.objectId,
            row.before === null ? null : JSON.stringify(row.before),
            row.after === null ? null : JSON.stringify(row.after),
            row.reason,
            row.requestId,
          ])
        rows += page.items.length
        if (page.nextCursor === null) break
        cursor = page.nextCursor
      }
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="audit.csv"')
        .send(text)
    },
  )
  app.get(
    '/api/v1/ops/audit/verify',
    {
      config: { permission: 'ops:audit:view' },
      schema: {
        operationId: 'verifyAudit',
        summary: 'Recompute every audit chain',
        tags,
        response: { 200: Verification },
      },
    },
    async () => {
      const { rows, problems } = await verifyAuditLog(platform.db, platform.vault)
      return { ok: problems.length === 0, rows, problems }
    },
  )
  app.get(
    '/api/v1/ops/ledger/verify',
    {
      config: { permission: 'ops:ledger:view' },
      schema: {
        operationId: 'verifyLedger',
        summary: 'Prove that the books balance',
        tags,
        response: { 200: Verification },
      },
    },
    async () => {
      const { transactions, problems } = await verifyLedger(platform.db, platform.vault)
      return { ok: problems.length === 0, rows: transactions, problems }
    },
  )
}
