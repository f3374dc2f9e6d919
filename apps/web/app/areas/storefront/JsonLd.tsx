import { use } from 'react'
import { NonceContext } from '../../ui/nonce.ts'

/** Structured data for search engines (schema.org). */
export function JsonLd({ value }: { value: object }) {
  const nonce = use(NonceContext)
  // "<" is escaped so that no text of a seller can close the script element.
  const json = JSON.stringify({ '@context': 'https://schema.org', ...value }).replaceAll(
    '<',
    String.raw`\u003c`,
  )
  return (
    <script
      type="application/ld+json"
      nonce={nonce}
      suppressHydrationWarning
      dangerouslySetInnerHTML={{ __html: json }}
    />
  )
}
