/** Cells that a spreadsheet would take for a formula are defused with an apostrophe. */
const FORMULA = /^[=+\-@\t\r]/

/** One CSV line (RFC 4180). Numbers and amounts that are only digits, sign and point stay numbers. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells
    .map((cell) => {
      let text = cell === null ? '' : String(cell)
      if (FORMULA.test(text) && !/^-?\d+(\.\d+)?$/.test(text)) text = `'${text}`
      return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    })
    .join(',')}\r\n`
}

/** Byte order mark, so that spreadsheets read Chinese as UTF-8. */
export const CSV_START = '\uFEFF'
