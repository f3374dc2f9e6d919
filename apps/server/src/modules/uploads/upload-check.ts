import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import fs from 'node:fs/promises'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { nextState } from '../../kernel/transitions.ts'
import type { FileStore } from '../../platform/files/file-store.ts'
import { enqueueJob } from '../../platform/jobs/job-queue.ts'
import type { Sweep } from '../../platform/jobs/job-worker.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ScanState } from './domain/upload-states.ts'
import { uploadTransitions } from './domain/upload-states.ts'
import { uploadTexts } from './domain/upload-texts.ts'
import { inspectFile } from './inspection/inspect-file.ts'
import { readParts } from './part-stream.ts'
import * as repository from './upload-repository.ts'
import type { UploadedFile } from './upload.ts'
import type { ScanVerdict, VirusScanner } from './virus-scanner.ts'

declare module '../../platform/jobs/job-queue.ts' {
  interface JobPayloads {
    'uploads.check': { uploadId: string }
    'uploads.tidy': { uploadId: string }
  }
}

/** A check whose job was lost starts again after this time; a large package takes minutes. */
export const CHECK_AGAIN_MS = 30 * 60_000
/** How long a scanner that is down is left alone. */
const SCANNER_AGAIN_MS = 60_000

/** A copy this old belongs to a check that ended with its process. */
const LEFT_MS = 24 * 3_600_000

/** Folder of an upload in the file store. */
export function folderOf(uploadId: string): string {
  return `uploads/${uploadId.toLowerCase()}`
}

/** Looks into complete uploads, and clears away what nothing needs. */
export function createUploadCheck(
  platform: Platform,
  deps: { files: FileStore; workDir: string; scanner: VirusScanner | null },
) {
  const { db, clock, settings, logger } = platform
  const { files, workDir, scanner } = deps

  async function copyOut(upload: UploadedFile, to: string): Promise<string> {
    const parts = await repository.listParts(db.query, upload.id)
    const hash = createHash('sha256')
    let sizeBytes = 0
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sizeBytes += chunk.length
        hash.update(chunk)
        done(null, chunk)
      },
    })
    await pipeline(
      readParts(files, parts, { start: 0, end: upload.sizeBytes - 1 }),
      measure,
      createWriteStream(to, { flags: 'wx', mode: 0o600 }),
    )
    if (sizeBytes !== upload.sizeBytes)
      throw new Error(
        `upload ${upload.id} has ${sizeBytes} bytes in its parts, ${upload.sizeBytes} in its row`,
      )
    return hash.digest('hex')
  }

  /** `null` when the scanner does not answer. */
  async function scan(file: string): Promise<ScanVerdict | 'NONE' | null> {
    if (!scanner) return 'NONE'
    try {
      return await scanner(createReadStream(file))
    } catch (error) {
      logger.warn({ err: error }, 'the virus scanner does not answer; the check is tried again')
      return null
    }
  }

  return {
    /** Job `uploads.check`: judges the content once; a second run finds the answer there. */
    async check({ uploadId }: { uploadId: string }): Promise<void> {
      const upload = await repository.findUpload(db.query, uploadId)
      if (upload?.state !== 'CHECKING') return
      await fs.mkdir(workDir, { recursive: true, mode: 0o700 })
      const file = path.join(workDir, `${uploadId}-${randomBytes(6).toString('hex')}`)
      const alive = setInterval(() => {
        repository
          .keepCheckDue(db.query, uploadId, new Date(Date.now() + CHECK_AGAIN_MS))
          .catch((error: unknown) => logger.warn({ err: error }, 'a check could not say that it goes on'))
      }, CHECK_AGAIN_MS / 3)
      try {
        const sha256 = await copyOut(upload, file)
        const findings = await inspectFile(file, upload, settings)
        const verdict = findings.problems.length === 0 ? await scan(file) : 'NONE'
        if (verdict === null) {
          await repository.postponeCheck(db.query, uploadId, new Date(Date.now() + SCANNER_AGAIN_MS))
          return
        }
        const problems = [...findings.problems]
        if (typeof verdict === 'object' && !verdict.clean)
          problems.push(uploadTexts.infected(verdict.signature))
        const command = problems.length === 0 ? 'accept' : 'refuse'
        await db.transaction(async (tx) => {
          const locked = await repository.lockUpload(tx, uploadId)
          const state = locked && nextState(uploadTransitions, command, locked.state)
          if (state !== 'READY' && state !== 'REFUSED') return
          await repository.storeFindings(tx, uploadId, {
            ...findings,
            sha256,
            problems,
            scan: scanStateOf(verdict),
            state,
          })
          // Refused bytes are of no use to anybody.
          if (state === 'REFUSED') await repository.deleteParts(tx, uploadId)
          await enqueueJob(tx, 'uploads.tidy', { uploadId })
        })
      } finally {
        clearInterval(alive)
        await fs.rm(file, { force: true })
      }
    },

    /** Job `uploads.tidy`: deletes the stored parts of an upload that no row names (any more). */
    async tidy({ uploadId }: { uploadId: string }): Promise<void> {
      const needed = new Set((await repository.listParts(db.query, uploadId)).map((part) => part.fileKey))
      for await (const key of files.list(`${folderOf(uploadId)}/`))
        if (!needed.has(key)) await files.delete(key)
    },

    sweeps: [
      {
        name: 'uploads.checks',
        everyMs: 5000,
        run: () =>
          db.transaction(async (tx) => {
            const now = new Date()
            const due = await repository.takeDueChecks(tx, now, new Date(now.getTime() + CHECK_AGAIN_MS))
            for (const uploadId of due)
              await enqueueJob(tx, 'uploads.check', { uploadId }, { key: `uploads.check:${uploadId}` })
            return due.length
          }),
      },
      {
        name: 'uploads.expiry',
        everyMs: 60_000,
        run: () =>
          db.transaction(async (tx) => {
            const gone = await repository.deleteExpired(tx, clock.now())
            for (const uploadId of gone) await enqueueJob(tx, 'uploads.tidy', { uploadId })
            return gone.length
          }),
      },
      {
        name: 'uploads.leftovers',
        everyMs: 3_600_000,
        run: () => removeLeftovers(workDir, Date.now() - LEFT_MS),
      },
    ] satisfies Sweep[],
  }
}

function scanStateOf(verdict: ScanVerdict | 'NONE'): ScanState {
  if (typeof verdict === 'string') return verdict
  return verdict.clean ? 'CLEAN' : 'INFECTED'
}

/** Removes copies that killed processes left behind. @returns 0: there is nothing to follow at once */
async function removeLeftovers(workDir: string, before: number): Promise<number> {
  const names = await fs.readdir(workDir).catch(() => [])
  for (const name of names) {
    const file = path.join(workDir, name)
    const facts = await fs.stat(file).catch(() => null)
    if (facts && facts.mtimeMs < before) await fs.rm(file, { force: true })
  }
  return 0
}
