import { Type } from 'typebox'
import { oneOf } from '../../platform/http/schemas.ts'
import type { App } from '../../platform/http/server.ts'
import { createShortCache } from '../../platform/http/short-cache.ts'
import { notFound } from '../../kernel/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { findSeller } from '../sellers/index.ts'
import { bannerSvg, coverSvg, logoSvg, screenshotSvg } from './domain/artwork.ts'
import { accessTypes, type AccessType } from './domain/product.ts'
import { findProductFace } from './product-faces.ts'

/** What the pictures know of the access types; the rest borrow the nearest. */
const scenes = { CONSULTING: 'SERVICE' } as const

const FILES = '^(logo|cover|screenshot-[0-2])\\.svg$'

function draw(
  file: string,
  of: { slug: string; accessType: AccessType; title: string; label: string },
): string {
  const { slug, title } = of
  const accessType = of.accessType === 'CONSULTING' ? scenes.CONSULTING : of.accessType
  if (file === 'logo.svg') return logoSvg({ seed: slug, label: of.label })
  if (file === 'cover.svg') return coverSvg({ seed: slug, accessType, title })
  return screenshotSvg({ seed: slug, accessType, index: Number(file.at(-5)), title })
}

/** Generated pictures of products and shops; deterministic, therefore cached for a day. */
export function registerMediaRoutes(app: App, platform: Platform): void {
  const { query } = platform.db
  /** A drawn picture, or the address of one that its owner uploaded. */
  type Picture = { svg: string } | { at: string }
  const pictures = createShortCache<Picture>({ ttlMs: 600_000, entriesMax: 2000 })
  const headers = { 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=86400' }

  app.get(
    '/media/products/:slug/:file',
    {
      schema: {
        hide: true,
        params: Type.Object({
          slug: Type.String({ maxLength: 80 }),
          file: Type.String({ pattern: FILES }),
        }),
        querystring: Type.Object({ lang: Type.Optional(Type.String({ pattern: '^en$' })) }),
      },
    },
    async (req, reply) => {
      const { slug, file } = req.params
      const picture = await pictures.get(`${slug}/${file}/${req.query.lang ?? ''}`, async () => {
        const product = await findProductFace(query, slug)
        // A draft is shown to its seller by its logo; its title is nobody else's yet.
        if (!product || (product.draft && file !== 'logo.svg')) throw notFound('product')
        if (file === 'logo.svg' && product.logoFile !== null && !product.draft)
          return { at: `/media/files/${product.logoFile}` }
        const title = req.query.lang === 'en' ? product.title.en : product.title.zh
        return { svg: draw(file, { slug, accessType: product.accessType, title, label: product.title.zh }) }
      })
      if ('at' in picture) return reply.header('cache-control', 'public, max-age=300').redirect(picture.at)
      return reply.headers(headers).send(picture.svg)
    },
  )
  // A product that is not stored yet has pictures in its preview as well.
  app.get(
    '/media/previews/:accessType/:slug/:file',
    {
      schema: {
        hide: true,
        params: Type.Object({
          accessType: oneOf(accessTypes),
          slug: Type.String({ pattern: '^[a-z0-9-]{2,80}$' }),
          file: Type.String({ pattern: FILES }),
        }),
        querystring: Type.Object({ lang: Type.Optional(Type.String({ pattern: '^en$' })) }),
      },
    },
    async (req, reply) => {
      const { slug, file, accessType } = req.params
      return reply.headers(headers).send(draw(file, { slug, accessType, title: '', label: slug }))
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
      const picture = await pictures.get(`seller/${slug}/${file}`, async () => {
        const seller = await findSeller(query, { slug })
        if (!seller) throw notFound('seller')
        return {
          svg:
            file === 'logo.svg'
              ? logoSvg({ seed: slug, label: seller.name.zh })
              : bannerSvg({ seed: slug, kind: 'shop' }),
        }
      })
      if ('at' in picture) return reply.header('cache-control', 'public, max-age=300').redirect(picture.at)
      return reply.headers(headers).send(picture.svg)
    },
  )
  app.get('/media/hero.svg', { schema: { hide: true } }, async (_req, reply) =>
    reply.headers(headers).send(bannerSvg({ seed: 'yunshi', kind: 'hero' })),
  )
}
