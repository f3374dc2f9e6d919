import { loadDemo } from '../demo/load-demo.ts'
import type { Command } from './command.ts'
import { openProgram } from '../program.ts'

export const demoCommand: Command = {
  name: 'demo',
  usage: 'demo',
  summary: 'load the demo catalog, sellers and accounts (sandbox)',
  help: 'Loads the demo data when it is not there yet; a second run changes nothing. Refused in production.',
  async run(config) {
    if (config.mode === 'production') {
      console.error('yunshi: demo data is refused in production')
      return 1
    }
    const program = await openProgram(config, { server: false, migrations: 'apply' })
    try {
      await loadDemo(program)
      console.log('The demo data is loaded.')
      return 0
    } finally {
      await program.close()
    }
  },
}
