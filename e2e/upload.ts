import type { Page } from '@playwright/test'
import { post } from './accounts.ts'
import { expect } from './test.ts'

export type UploadedFile = { file: string }

/** Uploads a file through the API and waits for its check. @returns the file as product documents name it */
export async function upload(
  page: Page,
  purpose: string,
  name: string,
  bytes: Buffer,
): Promise<UploadedFile> {
  const { id } = (await post(page, '/uploads', { purpose, name, sizeBytes: bytes.length })) as { id: string }
  const sent = await page.request.fetch(`/api/v1/uploads/${id}/content`, {
    method: 'PATCH',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    },
    data: bytes,
  })
  expect(sent.status()).toBe(204)
  await expect(async () => {
    const { state } = (await (await page.request.get(`/api/v1/uploads/${id}`)).json()) as { state: string }
    expect(state).toBe('READY')
  }).toPass({ timeout: 30_000 })
  return { file: `${id}.${name.split('.').at(-1)}` }
}
