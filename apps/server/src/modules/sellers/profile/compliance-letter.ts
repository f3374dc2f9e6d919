import type { Locale } from '../../../kernel/text.ts'

/** What the letter promises, paragraph by paragraph (SELL-ONB-40). */
const clauses: Record<Locale, string[]> = {
  'zh-CN': [
    '本公司拟在云市销售数据类商品，现就数据的来源与合规作出以下承诺：',
    '一、所售数据来源合法，本公司享有相应的权利或已取得充分授权，不侵犯任何第三方的知识产权、商业秘密、个人信息及其他合法权益。',
    '二、涉及个人信息的数据，已依法取得个人同意或完成匿名化处理；不销售法律禁止或限制交易的数据。',
    '三、数据的采集、加工、存储、传输和提供符合《网络安全法》《数据安全法》《个人信息保护法》及相关规定；依法需要安全评估或备案的，已经完成。',
    '四、如实说明数据的来源、范围、更新频率和限制，并对数据质量负责。',
    '五、发生数据安全事件时，立即采取补救措施，并在二十四小时内通知平台和受影响的买家。',
    '六、因违反上述承诺引起的投诉、索赔、处罚及损失，由本公司承担全部责任。',
  ],
  en: [
    'Our company intends to sell data products on Yunshi and makes the following commitments on the source and compliance of the data:',
    '1. The data comes from lawful sources. We hold the rights to it or have sufficient authorization, and it infringes no intellectual property, trade secret, personal data or other right of any third party.',
    '2. Where data concerns persons, their consent was obtained as the law requires or the data was made anonymous. We do not sell data whose trade is forbidden or restricted.',
    '3. Collection, processing, storage, transfer and provision comply with the laws on cybersecurity, data security and personal data. Security assessments or filings that the law requires are complete.',
    '4. We state source, scope, update frequency and limits of the data truthfully and answer for its quality.',
    '5. In the case of a data security incident we act at once and inform the platform and the buyers concerned within twenty-four hours.',
    '6. We bear full responsibility for complaints, claims, penalties and losses that arise from a breach of these commitments.',
  ],
}
const words: Record<
  Locale,
  { title: string; to: string; company: string; code: string; sign: string; seal: string; date: string }
> = {
  'zh-CN': {
    title: '数据合规承诺函',
    to: '致：云市平台运营方',
    company: '承诺人：',
    code: '统一社会信用代码：',
    sign: '法定代表人或授权代表签字：________________',
    seal: '（加盖公章）',
    date: '日期：________年____月____日',
  },
  en: {
    title: 'Data-compliance letter',
    to: 'To: the operator of Yunshi',
    company: 'Company: ',
    code: 'Registration number: ',
    sign: 'Signature of the legal or authorized representative: ________________',
    seal: '(Company seal)',
    date: 'Date: ____________________',
  },
}

/** Text for Rich Text Format: everything beyond ASCII as a 16-bit escape, and its own marks escaped. */
function rtf(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 126 || unit < 32) out += `\\u${unit > 32767 ? unit - 65536 : unit}?`
    else out += '\\{}'.includes(text[i]!) ? `\\${text[i]!}` : text[i]!
  }
  return out
}

/**
 * The letter to sign and stamp, as a document that every word processor opens and prints.
 *
 * @param code registration number, when it is known
 */
export function complianceLetterTemplate(
  locale: Locale,
  company: { name: string; code: string | null },
): { fileName: string; body: Buffer } {
  const w = words[locale]
  const paragraph = (text: string) => `{\\pard\\sl360\\slmult1\\sa160 ${rtf(text)}\\par}`
  const font = locale === 'en' ? 'Times New Roman' : 'SimSun'
  const lines = [
    `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\fnil ${font};}}`,
    '\\paperw11906\\paperh16838\\margl1701\\margr1701\\margt1440\\margb1440\\fs24',
    `{\\pard\\qc\\sa360\\b\\fs36 ${rtf(w.title)}\\par}`,
    paragraph(w.to),
    ...clauses[locale].map(paragraph),
    paragraph(`${w.company}${company.name}`),
    paragraph(`${w.code}${company.code ?? '____________________'}`),
    paragraph(w.sign),
    paragraph(w.seal),
    paragraph(w.date),
    '}',
  ]
  return {
    fileName: locale === 'en' ? 'data-compliance-letter.rtf' : '数据合规承诺函.rtf',
    body: Buffer.from(lines.join('\r\n'), 'latin1'),
  }
}
