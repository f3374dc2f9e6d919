import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const TAIL_LENGTH = 16
/** Room above the first tail of a millisecond for those that follow it. */
const FIRST_TAIL_BITS = 79

let lastTime = 0
let lastTail = 0n

function digits(value: bigint, length: number): string {
  let text = ''
  for (let i = 0; i < length; i++) {
    text = ALPHABET[Number(value & 31n)]! + text
    value >>= 5n
  }
  return text
}

const randomBits = (bits: number): bigint =>
  BigInt(`0x${randomBytes(Math.ceil(bits / 8)).toString('hex')}`) & ((1n << BigInt(bits)) - 1n)

/**
 * A sortable id: prefix, 48 bits of time, 80 random bits in Crockford base 32 (the ULID layout). Each id of a process is
 * greater than the one before, also within a millisecond, so that rows of one transaction keep their order.
 * Real time, not the movable clock: ids must keep growing when the sandbox clock is moved.
 */
export function newId(prefix: string): string {
  const time = Date.now()
  if (time > lastTime) {
    lastTime = time
    lastTail = randomBits(FIRST_TAIL_BITS)
  } else lastTail += 1n + randomBits(32)
  return `${prefix}_${digits(BigInt(lastTime), 10)}${digits(lastTail, TAIL_LENGTH)}`
}

const ORDER_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/**
 * Order number: `CS` + `yyMMddHHmm` in the site's zone + 5 characters (BUY-SYS-06). Unique by the primary key:
 * the caller inserts it and draws again on the one-in-33-million collision within a minute.
 */
export function newOrderNumber(now: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: '2-digit',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(now)
  const part = (type: string) => parts.find((p) => p.type === type)!.value
  let tail = ''
  for (const byte of randomBytes(5)) tail += ORDER_ALPHABET[byte & 31]!
  return `CS${part('year')}${part('month')}${part('day')}${part('hour')}${part('minute')}${tail}`
}
