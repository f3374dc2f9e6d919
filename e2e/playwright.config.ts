import { defineConfig } from '@playwright/test'
import { findChromium } from '../scripts/find-chromium.mjs'

/**
 * What people do, in a real browser against the built program. One marketplace for the whole run (global-setup.ts);
 * a spec that moves time or breaks a seller starts its own. Files run beside each other, tests of a file in order.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  globalSetup: './global-setup.ts',
  workers: 2,
  // A test that passes only the second time has found something: it is named in the summary of `npm test`, and by hand fails
  // at once. In CI other programs may be what made a browser late.
  retries: process.env['CI'] === undefined ? 0 : 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: 'list',
  outputDir: '../node_modules/.cache/e2e',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    // Dialogs stand where they are clicked: under load a moving one can be missed.
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: await findChromium(),
      // Root has no sandbox in Chromium; nothing here opens a page of a stranger.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
