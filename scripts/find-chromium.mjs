import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { runCommand } from './run-command.mjs'

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The path of a browser that is here already, `null` when there is none. */
async function presentChromium() {
  const given = process.env.CHROMIUM
  if (given) {
    if (fs.existsSync(given)) return given
    throw new Error(`CHROMIUM=${given}: there is no such file`)
  }
  const usual = USUAL_PLACES.find((place) => fs.existsSync(place))
  if (usual) return usual
  const { chromium } = await import('@playwright/test')
  const own = chromium.executablePath()
  return own && fs.existsSync(own) ? own : null
}

function isRootOnDebian() {
  return process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
}

/**
 * A Chromium for browser tests, installed when the machine has none: from the distribution as root on Debian, else
 * Playwright's own.
 *
 * @returns {Promise<string>} path of the executable
 * @throws Error that says what to do when none can be had
 */
export async function findChromium(log = console.log) {
  const present = await presentChromium()
  if (present) return present
  log('No Chromium on this machine; installing one')
  const attempts = isRootOnDebian()
    ? [
        ['apt-get', ['update']],
        ['apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']],
      ]
    : [['playwright', ['install', 'chromium']]]
  let output = ''
  for (const [command, args] of attempts)
    ({ output } = await runCommand(command, args, { env: { DEBIAN_FRONTEND: 'noninteractive' } }))
  const installed = await presentChromium()
  if (installed) return installed
  throw new Error(
    `${output.split('\n').slice(-5).join('\n')}\nBrowser tests need a Chromium and none could be installed. ` +
      'Install one and name it in CHROMIUM, e.g. CHROMIUM=/usr/bin/chromium.',
  )
}
