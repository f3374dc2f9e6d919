import type { FieldProblem } from '../../../kernel/errors.ts'

/** A mailbox: enough to notice a mistake; the mail itself shows whether it exists. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@<>,;"]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text)
}

/** A mobile that can receive SMS: of mainland China on its site, in international form elsewhere. */
export function isMobile(text: string, site: 'cn' | 'intl'): boolean {
  const digits = text.replaceAll(/[\s()-]/g, '')
  return site === 'cn' ? /^(?:\+86)?1[3-9]\d{9}$/.test(digits) : /^\+[1-9]\d{6,14}$/.test(digits)
}

/** A phone of any kind, with country code, area code, extension. */
export function isPhone(text: string): boolean {
  return (
    /^\+?[\d\s()-]{5,24}(?:\s?(?:x|ext\.?|转)\s?\d{1,6})?$/i.test(text) &&
    text.replaceAll(/\D/g, '').length >= 5
  )
}

/** An address in a text that is to have none, also without a scheme. */
export function hasLink(text: string): boolean {
  return (
    /(?:https?|ftp):\/\//i.test(text) ||
    /\bwww\.[a-z0-9-]+/i.test(text) ||
    /(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|cn|net|org|io|co|top|shop|xyz|app|dev|cloud|info|biz|site|store)(?![\w-])/i.test(
      text,
    )
  )
}

/** Markup in a text that is shown as it is. */
export function hasMarkup(text: string): boolean {
  return /<\/?[a-z!][^>]*>?|&(?:[a-z]+|#x?[0-9a-f]+);/i.test(text)
}

/** Characters that no field of a form needs: controls, and marks that reorder or hide text. */
export function hasHiddenCharacters(text: string): boolean {
  return /[\p{Cc}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u.test(text.replaceAll(/[\t\n\r]/g, ''))
}

/** Whole or two-decimal amount without sign, at most 15 digits before the point. */
export function isAmount(text: string): boolean {
  return /^(?:0|[1-9]\d{0,14})(?:\.\d{1,2})?$/.test(text)
}

/** One spelling of a company's name, for comparing: width, case and spaces do not tell companies apart. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase()
}

/** Collects what is wrong with a form, field by field. */
export function fieldCheck() {
  const problems: FieldProblem[] = []
  const add = (path: string, message: string) => {
    if (!problems.some((problem) => problem.path === path)) problems.push({ path, message })
  }
  return {
    problems,
    add,
    /** A text that must be there, of plain characters. */
    text: (
      path: string,
      value: string,
      options: { max: number; min?: number; optional?: boolean },
    ): boolean => {
      const trimmed = value.trim()
      if (trimmed === '') {
        if (!options.optional) add(path, 'required')
        return false
      }
      if (trimmed.length > options.max) add(path, 'too_long')
      else if (hasHiddenCharacters(trimmed)) add(path, 'invalid')
      else if (trimmed.length < (options.min ?? 1)) add(path, 'too_short')
      else return true
      return false
    },
  }
}
