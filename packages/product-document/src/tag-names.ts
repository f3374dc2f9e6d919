type Names = { zh?: string; en?: string }

const comparable = (text: string) => text.normalize('NFKC').trim().toLowerCase()

/** Whether a written tag is the kept one: the same name in either language, whatever its case and width (SELL-PUB-P17). */
export function isSameTag(written: Names, kept: { zh: string; en: string }): boolean {
  const is = (text: string | undefined, name: string) =>
    text !== undefined && comparable(text) === comparable(name)
  return is(written.zh, kept.zh) || is(written.en, kept.en)
}

/** Whether a certificate, which names its tag in one language, is for the kept tag. */
export const isNamedTag = (name: string, kept: { zh: string; en: string }): boolean =>
  isSameTag({ zh: name, en: name }, kept)
