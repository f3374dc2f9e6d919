import type { Command } from './command.ts'
import { verifyAuditCommand, verifyLedgerCommand } from './verify.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { clockCommand } from './clock.ts'
import { demoCommand } from './demo.ts'
import { migrateCommand } from './migrate.ts'
import { productsCommand } from './products.ts'
import { apiCommand, serveCommand, workerCommand } from './serve.ts'

export const commands: Command[] = [
  serveCommand,
  apiCommand,
  workerCommand,
  migrateCommand,
  demoCommand,
  clockCommand,
  productsCommand,
  verifyAuditCommand,
  verifyLedgerCommand,
  backupCommand,
  restoreCommand,
]

export function usage(): string {
  const width = Math.max(...commands.map((command) => command.usage.length)) + 2
  return [
    'Yunshi 云市, a self-hosted cloud software marketplace',
    '',
    'Usage: yunshi <command>',
    '',
    ...commands.map((command) => `  ${command.usage.padEnd(width)}${command.summary}`),
    '',
    'Every command takes --help. The settings are environment variables: docs/operations/configuration.md.',
    'Exit codes: 0 done, 1 failed or a problem found, 2 wrong usage, 3 bad environment.',
  ].join('\n')
}
