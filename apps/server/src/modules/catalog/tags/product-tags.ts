import { sql } from 'kysely'
import { DomainError, notFound, type FieldProblem } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { KeptTag } from '../domain/tag-rules.ts'

const TAGS_MAX = 200

export interface ProductTag extends KeptTag {
  id: string
  /** Not offered to sellers any more; products that have it keep it, and its rules. */
  hidden: boolean
}
export type TagInput = Omit<ProductTag, 'id'>

export type ProductTags = ReturnType<typeof createProductTags>

const pair = (zh: string | null, en: string | null): LocalizedText | null =>
  zh === null || en === null ? null : { zh, en }

/** In the order in which sellers find them. */
export async function listProductTags(db: Tx | Queryable): Promise<ProductTag[]> {
  const rows = await db.selectFrom('product_tags').selectAll().orderBy('position').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    certificate: pair(row.certificate_zh, row.certificate_en),
    mention: pair(row.mention_zh, row.mention_en),
    hidden: row.hidden,
  }))
}

const tidyText = (text: string) => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
const tidyPair = ({ zh, en }: LocalizedText): LocalizedText => ({ zh: tidyText(zh), en: tidyText(en) })

/** Both languages or neither. */
function tidyOptional(given: LocalizedText | null): LocalizedText | null {
  const text = given && tidyPair(given)
  return text === null || (text.zh === '' && text.en === '') ? null : text
}

function tidy({ name, certificate, mention, hidden }: TagInput): TagInput {
  const tag = {
    name: tidyPair(name),
    certificate: tidyOptional(certificate),
    mention: tidyOptional(mention),
    hidden,
  }
  const fields: FieldProblem[] = []
  for (const key of ['name', 'certificate', 'mention'] as const)
    for (const language of ['zh', 'en'] as const)
      if (tag[key]?.[language] === '') fields.push({ path: `${key}.${language}`, message: 'required' })
  if (fields.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields })
  return tag
}

const columnsOf = ({ name, certificate, mention, hidden }: TagInput) => ({
  name_zh: name.zh,
  name_en: name.en,
  certificate_zh: certificate?.zh ?? null,
  certificate_en: certificate?.en ?? null,
  mention_zh: mention?.zh ?? null,
  mention_en: mention?.en ?? null,
  hidden,
})

/** Tags of products with what they need, kept by operators (OPS-CAT-02, SELL-PUB-P17). */
export function createProductTags(platform: Platform) {
  const { db, clock, audit } = platform

  /** One writer at a time, so that names stay unique in both languages. */
  async function lock(tx: Tx): Promise<ProductTag[]> {
    await sql`select pg_advisory_xact_lock(hashtextextended('catalog.product_tags', 0))`.execute(tx)
    return listProductTags(tx)
  }

  function refuseTaken(tag: TagInput, others: readonly ProductTag[]): void {
    const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
    const taken = others.find(({ name }) => same(name.zh, tag.name.zh) || same(name.en, tag.name.en))
    if (taken)
      throw new DomainError('conflict', 'TAG_TAKEN', {
        values: { name: `${taken.name.zh} / ${taken.name.en}` },
      })
  }

  return {
    list: () => listProductTags(db.query),

    /** @throws validation naming fields; conflict TAG_TAKEN, TAGS_MAX */
    async add(actor: Actor, given: TagInput): Promise<string> {
      const tag = tidy(given)
      const id = newId('ptg')
      await db.transaction(async (tx) => {
        const known = await lock(tx)
        refuseTaken(tag, known)
        if (known.length >= TAGS_MAX)
          throw new DomainError('conflict', 'TAGS_MAX', { values: { max: TAGS_MAX } })
        const { last } = await tx
          .selectFrom('product_tags')
          .select((eb) => eb.fn.max('position').as('last'))
          .executeTakeFirstOrThrow()
        await tx
          .insertInto('product_tags')
          .values({ id, ...columnsOf(tag), position: (last ?? 0) + 1, updated_at: clock.now() })
          .execute()
        await audit.append(tx, actor, {
          action: 'ops.product_tag.add',
          objectType: 'product_tag',
          objectId: id,
          after: { ...tag },
        })
      })
      return id
    },

    /** @throws not_found; otherwise as `add` */
    async change(actor: Actor, id: string, given: TagInput): Promise<void> {
      const tag = tidy(given)
      await db.transaction(async (tx) => {
        const known = await lock(tx)
        const before = known.find((one) => one.id === id)
        if (!before) throw notFound('tag')
        refuseTaken(
          tag,
          known.filter((one) => one.id !== id),
        )
        await tx
          .updateTable('product_tags')
          .set({ ...columnsOf(tag), updated_at: clock.now() })
          .where('id', '=', id)
          .execute()
        await audit.append(tx, actor, {
          action: 'ops.product_tag.change',
          objectType: 'product_tag',
          objectId: id,
          before: { ...before },
          after: { ...tag },
        })
      })
    },

    /** Products that have the tag keep its words, which then need nothing. @throws not_found */
    async remove(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const before = (await lock(tx)).find((one) => one.id === id)
        if (!before) throw notFound('tag')
        await tx.deleteFrom('product_tags').where('id', '=', id).execute()
        await audit.append(tx, actor, {
          action: 'ops.product_tag.remove',
          objectType: 'product_tag',
          objectId: id,
          before: { ...before },
        })
      })
    },
  }
}
