import fs from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { FileKind } from '../domain/upload-purpose.ts'
import { listZipNames } from './inspect-zip.ts'

/** What office documents are made of beside their archive, and the older ones in their directory. */
const officeParts: [name: string, kind: FileKind][] = [
  ['word/document.xml', 'docx'],
  ['ppt/presentation.xml', 'pptx'],
  ['xl/workbook.xml', 'xlsx'],
]
const compoundStreams: [name: string, kind: FileKind][] = [
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
]
/** Names under which the library knows kinds of ours. */
const aliases: Record<string, FileKind> = { gz: 'tar.gz', m4v: 'mp4' }
const plainKinds = new Set<string>(['jpg', 'png', 'gif', 'pdf', 'tar', 'tar.gz', 'rar', 'mp4', 'mov'])

const zippedOffice = new Set<FileKind>(officeParts.map(([, kind]) => kind))
const compoundOffice = new Set<FileKind>(compoundStreams.map(([, kind]) => kind))

/** Whether the bytes of a file are of the kind that its name says. No more is read than that takes. */
export async function isOfKind(file: string, named: FileKind): Promise<boolean> {
  const start = await readStart(file)
  // A zip file with entries, or an empty one; what else it is depends on what is in it.
  if (start.subarray(0, 4).equals(ZIP_ENTRY) || start.subarray(0, 4).equals(ZIP_END))
    return named === 'zip' || (zippedOffice.has(named) && (await officeKinds(file)).includes(named))
  if (start.equals(COMPOUND_FILE))
    return compoundOffice.has(named) && (await compoundKinds(file)).includes(named)
  const found = await fileTypeFromFile(file)
  const kind = found && (aliases[found.ext] ?? found.ext)
  return kind === named && plainKinds.has(named)
}

const ZIP_ENTRY = Buffer.from('PK\x03\x04', 'latin1')
const COMPOUND_FILE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ZIP_END = Buffer.from('PK\x05\x06', 'latin1')

async function readStart(file: string): Promise<Buffer> {
  const handle = await fs.open(file, 'r')
  try {
    const start = Buffer.alloc(8)
    const { bytesRead } = await handle.read(start, 0, start.length, 0)
    return start.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function officeKinds(file: string): Promise<FileKind[]> {
  const names = await listZipNames(file, ['[Content_Types].xml', ...officeParts.map(([name]) => name)])
  if (!names.has('[Content_Types].xml')) return []
  return officeParts.filter(([name]) => names.has(name)).map(([, kind]) => kind)
}

/** Older office documents are small (20 MB at most), so the names of their streams are searched in the whole. */
async function compoundKinds(file: string): Promise<FileKind[]> {
  const bytes = await fs.readFile(file)
  const found = compoundStreams.find(([name]) => bytes.includes(Buffer.from(`${name}\0`, 'utf16le')))
  return found ? [found[1]] : []
}
