import '../scripts/node-version.mjs'
import { register } from 'tsx/esm/api'
import { ensureBuilt } from '../scripts/build.mjs'

// What is measured is what an operator runs: the built program, in production mode.
process.env.NODE_ENV = 'production'
await ensureBuilt()
register()
const { main } = await import('./src/main.ts')
process.exitCode = await main(process.argv.slice(2))
process.exit()
