import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '../kernel/errors.ts'
import { errorText } from '../platform/i18n/error-texts.ts'
import { startJobWorker } from '../platform/jobs/job-worker.ts'
import type { Command } from './command.ts'
import { openProgram } from '../program.ts'

export const clockCommand: Command = {
  name: 'clock',
  usage: 'clock show|advance <span>',
  summary: 'show or move the sandbox clock, e.g. clock advance 30d',
  help: 'advance moves business time forward (30d, 12h, 45m). Everything that falls due on the way happens in order: reminders, expiry, freeze, release, retries, timeouts. Works beside a running server and without one. Sandbox only.',
  async run(config, args) {
    const [verb, span] = args
    if (!(verb === 'show' && args.length === 1) && !(verb === 'advance' && args.length === 2)) {
      console.error('Usage: yunshi clock show | yunshi clock advance 30d')
      return 2
    }
    const program = await openProgram(config, { server: false, migrations: 'require', quiet: true })
    const { platform, composition } = program
    try {
      if (verb === 'show') {
        console.log(platform.clock.now().toISOString())
        return 0
      }
      const runId = await composition.clock.start(null, span!)
      // Its own worker, so that the run is carried out whether or not a server is running.
      const worker = await startJobWorker({
        db: platform.db,
        clock: platform.clock,
        handlers: composition.jobs,
        sweeps: [],
        concurrency: 4,
        logger: platform.logger,
        alone: false,
        reclaim: () => Promise.resolve(),
      })
      try {
        for (;;) {
          const run = await composition.clock.findRun(runId)
          if (run.state === 'FAILED') {
            console.error(`yunshi: the clock stopped at ${run.reached.toISOString()}: ${run.failure}`)
            return 1
          }
          if (run.state === 'DONE') {
            for (const { at, what } of run.log) console.log(`${at}  ${what}`)
            console.log(`${run.reached.toISOString()}  done, ${run.steps} step(s)`)
            return 0
          }
          await sleep(100)
        }
      } finally {
        await worker.stop()
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const { title, detail } = errorText(error.code, 'en', error.values)
      console.error(`yunshi: ${title}. ${detail}`)
      return 1
    } finally {
      await program.close()
    }
  },
}
