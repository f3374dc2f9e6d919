import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { DomainError } from '../../kernel/errors.ts'
import { assertFileKey, type FileStore } from './file-store.ts'

export interface S3Access {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

/**
 * Files in a bucket of any store that speaks the S3 protocol. Streams are kept in a temporary file first: the protocol
 * wants the size before the content, and a request that is tried again needs the content again.
 *
 * The client is loaded at the first use; programs that keep files on disk never pay for it.
 */
export function createS3FileStore(access: S3Access): FileStore {
  let loading: ReturnType<typeof connect> | undefined
  const connected = () => (loading ??= connect(access))
  const { bucket } = access
  return {
    async put(key, content, { contentType }) {
      assertFileKey(key)
      const { client, PutObjectCommand } = await connected()
      const send = (body: Buffer | Readable, sizeBytes: number) =>
        available(
          client.send(
            new PutObjectCommand({
              Bucket: bucket,
              Key: key,
              Body: body,
              ContentLength: sizeBytes,
              ContentType: contentType,
            }),
          ),
        )
      if (Buffer.isBuffer(content)) {
        await send(content, content.length)
        return content.length
      }
      const temporary = path.join(os.tmpdir(), `yunshi-${randomBytes(12).toString('hex')}`)
      try {
        await pipeline(content, createWriteStream(temporary, { flags: 'wx', mode: 0o600 }))
        const { size } = await fs.stat(temporary)
        await send(createReadStream(temporary), size)
        return size
      } catch (error) {
        if ((error as { code?: string }).code === 'ENOSPC')
          throw new DomainError('unavailable', 'DISK_FULL', { cause: error })
        throw error
      } finally {
        await fs.rm(temporary, { force: true })
      }
    },
    async get(key) {
      assertFileKey(key)
      const { client, GetObjectCommand } = await connected()
      const answer = await available(
        client.send(new GetObjectCommand({ Bucket: bucket, Key: key })).catch((error: unknown) => {
          if ((error as { name?: string }).name === 'NoSuchKey') return null
          throw error
        }),
      )
      if (!answer?.Body) return null
      return {
        // In Node the body is a readable stream; other types belong to browsers.
        stream: answer.Body as Readable,
        sizeBytes: answer.ContentLength ?? 0,
        contentType: answer.ContentType ?? 'application/octet-stream',
      }
    },
    async delete(key) {
      assertFileKey(key)
      const { client, DeleteObjectCommand } = await connected()
      await available(client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })))
    },
    async *list(prefix = '') {
      const { client, ListObjectsV2Command } = await connected()
      let token: string | undefined
      do {
        const page = await available(
          client.send(
            new ListObjectsV2Command({
              Bucket: bucket,
              Prefix: prefix,
              ...(token === undefined ? {} : { ContinuationToken: token }),
            }),
          ),
        )
        for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key
        token = page.NextContinuationToken
      } while (token !== undefined)
    },
  }
}

async function connect(access: S3Access) {
  const { S3Client, ...commands } = await import('@aws-sdk/client-s3')
  const client = new S3Client({
    endpoint: access.endpoint,
    region: access.region,
    credentials: { accessKeyId: access.accessKeyId, secretAccessKey: access.secretAccessKey },
    // The bucket in the path works with every store; many have no names below their domain.
    forcePathStyle: true,
    // Newer checksums are refused by many compatible stores.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  return { client, ...commands }
}

/** A store that cannot be reached or refuses our key is for the operator to mend; the caller may try again. */
async function available<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw new DomainError('unavailable', 'FILE_STORE_UNAVAILABLE', { cause: error })
  }
}
