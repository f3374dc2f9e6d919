import { countryName } from '../../../kernel/country-name.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import type { ReviewContent, ReviewField, ReviewSection } from '../../reviews/index.ts'
import type { SigningEntity } from '../agreements/agreement-repository.ts'
import type { CertificationForm } from '../domain/certification-form.ts'
import type { CertificationRevision } from './certification-repository.ts'

/** Names of what is certified, as reviewers read them. */
const labels: Record<keyof CertificationForm, LocalizedText> = {
  companyName: { zh: '企业名称', en: 'Company name' },
  companyCode: { zh: '信用代码或注册号', en: 'Credit code or registration number' },
  registeredAddress: { zh: '注册地址', en: 'Registered address' },
  taxpayerType: { zh: '纳税人类型', en: 'Taxpayer' },
  vatRate: { zh: '增值税率（%）', en: 'VAT rate (%)' },
  taxCountry: { zh: '税收居民国', en: 'Tax residence' },
  taxNumber: { zh: '税号', en: 'Tax number' },
  financeName: { zh: '财务联系人', en: 'Financial contact' },
  financeMobile: { zh: '财务手机', en: 'Contact’s mobile' },
  financeEmail: { zh: '财务邮箱', en: 'Contact’s e-mail' },
  bankCountry: { zh: '银行所在国', en: 'Country of the bank' },
  bankName: { zh: '开户银行', en: 'Bank' },
  bankBranch: { zh: '开户支行', en: 'Branch' },
  accountHolder: { zh: '账户名称', en: 'Account holder' },
  swiftCode: { zh: 'SWIFT 代码', en: 'SWIFT code' },
  isAssociated: { zh: '与平台有关联关系', en: 'Associated with the platform' },
  associationNote: { zh: '关联说明', en: 'What the association is' },
}
const taxpayers: Record<CertificationForm['taxpayerType'], LocalizedText> = {
  GENERAL: { zh: '一般纳税人', en: 'General taxpayer' },
  SMALL_SCALE: { zh: '小规模纳税人', en: 'Small-scale taxpayer' },
  OVERSEAS: { zh: '境外企业', en: 'Overseas company' },
}

function shown(form: CertificationForm, name: keyof CertificationForm): unknown {
  if (name === 'taxpayerType') return taxpayers[form.taxpayerType]
  const value = form[name]
  if (value === '' || value === null) return undefined
  return countries.has(name) ? countryName(String(value)) : value
}

const countries = new Set<keyof CertificationForm>(['taxCountry', 'bankCountry'])

function kindOf(name: keyof CertificationForm): ReviewField['kind'] {
  if (name === 'taxpayerType' || countries.has(name)) return 'choice'
  return name === 'isAssociated' ? 'flag' : name === 'associationNote' ? 'prose' : 'text'
}

/** What a reviewer compares by hand; the account number only by its end, the whole is on the seller's page. */
export function describeCertification(
  revision: CertificationRevision,
  before: CertificationRevision | null,
  entity: SigningEntity,
  proven: { companyName: string },
): ReviewContent {
  const field = (name: keyof CertificationForm): ReviewField[] => {
    const after = shown(revision.form, name)
    const then = before ? shown(before.form, name) : undefined
    if (after === undefined && then === undefined) return []
    return [
      {
        path: name,
        label: labels[name],
        kind: kindOf(name),
        ...(then !== undefined && { before: then }),
        ...(after !== undefined && { after }),
      },
    ]
  }
  const section = (zh: string, en: string, names: (keyof CertificationForm)[]): ReviewSection => ({
    title: { zh, en },
    fields: names.flatMap(field),
  })
  const bank = section('银行', 'Bank', [
    'bankCountry',
    'bankName',
    'bankBranch',
    'accountHolder',
    'swiftCode',
  ])
  bank.fields.push({
    path: 'accountNumber',
    label: { zh: '银行账号', en: 'Account number' },
    kind: 'text',
    ...(before && { before: before.accountMasked }),
    after: revision.accountMasked,
  })
  return {
    sections: (
      [
        {
          title: { zh: '签约主体', en: 'Signing entity' },
          fields: [
            {
              path: 'entity',
              label: { zh: '主体', en: 'Entity' },
              kind: 'text',
              ...(before && { before: `${entity.code} ${entity.legalName}` }),
              after: `${entity.code} ${entity.legalName}`,
            },
            {
              path: 'provenName',
              label: { zh: '入驻企业', en: 'Company of the seller' },
              kind: 'text',
              ...(before && { before: proven.companyName }),
              after: proven.companyName,
            },
          ],
        },
        section('企业与税务', 'Company and taxes', [
          'companyName',
          'companyCode',
          'registeredAddress',
          'taxpayerType',
          'vatRate',
          'taxCountry',
          'taxNumber',
        ]),
        section('财务联系人', 'Financial contact', ['financeName', 'financeMobile', 'financeEmail']),
        bank,
        section('关联供应商调查', 'Survey of associated suppliers', ['isAssociated', 'associationNote']),
      ] satisfies ReviewSection[]
    ).filter(({ fields }) => fields.length > 0),
    hasBefore: before !== null,
    checklist: [
      {
        key: 'company',
        rule: 'SELL-ONB-33',
        label: {
          zh: '企业名称、代码与入驻信息一致',
          en: 'Company name and code are those of the seller',
        },
      },
      {
        key: 'account',
        rule: 'SELL-ONB-33',
        label: {
          zh: '账户名称与企业名称一致，账户已核实',
          en: 'The holder is the company, and the account was verified',
        },
      },
      {
        key: 'tax',
        rule: 'SELL-ONB-36',
        label: {
          zh: '纳税人身份与税率可信，与今后开具的发票一致',
          en: 'Taxpayer and rate are plausible and will match later invoices',
        },
      },
    ],
    notices: [
      {
        tone: 'info',
        text: {
          zh: '完整的银行账号可在商家详情页查看，每次查看都会记录。',
          en: 'The whole account number can be shown on the seller’s page; every look is recorded.',
        },
      },
      ...(revision.form.isAssociated === true
        ? [
            {
              tone: 'warning' as const,
              text: {
                zh: '商家声明存在关联关系。',
                en: 'The seller declares an association with the platform.',
              },
            },
          ]
        : []),
    ],
    previewPath: null,
  }
}
