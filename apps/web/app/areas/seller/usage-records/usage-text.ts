const WIRE_TIME = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/

/** `20310405T080000Z` as `2031-04-05 08:00:00`; what is no such time stays as it was sent. */
export function wireTimeText(text: string): string {
  const match = WIRE_TIME.exec(text)
  if (!match) return text === '' ? '–' : text
  const [, year, month, day, hour, minute, second] = match
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

/** Codes for which the catalog says what to do (isv-protocol 10.5). */
const helped = ['001', '002', '003', '004', '005', '006', '007', '009', '010', '011', '012', '013'] as const

export function hasHelp(code: string): code is (typeof helped)[number] {
  return (helped as readonly string[]).includes(code)
}
