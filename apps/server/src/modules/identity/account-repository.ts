import { sql } from 'kysely'
import type { Locale } from '../../kernel/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { RealNameState } from './domain/real-name.ts'
import type { AccountRole, SubUserRole } from './roles.ts'

type Reader = Tx | Queryable

export interface Account {
  id: string
  name: string
  accountType: 'individual' | 'enterprise'
  region: string
  roles: AccountRole[]
  status: Actor['accountStatus']
  realNameState: RealNameState
  customerLevel: number
  timeZone: string
  serviceEnabled: boolean
  operationProtection: boolean
  createdAt: Date
}

export interface User {
  id: string
  accountId: string
  kind: 'main' | 'iam'
  userName: string
  email: string | null
  phone: string | null
  passwordHash: string
  role: SubUserRole | null
  /** Points granted beside the preset of the role. */
  permissions: string[]
  status: 'active' | 'disabled' | 'deleted'
  locale: Locale
  lastLoginAt: Date | null
  createdAt: Date
}

/** A user as sign-in and password reset need it. */
export interface LoginCandidate extends User {
  accountName: string
}

/** Where the owner of an account is reached, and in which language and zone. */
export interface Contact {
  email: string | null
  phone: string | null
  locale: Locale
  timeZone: string
}

export async function insertAccount(tx: Tx, account: Account): Promise<void> {
  await tx
    .insertInto('accounts')
    .values({
      id: account.id,
      name: account.name,
      account_type: account.accountType,
      region: account.region,
      roles: account.roles,
      status: account.status,
      real_name_state: account.realNameState,
      customer_level: account.customerLevel,
      time_zone: account.timeZone,
      service_enabled: account.serviceEnabled,
      operation_protection: account.operationProtection,
      created_at: account.createdAt,
    })
    .execute()
}

export async function insertUser(tx: Tx, user: User): Promise<void> {
  await tx
    .insertInto('users')
    .values({
      id: user.id,
      account_id: user.accountId,
      kind: user.kind,
      user_name: user.userName,
      email: user.email,
      phone: user.phone,
      password_hash: user.passwordHash,
      role: user.role,
      permissions: user.permissions,
      status: user.status,
      locale: user.locale,
      last_login_at: user.lastLoginAt,
      created_at: user.createdAt,
    })
    .execute()
}

/** Makes use cases on something that has no row of its own (a phone, a login) wait for each other. */
export async function lockUntilCommit(tx: Tx, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`identity ${name}`}, 0))`.execute(tx)
}

export async function countAccountsOfPhone(tx: Tx, phone: string): Promise<number> {
  const row = await tx
    .selectFrom('users')
    .select((select) => select.fn.countAll<bigint>().as('count'))
    .where('phone', '=', phone)
    .where('kind', '=', 'main')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/**
 * Active users that a login may mean, oldest account first: account name, e-mail or phone of the owner; with
 * `iamUserName`, the user of that name in those accounts (BUY-ACC-10). A phone may stand for several accounts.
 */
export async function listLoginCandidates(
  db: Reader,
  login: string,
  iamUserName: string | null,
): Promise<LoginCandidate[]> {
  const accounts = sql<string>`
    select u.account_id from users u where u.kind = 'main' and lower(u.email) = ${login}
    union select a.id from accounts a where lower(a.name) = ${login}
    union select u.account_id from users u where u.kind = 'main' and u.phone = ${login}`
  const rows = await db
    .selectFrom('users')
    .innerJoin('accounts', 'accounts.id', 'users.account_id')
    .selectAll('users')
    .select('accounts.name as account_name')
    .where('users.account_id', 'in', sql<string>`(${accounts})`)
    .where('users.status', '=', 'active')
    .where('accounts.status', '<>', 'CLOSED')
    .where((where) =>
      iamUserName === null
        ? where('users.kind', '=', 'main')
        : where.and([
            where('users.kind', '=', 'iam'),
            where(sql<string>`lower(users.user_name)`, '=', iamUserName.toLowerCase()),
          ]),
    )
    .orderBy('accounts.created_at')
    .orderBy('accounts.id')
    .execute()
  return rows.map((row) => ({ ...userFromRow(row), accountName: row.account_name }))
}

export async function getUser(db: Reader, userId: string): Promise<User> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', userId).executeTakeFirstOrThrow()
  return userFromRow(row)
}

export async function lockUser(tx: Tx, userId: string): Promise<User> {
  const row = await tx
    .selectFrom('users')
    .selectAll()
    .where('id', '=', userId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return userFromRow(row)
}

export async function getAccount(db: Reader, accountId: string): Promise<Account> {
  const row = await db
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  return accountFromRow(row)
}

/** Names of the accounts among the ids that exist. */
/** `null` when there is no such account. */
export async function findAccount(db: Reader, accountId: string): Promise<Account | null> {
  const row = await db.selectFrom('accounts').selectAll().where('id', '=', accountId).executeTakeFirst()
  return row ? accountFromRow(row) : null
}

export async function findAccountNames(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('accounts').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function lockAccount(tx: Tx, accountId: string): Promise<Account> {
  const row = await tx
    .selectFrom('accounts')
    .selectAll()
    .where('id', '=', accountId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return accountFromRow(row)
}

/** `null` when there is no such account. */
export async function findContact(db: Reader, accountId: string): Promise<Contact | null> {
  const row = await db
    .selectFrom('users')
    .innerJoin('accounts', 'accounts.id', 'users.account_id')
    .select(['users.email', 'users.phone', 'users.locale', 'accounts.time_zone'])
    .where('users.account_id', '=', accountId)
    .where('users.kind', '=', 'main')
    .executeTakeFirst()
  return row
    ? { email: row.email, phone: row.phone, locale: row.locale as Locale, timeZone: row.time_zone }
    : null
}

/** What an account has proven to be; the document number is sealed. */
export interface VerifiedIdentity {
  accountName: string
  state: RealNameState
  status: Account['status']
  serviceEnabled: boolean
  /** Null for accounts that were verified without a document, such as those of the demo. */
  realName: string | null
  documentSealed: string | null
}

export async function findVerifiedIdentity(db: Reader, accountId: string): Promise<VerifiedIdentity | null> {
  const row = await db
    .selectFrom('accounts')
    .select([
      'name',
      'real_name_state',
      'status',
      'service_enabled',
      'real_name',
      'real_name_document_sealed',
    ])
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row
    ? {
        accountName: row.name,
        state: row.real_name_state as RealNameState,
        status: row.status as Account['status'],
        serviceEnabled: row.service_enabled,
        realName: row.real_name,
        documentSealed: row.real_name_document_sealed,
      }
    : null
}

/** Gives the account a role; its sessions have it with their next request. */
export async function grantAccountRole(tx: Tx, accountId: string, role: AccountRole): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ roles: sql`array_append(array_remove(roles, ${role}), ${role})` })
    .where('id', '=', accountId)
    .execute()
}

export async function revokeAccountRole(tx: Tx, accountId: string, role: AccountRole): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ roles: sql`array_remove(roles, ${role})` })
    .where('id', '=', accountId)
    .execute()
}

export async function listSubUsers(db: Reader, accountId: string): Promise<User[]> {
  const rows = await db
    .selectFrom('users')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('kind', '=', 'iam')
    .where('status', '<>', 'deleted')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map(userFromRow)
}

/** The IAM user of this account, locked; the owner, users of others and deleted ones are not found. */
export async function findSubUserForUpdate(tx: Tx, accountId: string, userId: string): Promise<User | null> {
  const row = await tx
    .selectFrom('users')
    .selectAll()
    .where('id', '=', userId)
    .where('account_id', '=', accountId)
    .where('kind', '=', 'iam')
    .where('status', '<>', 'deleted')
    .forUpdate()
    .executeTakeFirst()
  return row ? userFromRow(row) : null
}

export async function updateUser(
  tx: Tx,
  userId: string,
  change: {
    status?: User['status']
    role?: SubUserRole
    permissions?: string[]
    passwordHash?: string
    email?: string | null
    phone?: string | null
    lastLoginAt?: Date
  },
): Promise<void> {
  await tx
    .updateTable('users')
    .set({
      ...(change.status !== undefined && { status: change.status }),
      ...(change.role !== undefined && { role: change.role }),
      ...(change.permissions !== undefined && { permissions: change.permissions }),
      ...(change.passwordHash !== undefined && { password_hash: change.passwordHash }),
      ...(change.email !== undefined && { email: change.email }),
      ...(change.phone !== undefined && { phone: change.phone }),
      ...(change.lastLoginAt !== undefined && { last_login_at: change.lastLoginAt }),
    })
    .where('id', '=', userId)
    .execute()
}

export async function updateAccount(
  tx: Tx,
  accountId: string,
  change: {
    realNameState?: RealNameState
    accountType?: Account['accountType']
    realName?: string
    realNameDocumentSealed?: string
    serviceEnabled?: boolean
    operationProtection?: boolean
  },
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({
      ...(change.realNameState !== undefined && { real_name_state: change.realNameState }),
      ...(change.accountType !== undefined && { account_type: change.accountType }),
      ...(change.realName !== undefined && { real_name: change.realName }),
      ...(change.realNameDocumentSealed !== undefined && {
        real_name_document_sealed: change.realNameDocumentSealed,
      }),
      ...(change.serviceEnabled !== undefined && { service_enabled: change.serviceEnabled }),
      ...(change.operationProtection !== undefined && { operation_protection: change.operationProtection }),
    })
    .where('id', '=', accountId)
    .execute()
}

function accountFromRow(row: {
  id: string
  name: string
  account_type: string
  region: string
  roles: string[]
  status: string
  real_name_state: string
  customer_level: number
  time_zone: string
  service_enabled: boolean
  operation_protection: boolean
  created_at: Date
}): Account {
  return {
    id: row.id,
    name: row.name,
    // The table's check constraints hold the unions; roles are written by this module only.
    accountType: row.account_type as Account['accountType'],
    region: row.region,
    roles: row.roles as AccountRole[],
    status: row.status as Account['status'],
    realNameState: row.real_name_state as RealNameState,
    customerLevel: row.customer_level,
    timeZone: row.time_zone,
    serviceEnabled: row.service_enabled,
    operationProtection: row.operation_protection,
    createdAt: row.created_at,
  }
}

function userFromRow(row: {
  id: string
  account_id: string
  kind: string
  user_name: string
  email: string | null
  phone: string | null
  password_hash: string
  role: string | null
  permissions: string[]
  status: string
  locale: string
  last_login_at: Date | null
  created_at: Date
}): User {
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind as User['kind'],
    userName: row.user_name,
    email: row.email,
    phone: row.phone,
    passwordHash: row.password_hash,
    role: row.role as SubUserRole | null,
    permissions: row.permissions,
    status: row.status as User['status'],
    locale: row.locale as Locale,
    lastLoginAt: row.last_login_at,
    createdAt: row.created_at,
  }
}

/** Ids of the accounts in use that have the role. */
export async function listAccountsOfRole(db: Reader, role: string): Promise<string[]> {
  const rows = await db
    .selectFrom('accounts')
    .select('id')
    .where(sql<boolean>`${role} = any(roles)`)
    .where('status', '=', 'NORMAL')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}
