import type { LocalizedText } from '../../kernel/text.ts'
import type { AgreementBlock } from './domain/agreement-kinds.ts'

/** Facts about sellers, for modules below this one in the order and for notices. */
export interface SellerEvents {
  'sellers.application_submitted': { accountId: string; companyName: string; days: number }
  /** Mail and SMS go to the contacts of the application (SELL-ONB-12). */
  'sellers.application_approved': { accountId: string; sellerId: string } & Addressee
  'sellers.application_rejected': { accountId: string; reasons: string[] } & Addressee
  'sellers.transfer_sent': { sellerId: string; accountMasked: string }
  'sellers.certified': { sellerId: string; entityCode: string; entityName: string; update: boolean }
  'sellers.certification_rejected': {
    sellerId: string
    entityName: string
    reasons: string[]
    locked: boolean
  }
  'sellers.certification_unlocked': { sellerId: string; entityName: string; reason: string }
  /** A profile change, a compliance letter, a change of service and support, a shop’s decoration, or a request to leave was decided. */
  'sellers.request_decided': {
    accountId: string
    sellerId: string
    subject: 'profile' | 'letter' | 'support' | 'shop' | 'exit'
    approved: boolean
    reasons: string[]
  } & Addressee
  'sellers.agreement_published': {
    versionId: string
    title: LocalizedText
    effectiveAt: string
    blocks: AgreementBlock[]
  }
}

interface Addressee {
  companyName: string
  serviceEmail: string | null
  mobile: string | null
}

declare module '../../platform/events/event-bus.ts' {
  // oxlint-disable-next-line typescript/no-empty-object-type -- declaration merging
  interface EventPayloads extends SellerEvents {}
}
