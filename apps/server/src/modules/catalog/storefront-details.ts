import type { BillingItem, UsagePackage } from '@yunshi/product-document'
import { pickText, type Locale, type LocalizedText } from '../../kernel/text.ts'
import type { BuyerContacts } from '../sellers/index.ts'
import { uploadIdOf } from './domain/document-files.ts'
import type { Product } from './domain/product.ts'
import { trimUnitPrice } from './storefront-presenter.ts'

/** Where pictures of a product are read. */
export interface FileAddress {
  file: (uploadId: string) => string
  /** Folder of its generated pictures. */
  generated: (product: Product) => string
}

/** As buyers read them. */
export const publicFile: FileAddress = {
  file: (id) => `/media/files/${id}`,
  generated: ({ slug }) => `/media/products/${slug}`,
}
/** As the seller of a product that is not listed does, and who reviews it. */
export const privateFile: FileAddress = {
  file: (id) => `/api/v1/uploads/${id}/content`,
  generated: ({ accessType, slug }) => `/media/previews/${accessType}/${slug}`,
}

interface FileEntry {
  file: string
}

function urlOf(entry: FileEntry | undefined, address: FileAddress): string | null {
  const id = uploadIdOf(entry?.file)
  return id === null ? null : address.file(id)
}

const urlsOf = (entries: readonly FileEntry[] | undefined, address: FileAddress): string[] =>
  (entries ?? []).flatMap((entry) => urlOf(entry, address) ?? [])

/** Pictures of a product: its own where it has some, else generated ones. */
export function picturesJson(product: Product, locale: Locale, address: FileAddress) {
  const { details } = product
  const generated = address.generated(product)
  const own = urlsOf(details.pictures, address)
  const language = locale === 'en' ? '?lang=en' : ''
  return {
    logoUrl: urlOf(details.logo, address) ?? `${generated}/logo.svg`,
    coverUrl: own[0] ?? `${generated}/cover.svg${language}`,
    gallery:
      own.length > 0
        ? own
        : ['cover', 'screenshot-0', 'screenshot-1', 'screenshot-2'].map(
            (name) => `${generated}/${name}.svg${language}`,
          ),
    videos: urlsOf(
      details.videos?.map(({ video }) => video),
      address,
    ),
    descriptionPictures: urlsOf(details.descriptionPictures, address),
  }
}

/** What a document says beyond what is sold by: version, support, cases, files, and the facts of its access type. */
export function detailsJson(
  product: Product,
  locale: Locale,
  address: FileAddress,
  groups: BuyerContacts['groups'],
) {
  const { details } = product
  const say = (text: LocalizedText) => pickText(text, locale)
  const { support } = details
  // A group that is gone leaves what the document itself says.
  const group = groups.find(({ id }) => id === support?.group)
  return {
    version: details.version ?? null,
    cases: (details.cases ?? []).map(({ title, text }) => ({ title: say(title), text: say(text) })),
    support: support
      ? {
          hours: say(group?.hours ?? support.hours),
          content: say(support.content),
          hotline: group?.phone ?? support.hotline,
          email: group?.email ?? support.email,
        }
      : null,
    agreementUrl: urlOf(details.agreement, address),
    usageGuideUrl: urlOf(details.usageGuideFile, address),
    facts: factsOf(product.accessType, details.access as AccessFacts | undefined, say),
    seo: details.seo
      ? {
          title: details.seo.title ? say(details.seo.title) : null,
          keywords: details.seo.keywords ? say(details.seo.keywords) : null,
          description: details.seo.description ? say(details.seo.description) : null,
        }
      : null,
  }
}

/** Fields of `access` that buyers read, of all access types. */
interface AccessFacts {
  userAuthorization?: string[]
  deliveryFlow?: LocalizedText
  deploymentObject?: string
  applicationType?: string
  regions?: string[]
  minimum?: { vcpus: number; memoryGb: number; diskGb: number }
  flow?: string
  averageDeliveryDays?: number
  gateway?: string
  simpleAppCode?: boolean
  billedBy?: string[]
  region?: string
  shipping?: LocalizedText
  warrantyMonths?: number
  platform?: string
  meteredBy?: string
  template?: string
  requirementForm?: LocalizedText
  responseHours?: number
}

/** Keys are those of the web application's texts; values are words, codes or numbers. */
function factsOf(
  accessType: Product['accessType'],
  access: AccessFacts | undefined,
  say: (text: LocalizedText) => string,
): { key: string; value: string }[] {
  if (!access) return []
  const facts: [string, string | undefined][] = [
    ['userAuthorization', access.userAuthorization?.join(', ')],
    ['deliveryFlow', access.deliveryFlow && say(access.deliveryFlow)],
    ['deploymentObject', access.deploymentObject],
    ['applicationType', access.applicationType],
    ['regions', access.regions?.join(', ')],
    [
      'minimum',
      access.minimum &&
        `${access.minimum.vcpus} vCPU · ${access.minimum.memoryGb} GiB · ${access.minimum.diskGb} GiB`,
    ],
    // The flows of services and of hardware have the same field and other values.
    [accessType === 'HARDWARE' ? 'hardwareFlow' : 'serviceFlow', access.flow],
    ['averageDeliveryDays', access.averageDeliveryDays?.toString()],
    ['gateway', access.gateway],
    ['billedBy', access.billedBy?.join(', ')],
    ['gatewayRegion', access.region],
    ['shipping', access.shipping && say(access.shipping)],
    ['warrantyMonths', access.warrantyMonths?.toString()],
    ['platform', access.platform],
    ['meteredBy', access.meteredBy],
    ['requirementForm', access.requirementForm && say(access.requirementForm)],
    ['responseHours', access.responseHours?.toString()],
  ]
  return facts.flatMap(([key, value]) => (value ? [{ key, value }] : []))
}

/** What pay-per-use of a specification is charged by, and the packages beside it (SELL-PUB-50, 53). */
export function meteringJson(
  spec: { billingItems: readonly BillingItem[]; packages: readonly UsagePackage[] },
  currency: string,
  locale: Locale,
) {
  const say = (text: LocalizedText) => pickText(text, locale)
  const nameOf = new Map(spec.billingItems.map((item) => [item.code, item]))
  return {
    billingItems: spec.billingItems.map((item) => ({
      code: item.code,
      name: say(item.name),
      unit: say(item.unit),
      model: item.model ?? 'linear',
      unitPrice: item.unitPrice === undefined ? null : trimUnitPrice(item.unitPrice),
      bands:
        item.bands?.map(({ from, unitPrice }) => ({ from, unitPrice: trimUnitPrice(unitPrice) })) ?? null,
      cycle: item.cycle ?? null,
      accumulation: item.accumulation ?? null,
      currency,
    })),
    packages: spec.packages
      .filter((item) => !item.removed)
      .map((item) => ({
        code: item.code,
        name: say(item.name),
        period: item.period,
        periodCounts: item.periodCounts,
        reset: item.reset,
        contents: item.contents.map(({ item: code, quantity }) => {
          const billed = nameOf.get(code)
          return { name: billed ? say(billed.name) : code, unit: billed ? say(billed.unit) : '', quantity }
        }),
        price: trimUnitPrice(item.price),
        stopWhenExhausted: item.stopWhenExhausted ?? false,
        currency,
      })),
  }
}
