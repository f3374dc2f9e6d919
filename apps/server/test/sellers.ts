import {
  makeBuyer,
  makeOperator,
  type PersonOverrides,
  type TestPerson,
} from '../src/modules/identity/testing.ts'
import type { SellerProfile } from '../src/modules/sellers/index.ts'
import { makePng, makeUpload, pdfBytes } from '../src/modules/uploads/testing.ts'
import { callAs } from './purchase.ts'
import type { TestProgram } from './test-app.ts'

type OnboardingForm = SellerProfile['form']

let companies = 0

/** A verified company whose number nobody else has; it is sealed as the real-name form would do it. */
export async function makeCompany(
  program: TestProgram,
  options: { name?: string; code?: string; kind?: 'individual' | 'enterprise' } & PersonOverrides = {},
): Promise<TestPerson> {
  companies += 1
  const { name = `示例科技${companies}有限公司`, kind = 'enterprise', ...overrides } = options
  const person = await makeBuyer(program, {
    ...overrides,
    account: { realNameState: 'UNVERIFIED', ...overrides.account },
  })
  const verified = await callAs(program, person)('POST', '/account/real-name', {
    kind,
    name,
    documentNumber: options.code ?? `9131${String(companies).padStart(14, '0')}`,
  })
  if (verified.status !== 200) throw new Error(verified.text)
  return person
}

/** A form that may be handed in on the Chinese site, with its files uploaded. */
export async function makeForm(
  program: TestProgram,
  person: TestPerson,
  change: Partial<OnboardingForm> = {},
): Promise<OnboardingForm> {
  const logo = await makeUpload(program, person, {
    purpose: 'logo',
    name: 'logo.png',
    bytes: makePng(168, 70),
  })
  const licence = await makeUpload(program, person, {
    purpose: 'business_licence',
    name: 'licence.pdf',
    bytes: pdfBytes,
  })
  return {
    website: 'https://www.shili.example',
    englishName: '',
    shopSlug: '',
    logoFileId: logo,
    businessAge: 'FROM_3',
    staffSize: 'FROM_20',
    registeredCapital: '5000000',
    licenceFileId: licence,
    contactName: '李经理',
    contactMobile: '13800138000',
    contactEmail: 'contact@shili.example',
    servicePhone: '400-100-2000',
    serviceEmail: 'service@shili.example',
    country: '',
    state: '',
    city: '',
    street: '',
    postcode: '',
    introduction: '我们为制造企业提供设备数据采集与分析软件，服务过两百多家工厂，实施周期短，售后响应快。',
    englishIntroduction: '',
    hasPlatformContact: false,
    platformContactName: '',
    platformContactPhone: '',
    platformContactEmail: '',
    declared: ['LAWFUL', 'AGE', 'CAPITAL', 'STAFF', 'SERVICE_HOURS'],
    ...change,
  }
}

/** Saves and hands in a form with all agreements ticked. @returns the answer of the submission */
export async function apply(program: TestProgram, person: TestPerson, form: OnboardingForm) {
  const call = callAs(program, person)
  const before = (await call('GET', '/onboarding/application')).body
  const saved = await call('PUT', '/onboarding/application', { edit: before.edit, form })
  if (saved.status !== 200) return saved
  return call('POST', '/onboarding/application/submit', {
    edit: saved.body.edit,
    agreements: before.agreements.map(({ id }: { id: string }) => id),
  })
}

/** The review desk as one operator uses it. */
export async function makeDesk(program: TestProgram) {
  const operator = await makeOperator(program)
  const call = callAs(program, operator)
  /** The newest waiting task of a queue. */
  async function waiting(queue: string, person: TestPerson): Promise<string> {
    const { body } = await call('GET', `/ops/reviews?queue=${queue}&limit=100`)
    const task = body.items.find(
      ({ accountName }: { accountName: string }) => accountName === person.actor.accountName,
    )
    if (!task) throw new Error(`nothing of ${person.actor.accountName} waits in ${queue}`)
    return task.id as string
  }
  return {
    operator,
    call,
    waiting,
    async approve(queue: string, person: TestPerson) {
      const id = await waiting(queue, person)
      const { body } = await call('GET', `/ops/reviews/${id}`)
      const checklist = Object.fromEntries(body.checklist.map(({ key }: { key: string }) => [key, 'pass']))
      return call('POST', `/ops/reviews/${id}/approve`, { checklist })
    },
    async reject(queue: string, person: TestPerson, path: string | null, text: string) {
      const id = await waiting(queue, person)
      const { body } = await call('GET', `/ops/reviews/${id}`)
      return call('POST', `/ops/reviews/${id}/reject`, {
        reasons: [{ code: body.reasonCodes[0].code, path, text }],
      })
    },
  }
}

/** An account that went the whole way to a shop. */
export async function makeOnboarded(
  program: TestProgram,
  desk: Awaited<ReturnType<typeof makeDesk>>,
  options: Parameters<typeof makeCompany>[1] & { form?: Partial<OnboardingForm> } = {},
): Promise<TestPerson> {
  const { form, ...company } = options
  const person = await makeCompany(program, company)
  const submitted = await apply(program, person, await makeForm(program, person, form))
  if (submitted.status !== 204) throw new Error(submitted.text)
  const approved = await desk.approve('onboarding', person)
  if (approved.status !== 200) throw new Error(approved.text)
  return person
}
