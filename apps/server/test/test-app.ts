import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { buildApp } from '../src/app.ts'
import { compose, type Composition } from '../src/composition.ts'
import { startJobWorker, type JobWorker } from '../src/platform/jobs/job-worker.ts'
import type { MeteredInstanceSource } from '../src/modules/metering/index.ts'
import type { App } from '../src/platform/http/server.ts'
import type { Platform } from '../src/platform/platform.ts'
import type { Settings } from '../src/platform/settings.ts'
import { createMetrics } from '../src/platform/telemetry/metrics.ts'
import { createTestPlatform, TEST_ORIGIN } from './harness.ts'

export interface TestProgram {
  platform: Platform
  composition: Composition
  app: App
  dataDir: string
  startWorker(): Promise<JobWorker>
}

/** The whole program without its web pages, on a database of its own; routes answer through `app.inject`. */
export async function createTestProgram(
  options: {
    settings?: Partial<Settings>
    sandbox?: boolean
    meteredInstances?: MeteredInstanceSource
    clamav?: { host: string; port: number }
  } = {},
): Promise<TestProgram> {
  const platform = await createTestPlatform(options)
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunshi-test-data-'))
  const metrics = createMetrics()
  const composition = compose(
    platform,
    {
      dataDir,
      outboundAllow: [
        { host: 'localhost', port: '*' },
        { host: '127.0.0.1', port: '*' },
      ],
      smtpUrl: null,
      mailFrom: 'Yunshi <no-reply@yunshi.example>',
      files: { kind: 'disk' },
      clamav: options.clamav ?? null,
    },
    { metrics, ...(options.meteredInstances && { meteredInstances: options.meteredInstances }) },
  )
  const app = await buildApp({
    platform,
    composition,
    config: { baseUrl: TEST_ORIGIN, trustProxy: false, port: 3000 },
    metrics,
    migrationsDir: path.resolve(import.meta.dirname, '../migrations'),
    webBuildDir: null,
    workerAlive: () => Promise.resolve(true),
    logger: platform.logger,
  })
  await app.ready()
  const workers: JobWorker[] = []
  afterAll(async () => {
    for (const worker of workers) await worker.stop()
    await app.close()
    await composition.close()
    fs.rmSync(dataDir, { recursive: true, force: true })
  })
  return {
    platform,
    composition,
    app,
    dataDir,
    async startWorker() {
      const worker = await startJobWorker({
        db: platform.db,
        clock: platform.clock,
        handlers: composition.jobs,
        sweeps: composition.sweeps.map((sweep) => ({ ...sweep, everyMs: Math.min(sweep.everyMs, 50) })),
        concurrency: 4,
        logger: platform.logger,
        alone: true,
        reclaim: () => composition.reclaim(),
      })
      workers.push(worker)
      return worker
    },
  }
}
