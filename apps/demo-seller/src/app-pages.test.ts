import { describe, expect, it } from 'vitest'
import { call, makeDataDir, openNew, signIn, startTestSeller } from './marketplace.test-support.ts'
import { chooseLocale } from './pages/text.ts'

/** The session cookie of an answer, ready to send back. */
function sessionOf(res: Response): string {
  return res.headers.getSetCookie().join().split(';')[0] ?? ''
}

async function read(url: string, headers: Record<string, string> = {}) {
  const res = await fetch(url, { headers: { 'Accept-Language': 'en', ...headers } })
  return { status: res.status, text: await res.text() }
}

async function isInside(url: string, session: string): Promise<boolean> {
  return (await read(url, { Cookie: session })).text.includes('Open tasks')
}

describe('signing in', () => {
  it('works with the delivered user name and password and shows the workspace', async () => {
    const seller = await startTestSeller()
    const { frontEndUrl, userName, password, orderId, instanceId } = await openNew(seller)
    expect(await read(frontEndUrl)).toMatchObject({ status: 200, text: expect.stringContaining('Sign in') })
    const res = await signIn(frontEndUrl, userName, password)
    expect(res.status).toBe(303)
    expect(res.headers.getSetCookie().join()).toMatch(/; HttpOnly; SameSite=Lax$/)
    const page = await read(frontEndUrl, { Cookie: sessionOf(res) })
    for (const text of ['Active', orderId, instanceId, 'Open tasks', 'newInstance']) {
      expect(page.text).toContain(text)
    }
    expect(page.text).not.toContain(password)
    const admin = await read(`${frontEndUrl}/admin`, { Cookie: sessionOf(res) })
    expect(admin.text).toContain('Purchase')
  })

  it('does not work with a wrong password or user name', async () => {
    const seller = await startTestSeller()
    const { frontEndUrl, userName, password } = await openNew(seller)
    for (const [name, word] of [
      [userName, 'wrong'],
      ['other', password],
      ['', ''],
    ] as const) {
      const res = await signIn(frontEndUrl, name, word)
      expect(res.status).toBe(401)
      expect(res.headers.getSetCookie()).toEqual([])
    }
  })

  it('is good for one instance only, until it expires, and cannot be made up', async () => {
    let nowMs = Date.now()
    const seller = await startTestSeller({ now: () => nowMs })
    const first = await openNew(seller)
    const second = await openNew(seller)
    const session = sessionOf(await signIn(first.frontEndUrl, first.userName, first.password))
    expect(await isInside(first.frontEndUrl, session)).toBe(true)
    expect(await isInside(second.frontEndUrl, session)).toBe(false)
    expect(await isInside(first.frontEndUrl, session.replace(/\d/, '9'))).toBe(false)
    nowMs += 8 * 3_600_000
    expect(await isInside(first.frontEndUrl, session)).toBe(false)
  })

  it('outlives a restart of the server', async () => {
    const dataDir = await makeDataDir()
    const first = await startTestSeller({ dataDir })
    const { instanceId, frontEndUrl, userName, password } = await openNew(first)
    const session = sessionOf(await signIn(frontEndUrl, userName, password))
    await first.close()
    const second = await startTestSeller({ dataDir })
    const page = await read(`${second.url}/demo-crm/app/${instanceId}`, { Cookie: session })
    expect(page.text).toContain('Open tasks')
  })

  it('is marked secure where people come over https', async () => {
    const seller = await startTestSeller({ publicUrl: 'https://demo.example/' })
    const { instanceId, frontEndUrl, userName, password } = await openNew(seller)
    expect(frontEndUrl).toBe(`https://demo.example/demo-crm/app/${instanceId}`)
    const res = await signIn(`${seller.url}/demo-crm/app/${instanceId}`, userName, password)
    expect(res.headers.getSetCookie().join()).toMatch(/; Secure$/)
  })
})

describe('instances that are closed', () => {
  it('2.6 a frozen instance shows its page with 403 and is back after unfreezing', async () => {
    const seller = await startTestSeller()
    const { instanceId, frontEndUrl, userName, password } = await openNew(seller)
    const session = sessionOf(await signIn(frontEndUrl, userName, password))
    await call(seller, { activity: 'updateInstanceStatus', instanceId, status: 'FREEZE' })
    expect(await read(frontEndUrl, { Cookie: session })).toMatchObject({
      status: 403,
      text: expect.stringContaining('This workspace is frozen'),
    })
    expect((await signIn(frontEndUrl, userName, password)).status).toBe(403)
    await call(seller, { activity: 'updateInstanceStatus', instanceId, status: 'UNFREEZE' })
    expect((await read(frontEndUrl, { Cookie: session })).status).toBe(200)
  })

  it('2.7 a released instance is gone with 410', async () => {
    const seller = await startTestSeller()
    const { instanceId, frontEndUrl } = await openNew(seller)
    await call(seller, { activity: 'releaseInstance', instanceId })
    expect(await read(frontEndUrl)).toMatchObject({
      status: 410,
      text: expect.stringContaining('has been released'),
    })
  })

  it('an instance that never was is not found, nor is a broken address', async () => {
    const seller = await startTestSeller()
    expect((await read(`${seller.url}/demo-crm/app/none`)).status).toBe(404)
    expect((await read(`${seller.url}/demo-crm/app/%E0%A4%A`)).status).toBe(404)
    expect((await read(`${seller.url}/demo-crm/app/none/a/b`)).status).toBe(404)
  })
})

describe('directory', () => {
  it('lists every product with its workspaces, in the language asked for', async () => {
    const seller = await startTestSeller()
    const { instanceId } = await openNew(seller)
    const english = await read(seller.url)
    expect(english.text).toContain('Demo CRM')
    expect(english.text).toContain('Demo OA')
    expect(english.text).toContain(instanceId)
    const chinese = await fetch(`${seller.url}/?lang=zh`, { headers: { 'Accept-Language': 'en' } })
    expect(await chinese.text()).toContain('租户目录')
    expect(chinese.headers.getSetCookie().join()).toContain('demo_lang=zh')
  })

  it('chooses the language by switch, memory, browser, then Chinese', () => {
    expect(chooseLocale('en', 'zh', 'zh')).toBe('en')
    expect(chooseLocale(null, 'zh', 'en')).toBe('zh')
    expect(chooseLocale(null, undefined, 'fr, zh-CN;q=0.5, en-US;q=0.8')).toBe('en')
    expect(chooseLocale('xx', 'yy', '*')).toBe('zh')
  })

  it('ids of other people are shown as text, never as markup', async () => {
    const seller = await startTestSeller()
    const businessId = '"><script>alert(1)</script>'
    await call(seller, { activity: 'newInstance', businessId, orderId: 'CS-H', orderLineId: 'CS-H-1' })
    const page = await read(seller.url)
    expect(page.text).not.toContain('<script')
    expect(page.text).toContain('&lt;script&gt;')
  })
})
