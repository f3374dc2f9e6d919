import { crc32, deflateRawSync } from 'node:zlib'
import { PNG } from 'pngjs'
import type { App } from '../../platform/http/server.ts'
import type { JobHandlers } from '../../platform/jobs/job-queue.ts'
import type { UploadPurpose } from './domain/upload-purpose.ts'

const TEST_ORIGIN = 'http://localhost:3000'

/** A picture of the given measures: of one color, or with a slope of colors. */
export function makePng(width: number, height: number, options: { plain?: boolean } = {}): Buffer {
  const png = new PNG({ width, height })
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4
      png.data[at] = options.plain ? 255 : (x * 255) / width
      png.data[at + 1] = options.plain ? 255 : (y * 255) / height
      png.data[at + 2] = 255
      png.data[at + 3] = 255
    }
  return PNG.sync.write(png)
}

export const pdfBytes = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

export interface ZipEntry {
  name: string
  content?: string | Buffer
  /** Unix mode with the kind of file, such as `0o120777` for a symbolic link. */
  mode?: number
  encrypted?: boolean
  /** What the entry claims to unpack to, when it lies. */
  claimedSize?: number
}

/** A zip file byte by byte, so that it can be as bad as a test needs it. */
export function makeZip(entries: ZipEntry[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const content = Buffer.from(entry.content ?? '')
    const packed = deflateRawSync(content)
    const size = entry.claimedSize ?? content.length
    const flags = entry.encrypted ? 1 : 0
    const fields = Buffer.alloc(22)
    fields.writeUInt16LE(flags, 0)
    fields.writeUInt16LE(8, 2)
    fields.writeUInt32LE(crc32(content), 8)
    fields.writeUInt32LE(packed.length, 12)
    fields.writeUInt32LE(size, 16)
    fields.writeUInt16LE(name.length, 20)
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04\x14\0', 'latin1'),
      fields,
      Buffer.alloc(2),
      name,
      packed,
    ])
    const tail = Buffer.alloc(16)
    tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 8)
    tail.writeUInt32LE(offset, 12)
    // Versions made by and needed: unix 2.0, 2.0.
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x03\x14\0', 'latin1'), fields, tail, name]))
    bodies.push(local)
    offset += local.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(listing.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...bodies, listing, Buffer.from('PK\x05\x06', 'latin1'), end])
}

export interface NewUpload {
  purpose: UploadPurpose
  name: string
  bytes: Buffer
}

/** Hands in a file over HTTP and runs its check. @returns its id */
export async function makeUpload(
  program: { app: App; composition: { jobs: Pick<JobHandlers, 'uploads.check'> } },
  person: { cookie: string },
  file: NewUpload,
): Promise<string> {
  const headers = { origin: TEST_ORIGIN, cookie: person.cookie }
  const created = await program.app.inject({
    method: 'POST',
    url: '/api/v1/uploads',
    headers,
    payload: { purpose: file.purpose, name: file.name, sizeBytes: file.bytes.length },
  })
  if (created.statusCode !== 201) throw new Error(`the upload was refused: ${created.payload}`)
  const { id } = created.json<{ id: string }>()
  const sent = await program.app.inject({
    method: 'PATCH',
    url: `/api/v1/uploads/${id}/content`,
    headers: {
      ...headers,
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    },
    payload: file.bytes,
  })
  if (sent.statusCode !== 204) throw new Error(`the bytes were refused: ${sent.payload}`)
  await program.composition.jobs['uploads.check']({ uploadId: id })
  return id
}
