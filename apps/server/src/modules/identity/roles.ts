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

/** What an operator of the account leaves to others: money out, money back, paper, whom messages go to, and people. */
const notForOperators: readonly Permission[] = [
  'mkt:order:pay',
  'mkt:resource:unsubscribe',
  'mkt:invoice:apply',
  'mkt:wallet:top_up',
  'mkt:message:settings',
  'mkt:account:admin',
]

const presets: Record<SubUserRole, readonly Permission[]> = {
  'Buyer-Admin': buyerPermissions,
  'Buyer-Operator': buyerPermissions.filter((permission) => !notForOperators.includes(permission)),
  'Buyer-Finance': [...read, 'mkt:order:pay', 'mkt:invoice:apply', 'mkt:wallet:top_up'],
  'Buyer-Reader': read,
}

const menu = (...names: string[]): readonly Permission[] =>
  sellerPermissions.filter((point) => names.includes(point.split(':')[1]!))
const readOnly: readonly Permission[] = sellerPermissions.filter(
  (point) => point.endsWith(':view') && point !== 'seller:users:view' && point !== 'seller:keys:view',
)

/**
 * Groups that every seller finds (SELL-ACC-14). None may manage people or leave the marketplace: that stays with the
 * owner until it is granted by name.
 */
export const presetGroups = {
  product_admin: [
    ...menu('overview', 'products', 'attributes', 'inventory', 'sales_configuration', 'resale'),
    'seller:assets:view',
    'seller:endpoints:view',
  ],
  asset_developer: [
    ...menu('overview', 'assets', 'endpoints', 'keys', 'debugging', 'credentials', 'license_codes'),
    'seller:products:view',
  ],
  delivery: [
    ...menu('overview', 'interface_messages', 'license_codes', 'debugging'),
    'seller:orders:view',
    'seller:products:view',
    'seller:endpoints:view',
    'seller:usage_records:view',
  ],
  finance: [
    ...menu('overview', 'orders', 'usage_records'),
    'seller:profile:view',
    'seller:certification:view',
  ],
  marketing: [
    ...menu('overview', 'shop', 'resale'),
    'seller:products:view',
    'seller:sales_configuration:view',
  ],
  support: [...menu('overview', 'support'), 'seller:orders:view', 'seller:products:view'],
  read_only: readOnly,
} as const satisfies Record<string, readonly Permission[]>
export type PresetGroup = keyof typeof presetGroups
export const presetGroupKeys = Object.keys(presetGroups) as [PresetGroup, ...PresetGroup[]]
export const isPresetGroup = (id: string): id is PresetGroup => Object.hasOwn(presetGroups, id)

/** Keys that this program does not know grant nothing. */
export const presetGroupPermissions = (keys: readonly string[]): Permission[] =>
  keys.filter(isPresetGroup).flatMap((key) => [...presetGroups[key]])

/** Points of any account's owner: every account has messages and people, also one that never buys. */
const ownerPermissions: readonly Permission[] = [
  'mkt:message:view',
  'mkt:message:delete',
  'mkt:message:settings',
  'mkt:account:admin',
]

const byAccountRole: Record<AccountRole, readonly Permission[]> = {
  buyer: buyerPermissions,
  seller: sellerPermissions,
  operator: operatorPermissions,
  partner: [],
}

/**
 * Permission points of a user: the owner has all of its account's roles, an IAM user its preset and what was granted
 * beside it, by name or through groups (BUY-IAM-03, BUY-IAM-04, SELL-ACC-11). Granted points that this program does not
 * know are ignored, and those of sellers count in accounts that sell. Without anything, a seller's user sees the
 * overview alone.
 */
export function permissionsOf(user: {
  kind: 'main' | 'iam'
  accountRoles: readonly AccountRole[]
  role: SubUserRole | null
  granted: readonly string[]
}): ReadonlySet<Permission> {
  if (user.kind === 'main')
    return new Set([...ownerPermissions, ...user.accountRoles.flatMap((role) => byAccountRole[role])])
  const sells = user.accountRoles.includes('seller')
  const known: readonly Permission[] = [...buyerPermissions, ...(sells ? sellerPermissions : [])]
  return new Set([
    ...(user.role ? presets[user.role] : []),
    ...(sells && user.role === null ? (['seller:overview:view'] as const) : []),
    ...known.filter((permission) => user.granted.includes(permission)),
  ])
}
