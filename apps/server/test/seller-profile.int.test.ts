import { beforeAll, describe, expect, it } from 'vitest'
import { makeSubUser, type TestPerson } from '../src/modules/identity/testing.ts'
import { makeProduct } from '../src/modules/catalog/testing.ts'
import { makeUpload, pdfBytes } from '../src/modules/uploads/testing.ts'
import { callAs } from './purchase.ts'
import { apply, makeCompany, makeDesk, makeForm, makeOnboarded } from './sellers.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { db } = program.platform
const desk = await makeDesk(program)

const shopOf = (person: TestPerson) =>
  db.query
    .selectFrom('sellers')
    .selectAll()
    .where('account_id', '=', person.actor.accountId)
    .executeTakeFirstOrThrow()

describe('profile changes (SELL-ONB-50)', () => {
  it('old values stay live until the change is approved', async () => {
    const person = await makeOnboarded(program, desk)
    const call = callAs(program, person)
    const { form } = (await call('GET', '/seller/profile')).body
    const wanted = { ...form, servicePhone: '400-999-8888', contactName: '赵经理' }
    expect((await call('POST', '/seller/profile/changes', { form: wanted })).status).toBe(204)
    const during = (await call('GET', '/seller/profile')).body
    expect(during.form.servicePhone).toBe('400-100-2000')
    expect(during.change).toMatchObject({ state: 'PENDING', form: { servicePhone: '400-999-8888' } })
    expect((await shopOf(person)).support_phone).toBe('400-100-2000')
    const second = await call('POST', '/seller/profile/changes', { form: wanted })
    expect([second.status, second.body.code]).toEqual([409, 'REQUEST_PENDING'])
    const { body } = await desk.call('GET', `/ops/reviews/${await desk.waiting('seller_profile', person)}`)
    const changed = body.sections
      .flatMap(({ fields }: { fields: { path: string; changed: boolean }[] }) => fields)
      .filter((field: { changed: boolean }) => field.changed)
      .map(({ path }: { path: string }) => path)
    expect(changed).toEqual(['contactName', 'servicePhone'])
    expect((await desk.approve('seller_profile', person)).status).toBe(200)
    const after = (await call('GET', '/seller/profile')).body
    expect(after).toMatchObject({
      change: null,
      form: { servicePhone: '400-999-8888', contactName: '赵经理' },
    })
    expect((await shopOf(person)).support_phone).toBe('400-999-8888')
  })

  it('a refused change says why at its field; a withdrawn one leaves nothing', async () => {
    const person = await makeOnboarded(program, desk)
    const call = callAs(program, person)
    const { form } = (await call('GET', '/seller/profile')).body
    const wanted = { ...form, contactName: '钱经理' }
    await call('POST', '/seller/profile/changes', { form: wanted })
    await desk.reject('seller_profile', person, 'contactName', '无法核实')
    expect((await call('GET', '/seller/profile')).body.change).toMatchObject({
      state: 'REJECTED',
      reasons: [{ path: 'contactName', text: '无法核实' }],
    })
    await call('POST', '/seller/profile/changes', { form: wanted })
    expect((await call('POST', '/seller/profile/changes/withdraw')).status).toBe(204)
    expect((await call('POST', '/seller/profile/changes/withdraw')).body.code).toBe('REQUEST_STATE')
    expect((await call('GET', '/seller/profile')).body).toMatchObject({
      change: null,
      form: { contactName: '李经理' },
    })
  })

  it('refuses the same values, links and bad fields; the address of the shop and the company stay', async () => {
    const person = await makeOnboarded(program, desk, { form: { shopSlug: 'stays-here' } })
    const call = callAs(program, person)
    const { form } = (await call('GET', '/seller/profile')).body
    const change = (values: object) =>
      call('POST', '/seller/profile/changes', { form: { ...form, ...values } })
    expect((await change({})).body.code).toBe('PROFILE_UNCHANGED')
    expect((await change({ shopSlug: 'elsewhere' })).body.code).toBe('PROFILE_UNCHANGED')
    const link = await change({ introduction: `${form.introduction} https://other.example` })
    expect(link.body.code).toBe('ONB-003')
    expect((await change({ serviceEmail: 'x' })).body.errors).toMatchObject([{ path: 'serviceEmail' }])
    expect((await callAs(program, null)('GET', '/seller/profile')).status).toBe(401)
  })

  it('SELL-ONB-55 the fee-invoice template is kept at once, and checked', async () => {
    const person = await makeOnboarded(program, desk)
    const call = callAs(program, person)
    const template = {
      invoiceType: 'SPECIAL_VAT',
      title: '示例科技有限公司',
      taxNumber: '91310000MA1FL0000N',
      bankName: '示例银行上海分行',
      bankAccount: '6222 0202 0000 1234',
      address: '上海市示例路 1 号',
      phone: '021-5550-0100',
    }
    const save = (body: object) => call('PUT', '/seller/profile/invoice-template', body)
    expect((await save(template)).status).toBe(204)
    expect((await call('GET', '/seller/profile')).body.invoice).toMatchObject(template)
    // The account is sealed where it is kept, and whoever may only look sees its end.
    const kept = await db.query
      .selectFrom('fee_invoice_templates')
      .selectAll()
      .where('seller_id', '=', (await shopOf(person)).id)
      .executeTakeFirstOrThrow()
    expect(JSON.stringify(kept)).not.toContain(template.bankAccount)
    const reader = await makeSubUser(program, person, null, {
      user: { permissions: ['seller:profile:view'] },
    })
    expect((await callAs(program, reader)('GET', '/seller/profile')).body.invoice.bankAccount).toBe(
      `•••• ${template.bankAccount.slice(-4)}`,
    )
    expect((await save({ ...template, title: '<b>', phone: '?' })).body.errors).toMatchObject([
      { path: 'title' },
      { path: 'phone' },
    ])
    expect((await save({ ...template, title: 'x'.repeat(121) })).status).toBe(400)
  })
})

describe('the data-compliance letter (SELL-ONB-40, 41)', () => {
  it('the template comes in both languages with the company filled in', async () => {
    const person = await makeOnboarded(program, desk, { name: 'Acme {Data} Ltd' })
    const call = callAs(program, person)
    const zh = await call('GET', '/seller/compliance-letter/template?lang=zh-CN')
    expect(zh.headers['content-type']).toBe('application/rtf')
    expect(zh.text.startsWith(String.raw`{\rtf1`)).toBe(true)
    expect(zh.text).toContain(String.raw`Acme \{Data\} Ltd`)
    const en = await call('GET', '/seller/compliance-letter/template?lang=en')
    expect(en.text).toContain('Data-compliance letter')
  })

  it('is reviewed, and opens data products when it is approved', async () => {
    const person = await makeOnboarded(program, desk)
    const call = callAs(program, person)
    const { id } = await shopOf(person)
    const has = () => program.composition.sellers.standing.hasComplianceLetter(db.query, id)
    const letter = () =>
      makeUpload(program, person, { purpose: 'compliance_letter', name: '承诺函.pdf', bytes: pdfBytes })
    const submit = async (fileId: string) => call('POST', '/seller/compliance-letter', { fileId })
    const licence = await makeUpload(program, person, {
      purpose: 'business_licence',
      name: 'x.pdf',
      bytes: pdfBytes,
    })
    expect((await submit(licence)).body.errors).toMatchObject([{ path: 'fileId' }])
    expect((await submit(await letter())).status).toBe(204)
    expect((await submit(await letter())).body.code).toBe('REQUEST_PENDING')
    await desk.reject('compliance_letter', person, 'fileId', '缺少公章')
    expect((await call('GET', '/seller/profile')).body.letter).toMatchObject({
      isApproved: false,
      latest: { state: 'REJECTED', fileName: '承诺函.pdf', reasons: [{ text: '缺少公章' }] },
    })
    expect(await has()).toBe(false)
    await submit(await letter())
    expect((await desk.approve('compliance_letter', person)).status).toBe(200)
    expect(await has()).toBe(true)
    const stranger = await makeOnboarded(program, desk)
    const foreign = await makeUpload(program, stranger, {
      purpose: 'compliance_letter',
      name: 'y.pdf',
      bytes: pdfBytes,
    })
    expect((await submit(foreign)).status).toBe(404)
  })
})

describe('leaving (SELL-ONB-60)', () => {
  let person: TestPerson
  beforeAll(async () => {
    person = await makeOnboarded(program, desk, { code: '91310000MA00000099' })
  })

  it('lists what is left to do from real data, and refuses while something is', async () => {
    const call = callAs(program, person)
    const { id, slug, name_zh: zh, name_en: en } = await shopOf(person)
    const product = await makeProduct(program.platform, {
      seller: { id, slug, name: { zh, en } },
      endpointId: null,
    } as never)
    const checks = (await call('GET', '/seller/exit')).body.checks
    expect(checks.filter(({ passed }: { passed: boolean }) => !passed)).toMatchObject([
      { key: 'LISTED_PRODUCTS', count: 1 },
    ])
    const refused = await call('POST', '/seller/exit', { reason: '业务调整', noInvoiceProofId: null })
    expect([refused.status, refused.body.code]).toEqual([409, 'EXIT_CHECKS'])
    await db.query
      .updateTable('products')
      .set({ state: 'DISCONTINUED' })
      .where('id', '=', product.id)
      .execute()
    expect(
      (await call('GET', '/seller/exit')).body.checks.every(({ passed }: { passed: boolean }) => passed),
    ).toBe(true)
  })

  it('a product listed again while the request waits stops its approval', async () => {
    const call = callAs(program, person)
    const { id } = await shopOf(person)
    expect(
      (await call('POST', '/seller/exit', { reason: 'x', noInvoiceProofId: null })).body.errors,
    ).toMatchObject([{ path: 'reason' }])
    const exit = { reason: '业务调整', noInvoiceProofId: null }
    expect((await call('POST', '/seller/exit', exit)).status).toBe(204)
    expect((await call('POST', '/seller/exit', exit)).body.code).toBe('REQUEST_PENDING')
    await db.query.updateTable('products').set({ state: 'ON_SALE' }).where('seller_id', '=', id).execute()
    expect((await desk.approve('exit', person)).body.code).toBe('EXIT_CHECKS')
    await db.query
      .updateTable('products')
      .set({ state: 'DISCONTINUED' })
      .where('seller_id', '=', id)
      .execute()
    expect((await call('POST', '/seller/exit/withdraw')).status).toBe(204)
    expect((await call('GET', '/seller/exit')).body.request).toBeNull()
  })

  it('approved, the shop closes, the account loses its role and can never apply again; the company can', async () => {
    const call = callAs(program, person)
    await call('POST', '/seller/exit', { reason: '业务调整', noInvoiceProofId: null })
    expect((await desk.approve('exit', person)).status).toBe(200)
    expect((await shopOf(person)).state).toBe('EXITED')
    expect((await call('GET', '/session')).body.user.roles).toEqual(['buyer'])
    expect((await call('GET', '/seller/profile')).status).toBe(403)
    const { body } = await call('GET', '/onboarding/eligibility')
    expect(
      body.conditions
        .filter(({ passed }: { passed: boolean }) => !passed)
        .map(({ condition }: { condition: string }) => condition),
    ).toEqual(['NEVER_EXITED'])
    const again = await apply(program, person, await makeForm(program, person))
    expect([again.status, again.body.code]).toEqual([403, 'ONB-002'])
    expect((await call('GET', '/onboarding/application')).body.state).toBe('EXITED')
    const colleague = await makeCompany(program, { code: '91310000MA00000099' })
    expect((await apply(program, colleague, await makeForm(program, colleague))).status).toBe(204)
  })
})
