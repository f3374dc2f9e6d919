import type { Readable } from 'node:stream'

export interface StoredFile {
  /** Must be read to its end or destroyed. */
  stream: Readable
  sizeBytes: number
  contentType: string
}

/**
 * Where files live that are too large for rows: pictures, attachments, exports. What a row refers to is put before the
 * row is written, and deleted after the row is gone, so that a crash leaves an unused file and never a dangling row.
 */
export interface FileStore {
  /**
   * Stores or replaces the file. When it returns, the file survives a power cut; when it throws, what was there before
   * is still there.
   *
   * @returns the size in bytes
   * @throws DomainError `DISK_FULL`, `FILE_STORE_UNAVAILABLE`; whatever error `content` ends with
   */
  put(key: string, content: Readable | Buffer, options: { contentType: string }): Promise<number>
  /** `null` when there is no such file. */
  get(key: string): Promise<StoredFile | null>
  /** Succeeds as well when there is no such file. */
  delete(key: string): Promise<void>
  /** Keys that start with `prefix`, in no particular order. */
  list(prefix?: string): AsyncIterable<string>
}

const SEGMENT = /^[a-z0-9_-][a-z0-9._-]{0,119}$/
const KEY_LENGTH_MAX = 500

/**
 * Keys are paths of lower-case segments, such as `products/prd_01j/cover-1.png`: the same on every file system and
 * store, and never a way out of the store's folder.
 *
 * @throws Error because keys are made by the program, never taken from outside
 */
export function assertFileKey(key: string): void {
  const segments = key.split('/')
  if (key.length <= KEY_LENGTH_MAX && segments.every((segment) => SEGMENT.test(segment))) return
  throw new Error(`${JSON.stringify(key.slice(0, 80))} is not a file key`)
}
