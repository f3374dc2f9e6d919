import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { DomainError } from '../../kernel/errors.ts'
import { assertFileKey, type FileStore } from './file-store.ts'

/** First line of every file: its content type. One file instead of two, so that both change in one rename. */
const HEADER = /^yunshi-file 1 ([\x20-\x7e]{1,200})\n/
const CONTENT_TYPE = /^[\x20-\x7e]{1,200}$/
const HEADER_BYTES_MAX = 220
/** Ends the names of files; no key contains it, so that the keys `a` and `a/b` do not collide. */
const FILE_MARK = '~'
const LEFTOVER_AGE_MS = 24 * 3_600_000

/**
 * Files below one directory, which several processes of one machine may share.
 *
 * A file is written under a temporary name, forced to disk and renamed. Temporary files that a crash left are removed
 * by the first `put` of a later process, once they are a day old and nobody can still be writing them.
 */
export function createDiskFileStore(directory: string): FileStore {
  let tidied: Promise<void> | undefined
  const incoming = path.join(directory, '.incoming')
  const placeOf = (key: string) => {
    assertFileKey(key)
    return path.join(directory, `${key}${FILE_MARK}`)
  }
  return {
    async put(key, content, { contentType }) {
      const place = placeOf(key)
      if (!CONTENT_TYPE.test(contentType))
        throw new Error(`${JSON.stringify(contentType)} is not a content type`)
      const header = `yunshi-file 1 ${contentType}\n`
      await fs.mkdir(incoming, { recursive: true, mode: 0o700 })
      await fs.mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      await (tidied ??= removeLeftovers(incoming))
      const temporary = path.join(incoming, randomBytes(12).toString('hex'))
      try {
        const sizeBytes = await writeDurably(temporary, header, content)
        await fs.rename(temporary, place)
        await syncDirectories(path.dirname(place), directory)
        return sizeBytes
      } catch (error) {
        await fs.rm(temporary, { force: true })
        if (codeOf(error) === 'ENOSPC' || codeOf(error) === 'EDQUOT')
          throw new DomainError('unavailable', 'DISK_FULL', { cause: error })
        throw error
      }
    },
    async get(key) {
      const place = placeOf(key)
      const handle = await fs.open(place, 'r').catch((error: unknown) => {
        if (isAbsent(error)) return null
        throw error
      })
      if (!handle) return null
      try {
        const start = Buffer.alloc(HEADER_BYTES_MAX)
        const { bytesRead } = await handle.read(start, 0, start.length, 0)
        const [header, contentType] = HEADER.exec(start.toString('latin1', 0, bytesRead)) ?? []
        if (header === undefined || contentType === undefined)
          throw new Error(`${place} is not a stored file`)
        const { size } = await handle.stat()
        // The open handle keeps reading the file it found, even when another takes its name meanwhile.
        const stream =
          size === header.length
            ? await closedAndEmpty(handle)
            : createReadStream('', { fd: handle, start: header.length })
        return { stream, sizeBytes: size - header.length, contentType }
      } catch (error) {
        await handle.close()
        throw error
      }
    },
    async delete(key) {
      await fs.rm(placeOf(key), { force: true })
    },
    async *list(prefix = '') {
      const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1)
      if (folder !== '') assertFileKey(folder.slice(0, -1))
      yield* keysBelow(directory, folder, prefix)
    },
  }
}

async function removeLeftovers(incoming: string): Promise<void> {
  for (const name of await fs.readdir(incoming)) {
    const file = path.join(incoming, name)
    const stat = await fs.stat(file).catch(() => null)
    if (stat && Date.now() - stat.mtimeMs > LEFTOVER_AGE_MS) await fs.rm(file, { force: true })
  }
}

async function closedAndEmpty(handle: fs.FileHandle): Promise<Readable> {
  await handle.close()
  return Readable.from([])
}

async function writeDurably(place: string, header: string, content: Readable | Buffer): Promise<number> {
  const handle = await fs.open(place, 'wx', 0o600)
  let sizeBytes = 0
  try {
    await handle.writeFile(header)
    for await (const chunk of Buffer.isBuffer(content) ? [content] : content) {
      const bytes = Buffer.from(chunk as Uint8Array)
      await handle.writeFile(bytes)
      sizeBytes += bytes.length
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return sizeBytes
}

/** A renamed file is only sure to be found after a power cut once the folders that lead to it are on disk. */
async function syncDirectories(from: string, upTo: string): Promise<void> {
  for (let at = from; at.length >= upTo.length; at = path.dirname(at)) {
    const handle = await fs.open(at, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}

async function* keysBelow(directory: string, folder: string, prefix: string): AsyncGenerator<string> {
  const entries = await fs
    .readdir(path.join(directory, folder), { withFileTypes: true })
    .catch((error: unknown) => {
      if (isAbsent(error)) return []
      throw error
    })
  for (const entry of entries) {
    if (entry.isDirectory()) {
      const inner = `${folder}${entry.name}/`
      const mayMatch = inner.startsWith(prefix) || prefix.startsWith(inner)
      if (mayMatch && !entry.name.startsWith('.')) yield* keysBelow(directory, inner, prefix)
    } else if (entry.name.endsWith(FILE_MARK)) {
      const key = `${folder}${entry.name.slice(0, -FILE_MARK.length)}`
      if (key.startsWith(prefix)) yield key
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | null)?.code
}

function isAbsent(error: unknown): boolean {
  return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR'
}
