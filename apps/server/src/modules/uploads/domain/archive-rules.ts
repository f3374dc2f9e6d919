/** Limits against archives that unpack to far more than they look. */
export interface ArchiveLimits {
  entriesMax: number
  expandedBytesMax: number
  /** Unpacked bytes per packed byte, once more than {@link RATIO_FROM_BYTES} were unpacked. */
  ratioMax: number
}

/** Small archives of repeated text pack very well and hurt nobody. */
const RATIO_FROM_BYTES = 100 * 1_048_576

export type ArchiveProblem =
  | 'UNREADABLE'
  | 'EMPTY'
  | 'ENCRYPTED'
  | 'ESCAPES'
  | 'LINK'
  | 'TOO_MANY_ENTRIES'
  | 'TOO_LARGE_UNPACKED'
  | 'RATIO'

/** Whether a name in an archive would be written outside of the folder it is unpacked into. */
export function escapes(name: string): boolean {
  const path = name.replaceAll('\\', '/')
  return (
    path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0') || path.split('/').includes('..')
  )
}

/** Which limit the entries so far have passed. */
export function passedLimit(
  seen: { entries: number; expandedBytes: number; packedBytes: number },
  limits: ArchiveLimits,
): ArchiveProblem | null {
  if (seen.entries > limits.entriesMax) return 'TOO_MANY_ENTRIES'
  if (seen.expandedBytes > limits.expandedBytesMax) return 'TOO_LARGE_UNPACKED'
  const bulky = seen.expandedBytes > RATIO_FROM_BYTES
  return bulky && seen.expandedBytes > limits.ratioMax * seen.packedBytes ? 'RATIO' : null
}
