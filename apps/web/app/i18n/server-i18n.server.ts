import type { i18n } from 'i18next'
import type { Locale } from '../locale.ts'
import { createI18n } from './create-i18n.ts'
import enAccount from './en/account.ts'
import enCommon from './en/common.ts'
import enErrors from './en/errors.ts'
import enStorefront from './en/storefront.ts'
import zhAccount from './zh-CN/account.ts'
import zhCommon from './zh-CN/common.ts'
import zhErrors from './zh-CN/errors.ts'
import zhStorefront from './zh-CN/storefront.ts'

// Built once: the server never changes an instance's language, so requests can share them.
const instances: Record<Locale, i18n> = {
  'zh-CN': createI18n('zh-CN', {
    account: zhAccount,
    common: zhCommon,
    errors: zhErrors,
    storefront: zhStorefront,
  }),
  en: createI18n('en', {
    account: enAccount,
    common: enCommon,
    errors: enErrors,
    storefront: enStorefront,
  }),
}

/** The shared instance that renders pages of a language. */
export const serverI18n = (locale: Locale): i18n => instances[locale]
