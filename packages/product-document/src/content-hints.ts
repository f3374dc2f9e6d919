import type { LocalizedText } from './vocabulary.ts'
import { countCharacters } from './check-shape.ts'
import type { ProductDocument } from './document-shape.ts'
import { joinPath, type ProblemList } from './problem.ts'

/** Words that advertising law bans or reviewers refuse (P07, R07). Not every 最: 最多 and 最近 are plain speech. */
const SUPERLATIVE =
  /国家级|世界级|最高级|最佳|最好|最优秀|最强|最先进|最便宜|最低价|顶级|顶尖|极致|终极|独一无二|史无前例|(?:全国|全球|全网|世界|行业|业内)(?:首|第一|唯一|领先)|销量第一|\b(?:the best|world(?:'|’)?s? (?:first|best|no\.? ?1|leading)|number one|no\. ?1|#1|ultimate|national[- ]level|unrivall?ed|unbeatable|cheapest)\b/iu
const CONTACT =
  /(?:\+?\d[\d\s-]{6,}\d)|[^\s@]+@[^\s@]+\.[a-z]{2,}|https?:\/\/|\bwww\.|(?:微信|QQ|电话|手机|热线)[号：: ]*\w/iu
const PRICE_OR_VERSION = /(?:[¥￥$€]\s*\d)|\d+\s*元|\bRMB\b|\bUSD\b|\bv\d+(?:\.\d+)+\b/iu
const PRICE_BY_CALL =
  /价格面议|联系(?:我们|客服)(?:获取|咨询)?(?:报价|价格)|contact us for (?:a )?(?:price|pricing|quote)/iu
const MARKUP = /<\/?[a-z!][^>]*>|javascript:/iu
const ONE_SIGN = /^(.)\1{3,}$/u

/** What reviewers reject (SELL-PUB 4.2, 4.5), as hints: words are judged by people. */
export function hintContent(document: ProductDocument, problems: ProblemList): void {
  const each = (text: LocalizedText, path: string, look: (text: string, at: string) => void) => {
    look(text.zh, joinPath(path, 'zh'))
    look(text.en, joinPath(path, 'en'))
  }
  const superlatives = (text: string, at: string) => {
    const found = SUPERLATIVE.exec(text)
    if (found)
      problems.warn(
        at,
        'SELL-PUB-P07',
        `“${found[0]}”属于广告法限制的绝对化用语，请改为可以证明的说法。`,
        `"${found[0]}" is a superlative that advertising law bans; say what can be shown.`,
      )
    if (ONE_SIGN.test(text.trim()))
      problems.warn(
        at,
        'SELL-PUB-P07',
        '内容只是重复的字符，请填写真实内容。',
        'This only repeats one sign; write something real.',
      )
  }
  const name = (rule: string) => (text: string, at: string) => {
    superlatives(text, at)
    if (CONTACT.test(text))
      problems.warn(at, rule, '名称里不要写联系方式。', 'A name holds no contact data; remove it.')
    if (PRICE_OR_VERSION.test(text))
      problems.warn(at, rule, '名称里不要写价格或版本号。', 'A name holds no price or version; remove it.')
    if (MARKUP.test(text))
      problems.warn(
        at,
        rule,
        '名称按原文显示，标签不会生效。',
        'A name is shown as it is; markup has no effect.',
      )
  }
  const prose = (text: string, at: string) => {
    superlatives(text, at)
    if (PRICE_BY_CALL.test(text))
      problems.warn(
        at,
        'SELL-PUB-P07',
        '不要写“联系我们获取价格”，价格写在规格里。',
        'Do not ask people to call for a price; prices stand in the specifications.',
      )
    if (MARKUP.test(text))
      problems.warn(
        at,
        'SELL-PUB-P07',
        '页面只显示 Markdown，HTML 标签和脚本会被去掉。',
        'Pages show Markdown; HTML and scripts are taken out.',
      )
  }
  each(document.title, 'title', name('SELL-PUB-P02'))
  each(document.brief, 'brief', prose)
  each(document.description, 'description', prose)
  each(document.usageGuide, 'usageGuide', prose)
  for (const [i, spec] of document.specifications.entries())
    each(spec.name, joinPath(joinPath('specifications', i), 'name'), name('SELL-PUB-13'))
  if (countCharacters(document.description.zh) < 400 && !document.descriptionPictures?.length)
    problems.warn(
      'description.zh',
      'SELL-PUB-P07',
      '没有图片的说明至少 400 字，审核时会要求补充。',
      'A description without pictures has 400 characters at least; reviewers ask for more.',
    )
}
