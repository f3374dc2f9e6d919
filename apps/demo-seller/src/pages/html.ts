/** Text that is already safe to send as HTML. Only the `html` tag makes it. */
export type Html = { readonly safe: string }

type Part = Html | string | number | undefined | false | readonly Html[]

/** Template tag for HTML: every value is escaped, except what this tag made itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const safe = strings.reduce((text, string, index) => text + write(parts[index - 1]) + string)
  return { safe }
}

function write(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part))
  if ('safe' in part) return part.safe
  return part.map((each) => each.safe).join('')
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
