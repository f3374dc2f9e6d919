import { html, type Html } from './html.ts'
import { layout, type View } from './layout.ts'
import { texts } from './text.ts'

export type Notice = 'frozen' | 'released' | 'notFound' | 'notAllowed' | 'error'

const pictures: Record<Notice, Html> = {
  frozen: html`<path d="M36 14v44M17 25l38 22M17 47l38-22M36 22l-6-5M36 22l6-5M36 50l-6 5M36 50l6 5" />`,
  released: html`<path d="M20 26h32l-3 30H23zM16 26h40M30 26v-7h12v7M31 34v14M41 34v14" />`,
  notFound: html`<circle cx="32" cy="32" r="14" /><path d="M43 43l13 13M27 32h10" />`,
  notAllowed: html`<circle cx="36" cy="36" r="20" /><path d="M22 50l28-28" />`,
  error: html`<path d="M36 16l22 40H14zM36 30v12M36 48v2" />`,
}

/** A page that says one thing: what happened, what was kept, where to go. */
export function noticePage(view: View, notice: Notice): string {
  const text = texts[view.locale]
  return layout(view, {
    title: `${text[`${notice}Title`]} · ${text.sellerName}`,
    main: html`<div class="card notice">
      <svg
        viewBox="0 0 72 72"
        fill="none"
        stroke="#2457f5"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
        aria-hidden="true"
      >
        <circle cx="36" cy="36" r="34" stroke="none" fill="#2457f5" opacity=".1" />
        ${pictures[notice]}
      </svg>
      <h1>${text[`${notice}Title`]}</h1>
      <p>${text[`${notice}Text`]}</p>
      <a href="/">${text.toDirectory}</a>
    </div>`,
  })
}
