import type { LocalizedText } from '../../kernel/text.ts'
import type { UploadPurpose } from './domain/upload-purpose.ts'
import type { ScanState, UploadState } from './domain/upload-states.ts'

/** A file that somebody handed in. */
export interface UploadedFile {
  id: string
  accountId: string
  purpose: UploadPurpose
  name: string
  sizeBytes: number
  receivedBytes: number
  /** Empty until it was checked. */
  sha256: string
  mediaType: string
  width: number | null
  height: number | null
  state: UploadState
  problems: LocalizedText[]
  hints: LocalizedText[]
  scan: ScanState
  publishedAt: Date | null
  createdAt: Date
  expiresAt: Date | null
}

export interface UploadPart {
  startByte: number
  sizeBytes: number
  fileKey: string
}
