import { uploadCodes, type UploadCode } from './codes.ts'
import { sha256Hex } from './sdk-hmac.ts'
import { sameText } from '../wire/secrets.ts'
import { isRecord, wireText } from '../wire/wire-value.ts'

/** The JSON part `isvUpdateFileReq` of an upload (spec 5.3). */
export type FileUploadRequest =
  | { type: 'CHARACTERS'; characters: string }
  | { type: 'FILE'; file_name: string; sha256?: string }

const TEXT_LENGTH_MAX = 1024
const PART_LENGTH_MAX = 16_384

/**
 * Reads the parts of an upload: the JSON text, and the file when one came.
 *
 * A file name is a name and no path: separators and control characters are refused. The hash, when given, must be
 * that of the file, in hex of either case.
 *
 * @returns the request, or the code and what is wrong
 * @see spec 5.3, 10.3
 */
export function parseFileUpload(
  partText: string,
  file: Uint8Array | undefined,
): { request: FileUploadRequest } | { code: 'CBC.0101' | '91381037'; message: string } {
  const part = partText.length <= PART_LENGTH_MAX ? parseJson(partText) : undefined
  if (!isRecord(part)) return invalid('isvUpdateFileReq must be a JSON object')
  const text = (name: string) => wireText(part[name]) ?? ''
  const tooLong = ['type', 'file_name', 'sha256', 'characters'].find(
    (name) => text(name).length > TEXT_LENGTH_MAX,
  )
  if (tooLong !== undefined) return invalid(`${tooLong} is longer than ${TEXT_LENGTH_MAX} characters`)

  if (text('type') === 'CHARACTERS') {
    const characters = text('characters')
    return characters === ''
      ? invalid('characters is missing')
      : { request: { type: 'CHARACTERS', characters } }
  }
  if (text('type') !== 'FILE') return invalid('type must be CHARACTERS or FILE')
  const fileName = text('file_name')
  if (fileName === '') return invalid('file_name is missing')
  if (/[/\\\p{Cc}]/u.test(fileName) || fileName === '.' || fileName === '..') {
    return invalid('file_name must be a name without a path')
  }
  if (file === undefined) return invalid('the part file is missing')
  const sha256 = text('sha256').toLowerCase()
  if (sha256 === '') return { request: { type: 'FILE', file_name: fileName } }
  if (!sameText(sha256, sha256Hex(file))) {
    return { code: '91381037', message: 'sha256 is not that of the file' }
  }
  return { request: { type: 'FILE', file_name: fileName, sha256 } }
}

/** An upload's answer with the HTTP status it is sent with. */
export function uploadAnswer(code: UploadCode): {
  httpStatus: number
  body: { error_code: UploadCode; error_msg: string }
} {
  const { httpStatus, en } = uploadCodes[code]
  return { httpStatus, body: { error_code: code, error_msg: en } }
}

function invalid(message: string): { code: 'CBC.0101'; message: string } {
  return { code: 'CBC.0101', message }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
