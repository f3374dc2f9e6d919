import type { DemoInstance } from '../instance.ts'
import { expiryHtml, productTitle, timeHtml } from './format.ts'
import { html, type Html } from './html.ts'
import { layout, productMark, type View } from './layout.ts'
import { texts } from './text.ts'

/** The directory: every product with its workspaces, each a link to its sign-in page. */
export function directoryPage(
  view: View,
  products: { slug: string; instances: DemoInstance[] }[],
  pathOf: (slug: string, instanceId: string) => string,
): string {
  const text = texts[view.locale]
  const cards = products.map(({ slug, instances }) => {
    const title = productTitle(slug)
    return html`<section class="card" aria-labelledby="p-${slug}">
      <header>
        ${productMark(slug, title.charAt(0))}
        <h2 id="p-${slug}">${title}</h2>
        <span class="hint">${text.tenantCount(instances.length)}</span>
      </header>
      ${instances.length === 0 ? html`<p class="hint">${text.noTenants}</p>` : table(view, instances, pathOf)}
    </section>`
  })
  return layout(view, {
    title: `${text.directoryTitle} · ${text.sellerName}`,
    main: html`<h1>${text.directoryTitle}</h1>
      <p class="lead">${text.directoryIntro}</p>
      <div class="stack">${cards}</div>`,
  })
}

function table(
  view: View,
  instances: DemoInstance[],
  pathOf: (slug: string, instanceId: string) => string,
): Html {
  const { locale } = view
  const text = texts[locale]
  const rows = instances.map(
    (instance) =>
      html`<tr>
        <td>
          <a href="${pathOf(instance.slug, instance.instanceId)}">${instance.tenantName[locale]}</a>
          ${instance.isTest && html`<span class="tag test">${text.testMark}</span>`}
        </td>
        <td><span class="tag ${instance.status}">${text.statuses[instance.status]}</span></td>
        <td>${timeHtml(Date.parse(instance.createdAt), locale)}</td>
        <td>${expiryHtml(instance.expireTime, locale)}</td>
        <td><code>${instance.instanceId}</code></td>
      </tr>`,
  )
  return html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${text.tenant}</th>
          <th>${text.status}</th>
          <th>${text.openedAt}</th>
          <th>${text.expiresAt}</th>
          <th>${text.instanceId}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
}
