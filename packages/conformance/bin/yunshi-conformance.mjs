#!/usr/bin/env node
// Starts the built program. In the repository it is built first when it is missing or out of date; the published
// package comes with it and without the sources.
import { existsSync } from 'node:fs'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`yunshi-conformance needs Node.js 20.19 or newer; this is ${process.versions.node}.`)
  process.exit(2)
}
const builder = new URL('../../../scripts/build.mjs', import.meta.url)
const sources = new URL('../src/cli/main.ts', import.meta.url)
if (existsSync(sources) && existsSync(builder)) {
  try {
    const { ensureBuilt } = await import(builder.href)
    await ensureBuilt({ only: ['conformance'] })
  } catch (error) {
    console.error(`yunshi-conformance: the build failed: ${error.message}`)
    process.exit(2)
  }
}
await import('../dist/yunshi-conformance.js')
