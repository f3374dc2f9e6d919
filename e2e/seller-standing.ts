import type { Page } from '@playwright/test'
import { post, signInAs } from './accounts.ts'
import { expect } from './test.ts'

type Due = { version: { id: string }; entityCode: string }
type Certification = { entity: { code: string }; isCertified: boolean }

/**
 * Signs the page in as the demo seller, who may publish: agreements are signed, and the certification goes through the
 * sandbox's bank, which writes the amount into a mail.
 */
export async function signInAsPublisher(page: Page): Promise<void> {
  await signInAs(page, 'seller')
  const read = async (path: string) => (await page.request.get(`/api/v1${path}`)).json() as Promise<unknown>
  const { due } = (await read('/seller/agreements')) as { due: Due[] }
  if (due.length > 0)
    await post(page, '/seller/agreements/sign', {
      signing: due.map(({ version, entityCode }) => ({ versionId: version.id, entityCode })),
    })
  const found = (await read('/seller/certifications')) as {
    items: Certification[]
    companyName: string
    companyCode: string | null
    statements: { id: string }[]
  }
  const first = found.items[0]
  if (!first) throw new Error('there is no entity to certify with')
  if (first.isCertified) return
  const { code } = first.entity
  const financeEmail = `finance-${Date.now()}@example.com`
  await post(page, `/seller/certifications/${code}/submit`, {
    form: {
      companyName: found.companyName,
      companyCode: found.companyCode ?? '91310000MA1FL0000N',
      registeredAddress: '上海市示例路 1 号',
      taxpayerType: 'GENERAL',
      vatRate: '6',
      taxCountry: 'CN',
      taxNumber: '',
      financeName: '王会计',
      financeMobile: '13800138000',
      financeEmail,
      bankCountry: 'CN',
      bankName: '示例银行',
      bankBranch: '上海分行',
      accountHolder: found.companyName,
      swiftCode: '',
      isAssociated: null,
      associationNote: '',
    },
    accountNumber: '6222020200001234',
    agreements: found.statements.map(({ id }) => id),
  })
  let amount: string | undefined
  await expect(async () => {
    const text = JSON.stringify(await read(`/sandbox/mailbox?to=${encodeURIComponent(financeEmail)}`))
    amount = /Amount received: [A-Z]{3} ([\d.]+)/.exec(text)?.[1]
    expect(amount).toBeDefined()
  }).toPass({ timeout: 30_000 })
  await post(page, `/seller/certifications/${code}/amount`, { amount })
}
