import { readFileSync } from 'node:fs'
import process from 'node:process'
import { runCli } from './run-cli.ts'

const abort = new AbortController()
process.once('SIGINT', () => abort.abort())
process.once('SIGTERM', () => abort.abort())

// A reader that had enough, such as `head`, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runCli({
  args: process.argv.slice(2),
  env: process.env,
  readText: (path) => readFileSync(path, 'utf8'),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  // A terminal gets a sign of life on the other stream, which is no part of the report.
  ...(process.stderr.isTTY && { onCheck: () => void process.stderr.write('.') }),
  signal: abort.signal,
})
if (process.stderr.isTTY) process.stderr.write('\n')
