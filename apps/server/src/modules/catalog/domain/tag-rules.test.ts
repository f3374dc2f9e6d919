import type { ProductDocument } from '@yunshi/product-document'
import { describe, expect, it } from 'vitest'
import { checkTags, keptTagOf, type KeptTag } from './tag-rules.ts'

const both = (zh: string, en: string) => ({ zh, en })
const kunpeng: KeptTag = {
  name: both('鲲鹏', 'Kunpeng'),
  certificate: both('鲲鹏证书', 'Kunpeng certificate'),
  mention: both('鲲鹏', 'Kunpeng'),
}
const plain: KeptTag = { name: both('开源', 'Open source'), certificate: null, mention: null }
const of = (change: Partial<ProductDocument>) => ({
  tags: [both('鲲鹏', 'Kunpeng')],
  brief: both('鲲鹏上的数据库', 'A database on Kunpeng'),
  description: both('运行在鲲鹏服务器上', 'Runs on Kunpeng servers'),
  ...change,
})
const certificate = { file: 'upl_1.pdf' }

describe('tags that operators keep (SELL-PUB-P17)', () => {
  it('are known by either name, whatever the case and width of letters', () => {
    expect(keptTagOf([plain, kunpeng], { zh: '别的', en: 'ＫＵＮＰＥＮＧ ' })).toBe(kunpeng)
    expect(keptTagOf([plain, kunpeng], { zh: '数据', en: 'Data' })).toBeNull()
  })

  it('need their certificate', () => {
    expect(checkTags(of({}), [kunpeng], 'zh')).toMatchObject([
      { path: 'tagCertificates', rule: 'SELL-PUB-P17' },
    ])
    expect(checkTags(of({ tagCertificates: [{ tag: '鲲鹏', certificate }] }), [kunpeng], 'zh')).toEqual([])
    expect(checkTags(of({ tagCertificates: [{ tag: '昇腾', certificate }] }), [kunpeng], 'zh')).toHaveLength(
      1,
    )
  })

  it('need their words in overview and description, in the language of the site', () => {
    const document = of({
      tagCertificates: [{ tag: 'Kunpeng', certificate }],
      brief: both('数据库', 'On Kunpeng'),
    })
    expect(checkTags(document, [kunpeng], 'zh')).toMatchObject([{ path: 'tags[0]' }])
    expect(checkTags(document, [kunpeng], 'en')).toEqual([])
  })

  it('others need nothing', () => {
    expect(
      checkTags(of({ tags: [both('开源', 'Open source'), both('报表', 'Reports')] }), [plain, kunpeng], 'zh'),
    ).toEqual([])
    expect(checkTags({}, [kunpeng], 'zh')).toEqual([])
  })
})
