import { Readable } from 'node:stream'
import { DomainError } from '../../kernel/errors.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import type { UploadPart } from './upload.ts'

/** The bytes from `start` to `end` (inclusive) of a file that lies in parts. */
export function readParts(
  files: FileStore,
  parts: readonly UploadPart[],
  range: { start: number; end: number },
): Readable {
  return Readable.from(rangeOf(files, parts, range), { objectMode: false })
}

async function* rangeOf(
  files: FileStore,
  parts: readonly UploadPart[],
  { start, end }: { start: number; end: number },
): AsyncGenerator<Buffer> {
  for (const part of parts) {
    if (part.startByte + part.sizeBytes <= start || part.startByte > end) continue
    const stored = await files.get(part.fileKey)
    if (!stored) throw new Error(`the file store has lost ${part.fileKey}`)
    let at = part.startByte
    for await (const chunk of stored.stream) {
      const bytes = chunk as Buffer
      const wanted = bytes.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at))
      if (wanted.length > 0) yield wanted
      at += bytes.length
      if (at > end) break
    }
  }
}

/**
 * What a sender sends, until more than `bytesMax` bytes have passed. Nothing is read before somebody reads this.
 *
 * @throws on reading: payload_too_large `UPLOAD_PART_TOO_LARGE`; validation when the sender breaks off
 */
export function limitBytes(content: Readable, bytesMax: number): Readable {
  return Readable.from(limited(content, bytesMax), { objectMode: false })
}

async function* limited(content: Readable, bytesMax: number): AsyncGenerator<Buffer> {
  let passed = 0
  try {
    for await (const chunk of content) {
      const bytes = chunk as Buffer
      passed += bytes.length
      if (passed > bytesMax) throw new DomainError('payload_too_large', 'UPLOAD_PART_TOO_LARGE')
      yield bytes
    }
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw new DomainError('validation', 'BAD_REQUEST', { cause: error })
  }
}
