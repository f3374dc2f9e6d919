import type { LocalizedText } from '../../../kernel/text.ts'
import * as options from './asset-options.ts'
import type { FieldOption } from './asset-options.ts'

export const assetCategories = [
  'IMAGE',
  'APPLICATION',
  'SAAS',
  'TEMPLATE',
  'DATA_FILE',
  'ALGORITHM',
  'SERVICE_PACKAGE',
] as const
export type AssetCategory = (typeof assetCategories)[number]

export const categoryNames: Record<AssetCategory, LocalizedText> = {
  IMAGE: { zh: '镜像', en: 'Image' },
  APPLICATION: { zh: '应用资产', en: 'Application' },
  SAAS: { zh: 'SaaS', en: 'SaaS' },
  TEMPLATE: { zh: '部署模板', en: 'Deployment template' },
  DATA_FILE: { zh: '数据文件', en: 'Data file' },
  ALGORITHM: { zh: '算法', en: 'Algorithm' },
  SERVICE_PACKAGE: { zh: '云原生服务包', en: 'Cloud-native service package' },
}

/** What a field may hold. */
export type FieldShape =
  | { kind: 'text'; max: number; pattern?: RegExp }
  | { kind: 'prose'; max: number }
  | { kind: 'choice'; options: readonly FieldOption[] }
  | { kind: 'choices'; options: readonly FieldOption[] }
  /** In `unit`. */
  | { kind: 'integer'; min: number; max: number; unit: string }
  /** Has to be true before it is submitted. */
  | { kind: 'statement' }
  /** Id of an uploaded file. */
  | { kind: 'file'; purpose: 'package' | 'evidence' }
  /** Ids of verified websites of the seller. */
  | { kind: 'domains'; max: number }
  /** Id of a production address of the seller. */
  | { kind: 'endpoint' }
  /** Asset and version of another asset of the seller, as `assetId` and `version`. */
  | { kind: 'asset'; categories: readonly AssetCategory[] }
  | { kind: 'rows'; columns: readonly AssetField[]; max: number }

export type AssetField = {
  key: string
  /** Rule of the specification that asks for it. */
  rule: string
  label: LocalizedText
  help?: LocalizedText
  required: boolean
} & FieldShape

const both = (zh: string, en: string): LocalizedText => ({ zh, en })
/** Rule and words of a field. */
const about = (rule: string, zh: string, en: string, help?: LocalizedText) => ({
  rule,
  label: both(zh, en),
  ...(help && { help }),
})

const packageField = (zh: string, en: string): AssetField => ({
  key: 'package',
  kind: 'file',
  purpose: 'package',
  required: true,
  ...about(
    'SELL-AST-03',
    zh,
    en,
    both(
      '文件名只能用字母、数字、“-”、“_”和半角括号。上传可中断后继续。',
      'The name may hold letters, digits, - _ and half-width brackets. The upload may be interrupted and continued.',
    ),
  ),
})

/** Ports are one number or a range. */
const PORTS = /^(\d{1,5}(-\d{1,5})?|ALL)$/
const CIDR = /^(\d{1,3}\.){3}\d{1,3}(\/\d{1,2})?$|^[0-9a-f:]+(\/\d{1,3})?$/i
const IMAGE_ID = /^[A-Za-z0-9-]{8,64}$/

const applicationFields: AssetField[] = [
  {
    key: 'packageKind',
    kind: 'choice',
    options: options.packageKinds,
    required: true,
    ...about('SELL-AST-03', '包类型', 'Kind of package'),
  },
  packageField('软件包', 'Package'),
  {
    key: 'architectures',
    kind: 'choices',
    options: options.packageArchitectures,
    required: true,
    ...about('SELL-AST-03', '支持的架构', 'Architectures'),
  },
  {
    key: 'languages',
    kind: 'choices',
    options: options.languages,
    required: true,
    ...about('SELL-AST-04', '开发语言', 'Programming languages'),
  },
  {
    key: 'installation',
    kind: 'prose',
    max: 2000,
    required: false,
    ...about('SELL-AST-01', '安装说明', 'How it is installed'),
  },
]

function imageFields(site: 'cn' | 'intl'): AssetField[] {
  return [
    {
      key: 'regionImages',
      kind: 'rows',
      max: 20,
      required: true,
      ...about(
        'SELL-AST-07',
        '各区域的私有镜像',
        'Private image in each region',
        both(
          '须由平台公共镜像制作，系统盘不超过 128 GB；共享、加密、整机镜像及已发布的镜像不可用。',
          'Made from a public image of the platform, with a system disk of at most 128 GB; shared, encrypted, full-server and published images are refused.',
        ),
      ),
      columns: [
        {
          key: 'region',
          kind: 'choice',
          options: options.imageRegions[site],
          required: true,
          ...about('SELL-AST-07', '区域', 'Region'),
        },
        {
          key: 'imageId',
          kind: 'text',
          max: 64,
          pattern: IMAGE_ID,
          required: true,
          ...about('SELL-AST-08', '镜像 ID', 'Image id'),
        },
      ],
    },
    {
      key: 'os',
      kind: 'choice',
      options: options.operatingSystems,
      required: true,
      ...about('SELL-AST-08', '操作系统', 'Operating system'),
    },
    {
      key: 'architecture',
      kind: 'choice',
      options: options.imageArchitectures,
      required: true,
      ...about(
        'SELL-AST-08',
        '架构',
        'Architecture',
        both(
          'Arm 镜像只能在北京四、上海一、广州制作并发布。',
          'Images for Arm may be built and published in Beijing4, Shanghai1 and Guangzhou only.',
        ),
      ),
    },
    {
      key: 'minDiskGb',
      kind: 'integer',
      min: 1,
      max: 128,
      unit: 'GB',
      required: true,
      ...about('SELL-AST-08', '最小系统盘', 'Smallest system disk'),
    },
    {
      key: 'minRamGb',
      kind: 'integer',
      min: 1,
      max: 4096,
      unit: 'GB',
      required: true,
      ...about('SELL-AST-08', '最小内存', 'Least memory'),
    },
    {
      key: 'maxRamGb',
      kind: 'integer',
      min: 1,
      max: 4096,
      unit: 'GB',
      required: false,
      ...about('SELL-AST-08', '最大内存', 'Most memory'),
    },
    {
      key: 'delegation',
      kind: 'text',
      max: 64,
      required: true,
      ...about(
        'SELL-AST-08',
        '委托名称',
        'Agency',
        both(
          '授予镜像服务 IMS 管理员权限的委托，用于复制镜像。',
          'The agency that gives the image service administrator rights (IMS), by which the image is copied.',
        ),
      ),
    },
    {
      key: 'remoteLogin',
      kind: 'statement',
      required: true,
      ...about(
        'SELL-AST-06',
        '镜像已开启远程登录，供检测登录使用',
        'Remote login is enabled in the image, so that it can be examined',
        both(
          'Linux：在 sshd_config 中允许密码登录。',
          'Linux: allow sign-in with a password in sshd_config.',
        ),
      ),
    },
    {
      key: 'securityGroup',
      kind: 'rows',
      max: 50,
      required: true,
      ...about(
        'SELL-AST-08',
        '推荐的安全组规则',
        'Recommended security-group rules',
        both('买家开通时预先填好。', 'Filled in for buyers beforehand.'),
      ),
      columns: [
        {
          key: 'direction',
          kind: 'choice',
          options: options.directions,
          required: true,
          ...about('SELL-AST-08', '方向', 'Direction'),
        },
        {
          key: 'protocol',
          kind: 'choice',
          options: options.protocols,
          required: true,
          ...about('SELL-AST-08', '协议', 'Protocol'),
        },
        {
          key: 'ports',
          kind: 'text',
          max: 11,
          pattern: PORTS,
          required: true,
          ...about('SELL-AST-08', '端口', 'Ports', both('如 443 或 8000-8080', 'Such as 443 or 8000-8080')),
        },
        {
          key: 'source',
          kind: 'text',
          max: 50,
          pattern: CIDR,
          required: true,
          ...about('SELL-AST-08', '地址范围', 'Addresses', both('如 0.0.0.0/0', 'Such as 0.0.0.0/0')),
        },
      ],
    },
  ]
}

const saasFields: AssetField[] = [
  {
    key: 'domains',
    kind: 'domains',
    max: 10,
    required: true,
    ...about(
      'SELL-AST-10',
      '域名',
      'Websites',
      both('先在“域名”页添加并验证归属。', 'Add them under “Websites” first and prove that they are yours.'),
    ),
  },
  {
    key: 'loginMode',
    kind: 'choice',
    options: options.loginModes,
    required: true,
    ...about('SELL-AST-10', '登录方式', 'How users sign in'),
  },
  {
    key: 'endpoint',
    kind: 'endpoint',
    required: true,
    ...about(
      'SELL-AST-10',
      '生产地址',
      'Production address',
      both('须已验证，并绑定了基础接口密钥。', 'Verified, and with a key bound for the base interfaces.'),
    ),
  },
  {
    key: 'scanStatement',
    kind: 'statement',
    required: true,
    ...about(
      'SELL-AST-10',
      '同意平台对上述网站进行安全检测',
      'The marketplace may examine the security of these websites',
    ),
  },
]

const templateFields: AssetField[] = [
  {
    key: 'engine',
    kind: 'choice',
    options: options.templateEngines,
    required: true,
    ...about('SELL-AST-01', '模板类型', 'Kind of template'),
  },
  packageField('模板包', 'Template package'),
  {
    key: 'target',
    kind: 'asset',
    categories: ['APPLICATION', 'IMAGE'],
    required: true,
    ...about(
      'SELL-AST-01',
      '所部署的资产',
      'What it deploys',
      both('已通过的应用或镜像资产及其版本。', 'An approved application or image, and its version.'),
    ),
  },
  {
    key: 'introduction',
    kind: 'prose',
    max: 2000,
    required: true,
    ...about('SELL-AST-20', '模板介绍', 'Introduction'),
  },
]

const dataFields: AssetField[] = [
  packageField('数据包', 'Data package'),
  {
    key: 'format',
    kind: 'text',
    max: 100,
    required: true,
    ...about('SELL-AST-01', '数据格式', 'Format', both('如 CSV、Parquet', 'Such as CSV or Parquet')),
  },
  {
    key: 'records',
    kind: 'integer',
    min: 1,
    max: 1_000_000_000_000,
    unit: '',
    required: true,
    ...about('SELL-AST-01', '记录数', 'Number of records'),
  },
  {
    key: 'updates',
    kind: 'choice',
    options: options.updateRhythms,
    required: true,
    ...about('SELL-AST-01', '更新频率', 'How often it is updated'),
  },
  {
    key: 'source',
    kind: 'prose',
    max: 2000,
    required: true,
    ...about('SELL-AST-01', '数据来源与授权', 'Where the data comes from, and by what right'),
  },
]

const algorithmFields: AssetField[] = [
  {
    key: 'reference',
    kind: 'text',
    max: 64,
    pattern: /^[A-Za-z0-9_-]{4,64}$/,
    required: true,
    ...about(
      'SELL-PUB-32',
      '算法商城中的算法 ID',
      'Id in the algorithm mall',
      both('先在算法商城上传并通过审核。', 'Upload it there first and have it approved.'),
    ),
  },
  {
    key: 'approval',
    kind: 'file',
    purpose: 'evidence',
    required: true,
    ...about('SELL-PUB-32', '算法商城的审核结果', 'Approval by the algorithm mall'),
  },
  {
    key: 'introduction',
    kind: 'prose',
    max: 2000,
    required: true,
    ...about('SELL-AST-01', '算法介绍', 'Introduction'),
  },
]

const servicePackageFields: AssetField[] = [
  {
    key: 'packageKind',
    kind: 'choice',
    options: options.servicePackageKinds,
    required: true,
    ...about('SELL-AST-01', '包类型', 'Kind of package'),
  },
  packageField('服务包', 'Service package'),
  {
    key: 'kubernetes',
    kind: 'text',
    max: 50,
    required: true,
    ...about(
      'SELL-AST-01',
      '支持的 Kubernetes 版本',
      'Kubernetes versions',
      both('如 1.27–1.31', 'Such as 1.27–1.31'),
    ),
  },
]

/** What a version of the category consists of. */
export function fieldsOf(category: AssetCategory, site: 'cn' | 'intl'): readonly AssetField[] {
  switch (category) {
    case 'IMAGE':
      return imageFields(site)
    case 'APPLICATION':
      return applicationFields
    case 'SAAS':
      return saasFields
    case 'TEMPLATE':
      return templateFields
    case 'DATA_FILE':
      return dataFields
    case 'ALGORITHM':
      return algorithmFields
    case 'SERVICE_PACKAGE':
      return servicePackageFields
  }
}
