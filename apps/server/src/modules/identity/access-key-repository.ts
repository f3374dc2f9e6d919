import type { Permission } from '../../platform/actor.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { ProductGrant } from '../../platform/product-grant.ts'
import { permissionsOf, type AccountRole, type SubUserRole } from './roles.ts'
import { grantedOf, groupPermissionsOf } from './user-grants.ts'

type Reader = Tx | Queryable

export interface AccessKey {
  accessKeyId: string
  status: 'active' | 'disabled'
  createdAt: Date
  lastUsedAt: Date | null
}

export async function insertAccessKey(
  tx: Tx,
  key: { accessKeyId: string; accountId: string; userId: string; secretSealed: string; createdAt: Date },
): Promise<void> {
  await tx
    .insertInto('access_keys')
    .values({
      access_key_id: key.accessKeyId,
      account_id: key.accountId,
      user_id: key.userId,
      secret_sealed: key.secretSealed,
      created_at: key.createdAt,
    })
    .execute()
}

export async function listAccessKeys(db: Reader, accountId: string, userId: string): Promise<AccessKey[]> {
  const rows = await db
    .selectFrom('access_keys')
    .select(['access_key_id', 'status', 'created_at', 'last_used_at'])
    .where('account_id', '=', accountId)
    .where('user_id', '=', userId)
    .orderBy('created_at')
    .orderBy('access_key_id')
    .execute()
  return rows.map((row) => ({
    accessKeyId: row.access_key_id,
    // The table's check constraint holds the union.
    status: row.status as AccessKey['status'],
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
}

/** `null` when the user has no such key. */
export async function updateAccessKey(
  tx: Tx,
  owner: { accountId: string; userId: string },
  accessKeyId: string,
  status: AccessKey['status'],
): Promise<AccessKey | null> {
  const row = await tx
    .updateTable('access_keys')
    .set({ status })
    .where('access_key_id', '=', accessKeyId)
    .where('account_id', '=', owner.accountId)
    .where('user_id', '=', owner.userId)
    .returning(['access_key_id', 'created_at', 'last_used_at'])
    .executeTakeFirst()
  return row
    ? { accessKeyId: row.access_key_id, status, createdAt: row.created_at, lastUsedAt: row.last_used_at }
    : null
}

export async function deleteAccessKey(
  tx: Tx,
  owner: { accountId: string; userId: string },
  accessKeyId: string,
): Promise<boolean> {
  const result = await tx
    .deleteFrom('access_keys')
    .where('access_key_id', '=', accessKeyId)
    .where('account_id', '=', owner.accountId)
    .where('user_id', '=', owner.userId)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

/** A user who is gone leaves no keys behind. */
export async function deleteAccessKeysOfUser(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('access_keys').where('user_id', '=', userId).execute()
}

/** An active key of an active user of an account that may act. */
export async function findUsableAccessKey(
  db: Queryable,
  accessKeyId: string,
): Promise<{
  accountId: string
  userId: string
  secretSealed: string
  /** Of the key's user: a key can do no more. */
  permissions: ReadonlySet<Permission>
  productGrant: ProductGrant
} | null> {
  const row = await db
    .selectFrom('access_keys as k')
    .innerJoin('users as u', 'u.id', 'k.user_id')
    .innerJoin('accounts as a', 'a.id', 'k.account_id')
    .select(['k.account_id', 'k.user_id', 'k.secret_sealed', 'a.roles'])
    .select(['u.kind', 'u.role', 'u.permissions', 'u.preset_groups', 'u.product_ids'])
    .select(groupPermissionsOf('u.id'))
    .where('k.access_key_id', '=', accessKeyId)
    .where('k.status', '=', 'active')
    .where('u.status', '=', 'active')
    .where('a.status', '<>', 'CLOSED')
    .executeTakeFirst()
  if (!row) return null
  return {
    accountId: row.account_id,
    userId: row.user_id,
    secretSealed: row.secret_sealed,
    permissions: permissionsOf({
      // The tables' check constraints hold the unions; roles are written by this module only.
      kind: row.kind as 'main' | 'iam',
      accountRoles: row.roles as AccountRole[],
      role: row.role as SubUserRole | null,
      granted: grantedOf(row),
    }),
    productGrant: row.product_ids,
  }
}

const USE_NOTED_EVERY_MS = 60_000

export async function touchAccessKey(db: Queryable, accessKeyId: string, now: Date): Promise<void> {
  await db
    .updateTable('access_keys')
    .set({ last_used_at: now })
    .where('access_key_id', '=', accessKeyId)
    .where((eb) =>
      eb.or([
        eb('last_used_at', 'is', null),
        eb('last_used_at', '<', new Date(now.getTime() - USE_NOTED_EVERY_MS)),
      ]),
    )
    .execute()
}
