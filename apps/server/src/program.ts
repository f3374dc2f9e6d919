import fs from 'node:fs'
import path from 'node:path'
import { pino, type Logger } from 'pino'
import { compose, type Composition } from './composition.ts'
import type { Config } from './config.ts'
import { demoAccounts } from './demo/demo-accounts.ts'
import { createPlatform } from './platform/create-platform.ts'
import { logError } from './platform/log-error.ts'
import { migrate, pendingMigrations } from './platform/db/migrate.ts'
import type { Platform } from './platform/platform.ts'
import { createMetrics, type Metrics } from './platform/telemetry/metrics.ts'
import { openRuntime, StartRefused, type Runtime } from './runtime.ts'

/** The repository's `apps/server`, from the source as well as from the bundle in `dist`. */
export const serverDir = findServerDir(import.meta.dirname)
export const migrationsDir = path.join(serverDir, 'migrations')
export const webBuildDir = path.resolve(serverDir, '../web/build')

function findServerDir(from: string): string {
  for (let at = from; at !== path.dirname(at); at = path.dirname(at))
    if (fs.existsSync(path.join(at, 'migrations', '0001_platform.sql'))) return at
  throw new Error('the migrations directory is missing from the installation')
}

/** Everything a command works with, and how to put it away again. */
export interface Program {
  config: Config
  runtime: Runtime
  platform: Platform
  composition: Composition
  metrics: Metrics
  logger: Logger
  close(): Promise<void>
}

export function createLogger(config: Pick<Config, 'logLevel'>): Logger {
  return pino({
    level: config.logLevel,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: logError },
    redact: {
      paths: [
        'req.headers.cookie',
        'req.headers.authorization',
        '*.password',
        '*.secret',
        '*.code',
        '*.secretAccessKey',
      ],
      censor: '[redacted]',
    },
  })
}

export const say = (line: string) => console.error(line)

/**
 * Opens database, platform and modules.
 *
 * @param options.migrations `apply`: bring the schema up to date; `require`: refuse when it is not
 * @throws StartRefused with a sentence that says what to do
 */
export async function openProgram(
  config: Config,
  options: { server: boolean; migrations: 'apply' | 'require'; quiet?: boolean },
): Promise<Program> {
  const runtime = await openRuntime(config, { server: options.server, say })
  const logger = createLogger(options.quiet ? { logLevel: 'error' } : config)
  let platform: Platform | undefined
  try {
    if (options.migrations === 'apply') {
      const { applied } = await migrate(runtime.databaseUrl, migrationsDir)
      if (applied.length > 0) logger.info({ applied }, 'migrations applied')
    }
    platform = createPlatform({
      databaseUrl: runtime.databaseUrl,
      dbPoolSize: config.dbPoolSize,
      masterKey: runtime.masterKey,
      sandbox: config.mode === 'sandbox',
      site: config.site,
      baseUrl: config.baseUrl,
      settings: config.settings,
      logger,
    })
    if (options.migrations === 'require') {
      const pending = await pendingMigrations(platform.db.pool, migrationsDir).catch(() => ['all'])
      if (pending.length > 0)
        throw new StartRefused(
          `The database lacks ${pending.length} migration(s): run \`yunshi migrate\` first`,
        )
    }
    await platform.clock.refresh()
  } catch (error) {
    await platform?.db.close()
    await runtime.close()
    const code = (error as { code?: string }).code
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === '28P01' || code === '3D000')
      throw new StartRefused(
        `The database does not accept us: ${(error as Error).message}. Check DATABASE_URL.`,
      )
    throw error
  }
  const opened = platform
  const metrics = createMetrics()
  const composition = compose(
    opened,
    { ...config, dataDir: runtime.dataDir },
    { metrics, demoAccounts: config.demo ? demoAccounts : null },
  )
  return {
    config,
    runtime,
    platform: opened,
    composition,
    metrics,
    logger,
    async close() {
      await composition.close()
      await opened.db.close()
      await runtime.close()
    },
  }
}
