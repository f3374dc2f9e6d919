import { describe, expect, it } from 'vitest'
import { makeBuyer, makeSubUser } from '../src/modules/identity/testing.ts'
import { makeUpload, makePng } from '../src/modules/uploads/testing.ts'
import { callAs, eventually } from './purchase.ts'
import { apply, makeCompany, makeDesk, makeForm, makeOnboarded } from './sellers.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { db } = program.platform
const desk = await makeDesk(program)
await program.startWorker()

const conditionsOf = async (person: Parameters<typeof callAs>[1]) => {
  const { body } = await callAs(program, person)('GET', '/onboarding/eligibility')
  return (body.conditions as { condition: string; passed: boolean }[])
    .filter(({ passed }) => !passed)
    .map(({ condition }) => condition)
}

describe('who may apply (SELL-ONB-01, 02, 04, 07)', () => {
  it('SELL-ONB-01 an unverified account sees what is missing and cannot apply', async () => {
    const person = await makeBuyer(program, { account: { realNameState: 'UNVERIFIED' } })
    expect(await conditionsOf(person)).toEqual(['REAL_NAME'])
    const refused = await apply(program, person, await makeForm(program, person))
    expect([refused.status, refused.body.code]).toEqual([409, 'ONB-001'])
  })

  it('SELL-ONB-01 so does an account without the service', async () => {
    const person = await makeCompany(program, { account: { serviceEnabled: false } })
    expect(await conditionsOf(person)).toEqual(['SERVICE_ENABLED'])
  })

  it('SELL-ONB-02 a sub-user cannot apply, and is told so by itself', async () => {
    const owner = await makeCompany(program)
    const user = await makeSubUser(program, owner, 'Buyer-Admin')
    expect(await conditionsOf(user)).toEqual(['OWNER'])
    const refused = await apply(program, user, await makeForm(program, user))
    expect([refused.status, refused.body.code]).toEqual([403, 'ONB-002'])
    expect(refused.body.detail).toContain('子用户')
    const reader = await makeSubUser(program, owner, 'Buyer-Reader')
    expect((await callAs(program, reader)('GET', '/onboarding/application')).body.code).toBe('IAM_FORBIDDEN')
  })

  it('SELL-ONB-02, 07 a company has one shop, whatever the account', async () => {
    const code = '91310000MA00000010'
    await makeOnboarded(program, desk, { code })
    const second = await makeCompany(program, { code })
    expect(await conditionsOf(second)).toEqual(['COMPANY_FREE'])
    const refused = await apply(program, second, await makeForm(program, second))
    expect(refused.body.code).toBe('ONB-002')
  })

  it('SELL-ONB-02 a frozen account cannot apply, nor one that has a shop', async () => {
    const frozen = await makeCompany(program, { account: { status: 'FROZEN' } })
    expect(await conditionsOf(frozen)).toEqual(['ACCOUNT_NORMAL'])
    const seller = await makeOnboarded(program, desk)
    expect(await conditionsOf(seller)).toEqual(['NOT_ONBOARDED'])
  })

  it('SELL-ONB-04 an individual may join the Chinese site with less to hand in', async () => {
    const person = await makeCompany(program, {
      kind: 'individual',
      name: '张示例',
      code: '11010519491231002X',
    })
    expect(await conditionsOf(person)).toEqual([])
    const form = await makeForm(program, person, {
      businessAge: null,
      staffSize: null,
      registeredCapital: '',
      licenceFileId: null,
      declared: ['SERVICE_HOURS'],
    })
    expect((await apply(program, person, form)).status).toBe(204)
  })

  it('nobody without a session', async () => {
    expect((await callAs(program, null)('GET', '/onboarding/eligibility')).status).toBe(401)
    expect((await callAs(program, null)('PUT', '/onboarding/application', {})).status).toBe(401)
  })
})

describe('the application (SELL-ONB-10..14)', () => {
  it('SELL-ONB-10 a draft keeps what was typed, and two tabs do not overwrite each other', async () => {
    const person = await makeCompany(program)
    const call = callAs(program, person)
    const form = await makeForm(program, person, { contactName: '', introduction: '未写完' })
    expect((await call('PUT', '/onboarding/application', { edit: 0, form })).body).toEqual({ edit: 1 })
    const first = await call('PUT', '/onboarding/application', {
      edit: 1,
      form: { ...form, contactName: '一号' },
    })
    expect(first.body).toEqual({ edit: 2 })
    const second = await call('PUT', '/onboarding/application', {
      edit: 1,
      form: { ...form, contactName: '二号' },
    })
    expect([second.status, second.body.code]).toEqual([409, 'ONB_EDITED'])
    expect((await call('PUT', '/onboarding/application', { edit: 0, form })).body.code).toBe('ONB_EDITED')
    const kept = (await call('GET', '/onboarding/application')).body
    expect(kept).toMatchObject({
      state: 'DRAFT',
      edit: 2,
      form: { contactName: '一号', introduction: '未写完' },
    })
  })

  it('SELL-ONB-10 two first saves at once leave one application', async () => {
    const person = await makeCompany(program)
    const form = await makeForm(program, person)
    const call = callAs(program, person)
    const answers = await Promise.all(
      [1, 2, 3].map(() => call('PUT', '/onboarding/application', { edit: 0, form })),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409])
  })

  it('F1–F11 names every field that is wrong', async () => {
    const person = await makeCompany(program)
    const form = await makeForm(program, person, {
      website: 'https://login.shili.example/console',
      shopSlug: '-No-',
      logoFileId: null,
      businessAge: null,
      registeredCapital: '-5',
      contactMobile: '12345',
      contactEmail: 'nobody',
      servicePhone: 'call us',
      introduction: '很短',
      englishIntroduction: 'This introduction has 中文 in it.',
      hasPlatformContact: true,
      declared: ['LAWFUL'],
    })
    const refused = await apply(program, person, form)
    expect([refused.status, refused.body.code]).toEqual([400, 'VALIDATION_FAILED'])
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'website',
      'shopSlug',
      'logoFileId',
      'businessAge',
      'registeredCapital',
      'contactMobile',
      'contactEmail',
      'servicePhone',
      'introduction',
      'englishIntroduction',
      'platformContactName',
      'platformContactPhone',
      'platformContactEmail',
      'declared',
    ])
  })

  it.each([
    ['a link', '我们提供工厂数据软件，详情请看 https://evil.example/path 这里有更多介绍文字。'],
    ['a bare domain', '我们提供工厂数据软件，详情请访问 www.evil.com 了解更多产品与服务的介绍。'],
  ])('ONB-003 refuses %s in the introduction', async (_what, introduction) => {
    const person = await makeCompany(program)
    const refused = await apply(program, person, await makeForm(program, person, { introduction }))
    expect([refused.status, refused.body.code]).toEqual([400, 'ONB-003'])
    expect(refused.body.errors).toMatchObject([{ path: 'introduction' }])
  })

  it('F10 refuses HTML in the introduction, and hidden characters', async () => {
    const person = await makeCompany(program)
    for (const introduction of [
      '<img src=x onerror=alert(1)> 我们为制造企业提供设备数据采集与分析软件服务。',
      '我们为制造企业提供\u202e设备数据采集与分析软件，服务过两百多家工厂。',
    ]) {
      const refused = await apply(program, person, await makeForm(program, person, { introduction }))
      expect(refused.body.errors).toMatchObject([{ path: 'introduction' }])
    }
  })

  it('refuses over-long fields and unknown ones before they are stored', async () => {
    const person = await makeCompany(program)
    const call = callAs(program, person)
    const form = await makeForm(program, person)
    const long = await call('PUT', '/onboarding/application', {
      edit: 0,
      form: { ...form, introduction: '长'.repeat(2001), contactName: '名'.repeat(61) },
    })
    expect(long.status).toBe(400)
    expect(long.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'form.contactName',
      'form.introduction',
    ])
    const extra = await call('PUT', '/onboarding/application', { edit: 0, form: { ...form, state: 1, x: 2 } })
    expect(extra.status).toBe(400)
    expect((await call('GET', '/onboarding/application')).body.edit).toBe(0)
  })

  it('F3 takes only a logo as the logo, and only one’s own files', async () => {
    const person = await makeCompany(program)
    const form = await makeForm(program, person)
    const swapped = await apply(program, person, { ...form, logoFileId: form.licenceFileId })
    expect(swapped.status).toBe(400)
    expect(swapped.body.errors).toMatchObject([{ path: 'logoFileId' }])
    const stranger = await makeCompany(program)
    const foreign = await makeUpload(program, stranger, {
      purpose: 'logo',
      name: 'logo.png',
      bytes: makePng(168, 70),
    })
    expect((await apply(program, person, { ...form, logoFileId: foreign })).status).toBe(404)
    expect((await apply(program, person, { ...form, logoFileId: 'upl_none' })).status).toBe(404)
    expect((await callAs(program, person)('GET', '/onboarding/application')).body.state).toBe('DRAFT')
  })

  it('F13 is refused while an agreement is not ticked', async () => {
    const person = await makeCompany(program)
    const call = callAs(program, person)
    const saved = await call('PUT', '/onboarding/application', {
      edit: 0,
      form: await makeForm(program, person),
    })
    const refused = await call('POST', '/onboarding/application/submit', {
      edit: saved.body.edit,
      agreements: [],
    })
    expect([refused.status, refused.body.code]).toEqual([400, 'ONB_AGREEMENTS'])
  })

  it('SELL-ONB-11 submitting twice opens one task; what is under review is not edited', async () => {
    const person = await makeCompany(program)
    const form = await makeForm(program, person)
    expect((await apply(program, person, form)).status).toBe(204)
    const call = callAs(program, person)
    const mine = (await call('GET', '/onboarding/application')).body
    expect(mine).toMatchObject({ state: 'PENDING', allowedCommands: ['withdraw'] })
    expect(Date.parse(mine.dueAt)).toBeGreaterThan(Date.now())
    const again = await call('POST', '/onboarding/application/submit', {
      edit: mine.edit,
      agreements: mine.agreements.map(({ id }: { id: string }) => id),
    })
    expect([again.status, again.body.code]).toEqual([409, 'ONB_STATE'])
    const edited = await call('PUT', '/onboarding/application', { edit: mine.edit, form })
    expect(edited.body.code).toBe('ONB_STATE')
    const tasks = (await desk.call('GET', '/ops/reviews?queue=onboarding&limit=100')).body.items
    expect(
      tasks.filter(({ accountName }: { accountName: string }) => accountName === person.actor.accountName),
    ).toHaveLength(1)
  })

  it('a withdrawn application cannot be approved, and is handed in again as a new revision', async () => {
    const person = await makeCompany(program)
    const form = await makeForm(program, person)
    await apply(program, person, form)
    const task = await desk.waiting('onboarding', person)
    const call = callAs(program, person)
    expect((await call('POST', '/onboarding/application/withdraw')).status).toBe(204)
    const late = await desk.call('POST', `/ops/reviews/${task}/approve`, { checklist: {} })
    expect([late.status, late.body.code]).toEqual([409, 'REVIEW_CLOSED'])
    expect((await call('POST', '/onboarding/application/withdraw')).body.code).toBe('ONB_STATE')
    expect((await call('GET', '/onboarding/application')).body.state).toBe('DRAFT')
    expect((await apply(program, person, form)).status).toBe(204)
    expect(await desk.waiting('onboarding', person)).not.toBe(task)
  })

  it('SELL-ONB-12 a rejection names the field; the applicant mends it and hands it in again', async () => {
    const person = await makeCompany(program)
    const form = await makeForm(program, person)
    await apply(program, person, form)
    expect((await desk.reject('onboarding', person, 'licenceFileId', '执照模糊不清')).status).toBe(200)
    const call = callAs(program, person)
    const rejected = (await call('GET', '/onboarding/application')).body
    expect(rejected).toMatchObject({
      state: 'REJECTED',
      reasons: [{ path: 'licenceFileId', text: '执照模糊不清' }],
      allowedCommands: ['submit'],
    })
    expect((await apply(program, person, { ...form, contactName: '新联系人' })).status).toBe(204)
    const { body } = await desk.call('GET', `/ops/reviews/${await desk.waiting('onboarding', person)}`)
    expect(body.hasBefore).toBe(true)
    const changed = body.sections
      .flatMap(({ fields }: { fields: { path: string; changed: boolean }[] }) => fields)
      .filter(({ changed: isChanged }: { changed: boolean }) => isChanged)
    expect(changed).toMatchObject([{ path: 'contactName', before: '李经理', after: '新联系人' }])
    expect((await call('GET', '/onboarding/application')).body.reasons).toEqual([])
    // Mail to the service mailbox and SMS to the contact, whatever the account's own are.
    const sent = await eventually(
      () =>
        db.query
          .selectFrom('outgoing_messages')
          .select(['channel', 'recipient'])
          .where('account_id', '=', person.actor.accountId)
          .execute(),
      (rows) => rows.length >= 2,
    )
    expect(sent).toEqual(
      expect.arrayContaining([
        { channel: 'email', recipient: 'service@shili.example' },
        { channel: 'sms', recipient: '13800138000' },
      ]),
    )
  })

  it('SELL-ONB-03 the reviewer is told where declared values contradict the conditions', async () => {
    const person = await makeCompany(program)
    await apply(
      program,
      person,
      await makeForm(program, person, { registeredCapital: '100000', staffSize: 'UNDER_5' }),
    )
    const { body } = await desk.call('GET', `/ops/reviews/${await desk.waiting('onboarding', person)}`)
    expect(body.notices.filter(({ tone }: { tone: string }) => tone === 'warning')).toHaveLength(2)
    expect(body.checklist.map(({ key }: { key: string }) => key)).toContain('licence')
  })

  it('SELL-ONB-13, 14 approval opens the shop at once: role, shop page, key, and nothing to publish yet', async () => {
    const person = await makeOnboarded(program, desk, {
      name: '杭州示例软件有限公司',
      form: { englishName: 'Sample Software', shopSlug: 'sample-software' },
    })
    const call = callAs(program, person)
    // The session of before is the session of now.
    const session = (await call('GET', '/session')).body
    expect(session.user.roles).toEqual(['buyer', 'seller'])
    const keys = (await call('GET', '/seller/keys')).body.items
    expect(keys).toMatchObject([{ interfaceClass: 'V1', status: 'active' }])
    const shop = await callAs(program, null)('GET', '/catalog/sellers/sample-software', undefined, {
      'accept-language': 'en',
    })
    expect(shop.status).toBe(200)
    expect(shop.body).toMatchObject({ name: 'Sample Software', productCount: 0 })
    const logo = await program.app.inject({ method: 'GET', url: shop.body.logoUrl })
    expect([logo.statusCode, logo.headers['content-type']]).toEqual([200, 'image/png'])
    const seller = await db.query
      .selectFrom('sellers')
      .select('id')
      .where('account_id', '=', person.actor.accountId)
      .executeTakeFirstOrThrow()
    const blocks = await program.composition.sellers.standing.findPublishingBlocks(db.query, seller.id)
    expect(blocks.map(({ code }) => code)).toEqual(['PUB-001', 'AGREEMENT_UNSIGNED'])
  })

  it('the address of a shop is unique: asked for twice it is refused, taken meanwhile it gets a number', async () => {
    await makeOnboarded(program, desk, { form: { shopSlug: 'twice-asked' } })
    const late = await makeCompany(program)
    const refused = await apply(program, late, await makeForm(program, late, { shopSlug: 'twice-asked' }))
    expect(refused.body.errors).toMatchObject([{ path: 'shopSlug' }])
    const pair = [await makeCompany(program), await makeCompany(program)]
    for (const person of pair)
      expect(
        (await apply(program, person, await makeForm(program, person, { shopSlug: 'meanwhile' }))).status,
      ).toBe(204)
    await Promise.all(pair.map((person) => desk.approve('onboarding', person)))
    const slugs = await db.query
      .selectFrom('sellers')
      .select('slug')
      .where('slug', 'like', 'meanwhile%')
      .orderBy('slug')
      .execute()
    expect(slugs.map(({ slug }) => slug)).toEqual(['meanwhile', 'meanwhile-2'])
  })

  it('OPS-REVIEW-04 an applicant at the desk cannot approve the own application', async () => {
    const person = await makeCompany(program, { account: { roles: ['buyer', 'operator'] } })
    await apply(program, person, await makeForm(program, person))
    const task = await desk.waiting('onboarding', person)
    const own = await callAs(program, person)('POST', `/ops/reviews/${task}/approve`, { checklist: {} })
    expect([own.status, own.body.code]).toEqual([403, 'REVIEW_OWN'])
  })

  it('two companies of the same number are not both approved', async () => {
    const code = '91310000MA00000011'
    const pair = [await makeCompany(program, { code }), await makeCompany(program, { code })]
    for (const person of pair)
      expect((await apply(program, person, await makeForm(program, person))).status).toBe(204)
    expect((await desk.approve('onboarding', pair[0]!)).status).toBe(200)
    const second = await desk.approve('onboarding', pair[1]!)
    expect([second.status, second.body.code]).toEqual([409, 'ONB_NOT_ELIGIBLE'])
  })
})
