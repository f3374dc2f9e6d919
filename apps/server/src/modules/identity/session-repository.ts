import { createHash, randomBytes } from 'node:crypto'
import type { Actor } from '../../platform/actor.ts'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import { newId } from '../../platform/ids.ts'
import { SESSION_IDLE_MS, SESSION_LIFE_MS } from './domain/session-life.ts'
import type { RealNameState } from './domain/real-name.ts'
import type { AccountRole, SubUserRole } from './roles.ts'
import { grantedOf, groupPermissionsOf } from './user-grants.ts'

type Reader = Tx | Queryable

export interface Session {
  publicId: string
  idHash: string
  createdAt: Date
  lastSeenAt: Date
  ip: string | null
  userAgent: string | null
}

/** One session with the user and the account it stands for. */
export interface SessionOwner {
  idHash: string
  lastSeenAt: Date
  userId: string
  userName: string
  kind: 'main' | 'iam'
  role: SubUserRole | null
  /** Points of the user itself and of its groups. */
  granted: string[]
  productGrant: string[] | null
  accountId: string
  accountName: string
  accountRoles: AccountRole[]
  accountStatus: Actor['accountStatus']
  accountType: Actor['accountType']
  region: string
  timeZone: string
  customerLevel: number
  realNameState: RealNameState
}

/** Only this digest of a cookie value is stored: who reads the table cannot act for anyone. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** @returns the cookie value of the new session: 256 random bits */
export async function insertSession(
  tx: Tx,
  session: { userId: string; accountId: string; now: Date; ip: string; userAgent: string | null },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await tx
    .insertInto('sessions')
    .values({
      id_hash: hashToken(token),
      public_id: newId('ses'),
      user_id: session.userId,
      account_id: session.accountId,
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: new Date(session.now.getTime() + SESSION_LIFE_MS),
      ip: session.ip,
      user_agent: session.userAgent?.slice(0, 300) ?? null,
    })
    .execute()
  return token
}

/** `null` when the session is unknown, too old, too long idle, or its user may no longer act. */
export async function findSessionOwner(db: Reader, token: string, now: Date): Promise<SessionOwner | null> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .innerJoin('accounts', 'accounts.id', 'users.account_id')
    .select([
      'sessions.id_hash',
      'sessions.last_seen_at',
      'users.id as user_id',
      'users.user_name',
      'users.kind',
      'users.role',
      'users.permissions',
      'users.preset_groups',
      'users.product_ids',
      'accounts.id as account_id',
      'accounts.name as account_name',
      'accounts.roles',
      'accounts.status',
      'accounts.account_type',
      'accounts.region',
      'accounts.time_zone',
      'accounts.customer_level',
      'accounts.real_name_state',
    ])
    .select(groupPermissionsOf('users.id'))
    .where('sessions.id_hash', '=', hashToken(token))
    .where('sessions.expires_at', '>', now)
    .where('sessions.last_seen_at', '>', new Date(now.getTime() - SESSION_IDLE_MS))
    .where('users.status', '=', 'active')
    .where('accounts.status', '<>', 'CLOSED')
    .executeTakeFirst()
  return row
    ? {
        idHash: row.id_hash,
        lastSeenAt: row.last_seen_at,
        userId: row.user_id,
        userName: row.user_name,
        // The tables' check constraints hold the unions; roles are written by this module only.
        kind: row.kind as 'main' | 'iam',
        role: row.role as SubUserRole | null,
        granted: grantedOf(row),
        productGrant: row.product_ids,
        accountId: row.account_id,
        accountName: row.account_name,
        accountRoles: row.roles as AccountRole[],
        accountStatus: row.status as Actor['accountStatus'],
        accountType: row.account_type as Actor['accountType'],
        region: row.region,
        timeZone: row.time_zone,
        customerLevel: row.customer_level,
        realNameState: row.real_name_state as RealNameState,
      }
    : null
}

export async function touchSession(db: Reader, idHash: string, now: Date): Promise<void> {
  await db.updateTable('sessions').set({ last_seen_at: now }).where('id_hash', '=', idHash).execute()
}

export async function listSessions(db: Reader, userId: string, now: Date): Promise<Session[]> {
  const rows = await db
    .selectFrom('sessions')
    .select(['public_id', 'id_hash', 'created_at', 'last_seen_at', 'ip', 'user_agent'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now)
    .where('last_seen_at', '>', new Date(now.getTime() - SESSION_IDLE_MS))
    .orderBy('last_seen_at', 'desc')
    .orderBy('public_id')
    .limit(100)
    .execute()
  return rows.map((row) => ({
    publicId: row.public_id,
    idHash: row.id_hash,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    ip: row.ip,
    userAgent: row.user_agent,
  }))
}

export async function deleteSession(
  db: Reader,
  by: { idHash: string } | { userId: string; publicId: string },
): Promise<boolean> {
  const query = db.deleteFrom('sessions')
  const result = await (
    'idHash' in by
      ? query.where('id_hash', '=', by.idHash)
      : query.where('user_id', '=', by.userId).where('public_id', '=', by.publicId)
  ).executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function deleteSessionsOfUser(tx: Tx, userId: string, exceptIdHash?: string): Promise<void> {
  const query = tx.deleteFrom('sessions').where('user_id', '=', userId)
  await (exceptIdHash === undefined ? query : query.where('id_hash', '<>', exceptIdHash)).execute()
}

/** @returns how many were removed */
export async function deleteEndedSessions(db: Reader, now: Date): Promise<number> {
  const result = await db
    .deleteFrom('sessions')
    .where((where) =>
      where.or([
        where('expires_at', '<=', now),
        where('last_seen_at', '<=', new Date(now.getTime() - SESSION_IDLE_MS)),
      ]),
    )
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
