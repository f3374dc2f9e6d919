import type { LocalizedText } from '../../../kernel/text.ts'
import type { ReviewField } from '../../reviews/index.ts'

interface FieldLabel {
  zh: string
  en: string
  kind: ReviewField['kind']
}

const label = (zh: string, en: string, kind: ReviewField['kind'] = 'text'): FieldLabel => ({ zh, en, kind })

/** Groups of the review page, and the fields of a product document in them (SELL-PUB 4.2). */
export const documentGroups: { title: LocalizedText; fields: Record<string, FieldLabel> }[] = [
  {
    title: { zh: '基本信息', en: 'Basics' },
    fields: {
      title: label('商品名称', 'Name'),
      slug: label('短名（地址）', 'Short name (address)'),
      version: label('版本', 'Version'),
      accessType: label('接入类型', 'Access type'),
      salesClass: label('售卖模式', 'Sales family'),
      logo: label('商品图标', 'Logo', 'picture'),
      pictures: label('主图', 'Main pictures', 'picture'),
      videos: label('视频', 'Videos', 'file'),
      brief: label('商品简介', 'Overview', 'prose'),
      description: label('商品说明', 'Description', 'prose'),
      descriptionPictures: label('说明图片', 'Pictures of the description', 'picture'),
      highlights: label('商品亮点', 'Highlights', 'list'),
      cases: label('客户案例', 'Customer cases', 'list'),
      usageGuide: label('使用指南', 'User guide', 'prose'),
      usageGuideFile: label('使用指南文件', 'User guide file', 'file'),
    },
  },
  {
    title: { zh: '资质', en: 'Qualifications' },
    fields: {
      agreement: label('服务协议', 'Service agreement', 'file'),
      support: label('售后支持', 'After-sales support', 'data'),
      copyrightCertificate: label('软件著作权证书', 'Copyright certificate', 'file'),
      qualifications: label('其他资质', 'Other qualifications', 'file'),
      deliveryTemplate: label('交付模板', 'Delivery template', 'prose'),
      quotationSheet: label('规格对照报价单', 'Specification-to-quotation sheet', 'file'),
    },
  },
  {
    title: { zh: '业务信息', en: 'Business' },
    fields: {
      category: label('类目', 'Category'),
      extraCategories: label('附加类目', 'More categories', 'list'),
      industries: label('行业', 'Industries', 'list'),
      tags: label('标签', 'Tags', 'list'),
      tagCertificates: label('标签证书', 'Certificates of tags', 'file'),
      sharingRule: label('分成规则', 'Sharing rule'),
      publicSale: label('公开销售', 'Public sale', 'flag'),
      salesRegions: label('销售区域', 'Sales regions', 'list'),
      taxCategory: label('税务类别', 'Tax category'),
      seo: label('搜索优化', 'Search engines', 'data'),
      settlement: label('结算合同', 'Settlement contract', 'data'),
      currency: label('币种', 'Currency'),
    },
  },
  {
    title: { zh: '接入与交付', en: 'Access and delivery' },
    fields: {
      supervised: label('涉及服务监管', 'Service supervision', 'flag'),
      deliverySlaDays: label('交付时限（自然日）', 'Delivery time (natural days)'),
      delivery: label('接口', 'Interface', 'data'),
      access: label('接入信息', 'Access information', 'data'),
    },
  },
]
