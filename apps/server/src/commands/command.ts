import type { Config } from '../config.ts'

/** One command of `yunshi`. */
export interface Command {
  name: string
  usage: string
  /** One line for the list. */
  summary: string
  help: string
  /** @returns the exit code */
  run(config: Config, args: string[]): Promise<number>
}
