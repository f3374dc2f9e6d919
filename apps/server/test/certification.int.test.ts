import { describe, expect, it } from 'vitest'
import type { TestPerson } from '../src/modules/identity/testing.ts'
import { certificationForm } from '../src/modules/sellers/testing.ts'
import { callAs, eventually } from './purchase.ts'
import { makeDesk, makeOnboarded } from './sellers.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const { db } = program.platform
const { mailbox } = program.composition.messaging
const desk = await makeDesk(program)
await program.startWorker()

let companies = 0
async function company() {
  companies += 1
  const name = `认证示例${companies}有限公司`
  const person = await makeOnboarded(program, desk, { name })
  const form = {
    ...certificationForm,
    companyName: name,
    accountHolder: name,
    financeEmail: `finance${companies}@shili.example`,
  }
  const call = callAs(program, person)
  const statements = (await call('GET', '/seller/certifications')).body.statements as { id: string }[]
  const agreements = statements.map(({ id }) => id)
  const submit = (change: object = {}, accountNumber: string | null = '6222 0202 0000 1234') =>
    call('POST', '/seller/certifications/CN/submit', {
      form: { ...form, ...change },
      accountNumber,
      agreements,
    })
  return { person, form, call, submit, agreements }
}

const stateOf = async (person: TestPerson) =>
  (await callAs(program, person)('GET', '/seller/certifications')).body.items[0]

const awaiting = (person: TestPerson) =>
  eventually(
    () => stateOf(person),
    ({ state }) => state === 'AWAIT_AMOUNT',
  )

/** The amount as the holder's bank shows it. */
async function amountOf(financeEmail: string): Promise<string> {
  const [receipt] = await mailbox!.list({ to: financeEmail, limit: 1 })
  return /CNY (\d\.\d\d)/.exec(receipt!.text)![1]!
}
const wrong = (amount: string) => (amount === '0.50' ? '0.51' : '0.50')

describe('business certification on the Chinese site (SELL-ONB-30..38)', () => {
  it('SELL-ONB-32, 34 a small transfer is sent, and its amount certifies', async () => {
    const { person, form, call, submit, agreements } = await company()
    expect(agreements).toHaveLength(1)
    const fresh = (await call('GET', '/seller/certifications')).body
    expect(fresh).toMatchObject({ verifiedBy: 'TRANSFER', companyName: form.companyName })
    expect(fresh.items).toMatchObject([
      { entity: { code: 'CN' }, state: 'UNCERTIFIED', commands: ['submit'] },
    ])
    expect((await submit()).status).toBe(204)
    const waiting = await awaiting(person)
    expect(waiting).toMatchObject({
      isCertified: false,
      commands: ['enterAmount'],
      latest: { accountMasked: '•••• 1234', verifiedBy: 'TRANSFER' },
    })
    const done = await call('POST', '/seller/certifications/CN/amount', {
      amount: await amountOf(form.financeEmail),
    })
    expect(done.status).toBe(204)
    expect(await stateOf(person)).toMatchObject({
      state: 'CERTIFIED',
      isCertified: true,
      commands: ['update'],
    })
    // Consent is asked for once.
    expect((await call('GET', '/seller/certifications')).body.statements).toEqual([])
  })

  it('OPS-AUDIT-02 the account number is stored sealed and masked, and every look is on record', async () => {
    const { person, call, submit } = await company()
    await submit()
    const stored = JSON.stringify(
      await db.query.selectFrom('certification_revisions').selectAll().execute(),
      (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    )
    expect(stored).not.toContain('6222020200001234')
    expect(JSON.stringify((await call('GET', '/seller/certifications')).body)).not.toContain(
      '6222020200001234',
    )
    const shown = await call('POST', '/seller/certifications/CN/reveal')
    expect(shown.body).toEqual({ accountNumber: '6222020200001234' })
    expect(shown.headers['cache-control']).toBe('no-store')
    const seen = await db.query
      .selectFrom('audit_log')
      .select('action')
      .where('actor_account_id', '=', person.actor.accountId)
      .where('action', '=', 'seller.certification.reveal')
      .execute()
    expect(seen).toHaveLength(1)
    const audit = JSON.stringify(
      await db.query
        .selectFrom('audit_log')
        .select(['after', 'before'])
        .where('actor_account_id', '=', person.actor.accountId)
        .execute(),
    )
    expect(audit).not.toContain('6222020200001234')
  })

  it('CER-001 refuses an account of another holder', async () => {
    const { submit, form } = await company()
    const refused = await submit({ accountHolder: '另一家有限公司' })
    expect([refused.status, refused.body.code]).toEqual([400, 'CER-001'])
    expect(refused.body.errors).toMatchObject([{ path: 'accountHolder' }])
    // Width and spaces do not make another company.
    expect((await submit({ accountHolder: ` ${form.companyName} ` })).status).toBe(204)
  })

  it('names every field that is wrong, and asks for the consent', async () => {
    const { call, form, submit } = await company()
    const refused = await submit(
      {
        companyName: '别人的公司',
        accountHolder: '别人的公司',
        vatRate: null,
        financeMobile: '1',
        financeEmail: 'x',
        bankName: '',
      },
      '12',
    )
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      'companyName',
      'vatRate',
      'financeMobile',
      'financeEmail',
      'bankName',
      'accountNumber',
    ])
    const silent = await call('POST', '/seller/certifications/CN/submit', {
      form,
      accountNumber: '6222020200001234',
      agreements: [],
    })
    expect(silent.body.code).toBe('CER_PRIVACY')
    const long = await submit({ bankName: '行'.repeat(121) })
    expect(long.status).toBe(400)
    expect(
      (await call('POST', '/seller/certifications/XX/submit', { form, accountNumber: '1', agreements: [] }))
        .status,
    ).toBe(404)
  })

  it('CER-002 the third wrong amount locks; an operator unlocks with a reason and counters start again', async () => {
    const { person, form, call, submit } = await company()
    await submit()
    await awaiting(person)
    const bad = wrong(await amountOf(form.financeEmail))
    const amount = (value: string) => call('POST', '/seller/certifications/CN/amount', { amount: value })
    expect((await amount('a lot')).body.errors).toMatchObject([{ path: 'amount' }])
    const first = await amount(bad)
    expect([first.status, first.body.code]).toEqual([400, 'CER_AMOUNT'])
    expect(first.body.detail).toContain('2')
    expect(await stateOf(person)).toMatchObject({ state: 'AWAIT_AMOUNT', triesLeft: 2 })
    await amount(bad)
    const third = await amount(bad)
    expect([third.status, third.body.code]).toEqual([409, 'CER-002'])
    expect(await stateOf(person)).toMatchObject({ state: 'LOCKED', commands: [] })
    expect((await amount(await amountOf(form.financeEmail))).body.code).toBe('CER-002')
    expect((await submit()).body.code).toBe('CER-002')

    const { id } = await db.query
      .selectFrom('sellers')
      .select('id')
      .where('account_id', '=', person.actor.accountId)
      .executeTakeFirstOrThrow()
    const unlock = (reason: string) =>
      desk.call('POST', `/ops/sellers/${id}/certifications/CN/unlock`, { reason })
    expect((await unlock(' ')).status).toBe(400)
    expect((await unlock('电话核实为本人操作')).status).toBe(204)
    expect((await unlock('电话核实为本人操作')).body.code).toBe('CER_STATE')
    expect(await stateOf(person)).toMatchObject({ state: 'UNCERTIFIED', triesLeft: 3 })
    expect((await submit()).status).toBe(204)
  })

  it('wrong amounts at once count each by itself', async () => {
    const { person, form, call, submit } = await company()
    await submit()
    await awaiting(person)
    const bad = wrong(await amountOf(form.financeEmail))
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => call('POST', '/seller/certifications/CN/amount', { amount: bad })),
    )
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(2)
    expect(answers.filter(({ body }) => body.code === 'CER-002')).toHaveLength(3)
  })

  it('a bank that refuses the transfer rejects with its reason; three in a row lock', async () => {
    const { person, submit } = await company()
    for (const state of ['REJECTED', 'REJECTED', 'LOCKED']) {
      expect((await submit({}, '6222020200000000')).status).toBe(204)
      const found = await eventually(
        () => stateOf(person),
        (one) => one.state !== 'VERIFYING',
      )
      expect(found.state).toBe(state)
      expect(found.latest.reasons).toMatchObject([{ path: 'accountNumber' }])
    }
  })

  it('the transfer is sent once, however often its job runs', async () => {
    const { person, form, submit } = await company()
    await submit()
    await awaiting(person)
    const before = await amountOf(form.financeEmail)
    const transfer = await db.query
      .selectFrom('verification_transfers')
      .innerJoin(
        'certification_revisions',
        'certification_revisions.id',
        'verification_transfers.revision_id',
      )
      .select('verification_transfers.id')
      .where(
        'certification_revisions.form',
        '@>',
        JSON.stringify({ financeEmail: form.financeEmail }) as never,
      )
      .executeTakeFirstOrThrow()
    await program.composition.jobs['sellers.send_transfer']({ transferId: transfer.id })
    expect(await amountOf(form.financeEmail)).toBe(before)
    expect(await mailbox!.list({ to: form.financeEmail, limit: 10 })).toHaveLength(1)
  })

  it('SELL-ONB-38 an update keeps the old data valid until it is verified, and may keep the account', async () => {
    const { person, form, call, submit } = await company()
    await submit()
    await awaiting(person)
    await call('POST', '/seller/certifications/CN/amount', { amount: await amountOf(form.financeEmail) })
    expect((await submit({ bankName: '另一家银行' }, null)).status).toBe(204)
    const during = await awaiting(person)
    expect(during).toMatchObject({
      isCertified: true,
      certified: { form: { bankName: '示例银行' } },
      latest: { form: { bankName: '另一家银行' }, accountMasked: '•••• 1234' },
    })
    await call('POST', '/seller/certifications/CN/amount', { amount: await amountOf(form.financeEmail) })
    expect(await stateOf(person)).toMatchObject({
      state: 'CERTIFIED',
      certified: { form: { bankName: '另一家银行' } },
    })
  })

  it('another seller’s certification is out of reach, and buyers have none', async () => {
    const one = await company()
    await one.submit()
    const other = await company()
    expect((await other.call('POST', '/seller/certifications/CN/reveal')).status).toBe(404)
    expect((await other.call('POST', '/seller/certifications/CN/amount', { amount: '0.10' })).status).toBe(
      404,
    )
    expect((await stateOf(other.person)).latest).toBeNull()
    expect((await callAs(program, null)('GET', '/seller/certifications')).status).toBe(401)
    expect((await one.call('GET', '/ops/sellers')).status).toBe(403)
  })

  it('PUB-001 certified and signed, a seller may publish; a data product needs the letter (SELL-ONB-41)', async () => {
    const { person, form, call, submit } = await company()
    await submit()
    await awaiting(person)
    await call('POST', '/seller/certifications/CN/amount', { amount: await amountOf(form.financeEmail) })
    const { due } = (await call('GET', '/seller/agreements')).body
    await call('POST', '/seller/agreements/sign', {
      signing: due.map((one: { version: { id: string } }) => ({
        versionId: one.version.id,
        entityCode: null,
      })),
    })
    const { id } = await db.query
      .selectFrom('sellers')
      .select('id')
      .where('account_id', '=', person.actor.accountId)
      .executeTakeFirstOrThrow()
    const { standing } = program.composition.sellers
    expect(await standing.findPublishingBlocks(db.query, id)).toEqual([])
    const data = await standing.findPublishingBlocks(db.query, id, { isData: true })
    expect(data.map(({ code }) => code)).toEqual(['COMPLIANCE_LETTER'])
    expect(await standing.sellableCountries(db.query, id)).toEqual(['CN'])
    await db.query.updateTable('sellers').set({ state: 'SUSPENDED' }).where('id', '=', id).execute()
    expect((await standing.findPublishingBlocks(db.query, id)).map(({ code }) => code)).toEqual([
      'SELLER_SUSPENDED',
    ])
  })
})

describe('operators look at sellers', () => {
  it('find a seller by name and state of certification, and see it whole with masked bank data', async () => {
    const { person, form, submit } = await company()
    await submit()
    await awaiting(person)
    const q = encodeURIComponent(form.companyName)
    const list = (await desk.call('GET', `/ops/sellers?q=${q}&certification=AWAIT_AMOUNT`)).body
    expect(list.items).toMatchObject([{ companyName: form.companyName, certification: 'AWAIT_AMOUNT' }])
    expect((await desk.call('GET', `/ops/sellers?q=${q}&certification=LOCKED`)).body.items).toEqual([])
    const detail = (await desk.call('GET', `/ops/sellers/${list.items[0].id}`)).body
    expect(detail.certifications[0].latest.accountMasked).toBe('•••• 1234')
    expect(JSON.stringify(detail)).not.toContain('6222020200001234')
    expect(detail.agreements).toHaveLength(3)
    expect(detail.events.map(({ kind }: { kind: string }) => kind)).toEqual(['certification', 'application'])
    const shown = await desk.call('POST', `/ops/sellers/${list.items[0].id}/certifications/CN/reveal`)
    expect(shown.body.accountNumber).toBe('6222020200001234')
    expect((await desk.call('GET', '/ops/sellers/sel_none')).status).toBe(404)
    expect((await desk.call('POST', '/ops/sellers/sel_none/certifications/CN/reveal')).status).toBe(404)
  })

  it('page through sellers', async () => {
    const first = (await desk.call('GET', '/ops/sellers?limit=2')).body
    expect(first.items).toHaveLength(2)
    const second = (await desk.call('GET', `/ops/sellers?limit=2&cursor=${first.nextCursor}`)).body
    expect(second.items[0].id).not.toBe(first.items[1].id)
    expect((await desk.call('GET', '/ops/sellers?state=GONE')).status).toBe(400)
  })
})
