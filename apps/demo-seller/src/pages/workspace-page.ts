import { isSellerResultCode, saasV2Activities, sellerResultCodes } from '@yunshi/seller-sdk'
import { hashOf, membersInUse, type DemoInstance } from '../instance.ts'
import type { JournalEntry } from '../journal.ts'
import { expiryHtml, productTitle, timeHtml } from './format.ts'
import { html, type Html } from './html.ts'
import { layout, productMark, type View } from './layout.ts'
import { texts, type Text } from './text.ts'

/** A signed-in page of an instance: the workspace, or what its administrator sees. */
export function workspacePage(
  view: View,
  instance: DemoInstance,
  base: string,
  tab: 'workspace' | 'admin',
  calls: JournalEntry[],
): string {
  const { locale } = view
  const text = texts[locale]
  const title = productTitle(instance.slug)
  const name = instance.tenantName[locale]
  const current = (own: typeof tab) => own === tab && html` aria-current="page"`
  return layout(view, {
    title: `${name} · ${title}`,
    brand: { href: base, mark: productMark(instance.slug, title.charAt(0)), name: title },
    menu: html`<nav aria-label="${title}">
      <a href="${base}" ${current('workspace')}>${text.workspaceTab}</a
      ><a href="${base}/admin" ${current('admin')}>${text.adminTab}</a>
    </nav>`,
    end: html`<span class="who">${instance.userName}</span>
      <form method="post" action="${base}/sign-out">
        <button class="link" type="submit">${text.signOut}</button>
      </form>`,
    main: html`<div class="band">
        <h1>${name}</h1>
        <span class="tag ${instance.status}">${text.statuses[instance.status]}</span
        >${instance.isTest && html`<span class="tag test">${text.testMark}</span>`}
      </div>
      <p class="lead">${text.workspaceIntro}</p>
      <div class="columns">
        <div>
          ${tab === 'workspace' ? [figures(instance, text), feed(text), callTable(view, calls.slice(0, 5))] : [orderTable(view, instance), callTable(view, calls)]}
        </div>
        ${subscription(view, instance)}
      </div>`,
  })
}

/** Made-up figures, always the same for the same instance. */
function figures(instance: DemoInstance, text: Text): Html {
  const hash = hashOf(instance.instanceId)
  return html`<div class="figures">
    ${[
      figure(text.openTasks, 6 + (hash % 17), text.thisWeek),
      figure(text.members, membersInUse, text.inUse),
      figure(text.documents, 20 + ((hash >>> 8) % 80), text.total),
    ]}
  </div>`
}

function feed(text: Text): Html {
  const items = text.recentItems.map(
    ([who = '', what, when]) =>
      html`<li>
        <span class="face-dot" aria-hidden="true">${who.charAt(0)}</span><span><b>${who}</b> ${what}</span
        ><span>${when}</span>
      </li>`,
  )
  return html`<section class="card">
    <h2>${text.recent}</h2>
    <ul class="feed">
      ${items}
    </ul>
  </section>`
}

function subscription(view: View, instance: DemoInstance): Html {
  const { locale } = view
  const text = texts[locale]
  const orderIds = [...new Set(instance.orders.map((order) => order.orderId))]
  return html`<section class="card">
    <h2>${text.subscription}</h2>
    <dl class="facts">
      ${[
        fact(text.tenant, html`${instance.tenantName[locale]}`),
        fact(
          text.status,
          html`<span class="tag ${instance.status}">${text.statuses[instance.status]}</span>`,
        ),
        fact(text.openedAt, timeHtml(Date.parse(instance.createdAt), locale)),
        fact(text.expiresAtBeijing, expiryHtml(instance.expireTime, locale)),
        fact(
          text.orders,
          html`<ul>
            ${orderIds.map((orderId) => html`<li><code>${orderId}</code></li>`)}
          </ul>`,
        ),
        fact(text.instanceId, html`<code>${instance.instanceId}</code>`),
      ]}
    </dl>
  </section>`
}

function orderTable(view: View, instance: DemoInstance): Html {
  const text = texts[view.locale]
  const rows = instance.orders.toReversed().map(
    (order) =>
      html`<tr>
        <td>${(order.scene !== undefined && text.scenes[order.scene]) || text.orderKinds[order.activity]}</td>
        <td><code>${order.orderId}</code></td>
        <td><code>${order.orderLineId}</code></td>
        <td>${timeHtml(Date.parse(order.at), view.locale)}</td>
      </tr>`,
  )
  return html`<section class="card">
    <h2>${text.orders}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>${text.kind}</th>
            <th>${text.order}</th>
            <th>${text.orderLine}</th>
            <th>${text.time}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`
}

function callTable(view: View, calls: JournalEntry[]): Html {
  const text = texts[view.locale]
  const rows = calls.map(
    (call) =>
      html`<tr>
        <td>${timeHtml(Date.parse(call.at), view.locale)}</td>
        <td>${activityName(call.activity, text)}<span class="literal">${call.activity}</span></td>
        <td><code>${call.orderId ?? ''}</code></td>
        <td>${resultHtml(call, view)}</td>
        <td class="number">${call.durationMs} ms</td>
      </tr>`,
  )
  const table = html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>${text.time}</th>
          <th>${text.call}</th>
          <th>${text.order}</th>
          <th>${text.result}</th>
          <th class="number">${text.duration}</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`
  return html`<section class="card">
    <h2>${text.callHistory}</h2>
    <p class="hint">${text.callHistoryIntro}</p>
    ${calls.length === 0 ? html`<p class="hint">${text.noCalls}</p>` : table}
  </section>`
}

function activityName(activity: string | undefined, text: Text): string {
  const known = saasV2Activities.find((each) => each === activity)
  return known === undefined ? '' : text.activities[known]
}

function resultHtml(call: JournalEntry, view: View): Html {
  const { locale } = view
  const code = call.resultCode ?? `HTTP ${call.httpStatus}`
  const meaning = isSellerResultCode(code) ? sellerResultCodes[code][locale] : ''
  const note = call.reason === 'arranged' && html` <span class="hint">${texts[locale].arranged}</span>`
  const body = html`<code>${code}</code> ${meaning}`
  return code === '000000' ? body : html`<span class="refused">${body}</span>${note}`
}

function figure(label: string, value: number, note: string): Html {
  return html`<div class="card"><span>${label}</span><b>${value}</b><span class="hint">${note}</span></div>`
}

function fact(label: string, value: Html): Html {
  return html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`
}
