import {
  createProblemList,
  isNamedTag,
  isSameTag,
  joinPath,
  type DocumentProblem,
  type ProductDocument,
} from '@yunshi/product-document'
import type { LocalizedText } from '../../../kernel/text.ts'

/** A tag that operators keep. */
export interface KeptTag {
  name: LocalizedText
  /** What a product with this tag has to show. */
  certificate: LocalizedText | null
  /** What overview and description have to mention. */
  mention: LocalizedText | null
}

const comparable = (text: string) => text.normalize('NFKC').trim().toLowerCase()

/** The kept tag that a written one is, by either name. */
export function keptTagOf(kept: readonly KeptTag[], written: Partial<LocalizedText>): KeptTag | null {
  return kept.find(({ name }) => isSameTag(written, name)) ?? null
}

/**
 * What the tags of a product still need before it is reviewed (SELL-PUB-P17).
 *
 * @param language of the site, in which texts have to mention what a tag asks for
 */
export function checkTags(
  document: Partial<ProductDocument>,
  kept: readonly KeptTag[],
  language: 'zh' | 'en',
): DocumentProblem[] {
  const problems = createProblemList()
  const certificates = document.tagCertificates ?? []
  for (const [i, written] of (document.tags ?? []).entries()) {
    const tag = keptTagOf(kept, written)
    if (tag === null) continue
    const { certificate, mention, name } = tag
    const shown = certificates.some((item) => isNamedTag(item.tag, name) && item.certificate?.file)
    if (certificate && !shown)
      problems.error(
        'tagCertificates',
        'SELL-PUB-P17',
        `标签“${name.zh}”需要上传${certificate.zh}。`,
        `The tag “${name.en}” needs the ${certificate.en}.`,
      )
    if (mention === null) continue
    const says = (text: Partial<LocalizedText> | undefined) =>
      comparable(text?.[language] ?? '').includes(comparable(mention[language]))
    if (!(says(document.brief) && says(document.description)))
      problems.error(
        joinPath('tags', i),
        'SELL-PUB-P17',
        `使用标签“${name.zh}”时，简介和说明都要提到“${mention.zh}”。`,
        `With the tag “${name.en}”, overview and description both mention “${mention.en}”.`,
      )
  }
  return problems.all
}
