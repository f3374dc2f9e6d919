/** Who people are: accounts, their users, sessions, codes and keys. */
export {
  findAccount,
  findAccountNames,
  findContact,
  grantAccountRole,
  insertAccount,
  insertUser,
  listAccountsOfRole,
  revokeAccountRole,
  type Account,
  type Contact,
  type User,
} from './account-repository.ts'
export { parseEmail, parseMobile } from './domain/contact-rules.ts'
export type { SendCode } from './code-service.ts'
export type { CodePurpose } from './domain/verification-code.ts'
export type { IdentityEvents } from './identity-events.ts'
export type { ProvenIdentity } from './account-service.ts'
export { createIdentityService, type IdentityDeps, type IdentityService } from './identity-service.ts'
export { createPasswordHasher, type PasswordHasher } from './password-hasher.ts'
export { registerAccountRoutes } from './account-routes.ts'
export { registerPeopleRoutes } from './people/people-routes.ts'
export { registerSessionRoutes } from './session-routes.ts'
