/** Parts of a device; several network or disk numbers may be known, unknown parts are empty. */
export type DeviceParts = {
  macs?: readonly string[]
  disks?: readonly string[]
  board?: string
  cpu?: string
}

const BYTES_MAX = 5 * 1024

/**
 * Writes a fingerprint as the documents ask: MAC, disk, board and CPU numbers joined by `|`, several of one kind by
 * `,`, all upper case.
 *
 * @throws RangeError when it exceeds 5 KB or a part holds a separator
 * @see spec 5.2
 */
export function deviceFingerprint(parts: DeviceParts): string {
  const groups = [parts.macs ?? [], parts.disks ?? [], [parts.board ?? ''], [parts.cpu ?? '']]
  for (const part of groups.flat()) {
    if (/[|,]/.test(part)) throw new RangeError('a part of a fingerprint holds a separator')
  }
  const text = groups
    .map((group) => group.join(','))
    .join('|')
    .toUpperCase()
  if (Buffer.byteLength(text) > BYTES_MAX) throw new RangeError('the fingerprint exceeds 5 KB')
  return text
}
