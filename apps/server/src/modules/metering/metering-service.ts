import {
  checkOldUsageRecords,
  checkUsageRecords,
  parseBasicIsoTime,
  usageWindowKey,
  type OldUsageRecord,
  type RefusedUsageRecord,
  type UsageRecord,
} from '@yunshi/seller-sdk'
import { addDays } from '../../kernel/calendar.ts'
import type { Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { enqueueJob } from '../../platform/jobs/job-queue.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  factsOf,
  instanceMeant,
  type MeteredInstance,
  type MeteredInstanceSource,
} from './metered-instance.ts'
import * as repository from './usage-repository.ts'
import type { Receipt, UsageWindow } from './usage-repository.ts'
import { readWireRecord, type WireRecord } from './wire-record.ts'

declare module '../../platform/jobs/job-queue.ts' {
  interface JobPayloads {
    'metering.judge_batch': { batchId: string }
  }
}

export type MeteringService = ReturnType<typeof createMeteringService>

export interface CheckedUsage {
  accepted: UsageRecord[]
  refused: RefusedUsageRecord[]
}

/** Serials are remembered for windows of so many days; a record may be 21 days old at most (isv-protocol 7.2). */
const SERIAL_DAYS = 92
/** What a seller sees of a bad record, cut: anything may have been sent. */
const SHOWN_MAX = 64
/** A call is signed by one seller. Records that name others' instances as well do not make it costlier to verify. */
const SIGNERS_MAX = 5

/** Usage records: checked, kept once, bad ones kept with their reason (isv-protocol 6.3, 6.4, 7.2). */
export function createMeteringService(
  platform: Platform,
  deps: { sources: readonly MeteredInstanceSource[] },
) {
  const { db, clock } = platform

  /** All instances of the wire ids, of any seller, by wire id. */
  async function findInstances(
    reader: Parameters<MeteredInstanceSource>[0],
    wireIds: readonly string[],
  ): Promise<Map<string, MeteredInstance[]>> {
    const found = (await Promise.all(deps.sources.map((source) => source(reader, wireIds)))).flat()
    const byWireId = new Map<string, MeteredInstance[]>()
    for (const instance of found) {
      const same = byWireId.get(instance.sellerInstanceId)
      if (same) same.push(instance)
      else byWireId.set(instance.sellerInstanceId, [instance])
    }
    return byWireId
  }

  /** Checks and stores records of one seller; its row is locked, so that nothing is counted twice. */
  async function keep(tx: Tx, receipt: Receipt, records: readonly WireRecord[]): Promise<CheckedUsage> {
    const { sellerId, receivedAt, source } = receipt
    await repository.lockReporter(tx, sellerId, receivedAt)
    const read = createTimeReader()
    // One sortable id for the call, so that a thousand records cost one draw of random bits.
    const callId = newId('usg')
    const idOf = (position: number) => `${callId}_${String(position).padStart(4, '0')}`
    const instances = await meantBy(tx, sellerId, records)
    const [serials, windows] = [
      await repository.findUsedSerials(
        tx,
        sellerId,
        // Serials of old records are made up here.
        source === 'NEW' ? records.flatMap((record) => record.metering_sn ?? []) : [],
        addDays(receivedAt, -SERIAL_DAYS),
      ),
      await takenWindows(tx, records, instances, read),
    ]
    const checked = checkUsageRecords({
      records,
      nowMs: receivedAt.getTime(),
      instances: new Map([...instances].map(([id, instance]) => [id, factsOf(instance, sellerId)])),
      serials: new Set(serials),
      windows,
    })
    // Only old records name the priced item; the serial, also a made-up one, tells which record it was.
    const products = new Map(records.map((record) => [record.metering_sn, record.product_id]))
    await repository.insertUsage(
      tx,
      receipt,
      checked.accepted.map((record, position) => ({
        id: idOf(position),
        instanceId: instances.get(record.instance_id)!.id,
        sellerInstanceId: record.instance_id,
        meteringSn: source === 'NEW' ? record.metering_sn : null,
        productCode: source === 'OLD' ? (products.get(record.metering_sn) ?? null) : null,
        // Checked above.
        beginAt: read(record.begin_time)!,
        endAt: read(record.end_time)!,
        recordedAt: read(record.record_time)!,
        usageValue: record.usage_value,
        packageInstanceId: record.relate_pkg_instance ?? null,
      })),
    )
    await repository.insertRefused(
      tx,
      receipt,
      checked.refused.map(({ code, record }, position) =>
        refusedRow(idOf(checked.accepted.length + position), code, record, source),
      ),
    )
    return checked
  }

  async function meantBy(
    tx: Tx,
    sellerId: string,
    records: readonly WireRecord[],
  ): Promise<Map<string, MeteredInstance>> {
    const wireIds = [...new Set(records.flatMap((record) => record.instance_id ?? []))]
    const found = await findInstances(tx, wireIds)
    return new Map(
      [...found].map(([wireId, candidates]) => [wireId, instanceMeant(candidates, sellerId)!] as const),
    )
  }

  async function takenWindows(
    tx: Tx,
    records: readonly WireRecord[],
    instances: ReadonlyMap<string, MeteredInstance>,
    read: TimeReader,
  ): Promise<Set<string>> {
    const asked: (UsageWindow & { key: string })[] = []
    for (const { instance_id = '', begin_time = '', end_time = '' } of records) {
      const instance = instances.get(instance_id)
      const beginAt = read(begin_time)
      const endAt = read(end_time)
      if (!instance || !beginAt || !endAt) continue
      asked.push({
        instanceId: instance.id,
        beginAt,
        endAt,
        key: usageWindowKey({ instance_id, begin_time, end_time }),
      })
    }
    const taken = await repository.findTakenWindows(tx, asked)
    return new Set(taken.map((position) => asked[position]!.key))
  }

  return {
    /**
     * Sellers who may have signed a new push, which names none: those of the instances in its records, the one with the
     * most records first.
     */
    async findSigners(records: readonly unknown[]): Promise<string[]> {
      const wireIds = records.flatMap((record) => readWireRecord(record).instance_id ?? [])
      const found = await findInstances(db.query, [...new Set(wireIds)])
      const counts = new Map<string, number>()
      for (const wireId of wireIds)
        for (const { sellerId } of found.get(wireId) ?? [])
          counts.set(sellerId, (counts.get(sellerId) ?? 0) + 1)
      return [...counts]
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, SIGNERS_MAX)
        .map(([sellerId]) => sellerId)
    },

    /**
     * The new push (isv-protocol 6.3): good records are kept, bad ones are kept with their code. A record that comes
     * again is bad, whichever call it comes with.
     *
     * @param mayStore asked first, in the same transaction; on false nothing is stored and `null` returned
     */
    async push(
      sellerId: string,
      records: readonly unknown[],
      mayStore: (tx: Tx) => Promise<boolean>,
    ): Promise<CheckedUsage | null> {
      return db.transaction(async (tx) => {
        if (!(await mayStore(tx))) return null
        const receipt: Receipt = { sellerId, source: 'NEW', receivedAt: clock.now() }
        return keep(tx, receipt, records.map(readWireRecord))
      })
    },

    /**
     * The old push (isv-protocol 6.4): its form is checked at once and refuses the whole call; instances and repeats are
     * judged by a job.
     *
     * @returns `null` when the records were taken
     */
    async pushOld(
      sellerId: string,
      records: readonly unknown[],
    ): Promise<{ code: 'MKT.0100' | 'MKT.9002' | 'MKT.9004'; index: number } | null> {
      const receivedAt = clock.now()
      const checked = checkOldUsageRecords({
        records: records.map((record) => (isObject(record) ? readWireRecord(record) : record)),
        nowMs: receivedAt.getTime(),
      })
      if ('code' in checked) return checked
      if (checked.accepted.length === 0) return null
      const batchId = newId('ubt')
      await db.transaction(async (tx) => {
        await repository.insertBatch(tx, { id: batchId, sellerId, records: checked.accepted, receivedAt })
        await enqueueJob(tx, 'metering.judge_batch', { batchId })
      })
      return null
    },

    /** Job: judges an old push as of its receipt. Safe to run twice: what was judged is gone. */
    async judgeBatch({ batchId }: { batchId: string }): Promise<void> {
      await db.transaction(async (tx) => {
        const batch = await repository.lockBatch(tx, batchId)
        if (!batch) return
        // Written by `pushOld`.
        const records = batch.records as OldUsageRecord[]
        await keep(
          tx,
          { sellerId: batch.sellerId, source: 'OLD', receivedAt: batch.receivedAt },
          // The checks want a serial of each record; old ones have none, and are told apart by their window.
          records.map((record, index) => ({ ...record, metering_sn: `${batchId}-${index}` })),
        )
        await repository.deleteBatch(tx, batchId)
      })
    },
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

type TimeReader = (text: string) => Date | undefined

/** Reads times of records. Those of one call name few different ones. */
function createTimeReader(): TimeReader {
  const known = new Map<string, Date | undefined>()
  return (text) => {
    if (known.has(text)) return known.get(text)
    const ms = parseBasicIsoTime(text)
    const at = ms === undefined ? undefined : new Date(ms)
    known.set(text, at)
    return at
  }
}

function refusedRow(
  id: string,
  code: string,
  record: Readonly<Record<string, unknown>>,
  source: Receipt['source'],
): repository.RefusedRow {
  const shown = (name: string) => {
    const sent = record[name]
    return typeof sent === 'string' ? sent.slice(0, SHOWN_MAX) : ''
  }
  return {
    id,
    code,
    sellerInstanceId: shown('instance_id'),
    meteringSn: source === 'NEW' ? shown('metering_sn') : '',
    recordTime: shown('record_time'),
    beginTime: shown('begin_time'),
    endTime: shown('end_time'),
    usageValue: shown('usage_value'),
  }
}
