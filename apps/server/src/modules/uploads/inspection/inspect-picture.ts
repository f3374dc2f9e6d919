import fs from 'node:fs/promises'
import { imageSize } from 'image-size'
import { PNG } from 'pngjs'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { FileKind, Measure } from '../domain/upload-purpose.ts'
import { uploadTexts } from '../domain/upload-texts.ts'

interface PictureFindings {
  width: number | null
  height: number | null
  problems: LocalizedText[]
  hints: LocalizedText[]
}

/** Pictures up to this many pixels are decoded to look at their colors. */
const DECODED_PIXELS_MAX = 4_000_000
/** Difference of a channel, of 255, that the eye does not see. */
const SAME_COLOR = 4

/** Measures a picture by its header, refuses what would be too much to decode, and looks at the colors of covers. */
export async function inspectPicture(
  file: string,
  kind: FileKind,
  want: { width?: Measure; height?: Measure; cover?: true },
  sideMax: number,
): Promise<PictureFindings> {
  const bytes = await fs.readFile(file)
  const size = sizeOf(bytes)
  if (!size || !isWhole(bytes, kind))
    return { width: null, height: null, problems: [uploadTexts.picture], hints: [] }
  const problems: LocalizedText[] = []
  if (size.width > sideMax || size.height > sideMax) problems.push(uploadTexts.pixels(sideMax))
  else if (!fits(size.width, want.width) || !fits(size.height, want.height))
    problems.push(uploadTexts.measures(size, want))
  const small = size.width * size.height <= DECODED_PIXELS_MAX
  const plain =
    want.cover &&
    kind === 'png' &&
    problems.length === 0 &&
    small &&
    !isInterlaced(bytes) &&
    isOneColor(bytes)
  return { ...size, problems, hints: plain ? [uploadTexts.oneColor] : [] }
}

function sizeOf(bytes: Buffer): { width: number; height: number } | null {
  try {
    const { width, height } = imageSize(bytes)
    return width > 0 && height > 0 ? { width, height } : null
  } catch {
    return null
  }
}

/** Whether the mark that ends a picture is there: an upload that broke off elsewhere has none. */
function isWhole(bytes: Buffer, kind: FileKind): boolean {
  if (kind === 'png') return bytes.includes('IEND', Math.max(0, bytes.length - 4096))
  if (kind === 'jpg') return bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > 0
  return bytes.lastIndexOf(0x3b) > 0
}

function fits(pixels: number, measure: Measure | undefined): boolean {
  return measure === undefined || (pixels >= measure.min && pixels <= measure.max)
}

/** The decoder unpacks such pictures without a bound; a hint is not worth that. */
const isInterlaced = (png: Buffer): boolean => png[28] !== 0

function isOneColor(bytes: Buffer): boolean {
  let data: Buffer
  try {
    data = PNG.sync.read(bytes).data
  } catch {
    // A variant that the decoder does not know is no reason to find fault.
    return false
  }
  for (let at = 4; at < data.length; at++) if (Math.abs(data[at]! - data[at % 4]!) > SAME_COLOR) return false
  return true
}
