import type { AccessType } from '@yunshi/product-document'
import type { ChecklistItem } from '../../reviews/index.ts'

/** An item, and the fields that make it worth looking at; without fields it always is. */
interface Check extends ChecklistItem {
  fields?: readonly string[]
  types?: readonly AccessType[]
}

const check = (
  key: string,
  rule: string,
  zh: string,
  en: string,
  when: { fields?: readonly string[]; types?: readonly AccessType[] } = {},
): Check => ({ key, rule, label: { zh, en }, ...when })

/** One item per field of 4.2 and per rule of the type (SELL-PUB-80). */
const checks: readonly Check[] = [
  check('accessType', 'SELL-PUB-P01', '接入类型与所售内容一致', 'The access type matches what is sold', {
    fields: ['accessType', 'access'],
  }),
  check(
    'title',
    'SELL-PUB-P02',
    '名称准确，与证书一致，不含版本、价格、联系方式和夸大用语',
    'The name is accurate, as on the certificate, without version, price, contact data or exaggeration',
    { fields: ['title'] },
  ),
  check('version', 'SELL-PUB-P03', '版本形如 V1.0', 'The version looks like V1.0', { fields: ['version'] }),
  check(
    'logo',
    'SELL-PUB-P04',
    '图标清晰、完整、背景透明或白色',
    'The logo is sharp and whole, on white or transparent',
    {
      fields: ['logo'],
    },
  ),
  check(
    'pictures',
    'SELL-PUB-P05',
    '主图展示商品内容，封面不是纯色',
    'Main pictures show the product; the cover is not one plain color',
    { fields: ['pictures', 'videos'] },
  ),
  check(
    'texts',
    'SELL-PUB-P07',
    '简介和说明真实、完整，没有广告法禁用语和个人信息',
    'Overview and description are true and complete, without forbidden wording or personal data',
    { fields: ['brief', 'description', 'descriptionPictures', 'highlights', 'cases'] },
  ),
  check(
    'agreement',
    'SELL-PUB-P10',
    '服务协议按本商品修改，没有空白和盖章生效条款',
    'The agreement is adapted to this product, without blanks or stamps',
    { fields: ['agreement'] },
  ),
  check(
    'support',
    'SELL-PUB-P11',
    '售后支持写明时间、内容、热线和邮箱',
    'Support names hours, content, hotline and mail',
    { fields: ['support'] },
  ),
  check('usageGuide', 'SELL-PUB-P12', '使用指南是真实的操作手册', 'The user guide is a real manual', {
    fields: ['usageGuide', 'usageGuideFile'],
  }),
  check(
    'certificate',
    'SELL-PUB-P13',
    '软件著作权证书的名称和权利人相符',
    'Name and owner of the copyright certificate fit',
    {
      fields: ['copyrightCertificate', 'qualifications'],
      types: ['SAAS', 'LICENSE', 'IMAGE', 'CONTAINER', 'ORCHESTRATION', 'AGENT'],
    },
  ),
  check('category', 'SELL-PUB-P16', '类目正确', 'The category is right', {
    fields: ['category', 'extraCategories'],
  }),
  check('tags', 'SELL-PUB-P17', '标签有对应证书', 'Tags have their certificates', { fields: ['tags'] }),
  check(
    'prices',
    'SELL-PUB-40',
    '规格和价格合理；软件规格不含人工服务；没有零价试用',
    'Specifications and prices are reasonable; software holds no human services; no trial at no price',
    { fields: ['specifications'] },
  ),
  check('tax', 'SELL-PUB-70', '税务类别正确', 'The tax category is right', { fields: ['taxCategory'] }),
  check('sla', 'SELL-PUB-24', '交付时限合理', 'The delivery time is reasonable', {
    fields: ['deliverySlaDays'],
    types: ['LICENSE', 'ORCHESTRATION', 'SERVICE', 'HARDWARE', 'DATA', 'SAAS'],
  }),
  check('cloud', 'SELL-PUB-20', '应用部署在平台的云上', 'The application runs on the platform’s cloud', {
    fields: ['delivery'],
    types: ['SAAS'],
  }),
  check('rights', 'SELL-PUB-34', '数据权属登记证书有效', 'The certificate of the data rights is valid', {
    fields: ['access'],
    types: ['DATA'],
  }),
  check(
    'agent',
    'SELL-PUB-30',
    '智能体基于大模型并返回用量',
    'The agent is built on a language model and returns usage',
    {
      fields: ['access'],
      types: ['AGENT'],
    },
  ),
]

/**
 * What a reviewer of the product ticks off.
 *
 * @param changed fields that changed; `null`: a new product, of which everything is looked at
 */
export function checklistFor(accessType: AccessType, changed: ReadonlySet<string> | null): ChecklistItem[] {
  return checks
    .filter(({ types }) => !types || types.includes(accessType))
    .filter(({ fields }) => changed === null || !fields || fields.some((field) => changed.has(field)))
    .map(({ key, rule, label }) => ({ key, rule, label }))
}
