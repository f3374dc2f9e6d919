import { describe, expect, it } from 'vitest'
import { makeSubUser } from '../src/modules/identity/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callAs, makeShop } from './purchase.ts'
import { makeDesk } from './sellers.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram({ settings: { SUPPORT_MAIN_NUMBER: '400-800-1000' } })
const server = await startFaultSeller()
const desk = await makeDesk(program)

const week = { days: [1, 2, 3, 4, 5], from: '09:00', to: '18:00' }
const presales = { numbers: ['021-5550-0100'], hours: week }
const group = (name: string, id: string | null = null) => ({
  id,
  name,
  phone: '400-100-2000',
  email: 'after@shop.example',
  hours: { ...week, days: [1, 2, 3, 4, 5, 6, 7] },
})

describe('numbers and after-sales groups (SELL-ONB-52)', () => {
  it('are reviewed, the old ones stay live; buyers see the extension and never the number', async () => {
    const { owner, product } = await makeShop(program, server)
    const call = callAs(program, owner)
    const buyers = callAs(program, null)
    const page = async () => (await buyers('GET', `/catalog/products/${product.slug}`)).body
    const before = (await page()).seller
    const { extension, mainNumber } = (await call('GET', '/seller/support')).body
    expect(mainNumber).toBe('400-800-1000')
    expect(Number(extension)).toBeGreaterThan(10_000)

    const wanted = { presales, groups: [group('一组'), group('二组')] }
    expect((await call('POST', '/seller/support/changes', wanted)).status).toBe(204)
    expect((await call('POST', '/seller/support/changes', wanted)).body.code).toBe('REQUEST_PENDING')
    expect((await call('GET', '/seller/support')).body).toMatchObject({
      presales: null,
      groups: [],
      change: { state: 'PENDING', groups: [{ name: '一组' }, { name: '二组' }] },
    })
    expect((await page()).seller.supportPhone).toBe(before.supportPhone)
    const task = await desk.waiting('service_support', owner)
    const { sections } = (await desk.call('GET', `/ops/reviews/${task}`)).body
    expect(JSON.stringify(sections)).toContain('021-5550-0100')

    expect((await desk.approve('service_support', owner)).status).toBe(200)
    const live = (await call('GET', '/seller/support')).body
    expect(live).toMatchObject({ presales, change: null, groups: [{ name: '一组' }, { name: '二组' }] })
    const shown = await page()
    expect(shown.seller).toMatchObject({
      supportPhone: `400-800-1000 转 ${extension}`,
      supportHours: '周一至周五 09:00–18:00',
    })
    expect(JSON.stringify(shown)).not.toContain('021-5550-0100')
    const items = (await call('GET', '/seller/support-groups')).body.items
    expect(items).toEqual(live.groups)

    expect((await call('POST', '/seller/support/changes', { presales, groups: live.groups })).body.code).toBe(
      'PROFILE_UNCHANGED',
    )
    const renamed = [{ ...live.groups[0], name: '售后' }]
    await call('POST', '/seller/support/changes', { presales: null, groups: renamed })
    await desk.reject('service_support', owner, 'groups[0].name', '名称过于笼统')
    expect((await call('GET', '/seller/support')).body).toMatchObject({
      presales,
      change: { state: 'REJECTED', reasons: [{ path: 'groups[0].name', text: '名称过于笼统' }] },
    })
    await call('POST', '/seller/support/changes', { presales: null, groups: renamed })
    expect((await call('POST', '/seller/support/changes/withdraw')).status).toBe(204)
    expect((await call('POST', '/seller/support/changes/withdraw')).body.code).toBe('REQUEST_STATE')
    await call('POST', '/seller/support/changes', { presales: null, groups: renamed })
    await desk.approve('service_support', owner)
    expect((await call('GET', '/seller/support')).body.groups).toEqual(renamed)
    expect((await page()).seller.supportPhone).toBe(before.supportPhone)
  })

  it('SELL-PUB-P11 the page of a product shows the group that it names, else what its document says', async () => {
    const { owner, product } = await makeShop(program, server)
    const call = callAs(program, owner)
    await call('POST', '/seller/support/changes', { presales: null, groups: [group('一组')] })
    await desk.approve('service_support', owner)
    const [own] = (await call('GET', '/seller/support-groups')).body.items
    const say = (text: string) => ({ zh: text, en: text })
    const supportOf = async (named: string) => {
      const details = {
        support: {
          group: named,
          hours: say('工作日'),
          content: say('电话支持'),
          hotline: '010-5550-0199',
          email: 'old@shop.example',
        },
      }
      await program.platform.db.query
        .updateTable('products')
        .set({ details: JSON.stringify(details) })
        .where('id', '=', product.id)
        .execute()
      return (await callAs(program, null)('GET', `/catalog/products/${product.slug}`)).body.details.support
    }
    expect(await supportOf(own.id)).toEqual({
      hours: '周一至周日 09:00–18:00',
      content: '电话支持',
      hotline: '400-100-2000',
      email: 'after@shop.example',
    })
    expect(await supportOf('sgr_gone')).toMatchObject({ hours: '工作日', hotline: '010-5550-0199' })
  })

  it('SELL-PUB-P11 a product names a group of its seller', async () => {
    const { owner } = await makeShop(program, server)
    const call = callAs(program, owner)
    await call('POST', '/seller/support/changes', { presales: null, groups: [group('一组')] })
    await desk.approve('service_support', owner)
    const [own] = (await call('GET', '/seller/support-groups')).body.items
    const begun = await call('POST', '/seller/product-applications', {
      kind: 'publish',
      accessType: 'SAAS',
      salesClass: 'general',
    })
    const path = `/seller/product-applications/${begun.body.id}`
    const save = async (named: string) => {
      const { document, revision } = (await call('GET', path)).body
      const support = { ...document.support, group: named }
      const saved = await call('PUT', `${path}/document?revision=${revision}`, { ...document, support })
      return saved.body.problems.map((problem: { path: string }) => problem.path)
    }
    expect(await save('sgr_of_another')).toContain('support.group')
    expect(await save(own.id)).not.toContain('support.group')
  })

  it('refuses a seventh group, HTML, bad phones and mails, and groups of others', async () => {
    const { owner } = await makeShop(program, server)
    const call = callAs(program, owner)
    const send = (groups: object[], numbers = ['021-5550-0100']) =>
      call('POST', '/seller/support/changes', { presales: { numbers, hours: week }, groups })
    const seven = Array.from({ length: 7 }, (_, at) => group(`组 ${at}`))
    expect((await send(seven)).body.errors).toMatchObject([{ path: 'groups' }])
    expect((await send([group('<b>一组</b>')])).body.errors).toMatchObject([{ path: 'groups[0].name' }])
    expect((await send([], ['call us'])).body.errors).toMatchObject([{ path: 'presales.numbers[0]' }])
    expect((await send([{ ...group('一组'), email: 'x' }])).body.errors).toMatchObject([
      { path: 'groups[0].email' },
    ])
    expect((await send([group('一组', 'sgr_of_another')])).body.errors).toMatchObject([
      { path: 'groups[0].id' },
    ])
    const reader = await makeSubUser(program, owner, null, {
      user: { permissions: ['seller:support:view'] },
    })
    const refused = await callAs(program, reader)('POST', '/seller/support/changes', { presales, groups: [] })
    expect(refused.status).toBe(403)
    expect((await callAs(program, null)('GET', '/seller/support')).status).toBe(401)
  })
})

describe('tickets and invoices', () => {
  it('SELL-ONB-53 tickets need five days of eight hours; SELL-ONB-54 media are kept; both at once', async () => {
    const { owner } = await makeShop(program, server)
    const call = callAs(program, owner)
    const save = (hours: object | null) => call('PUT', '/seller/support/tickets', { hours })
    expect((await save({ ...week, to: '16:00' })).body.errors).toMatchObject([{ path: 'hours.to' }])
    expect((await save({ ...week, days: [1, 2, 3] })).body.errors).toMatchObject([{ path: 'hours.days' }])
    expect((await save(week)).status).toBe(204)
    const media = (list: string[]) => call('PUT', '/seller/support/invoice-media', { media: list })
    expect((await media(['FAX'])).status).toBe(400)
    expect((await media(['PAPER', 'DIGITAL'])).status).toBe(204)
    expect((await call('GET', '/seller/support')).body).toMatchObject({
      tickets: week,
      invoiceMedia: ['PAPER', 'DIGITAL'],
    })
    expect((await save(null)).status).toBe(204)
    expect((await call('GET', '/seller/support')).body.tickets).toBeNull()
  })
})
