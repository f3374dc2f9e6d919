import type { Queryable, Tx } from '../../platform/db/database.ts'

type Reader = Tx | Queryable

/** Instants of the failed sign-ins of this login since `since`. */
export async function listLoginFailures(db: Reader, login: string, since: Date): Promise<Date[]> {
  const rows = await db
    .selectFrom('login_failures')
    .select('failed_at')
    .where('login', '=', login)
    .where('failed_at', '>', since)
    .orderBy('failed_at', 'desc')
    .limit(100)
    .execute()
  return rows.map((row) => row.failed_at)
}

export async function insertLoginFailure(tx: Tx, login: string, failedAt: Date, ip: string): Promise<void> {
  await tx.insertInto('login_failures').values({ login, failed_at: failedAt, ip }).execute()
}

export async function deleteLoginFailures(tx: Tx, logins: readonly string[]): Promise<void> {
  await tx.deleteFrom('login_failures').where('login', 'in', logins).execute()
}

export async function deleteOldLoginFailures(db: Reader, before: Date): Promise<number> {
  const result = await db.deleteFrom('login_failures').where('failed_at', '<', before).executeTakeFirst()
  return Number(result.numDeletedRows)
}
