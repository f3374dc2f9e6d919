/**
 * A body as it is easiest to read: JSON indented, anything else untouched. Never throws: a body that a seller sent
 * may be an HTML page or cut off in the middle.
 */
export function prettyJson(body: string): string {
  const text = body.replace(/^\uFEFF/, '').trim()
  // Numbers beyond what JavaScript holds exactly would be shown wrong; the original text is right.
  if (!/^[[{]/.test(text) || /(?<!["\d.])\d{16,}/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))) return body
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return body
  }
}
