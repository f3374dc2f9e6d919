import { describe, expect, it } from 'vitest'
import { makeSubUser } from '../src/modules/identity/testing.ts'
import { makePng, makeUpload } from '../src/modules/uploads/testing.ts'
import { startFaultSeller } from './fault-seller.ts'
import { callAs, makeShop } from './purchase.ts'
import { makeDesk } from './sellers.ts'
import { createTestProgram } from './test-app.ts'

const program = await createTestProgram()
const server = await startFaultSeller()
const desk = await makeDesk(program)

const say = (zh: string, en = '') => ({ zh, en })
const plain = {
  brand: null,
  story: say(''),
  storyPictures: [],
  slides: [],
  featured: [],
  cases: [],
  news: [],
}

async function makeFurnishedShop() {
  const shop = await makeShop(program, server)
  const upload = (purpose: 'shop_picture' | 'story_picture', width: number, height: number) =>
    makeUpload(program, shop.owner, { purpose, name: 'picture.png', bytes: makePng(width, height) })
  const brand = await upload('shop_picture', 780, 440)
  const story = await upload('story_picture', 900, 500)
  const slide = await upload('shop_picture', 780, 440)
  return {
    ...shop,
    files: { brand, story, slide },
    decoration: {
      ...plain,
      brand: { kind: 'PICTURE', fileId: brand },
      story: say('**十年**专注制造业。', 'Ten years in **manufacturing**.'),
      storyPictures: [story],
      slides: [{ pictureId: slide, title: say('新品上市'), productId: shop.product.id }],
      featured: [shop.product.id],
      cases: [{ customer: say('示例制造'), text: say('停机时间减少三成。'), pictureId: null }],
      news: [
        { date: '2026-01-02', title: say('旧闻'), text: say('一') },
        { date: '2026-11-26', title: say('新闻', 'News'), text: say('二') },
      ],
    },
  }
}

describe('SELL-ONB-51 shop decoration', () => {
  it('is written as a draft, previewed, reviewed, and then seen by buyers', async () => {
    const { owner, product, decoration, files } = await makeFurnishedShop()
    const call = callAs(program, owner)
    const buyers = callAs(program, null)
    const first = (await call('GET', '/seller/shop')).body
    expect(first).toMatchObject({ revision: 0, draft: plain, live: null, change: null, history: [] })
    const shopPage = async (language = 'zh-CN') =>
      (await buyers('GET', `/catalog/sellers/${first.slug}`, undefined, { 'accept-language': language })).body
    expect((await shopPage()).decoration).toBeNull()

    const saved = await call('PUT', '/seller/shop/draft?revision=0', decoration)
    expect(saved.body).toMatchObject({ revision: 1 })
    expect((await shopPage()).decoration).toBeNull()
    const preview = (await call('GET', '/seller/shop/preview')).body
    expect(preview.decoration.brand).toEqual({
      kind: 'PICTURE',
      url: `/api/v1/uploads/${files.brand}/content`,
    })

    expect((await call('POST', '/seller/shop/submit', { revision: 1 })).status).toBe(204)
    expect((await call('POST', '/seller/shop/submit', { revision: 1 })).body.code).toBe('REQUEST_PENDING')
    const task = await desk.waiting('shop', owner)
    const content = (await desk.call('GET', `/ops/reviews/${task}`)).body
    expect(content.hasBefore).toBe(false)
    expect(
      content.sections.flatMap(({ fields }: { fields: { path: string }[] }) =>
        fields.map(({ path }) => path),
      ),
    ).toContain('slides[0].productId')
    const previewPath = content.previewPath.replace('/preview/shops/', '/ops/shop-changes/')
    expect((await desk.call('GET', `${previewPath}/preview`)).body.decoration.featured).toHaveLength(1)
    expect((await buyers('GET', `/../../media/files/${files.brand}`)).status).toBe(404)

    await desk.approve('shop', owner)
    const shown = (await shopPage()).decoration
    expect(shown).toMatchObject({
      brand: { kind: 'PICTURE', url: `/media/files/${files.brand}` },
      storyHtml: expect.stringContaining('<strong>十年</strong>'),
      storyPictures: [`/media/files/${files.story}`],
      slides: [{ title: '新品上市', productSlug: product.slug }],
      featured: [{ slug: product.slug }],
      cases: [{ customer: '示例制造', pictureUrl: null }],
      news: [{ date: '2026-11-26', title: '新闻' }, { date: '2026-01-02' }],
    })
    const english = (await shopPage('en')).decoration
    expect(english.news[0].title).toBe('News')
    expect(english.cases[0].customer).toBe('示例制造')
    expect((await call('POST', '/seller/shop/submit', { revision: 1 })).body.code).toBe('PROFILE_UNCHANGED')
  })

  it('what was approved stays while a change waits, is refused or taken back', async () => {
    const { owner, decoration } = await makeFurnishedShop()
    const call = callAs(program, owner)
    await call('PUT', '/seller/shop/draft?revision=0', decoration)
    await call('POST', '/seller/shop/submit', { revision: 1 })
    await desk.approve('shop', owner)
    const live = async () => (await call('GET', '/seller/shop')).body.live.story.zh
    await call('PUT', '/seller/shop/draft?revision=1', { ...decoration, story: say('另一个故事') })
    await call('POST', '/seller/shop/submit', { revision: 2 })
    expect(await live()).toContain('十年')
    await desk.reject('shop', owner, 'story.zh', '请写得具体一些')
    expect((await call('GET', '/seller/shop')).body).toMatchObject({
      change: { state: 'REJECTED', reasons: [{ path: 'story.zh', text: '请写得具体一些' }] },
      draft: { story: { zh: '另一个故事' } },
    })
    expect(await live()).toContain('十年')
    await call('POST', '/seller/shop/submit', { revision: 2 })
    expect((await call('POST', '/seller/shop/withdraw')).status).toBe(204)
    expect((await call('POST', '/seller/shop/withdraw')).body.code).toBe('REQUEST_STATE')
    expect((await call('GET', '/seller/shop')).body.history).toMatchObject([
      { state: 'WITHDRAWN' },
      { state: 'REJECTED' },
      { state: 'APPROVED' },
    ])
  })

  it('wrong input is named by its field and nothing is lost', async () => {
    const { owner, decoration } = await makeFurnishedShop()
    const other = await makeFurnishedShop()
    const call = callAs(program, owner)
    const fieldsOf = (answer: { body: { errors?: { path: string }[] } }) =>
      answer.body.errors?.map(({ path }) => path)
    const foreign = await call('PUT', '/seller/shop/draft?revision=0', {
      ...decoration,
      storyPictures: [other.files.story],
    })
    expect(foreign.status).toBe(404)
    const wrongPurpose = await call('PUT', '/seller/shop/draft?revision=0', {
      ...decoration,
      brand: { kind: 'VIDEO', fileId: decoration.brand.fileId },
    })
    expect(fieldsOf(wrongPurpose)).toEqual(['brand.fileId'])
    const tooMany = await call('PUT', '/seller/shop/draft?revision=0', {
      ...decoration,
      featured: Array.from({ length: 9 }, (_, at) => `prd_${at}`),
    })
    expect(fieldsOf(tooMany)).toEqual(['featured'])
    expect((await call('GET', '/seller/shop')).body.revision).toBe(0)

    await call('PUT', '/seller/shop/draft?revision=0', {
      ...decoration,
      featured: [other.product.id],
      story: say('见 www.other.example'),
    })
    const refused = await call('POST', '/seller/shop/submit', { revision: 1 })
    expect(refused.status).toBe(400)
    expect(fieldsOf(refused)).toEqual(['story.zh', 'featured[0]'])
    const late = await call('PUT', '/seller/shop/draft?revision=0', decoration)
    expect(late.body.code).toBe('SHOP_DRAFT_CHANGED')
    expect((await call('POST', '/seller/shop/submit', { revision: 0 })).body.code).toBe('SHOP_DRAFT_CHANGED')
  })

  it('a reader of the shop may not write, and only a reviewer sees what waits', async () => {
    const { owner, decoration } = await makeFurnishedShop()
    const call = callAs(program, owner)
    const reader = callAs(
      program,
      await makeSubUser(program, owner, null, { user: { permissions: ['seller:shop:view'] } }),
    )
    expect((await reader('GET', '/seller/shop')).status).toBe(200)
    expect((await reader('PUT', '/seller/shop/draft?revision=0', decoration)).status).toBe(403)
    expect((await call('GET', '/ops/shop-changes/shc_none/preview')).status).toBe(403)
    expect((await desk.call('GET', '/ops/shop-changes/shc_none/preview')).status).toBe(404)
  })
})
