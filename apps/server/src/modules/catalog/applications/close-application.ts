import type { LocalizedText } from '../../../kernel/text.ts'
import { nextState } from '../../../kernel/transitions.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { ReviewDesk } from '../../reviews/index.ts'
import { applicationTransitions } from '../domain/application-states.ts'
import * as store from './application-repository.ts'

const words: LocalizedText = {
  zh: '商品已停售，未完成的修改申请随之关闭。停售的商品不能再修改，请作为新商品发布。',
  en: 'The product was removed, so its open change is closed. A removed product cannot be changed; publish a new one.',
}

/**
 * Closes the open change of a product that is being removed, with words why. The desk's lock comes first, as everywhere.
 *
 * @throws conflict REVIEW_CLOSED while its approval is being checked, which takes some seconds
 */
export async function closeOpenApplication(
  tx: Tx,
  deps: { clock: Platform['clock']; reviews: Pick<ReviewDesk, 'withdraw'> },
  actor: Actor,
  productId: string,
): Promise<void> {
  const seen = await store.findOpenApplication(tx, productId)
  if (!seen) return
  // A task that was decided is nobody's to take back.
  if (seen.reviewTaskId !== null && (seen.state === 'PENDING' || seen.state === 'CHECKING'))
    // The desk lets the account take back what it handed in; an operator does it in its place.
    await deps.reviews.withdraw(
      tx,
      { ...actor, accountId: seen.accountId },
      { queue: 'product_modify', objectId: seen.id },
    )
  const application = await store.lockApplication(tx, seen.id, null)
  const state = application && nextState(applicationTransitions, 'close', application.state)
  if (!application || !state) return
  const now = deps.clock.now()
  await store.updateApplication(tx, {
    ...application,
    state,
    checking: null,
    reviewTaskId: null,
    decidedAt: now,
    updatedAt: now,
    reasons: [{ code: 'PRODUCT_REMOVED', path: null, text: actor.locale === 'en' ? words.en : words.zh }],
  })
  await store.insertLog(tx, {
    id: newId('pal'),
    applicationId: application.id,
    at: now,
    actorKind: actor.sellerId === application.sellerId ? 'seller' : 'operator',
    actorName: actor.userName,
    action: 'close',
    detail: '',
  })
}
