import { parseFileUpload, uploadAnswer, eventFilePath } from '@yunshi/seller-sdk'
import { Response } from 'undici'
import type { LicensingService } from '../licensing/index.ts'
import type { OpenApiScope } from './open-api-scope.ts'

/** The parts beside the file: text and boundaries. */
const OVERHEAD_BYTES = 65_536

/** The parts of a multipart body; `null` when it is none. */
async function readParts(
  rawBody: Buffer,
  contentType: string | undefined,
): Promise<{ text: string; file: Buffer | undefined } | null> {
  if (!contentType || !/^multipart\/form-data\s*;/i.test(contentType)) return null
  try {
    const form = await new Response(rawBody, { headers: { 'content-type': contentType } }).formData()
    const part = form.get('isvUpdateFileReq')
    const file = form.get('file')
    return {
      // Some clients send the JSON part with a file name, which makes a file of it.
      text: part === null ? '' : typeof part === 'string' ? part : await part.text(),
      file:
        file === null || typeof file === 'string'
          ? file === null
            ? undefined
            : Buffer.from(file)
          : Buffer.from(await file.arrayBuffer()),
    }
  } catch {
    return null
  }
}

/** Upload of a license that a buyer asked for (isv-protocol 5.3). */
export function registerLicenseUpload(
  scope: OpenApiScope,
  requests: LicensingService['requests'],
  options: { fileBytesMax: number },
): void {
  scope.signed(
    'POST',
    decodeURIComponent(eventFilePath(':event_id')),
    {
      operationId: 'openApiUploadLicense',
      summary: 'License text or file (isv-protocol 5.3), multipart, signed with SDK-HMAC-SHA256',
      family: 'upload',
      bodyBytesMax: options.fileBytesMax + OVERHEAD_BYTES,
      isUnsignedPayloadAllowed: true,
    },
    async ({ req, rawBody }, { sellerId }) => {
      const eventId = (req.params as { event_id: string }).event_id
      const parts = await readParts(rawBody, req.headers['content-type'])
      if (!parts || eventId.length > 64) return uploadAnswer('CBC.0101')
      const parsed = parseFileUpload(parts.text, parts.file)
      if ('code' in parsed) {
        const { httpStatus, body } = uploadAnswer(parsed.code)
        return { httpStatus, body: { ...body, error_msg: `${body.error_msg}: ${parsed.message}` } }
      }
      if (parts.file && parts.file.length > options.fileBytesMax) return uploadAnswer('CBC.0101')
      return uploadAnswer(await requests.upload(sellerId, eventId, parsed.request, parts.file))
    },
  )
}
