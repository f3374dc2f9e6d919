import { pino } from 'pino'
import { afterAll } from 'vitest'
import { createPlatform } from '../src/platform/create-platform.ts'
import { createHttpServer, type App, type ResolveActor } from '../src/platform/http/server.ts'
import type { Platform } from '../src/platform/platform.ts'
import { defaultSettings, type Settings } from '../src/platform/settings.ts'
import { createTestDatabase } from './test-database.ts'

export const TEST_ORIGIN = 'http://localhost:3000'

/** A platform on a fresh database: real PostgreSQL, real clock row, a fixed master key. */
export async function createTestPlatform(
  options: { sandbox?: boolean; settings?: Partial<Settings> } = {},
): Promise<Platform> {
  const { url } = await createTestDatabase()
  const platform = createPlatform({
    databaseUrl: url,
    dbPoolSize: 8,
    masterKey: Buffer.alloc(32, 7),
    sandbox: options.sandbox ?? true,
    site: 'cn',
    baseUrl: TEST_ORIGIN,
    settings: { ...defaultSettings, ...options.settings },
    logger: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
  })
  afterAll(() => platform.db.close())
  return platform
}

/** An HTTP server with the routes of one module only; whole programs are built by `createTestApp` in `test-app.ts`. */
export async function createRouteServer(
  platform: Platform,
  resolveActor: ResolveActor,
  register: (app: App) => void,
): Promise<App> {
  const app = await createHttpServer({
    logger: platform.logger,
    clock: platform.clock,
    resolveActor,
    origins: [TEST_ORIGIN],
    secureCookies: false,
    trustProxy: false,
    rateLimitMax: 10_000,
  })
  register(app)
  await app.ready()
  afterAll(() => app.close())
  return app
}
