import type { Locale } from '../../../kernel/text.ts'
import { escapeHtml, oneLine, wordingFor } from './message-text.ts'
import type { MessageTemplate, MessageWords } from './message-template.ts'
import { templates, type TemplateName, type TemplateValues } from './templates.ts'

/** Who reads: language and time zone. */
export interface Reader {
  locale: Locale
  timeZone: string
}

export interface RenderedMail {
  subject: string
  text: string
  html: string
}

export function wordsOf<Name extends TemplateName>(
  name: Name,
  values: TemplateValues[Name],
  reader: Reader,
): MessageWords {
  const template: MessageTemplate<TemplateValues[Name]> = templates[name]
  const words = template.words[reader.locale](values, wordingFor(reader.locale, reader.timeZone))
  return { ...words, title: oneLine(words.title) }
}

/** Body of an in-site message: paragraphs of escaped text and nothing else. */
export function bodyHtmlOf(words: MessageWords): string {
  return words.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('')
}

const brand = { 'zh-CN': '云市', en: 'Yunshi' } as const
const footer = {
  'zh-CN': '这封邮件由系统自动发送，请勿直接回复。',
  en: 'This mail was sent automatically; replies are not read.',
} as const

/** @param url absolute address of the message's link */
export function mailOf(words: MessageWords, locale: Locale, url: string): RenderedMail {
  return {
    subject: subjectOf(words.title, locale),
    text: [
      words.title,
      ...words.paragraphs,
      `${words.action}${locale === 'en' ? ': ' : '：'}${url}`,
      `--\n${footer[locale]}`,
    ].join('\n\n'),
    html: frame({
      locale,
      title: words.title,
      content:
        words.paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n') +
        `\n<p><a class="action" href="${escapeHtml(url)}">${escapeHtml(words.action)}</a></p>`,
    }),
  }
}

/** One line with the brand before it, as carriers ask for. */
export function smsOf(text: string, locale: Locale): string {
  return locale === 'en' ? `${brand.en}: ${oneLine(text)}` : `【${brand[locale]}】${oneLine(text)}`
}

/** A mail or SMS with a verification code (BUY-ACC-03). */
export function codeMessageOf(
  code: string,
  purpose: 'register' | 'reset_password' | 'operation',
  minutes: number,
  locale: Locale,
): RenderedMail & { sms: string } {
  const purposes = {
    'zh-CN': { register: '注册账号', reset_password: '重置密码', operation: '确认操作' },
    en: {
      register: 'to register an account',
      reset_password: 'to reset your password',
      operation: 'to confirm an operation',
    },
  } as const
  const what = purposes[locale][purpose]
  const [title, lead, warning] =
    locale === 'en'
      ? [
          `Your code ${what}`,
          `Use this code ${what}. It is valid for ${minutes} minutes.`,
          'Give it to nobody, not even to us. If you did not ask for it, ignore this message.',
        ]
      : [
          `${what}的验证码`,
          `您正在${what}，验证码 ${minutes} 分钟内有效。`,
          '请勿告诉任何人，包括自称平台的工作人员。若非本人操作，请忽略。',
        ]
  return {
    subject: subjectOf(title, locale),
    text: [lead, code, warning, `--\n${footer[locale]}`].join('\n\n'),
    html: frame({
      locale,
      title,
      content: `<p>${escapeHtml(lead)}</p>\n<p class="code">${escapeHtml(code)}</p>\n<p>${escapeHtml(warning)}</p>`,
    }),
    sms: smsOf(
      locale === 'en'
        ? `${code} is your code ${what}, valid for ${minutes} minutes. Give it to nobody.`
        : `验证码 ${code}，用于${what}，${minutes} 分钟内有效。请勿告诉任何人。`,
      locale,
    ),
  }
}

/** The link that confirms a receiver's address (SELL-MSG-02): by mail, and as the text of an SMS. */
export function receiverProofOf(
  facts: { accountName: string; receiverName: string; days: number; url: string },
  locale: Locale,
): RenderedMail & { sms: string } {
  const { accountName, receiverName, days, url } = facts
  const words: MessageWords =
    locale === 'en'
      ? {
          title: 'Confirm that you want messages',
          paragraphs: [
            `${receiverName}, the account ${accountName} wants to send you its messages.`,
            `Follow the link and confirm. It is good for ${days} days.`,
            'If you do not know that account, ignore this mail: without your confirmation nothing more is sent.',
          ],
          action: 'Confirm',
        }
      : {
          title: '请确认接收消息',
          paragraphs: [
            `${receiverName}，您好：账号 ${accountName} 希望将消息发送给您。`,
            `请打开链接并确认，链接 ${days} 天内有效。`,
            '若不认识该账号，请忽略本邮件；未经确认，不会再发送其他消息。',
          ],
          action: '去确认',
        }
  return {
    ...mailOf(words, locale, url),
    sms: smsOf(
      locale === 'en'
        ? `${oneLine(accountName)} wants to send you its messages. Confirm: ${url}`
        : `账号 ${oneLine(accountName)} 希望将消息发送给您，请打开链接确认：${url}`,
      locale,
    ),
  }
}

const subjectOf = (title: string, locale: Locale) =>
  locale === 'en' ? `Yunshi: ${oneLine(title)}` : `【${brand[locale]}】${oneLine(title)}`

/** One column without tables: readable on a phone, without pictures, and in dark mode. */
function frame(mail: { locale: Locale; title: string; content: string }): string {
  const lineHeight = mail.locale === 'en' ? '1.5' : '1.65'
  return `<!doctype html>
<html lang="${mail.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(mail.title)}</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; padding: 24px 16px; background: #f7f8fa; color: #101828;
  font: 16px/${lineHeight} -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif; }
main { max-width: 560px; margin: 0 auto; padding: 24px; background: #ffffff; border: 1px solid #e4e7ec; border-radius: 8px; }
h1 { margin: 0 0 16px; font-size: 20px; line-height: 1.4; }
p { margin: 0 0 16px; overflow-wrap: anywhere; }
main > :last-child { margin-bottom: 0; }
.brand { color: #2457f5; font-weight: 600; }
.action { display: inline-block; padding: 10px 20px; border-radius: 6px; background: #2457f5; color: #ffffff;
  text-decoration: none; }
.code { font: 600 28px/1.4 ui-monospace, Menlo, Consolas, monospace; letter-spacing: 6px; }
footer { max-width: 560px; margin: 16px auto 0; color: #475467; font-size: 12px; }
@media (prefers-color-scheme: dark) {
  body { background: #101828; color: #f2f4f7; }
  main { background: #1d2939; border-color: #344054; }
  .brand { color: #84a3ff; }
  footer { color: #98a2b3; }
}
</style>
</head>
<body>
<main>
<p class="brand">${brand[mail.locale]}</p>
<h1>${escapeHtml(mail.title)}</h1>
${mail.content}
</main>
<footer>${footer[mail.locale]}</footer>
</body>
</html>
`
}
