import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A sortable id: prefix, 48 bits of time, 80 random bits in Crockford base 32 (the ULID layout).
 * Real time, not the movable clock: ids must keep growing when the sandbox clock is moved.
 */
export function newId(prefix: string): string {
  let time = Date.now()
  let head = ''
  for (let i = 0; i < 10; i++) {
    head = ALPHABET[time % 32]! + head
    time = Math.floor(time / 32)
  }
  let tail = ''
  for (const byte of randomBytes(16)) tail += ALPHABET[byte & 31]!
  return `${prefix}_${head}${tail}`
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
