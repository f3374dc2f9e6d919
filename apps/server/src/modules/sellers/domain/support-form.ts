import type { FieldProblem } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import { fieldCheck, hasMarkup, isEmail, isPhone } from './plain-fields.ts'

/** Days of the week, Monday is 1, and local times of one day. */
export interface ServiceHours {
  days: number[]
  /** Such as `09:00`. */
  from: string
  to: string
}
export interface SupportGroup {
  id: string
  name: string
  phone: string
  email: string
  hours: ServiceHours
}
/** What is reviewed (SELL-ONB-52). */
export interface SupportContacts {
  /** Real numbers behind the extension; `null`: none are bound. */
  presales: { numbers: string[]; hours: ServiceHours } | null
  groups: SupportGroup[]
}

export const invoiceMedia = ['ELECTRONIC', 'DIGITAL', 'PAPER'] as const
/** Media in which the seller can issue invoices to buyers (SELL-ONB-54). */
export type InvoiceMedium = (typeof invoiceMedia)[number]

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}

/** Adds what is wrong with hours; `24:00` ends a day. */
function checkHours(
  hours: ServiceHours,
  path: string,
  add: (path: string, message: string) => void,
): boolean {
  const days = new Set(hours.days)
  const isTime = (time: string) => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(time)
  if (days.size === 0 || days.size !== hours.days.length || hours.days.some((day) => day < 1 || day > 7))
    add(`${path}.days`, 'invalid')
  else if (!isTime(hours.from)) add(`${path}.from`, 'invalid')
  else if (!isTime(hours.to) || minutesOf(hours.to) <= minutesOf(hours.from)) add(`${path}.to`, 'invalid')
  else return true
  return false
}

/** Numbers, hours and groups (SELL-ONB-52). */
export function checkSupportContacts(
  { presales, groups }: SupportContacts,
  limits: { numbersMax: number; groupsMax: number },
): FieldProblem[] {
  const { problems, add, text } = fieldCheck()
  if (presales) {
    if (presales.numbers.length === 0 || presales.numbers.length > limits.numbersMax)
      add('presales.numbers', 'invalid')
    presales.numbers.forEach((number, at) => {
      if (!isPhone(number.trim())) add(`presales.numbers[${at}]`, 'phone_any')
    })
    checkHours(presales.hours, 'presales.hours', add)
  }
  if (groups.length > limits.groupsMax) add('groups', 'too_long')
  const names = new Set<string>()
  groups.forEach((group, at) => {
    const path = `groups[${at}]`
    const name = group.name.trim()
    if (text(`${path}.name`, name, { max: 40 })) {
      if (hasMarkup(name)) add(`${path}.name`, 'no_markup')
      else if (names.has(name.toLowerCase())) add(`${path}.name`, 'invalid')
      names.add(name.toLowerCase())
    }
    if (!isPhone(group.phone.trim())) add(`${path}.phone`, 'phone_any')
    if (!isEmail(group.email.trim())) add(`${path}.email`, 'email')
    checkHours(group.hours, `${path}.hours`, add)
  })
  return problems
}

/** Hours in which tickets are received: five days of eight hours at least (SELL-ONB-53). */
export function checkTicketHours(
  hours: ServiceHours,
  least: { days: number; hours: number },
): FieldProblem[] {
  const { problems, add } = fieldCheck()
  if (checkHours(hours, 'hours', add)) {
    if (hours.days.length < least.days) add('hours.days', 'too_short')
    if (minutesOf(hours.to) - minutesOf(hours.from) < least.hours * 60) add('hours.to', 'too_short')
  }
  return problems
}

const dayNames: LocalizedText[] = [
  { zh: '周一', en: 'Mon' },
  { zh: '周二', en: 'Tue' },
  { zh: '周三', en: 'Wed' },
  { zh: '周四', en: 'Thu' },
  { zh: '周五', en: 'Fri' },
  { zh: '周六', en: 'Sat' },
  { zh: '周日', en: 'Sun' },
]

/** As buyers read hours: runs of days together, such as 周一至周五 09:00–18:00. */
export function hoursText({ days, from, to }: ServiceHours): LocalizedText {
  const runs: [number, number][] = []
  for (const day of days.toSorted((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && last[1] === day - 1) last[1] = day
    else runs.push([day, day])
  }
  const say = (language: 'zh' | 'en', until: string, and: string) =>
    runs
      .map(([first, last]) =>
        first === last
          ? dayNames[first - 1]![language]
          : `${dayNames[first - 1]![language]}${until}${dayNames[last - 1]![language]}`,
      )
      .join(and)
  return { zh: `${say('zh', '至', '、')} ${from}–${to}`, en: `${say('en', '–', ', ')} ${from}–${to}` }
}
