import type { LocalizedText } from '../../../kernel/text.ts'
import { doubtsAbout, type Site } from '../domain/onboarding-form.ts'
import type { ChecklistItem, ReviewContent } from '../../reviews/index.ts'
import { formSections } from '../form-labels.ts'
import type { Revision } from './onboarding-repository.ts'

const doubts: Record<ReturnType<typeof doubtsAbout>[number], LocalizedText> = {
  AGE: { zh: '声明成立不足一年，低于入驻条件。', en: 'Declared to be younger than the required year.' },
  CAPITAL: { zh: '声明的注册资本低于入驻条件。', en: 'The declared capital is below the condition.' },
  STAFF: { zh: '声明的人员规模低于入驻条件。', en: 'The declared staff is below the condition.' },
}

const common: ChecklistItem[] = [
  {
    key: 'website',
    rule: 'SELL-ONB-01',
    label: {
      zh: '网站可以打开，属于该公司，且不是产品登录页（未填写可标记不适用）',
      en: 'The website opens, is the company’s, and is no sign-in page of a product (not applicable when left out)',
    },
  },
  {
    key: 'logo',
    rule: 'SELL-ONB-05',
    label: { zh: '标识完整、清晰，与公司一致', en: 'The logo is complete, sharp and the company’s' },
  },
  {
    key: 'contacts',
    rule: 'SELL-ONB-04',
    label: {
      zh: '业务联系人与客服电话可以接通，客服不少于 5×8 小时',
      en: 'Contact and service phone can be reached; service at least 5 × 8 hours',
    },
  },
  {
    key: 'introduction',
    rule: 'SELL-ONB-10',
    label: {
      zh: '介绍说明业务与亮点，不是执照上的经营范围，不含外部链接',
      en: 'The introduction tells of business and highlights, is not the licence’s scope, and has no links',
    },
  },
]
const ofCompanies: ChecklistItem[] = [
  {
    key: 'licence',
    rule: 'SELL-ONB-05',
    label: {
      zh: '营业执照为最新扫描件，名称与实名认证一致，成立满一年',
      en: 'The licence is a current scan, its name is the verified one, the company is at least a year old',
    },
  },
  {
    key: 'conditions',
    rule: 'SELL-ONB-03',
    label: {
      zh: '注册资本、技术与客服人员符合入驻条件',
      en: 'Registered capital, technical and service staff meet the conditions',
    },
  },
]

/** What a reviewer reads of an application; beside the one before, when it was handed in again. */
export function describeApplication(
  revision: Revision,
  before: Revision | null,
  context: { site: Site; capitalMin: number; slugTaken: boolean },
): ReviewContent {
  const { form, company } = revision
  const kind =
    company.kind === 'enterprise' ? { zh: '企业', en: 'Enterprise' } : { zh: '个人', en: 'Individual' }
  const notices: ReviewContent['notices'] = doubtsAbout(form, { capitalMin: context.capitalMin }).map(
    (doubt) => ({ tone: 'warning', text: doubts[doubt] }),
  )
  if (company.documentDigest === null)
    notices.push({
      tone: 'warning',
      text: {
        zh: '该账号实名时没有留下证件号码，系统无法判断企业是否已经入驻，请对照营业执照。',
        en: 'The account was verified without a document number, so the system cannot tell whether the company has a shop. Compare the licence.',
      },
    })
  if (context.slugTaken)
    notices.push({
      tone: 'info',
      text: {
        zh: '希望的店铺地址已被使用，通过后会自动加上序号。',
        en: 'The wished shop address is taken; on approval a number is added to it.',
      },
    })
  if (revision.number > 1)
    notices.push({
      tone: 'info',
      text: { zh: `第 ${revision.number} 次提交。`, en: `Submission number ${revision.number}.` },
    })
  return {
    sections: [
      {
        title: { zh: '申请人', en: 'Applicant' },
        fields: [
          {
            path: 'companyName',
            label: { zh: '公司名称', en: 'Company name' },
            kind: 'text',
            ...(before && { before: before.company.name }),
            after: company.name,
          },
          {
            path: 'kind',
            label: { zh: '类型', en: 'Kind' },
            kind: 'choice',
            ...(before && { before: kind }),
            after: kind,
          },
        ],
      },
      ...formSections(form, before?.form ?? null),
    ],
    hasBefore: before !== null,
    checklist: [...common, ...(company.kind === 'enterprise' ? ofCompanies : [])],
    notices,
    previewPath: null,
  }
}
