import process from 'node:process'
import { startDemoSeller } from './demo-seller.ts'
import { readSettings } from './settings.ts'

const settings = readSettings(process.env, process.cwd())
if (settings.valid) await run()
else fail(...settings.problems)

async function run(): Promise<void> {
  if (!settings.valid) return
  const { options } = settings
  try {
    const seller = await startDemoSeller(options)
    const address = options.publicUrl ?? `http://localhost:${seller.port}`
    console.log(`Demo seller listens on ${address} for ${Object.keys(options.keys).join(', ')}`)
    const stop = () => void seller.close().then(() => process.exit(0))
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop)
    // Started by the marketplace's demo: it must not outlive the program that shows it.
    process.once('disconnect', stop)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      fail(`Port ${options.port} is in use by another program. Set DEMO_SELLER_PORT to a free one.`)
    } else if (error instanceof Error && 'code' in error && error.code === 'EACCES') {
      fail(`Not permitted: ${error.message}. Check DEMO_SELLER_PORT and DEMO_SELLER_DATA_DIR.`)
    } else {
      fail(error instanceof Error ? `${error.message}${causeOf(error)}` : String(error))
    }
  }
}

function causeOf(error: Error): string {
  return error.cause instanceof Error ? `: ${error.cause.message}` : ''
}

/** Says what is wrong, one line each, and leaves with code 1. */
function fail(...problems: string[]): void {
  for (const problem of problems) console.error(`Demo seller cannot start. ${problem}`)
  process.exitCode = 1
}
