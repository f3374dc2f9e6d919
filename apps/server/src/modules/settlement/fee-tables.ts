import { DomainError, notFound } from '../../kernel/errors.ts'
import type { LocalizedText } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import { isUniqueViolation } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { UploadsService } from '../uploads/index.ts'
import type { BracketPolicy, FeeRate } from './domain/fees.ts'
import { findFeeTerms, readFeeRates, type FeeTerms } from './fee-terms.ts'

export interface FeeOverride {
  id: string
  product: { id: string; slug: string; title: LocalizedText }
  ratioBps: number
  reason: string
  attachmentId: string | null
  state: 'REQUESTED' | 'APPROVED' | 'REFUSED'
  requestedBy: { id: string; name: string }
  requestedAt: Date
  decidedBy: { id: string; name: string } | null
  decidedAt: Date | null
  decisionRemark: string
}

export interface StoredBracketPolicy extends BracketPolicy {
  id: string
  family: string
  currency: string
  resetDay: number
  effectiveAt: Date
}

export type FeeTables = ReturnType<typeof createFeeTables>

/** What operators keep of fees (OPS-FEE-01..03). Every act is audited. */
export function createFeeTables(platform: Platform, deps: { uploads: UploadsService }) {
  const { db, clock, audit, site } = platform

  return {
    /** Business time: which rows hold is told by it. */
    now: () => clock.now(),

    rates: () => readFeeRates(db.query, site),

    async brackets(): Promise<StoredBracketPolicy[]> {
      const rows = await db.query
        .selectFrom('fee_bracket_policies')
        .selectAll()
        .where('site', '=', site)
        .orderBy('effective_at', 'desc')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        family: row.family,
        baseRatioBps: row.base_ratio_bps,
        currency: row.currency,
        resetDay: row.reset_day,
        effectiveAt: row.effective_at,
        // jsonb whose form the comment of the column says.
        brackets: (row.brackets as unknown as { fromMinor: string; extraBps: number }[]).map(
          ({ fromMinor, extraBps }) => ({ fromMinor: BigInt(fromMinor), extraBps }),
        ),
      }))
    },

    /** @throws validation `effectiveAt`; conflict RATE_OVERLAP */
    async addRate(actor: Actor, draft: Omit<FeeRate, 'id'>): Promise<string> {
      const now = clock.now()
      if (draft.effectiveAt.getTime() <= now.getTime())
        throw new DomainError('validation', 'VALIDATION_FAILED', {
          fields: [{ path: 'effectiveAt', message: 'date_future' }],
        })
      const id = newId('fee')
      try {
        await db.transaction(async (tx) => {
          await tx
            .insertInto('fee_rates')
            .values({
              id,
              site,
              family: draft.family,
              access_type: draft.accessType,
              ratio_bps: draft.ratioBps,
              effective_at: draft.effectiveAt,
              created_at: now,
              created_by: actor.userId,
            })
            .execute()
          await audit.append(tx, actor, {
            action: 'ops.fee_rate.add',
            objectType: 'fee_rate',
            objectId: id,
            before: null,
            after: { ...draft, effectiveAt: draft.effectiveAt.toISOString() },
          })
        })
      } catch (error) {
        if (isUniqueViolation(error, 'fee_rates_key'))
          throw new DomainError('conflict', 'RATE_OVERLAP', {
            fields: [{ path: 'effectiveAt', message: 'taken' }],
            cause: error,
          })
        throw error
      }
      return id
    },

    /** Takes back a row that is not in effect yet. @throws not_found; conflict RATE_IN_EFFECT */
    async removeRate(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const row = await tx
          .selectFrom('fee_rates')
          .selectAll()
          .where('id', '=', id)
          .where('site', '=', site)
          .forUpdate()
          .executeTakeFirst()
        if (!row) throw notFound('fee rate')
        if (row.effective_at.getTime() <= clock.now().getTime())
          throw new DomainError('conflict', 'RATE_IN_EFFECT')
        await tx.deleteFrom('fee_rates').where('id', '=', id).execute()
        await audit.append(tx, actor, {
          action: 'ops.fee_rate.remove',
          objectType: 'fee_rate',
          objectId: id,
          before: {
            family: row.family,
            accessType: row.access_type,
            ratioBps: row.ratio_bps,
            effectiveAt: row.effective_at.toISOString(),
          },
          after: null,
        })
      })
    },

    /** The terms of a product by its short name, with every override. @throws not_found */
    async product(
      slug: string,
    ): Promise<{ id: string; slug: string; title: LocalizedText; terms: FeeTerms | null }> {
      const row = await db.query
        .selectFrom('products')
        .select(['id', 'slug', 'title_zh', 'title_en'])
        .where('slug', '=', slug)
        .executeTakeFirst()
      if (!row) throw notFound('product')
      return {
        id: row.id,
        slug: row.slug,
        title: { zh: row.title_zh, en: row.title_en },
        terms: await findFeeTerms(db.query, row.id),
      }
    },

    /** The newest requests, those waiting first. */
    async overrides(): Promise<FeeOverride[]> {
      const rows = await db.query
        .selectFrom('fee_overrides as o')
        .innerJoin('products as p', 'p.id', 'o.product_id')
        .selectAll('o')
        .select(['p.slug', 'p.title_zh', 'p.title_en'])
        .orderBy((eb) => eb.case().when('o.state', '=', 'REQUESTED').then(0).else(1).end())
        .orderBy('o.requested_at', 'desc')
        .limit(200)
        .execute()
      return rows.map((row) => ({
        id: row.id,
        product: { id: row.product_id, slug: row.slug, title: { zh: row.title_zh, en: row.title_en } },
        ratioBps: row.ratio_bps,
        reason: row.reason,
        attachmentId: row.attachment_file,
        // A check constraint of the table holds the union.
        state: row.state as FeeOverride['state'],
        requestedBy: { id: row.requested_by, name: row.requested_by_name },
        requestedAt: row.requested_at,
        decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decided_by_name ?? '' },
        decidedAt: row.decided_at,
        decisionRemark: row.decision_remark,
      }))
    },

    /** @throws validation `productSlug`, `attachmentId`; conflict FEE_OVERRIDE_OPEN */
    async requestOverride(
      actor: Actor,
      request: { productSlug: string; ratioBps: number; reason: string; attachmentId: string | null },
    ): Promise<string> {
      const id = newId('fov')
      try {
        await db.transaction(async (tx) => {
          const product = await tx
            .selectFrom('products')
            .select('id')
            .where('slug', '=', request.productSlug)
            .executeTakeFirst()
          if (!product)
            throw new DomainError('validation', 'VALIDATION_FAILED', {
              fields: [{ path: 'productSlug', message: 'product_unknown' }],
            })
          if (request.attachmentId !== null)
            await deps.uploads.claim(
              tx,
              actor,
              [{ id: request.attachmentId, field: 'attachmentId', purpose: 'evidence' }],
              { type: 'fee_override', id },
            )
          await tx
            .insertInto('fee_overrides')
            .values({
              id,
              product_id: product.id,
              ratio_bps: request.ratioBps,
              reason: request.reason,
              attachment_file: request.attachmentId,
              state: 'REQUESTED',
              requested_by: actor.userId,
              requested_by_name: actor.userName,
              requested_at: clock.now(),
            })
            .execute()
          await audit.append(tx, actor, {
            action: 'ops.fee_override.request',
            objectType: 'product',
            objectId: product.id,
            before: null,
            after: { ...request },
            reason: request.reason,
          })
        })
      } catch (error) {
        if (isUniqueViolation(error, 'fee_overrides_open'))
          throw new DomainError('conflict', 'FEE_OVERRIDE_OPEN', { cause: error })
        throw error
      }
      return id
    },

    /**
     * Decides a request of another person's; an approved ratio holds from now on (OPS-FEE-02).
     *
     * @throws not_found; conflict FEE_OVERRIDE_DECIDED, FEE_OVERRIDE_OWN
     */
    async decideOverride(
      actor: Actor,
      id: string,
      decision: { approved: boolean; remark: string },
    ): Promise<void> {
      await db.transaction(async (tx) => {
        const row = await tx
          .selectFrom('fee_overrides')
          .selectAll()
          .where('id', '=', id)
          .forUpdate()
          .executeTakeFirst()
        if (!row) throw notFound('fee override')
        if (row.state !== 'REQUESTED') throw new DomainError('conflict', 'FEE_OVERRIDE_DECIDED')
        if (row.requested_by === actor.userId) throw new DomainError('conflict', 'FEE_OVERRIDE_OWN')
        const now = clock.now()
        const before = await findFeeTerms(tx, row.product_id)
        await tx
          .updateTable('fee_overrides')
          .set({
            state: decision.approved ? 'APPROVED' : 'REFUSED',
            decided_by: actor.userId,
            decided_by_name: actor.userName,
            decided_at: now,
            decision_remark: decision.remark,
          })
          .where('id', '=', id)
          .execute()
        if (decision.approved)
          await tx
            .insertInto('product_fee_terms')
            .values({
              id: newId('fpt'),
              product_id: row.product_id,
              ratio_bps: row.ratio_bps,
              fee_rate_id: null,
              override_id: id,
              effective_at: now,
            })
            .execute()
        await audit.append(tx, actor, {
          action: decision.approved ? 'ops.fee_override.approve' : 'ops.fee_override.refuse',
          objectType: 'product',
          objectId: row.product_id,
          before: { ratioBps: before?.ratioBps ?? null },
          after: { ratioBps: decision.approved ? row.ratio_bps : (before?.ratioBps ?? null), overrideId: id },
          reason: decision.remark === '' ? row.reason : decision.remark,
        })
      })
    },
  }
}
