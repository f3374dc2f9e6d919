import type { TextKey, Translate } from '../../../i18n/translator.ts'
import { getAt, partsOf } from './document-path.ts'
import { labelKeys } from './label-keys.ts'

type Named = { name?: { zh?: string; en?: string }; code?: string }

/** Where a place is, in the words of the form: "Specifications › Standard › Unit price". */
export function placeName(
  path: string,
  document: unknown,
  t: Translate<'publishing'>,
  language: 'zh' | 'en',
): string {
  let at = ''
  const words = partsOf(path).flatMap((part) => {
    if (typeof part === 'number') {
      at += `[${part}]`
      const item = getAt(document, at) as Named | undefined
      return [item?.name?.[language] || item?.name?.zh || item?.code || `${part + 1}`]
    }
    at += at === '' ? part : `.${part}`
    if (part === 'zh' || part === 'en') return [t(`language.${part}`)]
    const key = labelKeys[part]
    return key === undefined ? [] : [t(`label.${key}` as TextKey<'publishing'>)]
  })
  return words.length > 0 ? words.join(' › ') : t('wholeProduct')
}
