/** Words that a product document shares with everything else that speaks of products. */

/** A text in both languages; the same shape as everywhere else in the program. */
export interface LocalizedText {
  zh: string
  en: string
}

export const accessTypes = [
  'SAAS',
  'LICENSE',
  'IMAGE',
  'SERVICE',
  'API',
  'AGENT',
  'HARDWARE',
  'DATA',
  'AI_ASSET',
  'CONTAINER',
  'ORCHESTRATION',
  'CONSULTING',
] as const
export type AccessType = (typeof accessTypes)[number]

/** How a price is charged: a month or a year each, once, or by usage records (BUY-PRICE 6.1). */
export const priceModes = ['MONTH', 'YEAR', 'ONE_TIME', 'ON_DEMAND'] as const
export type PriceMode = (typeof priceModes)[number]

export const salesClasses = ['general', 'joint', 'platform'] as const
export type SalesClass = (typeof salesClasses)[number]

/** How a seller's server is called for what is bought (isv-protocol 0.1). */
export const deliveryProtocols = [
  'SAAS_V2',
  'SAAS_V1',
  'LICENSE_V1',
  'LICENSE_CODE',
  'LICENSE_ONLINE',
] as const
export type DeliveryProtocol = (typeof deliveryProtocols)[number]

/** How long opening is tried: the windows of isv-protocol 11.5, or at least 75 hours (SELL-APP-34). */
export const deliveryEditions = ['classic', 'resilient'] as const
export type DeliveryEdition = (typeof deliveryEditions)[number]
