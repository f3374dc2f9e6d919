import { Type } from 'typebox'
import { nullable, oneOf } from '../../../platform/http/schemas.ts'
import { actorOf, type App } from '../../../platform/http/server.ts'
import { SellerDetail } from '../storefront-schemas.ts'
import type { ShopPages } from './shop-pages.ts'

const SellerShop = Type.Object(
  {
    ...SellerDetail.properties,
    decoration: nullable(
      Type.Object({
        brand: nullable(Type.Object({ kind: oneOf(['PICTURE', 'VIDEO']), url: Type.String() })),
        storyHtml: Type.String(),
        storyPictures: Type.Array(Type.String()),
        slides: Type.Array(
          Type.Object({
            pictureUrl: Type.String(),
            title: Type.String(),
            productSlug: nullable(Type.String()),
          }),
        ),
        featured: Type.Array(Type.Ref('ProductCard')),
        cases: Type.Array(
          Type.Object({
            customer: Type.String(),
            text: Type.String(),
            pictureUrl: nullable(Type.String()),
          }),
        ),
        news: Type.Array(
          Type.Object({
            date: Type.String({ description: 'Day, such as 2026-11-26.' }),
            title: Type.String(),
            text: Type.String(),
          }),
          { description: 'Newest first.' },
        ),
      }),
    ),
  },
  { $id: 'SellerShop' },
)
const response = { 200: Type.Ref('SellerShop') }

/** Shops as buyers see them, and as they will be (SELL-ONB-51). */
export function registerShopPageRoutes(app: App, pages: ShopPages): void {
  app.addSchema(SellerShop)

  app.get(
    '/api/v1/catalog/sellers/:slug',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'getSeller',
        summary: 'Shop of a seller',
        tags: ['Storefront'],
        params: Type.Object({ slug: Type.String({ maxLength: 80 }) }),
        response,
      },
    },
    (req) => pages.page(req.params.slug, req.locale),
  )
  app.get(
    '/api/v1/seller/shop/preview',
    {
      config: { permission: 'seller:shop:view' },
      schema: {
        operationId: 'previewShopDraft',
        summary: 'The shop as the saved draft would make it',
        tags: ['Seller center'],
        response,
      },
    },
    (req) => pages.previewDraft(actorOf(req), req.locale),
  )
  app.get(
    '/api/v1/ops/shop-changes/:id/preview',
    {
      config: { permission: 'ops:reviews:view' },
      schema: {
        operationId: 'previewShopChange',
        summary: 'The shop as a request would make it',
        tags: ['Operations'],
        params: Type.Object({ id: Type.String({ maxLength: 64 }) }),
        response,
      },
    },
    (req) => pages.previewChange(req.params.id, req.locale),
  )
}
