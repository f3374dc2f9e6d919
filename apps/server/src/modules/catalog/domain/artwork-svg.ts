/** Small builders of SVG markup. Coordinates are written with one decimal, which keeps pictures far below 8 KB. */

const FONT = `system-ui,'PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif`
const MONO = `ui-monospace,Menlo,Consolas,monospace`

/** Writes a coordinate with at most one decimal. */
export function n(value: number): string {
  return String(Math.round(value * 10) / 10)
}

/**
 * Escapes text for element content and quoted attributes, and drops characters XML 1.0 does not allow
 * (section 2.2), lone surrogates included: a title pasted from a document may hold them.
 */
export function escapeXml(raw: string): string {
  return (
    raw
      // oxlint-disable-next-line no-control-regex -- control characters are exactly what is removed here
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/\p{Surrogate}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&apos;')
  )
}

export function rect(x: number, y: number, w: number, h: number, r: number, fill: string, rest = ''): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${n(r)}" fill="${fill}"${rest && ` ${rest}`}/>`
}

export function circle(x: number, y: number, r: number, fill: string, rest = ''): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${fill}"${rest && ` ${rest}`}/>`
}

export function path(d: string, fill: string, rest = ''): string {
  return `<path d="${d}" fill="${fill}"${rest && ` ${rest}`}/>`
}

/** An open line, drawn with round ends. */
export function stroke(d: string, color: string, width: number, rest = ''): string {
  return path(
    d,
    'none',
    `stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${rest && ` ${rest}`}`,
  )
}

interface TextStyle {
  size: number
  fill: string
  weight?: number
  anchor?: 'middle' | 'end'
  mono?: boolean
}

export function text(x: number, y: number, content: string, style: TextStyle): string {
  const anchor = style.anchor ? ` text-anchor="${style.anchor}"` : ''
  const family = style.mono ? ` font-family="${MONO}"` : ''
  return (
    `<text x="${n(x)}" y="${n(y)}"${family} font-size="${n(style.size)}"` +
    ` font-weight="${style.weight ?? 400}"${anchor} fill="${style.fill}" xml:space="preserve">${escapeXml(content)}</text>`
  )
}

export function group(content: string, rest: string): string {
  return `<g ${rest}>${content}</g>`
}

/** A smooth curve through points of equal distance, as the data of a path. */
export function curve(points: readonly (readonly [number, number])[]): string {
  const [first, ...others] = points
  if (!first) return ''
  let d = `M${n(first[0])} ${n(first[1])}`
  let previous = first
  for (const point of others) {
    const middle = (previous[0] + point[0]) / 2
    d += `C${n(middle)} ${n(previous[1])} ${n(middle)} ${n(point[1])} ${n(point[0])} ${n(point[1])}`
    previous = point
  }
  return d
}

/** Width of a line in em: Han and full-width characters count 1, others about 0.56. */
export function widthInEm(line: string): number {
  let em = 0
  for (const character of line) em += /[\u2E80-\uFFEF]/.test(character) ? 1 : 0.56
  return em
}

/**
 * Breaks a title into lines. Latin words stay whole, Chinese breaks between any two characters; what does not
 * fit into the last line ends with an ellipsis.
 *
 * @param widthEm  room of a line in em
 */
export function wrapTitle(title: string, widthEm: number, linesMax: number): string[] {
  const tokens = title.trim().match(/[\u2E80-\uFFEF]|[^\s\u2E80-\uFFEF]+|\s+/g) ?? []
  const lines: string[] = []
  let line = ''
  for (const token of tokens) {
    if (line !== '' && widthInEm((line + token).trimEnd()) > widthEm) {
      lines.push(line.trimEnd())
      line = token.trim() === '' ? '' : token
    } else if (line !== '' || token.trim() !== '') {
      line += token
    }
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  const overflows = lines.length > linesMax
  return lines.slice(0, linesMax).map((value, index) => {
    const mustCut = widthInEm(value) > widthEm || (overflows && index === linesMax - 1)
    if (!mustCut) return value
    const characters = Array.from(value)
    while (characters.length > 1 && widthInEm(characters.join('')) > widthEm - 1) characters.pop()
    return `${characters.join('').trimEnd()}…`
  })
}

interface Frame {
  width: number
  height: number
  viewBox: readonly [number, number]
  label: string
  defs: string
  body: string
}

/** A complete document. The label is the accessible name of the picture. */
export function svgDocument(frame: Frame): string {
  const [w, h] = frame.viewBox
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(frame.width)}" height="${n(frame.height)}"` +
    ` viewBox="0 0 ${w} ${h}" role="img" aria-label="${escapeXml(frame.label)}"` +
    ` font-family="${FONT}">` +
    `<defs>${frame.defs}</defs>${frame.body}</svg>`
  )
}

export function linearGradient(id: string, from: string, to: string, vector = 'x2="1" y2="1"'): string {
  return (
    `<linearGradient id="${id}" ${vector}><stop stop-color="${from}"/>` +
    `<stop offset="1" stop-color="${to}"/></linearGradient>`
  )
}

/** The one soft shadow under floating panels. */
export function shadowFilter(id: string, color: string): string {
  return (
    `<filter id="${id}" x="-20%" y="-20%" width="140%" height="150%"><feDropShadow dx="0" dy="10"` +
    ` stdDeviation="14" flood-color="${color}" flood-opacity=".2"/></filter>`
  )
}
