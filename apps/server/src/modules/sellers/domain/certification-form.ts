import { isCountry } from '@yunshi/product-document'
import type { FieldProblem } from '../../../kernel/errors.ts'
import type { ApplicantKind, Site } from './onboarding-form.ts'
import { comparableName, fieldCheck, isEmail, isMobile } from './plain-fields.ts'

export const taxpayerTypes = ['GENERAL', 'SMALL_SCALE', 'OVERSEAS'] as const
export type TaxpayerType = (typeof taxpayerTypes)[number]

/** Rates of value-added tax that a mainland seller may invoice with, percent. */
export const vatRates = ['0', '1', '3', '6', '9', '13'] as const
export type VatRate = (typeof vatRates)[number]

/** What a seller declares for settlement (SELL-ONB-32), without the account number, which is kept sealed. */
export interface CertificationForm {
  companyName: string
  /** Unified social credit code on cn (SELL-ONB-33), registration number elsewhere. */
  companyCode: string
  registeredAddress: string
  taxpayerType: TaxpayerType
  /** cn */
  vatRate: VatRate | null
  /** intl: country of tax residence and the number there */
  taxCountry: string
  taxNumber: string
  financeName: string
  financeMobile: string
  financeEmail: string
  bankCountry: string
  bankName: string
  bankBranch: string
  accountHolder: string
  /** intl */
  swiftCode: string
  /** intl: whether owners, managers or relatives of them work for the platform (SELL-ONB-32) */
  isAssociated: boolean | null
  associationNote: string
}

export const certificationLengths = {
  companyName: 120,
  companyCode: 40,
  registeredAddress: 200,
  taxCountry: 2,
  taxNumber: 40,
  financeName: 60,
  financeMobile: 24,
  financeEmail: 254,
  bankCountry: 2,
  bankName: 120,
  bankBranch: 120,
  accountHolder: 120,
  swiftCode: 11,
  associationNote: 500,
} as const satisfies Partial<Record<keyof CertificationForm, number>>

/** Digits of a mainland account, or an account number or IBAN of elsewhere; spaces are for reading. */
export function normalAccount(text: string): string {
  return text.replaceAll(/[\s-]/g, '').toUpperCase()
}

/** What lists show of an account: its end. */
export function maskedAccount(account: string): string {
  return `•••• ${account.slice(-4)}`
}

/** Unified social credit code (GB 32100-2015): 18 characters, the last one a check. */
export function isCreditCode(text: string): boolean {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
  const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false
  const sum = weights.reduce((total, weight, i) => total + weight * alphabet.indexOf(text[i]!), 0)
  return alphabet[(31 - (sum % 31)) % 31] === text[17]
}

/**
 * What keeps a certification from being handed in, field by field.
 *
 * @param companyName who is certified; holder and company must be the same (CER-001)
 */
export function checkCertification(
  form: CertificationForm,
  accountNumber: string,
  context: { site: Site; kind: ApplicantKind; companyName: string; verifiedCode: string | null },
): FieldProblem[] {
  const { site, kind } = context
  const { problems, add, text } = fieldCheck()
  const max = certificationLengths
  if (text('companyName', form.companyName, { max: max.companyName, min: 2 }))
    if (comparableName(form.companyName) !== comparableName(context.companyName))
      add('companyName', 'company_name')
  // A number that the real-name verification holds is taken from there, and an individual's is stored nowhere else.
  if (
    kind === 'enterprise' &&
    context.verifiedCode === null &&
    text('companyCode', form.companyCode, { max: max.companyCode, min: 4 })
  )
    if (site === 'cn' && !isCreditCode(form.companyCode.trim().toUpperCase()))
      add('companyCode', 'credit_code')
  text('registeredAddress', form.registeredAddress, { max: max.registeredAddress, min: 4 })
  if (site === 'cn') {
    if (form.taxpayerType === 'OVERSEAS') add('taxpayerType', 'unknown')
    if (form.vatRate === null) add('vatRate', 'required')
    else if (form.taxpayerType === 'SMALL_SCALE' && !['0', '1', '3'].includes(form.vatRate))
      add('vatRate', 'vat_rate_small')
  } else {
    if (!isCountry(form.taxCountry)) add('taxCountry', 'region')
    text('taxNumber', form.taxNumber, { max: max.taxNumber, min: 4 })
  }
  text('financeName', form.financeName, { max: max.financeName, min: 2 })
  if (text('financeMobile', form.financeMobile, { max: max.financeMobile }))
    if (!isMobile(form.financeMobile, site)) add('financeMobile', site === 'cn' ? 'phone' : 'phone_intl')
  if (text('financeEmail', form.financeEmail, { max: max.financeEmail }))
    if (!isEmail(form.financeEmail.trim())) add('financeEmail', 'email')
  text('bankName', form.bankName, { max: max.bankName, min: 2 })
  text('bankBranch', form.bankBranch, { max: max.bankBranch, min: 2, optional: site === 'intl' })
  if (site === 'intl') {
    if (!isCountry(form.bankCountry)) add('bankCountry', 'region')
    if (!/^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(form.swiftCode.trim().toUpperCase()))
      add('swiftCode', 'swift_code')
    if (form.isAssociated === null) add('isAssociated', 'required')
    if (form.isAssociated === true)
      text('associationNote', form.associationNote, { max: max.associationNote, min: 4 })
  }
  const account = normalAccount(accountNumber)
  if (account === '') add('accountNumber', 'required')
  else if (!(site === 'cn' ? /^\d{8,30}$/ : /^[A-Z0-9]{5,34}$/).test(account))
    add('accountNumber', 'bank_account')
  if (text('accountHolder', form.accountHolder, { max: max.accountHolder }))
    if (comparableName(form.accountHolder) !== comparableName(form.companyName))
      add('accountHolder', 'account_holder')
  return problems
}

/** Values as they are kept. */
export function tidyCertification(form: CertificationForm, site: Site): CertificationForm {
  const tidy = { ...form }
  for (const name of Object.keys(certificationLengths) as (keyof typeof certificationLengths)[])
    tidy[name] = form[name].trim()
  tidy.companyCode = tidy.companyCode.toUpperCase()
  tidy.swiftCode = tidy.swiftCode.toUpperCase()
  return site === 'cn'
    ? { ...tidy, bankCountry: 'CN', taxCountry: 'CN', swiftCode: '', isAssociated: null, associationNote: '' }
    : {
        ...tidy,
        taxpayerType: 'OVERSEAS',
        vatRate: null,
        ...(tidy.isAssociated !== true && { associationNote: '' }),
      }
}

/** Reads an amount as people type it, such as `0.37`, `.37` or `¥0.37`, in minor units; `null` when it is none. */
export function parseTypedAmount(text: string): bigint | null {
  const match = /^[¥$]?\s*(\d{0,9})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!match || (match[1] === '' && match[2] === undefined)) return null
  return BigInt(match[1] || '0') * 100n + BigInt((match[2] ?? '').padEnd(2, '0') || '0')
}
