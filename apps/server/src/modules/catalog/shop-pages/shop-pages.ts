import { notFound } from '../../../kernel/errors.ts'
import type { Locale, LocalizedText } from '../../../kernel/text.ts'
import type { Actor } from '../../../platform/actor.ts'
import type { Platform } from '../../../platform/platform.ts'
import { findSeller, type Seller, type ShopDecoration, type ShopService } from '../../sellers/index.ts'
import type { CatalogService } from '../catalog-service.ts'
import { privateFile, publicFile, type FileAddress } from '../storefront-details.ts'
import { renderMarkdown } from '../storefront-presenter.ts'
import { findShownProducts } from './shown-products.ts'

export type ShopPages = ReturnType<typeof createShopPages>

/** Pages of shops: what a seller says of itself beside what it sells (SELL-ONB-51). */
export function createShopPages(platform: Platform, deps: { catalog: CatalogService; shop: ShopService }) {
  const { query } = platform.db
  const { catalog, shop } = deps

  async function pageOf(
    seller: Seller,
    decoration: ShopDecoration | null,
    { file }: Pick<FileAddress, 'file'>,
    locale: Locale,
  ) {
    const facts = await catalog.sellerFacts(seller, locale)
    if (!decoration) return { ...facts, decoration: null }
    // Products that left the shelf since then leave the shop as well.
    const slides = decoration.slides.filter(({ pictureId }) => pictureId !== '')
    const [shown, featured] = await Promise.all([
      findShownProducts(
        query,
        seller.id,
        slides.flatMap(({ productId }) => productId ?? []),
      ),
      catalog.cardsOf(decoration.featured, locale),
    ])
    const slugs = new Map(shown.map(({ id, slug }) => [id, slug]))
    const say = (text: LocalizedText) => spoken(text, locale)
    const { brand } = decoration
    return {
      ...facts,
      decoration: {
        brand: brand && brand.fileId !== '' ? { kind: brand.kind, url: file(brand.fileId) } : null,
        storyHtml: renderMarkdown(say(decoration.story)),
        storyPictures: decoration.storyPictures.filter((id) => id !== '').map(file),
        slides: slides.map(({ pictureId, title, productId }) => ({
          pictureUrl: file(pictureId),
          title: say(title),
          productSlug: (productId && slugs.get(productId)) || null,
        })),
        featured,
        cases: decoration.cases.map(({ customer, text, pictureId }) => ({
          customer: say(customer),
          text: say(text),
          pictureUrl: pictureId ? file(pictureId) : null,
        })),
        news: decoration.news
          .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
          .map(({ date, title, text }) => ({ date, title: say(title), text: say(text) })),
      },
    }
  }

  return {
    /** @throws not_found when there is no such shop */
    async page(slug: string, locale: Locale) {
      const seller = await findSeller(query, { slug })
      if (!seller || seller.state !== 'APPROVED') throw notFound('seller')
      return pageOf(seller, await shop.findLive(query, seller.id), publicFile, locale)
    },

    /** The seller's own draft. */
    async previewDraft(actor: Actor, locale: Locale) {
      const { seller, decoration } = await shop.previewDraft(actor)
      return pageOf(seller, decoration, privateFile, locale)
    },

    /** What waits for review. @throws not_found */
    async previewChange(changeId: string, locale: Locale) {
      const { seller, decoration } = await shop.previewChange(changeId)
      return pageOf(seller, decoration, privateFile, locale)
    },
  }
}

/** The other language stands in where a seller wrote one only. */
function spoken({ zh, en }: LocalizedText, locale: Locale): string {
  return locale === 'en' ? en.trim() || zh : zh.trim() || en
}
