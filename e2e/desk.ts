import type { Browser, Page } from '@playwright/test'
import { signInAs } from './accounts.ts'
import { expect } from './test.ts'

/** The operator in a browser of their own, beside whoever handed something in. */
export async function asOperator(
  browser: Browser,
  baseURL: string,
  work: (desk: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({ baseURL, locale: 'zh-CN' })
  try {
    const desk = await context.newPage()
    await signInAs(desk, 'operator')
    await work(desk)
  } finally {
    await context.close()
  }
}

/** Decides on the object at the desk, as a reviewer does it: claim, pass what is on the list, approve. */
export async function approveAtTheDesk(desk: Page, queue: string, title: string): Promise<void> {
  await desk.goto(`/operator/reviews?queue=${queue}&q=${encodeURIComponent(title)}`)
  await desk.getByRole('link', { name: title }).first().click()
  await desk.getByRole('button', { name: '领取任务' }).click()
  const rest = desk.getByRole('button', { name: '其余全部通过' })
  await expect(desk.getByRole('button', { name: '批准' })).toBeVisible()
  if (await rest.isVisible()) await rest.click()
  await desk.getByRole('button', { name: '批准' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await expect(desk.getByRole('dialog')).toBeHidden({ timeout: 30_000 })
  await expect(desk.getByText('已通过').first()).toBeVisible({ timeout: 30_000 })
}
