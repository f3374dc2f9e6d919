import {
  buyerPermissions,
  operatorPermissions,
  sellerPermissions,
  type Permission,
} from '../../platform/actor.ts'

export const subUserRoles = ['Buyer-Admin', 'Buyer-Operator', 'Buyer-Finance', 'Buyer-Reader'] as const
/** Presets of an IAM user (BUY-IAM-04). */
export type SubUserRole = (typeof subUserRoles)[number]

export const accountRoles = ['buyer', 'seller', 'operator', 'partner'] as const
export type AccountRole = (typeof accountRoles)[number]

const read = ['mkt:order:view', 'mkt:resource:view', 'mkt:wallet:view', 'mkt:message:view'] as const

/** What an operator of the account leaves to others: money out, money back, paper, and people. */
const notForOperators: readonly Permission[] = [
  'mkt:order:pay',
  'mkt:resource:unsubscribe',
  'mkt:invoice:apply',
  'mkt:wallet:top_up',
  'mkt:account:admin',
]

const presets: Record<SubUserRole, readonly Permission[]> = {
  'Buyer-Admin': buyerPermissions,
  'Buyer-Operator': buyerPermissions.filter((permission) => !notForOperators.includes(permission)),
  'Buyer-Finance': [...read, 'mkt:order:pay', 'mkt:invoice:apply', 'mkt:wallet:top_up'],
  'Buyer-Reader': read,
}

/** Points of any account's owner: every account has messages and people, also one that never buys. */
const ownerPermissions: readonly Permission[] = ['mkt:message:view', 'mkt:account:admin']

const byAccountRole: Record<AccountRole, readonly Permission[]> = {
  buyer: buyerPermissions,
  seller: sellerPermissions,
  operator: operatorPermissions,
  partner: [],
}

/**
 * Permission points of a user: the owner has all of its account's roles, an IAM user its preset and what was granted
 * beside it (BUY-IAM-03, BUY-IAM-04). Granted points that this program does not know are ignored.
 */
export function permissionsOf(user: {
  kind: 'main' | 'iam'
  accountRoles: readonly AccountRole[]
  role: SubUserRole | null
  granted: readonly string[]
}): ReadonlySet<Permission> {
  if (user.kind === 'main')
    return new Set([...ownerPermissions, ...user.accountRoles.flatMap((role) => byAccountRole[role])])
  const known: readonly Permission[] = [...buyerPermissions, ...sellerPermissions]
  return new Set([
    ...(user.role ? presets[user.role] : []),
    ...known.filter((permission) => user.granted.includes(permission)),
  ])
}
