import { presetAttributes } from '@yunshi/product-document'
import { sql } from 'kysely'
import { DomainError, notFound } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import { isUniqueViolation } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'

export const attributeKinds = ['enum', 'quantity'] as const

export interface SkuAttribute {
  /** `null`: preset by the marketplace, not to be changed. */
  id: string | null
  kind: (typeof attributeKinds)[number]
  code: string
  name: LocalizedText
  description: string
}

export type SkuAttributeDraft = Omit<SkuAttribute, 'id'>

const PER_SELLER_MAX = 200

const presets: SkuAttribute[] = [
  { code: 'appName', name: { zh: '应用名称', en: 'Application name' } },
  { code: 'version', name: { zh: '版本', en: 'Version' } },
  { code: 'os', name: { zh: '操作系统', en: 'Operating system' } },
  { code: 'mode', name: { zh: '部署方式', en: 'Deployment mode' } },
].map((preset) => ({ ...preset, id: null, kind: 'enum', description: '' }))

export type SkuAttributes = ReturnType<typeof createSkuAttributes>

/** A seller's library of attributes for specifications; products hold copies, so nothing here reaches them (SELL-PUB-41). */
export function createSkuAttributes(platform: Platform) {
  const { db, clock, audit } = platform

  function requireShop(actor: Actor): string {
    if (actor.sellerId === null) throw notFound('seller')
    return actor.sellerId
  }

  function requireOwnCode(code: string): void {
    if (presetAttributes.has(code))
      throw new DomainError('conflict', 'ATTRIBUTE_PRESET', {
        values: { code },
        fields: [{ path: 'code', message: 'taken' }],
      })
  }

  const taken = (code: string, cause: unknown) =>
    new DomainError('conflict', 'ATTRIBUTE_CODE_TAKEN', {
      values: { code },
      fields: [{ path: 'code', message: 'taken' }],
      cause,
    })

  const columnsOf = (draft: SkuAttributeDraft) => ({
    kind: draft.kind,
    code: draft.code,
    name_zh: draft.name.zh,
    name_en: draft.name.en,
    description: draft.description,
    updated_at: clock.now(),
  })

  return {
    /** Preset ones and the seller's own; `q` is looked for in codes and names. */
    async list(actor: Actor, filter: { kind?: SkuAttribute['kind']; q?: string }): Promise<SkuAttribute[]> {
      const q = filter.q?.trim().toLowerCase() ?? ''
      let query = db.query
        .selectFrom('sku_attributes')
        .selectAll()
        .where('seller_id', '=', requireShop(actor))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
      if (filter.kind) query = query.where('kind', '=', filter.kind)
      if (q !== '')
        query = query.where(sql<boolean>`strpos(lower(code || ' ' || name_zh || ' ' || name_en), ${q}) > 0`)
      const rows = await query.execute()
      const fitting = presets.filter(
        ({ kind, code, name }) =>
          (!filter.kind || kind === filter.kind) && `${code} ${name.zh} ${name.en}`.toLowerCase().includes(q),
      )
      return [
        ...rows.map((row) => ({
          id: row.id,
          // A check constraint of the table holds the union.
          kind: row.kind as SkuAttribute['kind'],
          code: row.code,
          name: { zh: row.name_zh, en: row.name_en },
          description: row.description,
        })),
        ...fitting,
      ]
    },

    /** @throws conflict ATTRIBUTE_PRESET, ATTRIBUTE_CODE_TAKEN, ATTRIBUTES_MAX */
    async create(actor: Actor, draft: SkuAttributeDraft): Promise<string> {
      const sellerId = requireShop(actor)
      requireOwnCode(draft.code)
      const id = newId('att')
      try {
        await db.transaction(async (tx) => {
          const { count } = await tx
            .selectFrom('sku_attributes')
            .select(sql<bigint>`count(*)`.as('count'))
            .where('seller_id', '=', sellerId)
            .executeTakeFirstOrThrow()
          if (count >= BigInt(PER_SELLER_MAX))
            throw new DomainError('conflict', 'ATTRIBUTES_MAX', { values: { max: PER_SELLER_MAX } })
          await tx
            .insertInto('sku_attributes')
            .values({ id, seller_id: sellerId, created_at: clock.now(), ...columnsOf(draft) })
            .execute()
          await audit.append(tx, actor, {
            action: 'seller.attribute.create',
            objectType: 'sku_attribute',
            objectId: id,
            before: null,
            after: { ...draft },
          })
        })
      } catch (error) {
        if (isUniqueViolation(error, 'sku_attributes_code_key')) throw taken(draft.code, error)
        throw error
      }
      return id
    },

    /** @throws not_found; conflict ATTRIBUTE_PRESET, ATTRIBUTE_CODE_TAKEN */
    async change(actor: Actor, id: string, draft: SkuAttributeDraft): Promise<void> {
      const sellerId = requireShop(actor)
      requireOwnCode(draft.code)
      try {
        await db.transaction(async (tx) => {
          const before = await tx
            .selectFrom('sku_attributes')
            .select(['kind', 'code', 'name_zh', 'name_en', 'description'])
            .where('id', '=', id)
            .where('seller_id', '=', sellerId)
            .forUpdate()
            .executeTakeFirst()
          if (!before) throw notFound('attribute')
          await tx.updateTable('sku_attributes').set(columnsOf(draft)).where('id', '=', id).execute()
          await audit.append(tx, actor, {
            action: 'seller.attribute.change',
            objectType: 'sku_attribute',
            objectId: id,
            before: { ...before },
            after: { ...draft },
          })
        })
      } catch (error) {
        if (isUniqueViolation(error, 'sku_attributes_code_key')) throw taken(draft.code, error)
        throw error
      }
    },

    /** @throws not_found */
    async remove(actor: Actor, id: string): Promise<void> {
      const sellerId = requireShop(actor)
      await db.transaction(async (tx) => {
        const before = await tx
          .deleteFrom('sku_attributes')
          .where('id', '=', id)
          .where('seller_id', '=', sellerId)
          .returning(['kind', 'code', 'name_zh', 'name_en', 'description'])
          .executeTakeFirst()
        if (!before) throw notFound('attribute')
        await audit.append(tx, actor, {
          action: 'seller.attribute.remove',
          objectType: 'sku_attribute',
          objectId: id,
          before: { ...before },
          after: null,
        })
      })
    },
  }
}
