import { ApiProblem, readProblem } from '@yunshi/api-client'
import type { UploadPurpose } from '@yunshi/api-client'
import { browserApi } from '../../api/browser-api.ts'

/** Small enough that a broken part costs little, large enough that few requests are needed. */
const PART_BYTES = 8 * 1_048_576
/** Milliseconds between attempts at a part while the network is away. */
const RETRY_DELAYS = [0, 1000, 3000, 6000, 10_000]

/** The same file is known again by what a browser tells of it; its content is not read for that. */
function memoryKey(purpose: UploadPurpose, file: File): string {
  return `yunshi.upload/${purpose}/${file.name}/${file.size}/${file.lastModified}`
}

/** The upload that was begun for this file in this browser, while the server still has it. */
async function findBegun(purpose: UploadPurpose, file: File): Promise<string | null> {
  const key = memoryKey(purpose, file)
  const known = window.localStorage.getItem(key)
  if (known === null) return null
  try {
    const upload = await browserApi().uploads.get(known)
    if (upload.state !== 'REFUSED' && upload.sizeBytes === file.size) return known
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 404) throw error
  }
  window.localStorage.removeItem(key)
  return null
}

/** Announces a file, or finds what was begun with it. @returns the id of the upload */
export async function announceFile(purpose: UploadPurpose, file: File): Promise<string> {
  const begun = await findBegun(purpose, file)
  if (begun !== null) return begun
  const { id } = await browserApi().uploads.create({ purpose, name: file.name, sizeBytes: file.size })
  window.localStorage.setItem(memoryKey(purpose, file), id)
  return id
}

/** Forgets what was begun with a file: choosing it again then starts anew. */
export function forgetFile(purpose: UploadPurpose, file: File): void {
  window.localStorage.removeItem(memoryKey(purpose, file))
}

export type Sending = { pause: () => void }

/** Sends the bytes that the server does not have yet, by the tus protocol. */
export async function sendFile(
  uploadId: string,
  file: File,
  partBytesMax: number,
  on: { progress: (sent: number) => void; done: () => void; failed: (error: unknown) => void },
): Promise<Sending> {
  const { Upload, DetailedError } = await import('tus-js-client')
  const upload = new Upload(file, {
    uploadUrl: browserApi().uploads.contentUrl(uploadId),
    chunkSize: Math.min(PART_BYTES, partBytesMax),
    retryDelays: RETRY_DELAYS,
    // What was begun is remembered above, with the purpose.
    storeFingerprintForResuming: false,
    headers: { 'accept-language': document.documentElement.lang },
    onProgress: on.progress,
    onSuccess: on.done,
    onError: (error) => {
      const answer = error instanceof DetailedError ? error.originalResponse : null
      if (!answer) {
        const problem = { type: 'about:blank', title: '', status: 0, detail: '', code: 'NETWORK' }
        on.failed(new ApiProblem({ ...problem, requestId: null, errors: [] }, { cause: error }))
        return
      }
      const response = new Response(answer.getBody(), { status: answer.getStatus() })
      void readProblem(response).then((problem) => on.failed(new ApiProblem(problem)))
    },
  })
  upload.start()
  return { pause: () => void upload.abort() }
}
