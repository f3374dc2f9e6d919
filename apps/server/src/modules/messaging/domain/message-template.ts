import type { Locale } from '../../../kernel/text.ts'
import type { Wording } from './message-text.ts'

export const messageKinds = ['order', 'instance', 'account', 'seller', 'operator'] as const
/** By which people filter what they were told. */
export type MessageKind = (typeof messageKinds)[number]

/** A message in one language. Everything is plain text; only the renderer makes HTML of it. */
export interface MessageWords {
  title: string
  /** The first one stands alone: it is the whole SMS. */
  paragraphs: string[]
  /** Label of the link. */
  action: string
}

export interface MessageTemplate<Values> {
  kind: MessageKind
  /** Ways beside the in-site message (buyer 20). `fallback`: SMS where the person has no e-mail. */
  email: boolean
  sms: boolean | 'fallback'
  /** Path in the web application. */
  link: (values: Values) => string
  words: Record<Locale, (values: Values, say: Wording) => MessageWords>
}
