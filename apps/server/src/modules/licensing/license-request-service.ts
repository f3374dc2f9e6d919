import { createHash } from 'node:crypto'
import type { FileUploadRequest, UploadCode } from '@yunshi/seller-sdk'
import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Page } from '../../kernel/paging.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { FileStore, StoredFile } from '../../platform/files/file-store.ts'
import { runOnce } from '../../platform/http/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { findInstance, type Instance } from '../instances/index.ts'
import { problemOfTerm } from './domain/license-term.ts'
import * as repository from './license-request-repository.ts'
import type { DeliveredLicense, LicenseRequest } from './license-request-repository.ts'
import './licensing-events.ts'

export type { LicenseRequest }
export type LicenseRequestService = ReturnType<typeof createLicenseRequestService>

/** What the seller is asked with getLicenseAsync (isv-protocol 5.3); instants in ISO 8601. */
export interface LicenseCall {
  eventId: string
  effectiveAt: string
  expiresAt?: string
  deviceFingerprint?: string
}

/** Queues the call to the seller in the transaction that stores the request. */
export type SendLicenseCall = (tx: Tx, instanceId: string, call: LicenseCall) => Promise<void>

export interface AskForLicense {
  effectiveAt: Date
  expiresAt: Date | null
  deviceFingerprint: string | null
}

const sealContext = (eventId: string) => `license-request:${eventId}`

/** Online licenses: buyers ask, sellers upload, buyers take (isv-protocol 5.3). */
export function createLicenseRequestService(
  platform: Platform,
  deps: { files: FileStore; sendLicenseCall: SendLicenseCall },
) {
  const { db, clock, events, audit, vault, settings } = platform

  async function ownRequest(actor: Actor, instanceId: string, eventId: string): Promise<LicenseRequest> {
    const request = await repository.findRequest(db.query, eventId)
    if (!request || request.accountId !== actor.accountId || request.instanceId !== instanceId)
      throw notFound('license request')
    return request
  }

  async function ownInstance(tx: Tx, actor: Actor, instanceId: string): Promise<Instance> {
    const instance = await findInstance(tx, { id: instanceId, accountId: actor.accountId })
    if (!instance || instance.protocol !== 'LICENSE_ONLINE') throw notFound('instance')
    return instance
  }

  const noteTaking = (tx: Tx, actor: Actor, request: LicenseRequest) =>
    audit.append(tx, actor, {
      action: 'license.request.reveal',
      objectType: 'instance',
      objectId: request.instanceId,
      after: { eventId: request.eventId },
    })

  /** The hash of a license, and for a file its place; both are the same on every repeat. */
  async function store(
    eventId: string,
    upload: FileUploadRequest,
    file: Buffer | undefined,
  ): Promise<DeliveredLicense> {
    if (upload.type === 'CHARACTERS')
      return {
        kind: 'CHARACTERS',
        sha256: sha256Of(Buffer.from(upload.characters)),
        charactersSealed: vault.seal(upload.characters, sealContext(eventId)),
      }
    const sha256 = sha256Of(file!)
    const fileKey = `licenses/${eventId.toLowerCase()}/${sha256}`
    await deps.files.put(fileKey, file!, { contentType: 'application/octet-stream' })
    return { kind: 'FILE', sha256, fileKey, fileName: upload.file_name, sizeBytes: file!.length }
  }

  return {
    /**
     * Asks the seller for a license; the answer comes as an upload under the event id.
     *
     * @returns the event id
     * @throws not_found; conflict `INST_STATE`, `LIC_REQUESTS_WAITING`; validation `LIC_TERM_NEEDED`, `LIC_TERM_OUTSIDE`
     */
    async ask(actor: Actor, instanceId: string, asked: AskForLicense, key: string): Promise<string> {
      return runOnce(
        db,
        {
          accountId: actor.accountId,
          operation: 'license.request',
          key,
          request: { instanceId, ...asked },
        },
        async (tx) => {
          const instance = await ownInstance(tx, actor, instanceId)
          if (instance.state !== 'ACTIVE' || instance.startsAt === null || instance.sellerInstanceId === null)
            throw new DomainError('conflict', 'INST_STATE')
          const problem = problemOfTerm(asked, { startsAt: instance.startsAt, expiresAt: instance.expiresAt })
          if (problem) throw new DomainError('validation', problem)
          const limit = settings.LICENSE_REQUESTS_WAITING_MAX
          if ((await repository.countWaiting(tx, instanceId)) >= limit)
            throw new DomainError('conflict', 'LIC_REQUESTS_WAITING', { values: { limit } })
          const eventId = newId('evt')
          await repository.insertRequest(tx, {
            ...asked,
            eventId,
            sellerId: instance.sellerId,
            accountId: actor.accountId,
            instanceId,
            requestedBy: actor.userName,
            requestedAt: clock.now(),
          })
          await deps.sendLicenseCall(tx, instanceId, {
            eventId,
            effectiveAt: asked.effectiveAt.toISOString(),
            ...(asked.expiresAt && { expiresAt: asked.expiresAt.toISOString() }),
            ...(asked.deviceFingerprint !== null && { deviceFingerprint: asked.deviceFingerprint }),
          })
          await audit.append(tx, actor, {
            action: 'license.request.create',
            objectType: 'instance',
            objectId: instanceId,
            after: { eventId },
          })
          return eventId
        },
      )
    },

    /** @throws not_found */
    async list(
      actor: Actor,
      instanceId: string,
      page: { cursor?: string; limit: number },
    ): Promise<Page<LicenseRequest>> {
      await db.transaction((tx) => ownInstance(tx, actor, instanceId))
      return repository.listRequests(db.query, instanceId, page)
    },

    /** The license text; every look is logged. @throws not_found, also while there is none */
    async reveal(actor: Actor, instanceId: string, eventId: string): Promise<string> {
      const request = await ownRequest(actor, instanceId, eventId)
      const { license } = request
      if (license?.kind !== 'CHARACTERS') throw notFound('license')
      await db.transaction((tx) => noteTaking(tx, actor, request))
      return vault.open(license.charactersSealed, sealContext(eventId))
    },

    /** The license file; every download is logged. @throws not_found, also while there is none */
    async download(
      actor: Actor,
      instanceId: string,
      eventId: string,
    ): Promise<{ fileName: string; file: StoredFile }> {
      const request = await ownRequest(actor, instanceId, eventId)
      const { license } = request
      if (license?.kind !== 'FILE') throw notFound('license')
      await db.transaction((tx) => noteTaking(tx, actor, request))
      const file = await deps.files.get(license.fileKey)
      if (!file) throw notFound('license')
      return { fileName: license.fileName, file }
    },

    /**
     * Takes what the seller uploads. The same license again changes nothing; another one under the same event is
     * refused, because the buyer may have taken the first (isv-protocol 5.3, 10.3).
     */
    async upload(
      sellerId: string,
      eventId: string,
      upload: FileUploadRequest,
      file: Buffer | undefined,
    ): Promise<UploadCode> {
      const asked = await repository.findRequest(db.query, eventId)
      if (!asked) return '91381034'
      if (asked.sellerId !== sellerId) return 'CBC.0150'
      // Files are put before the row that names them, so that a crash leaves an unused file and no dangling row.
      const license = await store(eventId, upload, file)
      return db.transaction(async (tx) => {
        const request = (await repository.lockRequest(tx, eventId))!
        if (request.license !== null)
          return request.license.kind === license.kind && request.license.sha256 === license.sha256
            ? 'CBC.0000'
            : '91381038'
        const instance = await findInstance(tx, { id: request.instanceId })
        if (!instance || !['ACTIVE', 'EXPIRED'].includes(instance.state)) return '91381033'
        await repository.keepLicense(tx, eventId, license, clock.now())
        await events.emit(tx, 'licensing.license_delivered', {
          instanceId: instance.id,
          accountId: instance.accountId,
          sellerId,
          productTitle: instance.productTitle,
          eventId,
        })
        return 'CBC.0000'
      })
    },
  }
}

function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
