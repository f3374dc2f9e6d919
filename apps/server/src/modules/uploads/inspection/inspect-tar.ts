import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import tar from 'tar-stream'
import { escapes, passedLimit, type ArchiveLimits, type ArchiveProblem } from '../domain/archive-rules.ts'
import type { ArchiveFinding } from './inspect-zip.ts'

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
    stream.resume()
  })
  try {
    const source = createReadStream(file)
    if (zipped) await pipeline(source, createGunzip(), extract)
    else await pipeline(source, extract)
  } catch {
    return finding ?? { problem: 'UNREADABLE', entry: entryName }
  }
  return seen.files === 0 ? { problem: 'EMPTY', entry: null } : null
}
