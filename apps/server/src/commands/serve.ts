import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { announceDemo, loadDemo } from '../demo/load-demo.ts'
import { startDemoSellerProcess, type DemoSellerProcess } from '../demo/demo-seller-process.ts'
import { startJobWorker, type JobWorker, WORKER_DEAD_MS } from '../platform/jobs/job-worker.ts'
import type { App } from '../platform/http/server.ts'
import { StartRefused } from '../runtime.ts'
import type { Command } from './command.ts'
import { migrationsDir, openProgram, webBuildDir, type Program } from '../program.ts'

/** In-flight work has this long after SIGTERM. */
const STOP_MS_MAX = 20_000

async function startWorker(program: Program): Promise<JobWorker> {
  const { platform, composition, config, metrics, runtime } = program
  return startJobWorker({
    db: platform.db,
    clock: platform.clock,
    handlers: composition.jobs,
    sweeps: composition.sweeps,
    concurrency: config.workerConcurrency,
    logger: platform.logger,
    alone: runtime.holdsServerLock,
    reclaim: () => (runtime.holdsServerLock ? composition.reclaim() : Promise.resolve()),
    observeJob: metrics.observeJob,
  })
}

async function startApi(program: Program): Promise<App> {
  const { platform, composition, config, metrics } = program
  const app = await buildApp({
    platform,
    composition,
    config,
    metrics,
    migrationsDir,
    webBuildDir,
    logger: platform.logger,
    async workerAlive() {
      const { rows } = await platform.db.pool.query<{ alive: boolean }>(
        'select exists (select 1 from worker_heartbeats where seen_at > now() - $1::interval) as alive',
        [`${WORKER_DEAD_MS} milliseconds`],
      )
      return rows[0]!.alive
    },
  })
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE')
      throw new StartRefused(
        `Port ${config.port} is taken. Choose another with PORT=…, or stop the program that has it.`,
      )
    if ((error as NodeJS.ErrnoException).code === 'EACCES')
      throw new StartRefused(
        `Port ${config.port} may not be opened by this user. Choose one above 1023 with PORT=….`,
      )
    throw error
  }
  return app
}

/** Listens from now on, so that a signal that comes while everything starts is heard too. */
function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.once(name, () => resolve(name))
  })
}

/** Runs until the signal, then stops in order: no new work, work in flight, children, database. */
async function untilStopped(signaled: Promise<string>, stop: () => Promise<void>): Promise<number> {
  const signal = await signaled
  console.error(`yunshi: ${signal}, finishing what is in flight`)
  const deadline = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), STOP_MS_MAX).unref())
  const result = await Promise.race([stop().then(() => 'stopped' as const), deadline])
  if (result === 'late')
    console.error('yunshi: some work did not finish in time; it goes on at the next start')
  return 0
}

async function run(
  config: Config,
  parts: { api: boolean; worker: boolean; server: boolean },
): Promise<number> {
  const program = await openProgram(config, {
    server: parts.server,
    migrations: parts.server ? 'apply' : 'require',
  })
  // The job library may give up on writing that a job is done when the database keeps it waiting. The job runs again,
  // as all of them can; the marketplace does not end for it.
  process.on('unhandledRejection', (error) =>
    program.logger.error({ err: error }, 'nobody handled a failure'),
  )
  const signaled = stopSignal()
  let app: App | undefined
  let worker: JobWorker | undefined
  let demoSeller: DemoSellerProcess | undefined
  const stop = async () => {
    await app?.close()
    await worker?.stop()
    await demoSeller?.stop()
    await program.close()
  }
  try {
    if (parts.server && config.demo) {
      const keys = await loadDemo(program)
      demoSeller = startDemoSellerProcess(program, keys)
    }
    if (parts.api) app = await startApi(program)
    // The first calls of the worker are to find it there.
    await demoSeller?.ready()
    if (parts.worker) worker = await startWorker(program)
  } catch (error) {
    await stop().catch(() => {})
    throw error
  }
  if (parts.server) announceDemo(program)
  else console.error(`yunshi: ${parts.api ? `API on ${config.baseUrl}` : 'worker'} is running`)
  return untilStopped(signaled, stop)
}

const external = 'Needs DATABASE_URL, so that several processes can share the database.'

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve',
  summary: 'run everything in one process (the default installation)',
  help: 'Migrates, then runs the web application, the API and the worker. Without DATABASE_URL it starts its own PostgreSQL in the data directory. In the sandbox it loads demo data on the first start and runs the demo seller; YUNSHI_DEMO=false switches both off.',
  run: (config) => run(config, { api: true, worker: true, server: true }),
}

export const apiCommand: Command = {
  name: 'api',
  usage: 'api',
  summary: 'run the web application and the API only',
  help: external,
  run: (config) => run(config, { api: true, worker: false, server: false }),
}

export const workerCommand: Command = {
  name: 'worker',
  usage: 'worker',
  summary: 'run jobs and timers only',
  help: external,
  run: (config) => run(config, { api: false, worker: true, server: false }),
}
