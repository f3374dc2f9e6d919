import { browserApi } from '../../../../api/browser-api.ts'

/** A file as product documents name it. */
export type DocumentFile = { file?: string; bytes?: number; width?: number; height?: number }

/** Documents name an upload by its id, followed by the extension of its format. */
export const uploadIdOf = (file: string | undefined): string | null =>
  /^(upl_[0-9A-Za-z]+)\./.exec(file ?? '')?.[1] ?? null

/** An upload as a document names it. @param picture with its measures */
export async function documentFileOf(uploadId: string, picture = false): Promise<DocumentFile> {
  const { name, sizeBytes, width, height } = await browserApi().uploads.get(uploadId)
  const extension = /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return {
    file: `${uploadId}.${extension}`,
    bytes: sizeBytes,
    ...(picture && width !== null && height !== null && { width, height }),
  }
}
