import { DomainError, notFound } from '../../../kernel/errors.ts'
import { sellerPermissions, type Actor, type Permission } from '../../../platform/actor.ts'
import { isUniqueViolation, type Queryable, type Tx } from '../../../platform/db/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findSubUserForUpdate, listSubUsers, lockAccount, type User } from '../account-repository.ts'
import { isPresetGroup, permissionsOf, presetGroupKeys, presetGroups } from '../roles.ts'
import { requireWithin } from './grant-limits.ts'
import * as store from './people-repository.ts'

export type PeopleService = ReturnType<typeof createPeopleService>

/** Which of the products are the seller's. */
export type OwnedProducts = (
  reader: Tx | Queryable,
  sellerId: string,
  productIds: readonly string[],
) => Promise<ReadonlySet<string>>

export interface UserGroup {
  id: string
  builtIn: boolean
  /** Empty for built-in groups, which pages name in the reader's language. */
  name: string
  permissions: string[]
  memberCount: number
}

export interface SellerUser extends Pick<User, 'userName' | 'email' | 'phone' | 'role' | 'lastLoginAt'> {
  userId: string
  status: 'active' | 'disabled'
  groups: string[]
  /** Given by name. */
  permissions: string[]
  /** What comes of groups and names together (SELL-ACC-11). */
  effective: Permission[]
  productIds: string[] | null
}

export interface AccessInput {
  groups: string[]
  permissions: Permission[]
  productIds: string[] | null
}

const isSellerPoint = (point: string): point is Permission =>
  (sellerPermissions as readonly string[]).includes(point)

/** Who works in the seller center and what they may (SELL-ACC-10..14). */
export function createPeopleService(platform: Platform, deps: { ownedProducts: OwnedProducts }) {
  const { db, clock, audit, settings } = platform

  const effectiveOf = (actor: Actor, user: Pick<User, 'role'>, granted: readonly string[]) =>
    permissionsOf({ kind: 'iam', accountRoles: [...actor.roles], role: user.role, granted })

  function toSellerUser(actor: Actor, user: User, access: store.UserAccess): SellerUser {
    if (user.status === 'deleted') throw new Error(`user ${user.id} is deleted`)
    return {
      userId: user.id,
      userName: user.userName,
      email: user.email,
      phone: user.phone,
      status: user.status,
      role: user.role,
      groups: access.groups,
      permissions: access.permissions,
      effective: [...effectiveOf(actor, user, access.granted)],
      productIds: access.productIds,
      lastLoginAt: user.lastLoginAt,
    }
  }

  function ownSeller(actor: Actor): string {
    if (actor.sellerId === null) throw notFound('seller')
    return actor.sellerId
  }

  async function getGroup(tx: Tx, actor: Actor, id: string): Promise<store.OwnGroup> {
    await lockAccount(tx, actor.accountId)
    const group = (await store.listGroups(tx, actor.accountId)).find((one) => one.id === id)
    if (!group) throw notFound('group')
    return group
  }

  function readName(text: string): string {
    const name = text.trim()
    if (name === '' || name.length > 40 || /[<>\p{Cc}]/u.test(name))
      throw new DomainError('validation', 'VALIDATION_FAILED', {
        fields: [{ path: 'name', message: 'invalid' }],
      })
    return name
  }

  async function withFreeName<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act()
    } catch (error) {
      if (isUniqueViolation(error, 'user_groups_name'))
        throw new DomainError('conflict', 'IAM_GROUP_EXISTS', { cause: error })
      throw error
    }
  }

  return {
    async listUsers(actor: Actor): Promise<SellerUser[]> {
      ownSeller(actor)
      const [users, access] = await Promise.all([
        listSubUsers(db.query, actor.accountId),
        store.listAccess(db.query, actor.accountId),
      ])
      const accessOf = new Map(access.map((one) => [one.userId, one]))
      return users.flatMap((user) => {
        const found = accessOf.get(user.id)
        return found ? [toSellerUser(actor, user, found)] : []
      })
    },

    async listGroups(actor: Actor): Promise<UserGroup[]> {
      ownSeller(actor)
      const [groups, access] = await Promise.all([
        store.listGroups(db.query, actor.accountId),
        store.listAccess(db.query, actor.accountId),
      ])
      const count = (id: string) => access.filter((one) => one.groups.includes(id)).length
      return [
        ...presetGroupKeys.map((id) => ({
          id,
          builtIn: true,
          name: '',
          permissions: [...presetGroups[id]],
          memberCount: count(id),
        })),
        ...groups.map(({ id, name, permissions }) => ({
          id,
          builtIn: false,
          name,
          permissions: permissions.filter(isSellerPoint),
          memberCount: count(id),
        })),
      ]
    },

    /**
     * Replaces what a sub-user may (SELL-ACC-11, 12); its sessions have it with their next request.
     *
     * @throws not_found; validation naming unknown groups and foreign products; forbidden `IAM_BEYOND_OWN`,
     *   `IAM_NOT_ONESELF`
     */
    async changeAccess(actor: Actor, userId: string, input: AccessInput): Promise<void> {
      const sellerId = ownSeller(actor)
      if (userId === actor.userId) throw new DomainError('forbidden', 'IAM_NOT_ONESELF')
      await db.transaction(async (tx) => {
        // Groups must not go away, or grow, between look and grant.
        await lockAccount(tx, actor.accountId)
        const user = await findSubUserForUpdate(tx, actor.accountId, userId)
        if (!user) throw notFound('user')
        const before = await store.findAccess(tx, userId)
        const own = new Map((await store.listGroups(tx, actor.accountId)).map((one) => [one.id, one]))
        const wanted = {
          groups: [...new Set(input.groups)],
          permissions: [...new Set(input.permissions)],
          productIds: input.productIds && [...new Set(input.productIds)],
        }
        const products = await deps.ownedProducts(tx, sellerId, wanted.productIds ?? [])
        const fields = [
          ...wanted.groups.flatMap((id, at) =>
            isPresetGroup(id) || own.has(id) ? [] : [{ path: `groups[${at}]`, message: 'invalid' }],
          ),
          ...(wanted.productIds ?? []).flatMap((id, at) =>
            products.has(id) ? [] : [{ path: `productIds[${at}]`, message: 'invalid' }],
          ),
        ]
        if (fields.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields })
        const granted = [
          ...wanted.permissions,
          ...wanted.groups.flatMap((id) =>
            isPresetGroup(id) ? [...presetGroups[id]] : own.get(id)!.permissions,
          ),
        ]
        requireWithin(actor, {
          permissions: effectiveOf(actor, user, before.granted),
          productIds: before.productIds,
        })
        requireWithin(actor, {
          permissions: effectiveOf(actor, user, granted),
          productIds: wanted.productIds,
        })
        // Points of buyers that were given elsewhere stay.
        const kept = before.permissions.filter((point) => !isSellerPoint(point))
        await store.replaceAccess(tx, userId, { ...wanted, permissions: [...kept, ...wanted.permissions] })
        const { groups, permissions, productIds } = before
        await audit.append(tx, actor, {
          action: 'seller.user.change_access',
          objectType: 'user',
          objectId: userId,
          before: { groups, permissions, productIds },
          after: wanted,
        })
      })
    },

    /** @throws conflict `IAM_GROUP_EXISTS`, `IAM_GROUP_LIMIT`; forbidden `IAM_BEYOND_OWN` */
    async createGroup(actor: Actor, input: { name: string; permissions: Permission[] }): Promise<string> {
      ownSeller(actor)
      const name = readName(input.name)
      const permissions = [...new Set(input.permissions)]
      requireWithin(actor, { permissions, productIds: actor.productGrant })
      const id = newId('ugr')
      await withFreeName(() =>
        db.transaction(async (tx) => {
          await lockAccount(tx, actor.accountId)
          const limit = settings.USER_GROUPS_MAX
          if ((await store.listGroups(tx, actor.accountId)).length >= limit)
            throw new DomainError('conflict', 'IAM_GROUP_LIMIT', { values: { limit } })
          const now = clock.now()
          const { accountId } = actor
          await store.insertGroup(tx, { id, accountId, name, permissions, createdAt: now, updatedAt: now })
          await audit.append(tx, actor, {
            action: 'seller.group.create',
            objectType: 'user_group',
            objectId: id,
            after: { name, permissions },
          })
        }),
      )
      return id
    },

    /** @throws not_found; conflict `IAM_GROUP_EXISTS`; forbidden `IAM_BEYOND_OWN` */
    async changeGroup(
      actor: Actor,
      id: string,
      input: { name: string; permissions: Permission[] },
    ): Promise<void> {
      ownSeller(actor)
      const name = readName(input.name)
      const permissions = [...new Set(input.permissions)]
      await withFreeName(() =>
        db.transaction(async (tx) => {
          const before = await getGroup(tx, actor, id)
          const touched = [...before.permissions.filter(isSellerPoint), ...permissions]
          requireWithin(actor, { permissions: touched, productIds: actor.productGrant })
          if (actor.kind === 'iam' && (await store.findAccess(tx, actor.userId)).groups.includes(id))
            throw new DomainError('forbidden', 'IAM_NOT_ONESELF')
          await store.updateGroup(tx, id, { name, permissions, updatedAt: clock.now() })
          await audit.append(tx, actor, {
            action: 'seller.group.change',
            objectType: 'user_group',
            objectId: id,
            before: { name: before.name, permissions: before.permissions },
            after: { name, permissions },
          })
        }),
      )
    },

    /** Its members lose what they had through it. @throws not_found; forbidden `IAM_BEYOND_OWN` */
    async removeGroup(actor: Actor, id: string): Promise<void> {
      ownSeller(actor)
      await db.transaction(async (tx) => {
        const group = await getGroup(tx, actor, id)
        requireWithin(actor, {
          permissions: group.permissions.filter(isSellerPoint),
          productIds: actor.productGrant,
        })
        await store.deleteGroup(tx, id)
        await audit.append(tx, actor, {
          action: 'seller.group.delete',
          objectType: 'user_group',
          objectId: id,
          before: { name: group.name, permissions: group.permissions },
        })
      })
    },
  }
}
