import { sql } from 'kysely'
import type { LocalizedText } from '../../kernel/text.ts'
import type { Platform } from '../../platform/platform.ts'
import { soundTerms } from './domain/pinyin.ts'
import { correctionWords, deletionsOf, formsOf } from './domain/spelling.ts'
import { toTsVector } from './domain/search-terms.ts'

const BATCH = 200

/**
 * Writes down how the names of products sound and which words they hold, for the searches that find nothing by the
 * words themselves (BUY-STORE-10). The list of what is due is kept by the database, whoever writes a product.
 *
 * @returns a sweep whose run says how many products it wrote down
 */
export function createSearchWordSweep(platform: Platform) {
  return {
    name: 'catalog.search_words',
    everyMs: 2000,
    run: (): Promise<number> =>
      platform.db.transaction(async (tx) => {
        const { rows: due } = await sql<{ product_id: string }>`
          delete from product_words_due where product_id in (
            select product_id from product_words_due order by product_id limit ${BATCH} for update skip locked
          ) returning product_id`.execute(tx)
        if (due.length === 0) return 0
        const products = await tx
          .selectFrom('products')
          .select(['id', 'title_zh', 'title_en', 'seller_name_zh', 'seller_name_en', 'tags'])
          .where(
            'id',
            'in',
            due.map((row) => row.product_id),
          )
          .orderBy('id')
          .execute()
        const words = new Set<string>()
        for (const product of products) {
          // jsonb written by `insertProduct`.
          const tags = (product.tags as unknown as LocalizedText[])
            .map((tag) => `${tag.zh} ${tag.en}`)
            .join(' ')
          const title = `${product.title_zh} ${product.title_en}`
          const others = `${product.seller_name_zh} ${product.seller_name_en} ${tags}`
          for (const word of correctionWords(`${title} ${others}`)) words.add(word)
          const sound = toTsVector(
            [
              { weight: 'A', text: title },
              { weight: 'B', text: others },
            ],
            soundTerms,
          )
          await tx
            .insertInto('product_sounds')
            .values({ product_id: product.id, sound })
            .onConflict((conflict) => conflict.column('product_id').doUpdateSet({ sound }))
            .execute()
        }
        const forms = [...words]
          .flatMap((word) => formsOf(word).map((form) => ({ form, word, deletions: deletionsOf(form) })))
          // One order for all workers, so that none waits for another in a circle.
          .toSorted((a, b) => (a.form + a.word < b.form + b.word ? -1 : 1))
        if (forms.length > 0)
          await tx
            .insertInto('search_words')
            .values(forms)
            .onConflict((conflict) => conflict.columns(['form', 'word']).doNothing())
            .execute()
        return due.length
      }),
  }
}
