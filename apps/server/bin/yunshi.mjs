#!/usr/bin/env node
// Starts the built program, building what is missing or out of date first.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Yunshi needs Node.js 20.19 or newer; this is ${process.versions.node}. 24 is recommended.`)
  process.exit(3)
}
process.env.NODE_ENV ??= 'production'
try {
  const { ensureBuilt } = await import('../../../scripts/build.mjs')
  await ensureBuilt()
} catch (error) {
  console.error(`yunshi: the build failed: ${error.message}`)
  process.exit(1)
}
await import('../dist/main.js')
