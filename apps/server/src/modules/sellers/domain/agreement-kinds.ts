import type { LocalizedText } from '../../../kernel/text.ts'
import type { Site } from './onboarding-form.ts'

export const agreementKinds = [
  'SELLER_COOPERATION',
  'SELLER_CODE',
  'PRODUCT_SERVICE',
  'JOINT_COOPERATION',
  'CUSTOMER_AGREEMENT',
  'PRIVACY_STATEMENT',
  'SELLER_AGREEMENT',
  'SETTLEMENT_PRIVACY',
  'CSP_COOPERATION',
  'MARKETING_SUPPORT',
  'DELEGATION',
] as const
export type AgreementKind = (typeof agreementKinds)[number]

export const agreementBlocks = ['PUBLISHING', 'BILLS'] as const
/** What stays closed until an agreement is signed (SELL-ONB-21). */
export type AgreementBlock = (typeof agreementBlocks)[number]

export type SigningMoment =
  | 'ONBOARDING'
  | 'PUBLISHING'
  | 'SELLER_INFO'
  | 'CERTIFICATION'
  | 'JOINT'
  | 'CSP'
  | 'MARKETING'
  | 'DELEGATION'

export interface AgreementRule {
  name: LocalizedText
  sites: readonly Site[]
  moment: SigningMoment
  parties: LocalizedText
  /** Signed with each entity by itself (SELL-ONB-24). */
  perEntity: boolean
}

const sellerAndPlatform = { zh: '商家与平台', en: 'Seller and platform' }

/** The register of SELL-ONB-20: when each agreement is signed, and by whom. */
export const agreementRules: Record<AgreementKind, AgreementRule> = {
  SELLER_COOPERATION: {
    name: { zh: '通用商品商家合作协议', en: 'Cooperation agreement for sellers of general products' },
    sites: ['cn'],
    moment: 'ONBOARDING',
    parties: sellerAndPlatform,
    perEntity: false,
  },
  SELLER_CODE: {
    name: { zh: '商家管理规范', en: 'Code for sellers' },
    sites: ['cn', 'intl'],
    moment: 'ONBOARDING',
    parties: sellerAndPlatform,
    perEntity: false,
  },
  PRODUCT_SERVICE: {
    name: { zh: '通用商品服务协议', en: 'Service agreement for general products' },
    sites: ['cn'],
    moment: 'PUBLISHING',
    parties: { zh: '商家与买家', en: 'Seller and buyer' },
    perEntity: false,
  },
  JOINT_COOPERATION: {
    name: { zh: '联营商品商家合作协议', en: 'Cooperation agreement for sellers of joint products' },
    sites: ['cn'],
    moment: 'JOINT',
    parties: sellerAndPlatform,
    perEntity: false,
  },
  CUSTOMER_AGREEMENT: {
    name: { zh: '客户协议', en: 'Customer agreement' },
    sites: ['intl'],
    moment: 'ONBOARDING',
    parties: sellerAndPlatform,
    perEntity: false,
  },
  PRIVACY_STATEMENT: {
    name: { zh: '隐私声明', en: 'Privacy statement' },
    sites: ['intl'],
    moment: 'ONBOARDING',
    parties: sellerAndPlatform,
    perEntity: false,
  },
  SELLER_AGREEMENT: {
    name: { zh: '商家协议', en: 'Seller agreement' },
    sites: ['intl'],
    moment: 'SELLER_INFO',
    parties: { zh: '商家与签约主体', en: 'Seller and signing entity' },
    perEntity: true,
  },
  SETTLEMENT_PRIVACY: {
    name: { zh: '商业信息认证隐私声明', en: 'Privacy statement of business certification' },
    sites: ['cn', 'intl'],
    moment: 'CERTIFICATION',
    parties: sellerAndPlatform,
    perEntity: false,
  },
  CSP_COOPERATION: {
    name: { zh: '客户服务商合作协议', en: 'Cooperation agreement for channel partners' },
    sites: ['cn'],
    moment: 'CSP',
    parties: { zh: '客户服务商与平台', en: 'Channel partner and platform' },
    perEntity: false,
  },
  MARKETING_SUPPORT: {
    name: { zh: '商家营销支持支付协议', en: 'Agreement on marketing support' },
    sites: ['cn'],
    moment: 'MARKETING',
    parties: sellerAndPlatform,
    perEntity: false,
  },
  DELEGATION: {
    name: { zh: '授权委托', en: 'Delegation' },
    sites: ['cn', 'intl'],
    moment: 'DELEGATION',
    parties: { zh: '商家或买家与平台', en: 'Seller or buyer and platform' },
    perEntity: false,
  },
}

export const isAgreementKind = (text: string): text is AgreementKind =>
  (agreementKinds as readonly string[]).includes(text)

/** A version of an agreement, as far as it decides what has to be signed. */
export interface VersionInForce {
  id: string
  kind: AgreementKind
  blocks: AgreementBlock[]
  effectiveAt: Date
}

export interface Signature {
  versionId: string
  entityCode: string
}

/** Of each kind the newest version that is in effect. */
export function versionsInForce<T extends VersionInForce & { number: number }>(
  versions: T[],
  now: Date,
): T[] {
  const newest = new Map<AgreementKind, T>()
  for (const version of versions) {
    const known = newest.get(version.kind)
    if (version.effectiveAt <= now && (!known || version.number > known.number))
      newest.set(version.kind, version)
  }
  return [...newest.values()]
}

/** Moments whose agreements every seller signs; those of programmes are signed when a seller joins one. */
const everySeller: readonly SigningMoment[] = ['ONBOARDING', 'PUBLISHING', 'SELLER_INFO']

/**
 * What a seller has to sign now. An agreement with entities is due with the default one, and again with each other
 * entity with which any version was signed before (SELL-ONB-21, 23, 24).
 */
export function dueAgreements<T extends VersionInForce>(
  inForce: T[],
  signed: { kind: AgreementKind; versionId: string; entityCode: string }[],
  defaultEntity: string,
): { version: T; entityCode: string }[] {
  return inForce.flatMap((version) => {
    const rule = agreementRules[version.kind]
    const before = signed.filter(({ kind }) => kind === version.kind)
    if (!everySeller.includes(rule.moment) && before.length === 0) return []
    const entities = rule.perEntity
      ? [...new Set([defaultEntity, ...before.map(({ entityCode }) => entityCode)])]
      : [defaultEntity]
    return entities
      .filter(
        (entityCode) => !before.some((one) => one.versionId === version.id && one.entityCode === entityCode),
      )
      .map((entityCode) => ({ version, entityCode }))
  })
}
