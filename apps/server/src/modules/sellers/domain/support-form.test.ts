import { describe, expect, it } from 'vitest'
import { checkSupportContacts, checkTicketHours, hoursText, type SupportGroup } from './support-form.ts'

const week = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }
const group = (change: Partial<SupportGroup> = {}): SupportGroup => ({
  id: 'sgr_1',
  name: '售后一组',
  phone: '400-100-2000',
  email: 'after@shop.example',
  hours: week,
  ...change,
})
const limits = { numbersMax: 3, groupsMax: 6 }
const pathsOf = (problems: { path: string }[]) => problems.map(({ path }) => path)

describe('service and support', () => {
  it('SELL-ONB-52 takes six groups and numbers with hours', () => {
    const groups = Array.from({ length: 6 }, (_, at) => group({ name: `组 ${at}` }))
    const presales = { numbers: ['021-5550 0100', '+86 13800138000'], hours: week }
    expect(checkSupportContacts({ presales, groups }, limits)).toEqual([])
  })

  it.each<[string, SupportGroup[], string]>([
    ['a seventh group', Array.from({ length: 7 }, (_, at) => group({ name: `组 ${at}` })), 'groups'],
    ['HTML in a name', [group({ name: '<b>一组</b>' })], 'groups[0].name'],
    ['a name twice', [group(), group()], 'groups[1].name'],
    ['words for a phone', [group({ phone: 'call us' })], 'groups[0].phone'],
    ['no mail address', [group({ email: 'x' })], 'groups[0].email'],
    ['hours that end before they begin', [group({ hours: { ...week, to: '08:00' } })], 'groups[0].hours.to'],
    ['a day that is none', [group({ hours: { ...week, days: [8] } })], 'groups[0].hours.days'],
  ])('SELL-ONB-52 refuses %s', (_what, groups, path) => {
    expect(pathsOf(checkSupportContacts({ presales: null, groups }, limits))).toEqual([path])
  })

  it('SELL-ONB-52 refuses a binding without numbers', () => {
    const presales = { numbers: [], hours: week }
    expect(pathsOf(checkSupportContacts({ presales, groups: [] }, limits))).toEqual(['presales.numbers'])
  })

  it('SELL-ONB-53 wants five days of eight hours', () => {
    const least = { days: 5, hours: 8 }
    expect(checkTicketHours({ ...week, to: '17:00' }, least)).toEqual([])
    expect(pathsOf(checkTicketHours({ ...week, to: '16:59' }, least))).toEqual(['hours.to'])
    expect(pathsOf(checkTicketHours({ ...week, days: [1, 2, 3, 4] }, least))).toEqual(['hours.days'])
  })

  it('says hours in runs of days', () => {
    expect(hoursText(week)).toEqual({ zh: '周一至周五 09:00–18:00', en: 'Mon–Fri 09:00–18:00' })
    expect(hoursText({ ...week, days: [7, 1, 2] }).zh).toBe('周一至周二、周日 09:00–18:00')
  })
})
