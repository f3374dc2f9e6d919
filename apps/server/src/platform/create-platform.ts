import type { Logger } from 'pino'
import { createAuditLog } from './audit/audit-log.ts'
import { createVault } from './crypto/envelope.ts'
import { openDatabase } from './db/database.ts'
import { createEventBus } from './events/event-bus.ts'
import type { Platform } from './platform.ts'
import type { Settings } from './settings.ts'
import { createBusinessClock } from './time/business-clock.ts'

/** Builds what all modules share. Nothing here listens or starts work. */
export function createPlatform(options: {
  databaseUrl: string
  dbPoolSize: number
  masterKey: Buffer
  sandbox: boolean
  site: 'cn' | 'intl'
  baseUrl: string
  settings: Settings
  logger: Logger
}): Platform {
  const { logger } = options
  const db = openDatabase({
    url: options.databaseUrl,
    poolSize: options.dbPoolSize,
    onPoolError: (error) => logger.warn({ err: error }, 'an idle database connection broke and is replaced'),
  })
  const clock = createBusinessClock(db, options.sandbox)
  const vault = createVault(options.masterKey)
  return {
    db,
    clock,
    vault,
    logger,
    audit: createAuditLog({ clock, vault }),
    events: createEventBus({ db, clock }),
    settings: options.settings,
    sandbox: options.sandbox,
    site: options.site,
    baseUrl: options.baseUrl,
    siteTimeZone: options.site === 'cn' ? 'Asia/Shanghai' : 'UTC',
  }
}
