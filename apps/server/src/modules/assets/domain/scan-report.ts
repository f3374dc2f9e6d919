import type { LocalizedText } from '../../../kernel/text.ts'

/**
 * One line of a version's report. `passed` and `failed` were checked by the system; `not_checked` says plainly what
 * nobody looked at; `stated` stands on the seller's word and evidence.
 */
export interface ScanFinding {
  key: string
  rule: string
  result: 'passed' | 'failed' | 'not_checked' | 'stated'
  text: LocalizedText
}

const both = (zh: string, en: string): LocalizedText => ({ zh, en })

/** What the report says of one uploaded file. */
export function fileFindings(file: {
  name: string
  sha256: string
  mediaType: string
  scan: 'NONE' | 'WAITING' | 'CLEAN' | 'INFECTED' | 'TOO_LARGE'
}): ScanFinding[] {
  const isArchive = /zip|tar|gzip/.test(file.mediaType)
  const integrity: ScanFinding = {
    key: 'integrity',
    rule: 'SELL-PUB-81',
    result: 'passed',
    text: both(`${file.name}：SHA-256 ${file.sha256}`, `${file.name}: SHA-256 ${file.sha256}`),
  }
  const structure: ScanFinding = {
    key: 'structure',
    rule: 'SELL-AST-03',
    result: 'passed',
    text: both(
      `${file.name}：压缩包结构完整，无越界路径、链接、加密和压缩炸弹`,
      `${file.name}: the archive is whole, without paths that lead out, links, encryption or bombs`,
    ),
  }
  return [integrity, ...(isArchive ? [structure] : []), virusFinding(file.name, file.scan)]
}

function virusFinding(
  name: string,
  scan: 'NONE' | 'WAITING' | 'CLEAN' | 'INFECTED' | 'TOO_LARGE',
): ScanFinding {
  const finding = (result: ScanFinding['result'], zh: string, en: string): ScanFinding => ({
    key: 'virus',
    rule: 'SELL-AST-04',
    result,
    text: both(`${name}：${zh}`, `${name}: ${en}`),
  })
  switch (scan) {
    case 'CLEAN':
      return finding('passed', '病毒扫描通过', 'the virus scan found nothing')
    case 'INFECTED':
      return finding('failed', '病毒扫描发现威胁', 'the virus scan found a threat')
    case 'TOO_LARGE':
      return finding(
        'not_checked',
        '未做病毒扫描：超出扫描器的大小上限',
        'not scanned for viruses: larger than the scanner takes',
      )
    case 'NONE':
    case 'WAITING':
      return finding(
        'not_checked',
        '未做病毒扫描：平台没有配置扫描器',
        'not scanned for viruses: this marketplace has no scanner',
      )
  }
}

/** What the report says of a website that was looked at. */
export function siteFinding(origin: string, problem: string | null): ScanFinding {
  return {
    key: 'site',
    rule: 'SELL-AST-10',
    result: problem === null ? 'passed' : 'failed',
    text:
      problem === null
        ? both(`${origin}：可访问，证书有效`, `${origin}: answers, with a valid certificate`)
        : both(`${origin}：无法访问（${problem}）`, `${origin}: cannot be reached (${problem})`),
  }
}

export function connectionFinding(usable: boolean): ScanFinding {
  return {
    key: 'connection',
    rule: 'SELL-AST-10',
    result: usable ? 'passed' : 'failed',
    text: usable
      ? both('生产地址已验证，基础接口密钥已绑定', 'The production address is verified, and its key is bound')
      : both(
          '生产地址未验证，或未绑定基础接口密钥。请在“应用接入”中补齐',
          'The production address is not verified, or no key is bound for the base interfaces. Mend it under application access',
        ),
  }
}

/** What stands on the seller's word, and what nobody examined. */
export function statedFindings(stated: number, examinedByNobody: boolean): ScanFinding[] {
  return [
    {
      key: 'criteria',
      rule: 'SELL-PUB-81',
      result: 'stated',
      text: both(
        `${stated} 项准则由商家自查并提供说明或证据，供审核员核对`,
        `${stated} criteria were stated by the seller with notes or evidence, for the reviewer to verify`,
      ),
    },
    ...(examinedByNobody
      ? [
          {
            key: 'vulnerabilities',
            rule: 'SELL-AST-04',
            result: 'not_checked' as const,
            text: both(
              '未自动检测已知漏洞和镜像内容：平台没有此类扫描器',
              'Known vulnerabilities and the inside of images were not examined: this marketplace has no such scanner',
            ),
          },
        ]
      : []),
  ]
}

export function hasFailed(report: readonly ScanFinding[]): boolean {
  return report.some((finding) => finding.result === 'failed')
}
