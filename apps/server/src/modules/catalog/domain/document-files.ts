/** What the uploads of a product are for; names of purposes are those of the uploads. */
export type DocumentFilePurpose =
  | 'product_logo'
  | 'product_picture'
  | 'description_picture'
  | 'video'
  | 'agreement'
  | 'user_guide'
  | 'document'
  | 'spreadsheet'

/** A file that a product document names. */
export interface DocumentFile {
  /** Where it stands. */
  path: string
  purpose: DocumentFilePurpose
  /** As written: an uploaded file's id with its ending, or an address of a document that came as a file. */
  name: string
  uploadId: string | null
  /** Whether buyers see it. */
  shown: boolean
}

const UPLOAD = /^(upl_[0-9A-Z]{26})\.[A-Za-z0-9.]{2,6}$/

/** The upload that a file of a document is; `null` for an address or a file's name. */
export function uploadIdOf(name: unknown): string | null {
  return typeof name === 'string' ? (UPLOAD.exec(name)?.[1] ?? null) : null
}

const singles: { path: string[]; purpose: DocumentFilePurpose; shown: boolean }[] = [
  { path: ['logo'], purpose: 'product_logo', shown: true },
  { path: ['agreement'], purpose: 'agreement', shown: true },
  { path: ['usageGuideFile'], purpose: 'user_guide', shown: true },
  { path: ['copyrightCertificate'], purpose: 'document', shown: false },
  { path: ['quotationSheet'], purpose: 'spreadsheet', shown: false },
  { path: ['access', 'rightsCertificate'], purpose: 'document', shown: false },
  { path: ['access', 'imageTestReport'], purpose: 'document', shown: false },
  { path: ['access', 'buyerTemplate'], purpose: 'spreadsheet', shown: true },
]

const lists: { field: string; member?: string; purpose: DocumentFilePurpose; shown: boolean }[] = [
  { field: 'pictures', purpose: 'product_picture', shown: true },
  { field: 'videos', member: 'video', purpose: 'video', shown: true },
  { field: 'descriptionPictures', purpose: 'description_picture', shown: true },
  { field: 'qualifications', purpose: 'document', shown: false },
  { field: 'tagCertificates', member: 'certificate', purpose: 'document', shown: false },
]

/** Every file that a document names, of any completeness. */
export function filesOf(document: Record<string, unknown>): DocumentFile[] {
  const found: DocumentFile[] = []
  const add = (value: unknown, path: string, purpose: DocumentFilePurpose, shown: boolean) => {
    const name = (value as { file?: unknown } | null | undefined)?.file
    if (typeof name === 'string' && name !== '')
      found.push({ path: `${path}.file`, purpose, name, uploadId: uploadIdOf(name), shown })
  }
  for (const { path, purpose, shown } of singles)
    add(
      path.reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], document),
      path.join('.'),
      purpose,
      shown,
    )
  for (const { field, member, purpose, shown } of lists) {
    const items = document[field]
    if (!Array.isArray(items)) continue
    for (const [i, item] of items.entries())
      add(
        member === undefined ? item : (item as Record<string, unknown> | null)?.[member],
        `${field}[${i}]${member === undefined ? '' : `.${member}`}`,
        purpose,
        shown,
      )
  }
  return found
}
