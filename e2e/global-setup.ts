import { ensureBuilt } from '../scripts/build.mjs'
import { startMarketplace } from './start-marketplace.mjs'

/** One marketplace for the run. Workers learn of it through their environment; see the fixture in test.ts. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await ensureBuilt()
  const { stop, ...marketplace } = await startMarketplace()
  process.env['E2E_MARKETPLACE'] = JSON.stringify(marketplace)
  return stop
}
