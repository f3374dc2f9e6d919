import { describe, expect, it } from 'vitest'
import { makeSubUser, type TestPerson } from '../src/modules/identity/testing.ts'
import { makeProduct } from '../src/modules/catalog/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { makeBuyer } from '../src/modules/identity/testing.ts'
import { buy, callAs, makeShop, selectionOf, topUp } from './purchase.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const server = await startFaultSeller()
const { platform } = program
const strong = 'Long-enough-pass-7'

const accessOf = (input: object) => ({ groups: [], permissions: [], productIds: null, ...input })
const statusOf = async (person: TestPerson, path: string) =>
  (await callAs(program, person)('GET', path)).status

describe('sub-users (SELL-ACC-10)', () => {
  it('SELL-MSG-06, BUY-IAM-04 a reader reads messages and deletes none; deletions are in the audit log', async () => {
    const owner = await makeBuyer(program)
    const reader = callAs(program, await makeSubUser(program, owner, 'Buyer-Reader'))
    const ids = ['msg_none']
    expect((await reader('GET', '/messages')).status).toBe(200)
    expect((await reader('POST', '/messages/delete', { ids })).status).toBe(403)
    const call = callAs(program, owner)
    expect((await call('POST', '/messages/delete', { ids })).body).toEqual({ unread: 0 })
    await platform.db.transaction((tx) =>
      program.composition.messaging.notify(tx, {
        accountId: owner.actor.accountId,
        template: 'seller.shop_approved',
        values: { companyName: '示例' },
      }),
    )
    const told = (await call('GET', '/messages')).body.items
    await call('POST', '/messages/delete', { ids: [told[0].id] })
    const entry = await platform.db.query
      .selectFrom('audit_log')
      .select('action')
      .where('object_id', '=', owner.actor.accountId)
      .where('action', '=', 'account.messages_delete')
      .execute()
    expect(entry).toHaveLength(1)
  })

  it('are created, edited, disabled, deleted; a disabled one is out at once', async () => {
    const { owner } = await makeShop(program, server)
    const call = callAs(program, owner)
    const made = await call('POST', '/seller/users', {
      userName: 'wang.wu',
      password: strong,
      email: 'wang@shop.example',
      phone: '13800138001',
    })
    expect(made.status).toBe(201)
    const id = made.body.userId as string
    const signedIn = await callAs(program, null)('POST', '/session', {
      login: owner.actor.accountName,
      iamUserName: 'wang.wu',
      password: strong,
    })
    expect(signedIn.status).toBe(200)
    expect((await call('POST', '/seller/users', { userName: 'wang.wu', password: strong })).body.code).toBe(
      'IAM_USER_EXISTS',
    )
    expect(
      (await call('PATCH', `/seller/users/${id}`, { email: 'new@shop.example', phone: '' })).status,
    ).toBe(204)
    const [user] = (await call('GET', '/seller/users')).body.items
    expect(user).toMatchObject({
      userName: 'wang.wu',
      email: 'new@shop.example',
      phone: null,
      effective: ['seller:overview:view'],
    })
    const bad = await call('PATCH', `/seller/users/${id}`, { email: 'x', phone: '12' })
    expect(bad.body.errors).toMatchObject([{ path: 'email' }, { path: 'phone' }])
    expect((await call('PATCH', `/seller/users/${id}`, { password: 'short' })).body.code).toBe('ACC_PWD_WEAK')
    expect((await call('PATCH', `/seller/users/${id}`, { status: 'disabled' })).status).toBe(204)
    expect((await call('DELETE', `/seller/users/${id}`)).status).toBe(204)
    expect((await call('DELETE', `/seller/users/${id}`)).status).toBe(404)
    expect((await call('GET', '/seller/users')).body.items).toEqual([])
  })

  it('the 51st is refused', async () => {
    const { owner } = await makeShop(program, server)
    for (let i = 0; i < platform.settings.SUB_USERS_MAX; i++) await makeSubUser(program, owner, null)
    const refused = await callAs(program, owner)('POST', '/seller/users', {
      userName: 'late',
      password: strong,
    })
    expect([refused.status, refused.body.code]).toEqual([409, 'IAM_USER_LIMIT'])
  })

  it('another seller’s user is not found', async () => {
    const [{ owner }, { owner: other }] = [await makeShop(program, server), await makeShop(program, server)]
    const theirs = await makeSubUser(program, other, null)
    const call = callAs(program, owner)
    const path = `/seller/users/${theirs.actor.userId}`
    expect((await call('PATCH', path, { status: 'disabled' })).status).toBe(404)
    expect((await call('PUT', `${path}/access`, accessOf({}))).status).toBe(404)
    expect((await call('PUT', `/seller/users/${owner.actor.userId}/access`, accessOf({}))).status).toBe(403)
    expect(await statusOf(await makeBuyer(program), '/seller/users')).toBe(403)
    expect((await callAs(program, null)('GET', '/seller/users')).status).toBe(401)
  })
})

describe('groups and permissions (SELL-ACC-11, 13, 14)', () => {
  it('a sub-user without a group sees the overview alone, without figures', async () => {
    const { owner } = await makeShop(program, server)
    const person = await makeSubUser(program, owner, null)
    const overview = await callAs(program, person)('GET', '/seller/overview')
    expect(overview.body).toMatchObject({ figures: null, todos: [], products: [] })
    for (const path of ['/seller/products', '/seller/orders', '/seller/messages', '/seller/users'])
      expect([path, await statusOf(person, path)]).toEqual([path, 403])
  })

  it('rights are the union of groups and ticks, and a session has them with its next request', async () => {
    const { owner } = await makeShop(program, server)
    const call = callAs(program, owner)
    const person = await makeSubUser(program, owner, null)
    const path = `/seller/users/${person.actor.userId}/access`
    const group = await call('POST', '/seller/user-groups', {
      name: '订单组',
      permissions: ['seller:orders:view'],
    })
    expect(group.status).toBe(201)
    const set = (input: object) => call('PUT', path, accessOf(input))
    expect(
      (await set({ groups: [group.body.id, 'marketing'], permissions: ['seller:endpoints:view'] })).status,
    ).toBe(204)
    for (const seen of ['/seller/orders', '/seller/products', '/seller/endpoints'])
      expect([seen, await statusOf(person, seen)]).toEqual([seen, 200])
    expect(await statusOf(person, '/seller/messages')).toBe(403)
    const groups = (await call('GET', '/seller/user-groups')).body.items
    expect(groups.find(({ id }: { id: string }) => id === 'marketing')).toMatchObject({
      builtIn: true,
      memberCount: 1,
    })
    const changed = { name: '订单组', permissions: ['seller:interface_messages:view'] }
    expect((await call('PUT', `/seller/user-groups/${group.body.id}`, changed)).status).toBe(204)
    expect(await statusOf(person, '/seller/orders')).toBe(403)
    expect(await statusOf(person, '/seller/messages')).toBe(200)
    expect((await call('DELETE', `/seller/user-groups/${group.body.id}`)).status).toBe(204)
    expect(await statusOf(person, '/seller/messages')).toBe(403)
    expect((await call('DELETE', '/seller/user-groups/marketing')).status).toBe(404)
  })

  it('refuses unknown permissions and groups, taken names, and markup', async () => {
    const { owner } = await makeShop(program, server)
    const { owner: other } = await makeShop(program, server)
    const call = callAs(program, owner)
    const group = (name: string, permissions = ['seller:orders:view']) =>
      call('POST', '/seller/user-groups', { name, permissions })
    expect((await group('x', ['ops:clock:move'])).status).toBe(400)
    expect((await group('<b>x</b>')).body.errors).toMatchObject([{ path: 'name' }])
    expect((await group('  ')).status).toBe(400)
    expect((await group('Sales')).status).toBe(201)
    expect((await group('sales')).body.code).toBe('IAM_GROUP_EXISTS')
    const foreign = await callAs(program, other)('POST', '/seller/user-groups', {
      name: 'Theirs',
      permissions: [],
    })
    const person = await makeSubUser(program, owner, null)
    const refused = await call(
      'PUT',
      `/seller/users/${person.actor.userId}/access`,
      accessOf({ groups: ['support', foreign.body.id, 'owner'] }),
    )
    expect(refused.status).toBe(400)
    expect(refused.body.errors).toMatchObject([{ path: 'groups[1]' }, { path: 'groups[2]' }])
  })

  it('a manager of people gives no more than they have, to nobody who has more, and nothing to themselves', async () => {
    const { owner } = await makeShop(program, server)
    const manager = await makeSubUser(program, owner, null, {
      user: { permissions: ['seller:users:view', 'seller:users:edit', 'seller:orders:view'] },
    })
    const call = callAs(program, manager)
    const made = await call('POST', '/seller/users', { userName: 'helper', password: strong })
    const access = `/seller/users/${made.body.userId}/access`
    expect((await call('PUT', access, accessOf({ permissions: ['seller:orders:view'] }))).status).toBe(204)
    const beyond = await call('PUT', access, accessOf({ groups: ['product_admin'] }))
    expect([beyond.status, beyond.body.code]).toEqual([403, 'IAM_BEYOND_OWN'])
    const own = await call('PUT', `/seller/users/${manager.actor.userId}/access`, accessOf({}))
    expect(own.body.code).toBe('IAM_NOT_ONESELF')
    expect(
      (await call('POST', '/seller/user-groups', { name: 'g', permissions: ['seller:keys:view'] })).body.code,
    ).toBe('IAM_BEYOND_OWN')
    const stronger = await makeSubUser(program, owner, null, {
      user: { permissions: ['seller:keys:view'] },
    })
    const reset = await call('PATCH', `/seller/users/${stronger.actor.userId}`, { password: strong })
    expect(reset.body.code).toBe('IAM_BEYOND_OWN')
  })

  it('SELL-ACC-13 joint products need a right of their own, images an administrator of the account', async () => {
    const { owner } = await makeShop(program, server)
    const person = await makeSubUser(program, owner, null, {
      user: { permissions: ['seller:products:view', 'seller:products:publish'] },
    })
    const call = callAs(program, person)
    const begin = (accessType: string, salesClass: string) =>
      call('POST', '/seller/product-applications', { kind: 'publish', accessType, salesClass })
    expect((await begin('SAAS', 'joint')).body.code).toBe('IAM_FORBIDDEN')
    expect((await begin('IMAGE', 'general')).body.code).toBe('IAM_ADMIN_GROUP')
  })
})

describe('products that a sub-user is limited to (SELL-ACC-12)', () => {
  it('a limited person makes users within the same limit', async () => {
    const { owner, product } = await makeShop(program, server)
    const lead = await makeSubUser(program, owner, null)
    await callAs(program, owner)(
      'PUT',
      `/seller/users/${lead.actor.userId}/access`,
      accessOf({ permissions: ['seller:users:view', 'seller:users:edit'], productIds: [product.id] }),
    )
    const made = await callAs(program, lead)('POST', '/seller/users', {
      userName: 'new.one',
      password: strong,
    })
    expect(made.status).toBe(201)
    const users = (await callAs(program, owner)('GET', '/seller/users')).body.items
    expect(users.find(({ userName }: { userName: string }) => userName === 'new.one')).toMatchObject({
      productIds: [product.id],
    })
  })

  it('lists, orders, messages, figures and exports show these alone; others are not found', async () => {
    const { owner, seller, product } = await makeShop(program, server)
    const second = await makeProduct(platform, { seller, endpointId: seller.endpointId })
    const buyer = await makeBuyer(program)
    await topUp(program, buyer, '10000.00')
    await buy(program, buyer, selectionOf(product))
    await buy(program, buyer, selectionOf(second))
    const person = await makeSubUser(program, owner, null)
    const grant = (productIds: string[]) =>
      callAs(program, owner)(
        'PUT',
        `/seller/users/${person.actor.userId}/access`,
        accessOf({ groups: ['product_admin', 'delivery', 'finance'], productIds }),
      )
    const { product: foreign } = await makeShop(program, server)
    expect((await grant([product.id, foreign.id])).body.errors).toMatchObject([{ path: 'productIds[1]' }])
    expect((await grant([product.id])).status).toBe(204)

    const all = callAs(program, owner)
    const call = callAs(program, person)
    expect((await call('GET', '/seller/products')).body.items).toMatchObject([{ id: product.id }])
    const orders = (await call('GET', '/seller/orders')).body.items
    expect(orders).toHaveLength(1)
    const hidden = (await all('GET', '/seller/orders')).body.items.find(
      ({ lineId }: { lineId: string }) => lineId !== orders[0].lineId,
    )
    expect((await call('GET', `/seller/orders/${hidden.lineId}`)).status).toBe(404)
    expect((await call('GET', '/seller/orders/export.csv')).text).not.toContain(hidden.lineId)
    expect((await call('GET', '/seller/overview')).body.figures.paidOrders).toBe(1)
    const messages = (await all('GET', '/seller/messages')).body.items
    const ownMessages = (await call('GET', '/seller/messages')).body.items
    expect([messages.length, ownMessages.length]).toEqual([2, 1])
    const other = messages.find(({ id }: { id: string }) => id !== ownMessages[0].id)
    expect((await call('GET', `/seller/messages/${other.id}`)).status).toBe(404)
    expect((await call('POST', `/seller/messages/${other.id}/restart`)).status).toBe(404)
    const change = { kind: 'modify', productId: second.id }
    expect((await call('POST', '/seller/product-applications', change)).status).toBe(404)
    const publish = { kind: 'publish', accessType: 'SAAS', salesClass: 'general' }
    expect((await call('POST', '/seller/product-applications', publish)).body.code).toBe('IAM_PRODUCT_GRANT')
    expect((await call('GET', `/seller/products/${second.slug}/document`)).status).toBe(404)

    const terms = (await call('GET', '/seller/sales-terms')).body.items
    expect(terms.map(({ productId }: { productId: string }) => productId)).toEqual([product.id])
    const others = (await all('GET', `/seller/products/${second.id}/sales-terms`)).body
    for (const [method, path, body] of [
      ['GET', '', undefined],
      ['GET', '/removal', undefined],
      ['POST', '/remove', {}],
      ['GET', '/sales-terms', undefined],
      [
        'PUT',
        '/stock',
        { stocks: [{ specificationId: others.specifications[0].id, skuId: null, available: 1 }] },
      ],
    ] as const)
      expect([path, (await call(method, `/seller/products/${second.id}${path}`, body)).status]).toEqual([
        path,
        404,
      ])
    const upgrade = { specificationId: 'x', sourceSkuId: 'x', targetSkuId: 'y', productId: second.id }
    expect((await call('POST', '/seller/upgrade-rules', upgrade)).status).toBe(404)

    expect((await grant([])).status).toBe(204)
    expect((await call('GET', '/seller/products')).body.items).toEqual([])
    expect((await call('GET', '/seller/orders')).body.items).toEqual([])
  })
})
