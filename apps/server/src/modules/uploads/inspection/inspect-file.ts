import type { LocalizedText } from '../../../kernel/text.ts'
import type { Settings } from '../../../platform/settings.ts'
import { mediaTypes, readName, ruleOf, type UploadPurpose } from '../domain/upload-purpose.ts'
import { uploadTexts } from '../domain/upload-texts.ts'
import { isOfKind } from './detect-kind.ts'
import { inspectPicture } from './inspect-picture.ts'
import { inspectTar } from './inspect-tar.ts'
import { inspectZip } from './inspect-zip.ts'

export interface Findings {
  mediaType: string
  width: number | null
  height: number | null
  problems: LocalizedText[]
  hints: LocalizedText[]
}

const PICTURES = new Set(['jpg', 'png', 'gif'])
const ZIPPED = new Set(['zip', 'docx', 'pptx', 'xlsx'])

/** Judges the content of a whole file by what it is for. The file lies on this machine's disk. */
export async function inspectFile(
  file: string,
  upload: { purpose: UploadPurpose; name: string; sizeBytes: number },
  settings: Settings,
): Promise<Findings> {
  const rule = ruleOf(upload.purpose)
  const named = readName(upload.name)?.kind
  if (named === undefined || !rule.kinds.includes(named) || !(await isOfKind(file, named)))
    return {
      mediaType: 'application/octet-stream',
      width: null,
      height: null,
      problems: [uploadTexts.otherType(upload.purpose)],
      hints: [],
    }
  const mediaType = mediaTypes[named]
  if (PICTURES.has(named))
    return { mediaType, ...(await inspectPicture(file, named, rule, settings.UPLOAD_PICTURE_SIDE_MAX)) }

  const limits = {
    entriesMax: settings.ARCHIVE_ENTRIES_MAX,
    expandedBytesMax: settings.ARCHIVE_EXPANDED_BYTES_MAX,
    ratioMax: settings.ARCHIVE_RATIO_MAX,
  }
  const finding = ZIPPED.has(named)
    ? await inspectZip(file, limits)
    : named === 'tar' || named === 'tar.gz'
      ? await inspectTar(file, upload.sizeBytes, named === 'tar.gz', limits)
      : null
  if (!finding) return { mediaType, width: null, height: null, problems: [], hints: [] }
  const limitOf = {
    TOO_MANY_ENTRIES: limits.entriesMax,
    TOO_LARGE_UNPACKED: limits.expandedBytesMax,
    RATIO: limits.ratioMax,
  }
  const limit = finding.problem in limitOf ? limitOf[finding.problem as keyof typeof limitOf] : null
  const entry = finding.entry === null ? null : shortened(finding.entry)
  return {
    mediaType,
    width: null,
    height: null,
    problems: [uploadTexts.archive(finding.problem, entry, limit)],
    hints: [],
  }
}

/** A name out of an archive, fit to be shown. */
function shortened(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain
}
