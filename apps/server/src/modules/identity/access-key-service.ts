import { randomBytes } from 'node:crypto'
import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Actor, Permission } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import type { ProductGrant } from '../../platform/product-grant.ts'
import {
  deleteAccessKey,
  findUsableAccessKey,
  insertAccessKey,
  listAccessKeys,
  touchAccessKey,
  updateAccessKey,
  type AccessKey,
} from './access-key-repository.ts'
import { lockUser } from './account-repository.ts'
import type { CodeService } from './code-service.ts'

export type { AccessKey }
export type AccessKeyService = ReturnType<typeof createAccessKeyService>

/** AK/SK pairs of a user, for programs that act with the user's permissions. */
export function createAccessKeyService(platform: Platform, deps: { codes: CodeService }) {
  const { db, clock, vault, audit, settings } = platform
  return {
    list: (actor: Actor): Promise<AccessKey[]> => listAccessKeys(db.query, actor.accountId, actor.userId),

    /**
     * A new pair. The secret is in this answer and nowhere else in clear; making one is protected (BUY-ACC-14).
     *
     * @throws conflict `ACCESS_KEY_LIMIT`, forbidden `ACC_CODE_REQUIRED`
     */
    async create(
      actor: Actor,
      code: string | undefined,
    ): Promise<{ accessKeyId: string; secretAccessKey: string }> {
      const accessKeyId = `YS${randomBytes(9).toString('hex').toUpperCase()}`
      const secretAccessKey = randomBytes(30).toString('base64url')
      await db.transaction(async (tx) => {
        await deps.codes.requireOperationCode(tx, actor, code)
        // The user's row serializes creations, so that the limit holds for many at once.
        await lockUser(tx, actor.userId)
        const limit = settings.ACCESS_KEYS_MAX
        if ((await listAccessKeys(tx, actor.accountId, actor.userId)).length >= limit)
          throw new DomainError('conflict', 'ACCESS_KEY_LIMIT', { values: { limit } })
        await insertAccessKey(tx, {
          accessKeyId,
          accountId: actor.accountId,
          userId: actor.userId,
          secretSealed: vault.seal(secretAccessKey, `access-key:${accessKeyId}`),
          createdAt: clock.now(),
        })
        await audit.append(tx, actor, {
          action: 'account.access_key_create',
          objectType: 'access_key',
          objectId: accessKeyId,
        })
      })
      return { accessKeyId, secretAccessKey }
    },

    /** Who signs with this key, and its secret, to verify a signature; `null` for a key that may not be used now. */
    async findSigner(accessKeyId: string): Promise<{
      accountId: string
      userId: string
      secret: string
      permissions: ReadonlySet<Permission>
      productGrant: ProductGrant
    } | null> {
      const key = await findUsableAccessKey(db.query, accessKeyId)
      return (
        key && {
          accountId: key.accountId,
          userId: key.userId,
          permissions: key.permissions,
          productGrant: key.productGrant,
          secret: vault.open(key.secretSealed, `access-key:${accessKeyId}`),
        }
      )
    },

    /** Remembers the use, at most once a minute. */
    noteUse: (accessKeyId: string): Promise<void> => touchAccessKey(db.query, accessKeyId, clock.now()),

    /** @throws not_found for a key of another user */
    async setStatus(actor: Actor, accessKeyId: string, status: AccessKey['status']): Promise<AccessKey> {
      return db.transaction(async (tx) => {
        const key = await updateAccessKey(tx, actor, accessKeyId, status)
        if (!key) throw notFound('access key')
        await audit.append(tx, actor, {
          action: 'account.access_key_change',
          objectType: 'access_key',
          objectId: accessKeyId,
          after: { status },
        })
        return key
      })
    },

    /** @throws not_found for a key of another user */
    async remove(actor: Actor, accessKeyId: string): Promise<void> {
      await db.transaction(async (tx) => {
        if (!(await deleteAccessKey(tx, actor, accessKeyId))) throw notFound('access key')
        await audit.append(tx, actor, {
          action: 'account.access_key_delete',
          objectType: 'access_key',
          objectId: accessKeyId,
        })
      })
    },
  }
}
