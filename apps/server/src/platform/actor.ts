import type { Locale } from '../kernel/text.ts'

/** Who acts, as every use case receives it. Made by the identity module from a session. */
export interface Actor {
  userId: string
  userName: string
  accountId: string
  accountName: string
  kind: 'main' | 'iam'
  roles: ReadonlySet<'buyer' | 'seller' | 'operator' | 'partner'>
  permissions: ReadonlySet<Permission>
  /** Set for seller accounts: the shop it acts for. */
  sellerId: string | null
  /** Products that the person is limited to in the seller center; `null` is no limit (SELL-ACC-12). */
  productGrant: readonly string[] | null
  region: string
  timeZone: string
  customerLevel: number
  accountStatus: 'NORMAL' | 'RESTRICTED' | 'FROZEN' | 'CLOSED'
  realNameState: 'UNVERIFIED' | 'PENDING' | 'VERIFIED_INDIVIDUAL' | 'VERIFIED_ENTERPRISE' | 'REJECTED'
  accountType: 'individual' | 'enterprise'
  sessionIdHash: string
  locale: Locale
  ip: string
  requestId: string
}

/** Buyer points are BUY-IAM-03; seller points are `<menu>.<verb>` (SELL-ACC-14); operator points name a desk. */
export const buyerPermissions = [
  'mkt:order:create',
  'mkt:order:pay',
  'mkt:order:cancel',
  'mkt:order:view',
  'mkt:resource:view',
  'mkt:resource:renew',
  'mkt:resource:unsubscribe',
  'mkt:resource:change',
  'mkt:supervision:operate',
  'mkt:secret:view',
  'mkt:joint:admin',
  'mkt:invoice:apply',
  'mkt:review:write',
  'mkt:wallet:view',
  'mkt:wallet:top_up',
  'mkt:message:view',
  'mkt:message:delete',
  'mkt:message:settings',
  'mkt:account:admin',
] as const

export const sellerPermissions = [
  'seller:overview:view',
  'seller:orders:view',
  'seller:orders:export',
  'seller:products:view',
  'seller:products:edit',
  'seller:interface_messages:view',
  'seller:interface_messages:restart',
  'seller:keys:view',
  'seller:keys:edit',
  'seller:endpoints:view',
  'seller:endpoints:edit',
  'seller:license_codes:view',
  'seller:license_codes:edit',
  'seller:usage_records:view',
  'seller:usage_records:export',
  'seller:debugging:view',
  'seller:debugging:edit',
  'seller:credentials:view',
  'seller:credentials:edit',
  'seller:products:publish',
  'seller:products:publish_joint',
  'seller:products:remove',
  'seller:attributes:view',
  'seller:attributes:edit',
  'seller:assets:view',
  'seller:assets:edit',
  'seller:inventory:view',
  'seller:inventory:edit',
  'seller:sales_configuration:view',
  'seller:sales_configuration:edit',
  'seller:resale:view',
  'seller:resale:edit',
  'seller:profile:view',
  'seller:profile:edit',
  'seller:certification:view',
  'seller:certification:edit',
  'seller:agreements:view',
  'seller:agreements:sign',
  'seller:shop:view',
  'seller:shop:edit',
  'seller:support:view',
  'seller:support:edit',
  'seller:users:view',
  'seller:users:edit',
  'seller:exit:view',
  'seller:exit:submit',
] as const

export const operatorPermissions = [
  'ops:overview:view',
  'ops:orders:view',
  'ops:parked:view',
  'ops:parked:replay',
  'ops:audit:view',
  'ops:ledger:view',
  'ops:clock:view',
  'ops:clock:move',
  'ops:products:view',
  'ops:products:edit',
  'ops:reviews:view',
  'ops:reviews:decide',
  'ops:sellers:view',
  'ops:sellers:edit',
  'ops:categories:view',
  'ops:categories:edit',
  'ops:fees:view',
  'ops:fees:edit',
  'ops:agreements:view',
  'ops:agreements:edit',
] as const

export type Permission =
  | (typeof buyerPermissions)[number]
  | (typeof sellerPermissions)[number]
  | (typeof operatorPermissions)[number]
  /** Any signed-in person, for what concerns only themselves (own sessions, own password). */
  | 'self'
