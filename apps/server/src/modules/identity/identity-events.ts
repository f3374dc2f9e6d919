/** Facts about accounts, for modules above this one in the order (messages to the owner). */
declare module '../../platform/events/event-bus.ts' {
  interface EventPayloads {
    'identity.account_registered': { accountId: string; accountName: string; userId: string }
    /** BUY-ACC-11: too many failed sign-ins of this user. */
    'identity.login_locked': { accountId: string; userId: string; userName: string; ip: string }
    'identity.password_changed': { accountId: string; userId: string; userName: string; ip: string }
  }
}

export {}
