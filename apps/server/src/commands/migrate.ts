import { migrate } from '../platform/db/migrate.ts'
import { openRuntime } from '../runtime.ts'
import type { Command } from './command.ts'
import { migrationsDir, say } from '../program.ts'

export const migrateCommand: Command = {
  name: 'migrate',
  usage: 'migrate',
  summary: 'bring the database schema up to date',
  help: 'Applies the numbered SQL files that the database lacks, each in a transaction of its own. An interrupted run is continued by the next.',
  async run(config) {
    const runtime = await openRuntime(config, { server: false, say })
    try {
      const { applied, alreadyApplied } = await migrate(runtime.databaseUrl, migrationsDir)
      console.log(
        applied.length === 0
          ? `Up to date (${alreadyApplied} migrations).`
          : `Applied: ${applied.join(', ')}`,
      )
      return 0
    } finally {
      await runtime.close()
    }
  },
}
