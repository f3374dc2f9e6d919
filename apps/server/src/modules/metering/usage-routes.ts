import { usageRecordCodes } from '@yunshi/seller-sdk'
import { Type, type Static } from 'typebox'
import type { Locale } from '../../kernel/text.ts'
import { CSV_START, csvLine } from '../../platform/http/csv.ts'
import { instantOf, InstantSchema, limitOf, nullable, oneOf, pageQuery } from '../../platform/http/schemas.ts'
import { actorOf, type App } from '../../platform/http/server.ts'
import type { Platform } from '../../platform/platform.ts'
import { sellerScopeOf } from '../../platform/product-grant.ts'
import {
  countWaitingRecords,
  listUsageRecords,
  usageStates,
  type UsageFilter,
  type UsageRecordRow,
} from './usage-read-model.ts'

const tags = ['Seller center']
const EXPORT_MAX = 10_000
const Day = Type.String({ maxLength: 30, pattern: '^\\d{4}-\\d{2}-\\d{2}' })
const filterQuery = {
  state: Type.Optional(oneOf(usageStates)),
  instanceId: Type.Optional(Type.String({ maxLength: 64 })),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
}
const FilterQuery = Type.Object(filterQuery)

const UsageRecordSchema = Type.Object(
  {
    id: Type.String(),
    state: oneOf(usageStates),
    code: nullable(Type.String({ description: 'Reason of an abnormal record (isv-protocol 10.5).' })),
    reason: nullable(Type.String()),
    instanceId: Type.String({ description: 'The id that the seller gave the instance.' }),
    meteringSn: nullable(Type.String()),
    beginTime: Type.String({ description: 'As sent, UTC yyyyMMddTHHmmssZ when it is a time.' }),
    endTime: Type.String(),
    recordTime: Type.String(),
    usageValue: Type.String(),
    source: oneOf(['NEW', 'OLD']),
    receivedAt: InstantSchema,
  },
  { $id: 'UsageRecord' },
)

function reasonOf(code: string | null, locale: Locale): string | null {
  if (code === null || !Object.hasOwn(usageRecordCodes, code)) return null
  const words = usageRecordCodes[code as keyof typeof usageRecordCodes]
  return locale === 'en' ? words.en : words.zh
}

function recordJson(row: UsageRecordRow, locale: Locale) {
  return {
    id: row.id,
    state: row.state,
    code: row.code,
    reason: reasonOf(row.code, locale),
    instanceId: row.sellerInstanceId,
    meteringSn: row.meteringSn,
    beginTime: row.beginTime,
    endTime: row.endTime,
    recordTime: row.recordTime,
    usageValue: row.usageValue,
    source: row.source,
    receivedAt: row.receivedAt.toISOString(),
  }
}

function filterOf(query: Static<typeof FilterQuery>): UsageFilter {
  return {
    ...(query.state && { state: query.state }),
    ...(query.instanceId?.trim() && { sellerInstanceId: query.instanceId.trim() }),
    ...(query.from && { receivedFrom: instantOf(query.from, 'from') }),
    ...(query.to && { receivedUntil: instantOf(query.to, 'to', 'end') }),
  }
}

/** What a seller's program reported, good and bad (isv-protocol 6.4). */
export function registerUsageRoutes(app: App, platform: Platform): void {
  app.addSchema(UsageRecordSchema)
  const { query } = platform.db

  app.get(
    '/api/v1/seller/usage-records',
    {
      config: { permission: 'seller:usage_records:view' },
      schema: {
        operationId: 'listUsageRecords',
        summary: 'Usage records, last received first',
        tags,
        querystring: Type.Object({ ...filterQuery, ...pageQuery }),
        response: {
          200: Type.Object({
            items: Type.Array(Type.Ref('UsageRecord')),
            nextCursor: nullable(Type.String()),
            waiting: Type.Integer({
              description: 'Records of the old interface that are still being checked.',
            }),
          }),
        },
      },
    },
    async (req) => {
      const scope = sellerScopeOf(actorOf(req))
      const [page, waiting] = await Promise.all([
        listUsageRecords(query, scope, filterOf(req.query), {
          limit: limitOf(req.query),
          ...(req.query.cursor && { cursor: req.query.cursor }),
        }),
        scope.productGrant === null ? countWaitingRecords(query, scope.sellerId) : 0,
      ])
      return {
        waiting,
        nextCursor: page.nextCursor,
        items: page.items.map((row) => recordJson(row, req.locale)),
      }
    },
  )
  app.get(
    '/api/v1/seller/usage-records/export.csv',
    {
      config: { permission: 'seller:usage_records:export' },
      schema: {
        operationId: 'exportUsageRecords',
        summary: `Usage records as CSV, newest ${EXPORT_MAX} at most`,
        tags,
        querystring: FilterQuery,
        produces: ['text/csv'],
      },
    },
    async (req, reply) => {
      const scope = sellerScopeOf(actorOf(req))
      let text = CSV_START + csvLine(req.locale === 'en' ? HEAD_EN : HEAD_ZH)
      let cursor: string | undefined
      for (let rows = 0; rows < EXPORT_MAX;) {
        const page = await listUsageRecords(query, scope, filterOf(req.query), {
          limit: 500,
          ...(cursor && { cursor }),
        })
        for (const row of page.items) {
          const json = recordJson(row, req.locale)
          text += csvLine([
            json.instanceId,
            json.meteringSn,
            json.beginTime,
            json.endTime,
            json.recordTime,
            json.usageValue,
            json.state,
            json.code,
            json.reason,
            json.source,
            json.receivedAt,
          ])
        }
        rows += page.items.length
        if (page.nextCursor === null) break
        cursor = page.nextCursor
      }
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="usage-records.csv"')
        .send(text)
    },
  )
}

const HEAD_ZH = [
  '实例 ID',
  '话单流水号',
  '开始时间',
  '结束时间',
  '记录时间',
  '用量',
  '状态',
  '异常码',
  '异常原因',
  '接口',
  '接收时间',
]
const HEAD_EN = [
  'Instance',
  'Serial',
  'Begin',
  'End',
  'Recorded',
  'Usage',
  'State',
  'Code',
  'Reason',
  'Interface',
  'Received',
]
