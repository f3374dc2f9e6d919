import { sql } from 'kysely'
import { presetGroupPermissions } from './roles.ts'

/**
 * Points that a user has through own groups, as a column of a statement.
 *
 * @param userId column of the user's id, such as `users.id`
 */
export const groupPermissionsOf = (userId: string) =>
  sql<string[]>`array(select unnest(g.permissions) from user_groups g
    join user_group_members m on m.group_id = g.id where m.user_id = ${sql.ref(userId)})`.as(
    'group_permissions',
  )

/** Everything granted to a user: by name, through own groups and through preset ones (SELL-ACC-11). */
export const grantedOf = (row: {
  permissions: string[]
  group_permissions: string[]
  preset_groups: string[]
}): string[] => [...row.permissions, ...row.group_permissions, ...presetGroupPermissions(row.preset_groups)]
