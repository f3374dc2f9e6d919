import type { Logger } from 'pino'
import type { AuditLog } from './audit/audit-log.ts'
import type { Vault } from './crypto/envelope.ts'
import type { Database } from './db/database.ts'
import type { EventBus } from './events/event-bus.ts'
import type { Settings } from './settings.ts'
import type { BusinessClock } from './time/business-clock.ts'

/** What every module is built from; handed over in `composition.ts`. */
export interface Platform {
  db: Database
  clock: BusinessClock
  vault: Vault
  audit: AuditLog
  events: EventBus
  logger: Logger
  settings: Settings
  sandbox: boolean
  site: 'cn' | 'intl'
  /** Address people use, without a trailing slash. */
  baseUrl: string
  /** Zone of the site's calendar: order numbers, default for accounts (BUY-SYS-02). */
  siteTimeZone: string
}
