import { DomainError } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import type { ReviewDesk, ReviewField, ReviewSection } from '../../reviews/index.ts'
import {
  checkSupportContacts,
  checkTicketHours,
  hoursText,
  type InvoiceMedium,
  type ServiceHours,
  type SupportContacts,
  type SupportGroup,
} from '../domain/support-form.ts'
import { ownSeller } from '../own-seller.ts'
import { reviewRequests, submitRequest, withdrawRequest } from '../reviewed-requests.ts'
import { lockSeller } from '../seller-repository.ts'
import * as store from './support-repository.ts'

export type SupportService = ReturnType<typeof createSupportService>

/** Groups as they are sent; a new one has no id yet. */
export interface ContactsInput {
  presales: SupportContacts['presales']
  groups: (Omit<SupportGroup, 'id'> & { id: string | null })[]
}

const kind = {
  queue: 'service_support',
  subject: 'support',
  table: 'support_changes',
  objectType: 'support_change',
  idPrefix: 'sch',
  submitAction: 'seller.support.request_change',
} as const

/** How buyers reach a seller, who receives its tickets, and its invoices (SELL-ONB-52..54). */
export function createSupportService(platform: Platform, deps: { reviews: ReviewDesk }) {
  const { db, clock, audit, settings } = platform
  const { reviews } = deps

  reviewRequests<store.SupportChange>(platform, reviews, {
    ...kind,
    find: store.findSupportChange,
    async carryOut(tx, { after }, seller) {
      const live = await store.getSupport(tx, seller.id)
      await store.putSupport(tx, seller.id, { ...live, ...after }, clock.now())
    },
    async describe(reader, { sellerId, before, after }) {
      return {
        sections: [
          presalesSection(await store.getExtension(reader, sellerId), before, after),
          ...groupSections(before, after),
        ],
        hasBefore: before.presales !== null || before.groups.length > 0,
        checklist: [
          {
            key: 'reachable',
            rule: 'SELL-ONB-52',
            label: {
              zh: '号码可以接通，接听的是该商家，邮箱可以收信',
              en: 'The numbers reach this seller, and the mailboxes receive mail',
            },
          },
          {
            key: 'wording',
            rule: 'SELL-ONB-52',
            label: {
              zh: '名称没有广告、站外联系方式或误导性内容',
              en: 'Names hold no advertising, no contacts outside the marketplace, nothing misleading',
            },
          },
        ],
        notices: [],
        previewPath: null,
      }
    },
  })

  return {
    async get(actor: Actor) {
      const sellerId = ownSeller(actor)
      const [extension, live, latest] = await Promise.all([
        store.getExtension(db.query, sellerId),
        store.getSupport(db.query, sellerId),
        store.findLatestSupportChange(db.query, sellerId),
      ])
      return {
        extension,
        mainNumber: settings.SUPPORT_MAIN_NUMBER || null,
        ...live,
        /** The newest request, when it waits or was refused. */
        change: latest?.state === 'PENDING' || latest?.state === 'REJECTED' ? latest : null,
      }
    },

    /** Approved groups, which products refer to. */
    async listGroups(actor: Actor): Promise<SupportGroup[]> {
      return (await store.getSupport(db.query, ownSeller(actor))).groups
    },

    /**
     * Asks for other numbers and groups; the old ones stay live until they are approved.
     *
     * @throws validation naming the fields; conflict `PROFILE_UNCHANGED`, `REQUEST_PENDING`
     */
    async requestChange(actor: Actor, wanted: ContactsInput): Promise<void> {
      await submitRequest(actor, { platform, reviews }, kind, async (tx, seller, fresh) => {
        const { presales, groups } = await store.getSupport(tx, seller.id)
        const before: SupportContacts = { presales, groups }
        const known = new Set(groups.map(({ id }) => id))
        const after = tidy(wanted)
        const ids = wanted.groups.map(({ id }) => id)
        const problems = [
          ...checkSupportContacts(after, {
            numbersMax: settings.SUPPORT_NUMBERS_MAX,
            groupsMax: settings.SUPPORT_GROUPS_MAX,
          }),
          ...ids.flatMap((id, at) =>
            id !== null && (!known.has(id) || ids.indexOf(id) !== at)
              ? [{ path: `groups[${at}].id`, message: 'invalid' }]
              : [],
          ),
        ]
        if (problems.length > 0)
          throw new DomainError('validation', 'VALIDATION_FAILED', { fields: problems })
        if (isSame(before, after)) throw new DomainError('conflict', 'PROFILE_UNCHANGED')
        await store.insertSupportChange(tx, {
          ...fresh,
          before,
          after,
        })
        return {
          title: {
            zh: `${seller.name.zh} 变更服务与支持`,
            en: `${seller.name.en} changes service and support`,
          },
          before: { ...before },
          after: { ...after },
        }
      })
    },

    /** @throws conflict `REQUEST_STATE`, `REVIEW_CLOSED` */
    async withdrawChange(actor: Actor): Promise<void> {
      const sellerId = ownSeller(actor)
      await db.transaction(async (tx) => {
        const latest = await store.findLatestSupportChange(tx, sellerId)
        const pending = latest?.state === 'PENDING' ? latest : undefined
        await withdrawRequest(tx, actor, { platform, reviews }, kind, pending)
        await audit.append(tx, actor, {
          action: 'seller.support.withdraw_change',
          objectType: 'support_change',
          objectId: pending!.id,
        })
      })
    },

    /** Whether the seller receives tickets, and when; takes effect at once (SELL-ONB-53). @throws validation */
    async saveTickets(actor: Actor, hours: ServiceHours | null): Promise<void> {
      const problems = hours
        ? checkTicketHours(hours, { days: settings.TICKET_DAYS_MIN, hours: settings.TICKET_HOURS_MIN })
        : []
      if (problems.length > 0) throw new DomainError('validation', 'VALIDATION_FAILED', { fields: problems })
      await save(actor, 'seller.support.save_tickets', { tickets: hours })
    },

    /** Media of invoices to buyers; takes effect at once (SELL-ONB-54). */
    saveInvoiceMedia: (actor: Actor, media: InvoiceMedium[]) =>
      save(actor, 'seller.support.save_invoice_media', { invoiceMedia: [...new Set(media)] }),
  }

  async function save(
    actor: Actor,
    action: string,
    change: Partial<Pick<store.SupportSettings, 'tickets' | 'invoiceMedia'>>,
  ): Promise<void> {
    const sellerId = ownSeller(actor)
    await db.transaction(async (tx) => {
      await lockSeller(tx, sellerId)
      const before = await store.getSupport(tx, sellerId)
      await store.putSupport(tx, sellerId, { ...before, ...change }, clock.now())
      await audit.append(tx, actor, {
        action,
        objectType: 'seller',
        objectId: sellerId,
        before: { tickets: before.tickets, invoiceMedia: before.invoiceMedia },
        after: { ...change },
      })
    })
  }
}

const tidyHours = ({ days, from, to }: ServiceHours): ServiceHours => ({
  days: days.toSorted((a, b) => a - b),
  from,
  to,
})

function tidy({ presales, groups }: ContactsInput): SupportContacts {
  return {
    presales: presales && {
      numbers: presales.numbers.map((number) => number.trim()),
      hours: tidyHours(presales.hours),
    },
    groups: groups.map(({ id, name, phone, email, hours }) => ({
      id: id ?? newId('sgr'),
      name: name.trim(),
      phone: phone.trim(),
      email: email.trim(),
      hours: tidyHours(hours),
    })),
  }
}

/** Whether both say the same, in whatever order jsonb keeps its keys. */
function isSame(a: SupportContacts, b: SupportContacts): boolean {
  const say = ({ presales, groups }: SupportContacts) =>
    JSON.stringify([
      presales && [presales.numbers, presales.hours.days, presales.hours.from, presales.hours.to],
      groups.map(({ id, name, phone, email, hours }) => [
        id,
        name,
        phone,
        email,
        hours.days,
        hours.from,
        hours.to,
      ]),
    ])
  return say(a) === say(b)
}

function presalesSection(extension: string, before: SupportContacts, after: SupportContacts): ReviewSection {
  const had = before.presales
  const has = after.presales
  return {
    title: { zh: `售前咨询（分机 ${extension}）`, en: `Pre-sales contact (extension ${extension})` },
    fields: [
      {
        path: 'presales.numbers',
        label: { zh: '绑定的号码', en: 'Bound numbers' },
        kind: 'list',
        ...(had && { before: had.numbers }),
        ...(has && { after: has.numbers }),
      },
      {
        path: 'presales.hours',
        label: { zh: '接听时间', en: 'Reception hours' },
        kind: 'choice',
        ...(had && { before: hoursText(had.hours) }),
        ...(has && { after: hoursText(has.hours) }),
      },
    ],
  }
}

function groupSections(before: SupportContacts, after: SupportContacts): ReviewSection[] {
  const gone = before.groups.filter(({ id }) => !after.groups.some((group) => group.id === id))
  const lines = [
    ...after.groups.map((group) => ({ has: group, had: before.groups.find(({ id }) => id === group.id) })),
    ...gone.map((group) => ({ has: undefined, had: group })),
  ]
  return lines.map(({ had, has }, at) => {
    const name = (has ?? had)!.name
    const field = <T extends string | LocalizedText>(
      key: string,
      zh: string,
      en: string,
      of: (group: SupportGroup) => T,
    ): ReviewField => ({
      path: `groups[${at}].${key}`,
      label: { zh, en },
      kind: key === 'hours' ? 'choice' : 'text',
      ...(had && { before: of(had) }),
      ...(has && { after: of(has) }),
    })
    return {
      title: { zh: `售后组：${name}`, en: `After-sales group: ${name}` },
      fields: [
        field('name', '名称', 'Name', (group) => group.name),
        field('phone', '电话', 'Phone', (group) => group.phone),
        field('email', '邮箱', 'E-mail', (group) => group.email),
        field('hours', '服务时间', 'Hours', (group) => hoursText(group.hours)),
      ],
    }
  })
}
