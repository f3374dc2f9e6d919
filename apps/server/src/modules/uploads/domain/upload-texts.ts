import type { LocalizedText } from '../../../kernel/text.ts'
import type { ArchiveProblem } from './archive-rules.ts'
import { endingsOf, OPEN_ENDED, type Measure, type UploadPurpose } from './upload-purpose.ts'

const both = (zh: string, en: string): LocalizedText => ({ zh, en })

/** What a check found, in words that say what to do next. */
export const uploadTexts = {
  otherType: (purpose: UploadPurpose) =>
    both(
      `文件内容与扩展名不符，或不是可用的类型。请上传真正的 ${endingsOf(purpose).join('、')} 文件，不要只改扩展名。`,
      `The content is not what the name says, or not a type that is taken here. Upload a real ${endingsOf(purpose).join(', ')} file; renaming does not help.`,
    ),
  picture: both(
    '无法读取图片，文件可能已损坏。请重新导出后上传。',
    'The picture cannot be read and may be damaged. Export it again and upload it.',
  ),
  pixels: (max: number) =>
    both(
      `图片像素过多，任一边不得超过 ${max} 像素。请缩小后上传。`,
      `The picture has too many pixels: no side may be longer than ${max}. Make it smaller and upload it.`,
    ),
  measures: (size: { width: number; height: number }, want: { width?: Measure; height?: Measure }) =>
    both(
      `图片尺寸为 ${size.width}×${size.height} 像素，要求${wanted(want, 'zh')}。请调整后上传。`,
      `The picture measures ${size.width} × ${size.height} pixels; needed: ${wanted(want, 'en')}. Resize it and upload it.`,
    ),
  oneColor: both(
    '图片看起来是纯色。封面应展示商品内容。',
    'The picture seems to be of one color. A cover should show the product.',
  ),
  infected: (signature: string) =>
    both(
      `病毒扫描发现威胁（${signature}），文件已拒收并删除。请清除后重新上传。`,
      `The virus scan found a threat (${signature}); the file was refused and deleted. Clean it and upload it again.`,
    ),
  archive: (problem: ArchiveProblem, entry: string | null, limit: number | null): LocalizedText => {
    const zhEntry = entry === null ? '' : `（${entry}）`
    const enEntry = entry === null ? '' : ` (${entry})`
    switch (problem) {
      case 'UNREADABLE':
        return both(
          `压缩包无法读取，可能不完整或已损坏${zhEntry}。请重新打包后上传。`,
          `The archive cannot be read; it may be incomplete or damaged${enEntry}. Pack it again and upload it.`,
        )
      case 'EMPTY':
        return both(
          '压缩包内没有文件。请检查后重新打包。',
          'The archive holds no files. Check it and pack it again.',
        )
      case 'ENCRYPTED':
        return both(
          `压缩包已加密，无法检查${zhEntry}。请上传未加密的压缩包。`,
          `The archive is encrypted and cannot be checked${enEntry}. Upload it without a password.`,
        )
      case 'ESCAPES':
        return both(
          `压缩包内的路径会写到解压目录之外${zhEntry}。请改用相对路径，去掉“..”与绝对路径。`,
          `A path in the archive leads out of the folder it is unpacked into${enEntry}. Use relative paths without “..”.`,
        )
      case 'LINK':
        return both(
          `压缩包内含有链接${zhEntry}。请用文件本身代替链接。`,
          `The archive holds a link${enEntry}. Put the file itself in its place.`,
        )
      case 'TOO_MANY_ENTRIES':
        return both(
          `压缩包内文件过多，最多 ${limit} 个。`,
          `The archive holds too many files; at most ${limit} are taken.`,
        )
      case 'TOO_LARGE_UNPACKED':
        return both(
          `压缩包解压后过大，最多 ${limit} 字节。`,
          `The archive unpacks to too much; at most ${limit} bytes are taken.`,
        )
      case 'RATIO':
        return both(
          `压缩比异常（超过 ${limit} 倍），疑似压缩炸弹。请检查内容后重新打包。`,
          `The archive unpacks to more than ${limit} times its size and looks like a decompression bomb. Check what is in it and pack it again.`,
        )
    }
  },
}

function wanted(want: { width?: Measure; height?: Measure }, locale: 'zh' | 'en'): string {
  const span = (measure: Measure) => {
    if (measure.min === measure.max) return String(measure.min)
    const atLeast = measure.max >= OPEN_ENDED
    if (atLeast) return locale === 'zh' ? `至少 ${measure.min}` : `at least ${measure.min}`
    return `${measure.min}–${measure.max}`
  }
  const names = locale === 'zh' ? { width: '宽', height: '高' } : { width: 'width', height: 'height' }
  return [
    want.width && `${names.width} ${span(want.width)}`,
    want.height && `${names.height} ${span(want.height)}`,
  ]
    .filter((part) => part !== undefined)
    .join(locale === 'zh' ? '、' : ', ')
}
