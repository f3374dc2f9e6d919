import type { Page } from '@playwright/test'
import { randomBytes, randomUUID } from 'node:crypto'
import { expect } from './test.ts'

export const PASSWORD = 'Journey-2026'
const DEMO_PASSWORD = 'Yunshi-demo-1'

/** An address that no other test uses. */
export function freshEmail(): string {
  return `buyer-${randomBytes(6).toString('hex')}@example.com`
}

/** A write through the API with the cookies of the page, as the page itself would send it. */
export async function post(page: Page, path: string, body: object): Promise<unknown> {
  const response = await page.request.post(`/api/v1${path}`, {
    data: body,
    headers: { 'idempotency-key': randomUUID(), 'accept-language': 'zh-CN' },
  })
  expect(response.ok(), `${path}: ${response.status()} ${await response.text()}`).toBe(true)
  return response.status() === 204 ? null : response.json()
}

/**
 * Makes an account and signs the page in, without walking through the forms; purchase.spec.ts does that once.
 *
 * @param options `balance` in yuan, e.g. `'1000.00'`
 * @returns login and password of the main user
 */
export async function signUp(
  page: Page,
  { realName = true, balance, region = 'CN' }: { realName?: boolean; balance?: string; region?: string } = {},
): Promise<{ login: string; password: string }> {
  const login = freshEmail()
  const code = (await post(page, '/verification-codes', {
    purpose: 'register',
    channel: 'email',
    target: login,
  })) as { sandboxCode: string }
  await post(page, '/accounts', {
    email: login,
    code: code.sandboxCode,
    password: PASSWORD,
    region,
    accountType: 'enterprise',
    agreements: ['terms', 'privacy'],
    enableService: true,
    locale: 'zh-CN',
  })
  if (realName)
    await post(page, '/account/real-name', {
      kind: 'enterprise',
      name: '示例科技有限公司',
      documentNumber: '91310000MA1FL0000X',
    })
  if (balance !== undefined) await post(page, '/wallet/top-ups', { amount: balance })
  return { login, password: PASSWORD }
}

/** Signs the page in as one of the demo people. */
export async function signInAs(page: Page, role: 'buyer' | 'seller' | 'operator'): Promise<void> {
  await post(page, '/session', { login: `${role}@demo`, password: DEMO_PASSWORD })
}

/** What the main account paid and got back, newest first; amounts as the wallet shows them. */
export async function walletTransactions(page: Page): Promise<{ kind: string; amount: string }[]> {
  const response = await page.request.get('/api/v1/wallet/transactions')
  const { items } = (await response.json()) as { items: { kind: string; amount: { amount: string } }[] }
  return items.map(({ kind, amount }) => ({ kind, amount: amount.amount }))
}
