import { ConfigError, parseConfig } from './config.ts'
import { commands, usage } from './commands/commands.ts'
import { StartRefused } from './runtime.ts'

/** Exit codes: 0 done; 1 failed, or a verification found a problem; 2 wrong usage; 3 bad environment. */
export async function main(args: string[]): Promise<number> {
  const [name = 'help', ...rest] = args
  if (name === 'help' || name === '--help' || name === '-h') {
    console.log(usage())
    return 0
  }
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) {
    console.error(`yunshi: unknown command "${name}"\n\n${usage()}`)
    return 2
  }
  if (rest.includes('--help') || rest.includes('-h')) {
    console.log(`Usage: yunshi ${command.usage}\n\n${command.help}`)
    return 0
  }
  try {
    const config = parseConfig(process.env)
    return await command.run(config, rest)
  } catch (error) {
    if (error instanceof ConfigError) {
      console.error(`yunshi: ${error.message}`)
      return 3
    }
    if (error instanceof StartRefused) {
      console.error(`yunshi: ${error.message}`)
      return 1
    }
    console.error(`yunshi ${name} failed:`, error)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
// Idle connections of libraries must not keep a finished command alive.
process.exit()
