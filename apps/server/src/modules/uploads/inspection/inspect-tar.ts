import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import tar from 'tar-stream'
import { escapes, passedLimit, type ArchiveLimits, type ArchiveProblem } from '../domain/archive-rules.ts'
import type { ArchiveFinding } from './inspect-zip.ts'

/** Names and attributes that do not fit into a header, of one entry; the library holds them in memory whole. */
const LONG_HEADER_BYTES_MAX = 1_048_576
const BLOCK = 512

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
    if (zipped) {
      // What the archive unpacks to counts as well: headers and what follows the end belong to no entry.
      const unpacked = { ...seen, expandedBytes: 0 }
      const counted = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          unpacked.expandedBytes += chunk.length
          const problem = passedLimit(unpacked, limits)
          done(problem ? found(problem) : null, chunk)
        },
      })
      await pipeline(source, createGunzip(), counted, headersWithinBounds(found), extract)
    } else await pipeline(source, headersWithinBounds(found), extract)
  } catch {
    return finding ?? { problem: 'UNREADABLE', entry: entryName }
  }
  return seen.files === 0 ? { problem: 'EMPTY', entry: null } : null
}

/** Looks at each header as it passes and ends the reading at one that announces a huge name or attribute. */
function headersWithinBounds(found: (problem: ArchiveProblem) => Error): Transform {
  let rest = Buffer.alloc(0)
  let toSkip = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let at = 0
      while (at < chunk.length) {
        if (toSkip > 0) {
          const skipped = Math.min(toSkip, chunk.length - at)
          toSkip -= skipped
          at += skipped
          continue
        }
        const part = chunk.subarray(at, at + BLOCK - rest.length)
        rest = Buffer.concat([rest, part])
        at += part.length
        if (rest.length < BLOCK) break
        const size = sizeIn(rest)
        // x, g: attributes (POSIX); L, K: long names (GNU).
        if ('xgLK'.includes(String.fromCharCode(rest[156]!)) && size > LONG_HEADER_BYTES_MAX) {
          done(found('TOO_LARGE_UNPACKED'))
          return
        }
        toSkip = Math.ceil(size / BLOCK) * BLOCK
        rest = Buffer.alloc(0)
      }
      done(null, chunk)
    },
  })
}

/** Bytes that follow a header: octal digits, or binary when the first bit is set (GNU). */
function sizeIn(header: Buffer): number {
  if (header[124]! & 0x80) return Number(header.readBigUInt64BE(128) & 0x7fff_ffff_ffff_ffffn)
  const digits = /^[0-7]+/.exec(header.toString('latin1', 124, 136).trimStart())
  return digits ? Number.parseInt(digits[0], 8) : 0
}
