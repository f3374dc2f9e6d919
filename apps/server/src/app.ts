import type { Composition } from './composition.ts'
import type { Config } from './config.ts'
import { notFound } from './kernel/errors.ts'
import { pingDatabase } from './platform/db/database.ts'
import { pendingMigrations } from './platform/db/migrate.ts'
import { addApiDocs, createHttpServer, type App } from './platform/http/server.ts'
import { addWebPages } from './platform/http/web-pages.ts'
import type { Platform } from './platform/platform.ts'
import type { Metrics } from './platform/telemetry/metrics.ts'

/** The HTTP side of the program. Neither listens nor reads the environment. */
export async function buildApp(deps: {
  platform: Platform
  composition: Composition
  config: Pick<Config, 'baseUrl' | 'trustProxy' | 'port'>
  metrics: Metrics
  migrationsDir: string
  /** Build of the web application; `null` for the API alone. */
  webBuildDir: string | null
  /** Whether a worker runs somewhere, for readiness. */
  workerAlive: () => Promise<boolean>
  logger: Platform['logger']
}): Promise<App> {
  const { platform, composition, config, metrics } = deps
  const base = new URL(config.baseUrl)
  const local = platform.sandbox ? [`http://localhost:${config.port}`, `http://127.0.0.1:${config.port}`] : []
  const app = await createHttpServer({
    logger: deps.logger,
    clock: platform.clock,
    resolveActor: composition.identity.resolveActor,
    origins: [base.origin, ...local],
    secureCookies: base.protocol === 'https:',
    trustProxy: config.trustProxy,
    rateLimitMax: 1200,
  })
  app.addHook('onResponse', (req, reply, done) => {
    metrics.observeRequest(
      req.method,
      req.routeOptions.url ?? 'none',
      reply.statusCode,
      reply.elapsedTime / 1000,
    )
    done()
  })
  metrics.watchPool(platform.db.pool)

  app.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async (_req, reply) => {
    const checks: Record<string, string> = {}
    const check = async (name: string, work: () => Promise<string | null>) => {
      try {
        checks[name] = (await work()) ?? 'ok'
      } catch (error) {
        checks[name] = (error as Error).message
      }
    }
    await check('database', async () => {
      await pingDatabase(platform.db)
      return null
    })
    await check('migrations', async () => {
      const pending = await pendingMigrations(platform.db.pool, deps.migrationsDir)
      return pending.length === 0 ? null : `${pending.length} pending`
    })
    await check('jobs', async () => ((await deps.workerAlive()) ? null : 'no worker is running'))
    const ready = Object.values(checks).every((result) => result === 'ok')
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', checks })
  })
  app.get('/metrics', { schema: { hide: true } }, async (_req, reply) =>
    reply.type(metrics.contentType).send(await metrics.render()),
  )
  composition.registerRoutes(app)
  // A wrong address of the API is answered as the API answers, not with a page.
  for (const prefix of ['/api/*', '/media/*'])
    app.get(prefix, { config: { permission: 'public' }, schema: { hide: true } }, (req) => {
      throw notFound(req.url)
    })
  await addApiDocs(app)
  if (deps.webBuildDir !== null)
    await addWebPages(app, { buildDir: deps.webBuildDir, baseUrl: config.baseUrl })
  return app
}
