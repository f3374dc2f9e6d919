import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { DomainError, notFound } from '../../kernel/errors.ts'
import { nextState } from '../../kernel/transitions.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { newId } from '../../platform/ids.ts'
import { enqueueJob } from '../../platform/jobs/job-queue.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  bytesMaxOf,
  endingsOf,
  mayUpload,
  mediaTypes,
  problemOfName,
  readName,
  type UploadPurpose,
} from './domain/upload-purpose.ts'
import { uploadTransitions } from './domain/upload-states.ts'
import { limitBytes, readParts } from './part-stream.ts'
import { CHECK_AGAIN_MS, folderOf } from './upload-check.ts'
import * as repository from './upload-repository.ts'
import type { UploadedFile } from './upload.ts'

/** What other modules do with files. */
export interface UploadsService {
  /**
   * Marks files as used by an object, so that they are kept.
   *
   * @throws validation `UPLOAD_NOT_READY`, `UPLOAD_PURPOSE` naming the field; not_found for files of others
   */
  claim(
    tx: Tx,
    actor: Actor,
    files: readonly { id: string; field: string; purpose: UploadPurpose }[],
    usedBy: { type: string; id: string },
  ): Promise<UploadedFile[]>
  /** Ends the uses of an object; files that nothing else uses expire, and are not public any more. */
  release(tx: Tx, usedBy: { type: string; id: string }): Promise<void>
  /** Lets everybody read the files, under `/media/files/{id}`, for good. */
  publish(tx: Tx, ids: readonly string[]): Promise<void>
  find(db: Tx | Queryable, id: string): Promise<UploadedFile | null>
  /** Whether a virus scanner is configured; pages say so plainly. */
  readonly scanner: 'CLAMAV' | 'NONE'
}

const HOUR_MS = 3_600_000

export type UploadDesk = ReturnType<typeof createUploadDesk>

/** What people do with files: hand them in part by part, look at them, throw them away. */
export function createUploadDesk(platform: Platform, deps: { files: FileStore; scanner: 'CLAMAV' | 'NONE' }) {
  const { db, clock, settings } = platform
  const { files } = deps
  const expiry = () => new Date(clock.now().getTime() + settings.UPLOAD_TTL_HOURS * HOUR_MS)

  async function own(actor: Actor, id: string): Promise<UploadedFile> {
    const upload = await repository.findUpload(db.query, id)
    if (upload?.accountId !== actor.accountId) throw notFound('upload')
    return upload
  }

  async function readable(actor: Actor, id: string): Promise<UploadedFile> {
    const upload = await repository.findUpload(db.query, id)
    if (!upload || (upload.accountId !== actor.accountId && !actor.permissions.has('ops:reviews:view')))
      throw notFound('upload')
    return upload
  }

  async function contentOf(upload: UploadedFile) {
    const parts = await repository.listParts(db.query, upload.id)
    return { upload, read: (range: { start: number; end: number }) => readParts(files, parts, range) }
  }

  return {
    scanner: deps.scanner,

    /**
     * Announces a file. Name and size are judged at once, the content when it is complete.
     *
     * @throws forbidden `UPLOAD_ROLE`; validation `UPLOAD_NAME`, `UPLOAD_NAME_CHARACTERS`, `UPLOAD_TYPE`, `UPLOAD_TOO_LARGE`; conflict `UPLOADS_OPEN`, `UPLOAD_QUOTA`
     */
    async create(
      actor: Actor,
      input: { purpose: UploadPurpose; name: string; sizeBytes: number },
    ): Promise<UploadedFile> {
      const { purpose, name, sizeBytes } = input
      if (!mayUpload(purpose, actor.roles)) throw new DomainError('forbidden', 'UPLOAD_ROLE')
      const bytesMax = bytesMaxOf(purpose, settings.UPLOAD_PACKAGE_BYTES_MAX)
      const problem = problemOfName(purpose, name)
      if (problem)
        throw new DomainError('validation', problem, {
          values: { allowed: endingsOf(purpose).join(', ') },
          fields: [{ path: 'name', message: 'invalid' }],
        })
      if (sizeBytes > bytesMax)
        throw new DomainError('validation', 'UPLOAD_TOO_LARGE', {
          values: { max: sizeText(bytesMax) },
          fields: [{ path: 'sizeBytes', message: 'too_long' }],
        })
      return db.transaction(async (tx) => {
        await repository.lockAccountUploads(tx, actor.accountId)
        const sums = await repository.sumUploads(tx, actor.accountId)
        if (sums.open >= settings.UPLOADS_OPEN_MAX)
          throw new DomainError('conflict', 'UPLOADS_OPEN', { values: { max: settings.UPLOADS_OPEN_MAX } })
        if (sums.bytes + sizeBytes > settings.UPLOAD_ACCOUNT_BYTES_MAX)
          throw new DomainError('conflict', 'UPLOAD_QUOTA', {
            values: { max: sizeText(settings.UPLOAD_ACCOUNT_BYTES_MAX) },
          })
        const id = newId('upl')
        await repository.insertUpload(tx, {
          id,
          accountId: actor.accountId,
          userId: actor.userId,
          purpose,
          name,
          sizeBytes,
          // A name without a kind was refused above.
          mediaType: mediaTypes[readName(name)!.kind],
          createdAt: clock.now(),
          expiresAt: expiry(),
        })
        return (await repository.findUpload(tx, id))!
      })
    },

    /**
     * Adds bytes behind those received. A part counts as a whole or not at all: what breaks off is sent again from the
     * same offset.
     *
     * @returns how many bytes are there now
     * @throws not_found; conflict `UPLOAD_CLOSED`, `UPLOAD_OFFSET`, `UPLOAD_PARTS`; payload_too_large `UPLOAD_PART_TOO_LARGE`
     */
    async append(actor: Actor, id: string, offset: number, content: Readable): Promise<number> {
      const upload = await own(actor, id)
      if (upload.state !== 'RECEIVING') throw new DomainError('conflict', 'UPLOAD_CLOSED')
      if (offset !== upload.receivedBytes) throw new DomainError('conflict', 'UPLOAD_OFFSET')
      if ((await repository.countParts(db.query, id)) >= settings.UPLOAD_PARTS_MAX)
        throw new DomainError('conflict', 'UPLOAD_PARTS')
      // Each attempt writes a file of its own, so that two at once cannot mix.
      const fileKey = `${folderOf(id)}/${offset}-${randomBytes(6).toString('hex')}`
      const bytesMax = Math.min(upload.sizeBytes - offset, settings.UPLOAD_PART_BYTES_MAX)
      const sizeBytes = await files.put(fileKey, limitBytes(content, bytesMax), {
        contentType: 'application/octet-stream',
      })
      if (sizeBytes === 0) {
        await files.delete(fileKey)
        return offset
      }
      try {
        return await db.transaction(async (tx) => {
          const locked = await repository.lockUpload(tx, id)
          if (!locked) throw notFound('upload')
          if (locked.state !== 'RECEIVING') throw new DomainError('conflict', 'UPLOAD_CLOSED')
          if (locked.receivedBytes !== offset) throw new DomainError('conflict', 'UPLOAD_OFFSET')
          const receivedBytes = offset + sizeBytes
          const complete = receivedBytes === locked.sizeBytes
          const common = { receivedBytes, expiresAt: expiry() }
          const part = { startByte: offset, sizeBytes, fileKey }
          if (complete) {
            const state = nextState(uploadTransitions, 'complete', locked.state)
            if (state !== 'CHECKING') throw new Error('a complete upload is checked')
            // Checks run on real time: a moved clock must not make them wait.
            const checkDueAt = new Date(Date.now() + CHECK_AGAIN_MS)
            await repository.addPart(tx, id, part, { ...common, state, completedAt: clock.now(), checkDueAt })
            await enqueueJob(tx, 'uploads.check', { uploadId: id }, { key: `uploads.check:${id}` })
          } else await repository.addPart(tx, id, part, { ...common, state: 'RECEIVING' })
          return receivedBytes
        })
      } catch (error) {
        // A refusal of ours is certain to have stored nothing. After anything else the row may stand although its
        // answer was lost; a part that no row names is tidied away with the check, or when the upload expires.
        if (error instanceof DomainError) await files.delete(fileKey)
        throw error
      }
    },

    /** How far an upload has come, for whoever sends it. @throws not_found */
    progress: (actor: Actor, id: string) => own(actor, id),

    /** For its account and for reviewers. @throws not_found */
    get: (actor: Actor, id: string) => readable(actor, id),

    /** Bytes for its account and for reviewers. @throws not_found; conflict `UPLOAD_NOT_READY` */
    async open(actor: Actor, id: string) {
      const upload = await readable(actor, id)
      if (upload.state !== 'READY') throw new DomainError('conflict', 'UPLOAD_NOT_READY')
      return contentOf(upload)
    },

    /** Bytes of a published file, for everybody. @throws not_found */
    async openPublished(id: string) {
      const upload = await repository.findUpload(db.query, id)
      if (!upload || upload.publishedAt === null) throw notFound('file')
      return contentOf(upload)
    },

    /** Throws a file away that nothing uses. @throws not_found; conflict `UPLOAD_IN_USE` */
    async discard(actor: Actor, id: string): Promise<void> {
      await db.transaction(async (tx) => {
        const upload = await repository.lockUpload(tx, id)
        if (upload?.accountId !== actor.accountId) throw notFound('upload')
        if (upload.expiresAt === null) throw new DomainError('conflict', 'UPLOAD_IN_USE')
        await repository.deleteUpload(tx, id)
        await enqueueJob(tx, 'uploads.tidy', { uploadId: id })
      })
    },
  }
}

/** The door for other modules. */
export function createUploadsService(platform: Platform, scanner: 'CLAMAV' | 'NONE'): UploadsService {
  const { clock, settings } = platform
  return {
    scanner,
    async claim(tx, actor, wanted, usedBy) {
      const claimed: UploadedFile[] = []
      // Locked in the order of their ids, so that two forms with the same files cannot wait for each other.
      const ids = [...new Set(wanted.map((file) => file.id))].toSorted((a, b) => (a < b ? -1 : 1))
      const locked = new Map<string, UploadedFile | null>()
      for (const id of ids) locked.set(id, await repository.lockUpload(tx, id))
      for (const { id, field, purpose } of wanted) {
        const upload = locked.get(id)
        if (upload?.accountId !== actor.accountId) throw notFound('upload')
        if (upload.state !== 'READY')
          throw new DomainError('validation', 'UPLOAD_NOT_READY', {
            fields: [{ path: field, message: 'upload_not_ready' }],
          })
        if (upload.purpose !== purpose)
          throw new DomainError('validation', 'UPLOAD_PURPOSE', {
            fields: [{ path: field, message: 'upload_purpose' }],
          })
        claimed.push({ ...upload, expiresAt: null })
      }
      await repository.insertUses(
        tx,
        wanted.map(({ id, field }) => ({
          uploadId: id,
          usedByType: usedBy.type,
          usedById: usedBy.id,
          field,
        })),
      )
      return claimed
    },
    async release(tx, usedBy) {
      const expiresAt = new Date(clock.now().getTime() + settings.UPLOAD_TTL_HOURS * HOUR_MS)
      await repository.deleteUses(tx, usedBy, expiresAt)
    },
    publish: (tx, ids) => repository.markPublished(tx, ids, clock.now()),
    find: (db, id) => repository.findUpload(db, id),
  }
}

function sizeText(bytes: number): string {
  const units: [number, string][] = [
    [1_073_741_824, 'GB'],
    [1_048_576, 'MB'],
    [1024, 'KB'],
  ]
  const [unit, name] = units.find(([unit]) => bytes >= unit) ?? [1, 'B']
  return `${Number((bytes / unit).toFixed(1))} ${name}`
}
