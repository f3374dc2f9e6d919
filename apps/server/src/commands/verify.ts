import { verifyLedger } from '../modules/ledger/index.ts'
import { verifyAuditLog } from '../platform/audit/audit-log.ts'
import type { Command } from './command.ts'
import { openProgram, type Program } from '../program.ts'

function verification(
  name: string,
  what: string,
  prove: (program: Program) => Promise<{ summary: string; problems: string[] }>,
): Command {
  return {
    name,
    usage: `${name} verify`,
    summary: what,
    help: `${what}. Exits with 1 and names the rows when something is wrong. Works beside a running server.`,
    async run(config, args) {
      if (args[0] !== 'verify' || args.length > 1) {
        console.error(`Usage: yunshi ${name} verify`)
        return 2
      }
      const program = await openProgram(config, { server: false, migrations: 'require', quiet: true })
      try {
        const { summary, problems } = await prove(program)
        for (const problem of problems) console.error(`✗ ${problem}`)
        console.log(problems.length === 0 ? `✓ ${summary}` : `✗ ${summary}; ${problems.length} problem(s)`)
        return problems.length === 0 ? 0 : 1
      } finally {
        await program.close()
      }
    },
  }
}

export const verifyAuditCommand = verification(
  'audit',
  'prove that no row of the audit log was edited or removed',
  async ({ platform }) => {
    const { rows, chains, problems } = await verifyAuditLog(platform.db, platform.vault)
    return { summary: `${rows} audit rows in ${chains} chains`, problems }
  },
)

export const verifyLedgerCommand = verification(
  'ledger',
  'prove that the books balance and nothing was edited',
  async ({ platform }) => {
    const { transactions, entries, problems } = await verifyLedger(platform.db, platform.vault)
    return { summary: `${transactions} transactions, ${entries} entries`, problems }
  },
)
