import { choice, integer, localized, object, optional, text } from './shape.ts'

/** Parts that several fields of a document share. */

/** Code that programs read: attributes, values, specifications, packages. */
export const code = (rule: string) =>
  text(rule, 64, {
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]*$/,
    zh: '只能使用字母、数字、点、下划线和连字符，并以字母或数字开头。',
    en: 'Use letters, digits, dots, underscores and hyphens, beginning with a letter or digit.',
  })

/** An asset of the asset center, or something registered elsewhere on the platform. */
export const reference = (rule: string) =>
  text(rule, 128, {
    pattern: /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/,
    zh: '请填写标识，只能使用字母、数字和 . _ : / -。',
    en: 'Write the identifier: letters, digits and . _ : / - only.',
  })

const days = (rule: string, max: number) => integer(rule, 1, max)

/**
 * A file that belongs to the product. Its measures are checked where they are stated; the upload checks the file itself.
 *
 * @param extensions such as `['png', 'jpg']`
 * @param megabytesMax binary megabytes
 */
export const file = (rule: string, extensions: readonly string[], megabytesMax: number) =>
  object(rule, {
    file: text(rule, 400, {
      pattern: new RegExp(`^[^\\s\\\\<>"']+\\.(${extensions.join('|')})$`, 'i'),
      zh: `请填写文件名或地址，允许的格式：${extensions.join('、')}。`,
      en: `Write a file name or an address; formats allowed: ${extensions.join(', ')}.`,
    }),
    bytes: optional(integer(rule, 1, megabytesMax * 1_048_576)),
  })

/** @param measures pixels: exact with one number, a range with two */
export const picture = (
  rule: string,
  extensions: readonly string[],
  measures: { width: readonly [number, number]; height: readonly [number, number] },
) => {
  const { fields } = file(rule, extensions, 5) as unknown as { fields: object }
  return object(rule, {
    ...(fields as {
      file: ReturnType<typeof text>
      bytes: ReturnType<typeof integer> & { optional: true }
    }),
    width: optional(integer(rule, ...measures.width)),
    height: optional(integer(rule, ...measures.height)),
  })
}

export const documents = ['rar', 'zip', 'doc', 'docx', 'pdf', 'ppt', 'pptx'] as const

/** What a deployment of software needs (SELL-PUB-24, 25). */
export const deployment = (rule: string) => ({
  deliveryFlow: optional(localized(rule, 2000)),
  deploymentObject: optional(choice(rule, ['PACKAGE', 'IMAGE', 'NONE'] as const), 'NONE' as const),
  asset: optional(reference(rule)),
  deploymentTemplate: optional(reference('SELL-PUB-25')),
})

export { days }
