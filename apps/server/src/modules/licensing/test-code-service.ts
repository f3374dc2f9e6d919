import { addDays } from '../../kernel/calendar.ts'
import { DomainError, notFound } from '../../kernel/errors.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Platform } from '../../platform/platform.ts'
import { wireStatusOf, type WireCodeStatus } from './domain/license-code.ts'
import * as repository from './license-code-repository.ts'
import type { LicenseCode } from './license-code-repository.ts'
import { countHeartbeatDays, deleteUseOfCode } from './license-usage-repository.ts'
import { newLicenseCode } from './new-license-code.ts'

export type TestCodeService = ReturnType<typeof createTestCodeService>

/** A test code with the two things that a seller wants to see: whether it was activated, and whether it is queried. */
export interface TestCode extends LicenseCode {
  testExpiresAt: Date
  status: WireCodeStatus | null
  daysInUse: number
}

/** Test codes may be valid for three years, the longest term that is sold. */
const VALIDITY_DAYS_MAX = 3 * 366

/** Codes that a seller applies for to test its program; nobody can buy them (SELL-APP-40). */
export function createTestCodeService(platform: Platform) {
  const { db, clock, audit, settings } = platform
  const sellerOf = (actor: Actor) => {
    if (actor.sellerId === null) throw notFound('seller')
    return actor.sellerId
  }
  function requireValidity(expiresAt: Date, from: Date | null): void {
    const latest = addDays(clock.now(), VALIDITY_DAYS_MAX)
    if (expiresAt > latest || (from !== null && expiresAt <= from))
      throw new DomainError('validation', 'LIC_TEST_VALIDITY', { values: { days: VALIDITY_DAYS_MAX } })
  }

  return {
    async list(actor: Actor): Promise<TestCode[]> {
      const codes = await repository.listTestCodes(db.query, sellerOf(actor))
      const days = await countHeartbeatDays(
        db.query,
        codes.map(({ code }) => code),
      )
      const now = clock.now()
      return codes.map((code) => ({
        ...code,
        // A check constraint of the table: test codes have a validity.
        testExpiresAt: code.testExpiresAt!,
        status: wireStatusOf(code, now),
        daysInUse: days.get(code.code) ?? 0,
      }))
    },

    /** A new code, claimed already, so that the program can activate it. @throws `LIC_TEST_LIMIT`, `LIC_TEST_VALIDITY` */
    async apply(actor: Actor, expiresAt: Date): Promise<{ code: string }> {
      const sellerId = sellerOf(actor)
      const now = clock.now()
      requireValidity(expiresAt, now)
      const code = newLicenseCode()
      await db.transaction(async (tx) => {
        const limit = settings.LICENSE_TEST_CODES_MAX
        if ((await repository.listTestCodes(tx, sellerId)).length >= limit)
          throw new DomainError('conflict', 'LIC_TEST_LIMIT', { values: { limit } })
        await repository.insertCode(tx, {
          code,
          sellerId,
          isTest: true,
          accountId: null,
          instanceId: null,
          orderId: null,
          state: 'CLAIMED',
          issuedAt: now,
          claimedAt: now,
          activatedAt: null,
          realEffectAt: null,
          testExpiresAt: expiresAt,
          lastUsedAt: null,
          releasedAt: null,
        })
        await audit.append(tx, actor, {
          action: 'seller.license_test_code.apply',
          objectType: 'license_code',
          objectId: code,
          after: { expiresAt: expiresAt.toISOString() },
        })
      })
      return { code }
    },

    /**
     * Moves the end of a test code: to the past, to see how the program takes it, and back again.
     *
     * @throws not_found; `LIC_TEST_VALIDITY`
     */
    async changeValidity(actor: Actor, code: string, expiresAt: Date): Promise<void> {
      const sellerId = sellerOf(actor)
      await db.transaction(async (tx) => {
        const before = await repository.lockTestCode(tx, sellerId, code)
        if (!before) throw notFound('license code')
        requireValidity(expiresAt, null)
        await repository.updateCode(tx, code, { testExpiresAt: expiresAt })
        await audit.append(tx, actor, {
          action: 'seller.license_test_code.change',
          objectType: 'license_code',
          objectId: code,
          before: { expiresAt: before.testExpiresAt!.toISOString() },
          after: { expiresAt: expiresAt.toISOString() },
        })
      })
    },

    /** The code is unknown from now on, with all that was noted of it. @throws not_found */
    async remove(actor: Actor, code: string): Promise<void> {
      const sellerId = sellerOf(actor)
      await db.transaction(async (tx) => {
        if (!(await repository.lockTestCode(tx, sellerId, code))) throw notFound('license code')
        await deleteUseOfCode(tx, code)
        await repository.deleteCode(tx, code)
        await audit.append(tx, actor, {
          action: 'seller.license_test_code.delete',
          objectType: 'license_code',
          objectId: code,
        })
      })
    },
  }
}
