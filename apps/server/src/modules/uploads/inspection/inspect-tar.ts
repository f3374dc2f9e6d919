import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import tar from 'tar-stream'
import { escapes, passedLimit, type ArchiveLimits, type ArchiveProblem } from '../domain/archive-rules.ts'
import type { ArchiveFinding } from './inspect-zip.ts'

/**
 * Bytes that may pass between two entries: long names and attributes, which the library holds in memory whole, and the
 * padding behind the last one.
 */
const BETWEEN_ENTRIES_MAX = 1_048_576

const LINKS = new Set(['symlink', 'link'])

/** As `inspectZip`, for tar files, packed by gzip or not. */
export async function inspectTar(
  file: string,
  sizeBytes: number,
  zipped: boolean,
  limits: ArchiveLimits,
): Promise<ArchiveFinding | null> {
  const seen = { entries: 0, files: 0, expandedBytes: 0, packedBytes: sizeBytes }
  let finding: ArchiveFinding | null = null
  const unpacked = { ...seen }
  let betweenEntries = 0
  let entryName: string | null = null
  const extract = tar.extract()
  const found = (problem: ArchiveProblem) => {
    finding = { problem, entry: entryName }
    return new Error(problem)
  }
  extract.on('entry', (header, stream, next) => {
    // What ends the whole ends its entry too; it is told once, by the pipeline.
    stream.on('error', () => undefined)
    entryName = header.name
    betweenEntries = 0
    seen.entries++
    if (header.type !== 'directory') seen.files++
    // The sizes that entries claim are what unpacking them would write.
    seen.expandedBytes += header.size ?? 0
    const escaping = escapes(header.name) || (header.linkname ? escapes(header.linkname) : false)
    const problem = LINKS.has(header.type ?? '') ? 'LINK' : escaping ? 'ESCAPES' : passedLimit(seen, limits)
    if (problem) {
      extract.destroy(found(problem))
      return
    }
    stream.on('end', next)
    stream.on('data', () => {
      betweenEntries = 0
    })
  })
  try {
    const source = createReadStream(file)
    const watched = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        unpacked.expandedBytes += chunk.length
        betweenEntries += chunk.length
        // What a packed archive unpacks to counts as well: headers and what follows the end belong to no entry.
        const problem = zipped ? passedLimit(unpacked, limits) : null
        if (problem) done(found(problem))
        else if (betweenEntries > BETWEEN_ENTRIES_MAX) done(found('TOO_LARGE_UNPACKED'))
        else done(null, chunk)
      },
    })
    if (zipped) await pipeline(source, createGunzip(), watched, extract)
    else await pipeline(source, watched, extract)
  } catch {
    return finding ?? { problem: 'UNREADABLE', entry: entryName }
  }
  return seen.files === 0 ? { problem: 'EMPTY', entry: null } : null
}
