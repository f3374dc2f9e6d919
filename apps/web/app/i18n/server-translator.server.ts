import type { Locale } from '../locale.ts'
import enAccount from './en/account.ts'
import enCommon from './en/common.ts'
import enErrors from './en/errors.ts'
import enStorefront from './en/storefront.ts'
import { createTranslator } from './translator.ts'
import type { Translator } from './translator.ts'
import zhAccount from './zh-CN/account.ts'
import zhCommon from './zh-CN/common.ts'
import zhErrors from './zh-CN/errors.ts'
import zhStorefront from './zh-CN/storefront.ts'

// Built once: texts do not change while the server runs, so requests share them.
const translators: Record<Locale, Translator> = {
  'zh-CN': createTranslator('zh-CN', {
    account: zhAccount,
    common: zhCommon,
    errors: zhErrors,
    storefront: zhStorefront,
  }),
  en: createTranslator('en', {
    account: enAccount,
    common: enCommon,
    errors: enErrors,
    storefront: enStorefront,
  }),
}

/** The texts that server-rendered pages of a language use. */
export const serverTranslator = (locale: Locale): Translator => translators[locale]
