/** Facts about accounts, for modules below this one in the order (notices to the owner). */
export interface IdentityEvents {
  'identity.account_registered': { accountId: string; accountName: string; userId: string }
  /** BUY-ACC-11: too many failed sign-ins of this user. */
  'identity.login_locked': { accountId: string; userId: string; userName: string; ip: string }
  'identity.password_changed': { accountId: string; userId: string; userName: string; ip: string }
}

declare module '../../platform/events/event-bus.ts' {
  // oxlint-disable-next-line typescript/no-empty-object-type -- declaration merging
  interface EventPayloads extends IdentityEvents {}
}
