import { sql } from 'kysely'
import type { Queryable, Tx } from '../../../platform/db/database.ts'
import { isPresetGroup } from '../roles.ts'
import { grantedOf, groupPermissionsOf } from '../user-grants.ts'

type Reader = Tx | Queryable

/** A group that an account made for itself. */
export interface OwnGroup {
  id: string
  accountId: string
  name: string
  permissions: string[]
  createdAt: Date
  updatedAt: Date
}

/** What a user was given: by name, by groups, and the products it is limited to. */
export interface UserAccess {
  userId: string
  /** Built-in and own groups. */
  groups: string[]
  /** Given by name. */
  permissions: string[]
  /** Given by name or through groups. */
  granted: string[]
  productIds: string[] | null
}

const groupsOf = (reader: Reader) =>
  reader
    .selectFrom('users')
    .select(['id', 'preset_groups', 'permissions', 'product_ids'])
    .select([
      sql<string[]>`array(select m.group_id from user_group_members m where m.user_id = users.id
        order by m.group_id)`.as('own_groups'),
      groupPermissionsOf('users.id'),
    ])

const accessOf = (row: {
  id: string
  preset_groups: string[]
  permissions: string[]
  product_ids: string[] | null
  own_groups: string[]
  group_permissions: string[]
}): UserAccess => ({
  userId: row.id,
  groups: [...row.preset_groups, ...row.own_groups],
  permissions: row.permissions,
  granted: [...new Set(grantedOf(row))],
  productIds: row.product_ids,
})

export async function findAccess(db: Reader, userId: string): Promise<UserAccess> {
  return accessOf(await groupsOf(db).where('id', '=', userId).executeTakeFirstOrThrow())
}

/** Of all IAM users of an account. */
export async function listAccess(db: Reader, accountId: string): Promise<UserAccess[]> {
  const rows = await groupsOf(db)
    .where('account_id', '=', accountId)
    .where('kind', '=', 'iam')
    .where('status', '<>', 'deleted')
    .execute()
  return rows.map(accessOf)
}

export async function replaceAccess(
  tx: Tx,
  userId: string,
  access: Pick<UserAccess, 'groups' | 'permissions' | 'productIds'>,
): Promise<void> {
  await tx
    .updateTable('users')
    .set({
      permissions: access.permissions,
      preset_groups: access.groups.filter(isPresetGroup),
      product_ids: access.productIds,
    })
    .where('id', '=', userId)
    .execute()
  await removeFromGroups(tx, userId)
  const own = access.groups.filter((id) => !isPresetGroup(id))
  if (own.length > 0)
    await tx
      .insertInto('user_group_members')
      .values(own.map((groupId) => ({ user_id: userId, group_id: groupId })))
      .execute()
}

/** Takes a user out of all own groups. */
export async function removeFromGroups(tx: Tx, userId: string): Promise<void> {
  await tx.deleteFrom('user_group_members').where('user_id', '=', userId).execute()
}

export async function listGroups(db: Reader, accountId: string): Promise<OwnGroup[]> {
  const rows = await db
    .selectFrom('user_groups')
    .selectAll()
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    permissions: row.permissions,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }))
}

export async function insertGroup(tx: Tx, group: OwnGroup): Promise<void> {
  await tx
    .insertInto('user_groups')
    .values({
      id: group.id,
      account_id: group.accountId,
      name: group.name,
      permissions: group.permissions,
      created_at: group.createdAt,
      updated_at: group.updatedAt,
    })
    .execute()
}

export async function updateGroup(
  tx: Tx,
  id: string,
  change: Pick<OwnGroup, 'name' | 'permissions' | 'updatedAt'>,
): Promise<void> {
  await tx
    .updateTable('user_groups')
    .set({ name: change.name, permissions: change.permissions, updated_at: change.updatedAt })
    .where('id', '=', id)
    .execute()
}

/** Its members lose what they had through it. */
export async function deleteGroup(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('user_group_members').where('group_id', '=', id).execute()
  await tx.deleteFrom('user_groups').where('id', '=', id).execute()
}
