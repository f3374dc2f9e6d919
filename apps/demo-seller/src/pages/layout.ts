import { hashOf } from '../instance.ts'
import { html, type Html } from './html.ts'
import { texts, type Locale } from './text.ts'

/** What a page needs to know about the view it is part of. */
export type View = {
  locale: Locale
  /** Path of this page, for the language switch. */
  path: string
}

/** Frames a page: head, header with brand and language switch, footer. `menu` and `end` go into the header. */
export function layout(
  view: View,
  page: {
    title: string
    brand?: { href: string; mark: Html; name: string }
    menu?: Html
    end?: Html
    main: Html
  },
): string {
  const text = texts[view.locale]
  const other = view.locale === 'zh' ? 'en' : 'zh'
  const brand = page.brand ?? { href: '/', mark: productMark(text.sellerName, 'D'), name: text.sellerName }
  const { safe } = html`<!doctype html>
    <html lang="${view.locale === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${page.title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/demo-seller.css" />
      </head>
      <body>
        <a class="skip" href="#main">${text.skip}</a>
        <header class="top">
          <div>
            <a class="brand" href="${brand.href}">${brand.mark}${brand.name}</a>
            ${page.menu}
            <div class="end">
              ${page.end}<a href="${view.path}?lang=${other}" hreflang="${other}" lang="${other}"
                >${text.otherLanguage}</a
              >
            </div>
          </div>
        </header>
        <main id="main">${page.main}</main>
        <footer>${text.sellerName} · ${text.sellerLine}</footer>
      </body>
    </html>`
  return safe
}

/** Hue of a product, always the same for the same slug, kept to blues, violets and greens that suit white text. */
export function productHue(slug: string): number {
  return 150 + (hashOf(slug) % 140)
}

/** Logo of a product: its initial on its color. */
export function productMark(slug: string, initial: string): Html {
  const hue = productHue(slug)
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="8" fill="hsl(${hue} 62% 38%)" />
    <circle cx="26" cy="7" r="12" fill="#fff" opacity=".14" />
    <text
      x="16"
      y="22"
      text-anchor="middle"
      font-size="16"
      font-weight="700"
      fill="#fff"
      font-family="system-ui,sans-serif"
    >
      ${initial}
    </text>
  </svg>`
}
