import type { Currency } from '../kernel/money.ts'
import type { Locale } from '../kernel/text.ts'
import type { Platform } from '../platform/platform.ts'
import type { Text } from './demo-types.ts'

/** How the demo differs from one site to the other; products and people are the same. */
export interface DemoSite {
  currency: Currency
  /** Where demo accounts are registered. */
  region: string
  timeZone: string
  locale: Locale
  /** The language in which demo people write. */
  say: (text: Text) => string
  /** A demo price, which is in yuan, in the site's currency. */
  priceOf: (yuan: string) => string
  mobile: string
}

/** Yuan for a dollar in the demo; the numbers only have to look right. */
const YUAN_PER_DOLLAR = 7

/** Whole dollars from ten on, so that prices stay readable; three decimals below, so that none becomes free. */
function dollars(yuan: string): string {
  const amount = Number(yuan) / YUAN_PER_DOLLAR
  if (amount === 0) return '0'
  return amount >= 10 ? String(Math.round(amount)) : String(Math.max(0.001, Number(amount.toFixed(3))))
}

const sites: Record<Platform['site'], DemoSite> = {
  cn: {
    currency: 'CNY',
    region: 'CN',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    say: ({ zh }) => zh,
    priceOf: (yuan) => yuan,
    mobile: '13900000000',
  },
  intl: {
    currency: 'USD',
    region: 'SG',
    timeZone: 'Asia/Singapore',
    locale: 'en',
    say: ({ en }) => en,
    priceOf: dollars,
    mobile: '+6581234567',
  },
}

export const demoSiteOf = ({ site }: Pick<Platform, 'site'>): DemoSite => sites[site]
