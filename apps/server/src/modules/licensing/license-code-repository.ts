import { sql, type Selectable } from 'kysely'
import type { Queryable, Tx } from '../../platform/db/database.ts'
import type { LicenseCodes } from '../../platform/db/schema.generated.ts'
import type { CodeState } from './domain/license-code.ts'

type Reader = Tx | Queryable

export interface LicenseCode {
  code: string
  sellerId: string
  isTest: boolean
  /** Buyer, instance and order of a code that was bought; `null` for test codes. */
  accountId: string | null
  instanceId: string | null
  orderId: string | null
  state: CodeState
  issuedAt: Date
  claimedAt: Date | null
  activatedAt: Date | null
  realEffectAt: Date | null
  testExpiresAt: Date | null
  lastUsedAt: Date | null
  releasedAt: Date | null
}

function fromRow(row: Selectable<LicenseCodes>): LicenseCode {
  return {
    code: row.code,
    sellerId: row.seller_id,
    isTest: row.is_test,
    accountId: row.account_id,
    instanceId: row.instance_id,
    orderId: row.order_id,
    // The table's check constraint holds the union.
    state: row.state as CodeState,
    issuedAt: row.issued_at,
    claimedAt: row.claimed_at,
    activatedAt: row.activated_at,
    realEffectAt: row.real_effect_at,
    testExpiresAt: row.test_expires_at,
    lastUsedAt: row.last_used_at,
    releasedAt: row.released_at,
  }
}

export async function insertCode(tx: Tx, code: LicenseCode): Promise<void> {
  await tx
    .insertInto('license_codes')
    .values({
      code: code.code,
      seller_id: code.sellerId,
      is_test: code.isTest,
      account_id: code.accountId,
      instance_id: code.instanceId,
      order_id: code.orderId,
      state: code.state,
      issued_at: code.issuedAt,
      claimed_at: code.claimedAt,
      activated_at: code.activatedAt,
      real_effect_at: code.realEffectAt,
      test_expires_at: code.testExpiresAt,
      last_used_at: code.lastUsedAt,
      released_at: code.releasedAt,
    })
    .execute()
}

export async function updateCode(
  tx: Tx,
  code: string,
  change: Partial<
    Pick<LicenseCode, 'state' | 'claimedAt' | 'activatedAt' | 'realEffectAt' | 'testExpiresAt' | 'releasedAt'>
  >,
): Promise<void> {
  await tx
    .updateTable('license_codes')
    .set({
      ...(change.state !== undefined && { state: change.state }),
      ...(change.claimedAt !== undefined && { claimed_at: change.claimedAt }),
      ...(change.activatedAt !== undefined && { activated_at: change.activatedAt }),
      ...(change.realEffectAt !== undefined && { real_effect_at: change.realEffectAt }),
      ...(change.testExpiresAt !== undefined && { test_expires_at: change.testExpiresAt }),
      ...(change.releasedAt !== undefined && { released_at: change.releasedAt }),
    })
    .where('code', '=', code)
    .execute()
}

/** Codes of one seller, in the order of their names; unknown ones and those of others are left out. */
export async function listCodes(
  db: Reader,
  sellerId: string,
  codes: readonly string[],
): Promise<LicenseCode[]> {
  const rows = await db
    .selectFrom('license_codes')
    .selectAll()
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .where('seller_id', '=', sellerId)
    .orderBy('code')
    .execute()
  return rows.map(fromRow)
}

/** As `listCodes`, locked; always in one order, so that two lists never wait for each other in a circle. */
export async function lockCodes(tx: Tx, sellerId: string, codes: readonly string[]): Promise<LicenseCode[]> {
  const rows = await tx
    .selectFrom('license_codes')
    .selectAll()
    .where('code', '=', sql<string>`any(${codes}::text[])`)
    .where('seller_id', '=', sellerId)
    .orderBy('code')
    .forUpdate()
    .execute()
  return rows.map(fromRow)
}

/** The code of a purchased resource; `null` when the resource has none. */
export async function findLicenseCode(db: Reader, instanceId: string): Promise<LicenseCode | null> {
  const row = await db
    .selectFrom('license_codes')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function lockCodeOfInstance(tx: Tx, instanceId: string): Promise<LicenseCode | null> {
  const row = await tx
    .selectFrom('license_codes')
    .selectAll()
    .where('instance_id', '=', instanceId)
    .forUpdate()
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

/** Test codes of a seller, newest first. */
export async function listTestCodes(db: Reader, sellerId: string): Promise<LicenseCode[]> {
  const rows = await db
    .selectFrom('license_codes')
    .selectAll()
    .where('seller_id', '=', sellerId)
    .where('is_test', '=', true)
    .orderBy('issued_at', 'desc')
    .orderBy('code')
    .execute()
  return rows.map(fromRow)
}

export async function lockTestCode(tx: Tx, sellerId: string, code: string): Promise<LicenseCode | null> {
  const row = await tx
    .selectFrom('license_codes')
    .selectAll()
    .where('code', '=', code)
    .where('seller_id', '=', sellerId)
    .where('is_test', '=', true)
    .forUpdate()
    .executeTakeFirst()
  return row ? fromRow(row) : null
}

export async function deleteCode(tx: Tx, code: string): Promise<void> {
  await tx.deleteFrom('license_codes').where('code', '=', code).execute()
}
