import { DomainError } from '../../../kernel/errors.ts'
import type { Actor, Permission } from '../../../platform/actor.ts'

export interface Access {
  permissions: Iterable<Permission>
  /** Products that it is limited to; `null` is no limit. */
  productIds: readonly string[] | null
}

/**
 * Nobody gives, or takes over, more than they have themselves: else a manager of people could make a user that may
 * everything. The owner of the account may give everything.
 *
 * @throws forbidden `IAM_BEYOND_OWN`
 */
export function requireWithin(
  actor: Pick<Actor, 'kind' | 'permissions' | 'productGrant'>,
  access: Access,
): void {
  if (actor.kind === 'main') return
  const beyond = [...access.permissions].filter((point) => !actor.permissions.has(point))
  const own = actor.productGrant
  const widens =
    own !== null && (access.productIds === null || access.productIds.some((id) => !own.includes(id)))
  if (beyond.length > 0 || widens)
    throw new DomainError('forbidden', 'IAM_BEYOND_OWN', { values: { permissions: beyond.join(', ') } })
}
