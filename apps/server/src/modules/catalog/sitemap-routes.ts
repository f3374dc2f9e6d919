import { sql } from 'kysely'
import { Type } from 'typebox'
import { notFound } from '../../kernel/errors.ts'
import type { App } from '../../platform/http/server.ts'
import { createShortCache } from '../../platform/http/short-cache.ts'
import type { Platform } from '../../platform/platform.ts'
import { listSellers } from '../sellers/index.ts'

/** A sitemap file holds 50,000 addresses at most (sitemaps.org); every page has two, one a language. */
const PRODUCTS_A_FILE = 25_000
const KEPT_MS = 3_600_000
const STALE_MS = 24 * KEPT_MS

/** Pages of one person or one purchase: nothing for a search engine. */
const privatePaths = ['/buyer', '/account', '/seller/', '/seller$', '/operator', '/checkout', '/orders/']
const privateEverywhere = ['/api/', '/sign-in', '/register', '/forgot-password', '/sandbox/', '/compare']

/** What search engines ask for first: robots.txt, and sitemaps of everything that is public (BUY-STORE-13). */
export function registerSitemapRoutes(app: App, platform: Platform): void {
  const { query } = platform.db
  const { baseUrl } = platform
  const starts = createShortCache<string[]>({ ttlMs: KEPT_MS, staleMs: STALE_MS, entriesMax: 1 })
  const config = { permission: 'public' } as const
  const xml = 'application/xml; charset=utf-8'

  /** Both languages of a page, each naming the other. */
  const entry = (path: string) => {
    const chinese = `${baseUrl}${path}`
    const english = `${baseUrl}/en${path === '/' ? '' : path}`
    const links =
      `<xhtml:link rel="alternate" hreflang="zh-CN" href="${chinese}"/>` +
      `<xhtml:link rel="alternate" hreflang="en" href="${english}"/>`
    return `<url><loc>${chinese}</loc>${links}</url><url><loc>${english}</loc>${links}</url>`
  }
  const urlSet = (paths: string[]) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" ` +
    `xmlns:xhtml="http://www.w3.org/1999/xhtml">${paths.map(entry).join('\n')}</urlset>\n`

  const pagePaths = async () => {
    const [categories, sellers] = await Promise.all([
      query
        .selectFrom('categories as c')
        .leftJoin('categories as above', 'above.id', 'c.parent_id')
        .select('c.slug')
        .where('c.hidden', '=', false)
        .where((eb) => eb.or([eb('above.id', 'is', null), eb('above.hidden', '=', false)]))
        .orderBy('c.position')
        .execute(),
      listSellers(query),
    ])
    return [
      '/',
      '/products',
      '/sellers',
      ...categories.map(({ slug }) => `/categories/${slug}`),
      ...sellers.map(({ slug }) => `/sellers/${slug}`),
      '/legal/terms',
      '/legal/privacy',
    ]
  }

  /** @throws not_found when no file begins there: a file costs too much to be had from anywhere */
  const productPaths = async (from: string) => {
    if (!(await firsts()).includes(from)) throw notFound('sitemap')
    const rows = await query
      .selectFrom('products')
      .select('slug')
      .where('state', '=', 'ON_SALE')
      .where('public_sale', '=', true)
      .where('id', '>=', from)
      .orderBy('id')
      .limit(PRODUCTS_A_FILE)
      .execute()
    return rows.map(({ slug }) => `/products/${slug}`)
  }

  app.get('/robots.txt', { config, schema: { hide: true } }, (_req, reply) =>
    reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(
        [
          'User-agent: *',
          ...[...privatePaths, ...privateEverywhere].flatMap((path) => [
            `Disallow: ${path}`,
            ...(path === '/api/' ? [] : [`Disallow: /en${path}`]),
          ]),
          `Sitemap: ${baseUrl}/sitemap.xml`,
          '',
        ].join('\n'),
      ),
  )

  /** The first product of each file. Kept, so that a file keeps its name while its index is being read. */
  const firsts = async (): Promise<string[]> =>
    starts.get('all', async () => {
      const { rows } = await sql<{ id: string }>`
        select id from (
          select id, row_number() over (order by id) as n from products where state = 'ON_SALE' and public_sale
        ) numbered where n % ${sql.lit(PRODUCTS_A_FILE)} = 1 order by id`.execute(query)
      return rows.map((row) => row.id)
    })

  app.get('/sitemap.xml', { config, schema: { hide: true } }, async (_req, reply) => {
    const files = ['pages', ...(await firsts()).map((id) => `products-${id}`)]
    const body =
      `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` +
      `${files.map((file) => `<sitemap><loc>${baseUrl}/sitemaps/${file}.xml</loc></sitemap>`).join('\n')}</sitemapindex>\n`
    return reply.type(xml).header('cache-control', 'public, max-age=3600').send(body)
  })

  app.get(
    '/sitemaps/:file',
    {
      config,
      schema: {
        hide: true,
        params: Type.Object({ file: Type.String({ pattern: '^(pages|products-[\\w-]{1,64})\\.xml$' }) }),
      },
    },
    async (req, reply) => {
      const { file } = req.params
      const paths =
        file === 'pages.xml' ? await pagePaths() : await productPaths(file.slice(9, -'.xml'.length))
      const body = urlSet(paths)
      return reply.type(xml).header('cache-control', 'public, max-age=3600').send(body)
    },
  )
}
