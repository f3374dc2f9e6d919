import type { LocalizedText } from '../../../kernel/text.ts'
import type { ReviewContent, ReviewField, ReviewSection } from '../../reviews/index.ts'
import { emptyDecoration, type ShopDecoration } from '../domain/shop-decoration.ts'
import type { ShopChange } from './shop-repository.ts'

const languages = [
  ['zh', { zh: '中文', en: 'Chinese' }],
  ['en', { zh: '英文', en: 'English' }],
] as const

const beside = (label: LocalizedText, part: LocalizedText): LocalizedText => ({
  zh: `${label.zh}（${part.zh}）`,
  en: `${label.en} (${part.en})`,
})

/** A value beside what stood there before; nothing when both are empty. */
function field(
  path: string,
  label: LocalizedText,
  kind: ReviewField['kind'],
  after: string | null | undefined,
  before: string | null | undefined,
): ReviewField[] {
  if (!after && !before) return []
  return [{ path, label, kind, ...(before && { before }), ...(after && { after }) }]
}

const words = (
  path: string,
  label: LocalizedText,
  kind: 'text' | 'prose',
  after: LocalizedText | undefined,
  before: LocalizedText | undefined,
): ReviewField[] =>
  languages.flatMap(([side, name]) =>
    field(`${path}.${side}`, beside(label, name), kind, after?.[side], before?.[side]),
  )

/** Fields of each item of a list, with those that went away. */
function items<T>(
  after: readonly T[],
  before: readonly T[],
  fields: (after: T | undefined, before: T | undefined, at: number) => ReviewField[],
): ReviewField[] {
  return Array.from({ length: Math.max(after.length, before.length) }, (_, at) =>
    fields(after[at], before[at], at),
  ).flat()
}

const section = (title: LocalizedText, fields: ReviewField[]): ReviewSection[] =>
  fields.length > 0 ? [{ title, fields }] : []

/**
 * What the reviewer reads of a decoration (SELL-ONB-51).
 *
 * @param titles names of the products that it shows, by id
 */
export function shopReviewContent(
  { id, after, before: stood }: ShopChange,
  titles: ReadonlyMap<string, LocalizedText>,
): ReviewContent {
  const before: ShopDecoration = stood ?? emptyDecoration
  const title = (productId: string | null | undefined) =>
    productId ? (titles.get(productId)?.zh ?? productId) : null
  const number = (label: LocalizedText, at: number): LocalizedText => ({
    zh: `${label.zh} ${at + 1}`,
    en: `${label.en} ${at + 1}`,
  })
  const picture = { zh: '图片', en: 'Picture' }
  return {
    sections: [
      ...section({ zh: '品牌', en: 'Brand' }, [
        ...field(
          'brand.fileId',
          after.brand?.kind === 'VIDEO'
            ? { zh: '品牌视频', en: 'Brand film' }
            : { zh: '品牌图片', en: 'Brand picture' },
          after.brand?.kind === 'VIDEO' || before.brand?.kind === 'VIDEO' ? 'file' : 'picture',
          after.brand?.fileId,
          before.brand?.fileId,
        ),
        ...words('story', { zh: '品牌故事', en: 'Story' }, 'prose', after.story, before.story),
        ...items(after.storyPictures, before.storyPictures, (is, was, at) =>
          field(
            `storyPictures[${at}]`,
            number({ zh: '故事图片', en: 'Picture of the story' }, at),
            'picture',
            is,
            was,
          ),
        ),
      ]),
      ...section(
        { zh: '首页轮播', en: 'Slides' },
        items(after.slides, before.slides, (is, was, at) => [
          ...field(`slides[${at}].pictureId`, number(picture, at), 'picture', is?.pictureId, was?.pictureId),
          ...words(
            `slides[${at}].title`,
            number({ zh: '标题', en: 'Title' }, at),
            'text',
            is?.title,
            was?.title,
          ),
          ...field(
            `slides[${at}].productId`,
            number({ zh: '指向的商品', en: 'Product' }, at),
            'text',
            title(is?.productId),
            title(was?.productId),
          ),
        ]),
      ),
      ...section(
        { zh: '主推商品', en: 'Featured products' },
        items(after.featured, before.featured, (is, was, at) =>
          field(`featured[${at}]`, number({ zh: '商品', en: 'Product' }, at), 'text', title(is), title(was)),
        ),
      ),
      ...section(
        { zh: '客户案例', en: 'Customer cases' },
        items(after.cases, before.cases, (is, was, at) => [
          ...words(
            `cases[${at}].customer`,
            number({ zh: '客户', en: 'Customer' }, at),
            'text',
            is?.customer,
            was?.customer,
          ),
          ...words(`cases[${at}].text`, number({ zh: '案例', en: 'Case' }, at), 'prose', is?.text, was?.text),
          ...field(`cases[${at}].pictureId`, number(picture, at), 'picture', is?.pictureId, was?.pictureId),
        ]),
      ),
      ...section(
        { zh: '动态', en: 'News' },
        items(after.news, before.news, (is, was, at) => [
          ...field(`news[${at}].date`, number({ zh: '日期', en: 'Date' }, at), 'text', is?.date, was?.date),
          ...words(
            `news[${at}].title`,
            number({ zh: '标题', en: 'Title' }, at),
            'text',
            is?.title,
            was?.title,
          ),
          ...words(`news[${at}].text`, number({ zh: '正文', en: 'Text' }, at), 'prose', is?.text, was?.text),
        ]),
      ),
    ],
    hasBefore: stood !== null,
    checklist: [
      {
        key: 'pictures',
        rule: 'SELL-ONB-51',
        label: {
          zh: '图片和视频清晰，与商家相符，没有侵权和站外联系方式',
          en: 'Pictures and films are clear, are the seller’s own, and show no contacts outside the marketplace',
        },
      },
      {
        key: 'claims',
        rule: 'SELL-ONB-51',
        label: {
          zh: '文字没有绝对化用语、虚假案例或误导性内容',
          en: 'Texts hold no superlatives, no invented cases, nothing misleading',
        },
      },
    ],
    notices: [],
    previewPath: `/preview/shops/${id}`,
  }
}
