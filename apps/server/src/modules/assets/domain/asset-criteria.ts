import type { LocalizedText } from '../../../kernel/text.ts'
import type { AssetCategory } from './asset-fields.ts'

/** What a seller states about a version, with evidence: nobody examines images or known vulnerabilities here. */
export interface Criterion {
  key: string
  rule: string
  text: LocalizedText
  /** Whether it may be said not to apply. */
  optional: boolean
}

const criterion = (key: string, rule: string, zh: string, en: string, optional = false): Criterion => ({
  key,
  rule,
  text: { zh, en },
  optional,
})

const noMalware = criterion(
  'no_malware',
  'SELL-AST-04',
  '不含病毒、木马和恶意程序',
  'It holds no virus, trojan or other malware',
)
const noVulnerability = criterion(
  'no_vulnerability',
  'SELL-AST-04',
  '不含 CVSS 7.0 及以上的已知漏洞',
  'It has no known vulnerability with a CVSS score of 7.0 or more',
)

const imageCriteria = [
  criterion(
    'image_no_malware',
    'SELL-AST-05a',
    '镜像不含病毒、木马和恶意程序',
    'The image holds no virus, trojan or other malware',
  ),
  criterion(
    'image_no_vulnerability',
    'SELL-AST-05b',
    '镜像不含 CVSS 7.0 及以上的漏洞',
    'The image has no vulnerability with a CVSS score of 7.0 or more',
  ),
  criterion(
    'image_no_accounts',
    'SELL-AST-05c',
    '镜像没有预置操作系统登录账号、口令或密钥',
    'The image has no preset login accounts, passwords or keys of its operating system',
  ),
  criterion(
    'image_password_policy',
    'SELL-AST-05d',
    '口令策略：至少 8 位，含大写、小写、数字、特殊字符（含空格）中至少两类，且不同于账号名',
    'Password policy: 8 characters or more, at least two of capitals, small letters, digits and special characters (space included), and different from the account name',
  ),
  criterion(
    'image_source',
    'SELL-AST-07',
    '镜像由平台公共镜像制作，不是共享、加密、整机、已发布或由外部共享及市场镜像再制作的镜像',
    'The image was made from a public image of the platform; it is not shared, encrypted, full-server, published, or rebuilt from an outside shared or market image',
  ),
]

/** Security standard 3.0 (SELL-PUB-81). */
const securityStandard = [
  criterion(
    'tenant_isolation',
    'SELL-PUB-81',
    '租户之间相互隔离',
    'Tenants are isolated from each other',
    true,
  ),
  criterion(
    'least_rights',
    'SELL-PUB-81',
    '角色权限与开放端口最小化',
    'Roles and open ports are kept to the least',
  ),
  criterion(
    'authentication',
    'SELL-PUB-81',
    '所有管理接口和公网机机接口均需认证',
    'All management interfaces and public machine interfaces need authentication',
  ),
  criterion(
    'vulnerabilities_fixed',
    'SELL-PUB-81',
    'CVSS 7.0 及以上的漏洞在发布前修复',
    'Vulnerabilities with a CVSS score of 7.0 or more are fixed before release',
  ),
  criterion('authorization', 'SELL-PUB-81', '对每个请求进行鉴权', 'Every request is authorized'),
  criterion('no_back_door', 'SELL-PUB-81', '没有病毒和后门', 'There is no virus and no back door'),
  criterion(
    'no_root',
    'SELL-PUB-81',
    '对外暴露的进程不以 root 运行',
    'Exposed processes do not run as root',
    true,
  ),
  criterion(
    'cryptography',
    'SELL-PUB-81',
    '使用经认可的密码算法和安全随机数',
    'Approved cryptography with secure random numbers is used',
  ),
  criterion(
    'data_protection',
    'SELL-PUB-81',
    '敏感数据在传输和存储中受到保护',
    'Sensitive data is protected in transit and in storage',
  ),
  criterion(
    'package_integrity',
    'SELL-PUB-81',
    '提供软件包完整性校验（哈希）',
    'The integrity of packages can be checked by a hash',
    true,
  ),
  criterion(
    'no_end_of_life',
    'SELL-PUB-81',
    '不使用已停止维护的组件',
    'No component is beyond the end of its life',
  ),
  criterion(
    'passwords',
    'SELL-PUB-81',
    '公网接口没有预置、空或弱口令，并强制口令复杂度',
    'Public interfaces have no preset, empty or weak passwords, and complexity is enforced',
    true,
  ),
  criterion('privacy', 'SELL-PUB-81', '遵守隐私和数据法律', 'Privacy and data law is complied with'),
]

const saasCriteria = [
  criterion(
    'no_web_findings',
    'SELL-AST-10',
    '没有高危问题：XSS、SQL 注入、CSRF、XXE、命令注入、路径穿越、文件上传、信息泄露、URL 跳转、TLS 缺陷、网页木马',
    'No high-risk finding: XSS, SQL injection, CSRF, XXE, command injection, path traversal, file upload, information leak, URL redirection, TLS defects, web trojans',
  ),
]

const templateCriteria = [
  criterion(
    'no_region_variable',
    'SELL-AST-25',
    '模板不定义自己的区域变量',
    'The template defines no region variable of its own',
  ),
  criterion(
    'priced_resources',
    'SELL-AST-22',
    '模板中的每个云资源都能返回价格',
    'Every cloud resource of the template returns a price',
  ),
  criterion(
    'tested',
    'SELL-AST-24',
    '最新版本已成功部署测试',
    'Its newest version was deployed in a test successfully',
  ),
]

const dataCriteria = [
  noMalware,
  criterion('data_rights', 'SELL-PUB-81', '拥有销售该数据的权利', 'We have the right to sell this data'),
  criterion(
    'data_privacy',
    'SELL-PUB-81',
    '不含未脱敏的个人信息，遵守隐私和数据法律',
    'It holds no personal data that was not anonymized, and complies with privacy and data law',
  ),
]

export function criteriaOf(category: AssetCategory): readonly Criterion[] {
  switch (category) {
    case 'IMAGE':
      return [...imageCriteria, ...securityStandard]
    case 'APPLICATION':
    case 'SERVICE_PACKAGE':
      return [noMalware, noVulnerability, ...securityStandard]
    case 'SAAS':
      return [...saasCriteria, ...securityStandard]
    case 'TEMPLATE':
      return [noMalware, ...templateCriteria]
    case 'DATA_FILE':
      return dataCriteria
    case 'ALGORITHM':
      return [noMalware, noVulnerability]
  }
}

export const criterionMarks = ['YES', 'NOT_APPLICABLE'] as const

/** How a seller answered a criterion. */
export interface CriterionAnswer {
  mark: (typeof criterionMarks)[number]
  note: string
  /** Id of an uploaded file; null for none. */
  evidence: string | null
}

export type Checklist = Record<string, CriterionAnswer>

/** Fields at which a checklist is not complete yet: each criterion needs a mark, and a note or a file that shows it. */
export function checklistProblems(
  criteria: readonly Criterion[],
  checklist: Checklist,
): { path: string; message: string }[] {
  return criteria.flatMap(({ key, optional }) => {
    const answer = checklist[key]
    if (!answer) return [{ path: `checklist.${key}`, message: 'required' }]
    if (answer.mark === 'NOT_APPLICABLE') {
      if (!optional) return [{ path: `checklist.${key}`, message: 'criterion_needed' }]
      return answer.note.trim() === '' ? [{ path: `checklist.${key}`, message: 'criterion_note' }] : []
    }
    const shown = answer.note.trim() !== '' || answer.evidence !== null
    return shown ? [] : [{ path: `checklist.${key}`, message: 'criterion_evidence' }]
  })
}
