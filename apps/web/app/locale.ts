import type { Locale } from '@yunshi/api-client'

export type { Locale } from '@yunshi/api-client'

/** Remembers an explicit choice of language; without it the first visit follows the browser. */
export const localeCookie = 'yunshi_lang'

/** The language of a page: `/en/…` is English, everything else Chinese. */
export function localeOfPath(pathname: string): Locale {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'zh-CN'
}

/** Removes the language prefix: `/en/products` → `/products`. */
export function plainPath(pathname: string): string {
  if (pathname === '/en') return '/'
  return pathname.startsWith('/en/') ? pathname.slice(3) : pathname
}

/** Writes a prefix-free path, query and fragment included, for a language. Foreign addresses are left alone. */
export function localPath(locale: Locale, path: string): string {
  if (locale === 'zh-CN' || !path.startsWith('/')) return path
  if (path === '/') return '/en'
  return path.startsWith('/?') || path.startsWith('/#') ? `/en${path.slice(1)}` : `/en${path}`
}

/** Whether an `Accept-Language` header ranks English above Chinese. */
export function prefersEnglish(acceptLanguage: string | null): boolean {
  const weights = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
    return { tag, weight: quality === undefined ? 1 : Number(quality.trim().slice(2)) || 0 }
  })
  const best = (language: string) =>
    Math.max(
      0,
      ...weights.filter(({ tag }) => tag === language || tag.startsWith(`${language}-`)).map((w) => w.weight),
    )
  return best('en') > best('zh')
}
