import { Type } from 'typebox'
import type { App } from '../../platform/http/server.ts'
import { createShortCache } from '../../platform/http/short-cache.ts'
import { notFound } from '../../kernel/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { findSeller } from '../sellers/index.ts'
import { bannerSvg, coverSvg, logoSvg, screenshotSvg } from './domain/artwork.ts'
import { findProductFace } from './product-faces.ts'

/** What the pictures know of the access types; the rest borrow the nearest. */
const scenes = { CONSULTING: 'SERVICE' } as const

/** Generated pictures of products and shops; deterministic, therefore cached for a day. */
export function registerMediaRoutes(app: App, platform: Platform): void {
  const { query } = platform.db
  const pictures = createShortCache<string>({ ttlMs: 600_000, entriesMax: 2000 })
  const headers = { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=86400' }

  app.get(
    '/media/products/:slug/:file',
    {
      schema: {
        hide: true,
        params: Type.Object({
          slug: Type.String({ maxLength: 80 }),
          file: Type.String({ pattern: '^(logo|cover|screenshot-[0-2])\\.svg$' }),
        }),
        querystring: Type.Object({ lang: Type.Optional(Type.String({ pattern: '^en$' })) }),
      },
    },
    async (req, reply) => {
      const { slug, file } = req.params
      const svg = await pictures.get(`${slug}/${file}/${req.query.lang ?? ''}`, async () => {
        const product = await findProductFace(query, slug)
        // A draft is shown to its seller by its logo; its title is nobody else's yet.
        if (!product || (product.draft && file !== 'logo.svg')) throw notFound('product')
        const title = req.query.lang === 'en' ? product.title.en : product.title.zh
        const type = product.accessType
        const accessType = type === 'CONSULTING' ? scenes.CONSULTING : type
        if (file === 'logo.svg') return logoSvg({ seed: slug, label: product.title.zh })
        if (file === 'cover.svg') return coverSvg({ seed: slug, accessType, title })
        return screenshotSvg({ seed: slug, accessType, index: Number(file.at(-5)), title })
      })
      return reply.headers(headers).send(svg)
    },
  )
  app.get(
    '/media/sellers/:slug/:file',
    {
      schema: {
        hide: true,
        params: Type.Object({
          slug: Type.String({ maxLength: 80 }),
          file: Type.String({ pattern: '^(logo|banner)\\.svg$' }),
        }),
      },
    },
    async (req, reply) => {
      const { slug, file } = req.params
      const svg = await pictures.get(`seller/${slug}/${file}`, async () => {
        const seller = await findSeller(query, { slug })
        if (!seller) throw notFound('seller')
        return file === 'logo.svg'
          ? logoSvg({ seed: slug, label: seller.name.zh })
          : bannerSvg({ seed: slug, kind: 'shop' })
      })
      return reply.headers(headers).send(svg)
    },
  )
  app.get('/media/hero.svg', { schema: { hide: true } }, async (_req, reply) =>
    reply.headers(headers).send(bannerSvg({ seed: 'yunshi', kind: 'hero' })),
  )
}
