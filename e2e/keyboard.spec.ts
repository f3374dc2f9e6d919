import type { Locator, Page } from '@playwright/test'
import { signUp } from './accounts.ts'
import { expect, test } from './test.ts'

const STOPS_MAX = 150

/** Whether the focused element, or the label that stands for it, draws something around itself. */
function showsFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return false
    const candidates = [
      focused,
      focused.parentElement,
      focused.nextElementSibling,
      focused.closest('article'),
    ]
    return candidates.some((candidate) => {
      if (!candidate) return false
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(candidate)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    })
  })
}

/** Presses Tab until the target has the focus; every stop on the way must be visible as one. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < STOPS_MAX; stop++) {
    await page.keyboard.press('Tab')
    expect(await showsFocus(page), `stop ${stop + 1} shows that it has the focus`).toBe(true)
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${STOPS_MAX} times Tab did not reach ${String(target)}`)
}

test('WCAG 2.1.1, 2.4.1, 2.4.7 from the home page to the order by keyboard alone', async ({ page }) => {
  await signUp(page)
  await page.goto('/')
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: '跳到正文' })
  await expect(skip).toBeFocused()
  await page.keyboard.press('Enter')

  await tabTo(page, page.getByRole('main').getByRole('link', { name: '云帆客户关系管理' }).first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '云帆客户关系管理' })).toBeVisible()

  await tabTo(page, page.getByRole('radio', { name: '标准版' }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: '专业版' })).toBeChecked()
  await tabTo(page, page.getByRole('spinbutton', { name: '数量' }))
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('status').filter({ hasText: '应付' })).toContainText('880.00')
  await tabTo(page, page.getByRole('button', { name: '立即购买' }).first())
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1, name: '确认订单' })).toBeVisible()
  for (const agreement of await page.getByRole('checkbox').all()) {
    await tabTo(page, agreement)
    await page.keyboard.press('Space')
  }
  await tabTo(page, page.getByRole('button', { name: '提交订单' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '支付订单' })).toBeVisible()
})
