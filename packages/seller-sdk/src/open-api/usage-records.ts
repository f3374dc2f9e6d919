import { openApiCodes, usageRecordCodes, type OpenApiCode, type UsageRecordCode } from './codes.ts'
import { parseBasicIsoTime } from '../wire-time.ts'
import { isRecord, wireText } from '../wire/wire-value.ts'

/** Limits of usage records (spec 6.3, 7.2). */
export const usageLimits = {
  recordsMax: 1000,
  idLengthMax: 64,
  valueLengthMax: 20,
  /** A window may begin at most this long ago. */
  beginAgeMsMax: 21 * 86_400_000,
  errorMsgLengthMax: 255,
} as const

/** What both pushes carry. Times are UTC `yyyyMMdd'T'HHmmss'Z'`. */
type UsageRecordBase = {
  /** The pay-per-use instance, never that of a package. */
  instance_id: string
  record_time: string
  begin_time: string
  end_time: string
  /** Decimal text above zero, at most four decimals. */
  usage_value: string
  /** The package to deduct from; needed where the service stops when its packages are used up. */
  relate_pkg_instance?: string
}

/** A record of the new push; `metering_sn` is unique within a seller. */
export type UsageRecord = UsageRecordBase & { metering_sn: string }

/** A record of the old push. */
export type OldUsageRecord = UsageRecordBase & { product_id: string }

/** What a marketplace knows about an instance that a record names. */
export type UsageInstanceFacts = {
  /** Sold by the seller who sent the record. */
  isOwn: boolean
  isPayPerUse: boolean
  isProductDelisted: boolean
  /** Absent while it has not been opened. */
  openedAtMs?: number
  /** When it was closed, if it was. */
  closedAtMs?: number
  /** Instances of packages that records may name. */
  packageInstanceIds?: ReadonlySet<string>
  /** Whether a record must name a package. */
  isPackageNeeded?: boolean
}

export type RefusedUsageRecord = { index: number; code: UsageRecordCode; record: Record<string, unknown> }

/**
 * Reads the list of a body.
 *
 * @returns the entries, or the code of a call that cannot be taken at all; an empty list is taken
 */
export function readUsageRecords(
  body: Readonly<Record<string, unknown>>,
): { records: unknown[] } | { code: 'MKT.0101' | 'MKT.0199' | 'MKT.9003' } {
  const records: unknown = body['usage_records']
  if (records === undefined || records === null) return { code: 'MKT.0199' }
  if (!Array.isArray(records)) return { code: 'MKT.0101' }
  return records.length > usageLimits.recordsMax ? { code: 'MKT.9003' } : { records }
}

/** Identity of a metering window: the same one may count only once (spec 7.2 rule 3). */
export function usageWindowKey(record: {
  instance_id: string
  begin_time: string
  end_time: string
}): string {
  return `${record.begin_time}/${record.end_time}/${record.instance_id}`
}

/**
 * Checks the records of a new push one by one. Records of one call see each other: the second of two equal serials or
 * windows is the duplicate.
 *
 * @param input.records    from `readUsageRecords`
 * @param input.instances  facts of every instance the records name, by id; absent ids are unknown
 * @param input.serials    `metering_sn` of records taken earlier from this seller
 * @param input.windows    `usageWindowKey` of records taken earlier
 * @see spec 6.3, 7.2, 10.5
 */
export function checkUsageRecords(input: {
  records: readonly unknown[]
  nowMs: number
  instances: ReadonlyMap<string, UsageInstanceFacts>
  serials: ReadonlySet<string>
  windows: ReadonlySet<string>
}): { accepted: UsageRecord[]; refused: RefusedUsageRecord[] } {
  const accepted: UsageRecord[] = []
  const refused: RefusedUsageRecord[] = []
  const serials = new Set<string>()
  const windows = new Set<string>()
  for (const [index, wire] of input.records.entries()) {
    const record = isRecord(wire) ? wire : {}
    const read = checkRecord(record, input)
    if ('code' in read) {
      refused.push({ index, code: read.code, record })
      continue
    }
    const window = usageWindowKey(read)
    if (input.serials.has(read.metering_sn) || serials.has(read.metering_sn)) {
      refused.push({ index, code: '005', record })
    } else if (input.windows.has(window) || windows.has(window)) {
      refused.push({ index, code: '010', record })
    } else {
      serials.add(read.metering_sn)
      windows.add(window)
      accepted.push(read)
    }
  }
  return { accepted, refused }
}

function checkRecord(
  wire: Record<string, unknown>,
  known: { nowMs: number; instances: ReadonlyMap<string, UsageInstanceFacts> },
): UsageRecord | { code: UsageRecordCode } {
  const serial = idOf(wire['metering_sn'])
  if (serial === undefined) return { code: '004' }
  const instanceId = idOf(wire['instance_id'])
  const facts = instanceId === undefined ? undefined : known.instances.get(instanceId)
  if (instanceId === undefined || facts === undefined) return { code: '001' }
  if (!facts.isOwn) return { code: '009' }
  if (!facts.isPayPerUse) return { code: '012' }
  if (facts.isProductDelisted) return { code: '006' }
  if (facts.openedAtMs === undefined) return { code: '013' }

  const times = readTimes(wire)
  if (times === undefined) return { code: '002' }
  const { beginMs, endMs } = times
  const endMsMax = Math.min(known.nowMs, facts.closedAtMs ?? known.nowMs)
  if (beginMs > endMs || beginMs < facts.openedAtMs || endMs > endMsMax) return { code: '011' }
  if (known.nowMs - beginMs > usageLimits.beginAgeMsMax) return { code: '007' }
  const usageValue = readUsageValue(wire['usage_value'])
  if (usageValue === undefined) return { code: '003' }

  const packageId = idOf(wire['relate_pkg_instance'])
  const isNamed = wireText(wire['relate_pkg_instance']) ? true : facts.isPackageNeeded === true
  if (isNamed && (packageId === undefined || facts.packageInstanceIds?.has(packageId) !== true)) {
    return { code: '001' }
  }
  return {
    instance_id: instanceId,
    ...times.text,
    usage_value: usageValue,
    metering_sn: serial,
    ...(packageId !== undefined && { relate_pkg_instance: packageId }),
  }
}

/**
 * Checks the records of an old push, which answers for the call as a whole: the first bad record refuses all of them,
 * since its clients look at the HTTP status alone (COMPAT-22). Instances and duplicates are checked later, in the
 * background (spec 6.4).
 */
export function checkOldUsageRecords(input: {
  records: readonly unknown[]
  nowMs: number
}): { accepted: OldUsageRecord[] } | { code: 'MKT.0100' | 'MKT.9002' | 'MKT.9004'; index: number } {
  const accepted: OldUsageRecord[] = []
  for (const [index, wire] of input.records.entries()) {
    if (!isRecord(wire)) return { code: 'MKT.9002', index }
    const instanceId = idOf(wire['instance_id'])
    const productId = idOf(wire['product_id'])
    const usageValue = readUsageValue(wire['usage_value'])
    const times = readTimes(wire)
    if (instanceId === undefined || productId === undefined) return { code: 'MKT.9002', index }
    if (usageValue === undefined || times === undefined) return { code: 'MKT.0100', index }
    if (times.beginMs > times.endMs || times.endMs > input.nowMs) return { code: 'MKT.0100', index }
    if (input.nowMs - times.beginMs > usageLimits.beginAgeMsMax) return { code: 'MKT.9004', index }
    const packageId = idOf(wire['relate_pkg_instance'])
    accepted.push({
      instance_id: instanceId,
      product_id: productId,
      ...times.text,
      usage_value: usageValue,
      ...(packageId !== undefined && { relate_pkg_instance: packageId }),
    })
  }
  return { accepted }
}

export type AbnormalUsageRecord = {
  instance_id: string
  metering_sn: string
  begin_time: string
  end_time: string
  error_code: UsageRecordCode
  error_msg: string
}

export type UsagePushAnswer = {
  error_code: OpenApiCode
  error_msg: string
  abnormal_usage_data_info?: { abnormal_usage_data: AbnormalUsageRecord[] }
}

/**
 * Answers a push whose records were checked. When some were taken the call succeeded and the bad ones are listed;
 * when none was, it failed, so that clients which read only the status notice.
 */
export function usagePushAnswer(checked: {
  accepted: readonly unknown[]
  refused: readonly RefusedUsageRecord[]
}): { httpStatus: number; body: UsagePushAnswer } {
  const { accepted, refused } = checked
  if (refused.length === 0) return { httpStatus: 200, body: { error_code: 'MKT.0000', error_msg: 'success' } }
  const code = accepted.length > 0 ? 'MKT.0000' : 'MKT.9002'
  const abnormal = refused.map(({ code: recordCode, record }) => ({
    instance_id: shown(record['instance_id']),
    metering_sn: shown(record['metering_sn']),
    begin_time: shown(record['begin_time']),
    end_time: shown(record['end_time']),
    error_code: recordCode,
    error_msg: usageRecordCodes[recordCode].en,
  }))
  return {
    httpStatus: openApiCodes[code].httpStatus,
    body: {
      error_code: code,
      error_msg: code === 'MKT.0000' ? 'success' : openApiCodes[code].en,
      abnormal_usage_data_info: { abnormal_usage_data: abnormal },
    },
  }
}

/** Refuses or accepts a call as a whole; the only answer the old push has. */
export function usageCallAnswer(code: OpenApiCode): { httpStatus: number; body: UsagePushAnswer } {
  const { httpStatus, en } = openApiCodes[code]
  return { httpStatus, body: { error_code: code, error_msg: code === 'MKT.0000' ? 'success' : en } }
}

type ReadTimes = {
  beginMs: number
  endMs: number
  text: { record_time: string; begin_time: string; end_time: string }
}

function readTimes(wire: Record<string, unknown>): ReadTimes | undefined {
  const [record, begin, end] = ['record_time', 'begin_time', 'end_time'].map(
    (name) => wireText(wire[name]) ?? '',
  )
  const beginMs = parseBasicIsoTime(begin!)
  const endMs = parseBasicIsoTime(end!)
  if (parseBasicIsoTime(record!) === undefined || beginMs === undefined || endMs === undefined)
    return undefined
  return { beginMs, endMs, text: { record_time: record!, begin_time: begin!, end_time: end! } }
}

/** Text or number (spec 14 row 16), above zero, at most four decimals. */
function readUsageValue(value: unknown): string | undefined {
  const text = wireText(value) ?? ''
  const isDecimal = text.length <= usageLimits.valueLengthMax && /^\d{1,15}(\.\d{1,4})?$/.test(text)
  return isDecimal && /[1-9]/.test(text) ? text : undefined
}

function idOf(value: unknown): string | undefined {
  const text = wireText(value) ?? ''
  return text !== '' && text.length <= usageLimits.idLengthMax ? text : undefined
}

/** What a caller sent, for finding the record again; cut, because anything may have been sent. */
function shown(value: unknown): string {
  return (wireText(value) ?? '').slice(0, usageLimits.idLengthMax)
}
