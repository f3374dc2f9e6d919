import type { FieldProblem } from '../../../kernel/errors.ts'
import type { LocalizedText } from '../../../kernel/text.ts'
import { fieldCheck, hasLink, hasMarkup } from './plain-fields.ts'

/** What heads the shop: one picture of 780 × 440, or one film. */
export interface ShopBrand {
  kind: 'PICTURE' | 'VIDEO'
  fileId: string
}
export interface ShopSlide {
  pictureId: string
  title: LocalizedText
  /** A product of the seller that the slide leads to. */
  productId: string | null
}
export interface ShopCase {
  customer: LocalizedText
  text: LocalizedText
  pictureId: string | null
}
export interface ShopNews {
  /** Day of the site, such as `2026-11-26`. */
  date: string
  title: LocalizedText
  text: LocalizedText
}

/** How a seller furnishes its shop (SELL-ONB-51). English texts may be left out; the Chinese ones stand in. */
export interface ShopDecoration {
  brand: ShopBrand | null
  /** Markdown. */
  story: LocalizedText
  storyPictures: string[]
  slides: ShopSlide[]
  /** Products that the shop shows first, in this order. */
  featured: string[]
  cases: ShopCase[]
  news: ShopNews[]
}

export const emptyDecoration: ShopDecoration = {
  brand: null,
  story: { zh: '', en: '' },
  storyPictures: [],
  slides: [],
  featured: [],
  cases: [],
  news: [],
}

export interface ShopLimits {
  storyPicturesMax: number
  slidesMax: number
  featuredMax: number
  casesMax: number
  newsMax: number
}

/** Purposes of the files of a shop. */
export type ShopFilePurpose = 'shop_picture' | 'story_picture' | 'video'

/** Files of a decoration with their fields. */
export function filesOfDecoration(
  decoration: ShopDecoration,
): { id: string; field: string; purpose: ShopFilePurpose }[] {
  const { brand, storyPictures, slides, cases } = decoration
  return [
    ...(brand
      ? [
          {
            id: brand.fileId,
            field: 'brand.fileId',
            purpose: brand.kind === 'VIDEO' ? ('video' as const) : ('shop_picture' as const),
          },
        ]
      : []),
    ...storyPictures.map((id, at) => ({
      id,
      field: `storyPictures[${at}]`,
      purpose: 'story_picture' as const,
    })),
    ...slides.map(({ pictureId: id }, at) => ({
      id,
      field: `slides[${at}].pictureId`,
      purpose: 'shop_picture' as const,
    })),
    ...cases.flatMap(({ pictureId: id }, at) =>
      id === null ? [] : [{ id, field: `cases[${at}].pictureId`, purpose: 'shop_picture' as const }],
    ),
  ].filter(({ id }) => id !== '')
}

/** Products that a decoration names, with their fields. */
export function productsOfDecoration({ slides, featured }: ShopDecoration): { id: string; field: string }[] {
  return [
    ...slides.flatMap(({ productId: id }, at) =>
      id === null ? [] : [{ id, field: `slides[${at}].productId` }],
    ),
    ...featured.map((id, at) => ({ id, field: `featured[${at}]` })),
  ]
}

/** How much fits, checked also of a draft. */
export function checkShopLimits(decoration: ShopDecoration, limits: ShopLimits): FieldProblem[] {
  const { problems, add } = fieldCheck()
  const most = (path: string, list: readonly unknown[], max: number) => {
    if (list.length > max) add(path, 'too_long')
  }
  most('storyPictures', decoration.storyPictures, limits.storyPicturesMax)
  most('slides', decoration.slides, limits.slidesMax)
  most('featured', decoration.featured, limits.featuredMax)
  most('cases', decoration.cases, limits.casesMax)
  most('news', decoration.news, limits.newsMax)
  return problems
}

/**
 * What keeps a decoration from being handed in (SELL-ONB-51). Files and products are checked by who knows them. Ways
 * out of the marketplace are refused everywhere, as in every text that buyers read.
 */
export function checkDecoration(decoration: ShopDecoration, limits: ShopLimits): FieldProblem[] {
  const { problems, add, text } = fieldCheck()
  problems.push(...checkShopLimits(decoration, limits))
  const words = (path: string, value: LocalizedText, options: { max: number; optional?: boolean }) => {
    const shape = (side: 'zh' | 'en', optional: boolean) => {
      if (!text(`${path}.${side}`, value[side], { max: options.max, optional })) return
      if (hasLink(value[side])) add(`${path}.${side}`, 'no_links')
      else if (hasMarkup(value[side])) add(`${path}.${side}`, 'no_markup')
    }
    shape('zh', options.optional ?? false)
    // An English text without a Chinese one would leave half of the buyers without any.
    if (value.zh.trim() === '' && value.en.trim() !== '') add(`${path}.zh`, 'required')
    shape('en', true)
  }
  const { brand, story, storyPictures, slides, featured, cases, news } = decoration
  if (brand?.fileId === '') add('brand.fileId', 'required')
  words('story', story, { max: 5000, optional: true })
  if (storyPictures.length > 0 && story.zh.trim() === '') add('story.zh', 'required')
  slides.forEach((slide, at) => {
    if (slide.pictureId === '') add(`slides[${at}].pictureId`, 'required')
    words(`slides[${at}].title`, slide.title, { max: 40 })
  })
  featured.forEach((id, at) => {
    if (featured.indexOf(id) !== at) add(`featured[${at}]`, 'repeated')
  })
  cases.forEach((one, at) => {
    words(`cases[${at}].customer`, one.customer, { max: 60 })
    words(`cases[${at}].text`, one.text, { max: 500 })
  })
  news.forEach((one, at) => {
    if (!isDay(one.date)) add(`news[${at}].date`, 'invalid')
    words(`news[${at}].title`, one.title, { max: 80 })
    words(`news[${at}].text`, one.text, { max: 1000 })
  })
  return problems
}

/** Whether nothing at all is shown; such a shop is the plain one. */
export function isEmptyDecoration({ brand, story, ...lists }: ShopDecoration): boolean {
  return (
    brand === null &&
    story.zh.trim() === '' &&
    story.en.trim() === '' &&
    Object.values(lists).every(({ length }) => length === 0)
  )
}

function isDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null
  return day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}
