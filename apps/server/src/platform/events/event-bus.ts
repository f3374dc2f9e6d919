import type { Clock } from '../../kernel/clock.ts'
import type { Database, Tx } from '../db/database.ts'
import { newId } from '../ids.ts'
import { enqueueJob } from '../jobs/job-queue.ts'

/** Payload of each event, past facts such as `orders.order_paid`. Modules add theirs by declaration merging. */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by the modules
export interface EventPayloads {}

export type EventType = keyof EventPayloads

export interface DomainEvent<Type extends EventType = EventType> {
  id: string
  type: Type
  payload: EventPayloads[Type]
  occurredAt: Date
}

declare module '../jobs/job-queue.ts' {
  interface JobPayloads {
    'events.deliver': { eventId: string; subscriber: string }
  }
}

/**
 * How modules lower in the order learn what happened above them (architecture 4).
 *
 * - `within`: runs in the transaction that caused the event; both hold together or not at all.
 * - `after`: runs in a transaction of its own after the commit, at least once, parked when it keeps failing.
 */
export interface EventBus {
  within<Type extends EventType>(
    type: Type,
    handle: (tx: Tx, event: DomainEvent<Type>) => Promise<void>,
  ): void
  after<Type extends EventType>(
    type: Type,
    subscriber: string,
    handle: (tx: Tx, event: DomainEvent<Type>) => Promise<void>,
  ): void
  emit<Type extends EventType>(tx: Tx, type: Type, payload: EventPayloads[Type]): Promise<void>
  /** Handler of the job `events.deliver`. */
  deliver(job: { eventId: string; subscriber: string }): Promise<void>
}

type Handle = (tx: Tx, event: DomainEvent) => Promise<void>

export function createEventBus(deps: { db: Database; clock: Clock }): EventBus {
  const within = new Map<string, Handle[]>()
  const after = new Map<string, Map<string, Handle>>()
  return {
    within(type, handle) {
      // Handlers are stored by type; only events of that type reach them.
      within.set(type, [...(within.get(type) ?? []), handle as unknown as Handle])
    },
    after(type, subscriber, handle) {
      const handlers = after.get(type) ?? new Map<string, Handle>()
      if (handlers.has(subscriber)) throw new Error(`${subscriber} already subscribes to ${type}`)
      after.set(type, handlers.set(subscriber, handle as unknown as Handle))
    },
    async emit(tx, type, payload) {
      const event = { id: newId('evt'), type, payload, occurredAt: deps.clock.now() }
      await tx
        .insertInto('events')
        .values({ id: event.id, type, payload: JSON.stringify(payload), occurred_at: event.occurredAt })
        .execute()
      for (const handle of within.get(type) ?? []) await handle(tx, event as unknown as DomainEvent)
      for (const subscriber of after.get(type)?.keys() ?? [])
        await enqueueJob(tx, 'events.deliver', { eventId: event.id, subscriber }, { attemptsMax: 15 })
    },
    async deliver({ eventId, subscriber }) {
      await deps.db.transaction(async (tx) => {
        const row = await tx.selectFrom('events').selectAll().where('id', '=', eventId).executeTakeFirst()
        if (!row) return
        const first = await tx
          .insertInto('event_deliveries')
          .values({ event_id: eventId, subscriber })
          .onConflict((conflict) => conflict.doNothing())
          .returning('event_id')
          .executeTakeFirst()
        if (!first) return
        const handle = after.get(row.type)?.get(subscriber)
        if (!handle) throw new Error(`no subscriber ${subscriber} for ${row.type}`)
        // The payload was written by `emit` under the same type.
        await handle(tx, {
          id: row.id,
          type: row.type,
          payload: row.payload,
          occurredAt: row.occurred_at,
        } as unknown as DomainEvent)
      })
    },
  }
}
