import { describe, expect, it, onTestFinished } from 'vitest'
import { startFaultySeller } from '../faulty-seller/faulty-seller.test-support.ts'
import type { FaultName } from '../faulty-seller/faults.test-support.ts'
import { runCli } from './run-cli.ts'

const key = 'key-of-the-seller'

async function seller(fault?: FaultName): Promise<string> {
  const started = await startFaultySeller({ key, privateKeyPem: '', ...(fault && { fault }) })
  onTestFinished(() => started.close())
  return started.url
}

async function cli(args: string[], env: Record<string, string> = { YUNSHI_CONFORMANCE_KEY: key }) {
  const out: string[] = []
  const err: string[] = []
  const readText = (path: string) => {
    throw new Error(`no file ${path}`)
  }
  const code = await runCli({
    args,
    env,
    readText,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  })
  return { code, out: out.join(''), err: err.join('') }
}

const only = 'order-notify.orderNotify,order-notify.time.expired'

describe('the command', () => {
  it('leaves with 0 when everything passed', async () => {
    const url = await seller()
    const run = await cli(['--url', url, '--protocol', 'order-notify', '--allow-http', '--only', only])
    expect(run).toMatchObject({ code: 0, err: '' })
    expect(run.out).toContain('2 passed, 0 failed')
  })

  it('leaves with 1 on a failure and says what to mend, where it is written, and what was sent', async () => {
    const url = await seller('timestamp_not_checked')
    const args = ['--url', url, '--protocol', 'order-notify', '--allow-http', '--only', only]
    const english = await cli([...args, '--locale', 'en'])
    expect(english.code).toBe(1)
    expect(english.out).toContain('✗ A call 61 seconds old is refused  [order-notify.time.expired]')
    expect(english.out).toContain('mend: Answer 000002 when now minus timestamp is above 60000 ms')
    expect(english.out).toContain('spec: 2.2')
    expect(english.out).toContain(`→ POST ${url}?signature=`)
    expect(english.out).toContain('← HTTP 200')
    expect((await cli([...args, '--locale', 'zh'])).out).toContain(
      '修改: 当前时间减 timestamp 大于 60000 毫秒',
    )
  })

  it('leaves with 3 when nobody can be reached', async () => {
    const run = await cli(['--url', 'http://127.0.0.1:1/', '--allow-http'])
    expect(run.code).toBe(3)
    expect(run.out).toContain('the server cannot be reached')
  })

  it.each([
    [['--url', 'http://isv.example/p'], /--allow-http/],
    [['--url', 'nonsense'], /https:\/\/isv\.example/],
    [[], /--url is missing/],
    [['--url', 'https://isv.example', '--protocol', 'saas-v3'], /one of saas-v2/],
    [['--url', 'https://isv.example', '--timeout', '0'], /--timeout/],
    [['--url', 'https://isv.example', '--locale', 'fr'], /zh or en/],
    [['--url', 'https://isv.example', '--public-key', '/nowhere'], /cannot be read/],
    [['--url', 'https://isv.example', '--only', 'saas-v2.nothing'], /no check/],
    [['--no-such-option'], /no-such-option/],
  ])('leaves with 2 on wrong use, naming it: %s', async (args, message) => {
    const run = await cli(args)
    expect(run.code).toBe(2)
    expect(run.err).toMatch(message)
  })

  it('asks for a key where there is none', async () => {
    expect(await cli(['--url', 'https://isv.example'], {})).toMatchObject({
      code: 2,
      err: /YUNSHI_CONFORMANCE_KEY/,
    })
  })

  it('prints the report as JSON', async () => {
    const url = await seller()
    const run = await cli([
      '--url',
      url,
      '--protocol',
      'order-notify',
      '--allow-http',
      '--only',
      only,
      '--json',
    ])
    expect(JSON.parse(run.out)).toMatchObject({
      protocol: 'order-notify',
      outcome: 'passed',
      counts: { pass: 2 },
    })
  })

  it('shows no control characters of a stranger’s answer', async () => {
    const url = await seller('html_answer')
    const run = await cli(['--url', url, '--protocol', 'order-notify', '--allow-http', '--verbose'])
    // oxlint-disable-next-line no-control-regex
    expect(run.out).not.toMatch(/[\u0000-\u0008\u001b]/)
  })

  it('helps in both languages and lists checks', async () => {
    expect((await cli(['--help', '--locale', 'zh'])).out).toContain('扮演云市')
    expect((await cli(['--help'])).out).toContain('Exit code')
    expect((await cli(['--list', '--protocol', 'kit-v2'])).out).toContain('kit-v2.tenantSync.add.repeat')
  })
})
