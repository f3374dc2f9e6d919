import type { DemoInstance } from '../instance.ts'
import { productTitle } from './format.ts'
import { html } from './html.ts'
import { layout, productHue, productMark, type View } from './layout.ts'
import { texts } from './text.ts'

/** Sign-in page of one instance. `isWrong` after a refused attempt; `next` is the page to go to afterwards. */
export function signInPage(
  view: View,
  instance: DemoInstance,
  base: string,
  options: { isWrong?: boolean; next?: 'admin' },
): string {
  const text = texts[view.locale]
  const title = productTitle(instance.slug)
  const hue = productHue(instance.slug)
  const alert = html`<p class="alert" role="alert">${text.signInWrong}</p>`
  // The cover is a picture and not a style attribute, because the content security policy allows no inline styles.
  const cover = html`<svg
    class="cover"
    viewBox="0 0 480 420"
    preserveAspectRatio="xMidYMid slice"
    aria-hidden="true"
  >
    <defs>
      <linearGradient id="g" x1="0" y1="0" x2="1" y2="1">
        <stop stop-color="hsl(${hue} 60% 34%)" />
        <stop offset="1" stop-color="hsl(${hue + 40} 58% 24%)" />
      </linearGradient>
    </defs>
    <rect width="480" height="420" fill="url(#g)" />
    <circle cx="420" cy="60" r="150" fill="#fff" opacity=".07" />
    <circle cx="60" cy="420" r="190" fill="#fff" opacity=".06" />
    <circle cx="300" cy="330" r="70" fill="#fff" opacity=".05" />
  </svg>`
  return layout(view, {
    title: `${text.signInTitle} · ${title}`,
    brand: { href: base, mark: productMark(instance.slug, title.charAt(0)), name: title },
    main: html`<div class="card door">
      <div class="face">
        ${cover}
        <div>
          ${productMark(instance.slug, title.charAt(0))}
          <h2>${title}</h2>
        </div>
        <p>${instance.tenantName[view.locale]}</p>
      </div>
      <div>
        <h1>${text.signInTitle}</h1>
        ${options.isWrong && alert}
        <form method="post" action="${base}/sign-in">
          ${options.next && html`<input type="hidden" name="next" value="${options.next}" />`}
          <label>${text.userName}<input name="userName" autocomplete="username" required autofocus /></label>
          <label
            >${text.password}<input name="password" type="password" autocomplete="current-password" required
          /></label>
          <button class="button" type="submit">${text.signIn}</button>
          <p class="hint">${text.signInHint}</p>
        </form>
      </div>
    </div>`,
  })
}
