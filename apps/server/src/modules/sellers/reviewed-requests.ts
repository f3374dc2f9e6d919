import { DomainError } from '../../kernel/errors.ts'
import type { LocalizedText } from '../../kernel/text.ts'
import { nextState } from '../../kernel/transitions.ts'
import type { Actor } from '../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ReviewContent, ReviewDesk, ReviewQueue, ReviewReason } from '../reviews/index.ts'
import { requestTransitions, type RequestState } from './domain/request-states.ts'
import { ownSeller } from './own-seller.ts'
import { getProfile } from './profile/profile-repository.ts'
import * as store from './requests-repository.ts'
import { lockSeller, type Seller } from './seller-repository.ts'

interface Request {
  id: string
  sellerId: string
  state: RequestState
}

/** What tells one kind of request from another. */
export interface RequestKind<T extends Request> {
  queue: Extract<ReviewQueue, 'seller_profile' | 'compliance_letter' | 'service_support' | 'shop' | 'exit'>
  subject: 'profile' | 'letter' | 'support' | 'shop' | 'exit'
  table: store.RequestTable
  find(reader: Tx | Queryable, id: string): Promise<T | null>
  /** What the approval does, after the request has ended. */
  carryOut(tx: Tx, request: T, seller: Seller, actor: Actor): Promise<void>
  describe(reader: Tx | Queryable, request: T): Promise<ReviewContent>
}

/** Registers a kind of request at the review desk: both ends of it, and who is told (SELL-MSG-04). */
export function reviewRequests<T extends Request>(
  platform: Platform,
  reviews: ReviewDesk,
  kind: RequestKind<T>,
): void {
  const { clock, events } = platform

  async function get(reader: Tx | Queryable, id: string): Promise<T> {
    const request = await kind.find(reader, id)
    if (!request) throw new Error(`there is no request ${id}`)
    return request
  }

  async function decide(
    tx: Tx,
    id: string,
    command: 'approve' | 'reject',
    reasons: ReviewReason[],
    actor: Actor | null,
  ): Promise<void> {
    const { sellerId } = await get(tx, id)
    const seller = await lockSeller(tx, sellerId)
    const request = await get(tx, id)
    const state = nextState<RequestState, typeof command>(requestTransitions, command, request.state)
    if (state === null) throw new DomainError('conflict', 'REQUEST_STATE')
    // The addresses as they stand before the change: nobody else is to hear of it.
    const { companyName, form } = await getProfile(tx, sellerId)
    await store.endRequest(tx, kind.table, id, { state, reasons, at: clock.now() })
    if (command === 'approve' && actor) await kind.carryOut(tx, request, seller, actor)
    await events.emit(tx, 'sellers.request_decided', {
      accountId: seller.accountId,
      sellerId,
      subject: kind.subject,
      approved: command === 'approve',
      reasons: reasons.map(({ text }) => text),
      companyName,
      serviceEmail: seller.serviceEmail,
      mobile: form.contactMobile || null,
    })
  }

  reviews.register({
    queue: kind.queue,
    async approve(tx, task, { actor }) {
      await decide(tx, task.objectId, 'approve', [], actor)
      return 'done'
    },
    reject: (tx, task, { reasons, actor }) => decide(tx, task.objectId, 'reject', reasons, actor),
    describe: async (reader, task) => kind.describe(reader, await get(reader, task.objectId)),
  })
}

/** What every request starts as. */
export interface FreshRequest extends Request {
  state: 'PENDING'
  reasons: ReviewReason[]
  submittedAt: Date
  decidedAt: null
}

/** How a kind of request is handed in. */
export interface SubmittedKind extends Pick<RequestKind<Request>, 'queue' | 'table'> {
  objectType: string
  idPrefix: string
  /** Its name in the audit log. */
  submitAction: string
}

/**
 * Hands a request in: it is stored, waits at the desk, and is in the audit log, in one transaction.
 *
 * @param make - judges what is asked for and stores it with the given start; gives what desk and audit log say
 * @throws what `make` throws; conflict `REQUEST_PENDING` when the seller has one of this kind that waits
 */
export async function submitRequest(
  actor: Actor,
  { platform, reviews }: { platform: Platform; reviews: ReviewDesk },
  kind: SubmittedKind,
  make: (
    tx: Tx,
    seller: Seller,
    fresh: FreshRequest,
  ) => Promise<{ title: LocalizedText; before?: object; after: object }>,
): Promise<void> {
  const sellerId = ownSeller(actor)
  try {
    await platform.db.transaction(async (tx) => {
      const seller = await lockSeller(tx, sellerId)
      const fresh: FreshRequest = {
        id: newId(kind.idPrefix),
        sellerId,
        state: 'PENDING',
        reasons: [],
        submittedAt: platform.clock.now(),
        decidedAt: null,
      }
      const { title, before, after } = await make(tx, seller, fresh)
      const object = { objectType: kind.objectType, objectId: fresh.id }
      await reviews.open(tx, actor, { queue: kind.queue, ...object, title, sellerId })
      await platform.audit.append(tx, actor, {
        action: kind.submitAction,
        ...object,
        ...(before && { before: { ...before } }),
        after: { ...after },
      })
    })
  } catch (error) {
    if (isUniqueViolation(error, `${kind.table}_one_pending`))
      throw new DomainError('conflict', 'REQUEST_PENDING', { cause: error })
    throw error
  }
}

/**
 * Takes a pending request back.
 *
 * @throws conflict `REQUEST_STATE` when none is pending, `REVIEW_CLOSED` when it was decided meanwhile
 */
export async function withdrawRequest<T extends Request>(
  tx: Tx,
  actor: Actor,
  deps: { platform: Platform; reviews: ReviewDesk },
  kind: Pick<RequestKind<T>, 'queue' | 'table'>,
  pending: T | undefined,
): Promise<void> {
  if (!pending) throw new DomainError('conflict', 'REQUEST_STATE')
  await deps.reviews.withdraw(tx, actor, { queue: kind.queue, objectId: pending.id })
  const state = nextState<RequestState, 'withdraw'>(requestTransitions, 'withdraw', pending.state)
  if (state === null) throw new DomainError('conflict', 'REQUEST_STATE')
  await store.endRequest(tx, kind.table, pending.id, { state, reasons: [], at: deps.platform.clock.now() })
}
