import { describe, expect, it } from 'vitest'
import {
  checkDecoration,
  emptyDecoration,
  filesOfDecoration,
  isEmptyDecoration,
  type ShopDecoration,
} from './shop-decoration.ts'

const limits = { storyPicturesMax: 5, slidesMax: 5, featuredMax: 8, casesMax: 10, newsMax: 10 }
const say = (zh: string, en = '') => ({ zh, en })
const full: ShopDecoration = {
  brand: { kind: 'VIDEO', fileId: 'upl_film' },
  story: say('我们从一间车间开始。', 'We began in one workshop.'),
  storyPictures: ['upl_1', 'upl_2'],
  slides: [{ pictureId: 'upl_3', title: say('新品'), productId: 'prd_1' }],
  featured: ['prd_1', 'prd_2'],
  cases: [{ customer: say('示例制造'), text: say('停机时间减少三成。'), pictureId: null }],
  news: [{ date: '2026-11-26', title: say('获奖'), text: say('获得年度奖。') }],
}
const problemsOf = (change: Partial<ShopDecoration>) =>
  checkDecoration({ ...full, ...change }, limits).map(({ path, message }) =>
    typeof message === 'string' ? `${path} ${message}` : path,
  )

describe('SELL-ONB-51 shop decoration', () => {
  it('takes a shop with everything, and a shop with nothing', () => {
    expect(problemsOf({})).toEqual([])
    expect(checkDecoration(emptyDecoration, limits)).toEqual([])
    expect(isEmptyDecoration(emptyDecoration)).toBe(true)
    expect(isEmptyDecoration({ ...emptyDecoration, featured: ['prd_1'] })).toBe(false)
  })

  it.each<[string, Partial<ShopDecoration>, string[]]>([
    [
      'five pictures of the story at most',
      { storyPictures: Array(6).fill('upl_1') },
      ['storyPictures too_long'],
    ],
    ['pictures need a story', { story: say('') }, ['story.zh required']],
    [
      'an English story needs a Chinese one',
      { story: say('', 'Only English'), storyPictures: [] },
      ['story.zh required'],
    ],
    ['no addresses outside', { story: say('请访问 www.other.example') }, ['story.zh no_links']],
    ['no markup', { story: say('<b>好</b>') }, ['story.zh no_markup']],
    [
      'a slide needs picture and title',
      { slides: [{ pictureId: '', title: say(''), productId: null }] },
      ['slides[0].pictureId required', 'slides[0].title.zh required'],
    ],
    ['a product is featured once', { featured: ['prd_1', 'prd_1'] }, ['featured[1] repeated']],
    [
      'a case names its customer',
      { cases: [{ customer: say(' '), text: say('好'), pictureId: null }] },
      ['cases[0].customer.zh required'],
    ],
    [
      'news have a real day',
      { news: [{ date: '2026-02-30', title: say('一'), text: say('二') }] },
      ['news[0].date invalid'],
    ],
    ['a film that was not chosen', { brand: { kind: 'PICTURE', fileId: '' } }, ['brand.fileId required']],
  ])('%s', (_name, change, expected) => {
    expect(problemsOf(change)).toEqual(expected)
  })

  it('names every file with its field and purpose, empty places left out', () => {
    expect(
      filesOfDecoration({
        ...full,
        slides: [...full.slides, { pictureId: '', title: say(''), productId: null }],
      }),
    ).toEqual([
      { id: 'upl_film', field: 'brand.fileId', purpose: 'video' },
      { id: 'upl_1', field: 'storyPictures[0]', purpose: 'story_picture' },
      { id: 'upl_2', field: 'storyPictures[1]', purpose: 'story_picture' },
      { id: 'upl_3', field: 'slides[0].pictureId', purpose: 'shop_picture' },
    ])
  })
})
