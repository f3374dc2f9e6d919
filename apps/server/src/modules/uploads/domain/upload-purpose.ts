/** Kinds of content that are told apart by their bytes. */
export const fileKinds = [
  'jpg',
  'png',
  'gif',
  'pdf',
  'zip',
  'tar',
  'tar.gz',
  'rar',
  'doc',
  'docx',
  'ppt',
  'pptx',
  'xls',
  'xlsx',
  'mp4',
  'mov',
] as const

export type FileKind = (typeof fileKinds)[number]

/** What a name may end with, longest first. */
const kindsByExtension: Record<string, FileKind> = {
  'tar.gz': 'tar.gz',
  jpeg: 'jpg',
  ...Object.fromEntries(fileKinds.map((kind) => [kind, kind])),
}

export const mediaTypes: Record<FileKind, string> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  pdf: 'application/pdf',
  zip: 'application/zip',
  tar: 'application/x-tar',
  'tar.gz': 'application/gzip',
  rar: 'application/vnd.rar',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
}

/** A length in pixels: exactly, or from–to. */
export interface Measure {
  min: number
  max: number
}

/** The upper end of a measure that only says how much at least; what is too much to show is a limit of its own. */
export const OPEN_ENDED = 1_000_000

/** Who hands in files of a purpose: everybody who is signed in, sellers, or sellers and operators. */
type Uploader = 'anybody' | 'seller' | 'staff'

interface PurposeRule {
  kinds: readonly FileKind[]
  by: Uploader
  /** Bytes; the setting `UPLOAD_PACKAGE_BYTES_MAX` for packages. */
  bytesMax: number | 'package'
  width?: Measure
  height?: Measure
  /** Whether a picture of one color is pointed out: it becomes a cover (P05). */
  cover?: true
  /** What the stem of the name may consist of (SELL-AST-03). */
  name?: RegExp
}

const MB = 1_048_576
const exactly = (pixels: number): Measure => ({ min: pixels, max: pixels })
const pictures = ['jpg', 'png'] as const

/** What a file is for, and what it therefore has to be (SELL-PUB 4.2, SELL-AST-03, ONB-004). */
export const uploadPurposes = {
  logo: { by: 'anybody', kinds: pictures, bytesMax: 5 * MB },
  business_licence: { by: 'anybody', kinds: [...pictures, 'pdf'], bytesMax: 10 * MB },
  compliance_letter: { by: 'seller', kinds: ['pdf', ...pictures], bytesMax: 10 * MB },
  document: { by: 'seller', kinds: ['rar', 'zip', 'doc', 'docx', 'pdf', 'ppt', 'pptx'], bytesMax: 20 * MB },
  agreement: { by: 'seller', kinds: ['pdf', 'doc', 'docx'], bytesMax: 20 * MB },
  user_guide: { by: 'seller', kinds: ['zip', 'doc', 'docx', 'pdf', 'ppt', 'pptx'], bytesMax: 20 * MB },
  spreadsheet: { by: 'seller', kinds: ['xls', 'xlsx', 'pdf', 'zip'], bytesMax: 20 * MB },
  product_logo: {
    by: 'seller',
    kinds: pictures,
    bytesMax: 5 * MB,
    width: exactly(120),
    height: exactly(120),
  },
  product_picture: {
    by: 'seller',
    kinds: [...pictures, 'gif'],
    bytesMax: 5 * MB,
    width: exactly(800),
    height: exactly(600),
    cover: true,
  },
  description_picture: {
    by: 'seller',
    kinds: pictures,
    bytesMax: 5 * MB,
    width: { min: 900, max: 1200 },
    height: { min: 800, max: OPEN_ENDED },
  },
  video: { by: 'seller', kinds: ['mp4', 'mov'], bytesMax: 200 * MB },
  shop_picture: {
    by: 'seller',
    kinds: pictures,
    bytesMax: 5 * MB,
    width: exactly(780),
    height: exactly(440),
    cover: true,
  },
  story_picture: { by: 'seller', kinds: pictures, bytesMax: 5 * MB, width: { min: 900, max: 1200 } },
  package: {
    by: 'seller',
    kinds: ['zip', 'tar', 'tar.gz'],
    bytesMax: 'package',
    name: /^[A-Za-z0-9_\-()[\]]+$/,
  },
  evidence: { by: 'staff', kinds: ['pdf', 'zip', ...pictures], bytesMax: 20 * MB },
} as const satisfies Record<string, PurposeRule>

export type UploadPurpose = keyof typeof uploadPurposes
// The keys of a constant object are its own.
export const uploadPurposeNames = Object.keys(uploadPurposes) as UploadPurpose[]

export function ruleOf(purpose: UploadPurpose): PurposeRule {
  return uploadPurposes[purpose]
}

/** Whether somebody of an account with these roles may hand in files of a purpose. Applicants are no sellers yet. */
export function mayUpload(purpose: UploadPurpose, roles: ReadonlySet<string>): boolean {
  const { by } = ruleOf(purpose)
  return by === 'anybody' || roles.has('seller') || (by === 'staff' && roles.has('operator'))
}

/** Kind and stem of a name by its ending, in whatever case; `null` when the ending is none of ours. */
export function readName(name: string): { kind: FileKind; stem: string } | null {
  const [, stem, extension] = /^(.+?)\.(tar\.gz|[a-z0-9]{1,5})$/i.exec(name) ?? []
  if (stem === undefined || extension === undefined) return null
  // The first dot that fits is taken for `a.tar.gz`; for other names the ending is behind the last one.
  const kind = kindsByExtension[extension.toLowerCase()]
  return kind === undefined ? null : { kind, stem }
}

export type NameProblem = 'UPLOAD_NAME' | 'UPLOAD_TYPE' | 'UPLOAD_NAME_CHARACTERS'

/** What is wrong with a name for a purpose, before a byte was sent. */
export function problemOfName(purpose: UploadPurpose, name: string): NameProblem | null {
  // Names are shown and sent in headers; control characters, direction marks and ways to another folder never fit.
  if (/[\p{Cc}\p{Cf}/\\]/u.test(name) || name.trim() !== name || name.startsWith('.')) return 'UPLOAD_NAME'
  const rule = ruleOf(purpose)
  const read = readName(name)
  if (!read || !rule.kinds.includes(read.kind)) return 'UPLOAD_TYPE'
  return rule.name && !rule.name.test(read.stem) ? 'UPLOAD_NAME_CHARACTERS' : null
}

export function bytesMaxOf(purpose: UploadPurpose, packageBytesMax: number): number {
  const { bytesMax } = ruleOf(purpose)
  return bytesMax === 'package' ? packageBytesMax : bytesMax
}

/** The endings that a purpose takes, as people read them: `jpg, jpeg, png`. */
export function endingsOf(purpose: UploadPurpose): string[] {
  return ruleOf(purpose).kinds.flatMap((kind) => (kind === 'jpg' ? ['jpg', 'jpeg'] : [kind]))
}
