import { marked } from 'marked'
import sanitizeHtml from 'sanitize-html'
import { pickText, type Locale, type LocalizedText } from '../../kernel/text.ts'
import { sellerLogoUrl, type Seller } from '../sellers/index.ts'
import type { CategoryNode } from './category-read-model.ts'
import { periodOptions, type Product } from './domain/product.ts'
import type { ProductCard } from './product-list-read-model.ts'

/** Mapping of the catalog's records to the JSON of the storefront, in the reader's language. */

export function cardJson(card: ProductCard, locale: Locale) {
  return {
    id: card.id,
    slug: card.slug,
    title: pickText(card.title, locale),
    brief: pickText(card.brief, locale),
    seller: { slug: card.sellerSlug, name: pickText(card.sellerName, locale) },
    accessType: card.accessType,
    salesClass: card.salesClass,
    logoUrl:
      card.logoFile === null ? `/media/products/${card.slug}/logo.svg` : `/media/files/${card.logoFile}`,
    coverUrl:
      card.coverFile === null
        ? `/media/products/${card.slug}/cover.svg${locale === 'en' ? '?lang=en' : ''}`
        : `/media/files/${card.coverFile}`,
    tags: card.tags.map((tag) => pickText(tag, locale)),
    score: card.reviewCount > 0 ? card.scoreHundredths / 100 : null,
    reviewCount: card.reviewCount,
    salesCount: card.salesCount,
    fromPrice:
      card.fromPrice === null || card.fromPriceMode === null
        ? null
        : {
            amount: trimUnitPrice(card.fromPrice),
            currency: card.currency,
            unit: card.fromPriceMode,
            meterUnit: card.fromPriceMeter ? pickText(card.fromPriceMeter, locale) : null,
          },
    free: card.fromPrice !== null && Number(card.fromPrice) === 0,
    trialDays: card.trialDays,
  }
}

/** `30.000` → `30.00`, `0.005` stays: two decimals unless the price needs three. */
export function trimUnitPrice(price: string): string {
  const [whole = '0', fraction = ''] = price.split('.')
  return `${whole}.${fraction.replace(/0+$/, '').padEnd(2, '0')}`
}

export function categoryJson(node: CategoryNode, locale: Locale): CategoryJson {
  return {
    slug: node.slug,
    name: pickText(node.name, locale),
    icon: node.icon,
    productCount: node.productCount,
    children: node.children.map((child) => categoryJson(child, locale)),
  }
}

export interface CategoryJson {
  slug: string
  name: string
  icon: string
  productCount: number
  children: CategoryJson[]
}

export function sellerCardJson(seller: Seller, productCount: number, locale: Locale) {
  return {
    slug: seller.slug,
    name: pickText(seller.name, locale),
    tagline: pickText(seller.tagline, locale),
    logoUrl: sellerLogoUrl(seller),
    productCount,
    city: pickText(seller.city, locale),
  }
}

/** @param line the extension's number as buyers dial it; `null`: the service contact of the profile is shown */
export function sellerDetailJson(
  seller: Seller,
  productCount: number,
  line: { number: string; hours: LocalizedText } | null,
  locale: Locale,
) {
  return {
    ...sellerCardJson(seller, productCount, locale),
    introductionHtml: renderMarkdown(pickText(seller.introduction, locale)),
    bannerUrl: `/media/sellers/${seller.slug}/banner.svg`,
    supportPhone: line?.number ?? seller.supportPhone,
    supportEmail: seller.supportEmail,
    supportHours: pickText(line?.hours ?? seller.supportHours, locale),
    foundedYear: seller.foundedYear,
    joinedAt: seller.joinedAt.toISOString(),
  }
}

/**
 * Specifications with their SKUs and prices. A hidden one appears only when its own link names it (BUY-STORE-21).
 *
 * @param hiddenCode code of the hidden specification that the link names, or `null`
 */
export function specificationsJson(product: Product, hiddenCode: string | null, locale: Locale) {
  return product.specifications
    .filter((spec) => spec.state === 'ON_SALE' && (!spec.hidden || spec.code === hiddenCode))
    .map((spec) => ({
      code: spec.code,
      skuCode: spec.skuCode,
      name: pickText(spec.name, locale),
      description: pickText(spec.description, locale),
      hidden: spec.hidden,
      trialDays: spec.trialDays,
      attributes: spec.attributes.map((attribute) =>
        attribute.kind === 'enum'
          ? {
              code: attribute.code,
              name: pickText(attribute.name, locale),
              kind: attribute.kind,
              values: attribute.values.map((value) => ({
                code: value.code,
                name: pickText(value.name, locale),
              })),
            }
          : {
              code: attribute.code,
              name: pickText(attribute.name, locale),
              kind: attribute.kind,
              unit: pickText(attribute.unit, locale),
              min: attribute.min,
              max: attribute.max,
              step: attribute.step,
            },
      ),
      skus: spec.skus.map((sku) => ({
        skuId: sku.id,
        skuCode: spec.skuCode,
        attributes: sku.attributeValues,
        prices: sku.prices.map((price) => ({
          productId: price.productCode,
          mode: price.mode,
          unitPrice: trimUnitPrice(price.unitPrice),
          currency: price.currency,
          model: price.model,
          bands:
            price.bands?.map((band) => ({ from: band.from, unitPrice: trimUnitPrice(band.unitPrice) })) ??
            null,
          meterUnit: price.meterUnit ? pickText(price.meterUnit, locale) : null,
        })),
      })),
      periods: { MONTH: [...periodOptions.MONTH], YEAR: [...periodOptions.YEAR] },
    }))
}

/** Markdown of sellers as HTML that holds no script, style, form or foreign frame. */
export function renderMarkdown(markdown: string): string {
  return sanitizeHtml(marked.parse(markdown, { async: false, gfm: true }), {
    allowedTags: [
      ...[
        'h2',
        'h3',
        'h4',
        'p',
        'ul',
        'ol',
        'li',
        'strong',
        'em',
        'a',
        'blockquote',
        'code',
        'pre',
        'br',
        'hr',
      ],
      ...['table', 'thead', 'tbody', 'tr', 'th', 'td', 'img', 'del'],
    ],
    allowedAttributes: {
      a: ['href', 'title', 'rel'],
      img: ['src', 'alt', 'title'],
      th: ['align'],
      td: ['align'],
    },
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
    allowedSchemesByTag: { img: ['https'] },
    transformTags: { a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow noopener' }), h1: 'h2' },
  })
}
