import type { Sweep } from '../../platform/jobs/job-worker.ts'
import type { Platform } from '../../platform/platform.ts'
import { deleteExpiredNonces } from './gate-repository.ts'

const NONCE_BATCH = 5000

/** Forgets nonces whose timestamp no call may carry any more. */
export function createNonceSweep(platform: Platform): Sweep {
  return {
    name: 'openapi.nonces',
    everyMs: 60_000,
    run: () => deleteExpiredNonces(platform.db.query, new Date(), NONCE_BATCH),
  }
}
