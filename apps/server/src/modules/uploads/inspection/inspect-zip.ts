import type { Readable } from 'node:stream'
import yauzl, { type Entry } from 'yauzl'
import { escapes, passedLimit, type ArchiveLimits, type ArchiveProblem } from '../domain/archive-rules.ts'

export interface ArchiveFinding {
  problem: ArchiveProblem
  entry: string | null
}

const ENCRYPTED = 0x1
const KIND_OF_UNIX_FILE = 0o170000
const SYMBOLIC_LINK = 0o120000
/** Names stay as bytes, so that our own rule for ways out of the folder is asked and not the library's. */
const options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true } as const

/** Which of the wanted names are in an archive; none of one that cannot be read. */
/** Documents have some hundreds of parts. */
const DOCUMENT_ENTRIES_MAX = 10_000

export async function listZipNames(file: string, wanted: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>()
  try {
    let entries = 0
    for await (const entry of (await yauzl.openPromise(file, options)).eachEntry()) {
      const name = nameOf(entry)
      if (wanted.includes(name)) found.add(name)
      entries++
      if (found.size === wanted.length || entries >= DOCUMENT_ENTRIES_MAX) break
    }
  } catch {
    // What cannot be read is told by inspectZip.
  }
  return found
}

/**
 * Reads every entry of a zip file to its end and looks for what would hurt whoever unpacks it.
 *
 * @returns the first finding; `null` when there is none
 */
export async function inspectZip(file: string, limits: ArchiveLimits): Promise<ArchiveFinding | null> {
  const seen = { entries: 0, files: 0, expandedBytes: 0, packedBytes: 0 }
  let entryName: string | null = null
  try {
    const zip = await yauzl.openPromise(file, options)
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry)
      entryName = name
      seen.entries++
      seen.expandedBytes += entry.uncompressedSize
      seen.packedBytes += entry.compressedSize
      const problem = problemOfEntry(entry, name) ?? passedLimit(seen, limits)
      if (problem) {
        zip.close()
        return { problem, entry: name }
      }
      if (name.endsWith('/')) continue
      seen.files++
      await readToEnd(await zip.openReadStreamPromise(entry))
    }
  } catch {
    return { problem: 'UNREADABLE', entry: entryName }
  }
  return seen.files === 0 ? { problem: 'EMPTY', entry: null } : null
}

function problemOfEntry(entry: Entry, name: string): ArchiveProblem | null {
  if (escapes(name)) return 'ESCAPES'
  if ((entry.generalPurposeBitFlag & ENCRYPTED) !== 0) return 'ENCRYPTED'
  const unixMode = entry.externalFileAttributes >>> 16
  return (unixMode & KIND_OF_UNIX_FILE) === SYMBOLIC_LINK ? 'LINK' : null
}

function nameOf(entry: Entry): string {
  // With decodeStrings false the name is a buffer, whatever the type says.
  return (entry.fileName as unknown as Buffer).toString('utf8')
}

/** Throws when an entry is damaged, or unpacks to another size than it says. */
async function readToEnd(stream: Readable): Promise<void> {
  for await (const chunk of stream) void chunk
}
